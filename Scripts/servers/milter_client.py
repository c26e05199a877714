#!/usr/bin/env python3
"""A mail server's side of the milter protocol: sends messages to a filter, checks what it says, and measures.

usage: milter_client.py ADDRESS MODE [options]        (ADDRESS: 127.0.0.1:PORT or unix:PATH)

  load      messages at a rate, over many connections; p50 and p99 from the end of the body to the reply
  drip      a message a byte at a time, which must be answered as if it came at once
  vanish    clients that go away at every state of the protocol, politely and not
  hostile   what no mail server says: lengths that lie, no order, floods
  idle      thousands of connections that say nothing, while others go on

Each mode ends with 1 where a reply is missing or wrong. The same message must always be answered in the same way.
"""
import argparse
import base64
import dataclasses
import pathlib
import random
import re
import resource
import socket
import statistics
import struct
import sys
import threading
import time

ALL_ACTIONS, ALL_STEPS = 0x1FF, 0x1FFFFF
SKIP, SILENT, LEADING_SPACE = 1 << 10, 0xFF080, 1 << 20
CHUNK = 65535


def connect(address, timeout=60):
    if address.startswith("unix:"):
        client = socket.socket(socket.AF_UNIX)
        client.settimeout(timeout)
        client.connect(address[5:])
        return client
    host, port = address.rsplit(":", 1)
    client = socket.create_connection((host, int(port)), timeout)
    client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return client


def frame(letter, payload=b""):
    return struct.pack(">I", len(payload) + 1) + letter + payload


def strings(*values):
    return b"".join(value.encode() + b"\0" if isinstance(value, str) else value + b"\0" for value in values)


def fields_of(head):
    """Names and values of a header, folds as bare line feeds."""
    for field in re.split(rb"\n(?![ \t])", head.replace(b"\r\n", b"\n").rstrip(b"\n")):
        name, colon, value = field.partition(b":")
        if colon:
            yield name, value


def content(message, leading_space=True):
    """The frames of a message from its first field to its last piece, without the one that ends it."""
    message = re.sub(rb"\r?\n", b"\r\n", message)
    head, _, body = message.partition(b"\r\n\r\n")
    frames = []
    for name, value in fields_of(head):
        if not leading_space and value.startswith(b" "):
            value = value[1:]
        frames.append(frame(b"L", strings(name, value)))
    frames.append(frame(b"N"))
    frames += [frame(b"B", body[start:start + CHUNK]) for start in range(0, len(body), CHUNK)]
    return b"".join(frames)


@dataclasses.dataclass
class Reply:
    """What was said at the end of a message."""
    letter: str = ""
    text: str = ""
    held: str = None
    added: list = dataclasses.field(default_factory=list)
    changed: list = dataclasses.field(default_factory=list)
    removed: list = dataclasses.field(default_factory=list)
    body: bytes = None
    progress: int = 0

    def field(self, name):
        return next((value for other, value in self.added if other.lower() == name.lower()), None)

    def key(self):
        """What must be the same for the same message: all but the times that some field may tell."""
        fields = tuple(sorted((name, value) for name, value in self.added if not name.lower().endswith("-time")))
        return (self.letter, self.text, self.held, fields, tuple(self.removed), tuple(self.changed), self.body)


class MilterClient:
    """One connection, up to the end of the negotiation."""

    def __init__(self, address, version=6, actions=ALL_ACTIONS, steps=ALL_STEPS, timeout=60, negotiate=True):
        self.socket = connect(address, timeout)
        self.buffer = b""
        self.version, self.actions, self.steps = version, actions, steps
        if negotiate:
            self.socket.sendall(frame(b"O", struct.pack(">III", version, actions, steps)))
            letter, payload = self.read()
            if letter != "O" or len(payload) < 12:
                raise ValueError(f"negotiation was answered with {letter} {payload!r}")
            self.version, self.actions, self.steps = struct.unpack(">III", payload[:12])
            if self.version > version or self.actions & ~actions or self.steps & ~steps:
                raise ValueError(f"asked for what was not offered: {self.version} {self.actions:x} {self.steps:x}")

    def read(self):
        """The letter and the payload of the next frame."""
        while len(self.buffer) < 4 or len(self.buffer) < 4 + struct.unpack(">I", self.buffer[:4])[0]:
            piece = self.socket.recv(1 << 16)
            if not piece:
                raise ConnectionError("the filter has closed the connection")
            self.buffer += piece
        length = struct.unpack(">I", self.buffer[:4])[0]
        letter, payload = chr(self.buffer[4]), self.buffer[5:4 + length]
        self.buffer = self.buffer[4 + length:]
        return letter, payload

    def greet(self, name="client.example", client="192.0.2.7"):
        self.say(b"C", strings(name) + b"4" + struct.pack(">H", 50000) + strings(client), 12)
        self.say(b"H", strings(name), 13)

    def say(self, letter, payload, silent_bit):
        """Says one command and takes the reply, where one was agreed upon."""
        self.socket.sendall(frame(letter, payload))
        if not self.steps >> silent_bit & 1:
            said, _ = self.read()
            if said != "c":
                raise ValueError(f"{letter} was answered with {said}")

    def envelope(self, sender="<news@shop.example>", recipients=("<anna@mail.example>",), queue_id="4TEST"):
        """The frames before a message; only for filters that keep silent."""
        return b"".join([
            frame(b"D", b"M" + strings("i", queue_id)), frame(b"M", strings(sender)),
            *(frame(b"R", strings(recipient)) for recipient in recipients)])

    def send(self, message, sender="<news@shop.example>", recipients=("<anna@mail.example>",), queue_id="4TEST"):
        """Sends a message and returns the reply to it."""
        if self.steps & SILENT == SILENT:
            self.socket.sendall(self.envelope(sender, recipients, queue_id) + content(message, bool(self.steps & LEADING_SPACE)))
        else:
            self.socket.sendall(frame(b"D", b"M" + strings("i", queue_id)))
            self.say(b"M", strings(sender), 14)
            for recipient in recipients:
                self.say(b"R", strings(recipient), 15)
            self.send_slowly(message)
        self.socket.sendall(frame(b"E"))
        return self.reply()

    def send_slowly(self, message):
        """Sends what is in a message, waiting for each reply that is due."""
        data = content(message, bool(self.steps & LEADING_SPACE))
        while data:
            length = struct.unpack(">I", data[:4])[0]
            letter = data[4:5]
            self.say(letter, data[5:4 + length], {b"L": 7, b"N": 18, b"B": 19}[letter])
            data = data[4 + length:]

    def reply(self):
        reply = Reply()
        while True:
            letter, payload = self.read()
            if letter == "p":
                reply.progress += 1
            elif letter in "catrdy":
                reply.letter, reply.text = letter, payload.rstrip(b"\0").decode("utf-8", "replace").replace("%%", "%")
                return reply
            elif letter == "q":
                reply.held = payload.rstrip(b"\0").decode("utf-8", "replace")
            elif letter == "b":
                reply.body = (reply.body or b"") + payload
            elif letter in "hi":
                name, value = (payload[4:] if letter == "i" else payload).split(b"\0")[:2]
                reply.added.append((name.decode(), value.decode("utf-8", "replace").removeprefix(" ")))
            elif letter == "m":
                place = struct.unpack(">I", payload[:4])[0]
                name, value = payload[4:].split(b"\0")[:2]
                (reply.changed if value else reply.removed).append((name.decode(), place))
            else:
                raise ValueError(f"unknown reply {letter} {payload[:50]!r}")

    def abort(self):
        self.socket.sendall(frame(b"A"))

    def quit(self):
        self.socket.sendall(frame(b"Q"))
        self.socket.close()

    def reset(self):
        """Goes away without a word, so that what is under way is lost."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()

    def close(self):
        self.socket.close()


# Messages

WORDS = ("the parcel left store on time and driver of van rings twice before noon please keep receipt until your order arrives "
         "we hope that you like new colours in shop this week free delivery for members only until Sunday evening").split()


def text(random_source, length):
    words, size = [], 0
    while size < length:
        word = random_source.choice(WORDS)
        words.append(word)
        size += len(word) + 1
    return words


def lines(words, width=70):
    line, out = "", []
    for word in words:
        if len(line) + len(word) > width:
            out.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return "\r\n".join(out + [line])


def newsletter(seed, size):
    """A newsletter of about `size` bytes: text, HTML, and an image where it is large."""
    source = random.Random(seed)
    image = max(0, size - 40_000)
    words = text(source, (size - image - 800) // 4)
    cells = "".join(
        f'<tr><td style="padding:8px;font-family:Arial,sans-serif"><a href="https://shop.example/p/{seed}/{start}">'
        f'{" ".join(words[start:start + 4])}</a><p>{" ".join(words[start + 4:start + 40])}</p></td></tr>\r\n'
        for start in range(0, max(1, len(words)), 40))
    parts = [
        f"Content-Type: text/plain; charset=utf-8\r\n\r\n{lines(words)}\r\n",
        "Content-Type: text/html; charset=utf-8\r\n\r\n<!DOCTYPE html><html lang=\"en\"><head><title>News</title></head><body>"
        f"<table role=\"presentation\">\r\n{cells}</table></body></html>\r\n",
    ]
    mixed = "".join(f"--inner\r\n{part}" for part in parts) + "--inner--\r\n"
    top = "multipart/alternative; boundary=inner"
    if image:
        data = base64.encodebytes(source.randbytes(image * 3 // 4)).decode().replace("\n", "\r\n")
        mixed = (f"--outer\r\nContent-Type: {top}\r\n\r\n{mixed}--outer\r\nContent-Type: image/png; name=a.png\r\n"
                 f"Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=a.png\r\n\r\n{data}--outer--\r\n")
        top = "multipart/mixed; boundary=outer"
    return (f"From: Shop <news@shop.example>\r\nTo: Anna <anna@mail.example>\r\nSubject: {' '.join(words[:5])}\r\n"
            f"Date: Mon, 23 Nov 2026 10:00:00 +0000\r\nMessage-ID: <{seed}.1@shop.example>\r\nMIME-Version: 1.0\r\n"
            f"List-Unsubscribe: <https://shop.example/u/{seed}>\r\nContent-Type: {top}\r\n\r\n{mixed}").encode()


def mixture(count, mean=30_000):
    """Messages of many sizes: six in ten small, one large. Their mean is about `mean` bytes."""
    sizes = [0.2, 0.25, 0.33, 0.4, 0.45, 0.5, 1.2, 1.45, 1.8, 6]
    return [newsletter(index, int(mean * sizes[index % 10])) for index in range(count)]


def messages(options):
    if not options.folder:
        return mixture(50, options.mean)
    found = [path.read_bytes() for path in sorted(pathlib.Path(options.folder).rglob("*.eml"))]
    if not found:
        sys.exit(f"no messages in {options.folder}")
    return found


# Modes

class Watch:
    """What was said of each message, and how long it took; for many threads."""

    def __init__(self):
        self.lock = threading.Lock()
        self.keys = {}
        self.times = []
        self.late = 0
        self.failures = []

    def note(self, index, reply, seconds=None):
        with self.lock:
            if seconds is not None:
                self.times.append(seconds)
            known = self.keys.setdefault(index, reply.key())
            if known != reply.key():
                self.failures.append(f"message {index} was answered with {reply.key()}, before with {known}"[:600])

    def fail(self, why):
        with self.lock:
            self.failures.append(why)

    def percentile(self, share):
        times = sorted(self.times)
        return 1000 * times[min(len(times) - 1, int(len(times) * share))] if times else 0


def load(address, mail, rate, seconds, connections, per_connection=100, watch=None):
    """Sends `rate` messages a second, each at its own moment; what comes late is counted, and its time is that from the end of its body."""
    watch = watch or Watch()
    prepared = [content(message) for message in mail]
    numbers = iter(range(int(rate * seconds)))
    begin = time.monotonic() + 0.5
    lock = threading.Lock()

    def work():
        client, sent = None, 0
        while True:
            with lock:
                number = next(numbers, None)
            if number is None:
                break
            due = begin + number / rate
            time.sleep(max(0, due - time.monotonic()))
            if time.monotonic() > due + 0.1:
                with lock:
                    watch.late += 1
            try:
                if client is None:
                    client, sent = MilterClient(address), 0
                    client.greet()
                index = number % len(mail)
                client.socket.sendall(client.envelope(queue_id=f"4T{number}") + prepared[index])
                start = time.perf_counter()
                client.socket.sendall(frame(b"E"))
                reply = client.reply()
                watch.note(index, reply, time.perf_counter() - start)
                sent += 1
                if sent == per_connection:
                    client.quit()
                    client = None
            except (OSError, ValueError) as error:
                watch.fail(f"message {number}: {error}")
                client = None
        if client:
            client.quit()

    threads = [threading.Thread(target=work) for _ in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return watch, time.monotonic() - begin


def run_load(options):
    mail = messages(options)
    watch, elapsed = load(options.address, mail, options.rate, options.seconds, options.connections)
    letters = {}
    for key in watch.keys.values():
        letters[key[0]] = letters.get(key[0], 0) + 1
    print(f"{len(watch.times)} messages of {statistics.mean(map(len, mail)) / 1000:.1f} kB in {elapsed:.1f} s "
          f"({len(watch.times) / elapsed:.0f} a second, {watch.late} begun more than 100 ms late); from end of body to reply "
          f"p50 {watch.percentile(0.5):.2f} ms, p99 {watch.percentile(0.99):.2f} ms, most {watch.percentile(1):.2f} ms; replies {letters}")
    if options.p99 and watch.percentile(0.99) > options.p99:
        watch.fail(f"p99 is over {options.p99} ms")
    return watch.failures


def run_drip(options):
    failures = []
    for message in messages(options)[:options.count]:
        whole = MilterClient(options.address)
        whole.greet()
        expected = whole.send(message).key()
        whole.quit()
        client = MilterClient(options.address)
        client.greet()
        for byte in client.envelope() + content(message) + frame(b"E"):
            client.socket.send(bytes([byte]))
        if client.reply().key() != expected:
            failures.append(f"{len(message)} bytes one by one are answered in another way")
        client.quit()
        old = MilterClient(options.address, version=2, actions=0x3F, steps=0x7F)
        old.greet()
        reply = old.send(message)
        if reply.letter != expected[0]:
            failures.append(f"version 2 is answered with {reply.letter}, version 6 with {expected[0]}")
        old.quit()
    print(f"{options.count} messages a byte at a time and in version 2")
    return failures


def states(message):
    """What is said up to each state of the protocol; the connection ends there."""
    greeting = frame(b"C", strings("client.example") + b"4" + b"\xc3\x50" + strings("192.0.2.7")) + frame(b"H", strings("client.example"))
    negotiation = frame(b"O", struct.pack(">III", 6, ALL_ACTIONS, ALL_STEPS))
    steps = [
        ("connected", b""), ("half a length", b"\0\0"), ("half a negotiation", negotiation[:9]), ("negotiated", negotiation[9:]),
        ("greeted", greeting), ("macros", frame(b"D", b"M" + strings("i", "4GONE"))), ("sender", frame(b"M", strings("<a@shop.example>"))),
        ("recipient", frame(b"R", strings("<b@mail.example>"))), ("half a field", frame(b"L", strings("Subject", " Hello"))[:12]),
        ("field", frame(b"L", strings("Subject", " Hello"))[12:]), ("end of header", frame(b"N")),
        ("half a piece", frame(b"B", message[:20_000])[:10_000]), ("piece", frame(b"B", message[:20_000])[10_000:]), ("end", frame(b"E")),
    ]
    said = b""
    for name, data in steps:
        said = data if name == "half a negotiation" else said + data
        yield name, said


def run_vanish(options):
    failures = []
    message = messages(options)[-1]
    client = MilterClient(options.address)
    client.greet()
    expected = client.send(message).key()
    client.quit()
    ends = {"closes": lambda client: client.close(), "resets": lambda client: client.reset(),
            "hangs up one way": lambda client: client.socket.shutdown(socket.SHUT_WR)}
    kept = []
    for _ in range(options.count):
        for state, said in states(message):
            for end, leave in ends.items():
                client = MilterClient(options.address, negotiate=False)
                client.socket.sendall(said)
                if options.linger:
                    time.sleep(options.linger)
                leave(client)
                kept.append(client)
                try:
                    other = MilterClient(options.address)
                    other.greet()
                    if other.send(message).key() != expected:
                        failures.append(f"after a client that {end} at {state}, another is answered in another way")
                    other.quit()
                except (OSError, ValueError) as error:
                    failures.append(f"after a client that {end} at {state}: {error}")
        # Aborted at the end, before and after the reply, and then another message on the same connection.
        client = MilterClient(options.address)
        client.greet()
        client.socket.sendall(client.envelope(queue_id="4ABORT") + content(message) + frame(b"E") + frame(b"A"))
        client.socket.settimeout(10)
        first = client.send(message)
        # The reply to the message that was taken back may have crossed the abort.
        if first.key() != expected:
            failures.append("after an abort the next message is answered in another way")
        client.close()
    for client in kept:
        client.close()
    print(f"{options.count} times {len(list(states(message)))} states, left in {len(ends)} ways")
    return failures


def hostile_streams():
    hello = frame(b"O", struct.pack(">III", 6, ALL_ACTIONS, ALL_STEPS))
    sender = frame(b"M", strings("<a@shop.example>"))
    return {
        "garbage": random.Random(1).randbytes(100_000),
        "a length of nothing": hello + b"\0\0\0\0",
        "the greatest length": hello + b"\xff\xff\xff\xffL",
        "a length just over a piece": hello + struct.pack(">I", 1 << 21) + b"B" + bytes(1000),
        "no negotiation": sender,
        "two negotiations": hello + hello,
        "version 1": frame(b"O", struct.pack(">III", 1, 0, 0)),
        "half a negotiation": frame(b"O", b"\0\0"),
        "an end without a message": hello + frame(b"E"),
        "fields after the body": hello + sender + frame(b"N") + frame(b"B", b"x") + frame(b"L", strings("A", " b")),
        "an unknown command": hello + frame(b"Z", b"x" * 1000),
        "a message before the reply": hello + sender + frame(b"N") + frame(b"E") + sender,
        "a second message and a third": hello + (sender + frame(b"N") + frame(b"E")) * 3,
        "macros without end": hello + frame(b"D", b"M" + b"{x}\0y\0" * 200_000),
    }


def floods():
    hello = frame(b"O", struct.pack(">III", 6, ALL_ACTIONS, ALL_STEPS))
    sender = frame(b"M", strings("<a@shop.example>"))
    return {
        "a million fields": hello + sender + frame(b"L", strings("A", "")) * 1_000_000 + frame(b"N") + frame(b"E"),
        "a hundred thousand recipients": hello + sender + frame(b"R", strings(f"<{'r' * 200}@mail.example>")) * 100_000 + frame(b"N")
        + frame(b"E"),
        "a body of 80 MB": hello + sender + frame(b"N") + frame(b"B", b"x" * CHUNK) * 1280 + frame(b"E"),
        "a hundred thousand greetings": hello + frame(b"H", strings("x")) * 100_000 + sender + frame(b"N") + frame(b"E"),
    }


def run_hostile(options):
    failures = []
    message = messages(options)[0]
    for what, stream in hostile_streams().items():
        client = MilterClient(options.address, negotiate=False, timeout=20)
        try:
            client.socket.sendall(stream)
            while client.socket.recv(1 << 16):
                pass
        except TimeoutError:
            failures.append(f"{what}: the connection stays open")
        except OSError:
            pass
        client.close()
    for what, stream in floods().items():
        client = MilterClient(options.address, negotiate=False, timeout=120)
        try:
            client.socket.sendall(stream)
            letter, _ = client.read()
            if letter != "O" or client.reply().letter not in ("c", "t", "y", "r"):
                failures.append(f"{what}: not answered")
            if client.send(message).letter == "":
                failures.append(f"{what}: the next message is not answered")
        except (OSError, ValueError) as error:
            failures.append(f"{what}: {error}")
        client.close()
    other = MilterClient(options.address)
    other.greet()
    other.send(message)
    other.quit()
    print(f"{len(hostile_streams())} streams that no mail server sends are closed, {len(floods())} floods answered")
    return failures


def run_idle(options):
    """Connections that say nothing, from this process alone: it raises its own limit of descriptors."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, options.idle + 1000), hard))
    idle, refused, last = [], 0, ""
    start = time.monotonic()
    for number in range(options.idle):
        try:
            # One in ten has not even negotiated.
            idle.append(MilterClient(options.address, negotiate=number % 10 != 0, timeout=30))
        except (OSError, ValueError) as error:
            refused += 1
            last = f"({error})"
    print(f"{len(idle)} idle connections in {time.monotonic() - start:.1f} s, {refused} refused {last}", flush=True)
    watch, _ = load(options.address, messages(options), options.rate, options.seconds, options.connections)
    print(f"beside them {len(watch.times)} messages, p50 {watch.percentile(0.5):.2f} ms, p99 {watch.percentile(0.99):.2f} ms")
    closed = 0
    for client in idle:
        client.socket.setblocking(False)
        try:
            closed += client.socket.recv(1) == b""
        except BlockingIOError:
            pass
        except OSError:
            closed += 1
    print(f"{closed} of the idle ones were closed by the filter meanwhile")
    if refused and not options.may_refuse:
        watch.fail(f"{refused} connections were refused")
    for client in idle:
        client.close()
    return watch.failures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address")
    parser.add_argument("mode", choices=["load", "drip", "vanish", "hostile", "idle"])
    parser.add_argument("--folder", help="messages to send (*.eml); else newsletters made here")
    parser.add_argument("--mean", type=int, default=30_000, help="bytes of a made newsletter, in the mean (30000)")
    parser.add_argument("--rate", type=float, default=200, help="messages a second (200)")
    parser.add_argument("--seconds", type=float, default=120, help="how long (120)")
    parser.add_argument("--connections", type=int, default=16, help="connections that send (16)")
    parser.add_argument("--p99", type=float, help="fail where p99 is over so many milliseconds")
    parser.add_argument("--idle", type=int, default=10_000, help="connections that say nothing (10000)")
    parser.add_argument("--may-refuse", action="store_true", help="the filter may refuse idle connections past a limit of its own")
    parser.add_argument("--count", type=int, default=5, help="messages of drip, rounds of vanish (5)")
    parser.add_argument("--linger", type=float, default=0, help="seconds before a client vanishes (0)")
    options = parser.parse_args()
    # A thread that has its reply must not wait 5 ms for another that is at work.
    sys.setswitchinterval(0.0002)
    modes = {"load": run_load, "drip": run_drip, "vanish": run_vanish, "hostile": run_hostile, "idle": run_idle}
    try:
        failures = modes[options.mode](options)
    except (OSError, ValueError) as error:
        failures = [f"{options.mode}: {error}"]
    for failure in failures[:20]:
        print(f"milter_client.py: {failure}", file=sys.stderr)
    if len(failures) > 20:
        print(f"milter_client.py: and {len(failures) - 20} more", file=sys.stderr)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
