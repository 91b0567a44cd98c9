"""What the lists of Learn have in common: rows that open something, and Up and Down among them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.viewmodels.learn import LearnModel
from carecompanion.views.learn.words import past_words
from carecompanion.views.screen import Screen
from carecompanion.views.widgets.card import ListCardButton
from carecompanion.views.widgets.gradual_column import GradualColumn
from carecompanion.views.widgets.labels import Section


class Entry(NamedTuple):
    """A row: what it opens, and its words. Without `opens` it is the title of a group.

    One that `is_old` leads to something that is past its day to look again.
    """

    title: str
    opens: str = ""
    about: str = ""
    status: str = ""
    detail: str = ""
    is_old: bool = False


class LearnListScreen(Screen):
    """Rows below each other. `opened` says what and which: ("card", "phases")."""

    orders_tabs: ClassVar[bool] = True
    """Off where the rows are made once, in their order: a long list is there sooner."""

    opened = Signal(str, str)

    def __init__(self, learn: LearnModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._learn = learn
        self._rows = GradualColumn(self._make_row, orders_tabs=self.orders_tabs)
        self._entries: tuple[Entry, ...] = ()
        self._last: tuple[str, str] = ("", "")
        learn.ready.connect(self._on_ready)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these rows and no others, in this order."""
        if tuple(entries) != self._entries:
            self._entries = tuple(entries)
            self._rows.show_items(())  # rows that stay would stay in the order they had
            self._rows.show_items(self._entries)

    def rows(self) -> list[ListCardButton]:
        """The rows that can be opened, from the top."""
        return [row for row in self._rows.rows() if isinstance(row, ListCardButton)]

    def fill(self) -> None:
        """Show what there is to read."""

    def arrive(self) -> None:
        """Show what there is to read, once it is there."""
        self._learn.get_ready()
        if self._learn.is_ready:
            self.fill()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival: the row that was opened last."""
        self._rows.fill_now()
        rows = self.rows()
        name = _name_of(*self._last)
        return next((row for row in rows if row.objectName() == name), rows[0] if rows else None)

    def leave_upwards(self) -> None:
        """Up was pressed on the first row."""

    def _make_row(self, entry: Entry) -> QWidget:
        if not entry.opens:
            return Section(entry.title)
        row = ListCardButton(entry.title, status=entry.status, detail=entry.detail)
        if entry.is_old:
            row.stand_back()
        row.setObjectName(_name_of(entry.opens, entry.about))
        row.setProperty("opens", entry.opens)
        row.setProperty("about", entry.about)
        row.clicked.connect(self._on_clicked)
        row.step_asked.connect(self._on_step)
        return row

    @Slot()
    def _on_ready(self) -> None:
        if self.isVisible():
            self.fill()

    @Slot()
    def _on_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, ListCardButton):
            self.open_row(row)

    def open_row(self, row: ListCardButton) -> None:
        """Open what a row stands for."""
        self._last = (str(row.property("opens")), str(row.property("about")))
        self.opened.emit(*self._last)

    @Slot(int)
    def _on_step(self, step: int) -> None:
        rows, row = self.rows(), self.sender()
        if not isinstance(row, ListCardButton):
            return
        place = rows.index(row) + step
        if place < 0:
            self.leave_upwards()
        elif place < len(rows):
            rows[place].setFocus(Qt.FocusReason.TabFocusReason)


def card_entry(learn: LearnModel, card_id: str) -> Entry:
    """A row for a card: its short answer, or the word of caution where it is old.

    What a heavy card says is not shown before somebody chooses to read it.
    """
    card = next(card for card in learn.library.learn.cards if card.id == card_id)
    is_old = learn.is_past(card)
    short = "" if card.heavy else card.lines[0]
    return Entry(
        card.title, "card", card.id, detail=past_words() if is_old else short, is_old=is_old
    )


def term_entry(learn: LearnModel, term_id: str, *, status: str = "") -> Entry:
    """A row for a word with its meaning; it opens the card that tells more."""
    term = learn.library.learn.terms[term_id]
    also = f"{term.plain} {term.apart}".strip()
    is_old = learn.is_past(term)
    detail = f"{past_words()} {also}" if is_old else also
    return Entry(term.name, "term", term.id, status, detail, is_old)


def _name_of(opens: str, about: str) -> str:
    return f"learn_{opens}_{about}" if about else f"learn_{opens}"
