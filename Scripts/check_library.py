#!/usr/bin/env python3
"""Holds libspamlint against the program: the same reports and the same mended messages, from C, from Python, and from many threads.

usage: check_library.py --library libspamlint.so --spamlint PROGRAM FOLDER

Every .eml below FOLDER is linted and mended through ctypes (Examples/python/lint.py) and by the program; Examples/c/lint.c is compiled
against the header, and its output compared too.
"""
import argparse
import importlib.util
import os
import pathlib
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

HERE = pathlib.Path(__file__).resolve().parent.parent


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--library", required=True)
    parser.add_argument("--spamlint", required=True)
    parser.add_argument("folder")
    options = parser.parse_args()
    library = os.path.abspath(options.library)
    os.environ["SPAMLINT_LIBRARY"] = library
    spec = importlib.util.spec_from_file_location("lint", HERE / "Examples/python/lint.py")
    lint = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(lint)

    import json
    symbols = subprocess.run(["nm", "-D", "--defined-only", library], stdout=subprocess.PIPE, check=True).stdout.decode().split()[2::3]
    needed = subprocess.run(["ldd", library], stdout=subprocess.PIPE, check=True).stdout.decode()
    paths = sorted(str(path) for path in pathlib.Path(options.folder).rglob("*.eml"))
    assert paths, f"no message below {options.folder}"
    program = [options.spamlint, "--no-config", "--format", "ndjson", "--fail-on", "never", "--jobs", "2", "--files-from", "-"]
    told = subprocess.run(program, input="\n".join(paths).encode(), stdout=subprocess.PIPE, check=False).stdout
    expected = {}
    for line in told.splitlines():
        report = json.loads(line)
        expected.setdefault(report["path"], []).append(report)

    linter = lint.Linter()
    problems = []

    def check(path):
        message = pathlib.Path(path).read_bytes()
        if linter.lint(message, path) != expected[path]:
            problems.append(f"{path}: the library's report is another")
        mended = linter.fix(message, path)
        if mended is None:
            return
        run = subprocess.run([options.spamlint, "fix", "--no-config", "--stdin-filename", path, "-"], input=message, stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL, check=False)
        # Date and Message-ID are made from the clock.
        strip = lambda text: [line for line in text.splitlines() if not line.lower().startswith((b"date:", b"message-id:"))]
        if strip(run.stdout) != strip(mended):
            problems.append(f"{path}: the library mends it otherwise")

    # ctypes lets go of Python's lock, so these do run at the same time.
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(check, paths))

    try:
        lint.Linter("/nowhere/config.yml")
        problems.append("a configuration that is not there is no error")
    except ValueError as error:
        if "/nowhere/config.yml" not in str(error):
            problems.append(f"a configuration that is not there is told as: {error}")
    if linter.fix(b"", "empty.eml") is not None or "error" not in linter.lint(b"", "empty.eml")[0]:
        problems.append("no bytes are a message")
    linter.close()

    with tempfile.TemporaryDirectory() as folder:
        built = os.path.join(folder, "lint")
        link = os.path.join(folder, "libspamlint.so")
        os.symlink(library, link)
        subprocess.run(["cc", "-Wall", "-Werror", "-I", str(HERE / "Sources/CSpamLint/include"), str(HERE / "Examples/c/lint.c"), "-o", built,
                        "-L", folder, "-lspamlint"], check=True)
        for path in paths[:20]:
            run = subprocess.run([built, path], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={"LD_LIBRARY_PATH": folder}, check=False)
            reports = [json.loads(line) for line in run.stdout.splitlines()]
            if run.returncode != 0 or reports != expected[path]:
                problems.append(f"{path}: the program in C says something else ({run.stderr.decode(errors='replace')[:200]})")

    header = (HERE / "Sources/CSpamLint/include/spamlint.h").read_text()
    if set(symbols) != set(re.findall(r"\b(spamlint_\w+)\(", header)):
        problems.append(f"the library does not show what its header says: {symbols[:10]}")
    if "libswift" in needed or "not found" in needed:
        problems.append(f"the library needs what other machines do not have: {needed}")

    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{len(paths)} messages from Python, {min(20, len(paths))} from C: {len(problems)} differ")
    sys.exit(1 if problems else 0)


main()
