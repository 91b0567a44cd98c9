"""The 14 details that treatments and studies ask about, as the notes have them (S0, 13 to 27)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.memory import FACTS_OF_DETAIL
from carecompanion.domain.memory_words import MemoryWords
from carecompanion.domain.records import Fact
from carecompanion.viewmodels.details import DetailNotes, DetailsModel
from carecompanion.views.fact_words import age_words, fact_title, field_lines, from_words
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.gradual_column import GradualColumn
from carecompanion.views.widgets.labels import Body, Quiet, Strong


class DetailRow(Card):
    """One detail: what the notes say with source and date, or that it is one to ask about."""

    add_asked = Signal(object)
    change_asked = Signal(object)

    def __init__(
        self, notes: DetailNotes, words: MemoryWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, gap=1)
        self._kind = FACTS_OF_DETAIL[notes.detail][0]
        name = words.details[notes.detail]
        self.add(Strong(name))
        if not notes.facts:
            self.add(Body(self.tr("Not known yet: ask")))
        for fact in notes.facts:
            self._add_fact(fact, words)
        self.button = PlainButton(self.tr("Add"))
        self.button.setObjectName(f"add_{notes.detail.value}")
        self.button.clicked.connect(self._add_chosen)
        self.button.setAccessibleName(f"{self.button.words}: {name}")
        buttons = FlowRow(self.button)
        for number, fact in enumerate(notes.facts, start=1):
            change = PlainButton(self.tr("Change"))
            title = fact_title(fact, words)
            change.setAccessibleName(f"{change.words}: {name}, {title}")
            change.setObjectName(f"change_{notes.detail.value}_{number}")
            change.clicked.connect(partial(self.change_asked.emit, fact))
            buttons.add(change)
        self.add(buttons)

    def _add_fact(self, fact: Fact, words: MemoryWords) -> None:
        self.add(Body(fact_title(fact, words)))
        lines = (*field_lines(fact, words), from_words(fact, words), age_words(fact))
        self.add(Quiet("\n".join(line for line in lines if line)))

    @Slot()
    def _add_chosen(self) -> None:
        self.add_asked.emit(self._kind)


class DetailsScreen(Screen):
    """Side by side with nothing: the app compares none of it."""

    NAME = ScreenName.DETAILS

    add_asked = Signal(object)
    change_asked = Signal(object)

    def __init__(
        self,
        details: DetailsModel,
        words: Callable[[], MemoryWords],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._details = details
        self._words = words()
        self.add_heading(self.tr("Care memory"), self.tr("The 14 details"))
        self.page.add(
            Body(
                self.tr(
                    "Treatments and studies ask about details like these. It can be hard to see "
                    "a difference here. It does not rule anything in or out, and it does not make "
                    "the headline false. The app compares none of them. Your team can."
                )
            )
        )
        self._rows = GradualColumn(self._make_row, keeps_place=True)
        self.page.add(self._rows)
        details.loaded.connect(self._on_loaded)

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        return ScreenActions(back=True)

    def arrive(self) -> None:
        """Show what the models hold now."""
        self._rows.show_items(self._details.rows)
        self._details.reload()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        rows = self._rows.rows()
        return rows[0].button if rows and isinstance(rows[0], DetailRow) else None

    @Slot()
    def _on_loaded(self) -> None:
        if self.isVisible():
            had_row = bool(self._rows.rows())
            self._rows.show_items(self._details.rows)
            first = self.first_field()
            if not had_row and first is not None:
                first.setFocus()

    def _make_row(self, notes: DetailNotes) -> QWidget:
        row = DetailRow(notes, self._words)
        row.add_asked.connect(self.add_asked)
        row.change_asked.connect(self.change_asked)
        return row
