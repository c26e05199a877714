#!/usr/bin/env python3
"""Opens the HTML report in headless Chromium and checks what a reader would get.

usage: check_html_report.py --spamlint PROGRAM [--screenshots FOLDER] MESSAGE ...

Writes a hostile message of its own, lints it with MESSAGE, and has Chromium show the page behind a proxy that writes down every request.
Checks that nothing is asked of the network (and, with a page that does ask, that the proxy would have seen it), that no script of a message
ran, that every finding is on the page, and that each message has a frame that can run nothing. With --screenshots it leaves pictures of
the page: wide in light and dark, and as wide as a phone. Needs Debian's package chromium. Ends with 1 where something is wrong.
"""
import argparse
import html.parser
import http.server
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading

from browser import Browser

# What a message can try: to run, to load, to leave its frame, and to end what it stands in.
HOSTILE = """From: "</script><script>document.title='ran-name'</script>" <ada@example.org>
To: reader@example.com
Subject: FREE OFFER NOW </title></script><script>document.title='ran-subject'</script><img src=//beacon.example/s onerror=alert(1)>
Date: Mon, 23 Nov 2026 10:00:00 +0000
Message-ID: <hostile.1@example.org>
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8

<html><head><base href="http://beacon.example/"><meta http-equiv="refresh" content="0;url=http://beacon.example/refresh">
<link rel="stylesheet" href="http://beacon.example/link.css"><link rel="dns-prefetch" href="//beacon.example">
<style>@import url(http://beacon.example/import.css); p { background: url(http://beacon.example/css.png) }
@font-face { font-family: x; src: url(http://beacon.example/font.woff) } p { font-family: x }</style>
<script>top.document.title = 'ran-head'; document.title = 'ran-frame'</script></head>
<body onload="top.document.title='ran-onload'" background="http://beacon.example/body.png">
<p>Hello {{first_name}}, claim your fr33 gift.</p>
<img src="http://beacon.example/img.png" srcset="http://beacon.example/set.png 2x" alt="A picture" width="300" height="120">
<table background="http://beacon.example/table.png"><tr><td>cell</td></tr></table>
<iframe src="http://beacon.example/frame"></iframe><object data="http://beacon.example/object"></object>
<video poster="http://beacon.example/poster" src="http://beacon.example/video"></video><embed src="http://beacon.example/embed">
<svg onload="top.document.title='ran-svg'"><image href="http://beacon.example/svg.png"/></svg>
<form action="http://beacon.example/form"><input autofocus onfocus="top.document.title='ran-focus'"></form>
<a href="javascript:top.document.title='ran-link'" ping="http://beacon.example/ping" id="x">link</a>
<p style="position:fixed;inset:0;z-index:9999" title="'></iframe><script>top.document.title='ran-attribute'</script>">over</p>
</iframe>"></iframe><script>top.document.title='ran-body'</script><!-- --></body></html>
"""


class Proxy(http.server.BaseHTTPRequestHandler):
    """Answers nothing, and remembers who was asked for."""

    asked = []

    def do_GET(self):
        Proxy.asked.append(self.path)
        self.send_error(404)

    do_POST = do_CONNECT = do_HEAD = do_GET

    def log_message(self, *_):
        pass


class Page(html.parser.HTMLParser):
    """What the tests ask of the page after Chromium has read it."""

    def __init__(self, text):
        super().__init__()
        self.findings = []
        self.frames = []
        self.scripts = 0
        self.title = ""
        self.in_title = False
        self.links = []
        self.ids = set()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if "id" in values:
            self.ids.add(values["id"])
        if tag == "details" and "finding" in (values.get("class") or "").split():
            self.findings.append(values.get("id"))
        if tag == "iframe":
            self.frames.append(values)
        if tag == "script":
            self.scripts += 1
        if tag == "a" and values.get("href"):
            self.links.append(values["href"])
        self.in_title = tag == "title"

    def handle_endtag(self, tag):
        self.in_title = False

    def handle_data(self, data):
        if self.in_title:
            self.title += data


def chromium(*arguments):
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not program:
        sys.exit("check_html_report.py needs Chromium: apt-get install chromium")
    flags = ["--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
             "--disable-sync", "--disable-default-apps", "--hide-scrollbars", "--disable-dev-shm-usage"]
    if os.geteuid() == 0:
        flags.append("--no-sandbox")
    with tempfile.TemporaryDirectory() as profile:
        done = subprocess.run(
            [program, *flags, f"--user-data-dir={profile}", *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=300,
            check=False)
    return done.stdout.decode("utf-8", "replace")


def rules_of(spamlint, paths):
    done = subprocess.run([spamlint, "--format", "ndjson", "--fail-on", "never", *paths], stdout=subprocess.PIPE, check=False)
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    return [{finding["rule"] for finding in report["findings"]} for report in reports]


def with_keys(page, wrong):
    """Drives the page by keyboard, on a phone's width and in the dark; says what does not work."""
    browser = Browser()
    try:
        for domain in ("Page", "Runtime"):
            browser.call(f"{domain}.enable")
        browser.call("Page.navigate", url=page)
        browser.until("document.readyState === 'complete'")

        def press(key, code=0):
            for kind in ("keyDown", "keyUp"):
                browser.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code,
                             text="\r" if key == "Enter" and kind == "keyDown" else "")

        reached = []
        for _ in range(400):
            press("Tab", 9)
            place = browser.evaluate(
                "(e => e === document.body ? '' : e.tagName + ' ' + (e.getAttribute('href') || e.parentElement.id || e.className))"
                "(document.activeElement)")
            if not place or place in reached[:1]:
                break
            reached.append(place)
        if not reached or not reached[0].startswith("A #findings-1"):
            wrong.append(f"keys: the first stop is {reached[:1]}, not the way past the head")
        open_ones = browser.evaluate(
            "[...document.querySelectorAll('a[href], summary')].filter(e => e.checkVisibility()).length")
        stops = len([place for place in reached if place.split(" ")[0] in ("A", "SUMMARY")])
        if stops < open_ones:
            wrong.append(f"keys: {stops} of {open_ones} links and findings are reached")
        browser.evaluate("(e => { e.parentElement.open = false; e.focus() })(document.querySelector('details.finding > summary'))")
        press("Enter", 13)
        if not browser.evaluate("document.querySelector('details.finding').open"):
            wrong.append("keys: Enter does not open a finding")
        browser.call("Emulation.setDeviceMetricsOverride", width=360, height=740, deviceScaleFactor=2, mobile=True)
        if not browser.evaluate("document.documentElement.scrollWidth <= 360"):
            wrong.append("phone: the page is wider than the screen")
        colours = []
        for scheme in ("light", "dark"):
            browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
            colours.append(browser.evaluate("getComputedStyle(document.body).backgroundColor + getComputedStyle(document.body).color"))
        if colours[0] == colours[1]:
            wrong.append(f"dark: the page has the colours {colours[0]} in light and dark")
    finally:
        browser.close()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--spamlint", required=True)
    parser.add_argument("--screenshots", type=pathlib.Path)
    parser.add_argument("messages", nargs="+")
    options = parser.parse_args()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    proxy = f"--proxy-server=127.0.0.1:{server.server_port}"
    everything = "--proxy-bypass-list=<-loopback>"
    wrong = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        hostile = folder / "hostile.eml"
        hostile.write_text(HOSTILE, encoding="utf-8")
        paths = [str(hostile), *options.messages]
        for language in ("en", "zh"):
            report = folder / f"report-{language}.html"
            subprocess.run(
                [options.spamlint, "--output", f"html:{report}", "--quiet", "--gain", "--lang", language, "--fail-on", "never", *paths],
                stdout=subprocess.DEVNULL, check=True)
            Proxy.asked.clear()
            text = chromium(proxy, everything, "--virtual-time-budget=4000", "--dump-dom", report.as_uri())
            beacons = [path for path in Proxy.asked if "beacon.example" in path]
            wrong += [f"{language}: the page asked for {path}" for path in beacons]
            page = Page(text)
            if page.title != "spamlint":
                wrong.append(f"{language}: the title is '{page.title}': a script of the message ran")
            if page.scripts:
                wrong.append(f"{language}: {page.scripts} script elements")
            reports = rules_of(options.spamlint, paths)
            expected = sum(len(rules) for rules in reports)
            if len(page.findings) != expected:
                wrong.append(f"{language}: {len(page.findings)} findings on the page, {expected} in the reports")
            if len(page.frames) != len(reports):
                wrong.append(f"{language}: {len(page.frames)} frames for {len(reports)} messages")
            for frame in page.frames:
                if frame.get("sandbox", "none") != "" or not frame.get("srcdoc") or frame.get("src"):
                    wrong.append(f"{language}: a frame can do more than show")
                if not frame.get("title"):
                    wrong.append(f"{language}: a frame has no title")
            for link in page.links:
                if not link.startswith("#") or link[1:] not in page.ids:
                    wrong.append(f"{language}: a link leads to {link}")
        with_keys((folder / "report-en.html").as_uri(), wrong)
        # The proxy must see what a page without our care would ask.
        control = folder / "control.html"
        control.write_text('<iframe srcdoc="<img src=http://beacon.example/control.png>"></iframe>', encoding="utf-8")
        Proxy.asked.clear()
        chromium(proxy, everything, "--virtual-time-budget=4000", "--dump-dom", control.as_uri())
        if not any("control.png" in path for path in Proxy.asked):
            wrong.append("the proxy did not see a picture being asked for, so that its silence says nothing")
        if options.screenshots:
            options.screenshots.mkdir(parents=True, exist_ok=True)
            shots = [("wide-light", "1280,2400", []), ("wide-dark", "1280,2400", ["--blink-settings=preferredColorScheme=0"]),
                     ("phone", "500,2400", [])]
            for shot, size, more in shots:
                chromium(
                    proxy, "--virtual-time-budget=4000", *more, f"--window-size={size}", f"--screenshot={options.screenshots / (shot + '.png')}",
                    (folder / ("report-zh.html" if shot == "phone" else "report-en.html")).as_uri())
    for line in wrong:
        print(line)
    print(f"{len(paths)} messages in two languages, {len(wrong)} errors")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
