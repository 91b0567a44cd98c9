"""All headlines, newest first: open one, set it aside, or delete it (undo brings it back)."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from carecompanion.domain.records import Headline, HeadlineStatus
from carecompanion.viewmodels.headline_list import HeadlineListModel
from carecompanion.views.headline_words import headline_title
from carecompanion.views.life_words import standing_words
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.widgets.boxes import Column, clear_column, keep_tab_order
from carecompanion.views.widgets.buttons import PlainButton, QuietButton
from carecompanion.views.widgets.card import CardButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.labels import Body, Section


class HeadlineRow(QWidget):
    """One headline with its status and what can be done with it."""

    open_asked = Signal(object)
    status_asked = Signal(object, object)
    delete_asked = Signal(object)
    life_asked = Signal(object)

    def __init__(self, headline: Headline, today: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headline = headline
        title = headline_title(headline)
        opener = CardButton(title, status=standing_words(headline, today))
        opener.setObjectName("open_headline")
        opener.clicked.connect(self._open)
        row = FlowRow()
        is_aside = headline.status is HeadlineStatus.SET_ASIDE
        aside = QuietButton(self.tr("Take up again") if is_aside else self.tr("Set aside"))
        aside.clicked.connect(self._change_status)
        delete = QuietButton(self.tr("Delete"))
        delete.clicked.connect(self._delete)
        life = QuietButton(self.tr("More about this headline"))
        life.setObjectName("headline_life")
        life.clicked.connect(self._show_life)
        shown = (life, delete) if headline.is_closed else (aside, life, delete)
        for button in shown:
            button.setAccessibleName(f"{button.text()}: {title}")
            row.add(button)
        column = Column(self, gap=1)
        column.addWidget(opener)
        column.addWidget(row)

    @Slot()
    def _open(self) -> None:
        self.open_asked.emit(self._headline)

    @Slot()
    def _change_status(self) -> None:
        is_aside = self._headline.status is HeadlineStatus.SET_ASIDE
        status = HeadlineStatus.STARTED if is_aside else HeadlineStatus.SET_ASIDE
        self.status_asked.emit(self._headline, status)

    @Slot()
    def _show_life(self) -> None:
        self.life_asked.emit(self._headline)

    @Slot()
    def _delete(self) -> None:
        self.delete_asked.emit(self._headline)


class HeadlinesScreen(Screen):
    """A page of headlines at a time; older ones on request."""

    NAME = ScreenName.HEADLINES

    new_headline_asked = Signal()
    headline_asked = Signal(object)
    life_asked = Signal(object)
    queue_asked = Signal()
    clipboard_asked = Signal()

    def __init__(self, headlines: HeadlineListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headlines = headlines
        self._shown: tuple[Headline, ...] | None = None
        self.add_heading("", self.tr("Headlines"))
        self._empty = Body(
            self.tr(
                "No headlines yet. When you see one, paste it here. You do not need to "
                "understand it first."
            )
        )
        self.page.add(self._empty)
        questions = PlainButton(self.tr("Questions to ask"))
        questions.setObjectName("queue_link")
        questions.clicked.connect(self.queue_asked)
        self.page.add(FlowRow(questions))
        self._cards = QWidget()
        self._column = Column(self._cards, gap=3)
        self.page.add(self._cards)
        self._older = PlainButton(self.tr("Show older headlines"))
        self._older.setObjectName("older_headlines")
        self._older.clicked.connect(self._fetch_older)
        self.page.add(self._older)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.activated.connect(self.clipboard_asked)
        headlines.loaded.connect(self._on_loaded)

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        return ScreenActions(primary=self.tr("Add a headline"))

    def choose_primary(self) -> None:
        """What the primary button does."""
        self.new_headline_asked.emit()

    def arrive(self) -> None:
        """Show what the models hold now."""
        self._show_headlines()
        self._headlines.reload()

    @Slot()
    def _on_loaded(self) -> None:
        if self.isVisible():
            self._show_headlines()

    def _show_headlines(self) -> None:
        if self._headlines.headlines == self._shown:
            return  # rows made anew would lose a click that is half done
        self._shown = self._headlines.headlines
        layout = self._column
        had_focus = self._cards.isAncestorOf(QApplication.focusWidget() or self)
        clear_column(layout)
        was_closed = False
        for place, headline in enumerate(self._headlines.headlines):
            if headline.is_closed and not was_closed:
                layout.addWidget(Section(self.tr("Closed for now")))
            was_closed = headline.is_closed
            card = HeadlineRow(headline, self._headlines.today)
            card.setObjectName(f"headline_{place + 1}")
            card.open_asked.connect(self.headline_asked)
            card.status_asked.connect(self._headlines.set_status)
            card.life_asked.connect(self.life_asked)
            card.delete_asked.connect(self._headlines.delete)
            layout.addWidget(card)
        keep_tab_order(self._cards)
        first = self._cards.findChild(CardButton, "open_headline")
        if had_focus and first is not None:
            first.setFocus()
        self._empty.setVisible(not self._headlines.headlines)
        self._older.setVisible(self._headlines.canFetchMore(QModelIndex()))

    @Slot()
    def _fetch_older(self) -> None:
        self._headlines.fetchMore(QModelIndex())
