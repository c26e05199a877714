#!/usr/bin/env python3
"""Lints an archive of mail with Spark, and sums up what is found by rule and by domain of the sender.

usage: spark-submit job.py FOLDER OUT [options] [-- options of spamlint lint]        (README.md says what is read and written)
"""
import argparse
import base64
import binascii
import collections
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from pyspark import SparkFiles
from pyspark.sql import SparkSession, functions
from pyspark.sql.types import ArrayType, DoubleType, IntegerType, StringType, StructField, StructType

# Messages, and bytes, that one run of spamlint is given. A run costs some tens of milliseconds; what fails is tried again in halves.
BATCH_MESSAGES = 500
BATCH_BYTES = 64 << 20

MESSAGE = StructType([
    StructField("shard", StringType(), False),
    StructField("path", StringType()),
    # From 1, in mailboxes.
    StructField("message", IntegerType()),
    StructField("sender_domain", StringType()),
    StructField("class", StringType()),
    StructField("score", DoubleType()),
    StructField("verdict", StringType()),
    StructField("findings", ArrayType(StructType([
        StructField("rule", StringType()), StructField("severity", StringType()), StructField("points", DoubleType())]))),
    # Why there is no verdict, and the line of the shard where it could not be read.
    StructField("error", StringType()),
    StructField("line", StringType()),
])

Item = collections.namedtuple("Item", "shard path raw")


def row(shard, path, message=None, error=None, line=None):
    return dict.fromkeys(MESSAGE.names) | {"shard": shard, "path": path, "message": message, "error": error, "line": line}


def item_of(shard, line):
    """The message in a line of an NDJSON shard; an error's row where there is none."""
    try:
        told = json.loads(line)
        raw, path = told["raw"], told.get("path")
        if told.get("encoding") == "base64":
            data = base64.b64decode(raw, validate=True)
        else:
            data = raw.encode("utf-8", "surrogatepass")
        return Item(shard, path if isinstance(path, str) else None, data)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, binascii.Error) as error:
        return row(shard, None, error=f"the line holds no message: {type(error).__name__}: {error}", line=line)


class Spamlint:
    """Runs the program on batches of messages in a temporary folder."""

    def __init__(self, program, arguments, seconds):
        self.program, self.arguments, self.seconds = program, arguments, seconds

    def rows(self, items):
        """A row for each message; an error's row for what could not be judged."""
        batch, size = [], 0
        for item in items:
            if isinstance(item, dict):
                yield item
                continue
            if batch and (len(batch) == BATCH_MESSAGES or size + len(item.raw) > BATCH_BYTES):
                yield from self.judged(batch)
                batch, size = [], 0
            batch.append(item)
            size += len(item.raw)
        if batch:
            yield from self.judged(batch)

    def judged(self, batch):
        rows, failure = self.run(batch)
        if failure is None:
            return rows
        if len(batch) == 1:
            return rows + [row(batch[0].shard, batch[0].path, error=failure)]
        half = len(batch) // 2
        return self.judged(batch[:half]) + self.judged(batch[half:])

    def run(self, batch):
        """The rows of a batch, and why they are not all: the program was ended, or left a file out."""
        with tempfile.TemporaryDirectory(prefix="spamlint-") as folder:
            items = {}
            for number, item in enumerate(batch):
                # The ending of a name tells spamlint what is in it.
                ending = re.search(r"\.[A-Za-z0-9]{1,8}\Z", item.path or "")
                path = os.path.join(folder, f"{number}{ending[0] if ending else '.eml'}")
                with open(path, "wb") as file:
                    file.write(item.raw)
                items[path] = item
            with open(os.path.join(folder, "list"), "w") as file:
                file.writelines(path + "\n" for path in items)
            domains = {}
            for told in self.lines(["inspect", "--no-config"], folder)[0]:
                sender = (told.get("from") or [{}])[0].get("address") or ""
                domains[told["path"], told.get("message")] = sender.rpartition("@")[2].lower() or None
            told, failure = self.lines(["lint", "--fail-on", "never", *self.arguments], folder)
        rows, seen = [], set()
        for report in told:
            item = items[report["path"]]
            seen.add(report["path"])
            entry = row(item.shard, item.path, report.get("message"), report.get("error"))
            if "error" not in report:
                entry |= {name: report[name] for name in ("class", "verdict")} | {
                    "score": float(report["score"]), "sender_domain": domains.get((report["path"], report.get("message"))),
                    "findings": [
                        {"rule": finding["rule"], "severity": finding["severity"], "points": float(finding["points"])}
                        for finding in report["findings"]]}
            rows.append(entry)
        return rows, failure or (f"spamlint left {len(items) - len(seen)} files out" if len(seen) < len(items) else None)

    def lines(self, command, folder):
        """What the program says of the files in a folder, and how it failed."""
        with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as complaints:
            try:
                status = subprocess.run(
                    [self.program, *command, "--format", "ndjson", "--files-from", os.path.join(folder, "list")],
                    stdin=subprocess.DEVNULL, stdout=output, stderr=complaints, timeout=self.seconds, check=False).returncode
                # 2 says that some message could not be judged, too, and its line says why.
                failure = None if status in (0, 1, 2) else f"spamlint ended with status {status}"
            except subprocess.TimeoutExpired:
                failure = f"spamlint took more than {self.seconds} seconds"
            output.seek(0)
            told = []
            for line in output:
                try:
                    told.append(json.loads(line))
                except ValueError:
                    failure = failure or "spamlint's output was cut short"
            if not told and failure is None:
                complaints.seek(0)
                # A wrong option, say: the same for every message, so that there is no use in going on.
                raise RuntimeError(f"{self.program} {' '.join(command)}: {complaints.read(2000).decode('utf-8', 'replace')}")
            return told, failure


def shards(spark, folder, endings):
    """The shards with these endings; None where there are none."""
    path = spark.sparkContext._jvm.org.apache.hadoop.fs.Path(folder)
    files = path.getFileSystem(spark.sparkContext._jsc.hadoopConfiguration()).listStatus(path)
    found = [file.getPath().toString() for file in files if file.isFile() and file.getPath().getName().endswith(endings)]
    return sorted(found) or None


def messages(spark, folder, tasks, program, arguments, seconds):
    """A row for each message of the archive."""
    linter = Spamlint(program, arguments, seconds)

    def judge(items):
        if SPARK_FILES_PREFIX in linter.program:
            linter.program = SparkFiles.get(linter.program.removeprefix(SPARK_FILES_PREFIX))
        return (tuple(entry[name] for name in MESSAGE.names) for entry in linter.rows(items))

    parts = []
    # The name of a shard, and not where it lies.
    name = functions.element_at(functions.split(functions.col("_metadata.file_path"), "/"), -1)
    lines = shards(spark, folder, (".ndjson", ".jsonl", ".ndjson.gz", ".jsonl.gz"))
    if lines:
        read = spark.read.text(lines).select(name.alias("shard"), "value").where(functions.length(functions.trim("value")) > 0)
        parts.append(read.repartition(tasks).rdd.map(lambda entry: item_of(entry.shard, entry.value)))
    mailboxes = shards(spark, folder, (".mbox",))
    if mailboxes:
        read = spark.read.format("binaryFile").load(mailboxes).select(name.alias("shard"), "content")
        parts.append(read.repartition(min(tasks, len(mailboxes))).rdd.map(lambda entry: Item(entry.shard, entry.shard, bytes(entry.content))))
    if not parts:
        sys.exit(f"no *.mbox, *.ndjson, *.jsonl in {folder}")
    return spark.createDataFrame(spark.sparkContext.union(parts).mapPartitions(judge), MESSAGE)


SPARK_FILES_PREFIX = "spark-file:"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("out", help="a folder that is not there yet")
    parser.add_argument("--spamlint", default="spamlint", help="the program on the workers' PATH, or a path of this machine: it is sent to them")
    parser.add_argument("--format", choices=["parquet", "json"], default="parquet")
    parser.add_argument("--tasks", type=int, help="parts that the archive is cut into (4 a core)")
    parser.add_argument("--timeout", type=float, default=600, help="seconds for one run of spamlint (600)")
    # What stands after '--' is for spamlint.
    own, arguments = sys.argv[1:], []
    if "--" in own:
        own, arguments = own[:own.index("--")], own[own.index("--") + 1:]
    options = parser.parse_args(own)
    if not any(argument == "--config" or argument.startswith("--config=") for argument in arguments):
        arguments.append("--no-config")

    spark = SparkSession.builder.appName("spamlint").getOrCreate()
    program = options.spamlint
    if "/" in program:
        spark.sparkContext.addFile(str(pathlib.Path(program).resolve()))
        program = SPARK_FILES_PREFIX + pathlib.Path(program).name
    tasks = options.tasks or 4 * spark.sparkContext.defaultParallelism

    # Written first: the sums are taken from what is kept, and no message is linted twice.
    messages(spark, options.folder, tasks, program, arguments, options.timeout).write.format(options.format).save(f"{options.out}/messages")
    kept = spark.read.schema(MESSAGE).format(options.format).load(f"{options.out}/messages")
    sums = (
        kept.where("error IS NULL")
        .withColumn("id", functions.monotonically_increasing_id())
        .select("sender_domain", "id", functions.explode("findings").alias("finding"))
        .groupBy("finding.rule", "sender_domain")
        .agg(functions.count("*").alias("findings"), functions.countDistinct("id").alias("messages"),
             functions.round(functions.sum("finding.points"), 2).alias("points"))
        .orderBy(functions.desc("findings"), "rule", "sender_domain"))
    sums.coalesce(1).write.format(options.format).save(f"{options.out}/findings")

    counts = {entry["verdict"]: entry["count"] for entry in kept.groupBy("verdict").count().collect()}
    errors = counts.pop(None, 0)
    print(f"{sum(counts.values())} messages: " + ", ".join(f"{counts.get(name, 0)} {name}" for name in ("pass", "warn", "fail"))
          + f"; {errors} not judged" + (f" (error is not null in {options.out}/messages)" if errors else ""))
    spark.stop()


if __name__ == "__main__":
    main()
