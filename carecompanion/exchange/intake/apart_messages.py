"""What is said between the app and the process that reads for it: one question, one answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import msgspec

from carecompanion.domain.intake import Brought

NO_MEMORY: Final = 3
"""The exit code of a reader that ran out of memory."""

BUG: Final = 4
"""The exit code of a reader that met what nobody expected; it answers where, and not with what."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Question:
    """A file to read."""

    name: str
    content: bytes


def pack(message: Question | Brought) -> bytes:
    """A message as bytes."""
    return msgspec.msgpack.encode(message)


def unpack_question(packed: bytes) -> Question:
    """A question as it was asked."""
    return msgspec.msgpack.decode(packed, type=Question)


def unpack_answer(packed: bytes) -> Brought:
    """An answer; `msgspec.MsgspecError` where it is none."""
    return msgspec.msgpack.decode(packed, type=Brought)
