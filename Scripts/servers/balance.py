#!/usr/bin/env python3
"""Two daemons behind HAProxy (Examples/haproxy/haproxy.cfg), killed and restarted under load: what clients see, and that nothing is lost.

usage: balance.py --spamlintd PROGRAM [--postfix] [--figures SECONDS]

Needs the Debian package haproxy, and postfix (as root) for --postfix. --figures also measures one daemon and two.
"""
import argparse
import collections
import csv
import http.client
import os
import pathlib
import shutil
import smtplib
import socket
import subprocess
import sys
import tempfile
import threading
import time

from chaos import BAD, GONE, GOOD, POLICY, Milter
from check import Checks
from daemon import Daemon, free_port
from milter_client import MilterClient, content, frame, mixture, newsletter

CONFIGURATION = pathlib.Path(__file__).parents[2] / "Examples/haproxy/haproxy.cfg"
# What HAProxy keeps of a request (tune.bufsize) is less than this message.
LARGE = newsletter(7, 900_000)


class Balancer:
    """HAProxy with the example's configuration, and the addresses of this test in it."""

    def __init__(self, daemons):
        self.http, self.milter = free_port(), free_port()
        names = {"10.0.0.10:8025": self.http, "10.0.0.10:8891": self.milter}
        for machine, daemon in zip(("10.0.0.11", "10.0.0.12"), daemons):
            names |= {f"{machine}:8025": daemon.http, f"{machine}:8891 port 8025": f"{daemon.milter} port {daemon.http}"}
        text = CONFIGURATION.read_text()
        for name, port in names.items():
            if text.count(name) != 1:
                raise ValueError(f"{name} is not once in {CONFIGURATION}")
            text = text.replace(name, f"127.0.0.1:{port}")
        # With one daemon the other is left out.
        self.text = "".join(line for line in text.splitlines(True) if "10.0.0.1" not in line)
        self.folder = self.process = None

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="spamlint-haproxy-")
        path = pathlib.Path(self.folder.name, "haproxy.cfg")
        path.write_text(self.text.replace("global\n", f"global\n    stats socket {self.folder.name}/control mode 600\n", 1))
        self.process = subprocess.Popen(["haproxy", "-db", "-q", "-f", str(path)], stdin=subprocess.DEVNULL)
        deadline = time.monotonic() + 20
        while not self.is_open():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("HAProxy does not listen")
            time.sleep(0.05)
        return self

    def states(self):
        """What HAProxy holds each server of each door for: UP, DOWN, or something between."""
        with socket.socket(socket.AF_UNIX) as client:
            client.connect(f"{self.folder.name}/control")
            client.sendall(b"show stat -1 4 -1\n")
            rows = csv.DictReader(client.makefile().read().removeprefix("# ").splitlines())
            return [row["status"] for row in rows]

    def is_open(self):
        try:
            return request(self.http, "GET", "/ready")[0] == 200
        except GONE:
            return False

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(20)
        self.folder.cleanup()


def request(port, method, path, body=None, connection=None):
    """Status and body; on a connection of its own where none is given."""
    used = connection or http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        used.request(method, path, body)
        answer = used.getresponse()
        return answer.status, answer.read()
    except http.client.HTTPException as error:
        raise OSError(f"{type(error).__name__}: {error}") from error
    finally:
        if connection is None:
            used.close()


class Work(threading.Thread):
    """Does `turn(number)` until told to stop; what is in `seen` is counted."""

    def __init__(self, name, turn):
        super().__init__(daemon=True, name=name)
        self.turn, self.seen, self.details, self.ending = turn, collections.Counter(), [], threading.Event()

    def run(self):
        number = 0
        while not self.ending.is_set():
            number += 1
            try:
                self.turn(number, self.note)
            except Exception as error:  # A load that ends without a word would make the test pass.
                self.note("failed", repr(error))
                time.sleep(0.05)

    def note(self, what, detail=None):
        self.seen[what] += 1
        if detail is not None and len(self.details) < 5:
            self.details.append(f"{what}: {detail}")

    def end(self):
        self.ending.set()
        self.join(120)
        if self.is_alive():
            self.seen["hangs"] += 1


def http_work(port, mail, kept):
    """Messages over one connection, or each over its own. The same message must have the same answer, always."""
    state = {"answers": {}}

    def turn(number, note):
        index = number % len(mail)
        path = "/v1/fix" if number % 5 == 0 else "/v1/lint?format=json"
        try:
            if kept and "connection" not in state:
                state["connection"] = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            status, body = request(port, "POST", path, mail[index], state.get("connection"))
        except GONE as error:
            state.pop("connection", None)
            note("broken", error)
            return
        if status != 200:
            note("broken", f"status {status}")
        elif state["answers"].setdefault((index, path), body) != body:
            note("wrong", body[:200])
        else:
            note("right")

    return turn


def large_work(port):
    """A message that HAProxy cannot keep: where its daemon dies it fails, and the client sends it anew."""

    def turn(_, note):
        for _ in range(5):
            try:
                status, _ = request(port, "POST", "/v1/lint?format=json", LARGE)
            except GONE as error:
                status = error
            if status == 200:
                note("right")
                return
            note("again", status)
            time.sleep(0.1)
        note("lost")

    return turn


def milter_work(port):
    """Twenty messages a connection, good and bad. Where the connection breaks, the message is sent anew over another, as its sender would."""
    state = {"sent": 0}

    def turn(number, note):
        message, expected = ((GOOD, "accept"), (BAD, "reject"))[number % 2]
        for attempt in range(5):
            try:
                if "milter" not in state:
                    state["milter"], state["sent"] = Milter(port), 0
                outcome = state["milter"].send(message)
                note("right" if outcome == expected else "wrong")
                state["sent"] += 1
                if state["sent"] == 20:
                    state.pop("milter").client.quit()
                return
            except GONE as error:
                old = state.pop("milter", None)
                if old:
                    old.client.close()
                note("broken", error)
                time.sleep(0.05 * (attempt + 1))
        note("lost")

    return turn


def both_up(balancer, seconds=30):
    """Waits until HAProxy gives work to both daemons at each door."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if balancer.states() == ["UP"] * 4:
            return True
        time.sleep(0.05)
    return False


def killed(daemon):
    daemon.kill()
    time.sleep(0.5)
    daemon.start()


def restarted(daemon):
    daemon.stop()
    daemon.start()


def under_fire(program, checks):
    """HTTP and milter clients, while the daemons are killed with -9 and restarted in turn, and then stopped and started in turn."""
    mail = mixture(20)
    with Daemon(program, ("http", "milter"), POLICY) as one, Daemon(program, ("http", "milter"), POLICY) as two, Balancer((one, two)) as balancer:
        for what, event in (("kill -9", killed), ("rolling restart", restarted)):
            work = {
                "http": [Work("http", http_work(balancer.http, mail, kept)) for kept in (True, True, False, False)],
                "large": [Work("large", large_work(balancer.http))],
                "milter": [Work("milter", milter_work(balancer.milter)) for _ in range(6)],
            }
            threads = sum(work.values(), [])
            for thread in threads:
                thread.start()
            time.sleep(1)
            events = 0
            for daemon in (one, two) * 2:
                event(daemon)
                events += 1
                checks.true(f"{what}: both daemons get work again", both_up(balancer))
            for thread in threads:
                thread.end()
            seen = {name: sum((thread.seen for thread in group), collections.Counter()) for name, group in work.items()}
            details = {name: sum((thread.details for thread in group), []) for name, group in work.items()}
            for name, counts in seen.items():
                print(f"balance: {what} {events} times: {name}: {dict(counts)}", flush=True)
                checks.equal(f"{what}: {name}: nothing wrong", (counts["wrong"], counts["failed"], counts["hangs"], counts["lost"]), (0, 0, 0, 0))
                checks.true(f"{what}: {name}: work is done", counts["right"] > 20 if name != "large" else counts["right"] > 0, counts)
            checks.equal(f"{what}: no failure seen by an HTTP client {details['http']}", seen["http"]["broken"], 0)
            # A connection dies with its daemon, and one that was just made may wait unseen before a daemon that dies.
            connections = len(work["milter"])
            checks.true(f"{what}: a milter client sees one broken connection a daemon at the most, or two",
                        seen["milter"]["broken"] <= 2 * connections * events, details["milter"])
            if event is killed:
                checks.true("kill -9: milter clients noticed", seen["milter"]["broken"] > 0)


def in_hand(program, checks):
    """SIGTERM while a message is in hand: it gets its verdict through HAProxy, and the next connection the other daemon."""
    with Daemon(program, ("http", "milter"), POLICY) as one, Daemon(program, ("http", "milter"), POLICY) as two, Balancer((one, two)) as balancer:
        with Milter(balancer.milter) as first, Milter(balancer.milter) as second:
            for client in (first, second):
                client.begin(BAD)
            stopping = threading.Thread(target=one.stop)
            stopping.start()
            time.sleep(0.3)
            checks.equal("SIGTERM: what is in hand gets its verdict", [first.end(), second.end()], ["reject", "reject"])
        stopping.join(60)
        checks.equal("SIGTERM: status", one.process.returncode, 0)
        with Milter(balancer.milter) as client:
            checks.equal("with one daemon stopped", client.send(BAD), "reject")
        checks.equal("with one daemon stopped, HTTP", request(balancer.http, "POST", "/v1/lint", GOOD)[0], 200)
        two.kill()
        time.sleep(1)
        checks.equal("with none, HTTP is told", request(balancer.http, "POST", "/v1/lint", GOOD)[0], 503)
        try:
            Milter(balancer.milter)
            checks.true("with none, a milter client sees its connection closed", False)
        except GONE:
            checks.true("with none, a milter client sees its connection closed", True)


def behind_postfix(program, checks, count=600):
    """Postfix before HAProxy: a broken connection is a deferral, the sender keeps the message, and each arrives once, with a verdict."""
    from postfix import Postfix, Sink
    with Daemon(program, ("http", "milter")) as one, Daemon(program, ("http", "milter")) as two, Balancer((one, two)) as balancer, \
            Sink(keep=True) as sink, Postfix(f"127.0.0.1:{balancer.milter}", sink.port, {"milter_default_action": "tempfail"}) as postfix:
        waiting, accepted, deferrals = collections.deque(range(count)), set(), collections.Counter()
        lock = threading.Lock()

        def send():
            session = None
            while True:
                with lock:
                    if not waiting:
                        break
                    number = waiting.popleft()
                try:
                    session = session or smtplib.SMTP("127.0.0.1", postfix.port, "client.example", timeout=60)
                    session.sendmail("news@shop.example", ["anna@mail.example"], GOOD.replace(b"<1@", b"<m%d@" % number))
                    with lock:
                        accepted.add(number)
                except (OSError, smtplib.SMTPException) as error:
                    code = getattr(error, "smtp_code", None) or next(iter(getattr(error, "recipients", {"": (0,)}).values()))[0]
                    with lock:
                        deferrals[code] += 1
                        waiting.append(number)
                    if session:
                        session.close()
                    session = None
                    time.sleep(0.05)
            if session:
                session.quit()

        threads = [threading.Thread(target=send) for _ in range(8)]
        for thread in threads:
            thread.start()
        for daemon, event in ((one, killed), (two, killed), (one, restarted), (two, restarted)):
            event(daemon)
            # Until HAProxy has seen it, too; otherwise none may be left.
            both_up(balancer)
        for thread in threads:
            thread.join(300)
        checks.true("Postfix: all is taken in", len(accepted) == count, len(accepted))
        checks.true("Postfix: all is sent on", postfix.wait_until_empty(), postfix.queued())
        time.sleep(0.5)
        arrived = collections.Counter()
        unjudged = 0
        for text in sink.messages():
            for line in text.splitlines():
                if line.lower().startswith(b"message-id: <m"):
                    arrived[int(line.split(b"<m")[1].split(b"@")[0])] += 1
            unjudged += b"X-Spamlint-Verdict:" not in text
        print(f"balance: Postfix: {len(accepted)} messages taken in, deferrals by code {dict(deferrals)}, {len(arrived)} arrived", flush=True)
        checks.equal("Postfix: each message arrives once", arrived, collections.Counter(range(count)))
        checks.equal("Postfix: none arrives without a verdict", unjudged, 0)
        checks.true("Postfix: nothing but deferrals", set(deferrals) <= {451, 421, 450}, deferrals)


def cpu_seconds(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def rate(count, seconds, turn_of):
    """Turns a second of so many threads."""
    done = [0] * count
    end = time.monotonic() + seconds

    def work(index):
        turn = turn_of()
        while time.monotonic() < end:
            turn(done[index])
            done[index] += 1

    threads = [threading.Thread(target=work, args=(index,)) for index in range(count)]
    begin = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done), time.monotonic() - begin


def http_turns(port, mail):
    """Requests made beforehand over one connection: the client shall not be what is measured."""
    requests = [b"POST /v1/lint HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\n\r\n" % len(message) + message for message in mail]

    def make():
        client = socket.create_connection(("127.0.0.1", port), 60)
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

        def turn(number):
            client.sendall(requests[number % len(requests)])
            data = b""
            while b"\r\n\r\n" not in data:
                data += client.recv(1 << 16)
            head, _, body = data.partition(b"\r\n\r\n")
            assert head.startswith(b"HTTP/1.1 200"), head
            left = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0]) - len(body)
            while left > 0:
                left -= len(client.recv(1 << 16))

        return turn

    return make


def milter_turns(port, mail):
    prepared = [content(message) for message in mail]

    def make():
        client = MilterClient(f"127.0.0.1:{port}")
        client.greet()

        def turn(number):
            client.socket.sendall(client.envelope() + prepared[number % len(prepared)] + frame(b"E"))
            client.reply()

        return turn

    return make


def measured(program, door, number, mail, seconds):
    """Messages a second, and milliseconds of CPU a message of the daemons and of HAProxy."""
    turns = {"http": http_turns, "milter": milter_turns}[door]
    daemons = [Daemon(program, ("http", "milter"), "threads: 1\n").start() for _ in range(number)]
    try:
        with Balancer(daemons) as balancer:
            if number == 2:
                both_up(balancer)
            port = getattr(balancer, door)
            rate(8, 0.5, turns(port, mail))
            before = sum(daemon.cpu() for daemon in daemons), cpu_seconds(balancer.process.pid)
            count, elapsed = rate(8, seconds, turns(port, mail))
            after = sum(daemon.cpu() for daemon in daemons), cpu_seconds(balancer.process.pid)
            return count / elapsed, *(1000 * (late - early) / count for early, late in zip(before, after))
    finally:
        for daemon in daemons:
            daemon.__exit__()


def figures(program, seconds, rounds=4):
    """Messages a second through HAProxy: one daemon that judges on one thread, and two of these, by turns; the best of each."""
    mail = mixture(50)
    mean = sum(map(len, mail)) / len(mail) / 1000
    for door in ("http", "milter"):
        best = {}
        for number in (1, 2) * rounds:
            best[number] = max(best.get(number, (0,)), measured(program, door, number, mail, seconds))
        for number, (speed, daemon, balancer) in best.items():
            print(f"balance: {door}: {number} daemon(s) of one thread: {speed:.0f} messages of {mean:.0f} kB a second; CPU a message: "
                  f"spamlintd {daemon:.2f} ms, HAProxy {balancer:.2f} ms", flush=True)
        print(f"balance: {door}: two daemons do {best[2][0] / best[1][0]:.2f} times as much as one", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--spamlintd", required=True)
    parser.add_argument("--postfix", action="store_true", help="also with Postfix before HAProxy (as root)")
    parser.add_argument("--figures", type=float, help="measure, for so many seconds each")
    parser.add_argument("--figures-only", action="store_true", help="kill nothing")
    options = parser.parse_args()
    if not shutil.which("haproxy"):
        print("balance: skipped: no haproxy here (apt-get install haproxy)")
        sys.exit(0)
    checks = Checks("balance")
    parts = () if options.figures_only else (in_hand, under_fire) + ((behind_postfix,) if options.postfix else ())
    for part in parts:
        print(f"balance: {part.__doc__.splitlines()[0]}", flush=True)
        part(options.spamlintd, checks)
    if options.figures:
        figures(options.spamlintd, options.figures)
    checks.end()


if __name__ == "__main__":
    main()
