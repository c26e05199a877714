#!/usr/bin/env python3
"""The HTTP door against its own description, by schemathesis (PyPI); without it nothing is tried, and that is said.

usage: openapi.py --spamlintd PROGRAM [--schemathesis PROGRAM] [--examples N]
"""
import argparse
import shutil
import subprocess
import sys

from daemon import Daemon

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--spamlintd", required=True)
parser.add_argument("--schemathesis", default="schemathesis")
parser.add_argument("--examples", type=int, default=30)
options = parser.parse_args()
program = shutil.which(options.schemathesis)
if not program:
    print("openapi.py: there is no schemathesis (pip install schemathesis): the description is not tried")
    sys.exit(0)
with Daemon(options.spamlintd, ("http",)) as daemon:
    run = subprocess.run(
        [program, "run", f"http://127.0.0.1:{daemon.http}/v1/openapi.json", "--max-examples", str(options.examples), "--seed", "1",
         # What is no message, or no rule, no schema tells.
         "--exclude-checks", "positive_data_acceptance"], check=False)
sys.exit(run.returncode)
