#!/usr/bin/env python3
"""Draws findings by lot, to be read against their messages by a person.

usage: draw_findings.py --spamlint PROGRAM --files-from LIST [--root DIR] [--count 300] [--seed N] [--severity error,warning]

Lints the files of LIST, draws --count findings among those of the named severities, and prints each with what a reader needs to say
"right" or "wrong": the rule and what it said, the source around the place, and the subject, the class and the beginning of the visible
text of the message. The seed is printed: the same seed over the same files draws the same findings. Escapes in mail do nothing here:
whatever is not printable is shown as a number.
"""
import argparse
import collections
import json
import os
import random
import subprocess
import sys


def lines_of(program, words, listed, root):
    command = [os.path.abspath(program), *words, "--format", "ndjson", "--files-from", "-"]
    done = subprocess.run(command, input="\n".join(listed) + "\n", capture_output=True, text=True, encoding="utf-8", cwd=root)
    if done.returncode not in (0, 1, 2):
        sys.exit(f"{program} ended with {done.returncode}: {done.stderr.strip()[:300]}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def printable(text):
    return "".join(c if c.isprintable() else f"<{ord(c):x}>" for c in text)


def excerpt(root, path, place, around=160):
    with open(os.path.join(root, path), "rb") as file:
        source = file.read()
    start, end = place["start"], place["end"]
    before = source[max(0, start - around):start].decode("utf-8", "replace")
    marked = source[start:min(end, start + 300)].decode("utf-8", "replace")
    after = source[end:end + around].decode("utf-8", "replace")
    return f"{before}>>>{marked}<<<{after}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--spamlint", required=True)
    parser.add_argument("--files-from", required=True)
    parser.add_argument("--root", default=".")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--severity", default="error,warning")
    args = parser.parse_args()
    with open(args.files_from, encoding="utf-8") as file:
        listed = [line.rstrip("\n") for line in file if line.strip()]
    wanted = set(args.severity.split(","))
    reports = lines_of(args.spamlint, ["lint", "--fail-on", "never", "--max-score", "1000"], listed, args.root)
    pool = [(report, finding) for report in reports for finding in report.get("findings", ()) if finding["severity"] in wanted]
    drawn = random.Random(args.seed).sample(pool, min(args.count, len(pool)))
    drawn.sort(key=lambda pair: (pair[1]["rule"], pair[0]["path"], pair[1]["location"]["start"]))
    read = lines_of(args.spamlint, ["inspect"], sorted({report["path"] for report, _ in drawn}), args.root)
    message = {(line["path"], line.get("message")): line for line in read}
    print(f"seed {args.seed}: {len(drawn)} of {len(pool)} findings ({', '.join(sorted(wanted))}) in {len(reports)} messages")
    for number, (report, finding) in enumerate(drawn, 1):
        about = message.get((report["path"], report.get("message")), {})
        text = printable(" ".join((about.get("visible") or "").split()))
        print(f"\n{number}. {finding['rule']} ({finding['severity']}) {report['path']} [{report['class']}, score {report['score']}]")
        print(f"   says: {printable(finding['message'])}")
        print(f"   subject: {printable(about.get('subject') or '')}")
        print(f"   source: {printable(excerpt(args.root, report['path'], finding['location']))}")
        print(f"   text: {text[:400]}")
    counts = collections.Counter(finding["rule"] for _, finding in drawn)
    print("\n" + "\n".join(f"{count:4} {rule}" for rule, count in counts.most_common()))


if __name__ == "__main__":
    main()
