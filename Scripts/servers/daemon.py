"""A spamlintd of its own for a test: free ports of this machine, a folder, and a log that can be read."""
import os
import pathlib
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Daemon:
    """with Daemon(program, doors=("http",), config={...}) as daemon: daemon.http is the port of that door."""

    def __init__(self, program, doors=("milter", "http", "spamd"), config="", arguments=(), ports=None, stderr=None, preexec=None):
        self.program = program
        self.doors = doors
        self.ports = dict(ports or {})
        for door in doors:
            self.ports.setdefault(door, free_port())
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="spamlintd-"))
        self.config = self.folder / "spamlintd.yml"
        self.log = self.folder / "log"
        self.arguments = list(arguments)
        self.stderr = stderr
        self.preexec = preexec
        self.process = None
        self.write(config)

    def write(self, config):
        """Writes the configuration; the doors are added to it."""
        doors = "".join(f"{door}: 127.0.0.1:{self.ports[door]}\n" for door in self.doors)
        # At once, as configuration is deployed: a half-written one would rightly be refused.
        whole = self.config.with_suffix(".new")
        whole.write_text(doors + config)
        whole.rename(self.config)

    @property
    def milter(self):
        return self.ports["milter"]

    @property
    def http(self):
        return self.ports["http"]

    @property
    def spamd(self):
        return self.ports["spamd"]

    def start(self):
        output = open(self.log, "ab") if self.stderr is None else self.stderr
        self.process = subprocess.Popen(
            [self.program, "--config", str(self.config), *self.arguments], stdin=subprocess.DEVNULL, stdout=output, stderr=output,
            preexec_fn=self.preexec)
        deadline = time.monotonic() + 90
        for door in self.doors:
            while True:
                try:
                    socket.create_connection(("127.0.0.1", self.ports[door]), 1).close()
                    break
                except OSError:
                    if self.process.poll() is not None or time.monotonic() > deadline:
                        raise RuntimeError(f"spamlintd does not listen: {self.text()}") from None
                    time.sleep(0.02)
        return self

    def text(self):
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def reload(self):
        self.process.send_signal(signal.SIGHUP)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self, within=40):
        """Asks it to stop, and tells the status with which it did."""
        if self.process.poll() is None:
            self.process.terminate()
        return self.process.wait(within)

    def get(self, path):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.http}{path}", timeout=10) as answer:
            return answer.read().decode()

    def metric(self, start):
        """The sum of every sample whose line begins with `start`."""
        lines = [line for line in self.get("/metrics").splitlines() if line.startswith(start)]
        return sum(float(line.rsplit(" ", 1)[1]) for line in lines)

    def status(self, field):
        """A field of /proc/PID/status as a number."""
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith(field + ":"):
                return int(line.split()[1])
        raise KeyError(field)

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def cpu(self):
        """CPU seconds so far."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        if self.process and self.process.poll() is None:
            try:
                self.stop()
            except subprocess.TimeoutExpired:
                self.kill()
        for path in self.folder.iterdir():
            path.unlink()
        self.folder.rmdir()
