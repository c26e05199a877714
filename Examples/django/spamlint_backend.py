"""An e-mail backend for Django that has each message judged by spamlintd's HTTP door, and sends what was judged by another backend.

    EMAIL_BACKEND = "spamlint_backend.EmailBackend"
    SPAMLINT = {"URL": "http://127.0.0.1:8025"}

Further keys of SPAMLINT: BACKEND, which sends (Django's for SMTP); TOKEN; TIMEOUT, seconds (15); ON_ERROR, what becomes of a message that
cannot be judged: "hold" raises NotJudged, so that it is sent later, and "send" sends it.
"""
import http.client
import json
import re
import urllib.request

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend


class NotSent(Exception):
    """Messages that were not sent, each with its reason, in `messages`; the others of the same call were."""

    def __init__(self, messages):
        super().__init__("; ".join(reason for _, reason in messages))
        self.messages = messages


class Refused(NotSent):
    """What spamlint found in them should be mended first."""


class NotJudged(NotSent):
    """spamlintd could not be asked: send them later."""


def refuses(report):
    """What `spamlint` itself refuses: five points, or a finding that is an error."""
    return report["verdict"] == "fail" or any(finding["severity"] == "error" for finding in report["findings"])


def reason(report):
    """The weightiest finding, errors first, in words."""
    if not report["findings"]:
        return f"score {report['score']}"
    first = max(report["findings"], key=lambda finding: (finding["severity"] == "error", finding["points"]))
    return f"{first['message']} [{first['rule']}]"


class EmailBackend(BaseEmailBackend):
    def __init__(self, fail_silently=False, **options):
        super().__init__(fail_silently=fail_silently)
        own = getattr(settings, "SPAMLINT", {})
        self.url = own.get("URL", "http://127.0.0.1:8025").rstrip("/") + "/v1/lint"
        self.token, self.timeout, self.on_error = own.get("TOKEN"), own.get("TIMEOUT", 15), own.get("ON_ERROR", "hold")
        backend = own.get("BACKEND", "django.core.mail.backends.smtp.EmailBackend")
        self.sender = get_connection(backend, fail_silently=fail_silently, **options)

    def open(self):
        return self.sender.open()

    def close(self):
        self.sender.close()

    def send_messages(self, messages):
        messages = list(messages or [])
        good, refused, not_judged = [], [], []
        try:
            for message in messages:
                # Each call builds another Message-ID and other boundaries: this one is judged and sent.
                built = message.message()
                message.message = lambda *_, built=built, **__: built
                self.judge(message, re.sub(rb"\r?\n", b"\r\n", built.as_bytes()), good, refused, not_judged)
            sent = (self.sender.send_messages(good) or 0) if good else 0
        finally:
            for message in messages:
                vars(message).pop("message", None)
        if not_judged and not self.fail_silently:
            raise NotJudged(not_judged + refused)
        if refused and not self.fail_silently:
            raise Refused(refused)
        return sent

    def judge(self, message, data, good, refused, not_judged):
        """Puts the message into one of the lists."""
        try:
            report = self.report(data)
        except (OSError, ValueError, http.client.HTTPException) as error:
            if self.on_error == "send":
                good.append(message)
            else:
                not_judged.append((message, f"not judged: {error}"))
            return
        if refuses(report):
            refused.append((message, f"not sent: {reason(report)}"))
        else:
            good.append(message)

    def report(self, data):
        headers = {"Content-Type": "message/rfc822", "Accept": "application/json"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        with urllib.request.urlopen(urllib.request.Request(self.url, data, headers), timeout=self.timeout) as answer:
            return json.load(answer)[0]
