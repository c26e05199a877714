#!/usr/bin/env python3
"""Holds the reading of mail against what other parsers' test suites expect of it.

usage: check_suites.py --spamlint PROGRAM [--mime4j DIR] [--mail-parser DIR] [--show N]

    --mime4j DIR       Apache James Mime4J's test resources: NAME.msg with NAME_decoded.xml (how the parts nest) and
                       NAME_decoded_1_2.txt or .bin (what they hold, decoded)
    --mail-parser DIR  Stalwart's mail-parser test resources: NAME.eml with NAME.json, and the tables address.json,
                       date.json, unstructured.json and content_type.json, a header value each

What is compared, where this model has the notion: how many leaves there are in which order, the type and the content of each,
subject, originators, date and media type. Neither suite is the truth: both say what their parser does with damaged
mail. EXPECTED lists by name where this reader means to differ, and why.

Ends with 1 when anything differs that EXPECTED does not name, or when a name there no longer differs.
"""
import argparse
import collections
import email.header
import glob
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree

# Where this reader means to differ: the reason, then "what: name" as a difference is shown.
EXPECTED = {
    "A delimiter right behind another delimits nothing; Mime4J makes an empty part of it, mail-parser gives the message up.": [
        "mime4j leaves: mimetools-testmsgs/2002_06_12_doublebound.msg",
        "mime4j leaves: mimetools-testmsgs/double-bound.msg",
        "mail-parser leaves: eml/malformed/000.eml",
    ],
    "A multipart whose boundary never comes is one text leaf with all of the body, so that nothing goes unread.": [
        "mime4j leaves: mimetools-testmsgs/badbound.msg",
        "mime4j leaves: testmsgs/missing-boundary.msg",
        "mime4j leaves: testmsgs/missing-inner-boundary.msg",
        "mime4j leaves: testmsgs/missing-inner-start-boundary.msg",
        "mime4j leaves: testmsgs/multipartnopart.msg",
        "mail-parser content: eml/malformed/001.eml 2",
        "mail-parser type: eml/malformed/002.eml 0",
        "mail-parser content: eml/malformed/004.eml 0",
        "mail-parser leaves: eml/malformed/007.eml",
        "mail-parser leaves: eml/thirdparty/015.eml",
    ],
    "A delimiter of an outer multipart ends the inner ones (RFC 2046, section 5.1.2).": [
        *(f"mail-parser leaves: eml/malformed/{n:03}.eml" for n in (9, 11, 12, 13, 14, 16, 20, 21)),
    ],
    "Boundaries may be of any length and hold any character.": [
        "mime4j leaves: testmsgs/very-long-boundary.msg",
        "mime4j leaves: testmsgs/very-very-long-boundary.msg",
        "mime4j leaves: testmsgs/weird-boundary.msg",
    ],
    "A part that the end of the file cuts off keeps what there is of it.": [
        "mime4j content: mimetools-testmsgs/frag.msg 2.2.2.2",
        "mime4j content: mimetools-testmsgs/multi-frag.msg 3.2",
    ],
    "Where no empty line parts header and body, the body begins with the first line that can be no field.": [
        "mime4j content: mimetools-testmsgs/hdr-fakeout.msg 1",
        "mime4j content: testmsgs/basic-plain-with-bad-header-separator.msg 1",
        "mime4j content: testmsgs/malformedHeader-nocrlfcrlf.msg 1",
        "mime4j content: testmsgs/malformedHeader-noheader.msg 1",
        "mime4j content: testmsgs/malformedHeaderStartsBody-nocrlfcrlf.msg 1",
        "mime4j content: testmsgs/malformedHeaderStartsBody-noheader.msg 1",
        *(f"mail-parser content: eml/malformed/019.eml {part}" for part in ("4", "5.2.1", "5.2.2")),
    ],
    "Bytes that are not in the declared charset, or in none declared, are read in the one that they are in.": [
        *(f"mail-parser subject: eml/legacy/{n:03}.eml" for n in (10, 20, 22, 27, 52)),
        *(f"mail-parser content: eml/legacy/{n}" for n in ("026.eml 2", "033.eml 1", "034.eml 1", "052.eml 1")),
    ],
    "UTF-7 writes the same text in more than one way, so that its bytes can't be made again.": [
        "mail-parser content: eml/legacy/001.eml 1",
        "mail-parser content: eml/legacy/005.eml 1",
    ],
    "Text behind the padding of base64 is dropped, and what is not base64 is decoded as far as it goes.": [
        "mail-parser content: eml/thirdparty/002.eml 2",
        "mail-parser content: eml/thirdparty/002.eml 3",
    ],
    "A delimiter begins a line.": ["mail-parser content: eml/thirdparty/005.eml 5"],
    "The CR before the end of the file is part of the text.": ["mail-parser content: eml/legacy/049.eml 1"],
    "message/rfc822 is what it holds, damaged or not.": ["mail-parser type: eml/malformed/022.eml 2.1"],
    "A word without a domain is an address, as RFC 822 had it, and no name.": [
        "mail-parser from: eml/rfc/001.eml",
        "mail-parser from: eml/rfc/004.eml",
    ],
    "Comments beside a name, and inside an address, belong to neither.": [
        *(f"mail-parser address table: address-{n}" for n in (8, 9, 10, 11, 14, 22, 56)),
    ],
    "A route and a scheme are no part of the address.": [
        *(f"mail-parser address table: address-{n}" for n in (13, 38, 39, 40, 41, 43, 44, 45, 46, 47)),
    ],
    "An encoded word that touches text is decoded where it stands; no space is made up.": [
        *(f"mail-parser unstructured table: unstructured-{n}" for n in (21, 27, 28)),
    ],
    "A month has a name; and a Received field is no date.": [f"mail-parser date table: date-{n}" for n in (10, 12, 28)],
    "A zone by a letter or an unknown name is an unknown zone (RFC 5322, section 4.3).": [
        *(f"mail-parser date table: date-{n}" for n in (31, 32)),
    ],
    "A media type is a token (RFC 2045, section 5.1); another one counts as text/plain.": [
        *(f"mail-parser content_type table: content_type-{n}" for n in (54, 76, 77, 78)),
    ],
}


def inspect(program, paths, root):
    """The readings of the files, by path."""
    with tempfile.NamedTemporaryFile("w", suffix=".list") as names:
        names.write("".join(path + "\n" for path in paths))
        names.flush()
        done = subprocess.run([program, "inspect", "--format", "ndjson", "--files-from", names.name], cwd=root, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL)
    found = collections.defaultdict(list)
    for line in done.stdout.splitlines():
        reading = json.loads(line)
        found[reading["path"]].append(reading)
    return found


def digest(content):
    return hashlib.sha256(re.sub(rb"\n+\Z", b"", content.replace(b"\r\n", b"\n"))).hexdigest()


def squeezed(text):
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text or "")).strip()


class Tally:
    def __init__(self, show):
        self.show, self.same, self.different = show, collections.Counter(), collections.Counter()
        self.meant, self.asked = set(), set()
        self.expected = {name for names in EXPECTED.values() for name in names}

    def check(self, what, name, mine, theirs):
        title = f"{what}: {name}"
        self.asked.add(title)
        if mine == theirs:
            self.same[what] += 1
        elif title in self.expected:
            self.meant.add(title)
        else:
            self.different[what] += 1
            if self.different[what] <= self.show:
                print(f"{title}\n    here {mine!r}\n    there {theirs!r}"[:700])


# Mime4J

def leaves_of(node):
    """The names of the files with the leaves' content, in order."""
    for child in node:
        if child.tag in ("text-body", "binary-body"):
            yield child.attrib["name"]
        elif child.tag in ("multipart", "body-part", "message"):
            yield from leaves_of(child)


def mime4j(program, root, tally):
    wanted = {}
    for path in sorted(glob.glob(f"{root}/**/*_decoded.xml", recursive=True)):
        message = path.removesuffix("_decoded.xml") + ".msg"
        if os.path.exists(message):
            wanted[os.path.relpath(message, root)] = path
    readings = inspect(program, wanted, root)
    for file, path in wanted.items():
        name = "/".join(file.split("/")[-2:])
        if not readings[file] or "error" in readings[file][0]:
            tally.check("mime4j read", name, None, "a message")
            continue
        parts = readings[file][0]["parts"]
        leaves = list(leaves_of(xml.etree.ElementTree.parse(path).getroot()))
        tally.check("mime4j leaves", name, len(parts), len(leaves))
        if len(parts) != len(leaves):
            continue
        for part, leaf in zip(parts, leaves):
            with open(f"{os.path.dirname(path)}/{leaf}", "rb") as file:
                tally.check("mime4j content", f"{name} {part['path']}", part["sha256"], digest(file.read()))


# mail-parser

def parts_of(message):
    """The leaves in order, embedded messages descended into."""
    waiting = [0]
    while waiting:
        part = message["parts"][waiting.pop()]
        kind, value = next(iter(part["body"].items())) if isinstance(part["body"], dict) else (part["body"], None)
        if kind == "Multipart":
            waiting.extend(reversed(value))
        elif kind == "Message":
            yield from parts_of(value)
        else:
            yield part, kind, value


def header_value(part, name):
    return next((h["value"] for h in part["headers"] if h["name"] == name), None)


def media_type(part):
    value = header_value(part, "content_type")
    if not isinstance(value, dict) or "ContentType" not in value:
        return None
    value = value["ContentType"]
    return f"{value['c_type']}/{value['c_subtype']}".lower() if value.get("c_subtype") else None


def addresses(value):
    if not isinstance(value, dict) or "Address" not in value:
        return []
    kind, value = next(iter(value["Address"].items()))
    people = value if kind == "List" else [a for group in value for a in group["addresses"]]
    return [(squeezed(a["name"]), squeezed(a["address"])) for a in people]


def people(reading):
    return [(squeezed(a["name"]), squeezed(a["address"])) for a in reading["from"]]


def mail_parser(program, root, tally):
    wanted = {}
    for path in sorted(glob.glob(f"{root}/**/*.eml", recursive=True)):
        expected = path.removesuffix(".eml") + ".json"
        if os.path.exists(expected):
            wanted[os.path.relpath(path, root)] = expected
    readings = inspect(program, wanted, root)
    for name, path in wanted.items():
        with open(path, encoding="utf-8") as file:
            message = json.load(file)
        if not readings[name] or "error" in readings[name][0]:
            tally.check("mail-parser read", name, None, "a message")
            continue
        reading, top = readings[name][0], message["parts"][0]
        subject = header_value(top, "subject")
        tally.check("mail-parser subject", name, squeezed(reading["subject"]),
                    squeezed(subject.get("Text") if isinstance(subject, dict) else None))
        tally.check("mail-parser from", name, people(reading), addresses(header_value(top, "from")))
        leaves = list(parts_of(message))
        tally.check("mail-parser leaves", name, len(reading["parts"]), len(leaves))
        if len(reading["parts"]) != len(leaves):
            continue
        for part, (leaf, kind, value) in zip(reading["parts"], leaves):
            where = f"{name} {part['path']}"
            if media_type(leaf):
                tally.check("mail-parser type", where, part["type"], media_type(leaf))
            if kind in ("Binary", "InlineBinary"):
                tally.check("mail-parser content", where, part["sha256"], digest(bytes(value)))
            elif kind in ("Text", "Html"):
                ways = {part["charset"] or "ascii", "utf-8"}
                made = {digest(value.encode(way, "replace")) for way in ways if known(way)}
                tally.check("mail-parser content", where, part["sha256"], part["sha256"] if part["sha256"] in made else value[:60])


def known(charset):
    try:
        "".encode(charset)
        return True
    except LookupError:
        return False


TABLES = {
    "date": ("Date", lambda reading: reading["date"]),
    "address": ("From", lambda reading: people(reading)),
    "unstructured": ("Subject", lambda reading: squeezed(reading["subject"])),
    "content_type": ("Content-Type", lambda reading: reading["parts"][0]["type"] if reading["parts"] else None),
}


def written(date):
    """A date of date.json as RFC 3339 writes it."""
    return "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}".format(**date) + "{}{tz_hour:02}:{tz_minute:02}".format(
        "-" if date["tz_before_gmt"] else "+", **date)


def tables(program, root, tally):
    with tempfile.TemporaryDirectory() as folder:
        rows = []
        for table, (field, read) in TABLES.items():
            with open(f"{root}/{table}.json", encoding="utf-8") as file:
                for number, row in enumerate(json.load(file)):
                    path = f"{table}-{number}.eml"
                    # A value ends where a line begins without white space, as in the suite.
                    value = re.match(r"(?:[^\n]|\n(?=[ \t]))*", row["header"]).group()
                    with open(f"{folder}/{path}", "wb") as file_:
                        file_.write(f"{field}: {value}\nX-End: yes\n\nBody\n".encode("utf-8", "surrogateescape"))
                    rows.append((table, path, row, read))
        readings = inspect(program, [path for _, path, _, _ in rows], folder)
        for table, path, row, read in rows:
            expected = row["expected"]
            if table == "address":
                expected = addresses({"Address": expected}) if expected else []
            elif table == "date":
                expected = expected and written(expected)
            elif table == "content_type":
                if not expected or not expected.get("c_subtype"):
                    continue
                expected = f"{expected['c_type']}/{expected['c_subtype']}".lower()
                if expected.startswith(("multipart/", "message/")):
                    continue
            else:
                expected = squeezed(expected)
            reading = readings[path][0] if readings[path] else {"error": "not read"}
            mine = None if "error" in reading else read(reading)
            tally.check(f"mail-parser {table} table", path.removesuffix(".eml"), mine, expected)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--spamlint", required=True)
    parser.add_argument("--mime4j")
    parser.add_argument("--mail-parser")
    parser.add_argument("--show", type=int, default=10)
    args = parser.parse_args()
    program = os.path.abspath(args.spamlint)
    tally = Tally(args.show)
    if args.mime4j:
        mime4j(program, args.mime4j, tally)
    if args.mail_parser:
        mail_parser(program, args.mail_parser, tally)
        tables(program, args.mail_parser, tally)
    if not tally.same and not tally.different:
        sys.exit("no expected results found")
    for what in sorted(set(tally.same) | set(tally.different)):
        print(f"{what:34} same {tally.same[what]:5}  differ {tally.different[what]:4}")
    print(f"meant to differ: {len(tally.meant)}")
    gone = sorted((tally.expected & tally.asked) - tally.meant)
    for title in gone:
        print(f"no longer differs, though EXPECTED says so: {title}")
    sys.exit(1 if tally.different or gone else 0)


if __name__ == "__main__":
    main()
