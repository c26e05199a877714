# What people and CI type. `make` alone lists the targets.

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
PYTHON ?= python3
# Flags of every build and test, so that one build serves all: `make ci` adds -warnings-as-errors here.
SWIFT_FLAGS ?=
CHECKED = --explicit-target-dependency-import-check error $(SWIFT_FLAGS)
SOURCES = Package.swift Sources Tests $(wildcard Plugins) Fuzz/Package.swift Fuzz/Sources
RELEASE = .build/release/spamlint
# The debug build, in which the tests run, checks exclusive access; across modules the optimizer sees what it else would not; without
# symbols the program is a third as large and starts sooner. Generic types are made of what the compiler knows; by their names the runtime
# would look for what they conform to among all that the program has, at every start. All that is released is compiled in the same way,
# and so but once.
FAST = -Xswiftc -enforce-exclusivity=unchecked -Xswiftc -cross-module-optimization -Xlinker -s
FAST += -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors
# At a fixed address the program need not mend 86,000 pointers at every start. The daemon starts seldom, and listens to strangers.
FIXED = -Xlinker -no-pie
DEMO ?= Corpus/spam/demo*.eml

.DEFAULT_GOAL := help
.PHONY: help demo test build release daemon library test-servers chaos soak install install-daemon install-library uninstall deb lint format golden rules schema manual reference formats places mending suites differential bench calibrate fuzz ci clean toolchain

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

demo: release ## build the program, lint a spammy message of Corpus/ and show the report
	@echo; echo '$$ spamlint $(wildcard $(DEMO))'; echo
	@$(RELEASE) $(DEMO) || [ $$? -eq 1 ]

test: toolchain ## build and run all tests
	$(SWIFT) test $(CHECKED)

build: toolchain ## debug build of everything, tests too
	$(SWIFT) build --build-tests $(CHECKED)

release: toolchain ## release build: .build/release/spamlint, Swift's runtime and the rules inside it
	$(SWIFT) build -c release --static-swift-stdlib --product spamlint $(FAST) $(FIXED) $(CHECKED)

LIBRARY = .build/release/libspamlint.so
# For the link of its own, which it has to make and nobody uses, the package manager knows Swift's shared runtime alone.
STATIC = $(shell dirname "$$(dirname "$$(readlink -f "$$(command -v $(SWIFT))")")")/lib/swift_static/linux
library: toolchain ## build libspamlint.so for other languages, Swift's runtime inside (header: Sources/CSpamLint/include/spamlint.h)
	$(SWIFT) build -c release --static-swift-stdlib --product SpamLintC $(FAST) -Xlinker -L$(STATIC) $(CHECKED)
	$(SWIFT)c -use-ld=lld -emit-library -static-stdlib -o '$(LIBRARY)' @.build/release/SpamLintC.product/Objects.LinkFileList \
	    -Xlinker -soname=libspamlint.so -Xlinker --version-script=Packaging/libspamlint.map -Xlinker --gc-sections -Xlinker -s \
	    -lxml2 -lpcre2-8

install: release ## install program, man page and completions [PREFIX=/usr/local DESTDIR=]
	install -d '$(DESTDIR)$(PREFIX)/bin' '$(DESTDIR)$(PREFIX)/share/man/man1'
	install -s -m 755 $(RELEASE) '$(DESTDIR)$(PREFIX)/bin/spamlint'
	install -m 644 Documentation/spamlint.1 '$(DESTDIR)$(PREFIX)/share/man/man1/spamlint.1'
	install -d '$(DESTDIR)$(PREFIX)/share/bash-completion/completions' '$(DESTDIR)$(PREFIX)/share/zsh/site-functions'
	install -d '$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d'
	$(RELEASE) --generate-completion-script bash > '$(DESTDIR)$(PREFIX)/share/bash-completion/completions/spamlint'
	$(RELEASE) --generate-completion-script zsh > '$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_spamlint'
	$(RELEASE) --generate-completion-script fish > '$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/spamlint.fish'

install-daemon: daemon ## install spamlintd, its man page, unit, user and example configuration [PREFIX=/usr/local DESTDIR=]
	install -d '$(DESTDIR)$(PREFIX)/bin' '$(DESTDIR)$(PREFIX)/share/man/man8' '$(DESTDIR)$(PREFIX)/lib/systemd/system'
	install -d '$(DESTDIR)$(PREFIX)/lib/sysusers.d' '$(DESTDIR)$(PREFIX)/share/doc/spamlintd'
	install -s -m 755 $(DAEMON) '$(DESTDIR)$(PREFIX)/bin/spamlintd'
	install -m 644 Documentation/spamlintd.8 '$(DESTDIR)$(PREFIX)/share/man/man8/spamlintd.8'
	sed 's#/usr/bin/spamlintd#$(PREFIX)/bin/spamlintd#' Packaging/systemd/spamlintd.service \
	    > '$(DESTDIR)$(PREFIX)/lib/systemd/system/spamlintd.service'
	install -m 644 Packaging/systemd/spamlintd.socket '$(DESTDIR)$(PREFIX)/lib/systemd/system/spamlintd.socket'
	install -m 644 Packaging/systemd/spamlint.sysusers '$(DESTDIR)$(PREFIX)/lib/sysusers.d/spamlint.conf'
	install -m 644 Packaging/systemd/spamlintd.yml '$(DESTDIR)$(PREFIX)/share/doc/spamlintd/spamlintd.yml'

install-library: library ## install libspamlint.so, its header and its pkg-config file [PREFIX=/usr/local DESTDIR=]
	install -d '$(DESTDIR)$(PREFIX)/lib/pkgconfig' '$(DESTDIR)$(PREFIX)/include'
	install -m 644 '$(LIBRARY)' '$(DESTDIR)$(PREFIX)/lib/libspamlint.so'
	install -m 644 Sources/CSpamLint/include/spamlint.h '$(DESTDIR)$(PREFIX)/include/spamlint.h'
	sed -e 's#@PREFIX@#$(PREFIX)#' -e 's#@VERSION@#$(VERSION)#' Packaging/spamlint.pc.in \
	    > '$(DESTDIR)$(PREFIX)/lib/pkgconfig/spamlint.pc'
	if [ -z '$(DESTDIR)' ] && [ "$$(id -u)" = 0 ]; then ldconfig; fi

uninstall: ## remove what install, install-daemon and install-library put there [PREFIX=/usr/local DESTDIR=]
	cd '$(DESTDIR)$(PREFIX)' && rm -f bin/spamlint share/man/man1/spamlint.1 share/bash-completion/completions/spamlint \
	    share/zsh/site-functions/_spamlint share/fish/vendor_completions.d/spamlint.fish \
	    bin/spamlintd share/man/man8/spamlintd.8 lib/systemd/system/spamlintd.service lib/systemd/system/spamlintd.socket \
	    lib/sysusers.d/spamlint.conf share/doc/spamlintd/spamlintd.yml \
	    lib/libspamlint.so include/spamlint.h lib/pkgconfig/spamlint.pc

VERSION = $(shell sed -n 's/.*current = "\(.*\)"/\1/p' Sources/SpamLint/SpamLintVersion.swift)
deb: release daemon ## build Debian packages: .build/deb/spamlint_VERSION_ARCH.deb and spamlintd_…
	rm -rf .build/deb && mkdir -p .build/deb
	$(MAKE) -o release install PREFIX=/usr DESTDIR='$(CURDIR)/.build/deb/spamlint' RELEASE='$(RELEASE)'
	$(MAKE) -o daemon install-daemon PREFIX=/usr DESTDIR='$(CURDIR)/.build/deb/spamlintd' DAEMON='$(DAEMON)'
	install -D -m 644 Packaging/systemd/spamlintd.yml .build/deb/spamlintd/etc/spamlint/spamlintd.yml
	Scripts/make-deb spamlint '$(VERSION)' .build/deb/spamlint
	Scripts/make-deb spamlintd '$(VERSION)' .build/deb/spamlintd

lint: toolchain ## check the format of all Swift code
	$(SWIFT) format lint --strict --recursive --parallel $(SOURCES)

format: toolchain ## mend the format of all Swift code
	$(SWIFT) format --in-place --recursive --parallel $(SOURCES)

golden: toolchain ## write the expected reports of Corpus/ anew; read the diff
	UPDATE_GOLDEN=1 $(SWIFT) test $(CHECKED) --filter Golden

rules: release ## run every rule's examples
	$(RELEASE) test-rules Rules

schema: release ## check what the program prints against Schemas/
	$(RELEASE) --format ndjson --fail-on never Corpus > .build/report.ndjson
	$(PYTHON) Scripts/validate_schema.py Schemas/report.v1.schema.json < .build/report.ndjson
	$(RELEASE) --format ndjson --fail-on never --gain --target 3 Corpus/spam > .build/gain.ndjson
	$(PYTHON) Scripts/validate_schema.py Schemas/report.v1.schema.json < .build/gain.ndjson
	$(RELEASE) --format ndjson --fail-on never --edits Corpus > .build/edits.ndjson
	$(PYTHON) Scripts/validate_schema.py Schemas/report.v1.schema.json < .build/edits.ndjson
	$(RELEASE) --format ndjson --fail-on never --statistics Corpus > .build/statistics.ndjson
	$(PYTHON) Scripts/validate_schema.py Schemas/statistics.v1.schema.json < .build/statistics.ndjson
	$(RELEASE) compare --format json --fail-on never $(wildcard $(DEMO)) Corpus/spam/part-time-order-brushing.eml > .build/compare.json
	$(PYTHON) Scripts/validate_schema.py Schemas/compare.v1.schema.json < .build/compare.json
	$(RELEASE) inspect --format ndjson Corpus > .build/inspect.ndjson
	$(PYTHON) Scripts/validate_schema.py Schemas/inspect.v1.schema.json < .build/inspect.ndjson
	$(RELEASE) init --print Corpus > .build/config.yml
	$(PYTHON) Scripts/validate_config.py Schemas/config.v1.schema.json .build/config.yml

manual: release ## check that the man page knows every option, docs/rules.md every rule, and the READMEs the report as it is
	Scripts/readme_demo.py --check
	$(PYTHON) Scripts/check_manual.py $(RELEASE) Documentation/spamlint.1
	$(RELEASE) rules --no-config --format markdown | cmp - docs/rules.md || { echo "docs/rules.md is not what the rules say: 'make reference' writes it" >&2; exit 1; }

reference: release ## write docs/rules.md anew from the rules
	$(RELEASE) rules --no-config --format markdown > docs/rules.md

formats: release ## check SARIF against its schema, and the HTML report in headless Chromium
	$(PYTHON) Scripts/check_sarif.py --spamlint $(RELEASE) Corpus
	$(PYTHON) Scripts/check_html_report.py --spamlint $(RELEASE) $(DEMO)

FOLDER ?= Corpus
places: release ## check that the bytes at every finding's place are the text it quotes [FOLDER=Corpus]
	$(PYTHON) Scripts/check_places.py --spamlint $(RELEASE) '$(FOLDER)'

mending: release ## hold mending to its laws: twice is once, no score rises, patches apply [FOLDER=Corpus]
	$(PYTHON) Scripts/check_mending.py --spamlint $(RELEASE) '$(FOLDER)'
	$(PYTHON) Scripts/check_mending.py --spamlint $(RELEASE) --unsafe '$(FOLDER)'

suites: release ## hold the reading of mail against other parsers' suites [MIME4J=DIR MAIL_PARSER=DIR]
	$(PYTHON) Scripts/check_suites.py --spamlint $(RELEASE) $(if $(MIME4J),--mime4j '$(MIME4J)') $(if $(MAIL_PARSER),--mail-parser '$(MAIL_PARSER)')

# The least F1 of each profile against the real filter.
FLOORS ?= --floor spamassassin=0.70 --floor rspamd=0.55
differential: release ## compare what is told of receivers with the real SpamAssassin and Rspamd, offline [FOLDER=Corpus]
	$(PYTHON) Scripts/differential.py --spamlint $(RELEASE) $(FLOORS) '$(FOLDER)'

DAEMON = .build/release/spamlintd
daemon: toolchain ## build spamlintd, the gate: .build/release/spamlintd
	$(SWIFT) build -c release --static-swift-stdlib --product spamlintd $(FAST) $(CHECKED)

SERVERS = Scripts/servers
SCHEMATHESIS ?= schemathesis
test-servers: release daemon library ## try every door with real servers and clients (Debian packages; as root, for Postfix)
	Scripts/server-packages
	$(PYTHON) Scripts/check_library.py --library '$(LIBRARY)' --spamlint $(RELEASE) Corpus
	$(PYTHON) $(SERVERS)/start.py --spamlintd $(DAEMON)
	$(PYTHON) $(SERVERS)/http_door.py --spamlintd $(DAEMON) --spamlint $(RELEASE) Corpus
	$(PYTHON) $(SERVERS)/openapi.py --spamlintd $(DAEMON) --schemathesis '$(SCHEMATHESIS)'
	$(PYTHON) $(SERVERS)/spamd_door.py --spamlintd $(DAEMON) Corpus/spam
	$(PYTHON) $(SERVERS)/page.py --spamlintd $(DAEMON) $(wildcard $(DEMO))
	$(PYTHON) $(SERVERS)/milter_door.py --spamlintd $(DAEMON) Corpus/ham
	$(PYTHON) $(SERVERS)/balance.py --spamlintd $(abspath $(DAEMON))
	$(PYTHON) $(SERVERS)/stacks.py --spamlintd $(abspath $(DAEMON))
	$(PYTHON) $(SERVERS)/chaos.py --spamlintd $(abspath $(DAEMON))

chaos: daemon ## break things around spamlintd on purpose (docs/reliability.md)
	$(PYTHON) $(SERVERS)/chaos.py --spamlintd $(abspath $(DAEMON))

SOAK ?= 200000
soak: daemon ## send many messages through every door; memory and descriptors must stay [SOAK=200000]
	$(PYTHON) $(SERVERS)/soak.py --spamlintd $(DAEMON) --messages $(SOAK)

CORPUS ?= Corpus
bench: release ## measure speed, start-up, memory and growth [CORPUS=Corpus]
	$(PYTHON) Scripts/bench.py --spamlint $(RELEASE) '$(CORPUS)'

WRITE ?=
calibrate: release ## fit the points of corpus-based rules to labelled mail and cross-validate [CORPUS=DIR WRITE=1]
	$(PYTHON) Scripts/calibrate.py --spamlint $(RELEASE) --rules Rules $(if $(WRITE),--write) '$(CORPUS)'

SECONDS ?= 600
ENTRY ?= message html header rule milter spamd http
fuzz: toolchain ## fuzz with libFuzzer and the address sanitizer [SECONDS=600 ENTRY="message html header rule milter spamd http"]
	Fuzz/run $(SECONDS) $(ENTRY)

ci: ## everything that CI runs
	@mkdir -p .build && git diff > .build/before-ci.diff
	$(MAKE) lint
	$(MAKE) test SWIFT_FLAGS='-Xswiftc -warnings-as-errors'
	$(MAKE) demo rules schema manual formats places mending differential SWIFT_FLAGS='-Xswiftc -warnings-as-errors'
	@git diff | cmp -s - .build/before-ci.diff || { git diff --stat; echo 'The run above changed files that are under version control.' >&2; exit 1; }

clean: ## remove everything that was built
	rm -rf .build .build-fuzz fuzz-out

toolchain:
	@Scripts/debian-packages
