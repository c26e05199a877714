#!/usr/bin/env python3
"""Many messages through every door: memory must stay flat, and no descriptor may be left.

usage: soak.py --spamlintd PROGRAM [--messages N]
"""
import argparse
import http.client
import socket
import sys
import threading
import time

from daemon import Daemon
from milter_client import MilterClient, mixture


def over_http(port, messages, count):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    for index in range(count):
        connection.request("POST", "/v1/lint", messages[index % len(messages)])
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 200, answer.status
    connection.close()


def over_spamd(port, messages, count):
    for index in range(count):
        message = messages[index % len(messages)]
        with socket.create_connection(("127.0.0.1", port), 60) as client:
            client.sendall(b"SYMBOLS SPAMC/1.5\r\nContent-length: %d\r\n\r\n" % len(message) + message)
            client.shutdown(socket.SHUT_WR)
            answer = b""
            while piece := client.recv(65536):
                answer += piece
        assert b" 0 EX_OK" in answer, answer[:100]


def over_milter(port, messages, count):
    client = None
    for index in range(count):
        if index % 50 == 0:
            if client:
                client.quit()
            client = MilterClient(f"127.0.0.1:{port}")
            client.greet()
        assert client.send(messages[index % len(messages)]).letter in "ca"
    client.quit()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--spamlintd", required=True)
    parser.add_argument("--messages", type=int, default=200_000)
    parser.add_argument("--mean", type=int, default=6000, help="bytes of a message, in the mean")
    options = parser.parse_args()
    messages = list(mixture(200, options.mean))
    failures = []
    with Daemon(options.spamlintd, config="log: { level: warning }\n") as daemon:
        readings, sent = [], 0
        begin = time.monotonic()
        step = max(1000, options.messages // 20)
        while sent < options.messages:
            threads, errors = [], []

            def run(work, port):
                try:
                    work(port, messages, step // 4)
                except Exception as error:  # whatever it is, it is a failure of the soak
                    errors.append(f"{work.__name__}: {error!r}")
            for work, port in ((over_http, daemon.http), (over_spamd, daemon.spamd), (over_milter, daemon.milter), (over_milter, daemon.milter)):
                threads.append(threading.Thread(target=run, args=(work, port)))
                threads[-1].start()
            for thread in threads:
                thread.join()
            sent += step
            failures += errors
            time.sleep(0.2)
            readings.append((sent, daemon.status("VmRSS"), daemon.descriptors()))
            print(f"{sent} messages, {readings[-1][1] // 1024} MB, {readings[-1][2]} descriptors, {sent / (time.monotonic() - begin):.0f} a second",
                  flush=True)
            if errors:
                break
        # What is warm after the first tenth may grow by a tenth.
        settled = next((reading for reading in readings if reading[0] >= options.messages // 10), readings[0])
        most = max(reading[1] for reading in readings[readings.index(settled):])
        if most > settled[1] * 1.10:
            failures.append(f"memory grew from {settled[1] // 1024} to {most // 1024} MB")
        if readings[-1][2] > readings[0][2] + 2:
            failures.append(f"descriptors grew from {readings[0][2]} to {readings[-1][2]}")
        if daemon.metric("spamlint_messages_total") < sent:
            failures.append("messages are missing in the metrics")
    for failure in failures:
        print(f"soak.py: {failure}", file=sys.stderr)
    sys.exit(1 if failures else 0)


main()
