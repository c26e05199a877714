#!/usr/bin/env python3
"""How spamlintd begins and ends: addresses that are taken, sockets left behind, sockets of a service manager, when it says that it serves, and
clients that would keep it from stopping; and what keeps a connection of the HTTP door open.

usage: start.py --spamlintd PROGRAM
"""
import argparse
import http.client
import os
import pathlib
import signal
import socket
import struct
import subprocess
import tempfile
import time

from check import Checks
from daemon import free_port

MAIL = b"From: news@shop.example\r\nTo: anna@mail.example\r\nSubject: Tents\r\n\r\nTwo tents.\r\n"
DOORS = ("milter", "http", "spamd")


def answer(door, connection, path="/health"):
    """Whether a door answers as such at this connection."""
    connection.settimeout(30)
    if door == "milter":
        connection.sendall(struct.pack(">IcIII", 13, b"O", 6, 0x1FF, 0x1FFFFF))
        return connection.recv(64)[4:5] == b"O"
    if door == "http":
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        return connection.recv(64).startswith(b"HTTP/1.1 200")
    connection.sendall(b"PING SPAMC/1.5\r\n\r\n")
    return connection.recv(64).startswith(b"SPAMD/1.5 0 PONG")


def unix(path):
    connection = socket.socket(socket.AF_UNIX)
    connection.connect(str(path))
    return connection


class Manager:
    """A service manager's ear: what the daemon says to it, and whether a door took clients at that moment."""

    def __init__(self, folder):
        self.path = folder / "notify"
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(str(self.path))

    def hear(self, seconds=60):
        self.socket.settimeout(seconds)
        try:
            return self.socket.recv(4096).decode()
        except TimeoutError:
            return None


def run(program, *arguments, **options):
    return subprocess.Popen([program, *map(str, arguments)], stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, **options)


def stopped(process):
    process.terminate()
    _, text = process.communicate(timeout=40)
    return process.returncode, text.decode()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--spamlintd", required=True)
    options = parser.parse_args()
    program = os.path.abspath(options.spamlintd)
    checks = Checks("start")
    with tempfile.TemporaryDirectory(prefix="spamlintd-") as name:
        folder = pathlib.Path(name)
        taken(checks, program, folder)
        left_behind(checks, program, folder)
        ready(checks, program, folder)
        handed_over(checks, program, folder)
        public(checks, program, folder)
        overtime(checks, program, folder)
        persistence(checks, program)
        ended(checks, program, folder)
    checks.end()


def taken(checks, program, folder):
    """An address that is taken is named, with its door, and nothing else is served."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        for door in DOORS:
            manager = Manager(folder)
            second = next(known for known in DOORS if known != door)
            process = run(program, f"--{second}", f"unix:{folder}/second", f"--{door}", f"127.0.0.1:{port}",
                          env={**os.environ, "NOTIFY_SOCKET": str(manager.path)})
            text = process.communicate(timeout=60)[1].decode()
            checks.equal(f"{door}, taken: status", process.returncode, 1)
            checks.true(f"{door}, taken: told", f"spamlintd: {door}: cannot listen at 127.0.0.1:{port}: address already in use\n" in text, text)
            checks.equal(f"{door}, taken: never ready", manager.hear(0.1), None)
            checks.true(f"{door}, taken: no socket is left", not (folder / "second").exists())
            manager.socket.close()
            manager.path.unlink()
    process = run(program, "--milter", f"unix:{folder}/no/such")
    text = process.communicate(timeout=60)[1].decode()
    checks.true("no folder", f"milter: cannot listen at unix:{folder}/no/such: no such file or directory" in text, text)


def left_behind(checks, program, folder):
    """The socket of a killed daemon is taken over; a living one's is not."""
    for door in DOORS:
        path = folder / f"{door}.sock"
        first = run(program, f"--{door}", f"unix:{path}")
        wait_for(path)
        second = run(program, f"--{door}", f"unix:{path}")
        text = second.communicate(timeout=60)[1].decode()
        checks.true(f"{door}: a living socket stays", second.returncode == 1 and "address already in use" in text, text)
        checks.true(f"{door}: it still answers", answer(door, unix(path)))
        first.kill()
        first.communicate()
        checks.true(f"{door}: a killed daemon leaves its file", path.exists())
        third = run(program, f"--{door}", f"unix:{path}")
        checks.true(f"{door}: its successor answers", until(lambda: answer(door, unix(path))))
        checks.equal(f"{door}: stops", stopped(third)[0], 0)
        checks.true(f"{door}: and takes its file along", not path.exists())


def ready(checks, program, folder):
    """It is ready when every door takes clients, and says when it stops."""
    manager = Manager(folder)
    ports = {door: free_port() for door in DOORS}
    arguments = [part for door, port in ports.items() for part in (f"--{door}", f"127.0.0.1:{port}")]
    process = run(program, *arguments, env={**os.environ, "NOTIFY_SOCKET": str(manager.path)})
    checks.equal("ready", manager.hear(), "READY=1")
    for door, port in ports.items():
        # At once: nobody tries twice after READY=1.
        checks.true(f"{door} answers when it is ready", answer(door, socket.create_connection(("127.0.0.1", port), 5), "/ready"))
    process.send_signal(signal.SIGHUP)
    checks.true("reloading", (manager.hear() or "").startswith("RELOADING=1\nMONOTONIC_USEC="))
    checks.equal("reloaded", manager.hear(), "READY=1")
    checks.equal("stops", stopped(process)[0], 0)
    checks.equal("stopping", manager.hear(), "STOPPING=1")
    manager.socket.close()
    manager.path.unlink()


def handed_over(checks, program, folder):
    """Sockets that a service manager has opened: clients may come before the daemon does."""
    listening = {}
    for door in DOORS:
        listening[door] = socket.socket(socket.AF_UNIX)
        listening[door].bind(str(folder / f"handed-{door}"))
        listening[door].listen()
    early = {door: unix(folder / f"handed-{door}") for door in DOORS}

    def hand_over():
        # Away from 3 to 5 first, where one of them may stand already.
        spare = [os.dup(listening[door].fileno()) for door in DOORS]
        high = [os.dup2(descriptor, 100 + index) for index, descriptor in enumerate(spare)]
        for index, descriptor in enumerate(high):
            os.dup2(descriptor, 3 + index)
            os.set_inheritable(3 + index, True)
        os.environ.update(LISTEN_PID=str(os.getpid()), LISTEN_FDS="3", LISTEN_FDNAMES=":".join(DOORS))

    # The process number is known only to the child itself: the shell becomes the daemon.
    process = subprocess.Popen(["sh", "-c", 'LISTEN_PID=$$ exec "$0"', program], stdin=subprocess.DEVNULL, stderr=subprocess.PIPE,
                               preexec_fn=hand_over, pass_fds=(3, 4, 5), env={**os.environ, "LISTEN_FDS": "3", "LISTEN_FDNAMES": ":".join(DOORS)})
    for door in DOORS:
        checks.true(f"{door}: who came early is served", answer(door, early[door]))
        checks.true(f"{door}: who comes later too", answer(door, unix(folder / f"handed-{door}")))
    status, text = stopped(process)
    checks.equal("sockets of a manager: stops", status, 0)
    checks.true("sockets of a manager: their files stay", all((folder / f"handed-{door}").exists() for door in DOORS), text)
    for connection in [*listening.values(), *early.values()]:
        connection.close()


def overtime(checks, program, folder):
    """A message that takes longer than it may is answered, and the door goes on."""
    port = free_port()
    (folder / "time.yml").write_text(f"http: 127.0.0.1:{port}\nlimits: {{ judging: 20 }}\n")
    process = run(program, "--config", folder / "time.yml")
    until(lambda: socket.create_connection(("127.0.0.1", port), 5))
    long = MAIL + b"<p>Win a prize, click here and call now.</p>\r\n" * 40_000
    for path, message in [("/v1/lint", long), ("/checkv2", long), ("/v1/fix", long)]:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("POST", path, message, {"Content-Type": "message/rfc822"})
        told = connection.getresponse()
        body = told.read()
        checks.true(f"{path}: too long", told.status == 503 and body == b'{"error":"not judged within 20 ms"}', (told.status, body[:200]))
        connection.close()

    def judged():
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("POST", "/v1/lint", MAIL)
        return connection.getresponse().status == 200

    checks.true("the next is judged", until(judged))
    checks.equal("stops after it", stopped(process)[0], 0)


def public(checks, program, folder):
    """Nobody opens the HTTP door to other machines without tokens: by a socket that is handed over, by a name, or by a reload."""
    with socket.socket() as listening:
        listening.bind(("0.0.0.0", 0))
        listening.listen()

        def hand_over():
            os.dup2(listening.fileno(), 100)
            os.dup2(100, 3)

        process = subprocess.Popen(["sh", "-c", 'LISTEN_PID=$$ exec "$0"', program], stdin=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                   preexec_fn=hand_over, pass_fds=(3,), env={**os.environ, "LISTEN_FDS": "1", "LISTEN_FDNAMES": "http"})
        text = process.communicate(timeout=60)[1].decode()
        checks.true("a public socket is handed over", process.returncode == 1 and "token-file" in text, text)
    process = run(program, "--http", "127.shop.example:0")
    text = process.communicate(timeout=60)[1].decode()
    checks.true("a name that looks like this machine", process.returncode == 2 and "token-file" in text, text)

    port = free_port()
    config, tokens = folder / "public.yml", folder / "tokens"
    tokens.write_text("correct-horse-battery-staple\n")
    config.write_text(f"http: 0.0.0.0:{port}\ntoken-file: {tokens}\n")
    process = run(program, "--config", config)
    checks.true("a token is asked for", until(lambda: status(port, "GET", "/v1/rules") == 401))
    config.write_text(f"http: 127.0.0.1:{port}\n")
    process.send_signal(signal.SIGHUP)
    time.sleep(1)
    checks.equal("after a reload without tokens, too", status(port, "GET", "/v1/rules"), 401)
    code, text = stopped(process)
    checks.true("the reload is refused", code == 0 and "new configuration refused" in text, text)


def persistence(checks, program):
    """A connection is kept or closed as HTTP says, and a client is told to go on."""
    port = free_port()
    process = run(program, "--http", f"127.0.0.1:{port}")
    until(lambda: status(port, "GET", "/ready") == 200)
    for what, request, kept in [
        ("HTTP/1.1", "GET /health HTTP/1.1\r\nHost: a\r\n\r\n", True),
        ("HTTP/1.0", "GET /health HTTP/1.0\r\n\r\n", False),
        ("HTTP/1.0, keep-alive", "GET /health HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n", True),
        ("Connection: Close", "GET /health HTTP/1.1\r\nHost: a\r\nConnection: Close\r\n\r\n", False),
        ("a list with close", "GET /health HTTP/1.1\r\nHost: a\r\nConnection: TE, close\r\n\r\n", False),
        ("Upgrade", "GET /health HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n", False),
    ]:
        with socket.create_connection(("127.0.0.1", port), 10) as connection:
            connection.sendall(request.encode())
            heard = listen(connection, 10)
            checks.true(f"{what}: answered", heard.startswith(b"HTTP/1.") and heard.endswith(b"ok\n"), heard)
            if kept:
                connection.sendall(request.encode())
                checks.true(f"{what}: once more", listen(connection, 10).endswith(b"ok\n"))
            else:
                checks.true(f"{what}: closed", b"connection: close" in heard.lower() and connection.recv(1) == b"", heard)
    with socket.create_connection(("127.0.0.1", port), 10) as connection:
        for path, length in [("/health", b"content-length: 3\r\n"), ("/v1/rules", b"content-length: ")] * 2:
            connection.sendall(f"HEAD {path} HTTP/1.1\r\nHost: a\r\n\r\n".encode())
            heard = listen(connection, 10)
            checks.true(f"HEAD {path}: the head alone", heard.startswith(b"HTTP/1.1 200 ") and length in heard.lower()
                        and heard.endswith(b"\r\n\r\n"), heard)
    for what, hosts, code in [("none", "", b"400"), ("two", "Host: a\r\nHost: b\r\n", b"400"), ("one", "Host: a\r\n", b"200")]:
        with socket.create_connection(("127.0.0.1", port), 10) as connection:
            connection.sendall(f"GET /health HTTP/1.1\r\n{hosts}\r\n".encode())
            heard = listen(connection, 10)
            checks.true(f"hosts named: {what}", heard.startswith(b"HTTP/1.1 " + code), heard)
    head = b"POST /v1/text HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: %d\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port), 10) as connection:
        connection.sendall(head % len(MAIL))
        checks.true("100 is told", listen(connection, 10).startswith(b"HTTP/1.1 100 "))
        connection.sendall(MAIL)
        checks.true("and then the answer", listen(connection, 10).startswith(b"HTTP/1.1 200 "))
    with socket.create_connection(("127.0.0.1", port), 10) as connection:
        connection.sendall(head % (1 << 30))
        heard = listen(connection, 10)
        checks.true("what is too large need not come", heard.startswith(b"HTTP/1.1 413 ") and connection.recv(1) == b"", heard)
    checks.equal("stops", stopped(process)[0], 0)


def ended(checks, program, folder):
    """A stop: no door lets anyone in while another is busy, half a message keeps nobody for ever, and a successor's socket stays."""
    ports = {door: free_port() for door in ("http", "spamd")}
    path = folder / "milter.sock"
    arguments = [part for door, port in ports.items() for part in (f"--{door}", f"127.0.0.1:{port}")]
    process = run(program, "--milter", f"unix:{path}", *arguments)
    until(lambda: answer("milter", unix(path)))
    halves = [socket.create_connection(("127.0.0.1", port), 10) for port in ports.values()]
    halves[0].sendall(b"POST /v1/lint HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nFrom: a")
    halves[1].sendall(b"CHECK SPAMC/1.5\r\nContent-length: 1000\r\n\r\nFrom: a")
    time.sleep(0.5)
    began = time.monotonic()
    process.terminate()
    time.sleep(1)
    checks.true("while it stops, nobody is let in", all(refused(port) for port in ports.values()))
    checks.true("its socket's file has gone", not path.exists())
    successor = run(program, "--milter", f"unix:{path}")
    checks.true("a successor answers", until(lambda: answer("milter", unix(path))))
    process.communicate(timeout=60)
    checks.true("half a message keeps it for 30 s at most", process.returncode == 0 and time.monotonic() - began < 30,
                (process.returncode, time.monotonic() - began))
    checks.true("the successor's socket stays", path.exists() and answer("milter", unix(path)))
    checks.equal("the successor stops", stopped(successor)[0], 0)
    for connection in halves:
        connection.close()


def status(port, method, path, body=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request(method, path, body)
        return connection.getresponse().status
    finally:
        connection.close()


def refused(port):
    try:
        socket.create_connection(("127.0.0.1", port), 5).close()
    except ConnectionRefusedError:
        return True
    return False


def listen(connection, seconds):
    """What comes until nothing comes for so long, or the other side closes."""
    connection.settimeout(seconds)
    heard = b""
    try:
        while piece := connection.recv(65_536):
            heard += piece
            connection.settimeout(0.5)
    except TimeoutError:
        pass
    connection.settimeout(5)
    return heard


def wait_for(path):
    until(lambda: unix(path).close() is None)


def until(holds, seconds=60):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            if holds():
                return True
        except OSError:
            pass
        time.sleep(0.02)
    return False


if __name__ == "__main__":
    main()
