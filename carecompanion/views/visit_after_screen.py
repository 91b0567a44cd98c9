"""After a visit: what was said and by whom, the next step, and notes to put right (ux.md 2.7)."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.memory_words import MemoryWords
from carecompanion.domain.records import Fact, FactKind
from carecompanion.viewmodels.visit import VisitModel
from carecompanion.views.screen import ScreenActions, ScreenName
from carecompanion.views.visit_notes_screen import VisitNotesScreen
from carecompanion.views.widgets.boxes import Column, tab_stops
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Body, Quiet, Section
from carecompanion.views.widgets.line_field import LineField
from carecompanion.views.widgets.notice import Notice

_CORRECTIONS: Final = "corrections"


@dataclass(frozen=True, slots=True)
class _NoteItem:
    """A note that can be put right; its row stays where what it says changes."""

    fact_id: UUID
    kind: FactKind


class VisitAfterScreen(VisitNotesScreen):
    """Even three words help later. What stays empty is still open, and is no mistake."""

    NAME = ScreenName.VISIT_AFTER
    IS_AFTER = True

    record_asked = Signal()

    def __init__(
        self,
        visit: VisitModel,
        words: Callable[[], MemoryWords],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(visit, parent)
        self._words = words
        self.add_heading(self.tr("Appointments"), self.tr("After the visit"))
        self._message = Notice(plain=True)
        self._message.setObjectName("visit_saved")
        self._message.hide()
        self.page.add(self._message)
        self._lead = Body()
        self._lead.setObjectName("after_lead")
        self.page.add(self._lead)
        self._add_cards()
        self._record = PlainButton(self.tr("Print this record"))
        self._record.setObjectName("print_record")
        self._record.clicked.connect(self._ask_record)
        self.page.add(FlowRow(self._record))
        self._cards.filled.connect(self._put_record_last)
        self._connect_model()
        visit.saved.connect(self._on_saved)

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        return ScreenActions(
            primary=self.tr("Save to care memory"), second=self.tr("Before the visit"), back=True
        )

    def choose_primary(self) -> None:
        """Answers, the next step and corrections go into the care memory; one undo for all."""
        if self._visit.is_loaded:
            self._visit.save()

    def choose_second(self) -> None:
        """When, where and the list of questions."""
        self.before_asked.emit()

    def arrive(self) -> None:
        """Show what the models hold now."""
        self._message.hide()
        super().arrive()

    def _show(self, *, anew: bool = False) -> None:
        super()._show(anew=anew)
        self._show_lead()
        for row in self._cards.rows():
            fact = self._note(row.fact_id) if isinstance(row, _CorrectionRow) else None
            if isinstance(row, _CorrectionRow) and fact is not None:
                row.show_note(fact)
                row.show_text(self._visit.visit.correction(fact.id), anew=anew)

    def _show_answers(self, *, anew: bool = False) -> None:
        super()._show_answers(anew=anew)
        self._show_lead()

    def _show_lead(self) -> None:
        visit = self._visit.visit
        is_empty = not any(q.answer.was_asked for q in visit.questions) and not visit.next_step
        words = self.tr("Nothing written yet. Even three words help later.")
        self._lead.setText(words)
        self._lead.setVisible(is_empty)

    def _more_sections(self) -> list[Hashable]:
        facts = self._visit.desk.facts
        return [_CORRECTIONS, *(_NoteItem(each.id, each.fact) for each in facts)] if facts else []

    def _make_more(self, item: Any) -> QWidget:
        fact = self._note(item.fact_id) if isinstance(item, _NoteItem) else None
        return self._make_correction(fact) if fact is not None else self._make_lead()

    def _note(self, fact_id: UUID) -> Fact | None:
        return next((each for each in self._visit.desk.facts if each.id == fact_id), None)

    def _make_lead(self) -> QWidget:
        lead = QWidget()
        column = Column(lead, gap=2)
        column.addWidget(Section(self.tr("Put right in your notes")))
        words = self.tr("Write what is right now. What your notes said before is kept as well.")
        column.addWidget(Quiet(words))
        return lead

    def _make_correction(self, fact: Fact) -> QWidget:
        row = _CorrectionRow(fact, self._words().facts[fact.fact])
        row.line.typed.connect(partial(self._visit.set_correction, fact.id))
        row.line.left.connect(self._visit.leave_field)
        row.show_text(self._visit.visit.correction(fact.id))
        return row

    @Slot()
    def _put_record_last(self) -> None:
        """Tab comes to it below the cards, which are made later."""
        if stops := tab_stops(self._cards):
            QWidget.setTabOrder(stops[-1], self._record)

    @Slot()
    def _ask_record(self) -> None:
        self._visit.leave_field()
        self.record_asked.emit()

    @Slot()
    def _on_saved(self) -> None:
        self._message.say(
            self.tr("Saved to your care memory. Open questions come first next time.")
        )
        self.page.scroll_to_top()


class _CorrectionRow(FormRow):
    """What a note says, and a line for what is right now."""

    def __init__(self, fact: Fact, name: str) -> None:
        self.fact_id = fact.id
        self.line = LineField()
        self.line.setObjectName(f"correct_{fact.fact.value}")
        super().__init__(name, self.line, hint=_note_words(fact), optional=True)

    def show_note(self, fact: Fact) -> None:
        """What the note says now."""
        self.set_hint(_note_words(fact))

    def show_text(self, text: str, *, anew: bool = False) -> None:
        """Show what is kept; what is being typed is left alone, unless all is shown `anew`."""
        if anew or not self.line.hasFocus():
            self.line.set_text_quietly(text)


def _note_words(fact: Fact) -> str:
    hint = QCoreApplication.translate("Visits", "Your notes say: {text}")
    return hint.format(text=" ".join(fact.text.split()))
