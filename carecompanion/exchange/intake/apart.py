"""Has a file read in a process of its own, with a deadline, and gives what it says.

Whatever a file does to its reader (hang, crash, eat memory), the app goes on: such a file comes
back without words and with a warning, and can still be kept as it is.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path, PurePath
from threading import Thread
from typing import BinaryIO, Final

import msgspec

from carecompanion import host
from carecompanion.domain.errors import IntakeError, IntakeFault, SourceUnreadableError
from carecompanion.domain.intake import (
    INTAKE_BYTES,
    INTAKE_SECONDS,
    Brought,
    IntakeWarning,
)
from carecompanion.domain.media import sniff
from carecompanion.exchange.files import open_chosen
from carecompanion.exchange.intake.apart_messages import (
    BUG,
    NO_MEMORY,
    Question,
    pack,
    unpack_answer,
)
from carecompanion.exchange.intake.kinds import kind_of

_READER: Final = "carecompanion.exchange.intake.apart_reader"
_LOOK_SECONDS: Final = 0.05
"""How often it is looked whether the person wants it to stop."""

_ANSWER_BYTES: Final = 8 * INTAKE_BYTES
"""More than any answer: its words, and what hung on a mail, twice over where mails nest."""

ShouldStop = Callable[[], bool]


def _go_on() -> bool:
    return False


def read_file(path: Path, stop: ShouldStop = _go_on) -> Brought:
    """Read a file that somebody chose or dropped.

    Raises:
        IntakeError: it is not there, empty, too large, or the person stopped it.
    """
    try:
        with open_chosen(path) as file:
            content = file.read(INTAKE_BYTES + 1)
    except (OSError, SourceUnreadableError) as error:
        raise IntakeError(path.name, IntakeFault.UNREADABLE) from error
    return read_apart(content, name=path.name, stop=stop)


def read_apart(
    content: bytes,
    *,
    name: str = "",
    stop: ShouldStop = _go_on,
    seconds: float = INTAKE_SECONDS,
) -> Brought:
    """What these bytes say, read in a process of its own that may take so many seconds.

    Raises:
        IntakeError: EMPTY, TOO_LARGE or STOPPED.
        RuntimeError: the reader has a bug; the message says where.
    """
    if not content:
        raise IntakeError(name, IntakeFault.EMPTY)
    if len(content) > INTAKE_BYTES:
        raise IntakeError(name, IntakeFault.TOO_LARGE)
    heard = ask_apart(Question(name=_sayable(name), content=content), name, stop, seconds)
    if isinstance(heard, IntakeWarning):
        return _unread(content, name, heard)
    try:
        return replace(unpack_answer(heard, Brought), content=content)
    except msgspec.MsgspecError:
        return _unread(content, name, IntakeWarning.DAMAGED)


def ask_apart(
    question: Question, name: str, stop: ShouldStop, seconds: float = INTAKE_SECONDS
) -> bytes | IntakeWarning:
    """What a reader in a process of its own answers within so many seconds, or why it cannot.

    Raises:
        IntakeError: STOPPED; it carries `name`.
        RuntimeError: the reader has a bug; the message says where.
    """
    try:
        answer, code = _ask(pack(question), name, stop, time.monotonic() + seconds)
    except OSError:
        return IntakeWarning.OUT_OF_MEMORY
    except subprocess.TimeoutExpired:
        return IntakeWarning.OUT_OF_TIME
    if code == 0:
        return answer
    if code == BUG:
        raise RuntimeError(f"the reader of files met {answer.decode(errors='replace')[:500]}")
    return IntakeWarning.OUT_OF_MEMORY if code == NO_MEMORY else IntakeWarning.DAMAGED


def _ask(question: bytes, name: str, stop: ShouldStop, until: float) -> tuple[bytes, int]:
    """The answer of a fresh reader and its exit code; it is gone when this returns or raises."""
    with host.start_apart(_READER) as process:
        talk = _Talk(process, question)
        try:
            while not talk.is_over(_LOOK_SECONDS):
                if stop():
                    raise IntakeError(name, IntakeFault.STOPPED)
                if time.monotonic() > until:
                    raise subprocess.TimeoutExpired(_READER, 0)
            return talk.answer, process.wait()
        finally:
            process.kill()
            talk.end()


class _Talk:
    """Asks and listens on threads of their own: neither side can keep the other waiting."""

    def __init__(self, process: subprocess.Popen[bytes], question: bytes) -> None:
        self.answer = b""
        self._threads = (
            Thread(target=self._send, args=(process.stdin, question), daemon=True),
            Thread(target=self._hear, args=(process.stdout,), daemon=True),
        )
        for thread in self._threads:
            thread.start()

    def is_over(self, seconds: float) -> bool:
        """Whether all of the answer is there; waits so long for it."""
        self._threads[1].join(seconds)
        return not self._threads[1].is_alive()

    def end(self) -> None:
        """Wait for both threads; the process is gone, so neither has anything to wait for."""
        for thread in self._threads:
            thread.join()

    def _send(self, pipe: BinaryIO, question: bytes) -> None:
        # It may be gone before it has heard all.
        with suppress(OSError), pipe:
            pipe.write(question)

    def _hear(self, pipe: BinaryIO) -> None:
        self.answer = pipe.read(_ANSWER_BYTES)


def _unread(content: bytes, name: str, warning: IntakeWarning) -> Brought:
    """A file nobody could read, as it is."""
    return Brought(
        kind=kind_of(content),
        name=_sayable(name),
        media_type=sniff(content),
        title=PurePath(_sayable(name)).stem,
        content=content,
        warnings=(warning,),
    )


def _sayable(name: str) -> str:
    """A file name without the halves of letters that stand for bytes that are none."""
    return name.encode("utf-8", "replace").decode()
