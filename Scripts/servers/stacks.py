#!/usr/bin/env python3
"""Programs that send mail in other languages, with spamlintd before them: Examples/nodemailer, django, rails.

usage: stacks.py --spamlintd PROGRAM [--python PYTHON]

Needs node-nodemailer, ruby-actionmailer (Debian) and Django (in PYTHON); what is not there is skipped, with a line that says so.
"""
import argparse
import os
import pathlib
import socketserver
import subprocess
import sys
import threading

from check import Checks
from daemon import Daemon, free_port

EXAMPLES = pathlib.Path(__file__).parents[2] / "Examples"


class Sink(socketserver.ThreadingTCPServer):
    """A mail server that takes everything, and keeps it in `messages`."""

    allow_reuse_address = daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Session)
        self.messages = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def port(self):
        return self.server_address[1]


class Session(socketserver.StreamRequestHandler):
    def handle(self):
        self.wfile.write(b"220 sink.example ESMTP\r\n")
        for line in self.rfile:
            verb = line.split()[0].upper() if line.split() else b""
            if verb == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                message = b""
                for piece in self.rfile:
                    if piece == b".\r\n":
                        break
                    message += piece.removeprefix(b".") if piece.startswith(b"..") else piece
                self.server.messages.append(message)
            if verb == b"QUIT":
                self.wfile.write(b"221 bye\r\n")
                return
            self.wfile.write(b"250 ok\r\n")


def stacks(python):
    """Name, the command that tells whether it is there, and the command that sends."""
    node = {"NODE_PATH": os.environ.get("NODE_PATH", "/usr/share/nodejs")}
    return [
        ("nodemailer", ["node", "-e", "require('nodemailer')"], ["node", str(EXAMPLES / "nodemailer/send.js")], node),
        ("django", [python, "-c", "import django"], [python, str(EXAMPLES / "django/send.py")], {"PYTHONDONTWRITEBYTECODE": "1"}),
        ("rails", ["ruby", "-e", "require 'action_mailer'"], ["ruby", str(EXAMPLES / "rails/send.rb")], {}),
    ]


def run(command, environment):
    try:
        return subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, timeout=120, check=False)
    except FileNotFoundError as error:
        return subprocess.CompletedProcess(command, 127, "", str(error))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--spamlintd", required=True)
    parser.add_argument("--python", default=sys.executable, help="a Python that has Django")
    options = parser.parse_args()
    checks = Checks("stacks")
    away = f"http://127.0.0.1:{free_port()}"
    with Daemon(options.spamlintd, ("http",)) as daemon, Sink() as sink:
        here = f"http://127.0.0.1:{daemon.http}"
        for name, probe, command, environment in stacks(options.python):
            if run(probe, environment).returncode:
                print(f"stacks: {name}: skipped: not here")
                continue
            for url, on_error, first, second, arrived in (
                    (here, "hold", "sent", "[merge-", 1), (away, "hold", "not judged", "not judged", 0),
                    (away, "send", "sent", "sent", 2)):
                sink.messages.clear()
                asked = daemon.metric("spamlint_messages_total{")
                told = run([*command, str(sink.port), url, on_error], environment)
                what = f"{name}, spamlintd {'here' if url == here else 'away'}, {on_error}"
                lines = told.stdout.splitlines()
                checks.true(f"{what}: what the program saw", len(lines) == 2 and first in lines[0] and second in lines[1], told)
                checks.equal(f"{what}: what arrived", len(sink.messages), arrived)
                checks.true(f"{what}: whole, with its attachment", all(
                    b"our tent left" in message and b"order.txt" in message and (b"One tent" in message or b"T25lIHRlbnQ" in message)
                    for message in sink.messages), sink.messages)
                checks.equal(f"{what}: what was asked", daemon.metric("spamlint_messages_total{") - asked, 2 if url == here else 0)
            print(f"stacks: {name}: tried", flush=True)
        sink.shutdown()
    checks.end()


main()
