#!/usr/bin/env python3
"""Checks that the man page and the program know the same options.

usage: check_manual.py PROGRAM MANPAGE

Asks PROGRAM for the help of each of its subcommands. Ends with 1 when an option or subcommand is in one of the two only.
"""
import re
import subprocess
import sys

# ArgumentParser adds these to every command; the page names them once.
EVERYWHERE = {"--help", "--version"}


def help_of(program, *subcommand):
    done = subprocess.run([program, *subcommand, "--help"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        sys.exit(f"{program} {' '.join(subcommand)} --help ended with {done.returncode}")
    return done.stdout


def options(text):
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text))


def main(program, page):
    top = help_of(program)
    listed = top.split("SUBCOMMANDS:", 1)[-1].splitlines() if "SUBCOMMANDS:" in top else []
    commands = {m.group(1) for line in listed if (m := re.match(r"  ([a-z][a-z-]*)(?:,.*| \(default\).*|\s{2,}.*|$)", line))} - {"help"}
    known = options(top)
    for command in commands:
        known |= options(help_of(program, command))
    with open(page, encoding="utf-8") as file:
        written = file.read().replace("\\-", "-")
    told = options(written) | EVERYWHERE
    known |= EVERYWHERE | {"--generate-completion-script"}
    wrong = 0
    for name in sorted(known - told - {"--generate-completion-script"}):
        print(f"{page} does not tell of {name}")
        wrong += 1
    for name in sorted(told - known):
        print(f"{page} tells of {name}, which the program does not have")
        wrong += 1
    for name in sorted(commands):
        if not re.search(rf"(?m)^\.SS .*\b{re.escape(name)}\b", written):
            print(f"{page} has no section on the subcommand {name}")
            wrong += 1
    print(f"{len(commands)} subcommands, {len(known)} options, {wrong} differences")
    return 1 if wrong or not commands else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
