"""Checks that say what was expected, and count."""
import sys


class Checks:
    def __init__(self, name):
        self.name = name
        self.passed = 0
        self.failures = []

    def equal(self, what, got, expected):
        self.true(what, got == expected, f"expected {expected!r}, got {got!r}")

    def true(self, what, holds, detail=""):
        if holds:
            self.passed += 1
            return
        self.failures.append(what)
        print(f"{self.name}: {what}: {str(detail)[:400]}", file=sys.stderr)

    def end(self):
        print(f"{self.name}: {self.passed} passed, {len(self.failures)} failed")
        sys.exit(1 if self.failures else 0)
