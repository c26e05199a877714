#!/usr/bin/env python3
"""What a message costs at each door: CPU seconds of the daemon, beside `spamlint` on the same files and the real Rspamd over HTTP.

usage: bench_doors.py --spamlintd PROGRAM --spamlint PROGRAM [--rspamd] [--sample N] LIST ROOT
"""
import argparse
import http.client
import os
import random
import resource
import socket
import subprocess
import sys
import tempfile

from daemon import Daemon


def cpu_of_children():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def over_http(port, path, messages):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    done = 0
    for message in messages:
        connection.request("POST", path, message)
        answer = connection.getresponse()
        answer.read()
        done += answer.status == 200
    connection.close()
    return done


def over_spamd(port, messages):
    done = 0
    for message in messages:
        with socket.create_connection(("127.0.0.1", port), 60) as client:
            client.sendall(b"SYMBOLS SPAMC/1.5\r\nContent-length: %d\r\n\r\n" % len(message) + message)
            client.shutdown(socket.SHUT_WR)
            answer = b""
            while piece := client.recv(65536):
                answer += piece
            done += b" 0 EX_OK" in answer
    return done


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--spamlintd", required=True)
    parser.add_argument("--spamlint", required=True)
    parser.add_argument("--rspamd", type=int, metavar="PORT", help="a running Rspamd's normal worker")
    parser.add_argument("--rspamd-pids", default="", help="its processes, with commas")
    parser.add_argument("--sample", type=int, default=2000)
    parser.add_argument("list")
    parser.add_argument("root")
    options = parser.parse_args()
    names = [line.rstrip("\n") for line in open(options.list, encoding="utf-8", errors="surrogateescape")]
    random.Random(5).shuffle(names)
    names = names[:options.sample]
    messages = [open(os.path.join(options.root, name), "rb").read() for name in names]
    with tempfile.NamedTemporaryFile("w", suffix=".list", errors="surrogateescape") as file:
        file.write("\n".join(names) + "\n")
        file.flush()
        before = cpu_of_children()
        subprocess.run([options.spamlint, "--no-config", "--jobs", "1", "--format", "ndjson", "--fail-on", "never", "--files-from", file.name],
                       cwd=options.root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        own = cpu_of_children() - before
    print(f"spamlint            {len(names) / own:8.0f} messages per CPU second", flush=True)
    with Daemon(options.spamlintd, ("http", "spamd"), "log: { level: warning }\n") as daemon:
        over_http(daemon.http, "/v1/lint", messages[:50])
        for name, work in [("HTTP /v1/lint", lambda: over_http(daemon.http, "/v1/lint?format=ndjson", messages)),
                           ("HTTP /checkv2", lambda: over_http(daemon.http, "/checkv2", messages)),
                           ("spamd SYMBOLS", lambda: over_spamd(daemon.spamd, messages))]:
            before = daemon.cpu()
            done = work()
            spent = daemon.cpu() - before
            print(f"{name:18}  {done / spent:8.0f} messages per CPU second, {spent / own:.2f} times spamlint's CPU ({done} of {len(messages)})",
                  flush=True)
    if options.rspamd:
        pids = [int(pid) for pid in options.rspamd_pids.split(",") if pid]

        def cpu():
            total = 0
            for pid in pids:
                fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
                total += int(fields[11]) + int(fields[12])
            return total / os.sysconf("SC_CLK_TCK")
        before = cpu()
        done = over_http(options.rspamd, "/checkv2", messages)
        spent = cpu() - before
        print(f"Rspamd /checkv2     {done / max(spent, 0.01):8.0f} messages per CPU second ({done} of {len(messages)})", flush=True)
    sys.exit(0)


main()
