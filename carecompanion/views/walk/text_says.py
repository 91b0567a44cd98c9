"""What the text says in one row, quoted: each quote can be looked up in the text and be taken."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from carecompanion.domain.findings import Finding
from carecompanion.views.widgets.boxes import Column, clear_column, keep_tab_order
from carecompanion.views.widgets.buttons import LinkButton, QuietButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.labels import Quiet

_AT_FIRST: Final = 3
_AT_ONCE: Final = 10
"""So many more at a time: a long text may have thousands."""
_LETTERS: Final = 160


class QuoteButton(LinkButton):
    """Words of the text in quotation marks: a click or Enter shows where they stand."""

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        words = " ".join(finding.text.split())
        shown = words if len(words) <= _LETTERS else words[: _LETTERS - 1] + "…"
        super().__init__(f"“{shown}”".replace("&", "&&"), parent)
        self.finding = finding
        self._quoted = words
        self.setAccessibleName(self.tr("The text says: “{words}”").format(words=words))

    def copy(self) -> None:
        """Copy the quoted words, without the marks around them."""
        QGuiApplication.clipboard().setText(self._quoted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy is Ctrl+C here too."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)


class TextSays(QWidget):
    """A quiet line, and under it up to three quotes; the rest unfolds, some at a time.

    Where nothing can be taken they stand on the line itself.

    `asked` gives the finding to show in the text, `taken` the one whose words the family wants.
    """

    asked = Signal(object)
    taken = Signal(object)

    def __init__(self, *, may_take: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._may_take = may_take
        self._found: tuple[Finding, ...] = ()
        self._quotes: list[QuoteButton] = []
        self._more: QuietButton | None = None
        self._column = Column(self, gap=0)
        self._lead = Quiet()
        self._line = None if may_take else FlowRow(self._lead, gap=2)
        self._column.addWidget(self._line or self._lead)
        self._below: Column | None = None
        self.hide()

    @property
    def may_take(self) -> bool:
        """True where words can be taken over into the row."""
        return self._may_take

    @property
    def quotes(self) -> list[QuoteButton]:
        """The quotes in sight, first to last."""
        return list(self._quotes)

    def show_reading(self) -> None:
        """The text is being read."""
        self._show(self.tr("Reading the text…"), ())

    def show_found(self, found: tuple[Finding, ...]) -> None:
        """What the text says; without a finding, that it does not say."""
        lead = self.tr("The text says") if found else self.tr("The text does not say")
        self._show(lead, found)

    def ask_first(self) -> None:
        """Show the quote with the keyboard, else the first, in the text."""
        if self._quotes:
            self.asked.emit(self._current().finding)

    def take_first(self) -> None:
        """Take the words of the quote with the keyboard, else of the first."""
        if self._quotes and self._may_take:
            self.taken.emit(self._current().finding)

    def _current(self) -> QuoteButton:
        return next((quote for quote in self._quotes if quote.hasFocus()), self._quotes[0])

    def _show(self, lead: str, found: tuple[Finding, ...]) -> None:
        self._lead.setText(lead)
        self.show()
        if found == self._found:
            return
        self._found = found
        self._clear()
        self._add(found[:_AT_FIRST])
        self._offer_more()
        if found:
            keep_tab_order(self)

    def _add(self, found: tuple[Finding, ...]) -> None:
        for finding in found:
            quote = QuoteButton(finding)
            quote.clicked.connect(partial(self.asked.emit, finding))
            self._quotes.append(quote)
            if self._line is not None:
                self._line.add(quote)
            else:
                self._place().addWidget(FlowRow(quote, self._taker(finding), gap=3))

    def _taker(self, finding: Finding) -> QuietButton:
        button = QuietButton(self.tr("Use these words"))
        words = " ".join(finding.text.split())
        button.setAccessibleName(self.tr("Use these words: “{words}”").format(words=words))
        button.clicked.connect(partial(self.taken.emit, finding))
        return button

    def _offer_more(self) -> None:
        rest = len(self._found) - len(self._quotes)
        if rest <= 0:
            return
        more = self._more = QuietButton(self.tr("and {count} more").format(count=rest))
        more.clicked.connect(self._unfold)
        if self._line is not None:
            self._line.add(more)
        else:
            self._place().addWidget(more)

    @Slot()
    def _unfold(self) -> None:
        here, more = len(self._quotes), self._more
        self._add(self._found[here : here + _AT_ONCE])
        self._more = None
        self._offer_more()
        self._quotes[here].setFocus()
        _delete(more)
        keep_tab_order(self)

    def _clear(self) -> None:
        if self._line is not None:
            for quote in self._quotes:
                _delete(quote)
        _delete(self._more)
        self._more = None
        self._quotes.clear()
        if self._below is not None:
            clear_column(self._below)

    def _place(self) -> Column:
        """Made for the first quote: most rows of most texts have none."""
        if self._below is None:
            self._below = Column(gap=0)
            self._column.addLayout(self._below)
        return self._below


def _delete(widget: QWidget | None) -> None:
    """Its layout lets go of it at once."""
    if widget is not None:
        widget.hide()
        widget.setParent(None)
        widget.deleteLater()
