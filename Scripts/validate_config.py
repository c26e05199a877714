#!/usr/bin/env python3
"""Checks configuration files (YAML) against their JSON Schema (draft 2020-12).

usage: validate_config.py SCHEMA FILE ...

Prints what does not conform, and ends with 1 if something did not. Needs python3-jsonschema and python3-yaml.
"""
import json
import sys

try:
    import jsonschema
    import yaml
except ImportError:
    sys.exit("validate_config.py needs the Python packages jsonschema and yaml: apt-get install python3-jsonschema python3-yaml")


def main(path, files):
    with open(path, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    wrong = 0
    for name in files:
        with open(name, encoding="utf-8") as file:
            for error in validator.iter_errors(yaml.safe_load(file)):
                print(f"{name}: {error.json_path}: {error.message}"[:500])
                wrong += 1
    print(f"{len(files)} files, {wrong} errors against {path}")
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2:]))
