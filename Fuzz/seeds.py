#!/usr/bin/env python3
"""Cuts Corpus/ into seeds for the fuzzers of HTML and of headers.

usage: Fuzz/seeds.py CORPUS DIR

DIR/html gets every HTML part, decoded, with its charset as it is; DIR/header every header. A fuzzer that starts from whole messages
would have to find its way round base64 and everything else that it does not test.
"""
import email
import hashlib
import os
import sys


def write(folder, content):
    with open(os.path.join(folder, hashlib.sha256(content).hexdigest()[:16]), "wb") as file:
        file.write(content)


def main(corpus, target):
    html, header = os.path.join(target, "html"), os.path.join(target, "header")
    os.makedirs(html, exist_ok=True)
    os.makedirs(header, exist_ok=True)
    for folder, _, names in os.walk(corpus):
        for name in sorted(names):
            if not name.endswith((".eml", ".html")):
                continue
            with open(os.path.join(folder, name), "rb") as file:
                content = file.read()
            if name.endswith(".html"):
                write(html, content)
                continue
            message = email.message_from_bytes(content)
            write(header, content.replace(b"\r\n", b"\n").split(b"\n\n")[0] + b"\n\n")
            for part in message.walk():
                if part.get_content_type() == "text/html" and not part.is_multipart():
                    write(html, part.get_payload(decode=True) or b"")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
