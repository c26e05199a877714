#!/usr/bin/env python3
"""A Postfix of its own for a test, with a filter, and a sink behind it. Nothing of the system's Postfix is touched.

usage: postfix.py --milter ADDRESS [--messages N] [--runs N] [--least SHARE] [--mean BYTES]     (as root: Postfix starts as nobody else)

Sends messages of mixed size with smtp-source through Postfix to smtp-sink, by turns without and with the filter at ADDRESS
(127.0.0.1:PORT or unix:PATH). Ends with 1 where a message is neither delivered nor held nor refused, where one is doubled, or where the
throughput with the filter is below SHARE of that without.

Needs the Debian package postfix. As a module: `with Sink() as sink, Postfix(milter, sink.port) as postfix:`.
"""
import argparse
import json
import os
import pathlib
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

import milter_client

SERVICES = """\
{listen}  inet  n  -  n  -  -  smtpd
pickup  unix  n  -  n  60  1  pickup
cleanup  unix  n  -  n  -  0  cleanup
qmgr  unix  n  -  n  5  1  qmgr
rewrite  unix  -  -  n  -  -  trivial-rewrite
bounce  unix  -  -  n  -  0  bounce
defer  unix  -  -  n  -  0  bounce
trace  unix  -  -  n  -  0  bounce
verify  unix  -  -  n  -  1  verify
flush  unix  n  -  n  1000?  0  flush
proxymap  unix  -  -  n  -  -  proxymap
proxywrite  unix  -  -  n  -  1  proxymap
smtp  unix  -  -  n  -  -  smtp
relay  unix  -  -  n  -  -  smtp
showq  unix  n  -  n  -  -  showq
error  unix  -  -  n  -  -  error
retry  unix  -  -  n  -  -  error
discard  unix  -  -  n  -  -  discard
anvil  unix  -  -  n  -  1  anvil
scache  unix  -  -  n  -  1  scache
postlog  unix-dgram  n  -  n  -  1  postlogd
"""

SETTINGS = {
    "compatibility_level": "3.6", "myhostname": "mail.example", "mydestination": "", "mynetworks": "127.0.0.0/8",
    "inet_interfaces": "127.0.0.1", "inet_protocols": "ipv4", "alias_maps": "", "local_recipient_maps": "",
    "disable_dns_lookups": "yes", "smtp_host_lookup": "native",
    "smtpd_recipient_restrictions": "permit_mynetworks, reject", "smtpd_relay_restrictions": "permit_mynetworks, reject",
    "smtpd_peername_lookup": "no", "smtpd_client_connection_count_limit": "0", "smtpd_client_connection_rate_limit": "0",
    "smtpd_timeout": "60s", "smtpd_error_sleep_time": "0", "smtpd_soft_error_limit": "100000", "smtpd_hard_error_limit": "1000000",
    "in_flow_delay": "0", "default_process_limit": "100", "smtp_destination_concurrency_limit": "20", "notify_classes": "",
    "message_size_limit": "104857600", "mailbox_size_limit": "0", "queue_run_delay": "5s", "minimal_backoff_time": "5s",
    "maximal_backoff_time": "20s", "milter_protocol": "6", "milter_connect_timeout": "10s", "milter_command_timeout": "30s",
    "milter_content_timeout": "60s", "milter_default_action": "tempfail", "biff": "no", "enable_long_queue_ids": "yes", "smtp_tls_security_level": "none",
    "smtpd_tls_security_level": "none", "process_id_directory": "pid",
}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def milter_endpoint(address):
    """An address as Postfix writes it."""
    return address if address.startswith(("unix:", "inet:")) else f"inet:{address}"


class Postfix:
    """with Postfix("127.0.0.1:8891", relay=2525) as postfix: postfix.port takes mail.

    `milter` is None for none. `settings` are further lines of main.cf. Postfix keeps its configuration, queue, data and log in a folder.
    """

    def __init__(self, milter=None, relay=None, settings=None, port=None):
        self.port = port or free_port()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="spamlint-postfix-"))
        self.folder.chmod(0o755)
        self.etc, self.queue, self.data = (self.folder / name for name in ("etc", "queue", "data"))
        self.log = self.folder / "log"
        for path in (self.etc, self.queue, self.data):
            path.mkdir()
        owner = pwd.getpwnam("postfix")
        os.chown(self.data, owner.pw_uid, owner.pw_gid)
        self.data.chmod(0o700)
        values = SETTINGS | {
            "queue_directory": self.queue, "data_directory": self.data, "maillog_file": self.log, "maillog_file_prefixes": self.folder,
            "relayhost": f"[127.0.0.1]:{relay}" if relay else "", "default_transport": "smtp" if relay else "discard",
            "smtpd_milters": milter_endpoint(milter) if milter else "",
        } | (settings or {})
        (self.etc / "main.cf").write_text("".join(f"{name} = {value}\n" for name, value in values.items()))
        (self.etc / "master.cf").write_text(SERVICES.format(listen=f"127.0.0.1:{self.port}"))

    def command(self, name, *arguments, check=True):
        return subprocess.run([name, "-c", str(self.etc), *arguments], capture_output=True, text=True, check=check)

    def start(self):
        started = self.command("postfix", "start", check=False)
        deadline = time.monotonic() + 30
        while True:
            try:
                with socket.create_connection(("127.0.0.1", self.port), 5) as probe:
                    if probe.recv(100).startswith(b"220"):
                        probe.sendall(b"QUIT\r\n")
                        return self
            except OSError:
                pass
            if started.returncode or time.monotonic() > deadline:
                raise RuntimeError(f"Postfix does not start: {started.stderr}{self.text()}")
            time.sleep(0.05)

    def stop(self):
        """Stops at once and waits until the master process has gone."""
        self.command("postfix", "stop", check=False)
        path = self.queue / "pid" / "master.pid"
        deadline = time.monotonic() + 20
        while path.exists() and time.monotonic() < deadline:
            try:
                os.kill(int(path.read_text()), 0)
            except (ProcessLookupError, ValueError):
                break
            time.sleep(0.05)

    def text(self):
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def count(self, pattern):
        """Lines of the log in which a pattern is found."""
        return len(re.findall(f"(?m)^.*{pattern}.*$", self.text()))

    def queued(self):
        """What is in the queue, by the name of the part of it: active, deferred, hold, incoming."""
        listed = self.command("postqueue", "-j", check=False).stdout
        parts = {}
        for line in listed.splitlines():
            name = json.loads(line)["queue_name"]
            parts[name] = parts.get(name, 0) + 1
        return parts

    def wait_until_empty(self, seconds=300, held=True):
        """Waits until nothing but held messages is in the queue; False where time runs out."""
        deadline = time.monotonic() + seconds
        times = 0
        while time.monotonic() < deadline:
            parts = self.queued()
            if held:
                parts.pop("hold", None)
            # A message that is on its way from one part to another may be seen in neither.
            times = 0 if parts else times + 1
            if times == 3:
                return True
            time.sleep(0.1)
        return False

    def flush(self):
        self.command("postqueue", "-f", check=False)

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


class Sink:
    """smtp-sink on a port of its own; with `keep`, each message is in a file of `folder`."""

    def __init__(self, keep=False, port=None):
        self.port = port or free_port()
        self.keep = keep
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="spamlint-sink-"))
        self.folder.chmod(0o777)
        self.process = None

    def start(self):
        arguments = ["smtp-sink"]
        if os.getuid() == 0:
            arguments += ["-u", "postfix"]
        if self.keep:
            arguments += ["-d", f"{self.folder}/%s."]
        self.process = subprocess.Popen([*arguments, f"127.0.0.1:{self.port}", "1000"], stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 10
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return self
            except OSError:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError("smtp-sink does not listen") from None
                time.sleep(0.02)

    def messages(self):
        """What has come, in no order, without the lines that smtp-sink puts on top and the one that it puts at the end."""
        own = re.compile(rb"\A(?:X-(?:Client-Addr|Client-Proto|Helo-Args|Mail-Args|Rcpt-Args): .*\n)*Received: .*\n(?:[ \t].*\n)*")
        return [own.sub(b"", path.read_bytes(), count=1).removesuffix(b"\n") for path in sorted(self.folder.iterdir())]

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(10)
        shutil.rmtree(self.folder, ignore_errors=True)


def source(port, path, messages, sessions=10):
    """smtp-source: as many copies of a file, over so many connections at once."""
    return subprocess.Popen(
        ["smtp-source", "-4", "-s", str(sessions), "-m", str(messages), "-F", str(path), "-f", "news@shop.example",
         "-t", "anna@mail.example", f"127.0.0.1:{port}"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def send(port, paths, messages, parallel=2, sessions=5):
    """Sends the files by turns until there are so many messages, and returns what smtp-source complained of."""
    shares = [messages // len(paths) + (index < messages % len(paths)) for index in range(len(paths))]
    waiting = [(path, share) for path, share in zip(paths, shares) if share]
    complaints, lock = [], threading.Lock()

    def work():
        while True:
            with lock:
                if not waiting:
                    return
                path, share = waiting.pop()
            output, _ = source(port, path, share, min(sessions, share)).communicate()
            if output:
                with lock:
                    complaints.append(output.decode(errors="replace"))

    threads = [threading.Thread(target=work) for _ in range(parallel)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return complaints


def run(milter, paths, messages, settings=None):
    """One run; what became of the messages, and how many a second."""
    with Sink() as sink, Postfix(milter, sink.port, settings) as postfix:
        begin = time.monotonic()
        complaints = send(postfix.port, paths, messages)
        accepted = time.monotonic() - begin
        empty = postfix.wait_until_empty()
        elapsed = time.monotonic() - begin
        held = postfix.queued().get("hold", 0)
        text = postfix.text()
        delivered = re.findall(r"(?m)/smtp\[\d+\]: (\w+): to=<.*status=sent", text)
        refused = len(re.findall(r"milter-reject: END-OF-MESSAGE.*: [45]\.", text))
        return {
            "rate": messages / elapsed, "accepted": messages / accepted, "delivered": len(set(delivered)),
            "doubled": len(delivered) - len(set(delivered)), "held": held, "refused": refused, "empty": empty,
            "warnings": re.findall(r"(?m)^.*(?:warning: milter|fatal:|panic:).*$", text), "complaints": complaints,
        }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--milter", required=True)
    parser.add_argument("--messages", type=int, default=20_000)
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--least", type=float, default=0.85)
    parser.add_argument("--mean", type=int, default=30_000)
    options = parser.parse_args()
    failures, rates = [], {None: [], options.milter: []}
    with tempfile.TemporaryDirectory(prefix="spamlint-mail-") as folder:
        paths = []
        for index, message in enumerate(milter_client.mixture(20, options.mean)):
            paths.append(pathlib.Path(folder) / f"{index}.eml")
            # smtp-source wants bare line feeds.
            paths[-1].write_bytes(message.replace(b"\r\n", b"\n"))
        for _ in range(options.runs):
            for milter in (None, options.milter):
                told = run(milter, paths, options.messages)
                rates[milter].append(told["rate"])
                name = "with the filter" if milter else "without a filter"
                print(f"{name}: {told['rate']:.0f} a second ({told['accepted']:.0f} taken in), {told['delivered']} delivered, "
                      f"{told['held']} held, {told['refused']} refused", flush=True)
                lost = options.messages - told["delivered"] - told["held"] - told["refused"]
                if lost or told["doubled"] or not told["empty"] or told["warnings"]:
                    failures.append(f"{name}: {lost} lost, {told['doubled']} doubled; {told['warnings'][:3]} {told['complaints'][:3]}")
    share = max(rates[options.milter]) / max(rates[None])
    print(f"throughput with the filter: {100 * share:.0f} % of that without")
    if share < options.least:
        failures.append(f"throughput is below {100 * options.least:.0f} %")
    for failure in failures:
        print(f"postfix.py: {failure}", file=sys.stderr)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
