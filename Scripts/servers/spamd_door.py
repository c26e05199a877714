#!/usr/bin/env python3
"""The spamd door, asked by the real spamc and by hand.

usage: spamd_door.py --spamlintd PROGRAM FOLDER
"""
import argparse
import pathlib
import re
import socket
import subprocess
import zlib

from check import Checks
from daemon import Daemon

SPAM = re.compile(rb"^Spam: (True|False) ; (-?[\d.]+) / (-?[\d.]+)\r\n", re.M)


def talk(port, data, half_close=True):
    with socket.create_connection(("127.0.0.1", port), 20) as client:
        client.sendall(data)
        if half_close:
            client.shutdown(socket.SHUT_WR)
        answer = b""
        while True:
            piece = client.recv(65536)
            if not piece:
                return answer
            answer += piece


def request(command, message, fields=b"", version=b"1.5"):
    return command + b" SPAMC/" + version + b"\r\nContent-length: " + str(len(message)).encode() + b"\r\n" + fields + b"\r\n" + message


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--spamlintd", required=True)
    parser.add_argument("folder")
    options = parser.parse_args()
    checks = Checks("spamd door")
    paths = sorted(pathlib.Path(options.folder).rglob("*.eml"))
    assert paths, "no messages"
    with Daemon(options.spamlintd, ("http", "spamd"), "limits: { message: 2000000, idle: 5 }\n") as daemon:
        port = daemon.spamd

        def spamc(*arguments, message):
            return subprocess.run(["spamc", "-d", "127.0.0.1", "-p", str(port), *arguments], input=message, stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE, check=False)

        verdicts = {}
        for path in paths:
            message = path.read_bytes()
            if not message.strip():
                continue
            run = spamc("-c", message=message)
            match = re.fullmatch(rb"(-?[\d.]+)/(-?[\d.]+)\n", run.stdout)
            checks.true(f"spamc -c {path.name}", match and run.returncode == (1 if float(match[1]) >= float(match[2]) else 0), run)
            verdicts[path] = run.returncode
        checks.true("both kinds are there", {0, 1} <= set(verdicts.values()), verdicts)
        good = next(path for path, spam in verdicts.items() if not spam).read_bytes()
        bad = next(path for path, spam in verdicts.items() if spam).read_bytes()

        run = spamc("-y", message=bad)
        checks.true("symbols", run.returncode == 0 and b"SPAMLINT_" in run.stdout.upper() or b"," in run.stdout, run)
        run = spamc("-R", message=bad)
        checks.true("report", b"/" in run.stdout.splitlines()[0] and len(run.stdout) > 200, run)
        run = spamc("-r", message=good)
        checks.true("no report on good mail", len(run.stdout.splitlines()) <= 1, run)
        run = spamc(message=bad)
        checks.true("the message comes back marked", b"X-Spam-Flag: YES" in run.stdout and run.stdout.rstrip().endswith(bad.rstrip()[-40:]), run)
        run = spamc(message=good)
        checks.true("good mail is not flagged", b"X-Spam-Flag: YES" not in run.stdout and b"X-Spam-Status: No" in run.stdout, run)
        run = spamc("--headers", message=bad)
        checks.true("headers", b"X-Spam-Status: Yes" in run.stdout, run)
        run = spamc("-z", "-c", message=bad)
        # Some builds of spamc have no zlib, and say so with 64.
        checks.true("compressed", run.returncode in (1, 64), run)
        checks.equal("ping", spamc("-K", message=b"").returncode, 0)

        # By hand: the protocol itself.
        for version in [b"1.0", b"1.1", b"1.2", b"1.3", b"1.4", b"1.5"]:
            answer = talk(port, request(b"CHECK", bad, version=version))
            checks.true(f"version {version.decode()}", answer.startswith(b"SPAMD/1.") and b" 0 EX_OK\r\n" in answer and SPAM.search(answer),
                        answer)
        checks.true("without a length", SPAM.search(talk(port, b"CHECK SPAMC/1.2\r\n\r\n" + bad)))
        checks.true("a byte at a time", slowly(port, request(b"SYMBOLS", good)))
        packed = zlib.compress(bad)
        checks.true("zlib", SPAM.search(talk(port, b"CHECK SPAMC/1.5\r\nCompress: zlib\r\nContent-length: %d\r\n\r\n" % len(packed) + packed)))
        bomb = zlib.compress(b"\x00" * 200_000_000)
        answer = talk(port, b"CHECK SPAMC/1.5\r\nCompress: zlib\r\nContent-length: %d\r\n\r\n" % len(bomb) + bomb)
        checks.true("a bomb is refused", answer.startswith(b"SPAMD/1.") and b" 0 EX_OK" not in answer, answer[:200])
        checks.true("and takes no memory", daemon.status("VmHWM") < 400_000, daemon.status("VmHWM"))
        for name, data in {"garbage": b"\x00\xff" * 500, "an unknown command": b"LEARN SPAMC/1.5\r\n\r\n", "TELL": request(b"TELL", bad),
                           "a negative length": b"CHECK SPAMC/1.5\r\nContent-length: -5\r\n\r\nabc",
                           "a length that is none": b"CHECK SPAMC/1.5\r\nContent-length: many\r\n\r\nabc",
                           "too large": request(b"CHECK", b"x" * 2_000_001),
                           "a length that never comes": b"CHECK SPAMC/1.5\r\nContent-length: 100\r\n\r\nabc",
                           "broken zlib": b"CHECK SPAMC/1.5\r\nCompress: zlib\r\nContent-length: 5\r\n\r\nabcde",
                           "a flood of fields": b"CHECK SPAMC/1.5\r\n" + b"X: y\r\n" * 100_000}.items():
            try:
                answer = talk(port, data)
            except ConnectionError:
                answer = b""
            checks.true(f"{name} is refused", b" 0 EX_OK" not in answer, answer[:200])
        checks.true("SKIP judges nothing", b"Spam:" not in talk(port, b"SKIP SPAMC/1.5\r\n\r\n"))
        checks.true("PING", talk(port, b"PING SPAMC/1.5\r\n\r\n").startswith(b"SPAMD/1.5 0 PONG\r\n"))
        with socket.create_connection(("127.0.0.1", port), 20) as client:
            client.settimeout(20)
            checks.equal("a silent client is let go", client.recv(10), b"")
        checks.equal("still there", daemon.get("/health"), "ok\n")
    checks.end()


def slowly(port, data):
    with socket.create_connection(("127.0.0.1", port), 20) as client:
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for index in range(len(data)):
            client.send(data[index:index + 1])
        client.shutdown(socket.SHUT_WR)
        answer = b""
        while piece := client.recv(65536):
            answer += piece
        return b" 0 EX_OK" in answer


main()
