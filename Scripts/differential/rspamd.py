#!/usr/bin/env python3
"""Tells what Rspamd's stock rules raise on messages, without network, Redis or anything learnt.

usage: rspamd.py < PATHS > RESULTS

PATHS has one file a line. Each line of RESULTS is an object with "path", "score" and "symbols": the symbols with their points. Starts
Rspamd in a temporary folder on two ports of the loopback interface and stops it at the end. Needs Debian's package rspamd.
"""
import concurrent.futures
import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time

# Modules that ask others: lists, reputation, signatures, stores.
OFF = """
antivirus arc asn bayes_expiry clickhouse dcc dkim dkim_signing dmarc elastic emails external_services fuzzy_check greylist
history_redis http_headers known_senders maillist_redis metadata_exporter metric_exporter mx_check neural p0f ratelimit rbl replies
reputation rspamd_update spamassassin spamtrap spf surbl url_redirector
""".split()
# Of the host filter only what is seen in the message.
HOST_FILTER = {"helo_enabled": False, "hostname_enabled": False, "mid_enabled": False, "rcpt_enabled": False, "url_enabled": True}



def free_port(kind):
    with socket.socket(socket.AF_INET, kind) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def configuration(work, port, names):
    """A top-level configuration: the stock one, with one worker, without what asks others."""
    off = "".join(f"{module} {{ enabled = false; }}\n" for module in OFF)
    host = "".join(f"  {key} = {str(value).lower()};\n" for key, value in HOST_FILTER.items())
    return f"""
.include "$CONFDIR/common.conf"
options {{
  pidfile = "{work}/pid";
  .include "$CONFDIR/options.inc"
  control_socket = "{work}/control mode=0600";
  check_all_filters = true;
  local_addrs = [];
  dns {{ nameserver = ["127.0.0.1:{names}"]; timeout = 1s; retransmits = 1; }}
}}
logging {{ type = "file"; filename = "{work}/log"; level = "error"; }}
worker "normal" {{
  bind_socket = "127.0.0.1:{port}";
  count = 1;
  .include "$CONFDIR/worker-normal.inc"
}}
hfilter {{
{host}}}
classifier "bayes" {{ enabled = false; }}
{off}"""


def deny(server):
    """Answers every question for a name with "no such name", so that no rule waits."""
    while True:
        try:
            question, sender = server.recvfrom(4096)
        except OSError:
            return
        end = question.find(b"\0", 12)
        if end > 0:
            header = question[:2] + b"\x81\x83" + b"\x00\x01" + bytes(6)
            server.sendto(header + question[12:end + 5], sender)


class Rspamd:
    """A running Rspamd."""

    def __init__(self):
        self.work = tempfile.mkdtemp(prefix="spamlint-rspamd-")
        self.port = free_port(socket.SOCK_STREAM)
        self.names = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.names.bind(("127.0.0.1", 0))
        threading.Thread(target=deny, args=(self.names,), daemon=True).start()
        path = os.path.join(self.work, "rspamd.conf")
        with open(path, "w", encoding="utf-8") as file:
            file.write(configuration(self.work, self.port, self.names.getsockname()[1]))
        folders = [f"--var={name}={self.work}" for name in ("DBDIR", "RUNDIR", "LOGDIR")]
        self.process = subprocess.Popen(
            ["rspamd", "--no-fork", "--insecure", "--config", path, *folders], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def __enter__(self):
        end = time.monotonic() + 120
        while time.monotonic() < end and self.process.poll() is None:
            try:
                if self.ask("GET", "/ping").strip() == b"pong":
                    # Its patterns are compiled in the background; until then symbols may be missing.
                    time.sleep(12)
                    return self
            except OSError:
                time.sleep(0.3)
        self.__exit__()
        sys.exit("rspamd.py: rspamd did not start; its log is above if it wrote one")

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.names.close()
        shutil.rmtree(self.work, ignore_errors=True)

    def ask(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body)
            return connection.getresponse().read()
        finally:
            connection.close()

    def verdict(self, path):
        with open(path, "rb") as file:
            reply = json.loads(self.ask("POST", "/checkv2", file.read()))
        symbols = {name: symbol.get("score", 0) for name, symbol in reply.get("symbols", {}).items()}
        return {"path": path, "score": reply.get("score"), "symbols": symbols}


def main():
    paths = [line.rstrip("\n") for line in sys.stdin if line.strip()]
    with Rspamd() as rspamd, concurrent.futures.ThreadPoolExecutor(8) as pool:
        jobs = [(path, pool.submit(rspamd.verdict, path)) for path in paths]
        for path, job in jobs:
            try:
                print(json.dumps(job.result()))
            except (OSError, ValueError, http.client.HTTPException) as error:
                print(f"{path}: {error}", file=sys.stderr)


if __name__ == "__main__":
    if len(sys.argv) != 1:
        sys.exit(__doc__)
    main()
