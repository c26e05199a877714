"""Sends two messages, one of which should not go out: python3 send.py SMTP-PORT URL [hold|send]"""
import sys

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from spamlint_backend import NotSent

port, url, on_error = sys.argv[1:4]
settings.configure(
    EMAIL_BACKEND="spamlint_backend.EmailBackend", EMAIL_HOST="127.0.0.1", EMAIL_PORT=int(port),
    SPAMLINT={"URL": url, "ON_ERROR": on_error})

for text in ("Your tent left our store this morning.", "Dear {{first_name}}, your tent left our store this morning."):
    message = EmailMultiAlternatives("Your order 4711", text, "Shop <orders@shop.example>", ["reader@mail.example"])
    message.attach("order.txt", "One tent, green.\n", "text/plain")
    try:
        message.send()
        print("sent")
    except NotSent as error:
        print(f"{type(error).__name__}: {error}")
