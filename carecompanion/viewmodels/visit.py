"""One visit: what to bring, what was asked and said there, and what goes into the care memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from carecompanion.domain.changes import Action
from carecompanion.domain.errors import CareError
from carecompanion.domain.partial_date import DateFault, PartialDateError
from carecompanion.domain.records import Record, Visit, VisitQuestion
from carecompanion.domain.visits import VISIT_HEADLINES, Outcome
from carecompanion.session.session import Session
from carecompanion.viewmodels.drafts import DraftsModel
from carecompanion.viewmodels.typed_day import TypedDay

if TYPE_CHECKING:
    # What nobody needs before there is a visit is loaded then: starting is quick.
    from carecompanion.domain.ports.notes import NotesStore
    from carecompanion.domain.questions import QuestionTable
    from carecompanion.domain.visit_desk import VisitDesk
    from carecompanion.domain.visit_loop import Offered
    from carecompanion.domain.visit_saving import OutcomeWords, VisitSaving

_ON: Final = "on"


class VisitModel(QObject):
    """Each `set_` is saved as it is typed; each other step is one undo.

    `loaded` says that all of it is shown anew, `changed` that questions or headlines are others
    now, `planned` that a new visit is there, `saved` that it is in the care memory. `edited` has
    the visit after each change, for what shows something of it elsewhere.
    """

    loaded = Signal()
    changed = Signal()
    written = Signal()
    gone = Signal()
    planned = Signal(object)
    saved = Signal()
    edited = Signal(object)
    deleted = Signal()

    def __init__(
        self,
        session: Session,
        table: Callable[[], QuestionTable],
        words: Callable[[], OutcomeWords],
        today: Callable[[], date],
        drafts: DraftsModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._table = table
        self._words = words
        self._today = today
        self._typed_day = TypedDay(drafts)
        self._desk: VisitDesk | None = None
        self._request = self._version = self._plan = 0
        self._is_planning = False
        session.records_reverted.connect(self._on_reverted)

    @property
    def is_loaded(self) -> bool:
        """True once there is a visit to show."""
        return self._desk is not None

    @property
    def desk(self) -> VisitDesk:
        """The visit with all around it. Raises RuntimeError before `loaded`."""
        if self._desk is None:
            raise RuntimeError("no visit is loaded")
        return self._desk

    @property
    def visit(self) -> Visit:
        """The visit as it is now. Raises RuntimeError before `loaded`."""
        return self.desk.visit

    @property
    def today(self) -> str:
        """Today, as ISO text."""
        return self._today().isoformat()

    @property
    def typed_day(self) -> str | None:
        """What was typed as the day and is none yet; None where a day is kept."""
        return self._typed_day.unfinished(self.visit.id) if self.is_loaded else None

    @property
    def offers(self) -> tuple[Offered, ...]:
        """What can still be brought, what is left over first."""
        return self.desk.offers

    def plan(self, person_id: UUID) -> None:
        """Begin a new visit with what is left over and the first questions; `planned` follows.

        While one begins, a second click is the same one.
        """
        if self._is_planning:
            return
        self._session.flush()
        self._is_planning = True
        self._plan += 1
        query = partial(_plan, person_id, self._table(), self._today())
        self._session.read(
            query, partial(self._on_planned, self._plan), failed=self._on_plan_failed
        )

    def open(self, visit_id: UUID) -> None:
        """Take up a visit; `loaded` follows, or `gone`."""
        self._read(visit_id)

    def reload(self) -> None:
        """Read it again: something else may have changed it."""
        if self._desk is not None:
            self._read(self.visit.id)

    def clear(self) -> None:
        """Forget everything, as when the notes are locked."""
        self._request += 1
        self._plan += 1
        self._is_planning = False
        self._desk = None

    def leave_field(self) -> None:
        """A field was left: save it."""
        self._session.leave_field()

    def set_text(self, field: str, text: str) -> None:
        """One field of the visit, as typed."""
        written: dict[str, Any] = {field: text}
        self._type(replace(self.visit, **written), field)

    def set_day(self, text: str) -> DateFault | None:
        """The day as typed; what is no date yet is not kept, and why is returned."""
        try:
            day = self._typed_day.parse(self.visit.id, text)
        except PartialDateError as error:
            return error.fault
        self._type(replace(self.visit, on=day), _ON)
        self.written.emit()
        return None

    def be_record(self) -> None:
        """The family writes down a visit that was."""
        self._do(Action.WRITE_VISIT, replace(self.visit, is_record=True))

    def bring_headline(self, headline_id: UUID, yes: bool) -> None:
        """Bring a headline, or no longer; with three brought, a fourth stays away."""
        ids = tuple(each for each in self.visit.headline_ids if each != headline_id)
        if yes and len(ids) < VISIT_HEADLINES:
            ids = (*ids, headline_id)
        self._do(Action.WRITE_VISIT, replace(self.visit, headline_ids=ids))

    def move(self, key: str, by: int) -> None:
        """Move a question by one place."""
        self._do(Action.VISIT_QUESTIONS, self.visit.with_moved(key, by))

    def bring(self, offer: Offered) -> None:
        """Bring one more question, if there is room."""
        from carecompanion.domain.visit_desk import bring

        self._take(bring(self.desk, offer, today=self.today))

    def add_own(self, text: str) -> None:
        """Bring a question that the family writes now."""
        from carecompanion.domain.visit_loop import own_question, question_key

        question = own_question(text)
        if question.text:
            # One that waits already is brought from there, so that it stands once.
            desk = self.desk
            everything = (*desk.resting, *desk.offers)
            waiting = {question_key(offer): offer for offer in everything}
            self.bring(waiting.get(question.key, question))

    def take_off(self, key: str) -> None:
        """Take a question off the list; it waits for another visit."""
        from carecompanion.domain.visit_desk import let_go

        self._take((self.visit.without_question(key), *let_go(self.desk, (key,))))

    def tick_asked(self, key: str, asked: bool) -> None:
        """It was asked, or was not after all."""
        self._mark(key, asked=asked)

    def set_outcome(self, key: str, outcome: Outcome) -> None:
        """What became of a question; with an answer it was asked."""
        asked = outcome is not Outcome.STILL_OPEN
        told = {"asked": True} if asked else {}
        self._mark(key, outcome=outcome, kept_as=None, pages=(), **told)

    def set_answer(self, key: str, field: str, text: str) -> None:
        """One field of the answer to a question, as typed."""
        parts: dict[str, Any] = {field: text, "kept_as": None, "pages": ()}
        self._type(self._with_answer(key, parts), f"{key}/{field}")

    def set_correction(self, fact_id: UUID, text: str) -> None:
        """What a note says from now on, as typed; empty leaves it as it is."""
        self._type(self.visit.with_correction(fact_id, text), f"correction/{fact_id}")

    def save(self) -> None:
        """Put the answers, the next step and the corrections into the care memory, in one step."""
        self._session.flush()
        query = partial(_saving, self.visit, self._words(), self.today)
        self._session.read(query, partial(self._on_saving, self.visit))

    def delete(self) -> None:
        """Delete the visit; what it was to ask waits for another. Undo brings it back."""
        from carecompanion.domain.visit_desk import let_go

        beside = let_go(self.desk, [question.key for question in self.visit.questions])
        self._session.perform(Action.DELETE_VISIT, puts=beside, deletes=(self.visit.id,))
        self.edited.emit(replace(self.visit, headline_ids=(), questions=()))
        self.clear()
        self.deleted.emit()

    def _mark(self, key: str, **parts: Any) -> None:
        self._do(Action.MARK_QUESTION, self._with_answer(key, parts), quiet=True)

    def _with_answer(self, key: str, parts: dict[str, Any]) -> Visit:
        question = self.visit.question(key)
        if question is None:
            return self.visit
        answer = replace(question.answer, **parts)
        changed: VisitQuestion = replace(question, answer=answer)
        return self.visit.with_question(changed)

    def _type(self, visit: Visit, field: str) -> None:
        self._keep(visit)
        self._session.type_into(Action.WRITE_VISIT, visit, field)

    def _do(self, action: Action, visit: Visit, *, quiet: bool = False) -> None:
        if visit == self.visit:
            return
        self._session.flush()
        self._keep(visit)
        self._session.perform(action, puts=(visit,))
        (self.written if quiet else self.changed).emit()

    def _take(self, records: tuple[Record, ...]) -> None:
        """Questions moved, the visit first: read again what can be brought."""
        if records[0] == self.visit:
            return
        self._session.flush()
        self._version += 1
        self._desk = self.desk.kept(records)
        self.edited.emit(self.visit)
        self._session.perform(Action.VISIT_QUESTIONS, puts=records)
        self.changed.emit()
        self.reload()

    def _keep(self, visit: Visit) -> None:
        self._version += 1
        self._desk = replace(self.desk, visit=visit)
        self.edited.emit(visit)

    def _read(self, visit_id: UUID) -> None:
        self._session.flush()
        self._request += 1
        query = partial(_desk_of, visit_id, self._table(), self._today())
        self._session.read(query, partial(self._on_read, self._request, self._version))

    def _on_plan_failed(self, error: CareError) -> None:
        self._is_planning = False
        self._session.save_failed.emit(error)

    def _on_planned(self, plan: int, records: tuple[Record, ...]) -> None:
        if plan != self._plan:
            return
        self._is_planning = False
        self._session.perform(Action.PLAN_VISIT, puts=records)
        self.edited.emit(records[0])
        self.planned.emit(records[0])

    def _on_read(self, request: int, version: int, desk: VisitDesk | None) -> None:
        if request != self._request:
            return
        if desk is None:
            self.clear()
            self.gone.emit()
            return
        is_same = self._desk is not None and self.visit.id == desk.visit.id
        if is_same and version != self._version:
            desk = replace(desk, visit=self.visit)  # something was typed since it was asked for
        self._desk = desk
        self.loaded.emit()

    def _on_saving(self, asked: Visit, saving: VisitSaving) -> None:
        if self._desk is None or self.visit.id != asked.id:
            return
        self._keep(self.visit.when_saved(self.today, asked).with_written(saving.written))
        self._session.perform(
            Action.SAVE_VISIT, puts=(self.visit, *saving.puts[1:]), deletes=saving.deletes
        )
        self.saved.emit()
        self.reload()  # the notes beside it say something else now

    def _on_reverted(self, _ids: object) -> None:
        if self._desk is not None:
            self.reload()


def _plan(
    person_id: UUID, table: QuestionTable, today: date, store: NotesStore
) -> tuple[Record, ...]:
    from carecompanion.domain.visit_desk import plan_visit

    return plan_visit(store, person_id, table, today=today)


def _desk_of(
    visit_id: UUID, table: QuestionTable, today: date, store: NotesStore
) -> VisitDesk | None:
    from carecompanion.domain.visit_desk import read_desk

    return read_desk(store, visit_id, table, today=today)


def _saving(visit: Visit, words: OutcomeWords, today: str, store: NotesStore) -> VisitSaving:
    from carecompanion.domain.asking_notes import asking_note
    from carecompanion.domain.visit_saving import saving_of

    asking = partial(asking_note, store, visit.person_id)
    return saving_of(visit, words, store.get, asking=asking, today=today)
