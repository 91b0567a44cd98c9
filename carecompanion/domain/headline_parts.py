"""What goes with a headline when it goes."""

from __future__ import annotations

from uuid import UUID

from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.records import (
    Answer,
    Attachment,
    DetailMark,
    HeadlineSource,
    QuestionChoice,
    Record,
    Story,
)


def headline_with_parts(headline_id: UUID, store: NotesStore) -> tuple[UUID, ...]:
    """The headline and the ids of its story, answers, questions, marks, sources and files."""
    belonging: tuple[Record, ...] = (
        *store.of_headline(Story, headline_id),
        *store.of_headline(Answer, headline_id),
        *store.of_headline(QuestionChoice, headline_id),
        *store.of_headline(DetailMark, headline_id),
        *store.of_headline(Attachment, headline_id),
        *store.of_headline(HeadlineSource, headline_id),
    )
    return (headline_id, *(record.id for record in belonging))
