"""One card of Learn. A heavy one stays closed until somebody chooses to read it (ux.md 4.4)."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from carecompanion.domain.learn import Card
from carecompanion.viewmodels.learn import LearnModel
from carecompanion.views.learn.card_body import CardBody, card_as_text
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.widgets.buttons import EnterButton
from carecompanion.views.widgets.labels import Body
from carecompanion.views.widgets.notice import Notice


class LearnCardScreen(Screen):
    """The card that is open, and its question as the main thing to do."""

    NAME = ScreenName.LEARN_CARD

    card_asked = Signal(str)
    term_asked = Signal(str)

    def __init__(self, learn: LearnModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._learn = learn
        self._shown: Card | None = None
        self._is_closed = False
        self._body: QWidget | None = None
        self.add_heading("", "")
        self._on_list = Notice(plain=True)
        self._on_list.setObjectName("on_the_list")
        self._on_list.hide()
        self.page.add(self._on_list)
        learn.ready.connect(self._on_opened)
        learn.opened.connect(self._on_opened)
        learn.listed.connect(self._show_list)

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        if self._is_closed:
            second, primary = self.tr("Not now"), self.tr("Read this now")
            return ScreenActions(primary=primary, second=second, back=True)
        return ScreenActions(
            primary=self.tr("Put a question about this on my list"),
            second=self.tr("Copy the text"),
            back=True,
        )

    def choose_primary(self) -> None:
        """Put the question on the list; of a heavy card, open it first."""
        card = self._shown
        if card is None:
            return
        if self._is_closed:
            self._is_closed = False
            self._build(card)
            return
        self._learn.ask(self._learn.wording(card.question))
        self._on_list.say(self._list_words())
        self.page.scroll_to_top()

    def choose_second(self) -> None:
        """Copy the card; of a heavy card that is closed, leave it."""
        if self._is_closed:
            self.back_asked.emit()
        elif self._shown is not None:
            QGuiApplication.clipboard().setText(card_as_text(self._shown, self._learn))
            self._on_list.say(self.tr("The text is copied. You can paste it elsewhere."))
            self.page.scroll_to_top()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival: the first word with a meaning; Tab reads on from there.

        Of a heavy card that is closed it is the button of the bar.
        """
        return self._body.findChild(EnterButton) if isinstance(self._body, CardBody) else None

    def arrive(self) -> None:
        """Show the card that is open, from its beginning."""
        self._learn.get_ready()
        self._show_card()
        self._learn.read_list()

    def leave(self) -> None:
        """A heavy card is closed again."""
        if self._shown is not None and self._shown.heavy:
            self._shown = None

    @Slot()
    def _on_opened(self) -> None:
        if self.isVisible():
            self._show_card()

    def _show_card(self) -> None:
        card = self._learn.card
        if card is None or card is self._shown:
            return
        self._shown = card
        self._is_closed = card.heavy
        self._build(card)
        self.page.scroll_to_top()

    def _build(self, card: Card) -> None:
        theme = next(t for t in self._learn.library.learn.themes if card in t.cards)
        self.set_heading(theme.title, card.title)
        self._take_away()
        self._body = self._closed_words() if self._is_closed else self._open_body(card)
        self.page.add(self._body)
        self._on_list.hide()
        self._show_list()
        self.actions_changed.emit()

    def _closed_words(self) -> QWidget:
        return Body(self.tr("This card speaks of people who died. You choose when to read it."))

    def _open_body(self, card: Card) -> CardBody:
        body = CardBody(card, self._learn)
        body.card_asked.connect(self.card_asked)
        body.term_asked.connect(self.term_asked)
        body.grew.connect(self.page.show_whole)
        return body

    def _take_away(self) -> None:
        body, self._body = self._body, None
        if body is not None:
            self.page.column.removeWidget(body)
            body.hide()
            body.setParent(None)
            body.deleteLater()

    @Slot()
    def _show_list(self) -> None:
        """Say when the question is on the list already, and no longer when it is not."""
        card = self._shown
        if card is None:
            return
        is_listed = self._learn.is_listed(self._learn.wording(card.question))
        if is_listed and not self._is_closed:
            self._on_list.set_text(self._list_words())
            self._on_list.show()
        elif self._on_list.text() == self._list_words():
            self._on_list.hide()

    def _list_words(self) -> str:
        return self.tr("On your list. You find it under Questions to ask.")
