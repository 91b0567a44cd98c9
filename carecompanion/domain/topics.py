"""What a record is of, without what is in it: so that it can be named in a list."""

from __future__ import annotations

from dataclasses import dataclass

from carecompanion.domain.questions import QuestionId
from carecompanion.domain.records import (
    Answer,
    DetailMark,
    EligibilityDetail,
    Fact,
    FactKind,
    Record,
)


@dataclass(frozen=True, slots=True)
class Topic:
    """A headline, its story, the answer in one row, a note of one kind, the mark on a detail."""

    kind: str
    question: QuestionId | None = None
    fact: FactKind | None = None
    detail: EligibilityDetail | None = None


def topic_of(record: Record) -> Topic:
    """What a record is, without what is in it."""
    question = record.question if isinstance(record, Answer) else None
    fact = record.fact if isinstance(record, Fact) else None
    detail = record.detail if isinstance(record, DetailMark) else None
    return Topic(record.KIND, question, fact, detail)
