"""The list of headlines, newest first, read a page at a time so that its cost stays flat."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal

from carecompanion.domain.changes import Action
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.records import (
    Answer,
    Attachment,
    Headline,
    HeadlineSource,
    HeadlineStatus,
    QuestionChoice,
    Record,
    Story,
)
from carecompanion.viewmodels.record_list import RecordListModel

CARRY_ON_ROWS = 3


class HeadlineListModel(RecordListModel[Headline]):
    """The headlines of a person; a row is called by the words of its headline."""

    KIND = Headline

    headline_deleted = Signal(object)

    @property
    def headlines(self) -> tuple[Headline, ...]:
        """The rows read so far."""
        return tuple(self._rows)

    def carry_on(self) -> tuple[Headline, ...]:
        """At most three unfinished headlines, newest first (ux.md 2.4)."""
        unfinished = (HeadlineStatus.STARTED, HeadlineStatus.PAGE_READY)
        return tuple(row for row in self._rows if row.status in unfinished)[:CARRY_ON_ROWS]

    def words_of(self, record: Headline) -> str:
        """The words of a headline."""
        return record.text

    def set_status(self, headline: Headline, status: HeadlineStatus) -> None:
        """Set a headline aside, or take it up again."""
        self._session.perform(Action.SET_ASIDE, puts=(replace(headline, status=status),))
        self.load(headline.person_id)

    def delete(self, headline: Headline) -> None:
        """Delete a headline with all that belongs to it; undo brings it back."""
        self._session.delete(Action.DELETE_HEADLINE, partial(_with_all, headline.id))
        self.load(headline.person_id)
        self.headline_deleted.emit(headline)


def _with_all(headline_id: UUID, store: NotesStore) -> tuple[UUID, ...]:
    """The headline and the ids of its story, answers, questions and files."""
    belonging: tuple[Record, ...] = (
        *store.of_headline(Story, headline_id),
        *store.of_headline(Answer, headline_id),
        *store.of_headline(QuestionChoice, headline_id),
        *store.of_headline(Attachment, headline_id),
        *store.of_headline(HeadlineSource, headline_id),
    )
    return (headline_id, *(record.id for record in belonging))
