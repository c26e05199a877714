#!/usr/bin/env python3
"""Checks lines of JSON against a JSON Schema (draft 2020-12).

usage: spamlint --format ndjson PATH ... | validate_schema.py SCHEMA

Prints each line that does not conform, with the place inside it, and ends with 1 if there was one, or if there were no lines at all.
Needs python3-jsonschema.
"""
import json
import sys

try:
    import jsonschema
except ImportError:
    sys.exit("validate_schema.py needs the Python package jsonschema: apt-get install python3-jsonschema")


def main(path):
    with open(path, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    lines = wrong = 0
    for line in sys.stdin.buffer:
        lines += 1
        value = json.loads(line)
        if next(iter(value)) != "schema":
            print(f"line {lines}: the first key is not schema")
            wrong += 1
        for error in validator.iter_errors(value):
            print(f"line {lines} ({value.get('path')}): {error.json_path}: {error.message}"[:500])
            # Of several shapes none fitted: tell what each missed.
            for cause in error.context or []:
                print(f"    {cause.json_path}: {cause.message}"[:500])
            wrong += 1
    print(f"{lines} lines, {wrong} errors against {path}")
    return 0 if lines and not wrong else 1


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
