"""An answer on paper: its question looked for by the printed code, and kept after a yes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from carecompanion.domain.changes import Action
from carecompanion.session.session import Session
from carecompanion.viewmodels.drafts import DraftsModel

if TYPE_CHECKING:
    from carecompanion.domain.page_words import PageWords
    from carecompanion.domain.paper_answers import PaperAnswer, PaperQuestion
    from carecompanion.domain.ports.notes import NotesStore
    from carecompanion.domain.questions import QuestionTable
    from carecompanion.domain.records import Record

CODE: Final = "paper_code"
"""The draft of the code; those of the other fields are called as the screen calls them."""


class PaperAnswerModel(QObject):
    """`looked` says that what has the code typed last is known; `kept` that a note is written."""

    looked = Signal()
    kept = Signal()

    def __init__(
        self,
        session: Session,
        table: Callable[[], QuestionTable],
        words: Callable[[], PageWords],
        today: Callable[[], date],
        drafts: DraftsModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._table = table
        self._words = words
        self._today = today
        self._drafts = drafts
        self._person_id: UUID | None = None
        self._found: tuple[PaperQuestion, ...] | None = None
        self._request = 0

    @property
    def found(self) -> tuple[PaperQuestion, ...] | None:
        """The questions of the code; None while none was looked for."""
        return self._found

    @property
    def today(self) -> str:
        """Today, as ISO text."""
        return self._today().isoformat()

    def use_person(self, person_id: UUID) -> None:
        """The notes of this person are shown."""
        self.clear()
        self._person_id = person_id

    def look_for(self, typed: str) -> bool:
        """Look for the question of a code; False where what was typed is none."""
        from carecompanion.domain.printed_code import read_question_code

        code = read_question_code(typed)
        self._request += 1
        self._found = None
        if not code or self._person_id is None:
            return False
        self._session.flush()
        query = partial(_look, self._person_id, code, self._table())
        self._session.read(query, partial(self._on_found, self._request))
        return True

    def keep(self, answer: PaperAnswer) -> None:
        """Keep an answer as one step, beside the visits as they are then; `kept` follows."""
        make = partial(_to_keep, answer, self._words(), self._today())
        self._session.put(Action.KEEP_ANSWERS, make, self._on_kept)

    def forget_question(self) -> None:
        """Look for another one: nothing of the last is shown any more."""
        self._request += 1
        self._found = None

    def typed(self, field: str) -> str:
        """What is half-typed in a field."""
        return self._drafts.text(self._person_id, field) if self._person_id else ""

    def type(self, field: str, text: str) -> None:
        """Note what is half-typed in a field; it comes back after a lock."""
        if self._person_id is not None:
            self._drafts.keep(self._person_id, field, text)

    def clear(self) -> None:
        """Forget everything, as when the notes are locked."""
        self.forget_question()
        self._person_id = None

    def _on_found(self, request: int, found: tuple[PaperQuestion, ...]) -> None:
        if request == self._request:
            self._found = found
            self.looked.emit()

    def _on_kept(self, _nothing: None) -> None:
        self.kept.emit()


def _look(
    person_id: UUID, code: str, table: QuestionTable, store: NotesStore
) -> tuple[PaperQuestion, ...]:
    from carecompanion.domain.paper_answers import questions_of_code

    return questions_of_code(store, person_id, code, table)


def _to_keep(
    answer: PaperAnswer, words: PageWords, today: date, store: NotesStore
) -> tuple[Record, ...]:
    from carecompanion.domain.paper_answers import records_of_paper

    return records_of_paper(store, answer, words, today=today)
