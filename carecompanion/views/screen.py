"""What every screen is: a heading, a scrolling column of content, and the words of its buttons."""

from __future__ import annotations

from enum import StrEnum
from itertools import pairwise
from typing import ClassVar, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carecompanion.views.widgets.labels import Caption, Heading
from carecompanion.views.widgets.scroll_page import ScrollPage


class ScreenName(StrEnum):
    """Every screen of the app; a screen without a line here cannot be reached or tested."""

    WELCOME = "welcome"
    PASSWORD = "password"  # noqa: S105 - the name of a screen
    UNLOCK = "unlock"
    HOME = "home"
    HEADLINES = "headlines"
    HEADLINE = "headline"
    RELEVANCE = "relevance"
    STAGE = "stage"
    RISK = "risk"
    ACCESS = "access"
    QUESTIONS = "questions"
    PAGE = "page"
    HELP = "help"
    COVER = "cover"
    FORGOT = "forgot"
    RECOVERY_SHEET = "recovery_sheet"
    NEW_PASSWORD = "new_password"  # noqa: S105 - the name of a screen
    SETTINGS = "settings"
    BACKUPS = "backups"
    RESTORE = "restore"
    RESCUE = "rescue"
    BRING_IN = "bring_in"
    STRONGER_KEY = "stronger_key"
    PAPERS = "papers"
    PAPER = "paper"
    DELETED = "deleted"
    HISTORY = "history"
    TIMELINE = "timeline"
    BOOKLET = "booklet"


LOCKED_SCREENS = frozenset(
    {
        ScreenName.WELCOME,
        ScreenName.PASSWORD,
        ScreenName.UNLOCK,
        ScreenName.FORGOT,
        ScreenName.RESTORE,
        ScreenName.RESCUE,
    }
)
"""Screens shown before the notes are open."""

WALK_STEPS = (
    ScreenName.HEADLINE,
    ScreenName.RELEVANCE,
    ScreenName.STAGE,
    ScreenName.RISK,
    ScreenName.ACCESS,
    ScreenName.QUESTIONS,
    ScreenName.PAGE,
)
"""The walk from a headline to a page, in order (ux.md 2.5)."""


def step_after(name: ScreenName) -> ScreenName:
    """The next step of the walk."""
    return WALK_STEPS[WALK_STEPS.index(name) + 1]


_LIKELY_AFTER = {
    ScreenName.WELCOME: ScreenName.PASSWORD,
    ScreenName.HOME: ScreenName.HEADLINE,
    ScreenName.HEADLINES: ScreenName.HEADLINE,
    **dict(pairwise(WALK_STEPS)),
}


def likely_after(name: ScreenName) -> ScreenName | None:
    """The screen that most often follows; None where there is no telling."""
    return _LIKELY_AFTER.get(name)


class ScreenActions(NamedTuple):
    """The words on the action bar; empty means no such button.

    `finish` shows "Finish for now", `later` shows "Later" in its place.
    """

    primary: str = ""
    second: str = ""
    back: bool = False
    finish: bool = False
    later: bool = False


class Screen(QWidget):
    """One screen. It asks for other screens by signal and never reaches into the window."""

    NAME: ClassVar[ScreenName]

    screen_asked = Signal(object)
    back_asked = Signal()
    actions_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"screen_{self.NAME.value}")
        self.page = ScrollPage(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)

    def add_heading(self, caption: str, heading: str) -> None:
        """Put the caption (where am I) and the one heading of this screen at the top."""
        self._caption = Caption(caption)
        self.page.add(self._caption)
        self._heading = Heading(heading)
        self._heading.setObjectName("heading")
        self.page.add(self._heading)
        self.set_heading(caption, heading)

    def set_heading(self, caption: str, heading: str) -> None:
        """Change the caption and the heading; an empty caption takes no room."""
        self._caption.setText(caption)
        self._caption.setVisible(bool(caption))
        self._heading.setText(heading)
        self.setAccessibleName(heading)

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        return ScreenActions()

    def choose_primary(self) -> None:
        """The primary button, or Ctrl+Enter."""

    def choose_second(self) -> None:
        """The second button."""

    def choose_later(self) -> None:
        """The button "Later"."""

    def build_more(self) -> bool:
        """Build the next part of a screen that nobody sees yet; True when there is more to build.

        A long screen is built in parts, so that no single turn takes long. `arrive` builds what is
        left.
        """
        return False

    def arrive(self) -> None:
        """The screen is about to be seen: show what the models hold now."""

    def leave(self) -> None:
        """Another screen is about to be seen."""

    def reveal(self, field: QWidget) -> None:
        """Show a field that may be folded away: the person was typing there before the lock."""

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        return None
