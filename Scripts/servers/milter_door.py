#!/usr/bin/env python3
"""The milter door, asked by a real Postfix and by a client of our own that measures and misbehaves.

usage: milter_door.py --spamlintd PROGRAM [--idle N] FOLDER     (as root: Postfix starts as nobody else)

Needs the Debian packages postfix, swaks and miltertest. FOLDER holds messages (*.eml) that a mail server takes as they are: broken ones Postfix mends itself.
"""
import argparse
import pathlib
import re
import smtplib
import subprocess
import sys
import tempfile
import time

from check import Checks
from daemon import Daemon
from postfix import Postfix, Sink, milter_endpoint

HERE = pathlib.Path(__file__).parent
ACTIONS = {"accept": "quiet", "alert": "alert", "quarantine": "hold", "tempfail": "later", "reject": "never", "fix": "mend"}
POLICY = "policy:\n" + "".join(
    f"  - {{ when: {{ sender-domain: {domain}.example }}, do: {action} }}\n" for action, domain in ACTIONS.items()) + "  - do: tag\n"
BAD = (b"Subject: URGENT!!! You have WON 1,000,000 dollars\r\nFrom: Lottery <win@shop.example>\r\nTo: anna@mail.example\r\n"
       b"Date: Mon, 23 Nov 2026 10:00:00 +0000\r\nMessage-ID: <1@shop.example>\r\nX-Spamlint-Score: -5\r\nx-spamlint-verdict : pass\r\n"
       b"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nX-Folded: one,\r\n\ttwo\r\n\r\n"
       b"Dear {{first_name}},\r\n.a line with a dot\r\nact now, 100 % free!!!\r\n")
# What has safe fixes: in the header, and in the body.
MENDABLE = (b"Subject: News of the week\r\nFrom: Shop <news@shop.example>\r\nTo: anna@mail.example\r\nMIME-Version: 2.0\r\n"
            b"Date: Mon, 23 Nov 2026 10:00:00 +0000\r\nMessage-ID: <1@shop.example>\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
            b"<!DOCTYPE html><html lang=\"en\"><head><title>News</title></head><body><p>Hello Anna,</p>\r\n"
            b"<p>.a line with a dot</p></body></html>\r\n")


def send(port, message, sender):
    """What the server says to a message: a code and a text."""
    with smtplib.SMTP("127.0.0.1", port, timeout=60) as client:
        client.ehlo("client.example")
        client.docmd(f"MAIL FROM:<{sender}>")
        client.docmd("RCPT TO:<anna@mail.example>")
        code, text = client.data(message)
        return code, text.decode(errors="replace")


def header(message):
    return message.partition(b"\n\n")[0].decode(errors="replace")


def delivered(postfix, sink, known):
    """The one message that has come since, with the lines of Postfix itself taken off."""
    postfix.wait_until_empty(30)
    new = [message for message in sink.messages() if message not in known]
    known += new
    return re.sub(rb"(?m)^Received: from .*\n(?:[ \t].*\n)*", b"", new[0], count=1) if len(new) == 1 else b""


def ask_postfix(daemon, checks, options):
    local = {"non_smtpd_milters": milter_endpoint(f"127.0.0.1:{daemon.milter}")}
    with Sink(keep=True) as sink, Postfix(f"127.0.0.1:{daemon.milter}", sink.port, local) as postfix:
        known = []
        original = BAD.replace(b"\r\n", b"\n")
        unforged = original.replace(b"X-Spamlint-Score: -5\nx-spamlint-verdict : pass\n", b"")

        checks.equal("a tagged message is taken", send(postfix.port, BAD, "news@shop.example")[0], 250)
        got = delivered(postfix, sink, known)
        fields = re.findall(r"(?m)^(X-Spamlint-[A-Za-z]+): (.*)$", header(got))
        checks.equal("our fields come on top, and forged ones are gone", [name for name, _ in fields],
                     ["X-Spamlint-Score", "X-Spamlint-Verdict", "X-Spamlint-Findings"])
        checks.equal("all else is as it was", re.sub(rb"(?m)^X-Spamlint-[A-Za-z]+: .*\n(?:[ \t].*\n)*", b"", got), unforged)

        for action, domain in (("accept", "quiet"), ("alert", "alert")):
            checks.equal(f"{action}: taken", send(postfix.port, BAD, f"news@{domain}.example")[0], 250)
            checks.equal(f"{action}: as it was, but for forged fields", delivered(postfix, sink, known), unforged)

        subprocess.run(["sendmail", "-C", postfix.etc, "-i", "-f", "news@shop.example", "anna@mail.example"], input=original, check=True)
        checks.true("mail that did not come by SMTP is tagged", until(lambda: len(list(sink.folder.iterdir())) > len(known))
                    and b"X-Spamlint-Verdict:" in delivered(postfix, sink, known))

        code, text = send(postfix.port, BAD, "news@never.example")
        checks.true("reject", code == 550 and text.startswith("5.7.1 ") and len(text) > 10, (code, text))
        code, text = send(postfix.port, BAD, "news@later.example")
        checks.true("tempfail", code == 451 and text.startswith("4.7.1 "), (code, text))
        checks.equal("quarantine: taken", send(postfix.port, BAD, "news@hold.example")[0], 250)
        checks.equal("quarantine: held", postfix.queued(), {"hold": 1})
        checks.equal("nothing of these was delivered", delivered(postfix, sink, known), b"")

        checks.equal("fix: taken", send(postfix.port, MENDABLE, "news@mend.example")[0], 250)
        got = delivered(postfix, sink, known)
        checks.true("fix: tagged", b"X-Spamlint-Verdict:" in got, got)
        checks.equal("fix: the header is mended", re.findall(r"(?m)^MIME-Version: (.*)$", header(got)), ["1.0"])
        checks.true("fix: the body is mended", b"multipart/alternative" in got and got.count(b".a line with a dot") == 2, got)

        # A policy that refuses everything would lose the report that a message could not be delivered.
        daemon.write("policy: [{ do: reject }]\n")
        daemon.reload()
        checks.true("the new policy holds", until(lambda: send(postfix.port, BAD, "news@shop.example")[0] == 550))
        delivered(postfix, sink, known)
        checks.equal("a bounce is taken", send(postfix.port, BAD, "")[0], 250)
        got = delivered(postfix, sink, known)
        checks.true("a bounce is tagged, as our document says", b"X-Spamlint-Verdict:" in got, got)
        daemon.write(POLICY)
        daemon.reload()
        checks.true("the old policy holds again", until(lambda: send(postfix.port, BAD, "news@shop.example")[0] == 250))
        delivered(postfix, sink, known)

        with smtplib.SMTP("127.0.0.1", postfix.port) as client:
            for command in ["EHLO a", "MAIL FROM:<a@shop.example>", "RSET", "XYZZY", "MAIL FROM:<a@shop.example>", "EHLO b", "NOOP"]:
                client.docmd(command)
            codes = []
            for domain in ["shop", "never", "shop", "later", "hold", "shop"]:
                client.docmd(f"MAIL FROM:<news@{domain}.example>")
                client.docmd("RCPT TO:<anna@mail.example>")
                codes.append(client.data(BAD)[0])
        checks.equal("many messages on one connection", codes, [250, 550, 250, 451, 250, 250])

        with tempfile.NamedTemporaryFile(suffix=".eml") as file:
            file.write(BAD)
            file.flush()
            run = subprocess.run(["swaks", "--server", "127.0.0.1", "--port", str(postfix.port), "--from", "news@never.example",
                                  "--to", "anna@mail.example", "--data", f"@{file.name}"], capture_output=True, text=True, check=False)
            checks.true("swaks is refused", run.returncode != 0 and "550 5.7.1" in run.stdout, run)
        delivered(postfix, sink, known)

        bodies = 0
        for path in sorted(pathlib.Path(options.folder).rglob("*.eml")):
            message = re.sub(rb"\r?\n", b"\r\n", path.read_bytes())
            # What a mail system itself would mend or cut is not ours to compare.
            if b"\0" in message or any(len(line) > 990 or line == b"." for line in message.split(b"\r\n")) or not message.endswith(b"\r\n"):
                continue
            if len(message) > 100_000 or b"\r\n\r\n" not in message:
                continue
            checks.equal(f"{path.name} is taken", send(postfix.port, message, "news@shop.example")[0], 250)
            body = message.replace(b"\r\n", b"\n").partition(b"\n\n")[2]
            checks.equal(f"the body of {path.name} is as it was", delivered(postfix, sink, known).partition(b"\n\n")[2], body)
            bodies += 1
            if bodies == 40:
                break
        checks.true("nothing is left but what is held", postfix.wait_until_empty(30))
        checks.equal("Postfix has nothing to complain of", re.findall(r"(?m)^.*(?:warning: (?:milter|cleanup)|fatal:|panic:).*$",
                                                                     postfix.text())[:3], [])


def until(holds, seconds=20):
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--spamlintd", required=True)
    parser.add_argument("--idle", type=int, default=10_000)
    parser.add_argument("folder")
    options = parser.parse_args()
    checks = Checks("milter door")
    limits = f"limits: {{ connections: {options.idle + 500} }}\nlog: {{ level: warning }}\n"
    with Daemon(options.spamlintd, ("milter", "http"), limits + POLICY) as daemon:
        ask_postfix(daemon, checks, options)
        for mode, arguments in {
            "drip": ["--folder", options.folder], "vanish": ["--count", "2", "--mean", "10000"], "hostile": ["--mean", "10000"],
            "idle": ["--idle", str(options.idle), "--rate", "50", "--seconds", "10"], "load": ["--seconds", "10"],
        }.items():
            # A process of its own, for its descriptors.
            run = subprocess.run([sys.executable, HERE / "milter_client.py", f"127.0.0.1:{daemon.milter}", mode, *arguments],
                                 capture_output=True, text=True, check=False)
            print(run.stdout.strip())
            checks.true(mode, run.returncode == 0, run.stderr)
        checks.true("connections are let go", until(lambda: daemon.descriptors() < 100), daemon.descriptors())
        checks.equal("still there", daemon.get("/health"), "ok\n")
        print(f"at most {daemon.status('VmHWM') / 1024:.0f} MB")
    with Daemon(options.spamlintd, ("milter",), "policy:\n  - { when: { rule: merge-placeholder-text }, do: reject }\n  - do: tag\n") as daemon:
        run = subprocess.run(["miltertest", "-D", f"port={daemon.milter}", "-s", HERE / "milter.lua"], capture_output=True, text=True,
                             check=False)
        checks.true("miltertest", run.returncode == 0 and "all as expected" in run.stdout, run.stdout + run.stderr)
    checks.end()


main()
