"""What the folded parts of the walk share: a card with a title, and an inside made when wanted."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from carecompanion.viewmodels.deeper import DeeperModel
from carecompanion.views.learn.words import past_words
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.labels import Quiet, Section
from carecompanion.views.widgets.notice import Notice
from carecompanion.views.widgets.unfolding import Unfolding


class FoldedPanel(Card):
    """Folded with each headline that is new here; nothing inside is made or read before.

    Subclasses make the inside and show in it what is there now.
    """

    def __init__(
        self,
        deeper: DeeperModel,
        parent: QWidget | None = None,
        *,
        name: str,
        title: str,
        lead: str,
        show: str,
        hide: str,
        orders_tabs: bool = True,
    ) -> None:
        super().__init__(parent)
        self.deeper = deeper
        self._caution: Notice | None = None
        self._about = None if not deeper.is_loaded else deeper.choice.headline_id
        self.add(Section(title))
        if lead:
            self.add(Quiet(lead))
        self._fold = Unfolding(
            self.make_inside, show=show, hide=hide, about=title, orders_tabs=orders_tabs
        )
        self._fold.name(name)
        self._fold.unfolded.connect(self._show_age)
        self._fold.unfolded.connect(self.show_inside)
        self.add(self._fold)
        deeper.changed.connect(self._on_changed)

    def make_inside(self) -> QWidget:
        """Make what is folded."""
        raise NotImplementedError

    @Slot()
    def show_inside(self) -> None:
        """Show what is there now; the inside is made."""
        raise NotImplementedError

    @Slot()
    def _show_age(self) -> None:
        """Say once, above what is unfolded, that it may be old."""
        if self._caution is None and self.deeper.is_past:
            self._caution = Notice(past_words())
            self.column.insertWidget(self.column.indexOf(self._fold), self._caution)

    def showEvent(self, event: QShowEvent) -> None:
        """The page is about to be seen: another headline, or other choices, may be there."""
        super().showEvent(event)
        self._refresh()

    @Slot()
    def _on_changed(self) -> None:
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        if not self.deeper.is_loaded:
            return
        about, self._about = self._about, self.deeper.choice.headline_id
        if about != self._about:
            self._fold.fold()
        elif self._fold.is_open:
            self.show_inside()
