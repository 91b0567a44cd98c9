"""One fact being written: saved as typed; a date that is none yet waits as a draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from carecompanion.domain.changes import Action
from carecompanion.domain.memory import FIELDS, FieldShape
from carecompanion.domain.new_facts import new_fact, says_something
from carecompanion.domain.partial_date import DateFault, PartialDateError, parse_date
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.records import Attachment, Fact, FactField, FactKind, Provenance
from carecompanion.session.session import Session
from carecompanion.viewmodels.drafts import DraftsModel

KNOWN_ON: Final = "known_on"
SOURCE_ON: Final = "source_on"
_PROVENANCE: Final = "provenance"

_Read = tuple[Fact | None, tuple[Attachment, ...]]


class FactFormModel(QObject):
    """The fact of the form. Views call the `set_` methods; nothing waits for a button.

    `loaded` says that another fact, or an undone one, is there; `written` that this one changed;
    `gone` that it was taken away by undo. Dates are called by the name of their field.
    """

    loaded = Signal()
    written = Signal(object)
    deleted = Signal(object)
    gone = Signal()

    def __init__(
        self,
        session: Session,
        drafts: DraftsModel,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._drafts = drafts
        self._today = today
        self._fact: Fact | None = None
        self._papers: tuple[Attachment, ...] = ()
        self._is_stored = False
        self._is_new = False
        self._first_field = ""
        session.records_reverted.connect(self._on_reverted)
        drafts.loaded.connect(self._on_drafts_loaded)

    @property
    def is_loaded(self) -> bool:
        """True while there is a fact to write."""
        return self._fact is not None

    @property
    def fact(self) -> Fact:
        """The fact as it is written so far."""
        if self._fact is None:
            raise RuntimeError("no fact is being written")
        return self._fact

    @property
    def is_stored(self) -> bool:
        """Whether the notes hold it: a new fact that says nothing is not kept."""
        return self._is_stored

    @property
    def papers(self) -> tuple[Attachment, ...]:
        """The files that belong to it."""
        return self._papers

    @property
    def provenance(self) -> Provenance:
        """What was chosen; a report without its date is kept as an own note until it has one."""
        waiting = self._drafts.text(self.fact.id, _PROVENANCE)
        return Provenance(waiting) if waiting else self.fact.provenance

    @property
    def lacks_report_date(self) -> bool:
        """Whether this is from a report that has no date yet."""
        return self.provenance is Provenance.REPORT and not self.fact.source_on

    def begin(self, kind: FactKind, person_id: UUID, *, fact_id: UUID | None = None) -> None:
        """Take up a fact that nobody has written yet."""
        fact = new_fact(kind, person_id, today=self._today(), fact_id=fact_id)
        self._take_up(fact, is_stored=False)

    def open(self, fact: Fact) -> None:
        """Take up a stored fact."""
        self._take_up(fact, is_stored=True)
        self._session.read(partial(_read, fact.id), partial(self._on_read, fact))

    def open_again(
        self, kind: FactKind, person_id: UUID, fact_id: UUID, done: Callable[[], None]
    ) -> None:
        """Take up a fact after the notes were locked, whether it was kept by then or not."""

        def take_up(read: _Read) -> None:
            self.begin(kind, person_id, fact_id=fact_id)
            self._on_read(self.fact, read)
            done()

        self._session.read(partial(_read, fact_id), take_up)

    def clear(self) -> None:
        """Forget the fact, as when the notes are locked."""
        self._fact, self._papers = None, ()
        self._is_stored = self._is_new = False

    def set_text(self, text: str) -> None:
        """What it says, exactly as typed."""
        self._write(replace(self.fact, text=text), "text")

    def set_detail(self, field: FactField, text: str) -> None:
        """What a field says; an empty text takes it away."""
        self._write(self.fact.with_detail(field, text), field.value)

    def set_source(self, text: str) -> None:
        """The laboratory, the sender, or who told it."""
        self._write(replace(self.fact, source=text), "source")

    def set_none_known(self, none_known: bool) -> None:
        """Asked, and there is none: not the same as an empty field."""
        self._do(replace(self.fact, none_known=none_known))

    def set_shown(self, shown: bool) -> None:
        """Whether it may stand on printed pages."""
        self._do(replace(self.fact, show_on_pages=shown))

    def set_provenance(self, provenance: Provenance) -> None:
        """Where it is from; a report counts as one once its date is there."""
        waits = provenance is Provenance.REPORT and not self.fact.source_on
        self._drafts.keep(self.fact.id, _PROVENANCE, provenance.value if waits else "")
        kept = Provenance.FAMILY if waits else provenance
        self._do(replace(self.fact, provenance=kept))

    def set_date(self, name: str, text: str) -> None:
        """A date as typed. What is no date is kept beside the fact and never written as one."""
        try:
            kept = parse_date(text)
        except PartialDateError:
            kept = ""
        self._drafts.keep(self.fact.id, name, text if text.strip() and not kept else "")
        fact = _with_date(self.fact, name, kept)
        if name == SOURCE_ON:
            fact = self._with_settled_provenance(fact)
        self._write(fact, name)

    def date_of(self, name: str) -> str:
        """A date of the fact, as it is kept; empty when it has none."""
        if name == KNOWN_ON:
            return self.fact.known_on
        if name == SOURCE_ON:
            return self.fact.source_on
        return self.fact.detail(FactField(name))

    def typed_date(self, name: str) -> str:
        """What was typed and is no date yet."""
        return self._drafts.text(self.fact.id, name)

    def date_fault(self, name: str) -> DateFault | None:
        """Why what was typed is no date; None when there is nothing the matter."""
        try:
            parse_date(self.typed_date(name))
        except PartialDateError as error:
            return error.fault
        return None

    def date_names(self) -> tuple[str, ...]:
        """The names of all dates of this fact, in the order of the form."""
        fields = FIELDS[self.fact.fact]
        own = (spec.field.value for spec in fields if spec.shape is FieldShape.DATE)
        return (*own, SOURCE_ON, KNOWN_ON)

    def attach(self, paper: Attachment) -> None:
        """Let a file of the notes belong to this fact."""
        if paper.id not in self.fact.papers:
            self._papers = (*self._papers, paper)
            self._do(replace(self.fact, papers=(*self.fact.papers, paper.id)))

    def detach(self, paper_id: UUID) -> None:
        """Let a file belong to this fact no more; the file itself stays."""
        self._papers = tuple(paper for paper in self._papers if paper.id != paper_id)
        kept = tuple(each for each in self.fact.papers if each != paper_id)
        self._do(replace(self.fact, papers=kept))

    def delete(self) -> None:
        """Delete the fact; undo brings it back."""
        fact = self.fact
        if self._is_stored:
            self._session.perform(Action.DELETE_FACT, deletes=(fact.id,))
        self.clear()
        self.deleted.emit(fact)

    def leave_field(self) -> None:
        """A field was left: save it."""
        self._session.leave_field()

    def leave(self) -> None:
        """The form is left. A fact begun here that says nothing after all is not kept."""
        self._session.leave_field()
        if self._fact is None:
            return
        if self._is_new and self._is_stored and not self._says_something(self._fact):
            self._session.perform(Action.DELETE_FACT, deletes=(self._fact.id,))
            self._is_stored = False

    def _take_up(self, fact: Fact, *, is_stored: bool) -> None:
        self._session.flush()
        self._fact, self._papers = fact, ()
        self._is_stored, self._is_new, self._first_field = is_stored, not is_stored, ""
        self.loaded.emit()

    def _with_settled_provenance(self, fact: Fact) -> Fact:
        """A report whose date is there counts as a report; without it, as an own note again."""
        is_report = self.provenance is Provenance.REPORT
        if not is_report:
            return fact
        waiting = "" if fact.source_on else Provenance.REPORT.value
        self._drafts.keep(fact.id, _PROVENANCE, waiting)
        kept = Provenance.REPORT if fact.source_on else Provenance.FAMILY
        return replace(fact, provenance=kept)

    def _says_something(self, fact: Fact) -> bool:
        return says_something(fact, today=self._today())

    def _write(self, fact: Fact, field: str) -> None:
        """Save as typed. What was begun here and says nothing yet waits for its first words."""
        was, self._fact = self._fact, fact
        if fact != was and (self._is_stored or self._says_something(fact)):
            self._session.type_into(self._action_for(field), fact, field)
            self._is_stored = True
        self.written.emit(fact)

    def _do(self, fact: Fact) -> None:
        """Save a choice at once."""
        was, self._fact = self._fact, fact
        if fact != was and (self._is_stored or self._says_something(fact)):
            self._session.perform(self._action_for(""), puts=(fact,))
            self._is_stored = True
        self.written.emit(fact)

    def _action_for(self, field: str) -> Action:
        """Adding, while the field that made it a fact is typed; a change after that."""
        if not self._is_stored:
            self._first_field = field
            return Action.ADD_FACT
        is_first = self._is_new and bool(field) and field == self._first_field
        return Action.ADD_FACT if is_first else Action.WRITE_FACT

    def _on_read(self, taken_up: Fact, read: _Read) -> None:
        fact, papers = read
        if self._fact is None or self._fact.id != taken_up.id or fact is None:
            return
        if self._fact is taken_up:  # else it has been typed into since
            self._fact = fact
        self._papers, self._is_stored, self._is_new = papers, True, False
        self.loaded.emit()

    def _on_reverted(self, ids: tuple[UUID, ...]) -> None:
        if self._fact is not None and self._fact.id in ids:
            query = partial(_read, self._fact.id)
            self._session.read(query, partial(self._on_reread, self._fact.id))

    def _on_reread(self, fact_id: UUID, read: _Read) -> None:
        if self._fact is None or self._fact.id != fact_id:
            return
        fact, self._papers = read
        if fact is None:
            self.clear()
            self.gone.emit()
            return
        self._fact, self._is_stored = fact, True
        for name in self.date_names():
            if self.date_of(name):  # the date is back: what was typed over it is not wanted
                self._drafts.keep(fact_id, name, "")
        self.loaded.emit()

    def _on_drafts_loaded(self) -> None:
        if self._fact is not None:
            self.loaded.emit()


def _with_date(fact: Fact, name: str, kept: str) -> Fact:
    if name == KNOWN_ON:
        return replace(fact, known_on=kept)
    if name == SOURCE_ON:
        return replace(fact, source_on=kept)
    return fact.with_detail(FactField(name), kept)


def _read(fact_id: UUID, store: NotesStore) -> _Read:
    fact = store.get(fact_id)
    if not isinstance(fact, Fact):
        return None, ()
    papers = (store.get(paper_id) for paper_id in fact.papers)
    return fact, tuple(paper for paper in papers if isinstance(paper, Attachment))
