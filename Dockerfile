# spamlint alone on Debian, for CI: docker run --rm -v "$PWD:/data:ro" spamlint newsletter.eml
FROM swift:6.2-bookworm AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends libxml2-dev libpcre2-dev libpsl-dev zlib1g-dev pkg-config make \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN make install DESTDIR=/image PREFIX=/usr

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends libxml2 libpcre2-8-0 libpsl5 publicsuffix \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /image/usr /usr
LABEL org.opencontainers.image.title="spamlint" \
      org.opencontainers.image.description="A linter for e-mail that is about to be sent" \
      org.opencontainers.image.licenses="Apache-2.0"
USER nobody
WORKDIR /data
ENTRYPOINT ["/usr/bin/spamlint"]
CMD ["--help"]
