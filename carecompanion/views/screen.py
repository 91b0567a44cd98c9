"""What every screen is: a heading, a scrolling column of content, and the words of its buttons."""

from __future__ import annotations

from collections.abc import Callable
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
    MEMORY = "memory"
    MEMORY_PART = "memory_part"
    FACT = "fact"
    DETAILS = "details"
    NOTE = "note"
    PEOPLE = "people"
    PERSON = "person"
    FIND = "find"
    INTAKE = "intake"
    TIMELINE = "timeline"
    BOOKLET = "booklet"
    QUEUE = "queue"
    QUEUE_SHEET = "queue_sheet"
    LIFE = "life"
    CLOSING = "closing"
    SOURCE = "source"
    VISITS = "visits"
    VISIT_BEFORE = "visit_before"
    VISIT_DURING = "visit_during"
    VISIT_AFTER = "visit_after"
    VISIT_ANSWERS = "visit_answers"
    LEARN = "learn"
    LEARN_THEME = "learn_theme"
    LEARN_CARD = "learn_card"
    LEARN_WORDS = "learn_words"
    LEARN_TABLE = "learn_table"
    LEARN_PATH = "learn_path"


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

PANE_SHARE = 0.4
"""How much of a screen is taken by what stands below its page."""

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
    ScreenName.WELCOME: (ScreenName.PASSWORD,),
    ScreenName.PASSWORD: (ScreenName.HOME,),
    ScreenName.UNLOCK: (ScreenName.HOME,),
    ScreenName.HOME: (ScreenName.HEADLINE, ScreenName.HEADLINES, ScreenName.FIND),
    ScreenName.HEADLINES: (ScreenName.HEADLINE,),
    ScreenName.MEMORY: (ScreenName.MEMORY_PART, ScreenName.TIMELINE),
    ScreenName.MEMORY_PART: (ScreenName.FACT,),
    ScreenName.LEARN: (ScreenName.LEARN_CARD, ScreenName.LEARN_THEME),
    **{here: (after,) for here, after in pairwise(WALK_STEPS)},
}


def likely_after(name: ScreenName) -> tuple[ScreenName, ...]:
    """The screens that most often follow, the likeliest first; none where there is no telling."""
    return _LIKELY_AFTER.get(name, ())


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
    """One screen. It asks for other screens by signal and never reaches into the window.

    `bar_asked` asks for the keyboard to go to the action bar, whose button is what comes next.
    """

    NAME: ClassVar[ScreenName]

    screen_asked = Signal(object)
    back_asked = Signal()
    actions_changed = Signal()
    bar_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"screen_{self.NAME.value}")
        self.page = ScrollPage(self)
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.page, round(10 * (1 - PANE_SHARE)))

    def add_below(self, widget: QWidget) -> None:
        """Put something below what scrolls, where it stays in sight with its share of the room."""
        self._stack.addWidget(widget, round(10 * PANE_SHARE))

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

    def side_area(self) -> QWidget | None:
        """What F6 goes to after the content: something open beside it, if there is."""
        return None

    def field_called(self, name: str) -> QWidget | None:
        """A field by its object name; a screen that builds its fields in parts builds them now."""
        return self.findChild(QWidget, name)

    def reveal(self, field: QWidget) -> None:
        """Show a field that may be folded away: the person was typing there before the lock."""

    def await_field(self, name: str, then: Callable[[], None]) -> None:
        """As `reveal` for a field that is not made yet: call `then` once it is."""

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        return None
