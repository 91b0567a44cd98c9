"""What is said between the app and the process that reads for it: one question, one answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar

import msgspec

from carecompanion.domain.intake import Brought
from carecompanion.domain.returned import FilledForm

AnswerT = TypeVar("AnswerT", Brought, FilledForm)

NO_MEMORY: Final = 3
"""The exit code of a reader that ran out of memory."""

BUG: Final = 4
"""The exit code of a reader that met what nobody expected; it answers where, and not with what."""


class Wanted(StrEnum):
    """What is asked of a file."""

    WORDS = "words"
    """All that it says, as a `Brought`."""
    FIELDS = "fields"
    """What is filled in, as a `FilledForm`."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Question:
    """A file to read."""

    name: str
    content: bytes
    wanted: Wanted = Wanted.WORDS


def pack(message: Question | Brought | FilledForm) -> bytes:
    """A message as bytes."""
    return msgspec.msgpack.encode(message)


def unpack_question(packed: bytes) -> Question:
    """A question as it was asked."""
    return msgspec.msgpack.decode(packed, type=Question)


def unpack_answer(packed: bytes, kind: type[AnswerT]) -> AnswerT:
    """An answer of a kind; `msgspec.MsgspecError` where it is none."""
    return msgspec.msgpack.decode(packed, type=kind)
