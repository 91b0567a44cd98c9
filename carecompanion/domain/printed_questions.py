"""Every question that may stand on a page of a headline, now or earlier, by its check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from uuid import UUID

from carecompanion.domain.diagnosis_words import worded_for
from carecompanion.domain.genetics import DiagnosisState
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.questions import Asker, QuestionId, QuestionTable
from carecompanion.domain.records import Headline, QuestionChoice, Record, choice_id
from carecompanion.domain.return_page import question_check

PrintedWords = Mapping[tuple[QuestionId | None, str], str]
"""The words by row (None for the family's own) and check."""

_AT_ONCE: Final = 200


def printed_questions(store: NotesStore, headline: Headline, table: QuestionTable) -> PrintedWords:
    """The words of our tables, and all that the family chose, changed or wrote for a headline.

    Earlier versions count too: a page may come back long after its questions were changed.
    """
    asked = (*questions_of_table(table), *questions_of_family(store, headline))
    return {(row, question_check(headline.id, text)): text for row, text in asked}


def questions_of_table(table: QuestionTable) -> Iterator[tuple[QuestionId | None, str]]:
    """Each question in both voices, in the words for every state of a diagnosis."""
    for state in (None, *DiagnosisState):
        worded = worded_for(table, state)
        for asker in Asker:
            for question in worded.questions.values():
                yield question.id, question.full(asker)
            for combined in worded.combined.values():
                yield combined.question, combined.full(asker)
            for wording in worded.details.values():
                yield None, wording.full(asker)


def questions_of_family(
    store: NotesStore, headline: Headline
) -> Iterator[tuple[QuestionId | None, str]]:
    """All that was chosen, changed or written for a headline, earlier versions too."""
    for record in (headline, *_versions(store, headline.id)):
        if isinstance(record, Headline):
            yield None, record.why_stopped.strip()
    for record in _versions(store, choice_id(headline.id)):
        if isinstance(record, QuestionChoice):
            yield from ((item.question, item.text) for item in record.chosen or ())
            yield from ((None, kept.text) for kept in record.deeper)
            yield from ((None, text) for text in record.own)


def _versions(store: NotesStore, record_id: UUID) -> Iterable[Record]:
    """All states of a record, newest first; one deleted meanwhile has none of that time."""
    before: int | None = None
    while found := store.history(record_id, limit=_AT_ONCE, before=before):
        yield from (each.record for each in found if each.record is not None)
        before = found[-1].id
