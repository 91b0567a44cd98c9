"""The places of the app, as real buttons of which one is checked (ux.md 2.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from carecompanion.views.screen import WALK_STEPS, ScreenName
from carecompanion.views.widgets.boxes import Column, keep_tab_order
from carecompanion.views.widgets.buttons import PlainButton, SideButton

if TYPE_CHECKING:
    from carecompanion.views.theme.icons import Icons

PLACES = (
    ScreenName.HOME,
    ScreenName.HEADLINES,
    ScreenName.MEMORY,
    ScreenName.VISITS,
    ScreenName.PAGE,
    ScreenName.LEARN,
    ScreenName.SETTINGS,
)
"""The places that work today, in the order of Ctrl+1, Ctrl+2 and so on."""

_ICON_NAMES = {
    ScreenName.HOME: "house",
    ScreenName.HEADLINES: "newspaper",
    ScreenName.MEMORY: "file-text",
    ScreenName.VISITS: "calendar",
    ScreenName.PAGE: "printer",
    ScreenName.LEARN: "book-open",
    ScreenName.SETTINGS: "settings",
}

_IN_HEADLINES = frozenset(
    {
        *(ScreenName.QUEUE, ScreenName.QUEUE_SHEET),
        *(ScreenName.LIFE, ScreenName.CLOSING, ScreenName.SOURCE),
    }
)
"""Screens that belong to the headlines."""

_IN_MEMORY = frozenset(
    {
        *(ScreenName.MEMORY_PART, ScreenName.FACT, ScreenName.DETAILS, ScreenName.NOTE),
        *(ScreenName.PAPERS, ScreenName.PAPER, ScreenName.TIMELINE, ScreenName.BOOKLET),
    }
)
"""Screens that belong to the care memory."""

_IN_LEARN = frozenset(
    {
        *(ScreenName.LEARN_THEME, ScreenName.LEARN_CARD),
        *(ScreenName.LEARN_WORDS, ScreenName.LEARN_TABLE, ScreenName.LEARN_PATH),
    }
)
"""Screens that belong to Learn."""


_IN_VISITS = frozenset(
    {
        *(ScreenName.VISIT_BEFORE, ScreenName.VISIT_DURING, ScreenName.VISIT_AFTER),
        ScreenName.VISIT_ANSWERS,
    }
)
"""Screens that belong to the appointments."""


class _WhoseButton(PlainButton):
    """As wide as the places below it: a long name takes more lines, and not more width."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """As narrow as its longest word, and as high as the lines it takes."""
        return QSize(self.minimumSizeHint().width(), super().sizeHint().height())


class SideList(QWidget):
    """Says where the person is, and leads elsewhere."""

    place_chosen = Signal(object)
    whose_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side_list")
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.setAutoFillBackground(True)
        self._group = QButtonGroup(self)
        self._buttons: dict[ScreenName, SideButton] = {}
        self._column = Column(self, gap=1, margin=3)

    def furnish(self, icons: Icons) -> None:
        """Make the buttons. The list is hidden while the notes are locked."""
        self._whose = _WhoseButton("")
        self._whose.setObjectName("whose_notes")
        self._whose.clicked.connect(self.whose_asked)
        self._whose.hide()
        self._column.addWidget(self._whose)
        for place in PLACES:
            self._buttons[place] = self._button(place, icons)
            self._column.addWidget(self._buttons[place])
        self._column.addStretch(1)
        keep_tab_order(self)

    def place_words(self, place: ScreenName) -> str:
        """The name of a place, the same everywhere."""
        return {
            ScreenName.HOME: self.tr("Home"),
            ScreenName.HEADLINES: self.tr("Headlines"),
            ScreenName.MEMORY: self.tr("Care memory"),
            ScreenName.VISITS: self.tr("Appointments"),
            ScreenName.PAGE: self.tr("Print"),
            ScreenName.LEARN: self.tr("Learn"),
            ScreenName.SETTINGS: self.tr("Settings"),
        }[place]

    def show_whose(self, words: str) -> None:
        """Say whose notes these are; empty where there is one person alone."""
        self._whose.setText(words)
        self._whose.setVisible(bool(words))

    def show_current(self, name: ScreenName) -> None:
        """Check the place that a screen belongs to."""
        button = self._buttons.get(_place_of(name))
        for each in self._buttons.values():
            if button is None:
                self._group.removeButton(each)
            else:
                self._group.addButton(each)
        for each in self._buttons.values():
            each.setChecked(each is button)
            # Tab stops once in a group. Where no place is current, each is a stop of its own.
            is_stop = button is None or each is button
            each.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
            )

    def current_button(self) -> QWidget:
        """Where F6 puts the focus."""
        return self._group.checkedButton() or self._buttons[ScreenName.HOME]

    def _button(self, place: ScreenName, icons: Icons) -> SideButton:
        button = SideButton(self.place_words(place), icon=icons.icon(_ICON_NAMES[place]))
        button.setObjectName(f"place_{place.value}")
        button.clicked.connect(self._on_clicked)
        self._group.addButton(button)
        return button

    @Slot()
    def _on_clicked(self) -> None:
        for place, button in self._buttons.items():
            if button is self.sender():
                button.setChecked(True)
                self.place_chosen.emit(place)


def _place_of(name: ScreenName) -> ScreenName:
    if name in WALK_STEPS[:-1] or name in _IN_HEADLINES:
        return ScreenName.HEADLINES
    if name in _IN_VISITS:
        return ScreenName.VISITS
    if name in _IN_LEARN:
        return ScreenName.LEARN
    return ScreenName.MEMORY if name in _IN_MEMORY else name
