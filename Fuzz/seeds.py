#!/usr/bin/env python3
"""Cuts Corpus/ into seeds for the fuzzers of HTML, of headers and of the gate.

usage: Fuzz/seeds.py CORPUS DIR

DIR/html gets every HTML part, decoded, with its charset as it is; DIR/header every header. A fuzzer that starts from whole messages
would have to find its way round base64 and everything else that it does not test. DIR/milter gets every short message as a mail server
tells it to a filter, DIR/spamd as a client of spamd sends it, DIR/http as the bodies of requests, and every short template with them.
"""
import email
import hashlib
import json
import os
import re
import struct
import sys
import zlib


def write(folder, content):
    with open(os.path.join(folder, hashlib.sha256(content).hexdigest()[:16]), "wb") as file:
        file.write(content)


def frame(letter, payload=b""):
    return struct.pack(">I", len(payload) + 1) + letter + payload


def milter(content):
    """A connection with one message, in the form that the fuzzer reads: a byte that chooses, then frames."""
    head, _, body = content.replace(b"\r\n", b"\n").partition(b"\n\n")
    frames = [
        frame(b"O", struct.pack(">III", 6, 0x1FF, 0x1FFFFF)),
        frame(b"C", b"client.example\x004\x00\x19192.0.2.7\x00"),
        frame(b"H", b"client.example\0"),
        frame(b"D", b"Mi\x004XyZ\x00{auth_authen}\0anna\0"),
        frame(b"M", b"<news@shop.example>\0"),
        frame(b"R", b"<anna@mail.example>\0"),
    ]
    for field in re.split(rb"\n(?![ \t])", head):
        name, _, value = field.partition(b":")
        frames.append(frame(b"L", name + b"\0" + value + b"\0"))
    frames += [frame(b"N"), frame(b"B", body.replace(b"\n", b"\r\n")), frame(b"E"), frame(b"Q")]
    return b"\0" + b"".join(frames)


def spamd(content):
    """A request with a message, in the form that the fuzzer reads: a byte that chooses, then what is sent."""
    command = [b"CHECK", b"SYMBOLS", b"REPORT", b"PROCESS", b"HEADERS"][len(content) % 5]
    field = b""
    if len(content) % 2:
        content, field = zlib.compress(content), b"Compress: zlib\r\n"
    return b"\0%s SPAMC/1.5\r\n%sContent-length: %d\r\n\r\n%s" % (command, field, len(content), content)


# As Fuzz/Sources/FuzzHTTP counts them.
NAMES = ["json", "eml", "html", "mbox", "-", "mjml", "md", "liquid", "erb", "ftl", "hbs", "jinja", "gotmpl"]


def bodies(content):
    """Bodies of requests in the shape of Postmark, of Stalwart, of a mail service's object, and the message itself."""
    message = email.message_from_bytes(content)
    text = content.decode("utf-8", "replace")
    head, _, rest = text.replace("\r\n", "\n").partition("\n\n")
    fields = [[name, value + "\r\n"] for name, _, value in (field.partition(":") for field in re.split(r"\n(?![ \t])", head))]
    yield b"P" + json.dumps({"email": text, "options": "long"}).encode()
    yield b"S" + json.dumps({
        "context": {"stage": "DATA", "client": {"ip": "192.0.2.7", "helo": "client.example"}, "sasl": {"login": "anna"}, "queue": {"id": "7"}},
        "envelope": {"from": {"address": "news@shop.example"}, "to": [{"address": "anna@mail.example"}]},
        "message": {"headers": fields, "contents": rest},
    }).encode()
    yield b"\0" + json.dumps({
        "From": str(message["From"]), "To": "anna@mail.example", "Subject": str(message["Subject"]), "TextBody": rest, "HtmlBody": rest,
        "Headers": [{"Name": name, "Value": value} for name, value in fields], "MessageStream": "broadcast",
    }).encode()
    yield b"\1" + content


def main(corpus, target):
    html, header, gate, client, http = (os.path.join(target, name) for name in ("html", "header", "milter", "spamd", "http"))
    for folder in (html, header, gate, client, http):
        os.makedirs(folder, exist_ok=True)
    for folder, _, names in os.walk(corpus):
        for name in sorted(names):
            with open(os.path.join(folder, name), "rb") as file:
                content = file.read()
            form = name.rpartition(".")[2]
            if "templates" in folder and len(content) < 4096:
                write(http, bytes([NAMES.index(form if form in NAMES else "html")]) + content)
            if form not in ("eml", "html"):
                continue
            if name.endswith(".html"):
                write(html, content)
                continue
            message = email.message_from_bytes(content)
            if len(content) < 4096:
                write(gate, milter(content))
                write(client, spamd(content))
                for body in bodies(content):
                    write(http, body)
            write(header, content.replace(b"\r\n", b"\n").split(b"\n\n")[0] + b"\n\n")
            for part in message.walk():
                if part.get_content_type() == "text/html" and not part.is_multipart():
                    write(html, part.get_payload(decode=True) or b"")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
