#!/usr/bin/env python3
"""The HTTP door, asked as programs ask it: our own endpoints, Rspamd's with the real rspamc, Postmark's and Stalwart's.

usage: http_door.py --spamlintd PROGRAM --spamlint PROGRAM FOLDER
"""
import argparse
import http.client
import json
import pathlib
import re
import shutil
import socket
import subprocess

from check import Checks
from daemon import Daemon

TOKEN = "correct-horse-battery-staple"


def ask(port, method, path, body=None, headers=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request(method, path, body, headers or {})
    answer = connection.getresponse()
    data = answer.read()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, data


def raw_subject():
    return b"From: Shop <news@shop.example>\r\nTo: a@b.example\r\nSubject: Z\xc3\xbcge!!!\r\n\r\nTents\r\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--spamlintd", required=True)
    parser.add_argument("--spamlint", required=True)
    parser.add_argument("folder")
    options = parser.parse_args()
    checks = Checks("http door")
    paths = sorted(pathlib.Path(options.folder).rglob("*.eml"))
    assert paths, "no messages"

    with Daemon(options.spamlintd, ("http",), "page: true\nlimits: { message: 2000000 }\n") as daemon:
        port = daemon.http

        # The same report as the program's, byte for byte but for the name.
        for path in paths:
            message = path.read_bytes()
            told = subprocess.run([options.spamlint, "--no-config", "--no-inline", "--format", "json", "--fail-on", "never", "-"], input=message,
                                  stdout=subprocess.PIPE, check=False).stdout
            status, _, body = ask(port, "POST", "/v1/lint", message)
            if status == 200:
                checks.equal(f"{path}: report", json.loads(body), json.loads(told))
            else:
                checks.true(f"{path}: status {status} for what is no message", status == 422 and b'"error"' in told)

        message = paths[0].read_bytes()
        for accept, kind in [("text/plain", "text/plain"), ("text/html", "text/html"), ("application/sarif+json", "application/sarif+json"),
                             ("application/x-ndjson", "application/x-ndjson"), ("text/html;q=0.2, text/plain;q=0.9", "text/plain"),
                             ("*/*", "application/json"), ("text/*", "text/html")]:
            status, headers, _ = ask(port, "POST", "/v1/lint", message, {"Accept": accept})
            checks.true(f"Accept: {accept}", status == 200 and headers["content-type"].startswith(kind), headers)
        checks.equal("nothing that is accepted", ask(port, "POST", "/v1/lint", message, {"Accept": "image/png"})[0], 406)
        checks.equal("an unknown format", ask(port, "POST", "/v1/lint?format=pdf", message)[0], 400)
        checks.equal("an unknown language", ask(port, "POST", "/v1/lint?lang=xx", message)[0], 400)
        findings = json.loads(ask(port, "POST", "/v1/lint?lang=zh", raw_subject())[2])[0]["findings"]
        checks.true("Chinese", findings and all(re.search("[\u4e00-\u9fff]", finding["message"]) for finding in findings), findings)
        checks.equal("no body", ask(port, "POST", "/v1/lint", b"")[0], 400)
        checks.equal("no message", ask(port, "POST", "/v1/lint", bytes(range(256)) * 8)[0], 422)
        checks.equal("too large", ask(port, "POST", "/v1/lint", b"x" * 2_000_001)[0], 413)
        checks.equal("an unknown path", ask(port, "GET", "/v2/lint")[0], 404)
        checks.true("no CORS", "access-control-allow-origin" not in ask(port, "POST", "/v1/lint", message, {"Origin": "https://a.example"})[1])

        raw = b"From: Shop <news@shop.example>\r\nTo: a@b.example\r\nSubject: Z\xc3\xbcge\r\nDate: Mon, 23 Nov 2026 10:00:00 +0000\r\n" \
              b"Message-ID: <1@shop.example>\r\n\r\nTents\r\n"
        status, headers, body = ask(port, "POST", "/v1/fix", raw, {"Content-Type": "message/rfc822"})
        checks.true("mended", status == 200 and b"=?UTF-8?" in body and "subject-raw-bytes" in headers["x-spamlint-mended"], (headers, body))
        checks.equal("an unknown rule", ask(port, "POST", "/v1/fix?select=nope", raw)[0], 400)
        status, headers, body = ask(port, "POST", "/v1/text", b"<p>Hello <b>you</b></p>", {"Content-Type": "text/html"})
        checks.true("text", status == 200 and body.strip() == b"Hello you", body)
        mail = json.dumps({"From": "a@shop.example", "To": "b@c.example", "Subject": "FREE!!! NOW!!!", "HtmlBody": "<p>Win</p>"})
        status, _, body = ask(port, "POST", "/v1/lint", mail, {"Content-Type": "application/json"})
        checks.true("a mail object", status == 200 and "subject" in body.decode(), body[:200])
        rules = json.loads(ask(port, "GET", "/v1/rules")[2])
        checks.true("rules", len(rules) > 300, len(rules))
        document = json.loads(ask(port, "GET", "/v1/openapi.json")[2])
        checks.equal("openapi", document["openapi"], "3.1.0")
        for path, methods in document["paths"].items():
            for method in methods:
                status = ask(port, method.upper(), path, b"{}" if method == "post" else None)[0]
                checks.true(f"{method} {path} is served", status != 404, status)
        checks.equal("health", ask(port, "GET", "/health")[2], b"ok\n")
        checks.equal("ready", ask(port, "GET", "/ready")[0], 200)
        checks.true("metrics", b"spamlint_messages_total{" in ask(port, "GET", "/metrics")[2])

        # A name that a client gives is shown, and never opened.
        status, _, body = ask(port, "POST", "/v1/lint?name=../../etc/passwd", message)
        checks.true("a name is a name", status == 200 and b'"path":"passwd"' in body and b"root:" not in body, body[:200])

        # Rspamd's clients.
        status, _, body = ask(port, "POST", "/checkv2", message)
        verdict = json.loads(body)
        checks.true("checkv2", status == 200 and {"score", "required_score", "action", "symbols"} <= verdict.keys(), verdict)
        summed = sum(symbol["score"] for symbol in verdict["symbols"].values())
        checks.true("its symbols add up", abs(summed - verdict["score"]) < 0.06, (summed, verdict["score"]))
        report = json.loads(ask(port, "POST", "/v1/lint", message)[2])[0]
        for symbol, points in report["receivers"]["rspamd"]["symbols"].items():
            checks.true(f"checkv2 has {symbol}", abs(verdict["symbols"].get(symbol, {"score": 99})["score"] - points) < 0.01, verdict["symbols"])
        checks.true("and ours", any(name.startswith("SPAMLINT_") for name in verdict["symbols"]) or not report["findings"])
        checks.equal("ping", ask(port, "GET", "/ping")[2], b"pong\r\n")
        if shutil.which("rspamc"):
            for path in paths[:10]:
                run = subprocess.run(["rspamc", "-h", f"127.0.0.1:{port}", "symbols", str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                     check=False)
                checks.true(f"rspamc {path.name}", run.returncode == 0 and b"Action:" in run.stdout and b"Score:" in run.stdout,
                            run.stdout + run.stderr)

        # Postmark's and Stalwart's.
        status, _, body = ask(port, "POST", "/filter", json.dumps({"email": message.decode("utf-8", "replace"), "options": "long"}))
        answer = json.loads(body)
        checks.true("filter", status == 200 and answer["success"] is True and isinstance(answer["score"], str) and "report" in answer, body[:300])
        status, _, body = ask(port, "POST", "/filter", json.dumps({"email": message.decode("utf-8", "replace"), "options": "short"}))
        checks.true("filter, short", status == 200 and "report" not in json.loads(body), body[:300])
        for broken in [b"", b"{", b"[]", b'{"email": 1}', b'{"email": ""}', b"[" * 100_000]:
            status = ask(port, "POST", "/filter", broken)[0]
            checks.true(f"filter refuses {broken[:20]!r}", status in (400, 422), status)
        hook = {"context": {"stage": "DATA", "client": {"ip": "192.0.2.1", "port": 34567}}, "envelope": {
            "from": {"address": "news@shop.example"}, "to": [{"address": "a@b.example"}]}, "message": {
                "headers": [["From", " Shop <news@shop.example>\r\n"], ["Subject", " Hello\r\n"]], "serverHeaders": [], "contents": "Hello\r\n",
                "size": 100}}
        status, _, body = ask(port, "POST", "/stalwart", json.dumps(hook))
        checks.true("stalwart", status == 200 and json.loads(body)["action"] == "accept", body[:300])

        # Clients that are slow, cut short, or hostile.
        for data in [b"POST /v1/lint HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc", b"\x00" * 1000, b"GET " + b"/" * 100_000,
                     b"POST /v1/lint HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n"]:
            with socket.create_connection(("127.0.0.1", port), 5) as client:
                client.sendall(data)
        checks.equal("still there", ask(port, "GET", "/health")[0], 200)

        # The page.
        status, headers, body = ask(port, "GET", "/")
        checks.true("the page", status == 200 and b"<textarea" in body and b"http" not in body)
        checks.true("its policy", "default-src 'none'" in headers["content-security-policy"] and "script-src 'self';" in
                    headers["content-security-policy"], headers)

    with Daemon(options.spamlintd, ("http",), "limits: { requests-per-minute: 20 }\n") as daemon:
        checks.equal("no page unless asked", ask(daemon.http, "GET", "/")[0], 404)
        statuses = [ask(daemon.http, "GET", "/v1/openapi.json")[0] for _ in range(30)]
        # A minute may turn while we ask.
        checks.true("a client is slowed", 429 in statuses and statuses[0] == 200 or statuses.count(200) == 30, statuses)
        checks.equal("health is always told", ask(daemon.http, "GET", "/health")[0], 200)

    daemon = Daemon(options.spamlintd, ("http",))
    (daemon.folder / "tokens").write_text(f"# of the shop\n{TOKEN}\n")
    daemon.write("token-file: tokens\n")
    with daemon:
        checks.equal("without a token", ask(daemon.http, "POST", "/v1/lint", message)[0], 401)
        checks.equal("with a wrong one", ask(daemon.http, "POST", "/v1/lint", message, {"Authorization": "Bearer " + "x" * 28})[0], 401)
        checks.equal("with the right one", ask(daemon.http, "POST", "/v1/lint", message, {"Authorization": f"Bearer {TOKEN}"})[0], 200)
        checks.equal("as Rspamd's clients send it", ask(daemon.http, "POST", "/checkv2", message, {"Password": TOKEN})[0], 200)
        checks.equal("health", ask(daemon.http, "GET", "/health")[0], 200)
    checks.end()


main()
