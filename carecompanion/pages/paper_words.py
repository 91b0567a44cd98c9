"""The words of a file, to find it by: of texts as they are, of PDFs in a process of its own."""

from __future__ import annotations

import contextlib
import subprocess
import time
from collections.abc import Callable
from functools import partial
from typing import Final

from carecompanion import host
from carecompanion.domain.errors import PaperTooLargeError, PaperUnreadableError
from carecompanion.domain.records import PAPER_TEXT_LIMIT, MediaType

WORDS_FROM_BYTES: Final = 64 * 1024 * 1024
"""Of a larger file no words are taken: it would fill the memory for little."""

DEADLINE_SECONDS: Final = 30.0
_LOOK_SECONDS = 0.1
_LETTER_BYTES = 4
Start = Callable[[], "subprocess.Popen[bytes]"]
"""Starts the other process. Raises `OSError`."""

_start: Start = partial(host.start_apart, "carecompanion.pages.paper_words_apart")


def words_of(
    content: bytes,
    media_type: MediaType,
    stop: Callable[[], bool],
    *,
    deadline: float = DEADLINE_SECONDS,
    start: Start = _start,
) -> str:
    """At most `PAPER_TEXT_LIMIT` letters; empty for what holds no words. Slow: not on the GUI.

    Raises:
        PaperUnreadableError: it is damaged, has a password of its own, took longer than `deadline`
            seconds, or `stop` said so.
        PaperTooLargeError: it is larger than `WORDS_FROM_BYTES`.
    """
    if len(content) > WORDS_FROM_BYTES:
        raise PaperTooLargeError
    if media_type is MediaType.TEXT:
        return _text(content)
    return _text(_apart(content, stop, deadline, start)) if media_type is MediaType.PDF else ""


def _text(content: bytes) -> str:
    """As UTF-8; what no text can hold goes."""
    text = content[: PAPER_TEXT_LIMIT * _LETTER_BYTES].decode("utf-8-sig", "replace")
    return text.replace("\0", " ")[:PAPER_TEXT_LIMIT].strip()


def _apart(content: bytes, stop: Callable[[], bool], deadline: float, start: Start) -> bytes:
    """What the other process says of a content that is handed over through a pipe."""
    try:
        process = start()
    except OSError as error:
        raise PaperUnreadableError from error
    end = time.monotonic() + deadline
    to_give: bytes | None = content
    with process:
        try:
            while not stop() and time.monotonic() < end:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    said, _ = process.communicate(to_give, timeout=_LOOK_SECONDS)
                    if process.returncode == 0:
                        return said
                    break
                to_give = None  # it is on its way already
        finally:
            process.kill()
    raise PaperUnreadableError
