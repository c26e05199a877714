#!/usr/bin/env python3
"""Holds mending to its laws over any mail.

usage: check_mending.py --spamlint PROGRAM [--unsafe] [--jobs N] FILE_OR_FOLDER...

Copies the messages to a temporary folder, mends them there twice, and lints them before and after. Ends with 1 where mending a second time
changes something more, where our score or a receiver's rises, where `--diff` prints a patch that `git apply` refuses or that gives
another file, where a reader sees another text of the HTML than before and no fix is named that changes it, or where something cannot be
read. No message leaves the machine and none is opened.
"""
import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

CLOCK = ["--now", "2026-11-23T12:00:00Z"]
SENDER = ["--unsubscribe-https", "https://shop.example/unsubscribe?u=1", "--unsubscribe-mailto", "leave@shop.example",
          "--address", "Shop Ltd, 1 High Street, Springfield, IL 62701, USA"]

# What the footer adds to a text, and the rules whose fixes may change one elsewhere.
FOOTER = [SENDER[-1], "Unsubscribe from these e-mails", "退订此类邮件"]
CHANGING = {"exclamation-density", "html-invisible-in-word", "html-low-contrast", "html-text-near-background"}


def files(paths):
    for path in paths:
        if os.path.isdir(path):
            for folder, _, names in sorted(os.walk(path)):
                yield from (os.path.join(folder, name) for name in sorted(names) if not name.endswith((".report", ".md")))
        else:
            yield path


def read(path):
    with open(path, "rb") as file:
        return file.read()


def scores(program, paths, jobs):
    """The scores of each message, ours first; None for what is no message."""
    done = subprocess.run([program, "--format", "ndjson", "--fail-on", "never", "--jobs", str(jobs), "--files-from", "-"] + CLOCK,
                          input="\n".join(paths).encode(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    found = {}
    for line in done.stdout.splitlines():
        row = json.loads(line)
        if "error" in row:
            continue
        own = [("spamlint", row["score"])] + [(name, receiver["score"]) for name, receiver in row["receivers"].items()]
        found[(row["path"], row.get("message"))] = own
    return found


def seen(program, path):
    """The words that a reader sees; addresses of links, which are no words of the page, and what the footer says are left out."""
    done = subprocess.run([program, "text", path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    text = re.sub(r"<?(?:https?:|mailto:)[^\s>]*>?", " ", done.stdout.decode("utf-8", "replace"), flags=re.IGNORECASE)
    text = " ".join(text.split())
    for words in FOOTER:
        text = text.replace(words, " ")
    return text.split()


def mended(report):
    """The rules that were mended in each file, as `fix` says it."""
    found = {}
    for line in report.decode("utf-8", "replace").splitlines():
        path, mark, rules = line.partition(": mended ")
        if mark:
            found[path] = set(rules.split(", "))
    return found


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1].removeprefix("usage: "))
    parser.add_argument("--spamlint", required=True)
    parser.add_argument("--unsafe", action="store_true")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("paths", nargs="+")
    options = parser.parse_args()
    program = os.path.abspath(options.spamlint)
    flags = CLOCK + (["--unsafe", "--signed"] + SENDER if options.unsafe else [])
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        copies = []
        for index, path in enumerate(files(options.paths)):
            # The ending tells what a file is.
            copy = os.path.join(folder, f"{index:06}-{os.path.basename(path)}")
            shutil.copyfile(path, copy)
            copies.append((path, copy))
        names = [copy for _, copy in copies]
        before = scores(program, names, options.jobs)
        old = {copy: read(copy) for copy in names}
        patches = {}
        for path, copy in copies[:200]:
            done = subprocess.run([program, "fix", "--diff", os.path.basename(copy)] + flags, cwd=folder, stdout=subprocess.PIPE,
                                  stderr=subprocess.DEVNULL)
            patches[copy] = done.stdout
        fix = [program, "fix", "--jobs", str(options.jobs), "--files-from", "-"] + flags
        texts = {copy: seen(program, copy) for copy in names}
        for _ in range(2):
            done = subprocess.run(fix, input="\n".join(names).encode(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            if _ == 0:
                once = {copy: read(copy) for copy in names}
                rules = mended(done.stderr)
        twice = {copy: read(copy) for copy in names}
        after = scores(program, names, options.jobs)
        changed = 0
        for path, copy in copies:
            changed += once[copy] != old[copy]
            if once[copy] != twice[copy]:
                wrong += 1
                print(f"{path}: mending twice is not mending once")
            if once[copy] != old[copy] and not rules.get(copy, set()) & CHANGING and seen(program, copy) != texts[copy]:
                wrong += 1
                print(f"{path}: the text that a reader sees is another one ({', '.join(sorted(rules.get(copy, [])))})")
            if copy in patches and not applies(folder, copy, old[copy], once[copy], patches[copy]):
                wrong += 1
                print(f"{path}: the patch does not apply, or gives another file")
        for key, was in before.items():
            for (name, a), (_, b) in zip(was, after.get(key, was)):
                if b > a + 0.0005:
                    wrong += 1
                    print(f"{key[0]}: {name} charges {a} before and {b} after")
    print(f"{len(copies)} files, {changed} mended, {wrong} faults")
    return 1 if wrong else 0


def applies(folder, copy, old, new, patch):
    """Whether the patch makes the new file of the old one."""
    if not patch:
        return old == new
    with tempfile.TemporaryDirectory() as tree:
        target = os.path.join(tree, os.path.basename(copy))
        with open(target, "wb") as file:
            file.write(old)
        subprocess.run(["git", "init", "-q"], cwd=tree, check=True)
        done = subprocess.run(["git", "-c", "core.autocrlf=false", "apply", "--whitespace=nowarn", "-"], cwd=tree, input=patch,
                              stderr=subprocess.DEVNULL)
        return done.returncode == 0 and read(target) == new


if __name__ == "__main__":
    sys.exit(main())
