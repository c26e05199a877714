#!/usr/bin/env python3
"""Fits the points of rules to labelled mail, and says how well they do on mail that they were not fitted to.

usage: calibrate.py --spamlint PROGRAM --rules Rules [--write] [--reports FILE] [options] CORPUS

CORPUS is a folder with an index.tsv: columns path, label (ham, spam, phish; others are left out), stratum, and if they are there lang and
cluster (messages of one cluster are near copies of each other). --reports takes the NDJSON of an earlier run instead of linting again.

Only rules whose `basis` is `corpus` are fitted; the points of all others rest on something else and stay. Documentation/scoring.md
describes the method. Nothing but Python's standard library is used, and the result is the same on every run.

  --write       puts the points into the rule files (only the number changes) and writes FREQUENCIES.md beside them
  --folds N     folds of the cross-validation (5); messages of a cluster are never parted
  --seed N      of the folds (1)
  --only TEXT   leaves out strata whose name lacks TEXT; for trying things
"""
import argparse
import collections
import csv
import json
import math
import os
import random
import re
import subprocess
import sys

# Points that a fitted rule may have, by severity. An error that a filter would ignore is still an error, but then a small one.
BOUNDS = {"note": (0.0, 1.2), "warning": (0.1, 2.2), "error": (0.2, 3.0)}
# Where a rule of that severity begins, and stays while the mail says nothing else.
START = {"note": 0.4, "warning": 0.8, "error": 1.2}
# The score at which a message is as likely spam as not, and how fast likelihood grows with the score.
MIDDLE, SLOPE = 3.0, 1.3
# Ham from here on costs extra, with the square of what is above: a false alarm is worse than a miss.
ALARM, ALARM_COST = 3.5, 1.0
# How much more a message of ham with HTML counts: newsletters and notices are few in collections of mail, and they are what users lint.
HTML_HAM = 4.0
PULL = 0.0012
STEPS = 260
BULK = re.compile(r"hard_ham|/nl$|bulk|newsletter|substack|marketing")


class Rule:
    """What fitting needs of a rule file. Each stands on a line of its own there, so no YAML reader is needed."""

    LINE = re.compile(r"^(?:id: *(?P<id>[a-z0-9-]+)|category: *(?P<category>[a-z-]+)|severity: *(?P<severity>[a-z]+)"
                      r"|score: *{ *points: *(?P<points>[0-9.]+), *basis: *(?P<basis>[a-z]+) *}) *$", re.M)

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            found = {name: text for match in self.LINE.finditer(file.read()) for name, text in match.groupdict().items() if text}
        self.path, self.id, self.category, self.severity = path, found["id"], found["category"], found["severity"]
        self.points, self.basis = float(found["points"]), found["basis"]
        self.is_fitted = self.basis == "corpus"


def read_rules(folder):
    rules = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != "receivers"]
        for name in names:
            if name.endswith((".yml", ".yaml")) and os.path.splitext(name)[0] not in ("categories", "classes"):
                try:
                    rules.append(Rule(os.path.join(parent, name)))
                except KeyError as key:
                    sys.exit(f"calibrate.py: {os.path.join(parent, name)}: no line with {key}")
    return sorted(rules, key=lambda rule: rule.id)


def read_caps(folder):
    with open(os.path.join(folder, "categories.yml"), encoding="utf-8") as file:
        return {m.group(1): float(m.group(2)) for m in re.finditer(r"^([a-z-]+):.*\bcap: ([0-9.]+)", file.read(), re.M)}


def read_reports(args, rows):
    if args.reports:
        with open(args.reports, encoding="utf-8") as file:
            lines = file.read().splitlines()
    else:
        command = [args.spamlint, "--rules", args.rules, "--format", "ndjson", "--fail-on", "never", "--jobs", str(args.jobs), "--files-from", "-"]
        done = subprocess.run(command, input="\n".join(row["path"] for row in rows), capture_output=True, text=True, cwd=args.corpus)
        lines = done.stdout.splitlines()
    reports = (json.loads(line) for line in lines)
    return {report["path"]: {finding["rule"] for finding in report["findings"]} for report in reports if "findings" in report}


class Message:
    def __init__(self, row, hits):
        self.is_bad = row["label"] != "ham"
        self.stratum, self.lang = row["stratum"], row.get("lang") or "any"
        # Cluster 0 or none: a message like no other.
        cluster = row.get("cluster") or "0"
        self.cluster = row["path"] if cluster == "0" else f"{row['stratum'].split('/')[0]}:{cluster}"
        self.is_html = row.get("has_html") == "1"
        self.hits = hits
        self.weight = 1.0


def weigh(messages):
    """A stratum counts as the root of its size, and so does a cluster; ham and the rest count the same in all."""
    strata = collections.Counter((m.is_bad, m.stratum) for m in messages)
    clusters = collections.Counter((m.is_bad, m.cluster) for m in messages)
    for m in messages:
        m.weight = 1 / math.sqrt(strata[m.is_bad, m.stratum]) / math.sqrt(clusters[m.is_bad, m.cluster])
        if not m.is_bad and m.is_html:
            m.weight *= HTML_HAM
    for side in (True, False):
        total = sum(m.weight for m in messages if m.is_bad == side) or 1.0
        for m in messages:
            if m.is_bad == side:
                m.weight /= total


class Sheet:
    """The scores of messages for given points, each category up to its cap."""

    def __init__(self, rules, caps):
        self.index = {rule.id: i for i, rule in enumerate(rules)}
        categories = sorted({rule.category for rule in rules})
        self.category = [categories.index(rule.category) for rule in rules]
        self.caps = [caps.get(name, math.inf) for name in categories]

    def rows(self, messages):
        """For each message its hits, by category."""
        out = []
        for m in messages:
            by_category = collections.defaultdict(list)
            for rule in m.hits:
                if rule in self.index:
                    by_category[self.category[self.index[rule]]].append(self.index[rule])
            out.append([(self.caps[c], sorted(hits)) for c, hits in sorted(by_category.items())])
        return out

    @staticmethod
    def score(row, points):
        return sum(min(cap, sum(points[i] for i in hits)) for cap, hits in row)


def fit(rules, sheet, messages):
    """Points that make the weighted logistic loss least, with a pull to where rules begin; by gradient descent with momentum (Adam)."""
    rows = sheet.rows(messages)
    # Messages with the same findings are one.
    together = collections.defaultdict(float)
    by_key = {}
    for m, row in zip(messages, rows):
        key = (m.is_bad, tuple((cap, tuple(hits)) for cap, hits in row))
        together[key] += m.weight
        by_key[key] = row
    data = [(key[0], by_key[key], together[key]) for key in sorted(by_key)]
    points = [START[rule.severity] if rule.is_fitted else rule.points for rule in rules]
    begin = list(points)
    first, second = [0.0] * len(points), [0.0] * len(points)
    for step in range(1, STEPS + 1):
        gradient = [2 * PULL * (p - b) for p, b in zip(points, begin)]
        for is_bad, row, weight in data:
            sums = [(cap, hits, sum([points[i] for i in hits])) for cap, hits in row]
            score = sum([min(cap, total) for cap, hits, total in sums])
            chance = 1 / (1 + math.exp(-SLOPE * (score - MIDDLE)))
            slope = weight * SLOPE * (chance - is_bad)
            if not is_bad and score > ALARM:
                slope += weight * 2 * ALARM_COST * (score - ALARM)
            for cap, hits, total in sums:
                # Above the cap a change still counts a little, or nothing would ever leave it.
                part = slope if total <= cap else 0.1 * slope
                for i in hits:
                    gradient[i] += part
        rate = 0.05 * (1 - step / (STEPS + 1)) + 0.002
        for i, rule in enumerate(rules):
            if not rule.is_fitted:
                continue
            first[i] = 0.9 * first[i] + 0.1 * gradient[i]
            second[i] = 0.99 * second[i] + 0.01 * gradient[i] ** 2
            change = first[i] / (1 - 0.9**step) / (math.sqrt(second[i] / (1 - 0.99**step)) + 1e-5)
            low, high = BOUNDS[rule.severity]
            points[i] = min(high, max(low, points[i] - rate * change))
    return [round(p, 1) if rule.is_fitted else p for p, rule in zip(points, rules)]


def auc(bad, ham):
    """The chance that a bad message scores above a ham message, ties counting half."""
    ranked = sorted([(score, 1) for score in bad] + [(score, 0) for score in ham])
    ranks, i = 0.0, 0
    while i < len(ranked):
        j = i
        while j < len(ranked) and ranked[j][0] == ranked[i][0]:
            j += 1
        ranks += sum(is_bad for _, is_bad in ranked[i:j]) * (i + 1 + j) / 2
        i = j
    return (ranks - len(bad) * (len(bad) + 1) / 2) / (len(bad) * len(ham)) if bad and ham else float("nan")


def caught(bad, ham, rate):
    """The share of bad mail above the lowest score that at most `rate` of the ham is above."""
    if not bad or not ham:
        return float("nan")
    cut = sorted(ham, reverse=True)[int(rate * len(ham))]
    return sum(score > cut for score in bad) / len(bad)


def groups(messages):
    """Per language all ham, and newsletters alone, each with the false alarms to allow: there are few newsletters."""
    out = []
    for lang in sorted({m.lang for m in messages}):
        bad = [i for i, m in enumerate(messages) if m.is_bad and m.lang == lang]
        ham = [i for i, m in enumerate(messages) if not m.is_bad and m.lang == lang]
        bulk = [i for i in ham if BULK.search(messages[i].stratum)]
        if bad and ham:
            out.append((lang, bad, ham, 0.01))
        if bad and bulk:
            out.append((f"{lang}, newsletters", bad, bulk, 0.05))
    return out


def show(title, messages, scores):
    print(title)
    for name, bad, ham, rate in groups(messages):
        b, h = [scores[i] for i in bad], [scores[i] for i in ham]
        print(
            f"  {name:18} bad {len(b):5}  ham {len(h):5}  AUC {auc(b, h):.4f}  caught at {rate:.0%} false alarms {caught(b, h, rate):.4f}"
            f"  at 5.0 or more: {sum(s >= 5 for s in b) / len(b):.4f} of the bad, {sum(s >= 5 for s in h)} of the ham"
        )


def cross_validate(rules, sheet, messages, folds, seed):
    clusters = sorted({m.cluster for m in messages})
    random.Random(seed).shuffle(clusters)
    fold = {cluster: i % folds for i, cluster in enumerate(clusters)}
    scores = [0.0] * len(messages)
    for k in range(folds):
        points = fit(rules, sheet, [m for m in messages if fold[m.cluster] != k])
        held = [i for i, m in enumerate(messages) if fold[m.cluster] == k]
        for i, row in zip(held, sheet.rows([messages[i] for i in held])):
            scores[i] = sheet.score(row, points)
        show(f"fold {k + 1} of {folds}, held out", [messages[i] for i in held], [scores[i] for i in held])
    return scores


def frequencies(rules, messages):
    """The table of FREQUENCIES.md: hits by stratum in percent, and lift."""
    sizes = collections.Counter(m.stratum for m in messages)
    bad_strata = {m.stratum for m in messages if m.is_bad}
    strata = sorted((s for s in sizes if sizes[s] >= 20), key=lambda s: (s in bad_strata, s))
    hits = collections.defaultdict(collections.Counter)
    for m in messages:
        for rule in m.hits:
            hits[rule][m.stratum] += 1
    lines = [
        "# How often rules fire",
        "",
        "Written by `make calibrate`. Per stratum of the mail that points were fitted to: messages with the finding, in percent. *Lift* is the",
        "mean of the strata of spam and phishing against the mean of those of ham, 0.2 percent added to both; above 1, the rule speaks against",
        "a message. Rules that never fired are left out, and so are strata of fewer than twenty messages.",
        "",
        "| rule | points | basis | lift | " + " | ".join(strata) + " |",
        "| --- | --- | --- | --- | " + " | ".join("---" for _ in strata) + " |",
        "| *messages* | | | | " + " | ".join(str(sizes[s]) for s in strata) + " |",
    ]

    def mean(rule, is_bad):
        shares = [hits[rule][s] / sizes[s] for s in strata if (s in bad_strata) == is_bad]
        return sum(shares) / len(shares) if shares else 0.0

    for rule in rules:
        if rule.id in hits:
            lift = (mean(rule.id, True) + 0.002) / (mean(rule.id, False) + 0.002)
            cells = [f"{100 * hits[rule.id][s] / sizes[s]:.1f}" if hits[rule.id][s] else "" for s in strata]
            lines.append(f"| {rule.id} | {rule.points:g} | {rule.basis} | {lift:.2f} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def write_points(rule, points):
    with open(rule.path, encoding="utf-8") as file:
        text = file.read()
    written = re.sub(r"(\bpoints: )[0-9.]+", lambda m: m.group(1) + f"{points:g}", text, count=1)
    if written != text:
        with open(rule.path, "w", encoding="utf-8") as file:
            file.write(written)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus")
    parser.add_argument("--spamlint", required=True)
    parser.add_argument("--rules", default="Rules")
    parser.add_argument("--reports")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", default="")
    args = parser.parse_args()
    args.spamlint, args.rules = os.path.abspath(args.spamlint), os.path.abspath(args.rules)
    with open(os.path.join(args.corpus, "index.tsv"), encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["label"] in ("ham", "spam", "phish") and args.only in row["stratum"]]
    rules, caps = read_rules(args.rules), read_caps(args.rules)
    reports = read_reports(args, rows)
    messages = [Message(row, reports[row["path"]]) for row in rows if row["path"] in reports]
    if not any(m.is_bad for m in messages) or all(m.is_bad for m in messages):
        sys.exit("calibrate.py: there must be ham and spam in the index")
    weigh(messages)
    sheet = Sheet(rules, caps)
    print(f"{len(messages)} messages, {len({m.cluster for m in messages})} clusters, {sum(r.is_fitted for r in rules)} of {len(rules)} rules are fitted")
    lines = sheet.rows(messages)
    show("points as they are", messages, [sheet.score(row, [rule.points for rule in rules]) for row in lines])
    if args.folds > 1:
        show("held out, all folds", messages, cross_validate(rules, sheet, messages, args.folds, args.seed))
    points = fit(rules, sheet, messages)
    show("the fit itself", messages, [sheet.score(row, points) for row in lines])
    changed = [(rule, p) for rule, p in zip(rules, points) if rule.is_fitted and p != rule.points]
    for rule, p in changed:
        print(f"  {rule.id}: {rule.points:g} -> {p:g}")
    if args.write:
        for rule, p in changed:
            write_points(rule, p)
            rule.points = p
        with open(os.path.join(args.rules, "FREQUENCIES.md"), "w", encoding="utf-8") as file:
            file.write(frequencies(rules, messages))


if __name__ == "__main__":
    main()
