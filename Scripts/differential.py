#!/usr/bin/env python3
"""Holds what spamlint tells of receivers against what the real SpamAssassin and Rspamd raise, offline.

usage: differential.py --spamlint PROGRAM [--floor RECEIVER=F1 ...] [--worst N] [--save DIR] FOLDER

Installs Debian's packages spamassassin and rspamd where they are missing (as root; otherwise it prints the line that does), lets both
judge every message under FOLDER with their stock rules and no network, and compares the symbols with `receivers` of spamlint's report.

A symbol that both have counts what the two agree on, the lesser of their points; what is left of the real points is missed, of the told
points false. Symbols are left out that hang on the delivery, on look-ups, on what a server has learnt or on the day. Prints precision,
recall and F1 for each receiver, and the symbols that cost most. Ends with 1 when an F1 is below its floor.
"""
import argparse
import collections
import json
import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
DRIVERS = {
    "spamassassin": ["perl", os.path.join(HERE, "differential", "spamassassin.pl")],
    "rspamd": [sys.executable, os.path.join(HERE, "differential", "rspamd.py")],
}
# Beginnings of symbols that no message shows by itself.
OUTSIDE = (
    # How it was delivered, and by whom.
    "ALL_TRUSTED", "AUTH_NA", "DIRECT_", "DOS_", "HELO_", "HFILTER_FROM", "HFILTER_HELO", "HFILTER_HOSTNAME", "HFILTER_RCPT", "KHOP_HELO",
    "NO_RECEIVED", "NO_RELAYS", "ONCE_RECEIVED", "RCVD_", "RDNS_", "TVD_RCVD", "UNPARSEABLE_RELAY", "VIOLATED_DIRECT_SPF",
    # Look-ups and signatures.
    "ARC_", "ASN", "DKIM_", "DMARC_", "FUZZY_", "R_DKIM", "R_SPF", "RBL_", "SPF_", "T_SPF", "URIBL_",
    # What a server has learnt.
    "BAYES_", "GREYLIST", "NEURAL",
    # The day.
    "DATE_IN_FUTURE", "DATE_IN_PAST",
)


def provide(packages):
    """Installs what is missing, or says how."""
    line = "apt-get install -y --no-install-recommends " + " ".join(packages)
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        sys.exit(f"This needs the real filters. On Debian or Ubuntu this installs them:\n    sudo apt-get update && sudo {line}")
    print(f"Installing: {line}", file=sys.stderr)
    quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    for command in ("apt-get update -qq", line):
        if subprocess.run(command.split(), **quiet).returncode != 0:
            sys.exit(f"'{command}' failed")


def told(program, folder):
    """What spamlint tells of each message, by path and receiver. Mailboxes and bare HTML are no single message that others would read."""
    done = subprocess.run([program, "--format", "ndjson", "--fail-on", "never", folder], stdout=subprocess.PIPE)
    if done.returncode not in (0, 2):
        sys.exit(f"{program} ended with {done.returncode}")
    reports = {}
    for line in done.stdout.splitlines():
        report = json.loads(line)
        if "receivers" in report and "message" not in report and not report["path"].endswith((".html", ".htm")):
            reports[report["path"]] = report["receivers"]
    return reports


def real(receiver, paths):
    done = subprocess.run(DRIVERS[receiver], input="\n".join(paths) + "\n", stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(DRIVERS[receiver])} ended with {done.returncode}")
    return {result["path"]: result["symbols"] for result in map(json.loads, done.stdout.splitlines())}


class Account:
    """Points rightly told, missed and falsely told, in all and by symbol."""

    def __init__(self):
        self.hit = self.missed = self.false = 0.0
        self.symbols = collections.defaultdict(lambda: [0.0, 0.0, 0])

    def add(self, told, real):
        for symbol in set(told) | set(real):
            if symbol.startswith(OUTSIDE):
                continue
            ours, theirs = told.get(symbol, 0), real.get(symbol, 0)
            hit = min(abs(ours), abs(theirs)) if ours * theirs > 0 else 0
            missed, false = abs(theirs) - hit, abs(ours) - hit
            self.hit += hit
            self.missed += missed
            self.false += false
            if missed + false > 0.0005:
                line = self.symbols[symbol]
                line[0] += missed
                line[1] += false
                line[2] += 1

    def share(self, other):
        return self.hit / (self.hit + other) if self.hit + other else 1.0

    @property
    def f1(self):
        return 2 * self.hit / (2 * self.hit + self.missed + self.false) if self.hit + self.missed + self.false else 1.0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", metavar="FOLDER")
    parser.add_argument("--spamlint", required=True, metavar="PROGRAM")
    parser.add_argument("--floor", action="append", default=[], metavar="RECEIVER=F1")
    parser.add_argument("--worst", type=int, default=12, metavar="N", help="symbols to list")
    parser.add_argument("--save", metavar="DIR", help="keep what the real filters said, as RECEIVER.jsonl")
    arguments = parser.parse_args()
    floors = {name: float(value) for name, _, value in (text.partition("=") for text in arguments.floor)}
    if unknown := set(floors) - set(DRIVERS):
        parser.error(f"no such receiver: {', '.join(sorted(unknown))}")
    if missing := [name for name in DRIVERS if not shutil.which(name)]:
        provide(missing)
    reports = told(arguments.spamlint, arguments.folder)
    if not reports:
        sys.exit(f"{arguments.folder}: no message to compare")
    below = False
    for receiver in DRIVERS:
        verdicts = real(receiver, sorted(reports))
        if arguments.save:
            os.makedirs(arguments.save, exist_ok=True)
            with open(os.path.join(arguments.save, receiver + ".jsonl"), "w", encoding="utf-8") as file:
                for path, symbols in verdicts.items():
                    file.write(json.dumps({"path": path, "symbols": symbols}) + "\n")
        account = Account()
        version = ""
        for path, symbols in verdicts.items():
            profile = reports[path].get(receiver, {})
            version = profile.get("version", version)
            account.add(profile.get("symbols", {}), symbols)
        floor = floors.get(receiver)
        print(f"{receiver} {version}: {len(verdicts)} messages, precision {account.share(account.false):.3f}, "
              f"recall {account.share(account.missed):.3f}, F1 {account.f1:.3f}" + (f" (floor {floor})" if floor is not None else ""))
        worst = sorted(account.symbols.items(), key=lambda item: (-item[1][0] - item[1][1], item[0]))[:arguments.worst]
        for symbol, (missed, false, messages) in worst:
            print(f"    {symbol:34} missed {missed:7.2f}  false {false:7.2f}  on {messages}")
        if len(verdicts) < len(reports):
            print(f"{receiver} judged only {len(verdicts)} of {len(reports)} messages")
            below = True
        if floor is not None and account.f1 < floor:
            print(f"{receiver} is below its floor")
            below = True
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
