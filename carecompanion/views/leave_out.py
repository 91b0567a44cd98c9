"""The leave-out list of the booklet: parts as rows to tick, and single notes where wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.booklet import (
    BookletChoice,
    BookletKind,
    BookletSource,
    BookletTables,
    Chooseable,
    Extra,
    can_be_printed,
)
from carecompanion.domain.booklet_parts import dated_entry
from carecompanion.domain.memory import PART_OF_FACT, MemoryPart
from carecompanion.domain.records import Fact
from carecompanion.domain.timeline import TimelineKind
from carecompanion.views.widgets.boxes import Column, clear_column, keep_tab_order
from carecompanion.views.widgets.buttons import PlainButton, QuietButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.gradual_column import GradualColumn
from carecompanion.views.widgets.option_row import CheckRow

_NOTES_AT_ONCE: Final = 50
_MOST_LETTERS: Final = 120


def fact_words(fact: Fact, tables: BookletTables) -> str:
    """A note in one line: what it is, its words, and its day."""
    entry = dated_entry(fact, tables)
    text = " ".join(entry.text.split())
    text = text if len(text) <= _MOST_LETTERS else text[: _MOST_LETTERS - 1] + "…"
    said = f"{tables.memory.facts[fact.fact]}: {text}"
    return f"{said}, {entry.aside}" if entry.aside else said


class LeaveOutList(QWidget):
    """What is ticked is printed."""

    part_ticked = Signal(object, bool)
    fact_ticked = Signal(object, bool)

    def __init__(self, tables: Callable[[], BookletTables], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tables = tables
        self._column = Column(self, gap=2)

    def show_source(self, source: BookletSource, choice: BookletChoice) -> None:
        """Show the parts that have something to print."""
        clear_column(self._column)
        facts = can_be_printed(source)
        for part in MemoryPart:
            of_part = [fact for fact in facts if PART_OF_FACT[fact.fact] is part]
            files = len(source.files) if part is MemoryPart.PAPERS else 0
            if of_part or files:
                self._add(part, self._tables().memory.parts[part].name, of_part, files, choice)
        words = self._tables().booklet
        if source.visits:
            name = words.kinds[TimelineKind.VISITS]
            self._add(Extra.VISITS, name, (), len(source.visits), choice)
        if source.headlines:
            self._add(Extra.HEADLINES, words.headlines, (), len(source.headlines), choice)
        if choice.kind is BookletKind.WHOLE:
            self._add(Extra.TIMELINE, words.timeline, (), 0, choice)
        keep_tab_order(self)

    def forget(self) -> None:
        """Let go of all notes."""
        clear_column(self._column)

    @Slot()
    def _keep_order(self) -> None:
        keep_tab_order(self)

    def _add(
        self,
        part: Chooseable,
        name: str,
        facts: Sequence[Fact],
        others: int,
        choice: BookletChoice,
    ) -> None:
        row = PartRow(part, name, facts, others, choice, self._tables)
        row.setObjectName(f"part_{part.value}")
        row.part_ticked.connect(self.part_ticked)
        row.fact_ticked.connect(self.fact_ticked)
        row.grew.connect(self._keep_order)
        self._column.addWidget(row)


class PartRow(QWidget):
    """One part; its single notes unfold below it."""

    part_ticked = Signal(object, bool)
    fact_ticked = Signal(object, bool)
    grew = Signal()

    def __init__(
        self,
        part: Chooseable,
        name: str,
        facts: Sequence[Fact],
        others: int,
        choice: BookletChoice,
        tables: Callable[[], BookletTables],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._part = part
        self._name = name
        self._facts = tuple(facts)
        self._out = set(choice.facts_out)
        self._tables = tables
        self._shown = 0
        self._column = Column(self, gap=1)
        self._row = CheckRow(self._words(len(facts) + others))
        self._row.set_ticked(part not in choice.parts_out)
        self._row.ticked.connect(self._on_ticked)
        self._column.addWidget(self._row)
        self._single: QuietButton | None = None
        if len(facts) > 1:
            self._add_single()

    def _words(self, count: int) -> str:
        if not count:
            return self._name
        one, many = self.tr("{name}: 1 note"), self.tr("{name}: {count} notes")
        return (one if count == 1 else many).format(name=self._name, count=count)

    def _add_single(self) -> None:
        self._single = QuietButton(self.tr("Choose single notes"))
        self._single.setAccessibleName(f"{self._single.words}: {self._name}")
        self._single.clicked.connect(self._toggle)
        self._column.addWidget(FlowRow(self._single))
        self._notes = GradualColumn(self._note_row)
        self._notes.filled.connect(self.grew)
        self._notes.hide()
        self._column.addWidget(self._notes)
        self._more = PlainButton(self.tr("Show more notes"))
        self._more.setAccessibleName(f"{self._more.words}: {self._name}")
        self._more.clicked.connect(self._show_more)
        self._more.hide()
        self._column.addWidget(self._more)

    def _note_row(self, fact: Fact) -> QWidget:
        row = CheckRow(fact_words(fact, self._tables()))
        row.set_ticked(fact.id not in self._out)
        row.ticked.connect(partial(self._on_note_ticked, fact.id))
        return row

    @Slot()
    def _toggle(self) -> None:
        if not self._shown:
            self._show_more()
        self._notes.setVisible(self._notes.isHidden())
        self._more.setVisible(not self._notes.isHidden() and self._shown < len(self._facts))

    @Slot()
    def _show_more(self) -> None:
        self._shown += _NOTES_AT_ONCE
        self._notes.show_items(self._facts[: self._shown])
        self._more.setVisible(self._shown < len(self._facts))

    def _on_note_ticked(self, fact_id: UUID, on: bool) -> None:
        self.fact_ticked.emit(fact_id, not on)

    @Slot(bool)
    def _on_ticked(self, on: bool) -> None:
        self.part_ticked.emit(self._part, not on)
