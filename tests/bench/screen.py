"""A stopwatch for windows: an X server of its own, and that server's word for what happened.

The time runs from just before a program is started to the server's report (DAMAGE extension) of
the first drawing into its window after that window was mapped. Nothing is polled.
"""

from __future__ import annotations

import os
import select
import socket
import struct
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

PATIENCE = 60.0
SMALLEST_WINDOW = (80, 40)

_ERROR, _REPLY = 0, 1
_CREATE_NOTIFY, _CONFIGURE_NOTIFY, _MAP_NOTIFY = 16, 22, 19
_SUBSTRUCTURE_NOTIFY = 1 << 19
_WHEN_NO_LONGER_EMPTY = 3


class Screen:
    """One client of an X server that hears of every new window and of drawing into it."""

    def __init__(self, display: str) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(PATIENCE)
        self._socket.connect(f"/tmp/.X11-unix/X{display}")
        self._buffer = b""
        self._sequence = 0
        self._next_id, root = self._introduce()
        self._damage, self._damage_event = self._find_extension("DAMAGE")
        self._ask(struct.pack("<BBHII", self._damage, 0, 3, 1, 1))
        self._send(struct.pack("<BxHIII", 2, 4, root, 1 << 11, _SUBSTRUCTURE_NOTIFY))

    def close(self) -> None:
        """Leave the server."""
        self._socket.close()

    def wait_for_paint(self) -> float:
        """The moment when something is first drawn into a new window that is on the screen."""
        sizes: dict[int, tuple[int, int]] = {}
        mapped: set[int] = set()
        while True:
            packet = self._packet()
            now, kind = time.monotonic(), packet[0] & 0x7F
            if kind == _CREATE_NOTIFY:
                window, *_place, wide, high = struct.unpack_from("<IhhHH", packet, 8)
                sizes[window] = (wide, high)
                self._watch(window)
            elif kind == _CONFIGURE_NOTIFY:
                (window,) = struct.unpack_from("<I", packet, 8)
                sizes[window] = struct.unpack_from("<HH", packet, 20)
            elif kind == _MAP_NOTIFY:
                mapped.add(*struct.unpack_from("<I", packet, 8))
            elif kind == self._damage_event:
                (window,) = struct.unpack_from("<I", packet, 4)
                wide, high = sizes.get(window, (0, 0))
                if window in mapped and wide > SMALLEST_WINDOW[0] and high > SMALLEST_WINDOW[1]:
                    return now

    def forget(self) -> None:
        """Drop what was heard so far, such as the end of an earlier program."""
        while self._buffer or select.select([self._socket], [], [], 0)[0]:
            self._packet()

    def _introduce(self) -> tuple[int, int]:
        self._socket.sendall(struct.pack("<BxHHHHxx", ord("l"), 11, 0, 0, 0))
        start = self._take(8)
        if start[0] != 1:
            raise OSError("the X server does not let us in")
        about = self._take(4 * struct.unpack_from("<H", start, 6)[0])
        first_id, _mask = struct.unpack_from("<II", about, 4)
        vendor, formats = struct.unpack_from("<H", about, 16)[0], about[21]
        (root,) = struct.unpack_from("<I", about, 32 + vendor + -vendor % 4 + 8 * formats)
        return first_id, root

    def _find_extension(self, name: str) -> tuple[int, int]:
        words = name.encode() + b"\0" * (-len(name) % 4)
        reply = self._ask(struct.pack("<BxHHxx", 98, 2 + len(words) // 4, len(name)) + words)
        if not reply[8]:
            raise OSError(f"the X server has no {name}")
        return reply[9], reply[10]

    def _watch(self, window: int) -> None:
        self._next_id += 1
        numbers = (self._damage, 1, 4, self._next_id, window, _WHEN_NO_LONGER_EMPTY)
        self._send(struct.pack("<BBHIIBxxx", *numbers))

    def _send(self, request: bytes) -> None:
        self._sequence += 1
        self._socket.sendall(request)

    def _ask(self, request: bytes) -> bytes:
        self._send(request)
        while (packet := self._packet())[0] not in (_ERROR, _REPLY):
            pass
        return packet

    def _packet(self) -> bytes:
        packet = self._take(32)
        if packet[0] == _REPLY:
            packet += self._take(4 * struct.unpack_from("<I", packet, 4)[0])
        return packet

    def _take(self, count: int) -> bytes:
        while len(self._buffer) < count:
            more = self._socket.recv(65536)
            if not more:
                raise EOFError("the X server has gone")
            self._buffer += more
        taken, self._buffer = self._buffer[:count], self._buffer[count:]
        return taken


class ScreenStopwatch:
    """Times programs from their start to their first painted window."""

    def __init__(self, display: str, screen: Screen) -> None:
        self.display = display
        self._screen = screen

    def time(self, command: Sequence[str], env: Mapping[str, str]) -> float:
        """Start a program, wait for its window and end it; the seconds in between."""
        self._screen.forget()
        surroundings = {**env, "DISPLAY": f":{self.display}"}
        began = time.monotonic()
        process = subprocess.Popen(
            command, env=surroundings, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        try:
            return self._screen.wait_for_paint() - began
        finally:
            process.kill()
            process.wait()


@contextmanager
def own_screen() -> Iterator[ScreenStopwatch]:
    """An X server with nothing on it, ended afterwards."""
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        ("Xvfb", "-displayfd", str(write_end), "-screen", "0", "1280x960x24", "-noreset"),
        pass_fds=(write_end,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    try:
        display = _line(read_end)
        screen = Screen(display)
        yield ScreenStopwatch(display, screen)
        screen.close()
    finally:
        os.close(read_end)
        server.terminate()
        server.wait()


def _line(descriptor: int) -> str:
    """A line that may come in pieces: Xvfb writes the number and the line's end separately."""
    text = b""
    while not text.endswith(b"\n"):
        more = os.read(descriptor, 64)
        if not more:
            raise OSError("Xvfb did not start")
        text += more
    return text.decode().strip()
