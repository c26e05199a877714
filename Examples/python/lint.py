"""Lints messages with libspamlint through ctypes: python3 lint.py MESSAGE… (SPAMLINT_LIBRARY names the library)."""
import ctypes
import json
import os
import sys

library = ctypes.CDLL(os.environ.get("SPAMLINT_LIBRARY", "libspamlint.so"))
library.spamlint_version.restype = ctypes.c_char_p
library.spamlint_open.argtypes = [ctypes.c_char_p, ctypes.POINTER(ctypes.c_void_p)]
library.spamlint_open.restype = ctypes.c_void_p
library.spamlint_close.argtypes = [ctypes.c_void_p]
library.spamlint_lint.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p, ctypes.c_char_p]
library.spamlint_lint.restype = ctypes.c_void_p
library.spamlint_fix.argtypes = [
    ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p, ctypes.POINTER(ctypes.c_size_t)]
library.spamlint_fix.restype = ctypes.c_void_p
library.spamlint_free.argtypes = [ctypes.c_void_p]


class Linter:
    def __init__(self, configuration=None):
        error = ctypes.c_void_p()
        self.linter = library.spamlint_open(configuration.encode() if configuration else None, ctypes.byref(error))
        if not self.linter:
            text = ctypes.string_at(error.value).decode()
            library.spamlint_free(error)
            raise ValueError(text)

    def lint(self, message, name="-", language="en"):
        """Reports on the messages in `message`, bytes, as dictionaries (Schemas/report.v1.schema.json)."""
        memory = library.spamlint_lint(self.linter, message, len(message), os.fsencode(name), language.encode())
        try:
            return [json.loads(line) for line in ctypes.string_at(memory).splitlines()]
        finally:
            library.spamlint_free(memory)

    def fix(self, message, name="-"):
        """The message with what can be mended safely mended; None for what is no message."""
        length = ctypes.c_size_t()
        memory = library.spamlint_fix(self.linter, message, len(message), os.fsencode(name), ctypes.byref(length))
        if not memory:
            return None
        try:
            return ctypes.string_at(memory, length.value)
        finally:
            library.spamlint_free(memory)

    def close(self):
        library.spamlint_close(self.linter)
        self.linter = None


if __name__ == "__main__":
    linter = Linter()
    for path in sys.argv[1:]:
        with open(path, "rb") as file:
            for report in linter.lint(file.read(), path):
                print(f"{path}: {report.get('error') or (report['score'], report['verdict'])}")
    linter.close()
