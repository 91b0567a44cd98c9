"""The process that reads one file for the app and ends: `python -m` this module.

It is given the bytes on its standard input, and gives back what they say. It has no notes and no
key, and takes from itself what it could do harm with before it looks at the first byte.
"""

from __future__ import annotations

import sys
import traceback
from dataclasses import replace
from typing import Final

from carecompanion import host
from carecompanion.domain.intake import INTAKE_SECONDS
from carecompanion.exchange.intake.apart_messages import (
    BUG,
    NO_MEMORY,
    Question,
    Wanted,
    pack,
    unpack_question,
)
from carecompanion.exchange.intake.lockdown import lock_down
from carecompanion.exchange.intake.read import read

MEMORY_BYTES: Final = 1024 * 1024 * 1024
"""What it may have for itself, program and all; 20 MB of mail takes a third of it."""


def main() -> int:
    """Answer one question; the exit code says how it went."""
    host.limit_process(memory_bytes=MEMORY_BYTES, seconds=round(INTAKE_SECONDS))
    lock_down()
    try:
        question = unpack_question(sys.stdin.buffer.read())
        answer = _answer(question)
    except MemoryError:
        return NO_MEMORY
    except Exception as error:  # noqa: BLE001 - told to the app, which raises it again as a bug
        sys.stdout.buffer.write(_where(error).encode())
        return BUG
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    return 0


def _answer(question: Question) -> bytes:
    if question.wanted is Wanted.FIELDS:
        from carecompanion.exchange.intake.form_fields import read_fields

        return pack(read_fields(question.content))
    brought = read(question.content, name=question.name)
    return pack(replace(brought, content=b""))


def _where(error: Exception) -> str:
    """The kind of an error and where it came from, without a word of what it says."""
    frames = traceback.extract_tb(error.__traceback__)
    places = (f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in frames[-6:])
    return f"{type(error).__name__} at {', '.join(places)}"


if __name__ == "__main__":
    sys.exit(main())
