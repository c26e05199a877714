#!/usr/bin/env python3
"""Measures the program: speed, start-up, memory, and growth with the size of what it reads.

usage: bench.py --spamlint PROGRAM [--runs N] [--skip-growth] [--list LIST] [CORPUS]

  corpus    messages per CPU second with one job, how much sooner two jobs are done, and peak memory. CORPUS is a folder; --list names
            a file with paths instead, which are then relative to CORPUS
  start-up  wall time on one short message beside /bin/true, median of 40
  growth    large and odd messages, made here, each beside one of half its size; a phrase planted at the very end of each must be
            found. CPU seconds, the least of --runs (3): they tell growth whatever else the machine does
"""
import argparse
import base64
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

PLANTED = "saltpan glasswort lottery"
RULE = f"""\
id: planted-phrase
title: {{ en: The planted phrase, zh: 埋入的短语 }}
category: phrases
severity: note
score: {{ points: 0, basis: judgement }}
since: 0.1.0
why: {{ en: It shows that all was read., zh: 用来证明全文都读到了。 }}
fix: {{ advice: {{ en: Nothing., zh: 无需处理。 }} }}
message: {{ en: "the planted phrase is here", zh: "这里有埋入的短语" }}
match:
  phrases: {{ in: [subject, sender, text], list: [{PLANTED}] }}
references:
  - {{ title: RFC 5322, url: "https://www.rfc-editor.org/rfc/rfc5322" }}
examples:
  bad:
    - text: |
        Subject: ⟦{PLANTED}⟧
    - text: |
        Subject: Hello

        A ⟦{PLANTED}⟧.
  good:
    - text: |
        Subject: A lottery
    - text: |
        Subject: Glasswort of the saltpan
"""

HEADER = {
    "From": "Shop <news@shop.example>", "To": "reader@example.org", "Subject": "Hello", "Date": "Mon, 23 Nov 2026 10:00:00 +0000",
    "Message-ID": "<1@shop.example>", "MIME-Version": "1.0", "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
}
SENTENCE = "The parcel of {0} left the store on time, and the driver of van {0} rings twice before noon.\r\n"


def message(body, **fields):
    header = {**HEADER, **{name.replace("_", "-"): value for name, value in fields.items()}}
    return ("".join(f"{name}: {value}\r\n" for name, value in header.items() if value is not None) + "\r\n" + body).encode()


def lines(count):
    return "".join(map(SENTENCE.format, range(count)))


def plain_text(size):
    return message(lines(size // 97) + PLANTED + "\r\n")


def html_text(size):
    rows = "".join(f"<tr><td style=\"color:#333\">Item {i}</td><td><a href=\"https://shop.example/i/{i}\">See item {i} &amp; more</a></td></tr>\r\n"
                   for i in range(size // 122))
    return message(f"<html><body><table>\r\n{rows}</table>\r\n<p>{PLANTED}</p></body></html>\r\n", Content_Type="text/html; charset=utf-8")


def base64_text(size):
    body = base64.encodebytes((lines(size * 3 // 4 // 97) + PLANTED).encode()).decode().replace("\n", "\r\n")
    return message(body, Content_Transfer_Encoding="base64")


def attachment(size):
    block = base64.b64encode(bytes(range(57))).decode() + "\r\n"
    body = (f"--b\r\nContent-Type: application/octet-stream; name=a.bin\r\nContent-Transfer-Encoding: base64\r\n"
            f"Content-Disposition: attachment; filename=a.bin\r\n\r\n{block * (size // 78)}\r\n"
            f"--b\r\nContent-Type: text/plain\r\n\r\n{PLANTED}\r\n--b--\r\n")
    return message(body, Content_Type="multipart/mixed; boundary=b", Content_Transfer_Encoding=None)


def nested_tags(count):
    return message("<html><body>" + "<div>\r\n" * count + f"<p>{PLANTED}</p>", Content_Type="text/html; charset=utf-8")


def attributes(count):
    many = "\r\n".join(f"data-a{i}=\"{i}\"" for i in range(count))
    return message(f"<html><body><div {many}>Hello</div><p>{PLANTED}</p></body></html>\r\n", Content_Type="text/html; charset=utf-8")


def parts(count):
    body = "".join(f"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{SENTENCE.format(i)}" for i in range(count))
    return message(f"{body}--b\r\nContent-Type: text/plain\r\n\r\n{PLANTED}\r\n--b--\r\n", Content_Type="multipart/mixed; boundary=b")


def subject(size):
    return message("Hello.\r\n", Subject=" ".join(f"parcel{i:06}\r\n" for i in range(size // 15)) + f" {PLANTED}")


def folded_uri(count):
    return message(f"Hello.\r\n{PLANTED}\r\n", List_Unsubscribe="<https://a.example/" + "\r\n  " * count + "x>")


def encoded_subject(size):
    words = [f"=?utf-8?B?{base64.b64encode(f'包裹 parcel {i:07} '.encode()).decode()}?=" for i in range(size // 53)]
    return message("Hello.\r\n", Subject="\r\n ".join(words + [PLANTED]))


def shifted_subject(size):
    """Words of a charset with shifts, each parted from the next by one of another charset."""
    word = f"=?iso-2022-jp?B?{base64.b64encode('荷物'.encode('iso2022_jp')).decode()}?= =?us-ascii?Q?x?="
    return message("Hello.\r\n", Subject="\r\n ".join([word] * (size // 55) + [PLANTED]))


def recipients(count):
    return message(f"{PLANTED}\r\n", To=",\r\n ".join(f"r{i}@example.org" for i in range(count)))


def originators(count):
    return message(f"{PLANTED}\r\n", From=",\r\n ".join(f"s{i}@shop.example" for i in range(count)))


GROWTH = [
    ("40 MB of text", plain_text, 40_000_000),
    ("40 MB of text in base64", base64_text, 40_000_000),
    ("40 MB of HTML", html_text, 40_000_000),
    ("40 MB attachment", attachment, 40_000_000),
    ("100,000 nested tags", nested_tags, 100_000),
    ("50,000 attributes in one tag", attributes, 50_000),
    ("10,000 parts", parts, 10_000),
    ("1 MB subject", subject, 1_000_000),
    ("1 MB subject in encoded words", encoded_subject, 1_000_000),
    ("1 MB subject of shifted words", shifted_subject, 1_000_000),
    ("100,000 folds in a URI", folded_uri, 100_000),
    ("1,000,000 recipients", recipients, 1_000_000),
    ("1,000,000 originators", originators, 1_000_000),
]


class Run:
    """One run of a command: wall and CPU seconds, peak memory in bytes, exit code; its output goes to a file."""

    def __init__(self, command, cwd=None, output=os.devnull):
        with open(output, "wb") as out:
            begin = time.perf_counter()
            child = subprocess.Popen(command, cwd=cwd, stdout=out, stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(child.pid, 0)
            self.wall = time.perf_counter() - begin
        child.returncode = os.waitstatus_to_exitcode(status)
        self.cpu, self.peak, self.code = usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, child.returncode


def corpus(program, args, work):
    where = ["--files-from", os.path.abspath(args.list)] if args.list else ["."]
    command = [program, "--format", "ndjson", *where]
    one = [Run(command + ["--jobs", "1"], args.corpus, f"{work}/out") for _ in range(args.runs)]
    with open(f"{work}/out", "rb") as out:
        messages = sum(1 for line in out if b'"error"' not in line[:400])
    two = [Run(command + ["--jobs", "2"], args.corpus) for _ in range(args.runs)]
    cpu, wall = min(run.cpu for run in one), min(run.wall for run in one)
    print(f"corpus        {messages} messages, {messages / cpu:.0f} per CPU second with one job, peak {max(r.peak for r in one) / 1e6:.0f} MB"
          f" (two jobs: {max(r.peak for r in two) / 1e6:.0f} MB); two jobs are {wall / min(r.wall for r in two):.2f} times as fast")


def startup(program, work):
    with open(f"{work}/tiny.eml", "wb") as file:
        file.write(message("Hello.\r\n"))
    def median(command):
        return statistics.median(Run(command).wall for _ in range(40)) * 1000
    mine, nothing = median([program, f"{work}/tiny.eml"]), median(["/bin/true"])
    print(f"start-up      {mine:.1f} ms, /bin/true {nothing:.1f} ms, above it {mine - nothing:.1f} ms")


def growth(program, args, work):
    os.makedirs(f"{work}/rules/phrases")
    with open(f"{work}/rules/phrases/planted-phrase.yml", "w", encoding="utf-8") as file:
        file.write(RULE)
    print(f"\n{'growth':31} {'file':>9} {'half':>8} {'whole':>8} {'ratio':>6} {'memory':>9} {'x file':>7}  phrase at the end")
    missed = 0
    for name, make, size in GROWTH:
        seconds, found = [], True
        for amount in (size // 2, size):
            path = f"{work}/large.eml"
            write_apart(path, make, amount)
            command = [program, "--format", "ndjson", "--rules", f"{work}/rules", path]
            runs = [Run(command, output=f"{work}/out") for _ in range(args.runs)]
            seconds.append(min(run.cpu for run in runs))
            found = found and planted(f"{work}/out") and runs[-1].code in (0, 1)
        length, peak = os.path.getsize(path), max(run.peak for run in runs)
        missed += not found
        print(f"{name:31} {length / 1e6:6.1f} MB {seconds[0]:6.2f} s {seconds[1]:6.2f} s {seconds[1] / seconds[0]:6.2f} {peak / 1e6:6.0f} MB"
              f" {peak / length:7.1f}  {'found' if found else 'NOT FOUND'}")
    return missed


def write_apart(path, make, amount):
    """Makes a message in a process of its own: a child's peak memory counts from that of the process it was split from."""
    child = os.fork()
    if child == 0:
        with open(path, "wb") as file:
            file.write(make(amount))
        os._exit(0)
    if os.waitpid(child, 0)[1] != 0:
        sys.exit(f"could not write {path}")


def planted(output):
    with open(output, encoding="utf-8") as out:
        return any(finding["rule"] == "planted-phrase" for line in out for finding in json.loads(line).get("findings", []))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", default="Corpus")
    parser.add_argument("--spamlint", required=True)
    parser.add_argument("--list")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--skip-growth", action="store_true")
    args = parser.parse_args()
    program = os.path.abspath(args.spamlint)
    with tempfile.TemporaryDirectory() as work:
        corpus(program, args, work)
        startup(program, work)
        missed = 0 if args.skip_growth else growth(program, args, work)
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
