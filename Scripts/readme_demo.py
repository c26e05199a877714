#!/usr/bin/env python3
"""Puts the demo's report, shortened, into both READMEs, or with --check says whether it stands there already.

The report is the expected one of the tests (`Tests/SpamLintReportTests/Golden/demo.*.txt`): its first line, what it says of three rules,
and its last line.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHOWN = ["link-text-mismatch", "disguised-word", "reason-for-mail-missing"]
BLOCK = re.compile(r"(<!-- demo -->\n```text\n).*?(```\n<!-- end of demo -->)", re.DOTALL)


def shortened(report):
    paragraphs = report.rstrip("\n").split("\n\n")
    last = paragraphs[-1].rsplit("\n", 1)
    findings = paragraphs[1:-1] + [last[0]]
    shown = []
    for rule in SHOWN:
        found = [text for text in findings if f"[{rule}]" in text]
        if not found:
            sys.exit(f"readme_demo.py: the demo has no finding of {rule}; name another rule in SHOWN")
        shown.append(found[0])
    return "\n\n".join([paragraphs[0], *shown[:2], "[…]", shown[2]]) + "\n" + last[1] + "\n"


def main():
    stale = []
    for readme, report in [("README.md", "demo.en.txt"), ("README.zh.md", "demo.zh.txt")]:
        path = ROOT / readme
        text = path.read_text(encoding="utf-8")
        report = shortened((ROOT / "Tests/SpamLintReportTests/Golden" / report).read_text(encoding="utf-8"))
        new = BLOCK.sub(lambda match: match.group(1) + report + match.group(2), text)
        if new == text:
            continue
        if "--check" in sys.argv:
            stale.append(readme)
        else:
            path.write_text(new, encoding="utf-8")
    if stale:
        sys.exit(f"{', '.join(stale)}: the demo differs from the report as it is; run Scripts/readme_demo.py")


if __name__ == "__main__":
    main()
