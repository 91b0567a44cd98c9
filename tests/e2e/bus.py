"""Asks questions over D-Bus: as much of its protocol as reading an accessibility tree takes.

Qt for Python cannot unpack lists of structures from its own D-Bus messages, and the tools of the
system start one process a question.
"""

from __future__ import annotations

import os
import re
import socket
import struct
from collections.abc import Iterator
from typing import Any

CALL, RETURN, ERROR = 1, 2, 3
NO_REPLY_TO = 0
PATH, INTERFACE, MEMBER, ERROR_NAME, REPLY_TO, DESTINATION, SENDER, SIGNATURE = range(1, 9)

_BUS, _BUS_PATH = "org.freedesktop.DBus", "/org/freedesktop/DBus"

# How numbers lie in a message, and the lengths before texts. A boolean is 0 or 1.
_FORMATS = {"y": "<B", "b": "<I", "i": "<i", "n": "<h", "q": "<H", "t": "<Q", "u": "<I", "x": "<q"}
_TEXT_LENGTHS = {"s": "<I", "o": "<I", "g": "<B", "v": "<B"}


class BusError(Exception):
    """The other side answered with an error; the text is its own."""


class Bus:
    """One connection to a message bus."""

    def __init__(self, address: str, *, patience: float) -> None:
        found = re.search(r"unix:path=([^,;]+)", address)
        if found is None:
            raise ValueError(f"not the address of a bus on this computer: {address}")
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(patience)
        self._socket.connect(found.group(1))
        self._buffer = b""
        self._serial = 0
        self._own_name = self._introduce()

    def close(self) -> None:
        """Leave the bus."""
        self._socket.close()

    def others(self) -> list[str]:
        """Everybody else on the bus, in the order in which they came."""
        (names,) = self.call(_BUS, _BUS_PATH, f"{_BUS}.ListNames")
        others = (name for name in names if name[0] == ":" and name != self._own_name)
        return sorted(others, key=lambda name: [int(part) for part in name[1:].split(".")])

    def answers(self, whom: str, path: str, method: str, *, within: float) -> bool:
        """Whether somebody answers a question at all; some only ever ask."""
        patience = self._socket.gettimeout()
        self._socket.settimeout(within)
        try:
            self.call(whom, path, method)
        except TimeoutError:
            return False
        finally:
            self._socket.settimeout(patience)
        return True

    def call(self, whom: str, path: str, method: str, *arguments: str | int) -> list[Any]:
        """Call a method that takes texts and whole numbers; what it gives back."""
        serial = self._send(whom, path, method, arguments)
        while True:
            kind, fields, body = self._receive()
            if fields.get(REPLY_TO, NO_REPLY_TO) != serial:
                continue
            values = list(_Reader(body).values(fields.get(SIGNATURE, "")))
            if kind == ERROR:
                raise BusError(f"{fields.get(ERROR_NAME)}: {' '.join(map(str, values))}")
            return values

    def get(self, whom: str, path: str, interface: str, name: str) -> Any:
        """Read one property."""
        (value,) = self.call(whom, path, "org.freedesktop.DBus.Properties.Get", interface, name)
        return value

    def _introduce(self) -> str:
        who = str(os.geteuid()).encode().hex()
        self._socket.sendall(b"\0AUTH EXTERNAL " + who.encode() + b"\r\n")
        answer = self._socket.recv(4096)
        if not answer.startswith(b"OK "):
            raise BusError(f"the bus does not let us in: {answer!r}")
        self._socket.sendall(b"BEGIN\r\n")
        (name,) = self.call(_BUS, _BUS_PATH, f"{_BUS}.Hello")
        return str(name)

    def _send(self, whom: str, path: str, method: str, arguments: tuple[str | int, ...]) -> int:
        self._serial += 1
        interface, _, member = method.rpartition(".")
        body = b""
        for value in arguments:
            plain = _string(value) if isinstance(value, str) else struct.pack("<i", value)
            body = _padded(body, 4) + plain
        fields = [(PATH, "o", path), (INTERFACE, "s", interface), (MEMBER, "s", member)]
        fields.append((DESTINATION, "s", whom))
        packed = b""
        for number, kind, text in fields:
            start = bytes((number, 1)) + kind.encode() + b"\0"
            packed = _padded(packed, 8) + start + _string(text)
        if arguments:
            signature = "".join("s" if isinstance(value, str) else "i" for value in arguments)
            packed = _padded(packed, 8) + bytes((SIGNATURE, 1)) + b"g\0"
            packed += bytes((len(signature),)) + signature.encode() + b"\0"
        start = struct.pack("<cBBBIII", b"l", CALL, 0, 1, len(body), self._serial, len(packed))
        self._socket.sendall(_padded(start + packed, 8) + body)
        return self._serial

    def _receive(self) -> tuple[int, dict[int, Any], bytes]:
        start = self._take(16)
        kind, body_length = start[1], struct.unpack_from("<I", start, 4)[0]
        fields_length = struct.unpack_from("<I", start, 12)[0]
        rest = self._take(fields_length + -fields_length % 8 + body_length)
        reader = _Reader(start + rest[:fields_length], at=12)
        (pairs,) = reader.values("a(yv)")
        return kind, dict(pairs), rest[len(rest) - body_length :]

    def _take(self, count: int) -> bytes:
        while len(self._buffer) < count:
            more = self._socket.recv(65536)
            if not more:
                raise BusError("the bus has gone")
            self._buffer += more
        taken, self._buffer = self._buffer[:count], self._buffer[count:]
        return taken


class _Reader:
    """Unpacks values one after the other; where a value starts depends on where it stands."""

    def __init__(self, data: bytes, *, at: int = 0) -> None:
        self._data = data
        self._at = at

    def values(self, signature: str) -> Iterator[Any]:
        """Every value of a signature."""
        for kind in _types(signature):
            yield self._value(kind)

    def _value(self, kind: str) -> Any:
        first = kind[0]
        if first in _FORMATS:
            return self._number(_FORMATS[first])
        if first in _TEXT_LENGTHS:
            text = self._text(_TEXT_LENGTHS[first])
            return next(self.values(text)) if first == "v" else text
        if first == "a":
            return self._array(kind[1:])
        self._align(8)
        return tuple(self.values(kind[1:-1]))

    def _array(self, kind: str) -> list[Any]:
        length = self._number("<I")
        self._align(8 if kind[0] in "({tx" else 4 if kind[0] in "asouib" else 1)
        end = self._at + length
        found = []
        while self._at < end:
            found.append(self._value(kind))
        return found

    def _number(self, code: str) -> int:
        self._align(struct.calcsize(code))
        (value,) = struct.unpack_from(code, self._data, self._at)
        self._at += struct.calcsize(code)
        return int(value)

    def _text(self, code: str) -> str:
        length = self._number(code)
        text = self._data[self._at : self._at + length].decode()
        self._at += length + 1
        return text

    def _align(self, to: int) -> None:
        self._at += -self._at % to


def _types(signature: str) -> Iterator[str]:
    """The complete types of a signature: "a(so)u" has two."""
    at = 0
    while at < len(signature):
        end = _end_of_type(signature, at)
        yield signature[at:end]
        at = end


def _end_of_type(signature: str, at: int) -> int:
    if signature[at] == "a":
        return _end_of_type(signature, at + 1)
    if signature[at] not in "({":
        return at + 1
    depth = 0
    for here in range(at, len(signature)):
        depth += (signature[here] in "({") - (signature[here] in ")}")
        if not depth:
            return here + 1
    raise ValueError(signature)


def _string(text: str) -> bytes:
    data = text.encode()
    return struct.pack("<I", len(data)) + data + b"\0"


def _padded(data: bytes, to: int) -> bytes:
    return data + b"\0" * (-len(data) % to)
