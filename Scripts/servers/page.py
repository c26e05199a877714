#!/usr/bin/env python3
"""The page for people, in headless Chromium: paste a message, change the language, make a mistake; nothing comes from elsewhere.

usage: page.py --spamlintd PROGRAM MESSAGE [--screenshots FOLDER]
"""
import argparse
import json
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from browser import Browser  # noqa: E402
from check import Checks
from daemon import Daemon

SHOWN = "!document.getElementById('report').hidden && document.getElementById('status').textContent"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--spamlintd", required=True)
    parser.add_argument("message")
    parser.add_argument("--screenshots")
    options = parser.parse_args()
    checks = Checks("page")
    message = pathlib.Path(options.message).read_text(encoding="utf-8", errors="replace")
    with Daemon(options.spamlintd, ("http",), "page: true\n") as daemon:
        browser = Browser()
        try:
            for domain in ("Page", "Runtime", "Network", "Log"):
                browser.call(f"{domain}.enable")
            browser.call("Page.navigate", url=f"http://127.0.0.1:{daemon.http}/")
            checks.true("the page is there", browser.until("document.readyState === 'complete' && document.getElementById('source') !== null"))
            before = daemon.metric("spamlint_messages_total")

            def paste(text):
                browser.evaluate("document.getElementById('report').hidden = true;"
                                 f"document.getElementById('source').value = {json.dumps(text)};"
                                 "document.getElementById('source').dispatchEvent(new Event('input'))")

            paste(message)
            checks.equal("a report is shown", browser.until(SHOWN), "Done.")
            time.sleep(1)
            frames = browser.call("Page.getFrameTree")["frameTree"].get("childFrames", [])
            checks.true("in a frame of its own", frames and frames[0]["frame"]["url"].startswith("about:srcdoc"), frames)
            world = browser.call("Page.createIsolatedWorld", frameId=frames[0]["frame"]["id"])["executionContextId"]
            shown = browser.call("Runtime.evaluate", expression="document.body.innerText", contextId=world, returnByValue=True)
            checks.true("with the report in it", "List-Unsubscribe" in shown["result"].get("value", ""), shown)
            checks.true("and its colours", browser.call(
                "Runtime.evaluate", expression="document.styleSheets.length > 0 && document.styleSheets[0].cssRules.length > 10", contextId=world,
                returnByValue=True)["result"].get("value"))
            checks.equal("without rights", browser.evaluate("document.getElementById('report').getAttribute('sandbox')"), "")
            if options.screenshots:
                browser.screenshot(pathlib.Path(options.screenshots, "page.png"))
            browser.evaluate("document.getElementById('report').hidden = true;"
                             "document.getElementById('lang').value = 'zh'; document.getElementById('lang').dispatchEvent(new Event('change'))")
            browser.until(SHOWN)
            checks.equal("in Chinese", browser.until("document.getElementById('status').textContent === '完成。' && 'yes'"), "yes")
            checks.equal("all of it", browser.evaluate("document.getElementById('lint').textContent"), "检查")
            paste("<script>document.title = 'owned'</script><img src=x onerror=\"document.title='owned'\"><p>Hello")
            browser.until(SHOWN)
            checks.equal("a message runs nothing", browser.evaluate("document.title"), "spamlint")
            checks.true("messages were judged", daemon.metric("spamlint_messages_total") >= before + 3)
            browser.evaluate("document.getElementById('source').focus()")
            order = [browser.evaluate("document.activeElement.id")]
            for _ in range(3):
                for kind in ("keyDown", "keyUp"):
                    browser.call("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)
                order.append(browser.evaluate("document.activeElement.id"))
            checks.equal("everything is reached by keyboard", order, ["source", "file", "lang", "lint"])
            browser.call("Emulation.setDeviceMetricsOverride", width=360, height=740, deviceScaleFactor=2, mobile=True)
            browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
            checks.true("it fits a phone", browser.evaluate("document.documentElement.scrollWidth <= 360"))
            paste(message)
            browser.until(SHOWN)
            if options.screenshots:
                browser.screenshot(pathlib.Path(options.screenshots, "page-phone-dark.png"))
            daemon.stop()
            paste("Subject: again\n\nHello")
            checks.true("a daemon that is away is told", browser.until(
                "document.getElementById('status').textContent === '守护进程没有应答。'"))
            elsewhere = [event["params"]["request"]["url"] for event in browser.events if event["method"] == "Network.requestWillBeSent"
                         and not event["params"]["request"]["url"].startswith((f"http://127.0.0.1:{daemon.http}/", "blob:", "about:", "data:"))]
            checks.equal("nothing is asked of anybody else", elsewhere, [])
            told = [event["params"]["entry"]["text"] for event in browser.events if event["method"] == "Log.entryAdded"]
            violations = [text for text in told if "Content Security Policy" in text and "script" not in text.lower()
                          and "connect-src" not in text]
            checks.equal("the report is drawn within the policy", violations, [])
        finally:
            browser.close()
    checks.end()


main()
