#!/usr/bin/env python3
"""Runs the job on a small archive made of Corpus/, and holds its sums to those of spamlint run directly.

usage: test_job.py --spamlint PROGRAM [--list FILE]      (with --list: what one core and two do with the files named there, instead)
"""
import argparse
import base64
import collections
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "Scripts/servers"))
from check import Checks  # noqa: E402

NOW = ["--now", "2026-11-23T00:00:00Z"]
BROKEN = ["{", "[]", '{"path": "no raw"}', '{"path": "a.eml", "raw": "%%%", "encoding": "base64"}', '{"raw": 1}', "null"]


def run_job(folder, out, spamlint, cores, *options, check=True):
    """Standard output, standard error and status."""
    environment = os.environ | {"PYSPARK_PYTHON": sys.executable, "PYSPARK_DRIVER_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    environment["PYSPARK_SUBMIT_ARGS"] = f"--master local[{cores}] --conf spark.ui.enabled=false --driver-memory 1g pyspark-shell"
    run = subprocess.run([sys.executable, str(HERE / "job.py"), str(folder), str(out), "--spamlint", str(spamlint), *options],
                         env=environment, capture_output=True, text=True, check=False)
    if check and run.returncode:
        sys.exit(f"the job failed:\n{run.stderr[-4000:]}")
    return run


def entry(path, data):
    """A line of an NDJSON shard; text where it can be."""
    try:
        return json.dumps({"path": path, "raw": data.decode("ascii")})
    except UnicodeDecodeError:
        return json.dumps({"path": path, "raw": base64.b64encode(data).decode(), "encoding": "base64"})


def make_archive(folder, paths, shards=3):
    """NDJSON shards and the mailboxes."""
    lines = [[] for _ in range(shards)]
    for index, path in enumerate(paths):
        if path.suffix == ".mbox":
            shutil.copy(path, folder)
        else:
            lines[index % shards].append(entry(str(path.relative_to(ROOT)), path.read_bytes()))
    for number, shard in enumerate(lines):
        (folder / f"{number}.ndjson").write_text("".join(line + "\n" for line in shard))


def read(folder):
    return [json.loads(line) for path in sorted(folder.glob("*.json")) for line in path.read_text().splitlines()]


def direct(spamlint, paths):
    """Reports of the program itself, and the domains of senders."""
    listed = "".join(f"{path}\n" for path in paths).encode()
    lint, inspect = (
        [json.loads(line) for line in subprocess.run([spamlint, *command, "--no-config", "--format", "ndjson", "--files-from", "-"], input=listed,
                                                     stdout=subprocess.PIPE, check=False).stdout.splitlines()]
        for command in (["lint", "--fail-on", "never", *NOW], ["inspect"]))
    domains = {(told["path"], told.get("message")): (told.get("from") or [{}])[0].get("address", "").rpartition("@")[2].lower() for told in inspect}
    return lint, domains


def compare(checks, spamlint):
    paths = sorted(path for path in (ROOT / "Corpus").rglob("*") if path.suffix in (".eml", ".html", ".mbox"))
    with tempfile.TemporaryDirectory() as temporary:
        folder, out = pathlib.Path(temporary, "archive"), pathlib.Path(temporary, "out")
        folder.mkdir()
        make_archive(folder, paths)
        with open(folder / "broken.jsonl", "w") as file:
            file.writelines(line + "\n" for line in BROKEN)
        told = run_job(folder, out, spamlint, 2, "--format", "json", "--tasks", "4", "--", *NOW)
        print(f"spark: {told.stdout.strip()}")
        reports, domains = direct(spamlint, paths)
        judged = [report for report in reports if "error" not in report]
        rows = read(out / "messages")
        right = [row for row in rows if "error" not in row]
        checks.equal("as many messages", len(right), len(judged))
        checks.equal("as many without a verdict", len(rows) - len(right), len(reports) - len(judged) + len(BROKEN))
        checks.equal("lines that hold no message are kept", sorted(row["line"] for row in rows if "line" in row), sorted(BROKEN))

        def key(path, message, score, verdict):
            return (pathlib.Path(path).name, message or 0, score, verdict)

        checks.equal(
            "the same scores and verdicts", sorted(key(row["path"], row.get("message"), row["score"], row["verdict"]) for row in right),
            sorted(key(report["path"], report.get("message"), report["score"], report["verdict"]) for report in judged))
        findings, messages, points = (collections.Counter() for _ in range(3))
        for report in judged:
            domain = domains[report["path"], report.get("message")] or None
            for finding in report["findings"]:
                findings[finding["rule"], domain] += 1
                points[finding["rule"], domain] += finding["points"]
            messages.update((rule, domain) for rule in {finding["rule"] for finding in report["findings"]})
        sums = {(row["rule"], row.get("sender_domain")): row for row in read(out / "findings")}
        checks.equal("rules and senders", set(sums), set(findings))
        for pair, count in findings.items():
            row = sums.get(pair, {})
            checks.equal(f"{pair}", (row.get("findings"), row.get("messages")), (count, messages[pair]))
            checks.true(f"{pair}: points", abs(row.get("points", 0) - points[pair]) < 0.011, (row, points[pair]))
        checks.true("a summary", f"{len(judged)} messages: " in told.stdout, told.stdout)


def faults(checks, spamlint):
    """A program that dies of one message, and one that knows no such option."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary, "archive")
        folder.mkdir()
        message = b"From: a@shop.example\n\nHello\n"
        (folder / "a.ndjson").write_text("".join(
            entry(f"{number}.eml", message + (b"POISON" if number == 5 else b"")) + "\n" for number in range(12)))
        frail = pathlib.Path(temporary, "frail")
        frail.write_text(f'#!/bin/sh\nwhile read -r path; do grep -q POISON "$path" && kill -9 $$; done < "$(for last; do :; done; echo "$last")"\n'
                         f'exec "{pathlib.Path(spamlint).resolve()}" "$@"\n')
        frail.chmod(0o755)
        out = pathlib.Path(temporary, "out")
        run_job(folder, out, frail, 1, "--format", "json", "--tasks", "1")
        rows = read(out / "messages")
        lost = [(row["path"], row["error"]) for row in rows if "error" in row]
        checks.equal("what kills the program is told, and that alone", lost, [("5.eml", "spamlint ended with status -9")])
        checks.equal("all others are judged", len(rows) - len(lost), 11)
        run = run_job(folder, pathlib.Path(temporary, "none"), spamlint, 1, "--", "--no-such-option", check=False)
        checks.true("a wrong option ends the job and says why", run.returncode != 0 and "no-such-option" in run.stderr, run.stderr[-500:])


def figures(spamlint, listed, rounds=3):
    """Messages a second with one core and with two, by turns; the best of each. Spark has started, and has linted one message."""
    from pyspark.sql import SparkSession
    import job
    paths = [pathlib.Path(line) for line in pathlib.Path(listed).read_text().split()]
    base = pathlib.Path(listed).parent
    os.environ |= {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    with tempfile.TemporaryDirectory() as temporary:
        archives = {}
        for name, some in (("one", paths[:1]), ("all", paths)):
            archives[name] = pathlib.Path(temporary, name)
            archives[name].mkdir()
            lines = [entry(str(path), (base / path).read_bytes()) + "\n" for path in some]
            for number in range(8):
                (archives[name] / f"{number}.ndjson").write_text("".join(lines[number::8]))
        best = {}
        for turn in range(rounds):
            for cores in (1, 2):
                spark = SparkSession.builder.master(f"local[{cores}]").config("spark.ui.enabled", "false").getOrCreate()
                spark.sparkContext.setLogLevel("ERROR")
                spark.sparkContext.addPyFile(str(HERE / "job.py"))
                for name, folder in archives.items():
                    begin = time.monotonic()
                    rows = job.messages(spark, str(folder), 8, str(pathlib.Path(spamlint).resolve()), ["--no-config"], 600)
                    rows.write.parquet(f"{temporary}/{name}-{cores}-{turn}")
                    seconds = time.monotonic() - begin
                best[cores] = max(best.get(cores, 0), len(paths) / seconds)
                print(f"spark: local[{cores}]: {len(paths)} messages in {seconds:.1f} s", flush=True)
                spark.stop()
        print(f"spark: {best[1]:.0f} messages a second with one core, {best[2]:.0f} with two: {best[2] / best[1]:.2f} times as much")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--spamlint", required=True)
    parser.add_argument("--list", help="a file with paths of messages, beside it")
    options = parser.parse_args()
    checks = Checks("spark")
    if options.list:
        figures(options.spamlint, options.list)
        return
    compare(checks, options.spamlint)
    faults(checks, options.spamlint)
    checks.end()


if __name__ == "__main__":
    main()
