"""The fields that a care team can fill in on the page, and what each of them is called.

A name says which page and which question it belongs to, and nothing that anybody wrote: the page
by the id of its headline, the question by its row and a short check of its words. So an answer
finds its question by what was printed, whatever was changed or chosen anew since then.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b
from typing import Final
from uuid import UUID

from carecompanion.domain.questions import QuestionId


class TeamTick(StrEnum):
    """The boxes under each question, in the order they are printed."""

    ANSWERED = "answered"
    WILL_CHECK = "will-check"
    DOES_NOT_APPLY = "does-not-apply"
    REFER_TO = "refer-to"


class TeamText(StrEnum):
    """What a team can write: `BESIDE` is on the line of the boxes, the last four once a page."""

    ANSWER = "answer"
    BESIDE = "beside"
    NEXT_STEP = "next-step"
    WHO = "who"
    BY_WHEN = "by-when"
    CORRECTIONS = "corrections"


TeamPart = TeamTick | TeamText
OF_A_QUESTION: Final[tuple[TeamPart, ...]] = (TeamText.ANSWER, TeamText.BESIDE, *TeamTick)
OF_THE_PAGE: Final = (TeamText.NEXT_STEP, TeamText.WHO, TeamText.BY_WHEN, TeamText.CORRECTIONS)

_PAGE: Final = re.compile(r"cc1-([0-9a-f]{32})-page-([a-z-]{1,20})")
_QUESTION: Final = re.compile(
    r"cc1-([0-9a-f]{32})-q([1-9])-(own|[A-Z][0-9])-([0-9a-f]{16})-([a-z-]{1,20})"
)
_OWN: Final = "own"


@dataclass(frozen=True, slots=True)
class PrintedQuestion:
    """Which question stands at a number: its row (None for the family's own) and its check."""

    number: int
    question: QuestionId | None
    check: str


@dataclass(frozen=True, slots=True)
class ReturnField:
    """One field: the page by its headline, the question (None for the whole page), the part."""

    headline_id: UUID
    printed: PrintedQuestion | None
    part: TeamPart


def question_check(headline_id: UUID, text: str) -> str:
    """16 hex digits that only these words under this headline have."""
    digest = blake2b(text.encode("utf-8", "replace"), digest_size=8, key=headline_id.bytes)
    return digest.hexdigest()


def field_name(field: ReturnField) -> str:
    """What the field is called in the PDF: letters, digits and hyphens."""
    page = f"cc1-{field.headline_id.hex}"
    if field.printed is None:
        return f"{page}-page-{field.part.value}"
    row = field.printed.question.value if field.printed.question else _OWN
    return f"{page}-q{field.printed.number}-{row}-{field.printed.check}-{field.part.value}"


def read_field_name(name: str) -> ReturnField | None:
    """The field that `field_name` calls this; None for any other name."""
    if found := _PAGE.fullmatch(name):
        document, part = found.groups()
        known = {each.value: each for each in OF_THE_PAGE}
        return ReturnField(UUID(document), None, known[part]) if part in known else None
    if found := _QUESTION.fullmatch(name):
        return _of_question(*found.groups())
    return None


def _of_question(document: str, number: str, row: str, check: str, part: str) -> ReturnField | None:
    parts = {each.value: each for each in OF_A_QUESTION}
    rows = {each.value: each for each in QuestionId}
    if part not in parts or (row != _OWN and row not in rows):
        return None
    printed = PrintedQuestion(int(number), rows.get(row), check)
    return ReturnField(UUID(document), printed, parts[part])
