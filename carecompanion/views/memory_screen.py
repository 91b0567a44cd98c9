"""The care memory at a glance: ten kinds as ten rows, and what stands beside them (ux.md 2.6)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.memory import TEN_KINDS, MemoryPart
from carecompanion.domain.memory_words import MemoryWords
from carecompanion.viewmodels.memory_overview import MemoryOverviewModel
from carecompanion.views.date_words import date_words
from carecompanion.views.fact_words import fact_title
from carecompanion.views.paper_words import paper_title
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.widgets.card import ListCardButton
from carecompanion.views.widgets.gradual_column import GradualColumn
from carecompanion.views.widgets.labels import Body, Section

_BESIDE: Final = (MemoryPart.SAFETY, MemoryPart.MATTERS, MemoryPart.CHANGES)
_PARTS: Final = {f"part_{part.value}": part for part in (*TEN_KINDS, *_BESIDE)}
_HEADING: Final = "beside"
_PAPERS: Final = "papers_row"
_DETAILS: Final = "details_row"
_TIMELINE: Final = "timeline_row"
_BOOKLET: Final = "booklet_row"
_KINDS: Final = tuple(f"part_{part.value}" for part in TEN_KINDS)
_WAYS: Final = (_PAPERS, _DETAILS, _TIMELINE, _BOOKLET)
_ROWS: Final = (*_KINDS, _HEADING, *(f"part_{part.value}" for part in _BESIDE), *_WAYS)
"""The rows by their names, in order."""


class MemoryScreen(Screen):
    """Each row is a name, the last line, and its date. Nothing says how much is there."""

    NAME = ScreenName.MEMORY

    part_asked = Signal(object)
    papers_asked = Signal()
    details_asked = Signal()
    timeline_asked = Signal()
    booklet_asked = Signal()
    note_asked = Signal()

    def __init__(
        self,
        overview: MemoryOverviewModel,
        words: Callable[[], MemoryWords],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._overview = overview
        self._words = words()
        self._last = 0
        self.add_heading("", self.tr("Care memory"))
        self.page.add(
            Body(
                self.tr(
                    "This does not take the place of medical advice. It makes the next talk with "
                    "your care team easier."
                )
            )
        )
        self._empty = Body(
            self.tr("You can leave all of this empty. The app fills it as you use it.")
        )
        self._empty.setObjectName("memory_is_empty")
        self.page.add(self._empty)
        self._rows = GradualColumn(self._make_row)
        self.page.add(self._rows)
        self._rows.show_items(_ROWS)
        overview.loaded.connect(self._on_loaded)

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        return ScreenActions(primary=self.tr("Write what changed"))

    def choose_primary(self) -> None:
        """One line about today."""
        self.note_asked.emit()

    def arrive(self) -> None:
        """Show what the models hold now."""
        self._show_overview()
        self._overview.reload()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival: the row that was opened last."""
        rows = self._buttons()
        return rows[min(self._last, len(rows) - 1)]

    def field_called(self, name: str) -> QWidget | None:
        """A row by its object name."""
        self._rows.fill_now()
        return super().field_called(name)

    def _buttons(self) -> list[ListCardButton]:
        return [row for row in self._rows.rows() if isinstance(row, ListCardButton)]

    def _make_row(self, item: str) -> QWidget:
        if item == _HEADING:
            return Section(self.tr("Also kept here"))
        row = ListCardButton("")
        row.setObjectName(item)
        row.clicked.connect(self._open)
        row.step_asked.connect(self._step)
        self._show_row(row)
        return row

    @Slot(int)
    def _step(self, step: int) -> None:
        rows, row = self._buttons(), self.sender()
        if isinstance(row, ListCardButton) and 0 <= rows.index(row) + step < len(rows):
            rows[rows.index(row) + step].setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _on_loaded(self) -> None:
        if self.isVisible():
            self._show_overview()

    def _show_overview(self) -> None:
        self._empty.setVisible(self._overview.is_loaded and self._overview.overview.is_empty)
        for row in self._buttons():
            self._show_row(row)

    def _show_row(self, row: ListCardButton) -> None:
        name = row.objectName()
        if name == _PAPERS:
            self._show_papers(row)
        elif name in _WAYS:
            self._show_way(row)
        else:
            self._show_part(row, _PARTS[name])

    def _show_way(self, row: ListCardButton) -> None:
        words, detail = {
            _DETAILS: (
                self.tr("The 14 details"),
                self.tr("What treatments and studies ask about, in one place."),
            ),
            _TIMELINE: (
                self.tr("Timeline"),
                self.tr("Everything with a date, by year and month."),
            ),
            _BOOKLET: (
                self.tr("Print everything"),
                self.tr("A booklet of the care memory. You choose what stays out."),
            ),
        }[row.objectName()]
        row.set_words(words, detail=detail)

    def _show_part(self, row: ListCardButton, part: MemoryPart) -> None:
        fact = self._overview.overview.newest.get(part)
        last = fact_title(fact, self._words) if fact is not None else self.tr("Nothing here yet")
        row.set_words(
            self._words.parts[part].name,
            status=date_words(fact.dated) if fact is not None else "",
            detail=last,
        )

    def _show_papers(self, row: ListCardButton) -> None:
        paper = self._overview.overview.paper
        row.set_words(
            self.tr("Letters and files"),
            status=date_words(paper.added_on) if paper is not None else "",
            detail=paper_title(paper) if paper is not None else self.tr("Nothing here yet"),
        )

    @Slot()
    def _open(self) -> None:
        row = self.sender()
        if not isinstance(row, ListCardButton):
            return
        self._last = self._buttons().index(row)
        name = row.objectName()
        ways = {
            _PAPERS: self.papers_asked,
            _DETAILS: self.details_asked,
            _TIMELINE: self.timeline_asked,
            _BOOKLET: self.booklet_asked,
        }
        if name in ways:
            ways[name].emit()
        else:
            self.part_asked.emit(_PARTS[name])
