"""What a clinic filled in on a page: read apart, looked through, and kept after a yes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from carecompanion.domain.changes import Action
from carecompanion.domain.errors import CareError
from carecompanion.session.jobs import Jobs
from carecompanion.session.session import Session

if TYPE_CHECKING:
    from carecompanion.domain.page_words import PageWords
    from carecompanion.domain.ports.notes import NotesStore
    from carecompanion.domain.questions import QuestionTable
    from carecompanion.domain.records import Record
    from carecompanion.domain.returned import FilledForm, Returned, ReturnedPage, UnmatchedField


class AnswersState(Enum):
    """How far the reading of a page is."""

    EMPTY = auto()
    READING = auto()
    REVIEW = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerTools:
    """What reading needs; `read_page` runs on the worker, the others give values."""

    read_page: Callable[[Path, Callable[[], bool]], FilledForm]
    table: Callable[[], QuestionTable]
    words: Callable[[], PageWords]


@dataclass(frozen=True, slots=True)
class _Matched:
    form: FilledForm
    page: ReturnedPage
    kept: frozenset[UUID]


class ReturnedAnswersModel(QObject):
    """A page at a time. Nothing is in the notes before `keep`, and nothing there is replaced."""

    state_changed = Signal()
    edited = Signal()
    failed = Signal(object)
    kept = Signal(int)

    def __init__(
        self,
        session: Session,
        tools: AnswerTools,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._tools = tools
        self._today = today
        self._jobs = Jobs(self)
        self._request = 0
        self._person_id: UUID | None = None
        self._state = AnswersState.EMPTY
        self._matched: _Matched | None = None
        self._unwanted: set[UUID] = set()
        self._is_cut = False
        session.records_reverted.connect(self._look_again)

    @property
    def state(self) -> AnswersState:
        """How far it is."""
        return self._state

    @property
    def proposals(self) -> tuple[Returned, ...]:
        """What can be kept, in the order of the page."""
        return self._matched.page.proposals if self._matched is not None else ()

    @property
    def unmatched(self) -> tuple[UnmatchedField, ...]:
        """What belongs to no question here."""
        return self._matched.page.unmatched if self._matched is not None else ()

    @property
    def is_ours(self) -> bool:
        """Whether the file has fields of one of our pages."""
        return self._matched is not None and self._matched.page.is_ours

    @property
    def is_cut(self) -> bool:
        """Whether there is more in the file than was read."""
        return self._is_cut

    @property
    def words(self) -> PageWords:
        """The words of the boxes on the page."""
        return self._tools.words()

    @property
    def wanted(self) -> tuple[Returned, ...]:
        """What is ticked and not in the notes yet."""
        return tuple(each for each in self.proposals if self.is_wanted(each.id))

    def was_kept(self, answer_id: UUID) -> bool:
        """Whether it is in the notes already."""
        return self._matched is not None and answer_id in self._matched.kept

    def is_wanted(self, answer_id: UUID) -> bool:
        """Whether it is ticked and not in the notes yet."""
        return answer_id not in self._unwanted and not self.was_kept(answer_id)

    def use_person(self, person_id: UUID) -> None:
        """The notes of this person are shown: what is about somebody else is not kept here."""
        self.clear()
        self._person_id = person_id

    def bring(self, path: Path) -> None:
        """Read a page; `state_changed` follows, or `failed`."""
        self._request += 1
        self._forget()
        self._set_state(AnswersState.READING)
        request = self._request
        work = partial(self._tools.read_page, path, lambda: request != self._request)
        done = partial(self._on_form, request)
        self._jobs.submit(work, done=done, failed=partial(self._on_failed, request))

    def want(self, answer_id: UUID, yes: bool) -> None:
        """Tick or untick one of them."""
        if yes:
            self._unwanted.discard(answer_id)
        else:
            self._unwanted.add(answer_id)
        self.edited.emit()

    def keep(self) -> None:
        """Keep what is ticked, as one step, beside the visits as they are then; `kept` follows."""
        if self._matched is None or not self.wanted:
            return
        wanted = self.wanted
        self._request += 1
        make = partial(_to_keep, wanted, self.words, self._today())
        self._session.put(Action.KEEP_ANSWERS, make, self._look_again)
        ids = frozenset(each.id for each in wanted)
        self._matched = replace(self._matched, kept=self._matched.kept | ids)
        self.edited.emit()
        self.kept.emit(len(wanted))

    def close_page(self) -> None:
        """Nothing of a page is shown any more; what was kept stays kept."""
        self._request += 1
        self._forget()

    def clear(self) -> None:
        """Forget everything, as when the notes are locked."""
        self._request += 1
        self._person_id = None
        self._forget()

    def shut_down(self) -> None:
        """End the thread."""
        self._request += 1
        self._jobs.stop()

    def _forget(self) -> None:
        self._state = AnswersState.EMPTY
        self._matched, self._is_cut = None, False
        self._unwanted = set()

    def _on_form(self, request: int, form: FilledForm) -> None:
        if request == self._request:
            self._is_cut = form.is_cut
            self._session.flush()
            self._match(form)

    def _look_again(self, _changed: object) -> None:
        """What is in the notes may be so no more, after an undo; a page being read is matched then.

        Only the newest look counts: each yes and each undo is followed by one.
        """
        if self._matched is not None:
            self._request += 1
            self._match(self._matched.form)

    def _match(self, form: FilledForm) -> None:
        query = partial(_match, form, self._tools.table(), self._person_id)
        self._session.read(query, partial(self._on_matched, self._request))

    def _on_matched(self, request: int, matched: _Matched) -> None:
        if request == self._request and matched != self._matched:
            self._matched = matched
            self._set_state(AnswersState.REVIEW)

    def _on_failed(self, request: int, error: CareError) -> None:
        if request == self._request:
            self._set_state(AnswersState.EMPTY)
            self.failed.emit(error)

    def _set_state(self, state: AnswersState) -> None:
        self._state = state
        self.state_changed.emit()


def _match(
    form: FilledForm, table: QuestionTable, person_id: UUID | None, store: NotesStore
) -> _Matched:
    from carecompanion.domain.return_matching import match_returned
    from carecompanion.domain.visit_returned import about_one_person

    page = match_returned(form, store, table)
    if person_id is not None:
        page = about_one_person(page, person_id)
    kept = frozenset(each.id for each in page.proposals if store.get(each.id) is not None)
    return _Matched(form, page, kept)


def _to_keep(
    wanted: tuple[Returned, ...], words: PageWords, today: date, store: NotesStore
) -> tuple[Record, ...]:
    from carecompanion.domain.visit_returned import records_to_keep

    return records_to_keep(store, wanted, words, today=today)
