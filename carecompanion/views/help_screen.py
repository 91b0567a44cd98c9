"""Help, inside the window: this screen, the keys, what the app does not do, licences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from carecompanion.views.help_pages import HelpPage
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.widgets.labels import Body, Section

if TYPE_CHECKING:
    from carecompanion.domain.help import HelpTable, HelpTopic


class HelpScreen(Screen):
    """Text only. It never covers the work: Back returns to it as it was."""

    NAME = ScreenName.HELP

    def __init__(
        self,
        help_table: Callable[[], HelpTable],
        licences: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.add_heading("", "")
        self._help = help_table
        self._licences = licences
        self._page = HelpPage.NOT_DO
        self._about_screen = ScreenName.HOME
        self._labels: list[QWidget] = []

    def show_page(self, page: HelpPage, about_screen: ScreenName) -> None:
        """Choose what to show; `about_screen` is the screen the question came from."""
        self._page = page
        if about_screen is not ScreenName.HELP:
            self._about_screen = about_screen
        self._fill()

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        return ScreenActions(primary=self.tr("Back to where I was"))

    def choose_primary(self) -> None:
        """What the primary button does."""
        self.back_asked.emit()

    def _fill(self) -> None:
        for label in self._labels:
            label.setParent(None)
            label.deleteLater()
        self._labels = []
        topic = self._topic()
        self.set_heading("", topic.title)
        for line in topic.lines:
            self._add(Body(line))
        if self._page is HelpPage.KEYS:
            self._add_keys()
        elif self._page is HelpPage.ABOUT:
            self._add(Body(self._licences()))

    def _topic(self) -> HelpTopic:
        table = self._help()
        match self._page:
            case HelpPage.NOT_DO:
                return replace(table.not_do, lines=(table.notice, *table.not_do.lines))
            case HelpPage.KEYS:
                return table.keys_intro
            case HelpPage.ABOUT:
                return table.about
            case HelpPage.THIS_SCREEN:
                return table.screens[self._about_screen.value]

    def _add_keys(self) -> None:
        for group in self._help().keys:
            self._add(Section(group.title))
            for row in group.rows:
                keys = self.tr(" or ").join(_native(key) for key in row.keys)
                self._add(Body(f"{keys}: {row.does}"))

    def _add(self, label: QWidget) -> None:
        self._labels.append(label)
        self.page.add(label)


def _native(key: str) -> str:
    shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    return shown or key
