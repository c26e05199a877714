#!/usr/bin/env python3
"""Faults on purpose: what the daemon does when things around it break. Each line of docs/reliability.md is a check here.

usage: chaos.py --spamlintd PROGRAM
"""
import argparse
import os
import pathlib
import resource
import shutil
import socket
import struct
import subprocess
import tempfile
import threading
import time

from check import Checks
from daemon import Daemon
from milter_client import MilterClient, content, frame, states

GOOD = (b"From: Shop <orders@shop.example>\r\nTo: reader@example.org\r\nSubject: Your order 4711\r\n"
        b"Date: Mon, 23 Nov 2026 10:00:00 +0000\r\nMessage-ID: <1@shop.example>\r\n\r\nIt left today.\r\n")
BAD = GOOD.replace(b"It left", b"Dear {{first_name}}, it left")
POLICY = "on-error: tempfail\npolicy:\n  - when: { rule: merge-placeholder-text }\n    do: reject\n  - do: tag\n"


GONE = (OSError, ValueError)


def outcome(reply):
    return {"c": "accept", "a": "accept", "t": "tempfail", "r": "reject"}.get(reply.letter) or (
        "reject" if reply.text.startswith("5") else "tempfail")


class Milter:
    """A mail server's connection, past its greeting."""

    def __init__(self, port):
        self.client = MilterClient(f"127.0.0.1:{port}", timeout=20)
        self.client.greet()

    def send(self, message):
        return outcome(self.client.send(message))

    def begin(self, message):
        self.client.socket.sendall(self.client.envelope() + content(message))

    def end(self):
        self.client.socket.sendall(frame(b"E"))
        return outcome(self.client.reply())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.client.close()


class Load(threading.Thread):
    """Sends good and bad messages in turn over new milter connections until told to stop, and counts what was said of them."""

    def __init__(self, port, pause=0.0):
        super().__init__(daemon=True)
        self.port = port
        self.pause = pause
        self.right = self.wrong = self.gone = 0
        self.ending = threading.Event()

    def run(self):
        turn = 0
        while not self.ending.is_set():
            turn += 1
            message, expected = ((GOOD, "accept"), (BAD, "reject"))[turn % 2]
            try:
                with Milter(self.port) as milter:
                    outcome = milter.send(message)
                if outcome == expected:
                    self.right += 1
                else:
                    self.wrong += 1
            except GONE:
                # A mail server that loses its filter defers the message: nothing is lost, and nobody was told anything wrong.
                self.gone += 1
                time.sleep(0.02)
            time.sleep(self.pause)

    def end(self):
        self.ending.set()
        self.join(30)


def loads(port, count=4):
    threads = [Load(port) for _ in range(count)]
    for thread in threads:
        thread.start()
    return threads


def total(threads, name):
    return sum(getattr(thread, name) for thread in threads)


def killed(program, checks):
    """kill -9 during load, and a restart."""
    daemon = Daemon(program, ("milter", "http"), POLICY)
    with daemon:
        threads = loads(daemon.milter)
        time.sleep(1)
        for _ in range(3):
            daemon.kill()
            time.sleep(0.2)
            daemon.start()
            time.sleep(1)
        before = total(threads, "right")
        time.sleep(1)
        for thread in threads:
            thread.end()
        checks.equal("kill -9: no wrong verdict", total(threads, "wrong"), 0)
        checks.true("kill -9: clients noticed", total(threads, "gone") > 0)
        checks.true("kill -9: work goes on by itself", total(threads, "right") > before + 10)


def stopped(program, checks):
    """SIGTERM during load: what is in hand is finished."""
    daemon = Daemon(program, ("milter", "http"), POLICY)
    with daemon:
        with Milter(daemon.milter) as milter:
            milter.begin(BAD)
            stopping = threading.Thread(target=daemon.stop)
            stopping.start()
            time.sleep(0.5)
            checks.equal("stop: a message in hand gets its verdict", milter.end(), "reject")
        stopping.join(20)
        checks.true("stop: within seconds", not stopping.is_alive())
        checks.equal("stop: status", daemon.process.returncode, 0)


def reloaded(program, checks):
    """SIGHUP during load, with a configuration that is good, and one that is broken."""
    daemon = Daemon(program, ("milter", "http"), POLICY)
    with daemon:
        threads = loads(daemon.milter)
        with Milter(daemon.milter) as kept:
            for turn in range(10):
                daemon.write(POLICY if turn % 2 else POLICY.replace("tempfail", "accept"))
                daemon.reload()
                time.sleep(0.1)
                checks.equal(f"reload {turn}: the same connection goes on", kept.send(BAD), "reject")
            daemon.write("policy:\n  - do: rejekt\n")
            daemon.reload()
            time.sleep(0.5)
            checks.equal("a broken configuration: the old one stays", kept.send(BAD), "reject")
            checks.true("and the log says why", "spamlintd.yml:4:" in daemon.text() and "rejekt" in daemon.text(), daemon.text()[-500:])
            checks.equal("and the metrics", daemon.metric('spamlint_reloads_total{result="refused"}'), 1)
            daemon.write("on-error: tempfail\npolicy:\n  - do: accept\n")
            daemon.reload()
            deadline = time.monotonic() + 5
            while kept.send(BAD) != "accept" and time.monotonic() < deadline:
                time.sleep(0.05)
            checks.equal("a new policy holds on old connections", kept.send(BAD), "accept")
        for thread in threads:
            thread.ending.set()
        for thread in threads:
            thread.end()
        checks.equal("reload: no connection dropped", total(threads, "gone"), 0)


def bad_rules(program, checks):
    """A rule file that has gone bad."""
    with tempfile.TemporaryDirectory() as folder:
        rules = pathlib.Path(folder, "rules")
        rules.mkdir()
        own = next(pathlib.Path(__file__).parents[2].glob("Rules/**/subject-shouting.yml"))
        shutil.copy(own, rules)
        settings = pathlib.Path(folder, "settings.yml")
        settings.write_text(f"rule-folders: [{rules}]\n")
        daemon = Daemon(program, ("milter", "http"), POLICY + f"settings: {settings}\n")
        with daemon:
            (rules / "broken.yml").write_text("id: broken\nmatch: {")
            daemon.reload()
            deadline = time.monotonic() + 30
            while "broken.yml" not in daemon.text() and time.monotonic() < deadline:
                time.sleep(0.1)
            with Milter(daemon.milter) as milter:
                checks.equal("a broken rule: the old rules stay", milter.send(BAD), "reject")
            checks.true("and the log names the file", "broken.yml" in daemon.text(), daemon.text()[-300:])
        daemon = Daemon(program, ("milter",), POLICY + f"settings: {settings}\n")
        run = subprocess.run([program, "--config", str(daemon.config)], stderr=subprocess.PIPE, timeout=30, check=False)
        checks.true("at the start it is an error, in one line", run.returncode == 2 and run.stderr.count(b"\n") == 1 and b"broken.yml" in run.stderr,
                    run.stderr)


def full_disk(program, checks):
    """No room for the log."""
    with open("/dev/full", "wb") as full:
        daemon = Daemon(program, ("milter", "http"), POLICY, stderr=full)
        with daemon:
            with Milter(daemon.milter) as milter:
                for _ in range(20):
                    checks.equal("full disk: verdicts go on", milter.send(BAD), "reject")
            checks.equal("full disk: it lives", daemon.get("/health"), "ok\n")


def no_descriptors(program, checks):
    """File descriptors used up."""
    limit = 64
    daemon = Daemon(program, ("milter", "http"), POLICY, preexec=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit)))
    with daemon:
        clients = []
        for _ in range(limit * 2):
            try:
                clients.append(socket.create_connection(("127.0.0.1", daemon.milter), 2))
            except OSError:
                break
        time.sleep(1)
        checks.true("no descriptors: it lives", daemon.process.poll() is None)
        for client in clients:
            client.close()
        deadline = time.monotonic() + 20
        outcome = None
        while time.monotonic() < deadline and outcome != "reject":
            try:
                with Milter(daemon.milter) as milter:
                    outcome = milter.send(BAD)
            except GONE:
                time.sleep(0.2)
        checks.equal("no descriptors: it recovers by itself", outcome, "reject")


def vanishing(program, checks):
    """Clients that go away at every state of the protocol."""
    daemon = Daemon(program, ("milter", "http", "spamd"), POLICY)
    with daemon:
        before = daemon.descriptors()
        for reset in (False, True):
            steps = list(states(BAD))
            for turn, (_, said) in enumerate(steps):
                request = b"SYMBOLS SPAMC/1.5\r\nContent-length: %d\r\n\r\n" % len(BAD) + BAD
                for port, data in ((daemon.milter, said), (daemon.spamd, request[:len(request) * turn // len(steps)])):
                    with socket.create_connection(("127.0.0.1", port), 5) as client:
                        client.sendall(data)
                        if reset:
                            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        with Milter(daemon.milter) as milter:
            checks.equal("vanished clients: it goes on", milter.send(BAD), "reject")
        deadline = time.monotonic() + 10
        while daemon.descriptors() > before and time.monotonic() < deadline:
            time.sleep(0.2)
        checks.true("vanished clients: no descriptor is left", daemon.descriptors() <= before, (before, daemon.descriptors()))
        checks.equal("vanished clients: nobody waits", daemon.metric("spamlint_queue"), 0)


def clock(program, checks):
    """A clock that jumps. Timeouts and latencies are taken from the monotonic clock, so the daemon is started in a time of its own."""
    if subprocess.run(["sh", "-c", "command -v faketime"], stdout=subprocess.DEVNULL, check=False).returncode != 0:
        print("chaos: no faketime here (apt-get install faketime): the clock is not tried")
        return
    jumps = tempfile.NamedTemporaryFile("w", suffix=".rc", delete=False)
    jumps.write("+0")
    jumps.flush()
    library = subprocess.run(["sh", "-c", "find / -name libfaketimeMT.so.1 2>/dev/null | head -1"], stdout=subprocess.PIPE, check=False)
    environment = {"LD_PRELOAD": library.stdout.decode().strip(), "FAKETIME_TIMESTAMP_FILE": jumps.name, "FAKETIME_CACHE_DURATION": "1",
                   "DONT_FAKE_MONOTONIC": "1"}
    os.environ.update(environment)
    # The library sets itself up in the first program that it is loaded into, and what it does there hides the arguments from the daemon.
    wrapper = pathlib.Path(jumps.name + ".sh")
    wrapper.write_text(f'#!/bin/sh\nexec "{program}" "$@"\n')
    wrapper.chmod(0o755)
    daemon = Daemon(str(wrapper), ("milter", "http"), POLICY)
    try:
        daemon.start()
    finally:
        for name in environment:
            del os.environ[name]
    try:
        for jump in ("+3650d", "-3650d", "+0"):
            pathlib.Path(jumps.name).write_text(jump)
            time.sleep(1.5)
            with Milter(daemon.milter) as milter:
                checks.equal(f"clock {jump}: the verdict is the same", milter.send(BAD), "reject")
        checks.true("clock: latencies stay sane", daemon.metric("spamlint_judging_seconds_sum") < 60)
    finally:
        daemon.stop()
        wrapper.unlink()
        os.unlink(jumps.name)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--spamlintd", required=True)
    options = parser.parse_args()
    checks = Checks("chaos")
    for fault in (killed, stopped, reloaded, bad_rules, full_disk, no_descriptors, vanishing, clock):
        print(f"chaos: {fault.__doc__.splitlines()[0]}", flush=True)
        fault(options.spamlintd, checks)
    checks.end()


if __name__ == "__main__":
    main()
