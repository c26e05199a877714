#!/usr/bin/env python3
"""Checks that the bytes at every finding's place, decoded, are the text that the finding quotes.

usage: check_places.py --spamlint PROGRAM [--files-from LIST] [--root DIR] [PATH ...]
       spamlint --format ndjson PATH ... | check_places.py [--root DIR]

Reads reports (NDJSON) and the files that they speak of, and shares no code with the program: message structure, transfer encodings,
charsets, encoded words and entities are decoded here once more, by Python. For each finding that quotes a text the bytes
file[start:end] are decoded in the way of the part or field that they lie in, and must give that text; white space apart, because a
reader sees line ends, folds and tags as space. Also checked: places lie inside the file, lines and columns agree with offsets, and a
place in a field lies in a field of that name.

Counts by kind:
  same       the declared encodings give the text
  otherwise  other encodings than the declared ones give it (mail that lies about itself, or hides a part from its own header)
  gaps       the text is there, with elements between that a reader does not see
  differs    none of that
  field, bounds, lines    the place contradicts itself

Ends with 1 when more than --allow (0.0, a share of the findings that quote a text) differ or any place contradicts itself.
"""
import argparse
import base64
import bisect
import codecs
import collections
import dataclasses
import html
import itertools
import json
import os
import re
import subprocess
import sys
import urllib.parse

# As the web reads these labels.
LABELS = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252",
    "ascii": "cp1252", "iso-8859-9": "cp1254", "iso-8859-11": "cp874", "tis-620": "cp874", "ks_c_5601-1987": "cp949", "euc-kr": "cp949",
    "shift_jis": "cp932", "x-sjis": "cp932", "sjis": "cp932", "big5": "big5hkscs", "unicode-1-1-utf-7": "utf-7", "hz-gb-2312": "hz",
    "utf-16": "utf-16", "cp-850": "cp850",
}
SNIFFED = ["utf-8", "gb18030", "big5hkscs", "cp932", "euc_jp", "iso2022_jp", "hz", "cp949", "cp1252", "cp1251", "koi8-r", "cp1250",
           "iso8859-2", "iso8859-15", "cp1254", "cp874", "utf-7", "mac_roman", "latin-1"]

ENCODED_WORD = re.compile(rb"=\?([^?\s]*)\?([bBqQ])\?(.*?)\?=", re.S)
MARKUP = re.compile(r"<!--.*?-->|<!\[.*?\]>|<style\b.*?</style\s*>|<script\b.*?</script\s*>|<title\b.*?</title\s*>"
                    r"|</?[a-zA-Z!?](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|</?[a-zA-Z!?][^>]*>", re.S | re.I)


@dataclasses.dataclass
class Leaf:
    start: int
    end: int
    media_type: str
    charset: str
    encoding: str


def parameter(value, name):
    found = re.search(rb"(?i);\s*" + name + rb"\s*=\s*(?:\"([^\"]*)\"|([^\s;]*))", value)
    return (found.group(1) if found.group(1) is not None else found.group(2)) if found else None


def read_header(data, start, end):
    """The fields of interest of the header at `start`, and where its body begins."""
    fields, at = {}, start
    while at < end:
        stop = data.find(b"\n", at, end)
        stop = end if stop < 0 else stop + 1
        line = data[at:stop]
        if not line.strip(b"\r\n"):
            return fields, stop
        if line[:1] in b" \t" and fields:
            name = next(reversed(fields))
            fields[name] += b" " + line.strip()
        else:
            name, colon, value = line.partition(b":")
            if not colon and not line.startswith((b"From ", b">From ")):
                return fields, at
            fields.setdefault(name.strip().lower(), b"")
            if not fields[name.strip().lower()]:
                fields[name.strip().lower()] = value.strip()
            fields[name.strip().lower()] = fields.pop(name.strip().lower())
        at = stop
    return fields, end


def leaves_of(data, start, end):
    """The leaves of the entity data[start:end], each with where its body lies and what it says of itself."""
    found, waiting = [], [(start, end, "text/plain")]
    while waiting:
        start, end, default = waiting.pop()
        fields, body = read_header(data, start, end)
        declared = b";" + re.sub(rb"\s+", b" ", fields.get(b"content-type", b""))
        media_type = declared[1:].split(b";")[0].strip().lower().decode("latin-1") or default
        encoding = fields.get(b"content-transfer-encoding", b"").split(b";")[0].strip().lower().decode("latin-1")
        boundary = parameter(declared, b"boundary")
        if media_type.startswith("multipart/") and boundary:
            lines = list(re.finditer(rb"(?m)^--" + re.escape(boundary) + rb"(--)?[ \t]*\r?$", data[body:end]))
            inner = "message/rfc822" if media_type == "multipart/digest" else "text/plain"
            spans = []
            for line, following in itertools.zip_longest(lines, lines[1:]):
                if line.group(1):
                    break
                spans.append((min(end, body + line.end() + 1), body + following.start() if following else end, inner))
            if spans:
                waiting.extend(reversed(spans))
                continue
        if media_type == "message/rfc822" and encoding in ("", "7bit", "8bit", "binary"):
            waiting.append((body, end, "text/plain"))
            continue
        charset = (parameter(declared, b"charset") or b"").decode("latin-1").strip("'\" ")
        found.append(Leaf(body, end, media_type, charset, encoding))
    return found


class MailFile:
    """A file, and where its leaves and lines begin."""

    def __init__(self, data):
        self.data = data
        self.wide = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}.get(data[:2])
        self.bytes = data[2:].decode(self.wide, "replace").encode() if self.wide else data
        if b"\n" not in self.bytes:
            # Lines of old Macs end with CR.
            self.bytes = self.bytes.replace(b"\r", b"\n")
        self._leaves = self._lines = None

    def leaf(self, offset):
        """The leaf whose body holds `offset` of self.bytes; what a header says is not asked here."""
        if self._leaves is None:
            starts = [0] + [m.start() for m in re.finditer(rb"(?m)(?<=\n\n)From .*\d{4}|(?<=\n\r\n)From .*\d{4}", self.bytes)]
            self._leaves = []
            for start, end in zip(starts, starts[1:] + [len(self.bytes)]):
                self._leaves += leaves_of(self.bytes, start, end)
            if re.match(rb"(?:\xef\xbb\xbf)?\s*<", self.bytes):
                meta = re.search(rb"(?i)<meta[^>]*charset\s*=\s*[\"']?([\w-]+)", self.bytes)
                self._leaves = [Leaf(0, len(self.bytes), "text/html", meta.group(1).decode() if meta and not self.wide else "utf-8", "")]
        for leaf in self._leaves:
            if leaf.start <= offset < leaf.end:
                return leaf
        return Leaf(0, len(self.bytes), "text/plain", "", "")

    def position(self, offset):
        if self._lines is None:
            self._lines = [0] + [m.end() for m in re.finditer(rb"\r\n|\n|\r", self.data)]
        line = bisect.bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def inner(self, start, end):
        """Offsets of the file as offsets of self.bytes."""
        if not self.wide:
            return start, end
        before = len(self.data[2:start].decode(self.wide, "replace").encode())
        return before, before + len(self.data[max(2, start):end].decode(self.wide, "replace").encode())


def codec(label):
    label = label.strip().lower()
    try:
        return codecs.lookup(LABELS.get(label, label)).name
    except (LookupError, ValueError):
        return None


def as_control(error):
    """A byte that a Windows code page leaves open is the control character of that number, as the web has it."""
    return "".join(map(chr, error.object[error.start:error.end])), error.end


codecs.register_error("control", as_control)


def decoded(before, span, name):
    decoder = codecs.getincrementaldecoder(name)("control" if name.startswith("cp125") else "replace")
    try:
        decoder.decode(before)
        return decoder.decode(span, True)
    except (UnicodeError, ValueError):
        return span.decode(name, "replace") if name != "idna" else ""


def strings(before, span, label):
    """The span in the declared charset, then in others, each with whether it was declared."""
    declared = codec(label) if label else None
    for name in ([declared] if declared else []) + [n for n in SNIFFED if n != declared]:
        is_declared = name == declared or (not declared and name == "utf-8")
        yield decoded(before, span, name), is_declared
        if before:
            yield decoded(b"", span, name), is_declared


def from_base64(text, phase):
    clean = re.sub(rb"[^A-Za-z0-9+/]", b"", text)
    clean = b"A" * phase + clean
    usable = clean[:len(clean) - (len(clean) % 4 == 1)]
    return base64.b64decode(usable + b"=" * (-len(usable) % 4))[phase:]


def from_quoted_printable(text):
    text = re.sub(rb"[ \t]+(?=\r?\n|$)", b"", text) if b"\n" in text else text
    text = re.sub(rb"=[ \t]*\r?\n|=$", b"", text)
    return re.sub(rb"=([0-9A-Fa-f]{2})", lambda m: bytes([int(m.group(1), 16)]), text)


def transfers(leaf, data, start, end):
    """(bytes before, bytes of the span, whether that is the declared encoding), the declared one first."""
    before, span = data[leaf.start:start], data[start:end]
    def base64s(first):
        for phase in [first] + [p for p in range(4) if p != first]:
            yield from_base64(before, 0)[:None], from_base64(span, phase)
    counted = len(re.sub(rb"[^A-Za-z0-9+/]", b"", before)) % 4 if "base64" in leaf.encoding else 0
    ways = {
        "base64": lambda: base64s(counted),
        "quoted-printable": lambda: [(from_quoted_printable(before), from_quoted_printable(span))],
        "": lambda: [(before, span)],
    }
    own = leaf.encoding if leaf.encoding in ways else ""
    for name in [own] + [n for n in ways if n != own]:
        for before_bytes, span_bytes in ways[name]():
            yield before_bytes, span_bytes, name == own


def readings(text, is_html):
    """The ways to read a decoded span: as text, as an attribute, as markup with its tags taken out."""
    yield [text]
    if is_html or "<" in text or "&" in text:
        yield [html.unescape(text)]
        yield [html.unescape(part) for part in MARKUP.split(text)]
        # HTML 4 wants the semicolon: `&copy=` in a URL is no character.
        yield [re.sub(r"&#?\w+;", lambda m: html.unescape(m.group()), part) for part in MARKUP.split(text)]
    if "%" in text:
        yield [urllib.parse.unquote(text)]


def squeezed(text):
    return re.sub(r"[\s\x00\ufeff]+", "", text)


def matches(parts, wanted):
    """"same" when the parts together are the text, "gaps" when some of them between must be left out, else None."""
    parts = [p for p in map(squeezed, parts) if p]
    whole = "".join(parts)
    if whole == wanted:
        return "same"
    if "\ufffd" in wanted or "\ufffd" in whole:
        pattern = ".{0,3}".join(re.escape(p) for p in re.split("\ufffd+", wanted))
        if re.fullmatch(pattern, whole, re.S) or whole.replace("\ufffd", "") == wanted.replace("\ufffd", ""):
            return "same"
    if len(parts) < 3 or not wanted.startswith(parts[0]) or not wanted.endswith(parts[-1]):
        return None
    reached = {len(parts[0])}
    for part in parts[1:]:
        reached |= {at + len(part) for at in reached if wanted.startswith(part, at)}
    return "gaps" if len(wanted) in reached else None


def field_at(data, offset):
    """The bounds of the field that holds `offset`: its line and the lines that continue it."""
    start = data.rfind(b"\n", 0, offset) + 1
    while start > 0 and data[start:start + 1] in (b" ", b"\t"):
        start = data.rfind(b"\n", 0, start - 1) + 1
    end = start
    while True:
        end = data.find(b"\n", end)
        if end < 0:
            return start, len(data)
        end += 1
        if data[end:end + 1] not in (b" ", b"\t"):
            return start, end


def header_readings(data, start, end):
    """Ways to read a span of a field: encoded words decoded as far as they lie inside, folds taken out."""
    first, last = field_at(data, start)
    pieces, at = [], first
    for word in ENCODED_WORD.finditer(data, first, max(last, end)):
        if pieces and pieces[-1][0] and not data[at:word.start()].strip():
            at = word.start()
        if at < word.start():
            pieces.append((None, at, word.start(), None))
        pieces.append((word.group(1).split(b"*")[0].decode("latin-1"), word.start(3), word.end(3), word.group(2).lower()))
        at = word.end()
    pieces.append((None, at, max(last, end), None))
    unfolded = re.sub(rb"\r?\n(?=[ \t])", b"", data[start:end])
    for name in SNIFFED:
        yield decoded(b"", unfolded, name), name == "utf-8"
    # Another charset than the declared one for all of it, or for what is not encoded.
    for override, of_all in [(None, True)] + [(name, of_all) for name in SNIFFED for of_all in (True, False)]:
        for phase_shift in (0, 1, 2, 3, 4, 5):
            text, pending, label = "", b"", None
            for charset, low, high, way in pieces:
                low_cut, high_cut = max(low, start), min(high, end)
                if low_cut >= high_cut:
                    continue
                if way == b"b":
                    counted = len(re.sub(rb"[^A-Za-z0-9+/]", b"", data[low:low_cut]))
                    # Behind the padding, the text begins anew or is dropped.
                    cuts = data[low_cut:high_cut].split(b"=") if phase_shift > 3 else [data[low_cut:high_cut]]
                    new = b"".join(from_base64(cut, (counted + phase_shift % 4 * (phase_shift < 4)) % 4) for cut in cuts[:1 if phase_shift == 5 else None])
                elif way == b"q":
                    cut = data[low_cut:high_cut].replace(b"_", b" ")
                    # An "=" that begins no code stands for itself.
                    new = from_quoted_printable(re.sub(rb"=(?![0-9A-Fa-f]{2})", b"=3D", cut))
                else:
                    new = re.sub(rb"\r?\n(?=[ \t])", b"", data[low_cut:high_cut])
                declared = codec(charset) if charset else None
                name = (override if of_all or not declared else declared) or declared or "utf-8"
                if name != label:
                    text += decoded(b"", pending, label) if label else ""
                    pending, label = b"", name
                if way and low < low_cut and name in ("iso2022_jp", "hz", "utf-7"):
                    whole = from_base64(data[low:high_cut], 0) if way == b"b" else from_quoted_printable(data[low:high_cut])
                    text += decoded(whole[:len(whole) - len(new)], new, name)
                    continue
                pending += new
            text += decoded(b"", pending, label) if label else ""
            yield text, override is None and phase_shift == 0
            # Quoted strings and comments: RFC 5322 takes the quotes and the backslashes away.
            yield re.sub(r'\\(.)|"', r"\1", text, flags=re.S), override is None and phase_shift == 0
            # Quotes inside an encoded word are text.
            yield re.sub(r'^"|"$', "", text), override is None and phase_shift == 0
            yield re.sub(r"\([^()]*\)", "", text), override is None and phase_shift == 0
            # RFC 2231: name*1*=UTF-8''%E5%85%8D
            plain = re.sub(r"""["']?\s*;\s*[\w-]+\*\d*\*?\s*=\s*["']?""", "", text)
            for value in (plain, re.sub(r"^[\w-]*'[\w-]*'", "", plain)):
                yield urllib.parse.unquote(value, codec(override or "utf-8") or "utf-8", "replace"), override is None
            if not any(p[3] == b"b" for p in pieces):
                break


def judge(mail, finding):
    """The kind of agreement of one finding that quotes a text, and what the bytes said."""
    place, wanted = finding["location"], squeezed(finding["text"])
    start, end = mail.inner(place["start"], place["end"])
    if place["field"] is not None:
        name = mail.bytes[field_at(mail.bytes, start)[0]:].split(b":", 1)[0].strip()
        if place["field"].lower() not in {decoded(b"", name, charset).lower() for charset in SNIFFED}:
            return "field", name.decode("latin-1")[:40]
        said = None
        for text, as_declared in header_readings(mail.bytes, start, end):
            said = text if said is None else said
            for parts in readings(text, False):
                if matches(parts, wanted):
                    return "same" if as_declared else "otherwise", ""
        return "differs", said
    leaf, said = mail.leaf(start), None
    if place["part"] is None:
        # In the header, though in no field: a line that is none.
        for text, as_declared in header_readings(mail.bytes, start, end):
            if any(matches(parts, wanted) for parts in readings(text, False)):
                return "same" if as_declared else "otherwise", ""
    is_html = "html" in leaf.media_type
    for before, span, declared_transfer in transfers(leaf, mail.bytes, start, end):
        for text, declared_charset in strings(before, span, leaf.charset):
            said = text if said is None else said
            for parts in readings(text, is_html):
                kind = matches(parts, wanted)
                if kind == "same":
                    return "same" if declared_transfer and declared_charset else "otherwise", ""
                if kind:
                    return kind, ""
    return "differs", said


def contradictions(mail, place):
    start, end = place["start"], place["end"]
    if not 0 <= start <= end <= len(mail.data):
        return "bounds"
    if not mail.wide:
        if mail.position(start) != (place["line"], place["column"]) or mail.position(end) != (place["endLine"], place["endColumn"]):
            return "lines"
    return None


def reports(args):
    if not args.spamlint:
        yield from (json.loads(line) for line in sys.stdin.buffer)
        return
    command = [os.path.abspath(args.spamlint), "--format", "ndjson", "--fail-on", "never"]
    if args.files_from:
        command += ["--files-from", os.path.abspath(args.files_from)]
    with subprocess.Popen(command + args.paths, stdout=subprocess.PIPE, cwd=args.root) as program:
        yield from (json.loads(line) for line in program.stdout)
    if program.returncode not in (0, 2):
        sys.exit(f"{args.spamlint} ended with {program.returncode}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--spamlint")
    parser.add_argument("--files-from")
    parser.add_argument("--root", default=".")
    parser.add_argument("--allow", type=float, default=0.0)
    parser.add_argument("--show", type=int, default=10)
    args = parser.parse_args()
    if args.spamlint and not (args.paths or args.files_from):
        parser.error("no paths")

    kinds, shown, rules = collections.Counter(), collections.Counter(), collections.Counter()
    messages = silent = 0
    path = mail = None
    for report in reports(args):
        if "error" in report:
            continue
        messages += 1
        if report["path"] != path:
            path = report["path"]
            with open(os.path.join(args.root, path), "rb") as file:
                mail = MailFile(file.read())
        for finding in report["findings"]:
            kind, said = contradictions(mail, finding["location"]), ""
            if kind is None and finding["text"] is None:
                silent += 1
                continue
            if kind is None:
                kind, said = judge(mail, finding)
            kinds[kind] += 1
            if kind in ("differs", "field", "bounds", "lines"):
                rules[finding["rule"], kind] += 1
                if shown[finding["rule"], kind] < args.show:
                    shown[finding["rule"], kind] += 1
                    place = finding["location"]
                    print(f"{kind}: {path}:{place['line']}:{place['column']} [{place['start']}, {place['end']}) {finding['rule']}\n"
                          f"    quotes {finding['text']!r}\n    bytes  {said!r}"[:600])
    if not messages:
        sys.exit("no reports")
    quoted = sum(kinds.values())
    print(f"messages {messages}, findings that quote a text {quoted}, others {silent}")
    for kind in ("same", "otherwise", "gaps", "differs", "field", "bounds", "lines"):
        if kinds[kind] or kind in ("same", "differs"):
            print(f"    {kind:10} {kinds[kind]:8}  {kinds[kind] / max(1, quoted):.5f}")
    for (rule, kind), count in rules.most_common():
        print(f"    {kind} in {rule}: {count}")
    broken = kinds["field"] + kinds["bounds"] + kinds["lines"]
    sys.exit(1 if broken or kinds["differs"] > args.allow * max(1, quoted) else 0)


if __name__ == "__main__":
    main()
