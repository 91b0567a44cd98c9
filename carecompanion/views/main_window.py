"""The frame around every screen: menus, side list, the screen itself, action bar and status."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from carecompanion.views.action_bar import ActionBar
from carecompanion.views.banner import Banner
from carecompanion.views.menu_titles import add_menu_titles
from carecompanion.views.navigator import Navigator
from carecompanion.views.screen import LOCKED_SCREENS, Screen, ScreenName
from carecompanion.views.screens_ahead import ScreensAhead
from carecompanion.views.side_list import SideList
from carecompanion.views.status_strip import StatusStrip
from carecompanion.views.theme.appearance import Appearance
from carecompanion.views.widgets.boxes import Column, Row

if TYPE_CHECKING:
    from carecompanion.viewmodels.editing import EditingModel
    from carecompanion.views.menus import Menus
    from carecompanion.views.undo_entries import UndoEntries

SIDE_LIST_NEEDS = 100
"""Average characters of width below which the side list hides; its entries stay in the Go menu."""

ROOMY_LINES = 26
"""Lines of text in the height of the window below which the bars at its foot are tight."""

ScreenFactory = Callable[[ScreenName], Screen]


class MainWindow(QMainWindow):
    """Shows one screen at a time; each is built on its first visit, or a little ahead of it."""

    close_asked = Signal()
    input_seen = Signal()
    first_shown = Signal()
    people_asked = Signal()
    files_dropped = Signal(object)
    text_dropped = Signal(str)

    def __init__(
        self,
        navigator: Navigator,
        appearance: Appearance,
        make_screen: ScreenFactory,
    ) -> None:
        super().__init__()
        self.setWindowTitle("Care Companion")
        self.setObjectName("main_window")
        self._navigator = navigator
        self._make_screen = make_screen
        self._screens: dict[ScreenName, Screen] = {}
        self._ahead = ScreensAhead(self.screen_for, self)
        self._may_close = False
        self._is_open = False
        self._whose = ""
        self._was_shown = False
        self._undo_entries: UndoEntries | None = None
        self._appearance = appearance
        self._titles = add_menu_titles(self)
        self._menus: Menus | None = None
        self.banner = Banner()
        self.status = StatusStrip()
        self._side_list = SideList()
        self._stack = QStackedWidget()
        self._actions = ActionBar()
        self._lay_out()
        self._connect_parts()
        self.setMinimumSize(800, 560)

    @property
    def side_list(self) -> SideList:
        """The places at the side."""
        return self._side_list

    @property
    def menus(self) -> Menus:
        """What can be chosen in the menus; there once the window is furnished."""
        if self._menus is None:
            raise RuntimeError("the window is not furnished")
        return self._menus

    def furnish(self) -> None:
        """Add what nobody can see or reach before the first screen is painted.

        Input is watched on the window handle, where it costs three calls a key.
        """
        from carecompanion.views.menus import Menus

        self.windowHandle().installEventFilter(self)
        self._menus = Menus(self, self._titles, self._appearance)
        self._menus.continue_chosen.connect(self._choose_primary)
        self._menus.back_chosen.connect(self._navigator.back)
        self._side_list.place_chosen.connect(self._menus.place_chosen)
        self._side_list.furnish(self._appearance.icons)
        self._side_list.whose_asked.connect(self.people_asked)
        self.status.whose_asked.connect(self.people_asked)
        self.banner.furnish()
        self.setAcceptDrops(True)
        self._add_area_keys()

    def screen_for(self, name: ScreenName) -> Screen:
        """The screen, built now if it is asked for the first time."""
        if name not in self._screens:
            screen = self._make_screen(name)
            screen.screen_asked.connect(self._navigator.go)
            screen.back_asked.connect(self._navigator.back)
            screen.actions_changed.connect(self._show_actions)
            screen.bar_asked.connect(self._focus_bar)
            self._screens[name] = screen
            self._stack.addWidget(screen)
        return self._screens[name]

    def use_editing(self, editing: EditingModel) -> None:
        """Offer undo and tell what is saved, once there is something behind the first screen."""
        from carecompanion.views.undo_entries import UndoEntries

        self.status.use_editing(editing)
        self._undo_entries = UndoEntries(self.menus, editing)
        self._undo_entries.told.connect(self.status.say)
        self._look_ahead(is_drawn=self._was_shown)

    @property
    def screens(self) -> tuple[Screen, ...]:
        """Every screen built so far."""
        return tuple(self._screens.values())

    @property
    def current_screen(self) -> Screen | None:
        """The screen shown now."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Screen) else None

    def set_open(self, is_open: bool) -> None:
        """Notes were opened or locked: offer what can be done with open notes, or nothing of it."""
        self._is_open = is_open
        self.menus.set_open(is_open)
        if is_open and self._undo_entries is not None:
            self._undo_entries.show_next()
        self.status.set_open(is_open)
        if not is_open:
            self._ahead.stop()
            self.banner.hide()

    def show_whose(self, words: str) -> None:
        """Say whose notes these are, on every screen; empty where there is one person alone."""
        self._whose = words
        self.menus.show_whose(words)
        self._side_list.show_whose(words)
        self._show_side_list()

    def allow_close(self) -> None:
        """Everything is saved: close for good."""
        self._may_close = True
        self.close()

    def come_to_front(self) -> None:
        """Be seen, also when the window was put away small; the desktop may still refuse."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing first saves and locks; the caller then calls `allow_close`."""
        if not self._may_close:
            self.close_asked.emit()
        # A window that is being closed cannot be closed once more from within.
        event.setAccepted(self._may_close)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the side list when the text is large for the width; be tight when for the height."""
        super().resizeEvent(event)
        self._show_side_list()
        self._be_tight()

    def changeEvent(self, event: QEvent) -> None:
        """A new text size changes what fits."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._show_side_list()
            self._be_tight()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """What no screen takes can be dropped anywhere, while notes are open."""
        from carecompanion.views.dropped import files_in, text_in

        data = event.mimeData()
        is_covered = self._navigator.current is ScreenName.COVER
        if self._is_open and not is_covered and (files_in(data) or text_in(data)):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped; nothing of it is opened here."""
        from carecompanion.views.dropped import files_in, text_in

        event.acceptProposedAction()
        if files := files_in(event.mimeData()):
            self.files_dropped.emit(files)
        elif text := text_in(event.mimeData()):
            self.text_dropped.emit(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first time, once everything in the window is painted too."""
        super().paintEvent(event)
        if not self._was_shown:
            self._was_shown = True
            QTimer.singleShot(0, self.first_shown.emit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Input in the window tells the idle lock that somebody is there."""
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel):
            self.input_seen.emit()
        return super().eventFilter(watched, event)

    def forget_screens(self) -> None:
        """Drop every screen that showed notes; they are built anew after unlocking."""
        for name in [name for name in self._screens if name not in LOCKED_SCREENS]:
            screen = self._screens.pop(name)
            self._stack.removeWidget(screen)
            screen.deleteLater()

    def caret(self, name: ScreenName) -> tuple[str, int, int]:
        """The field used last on a screen, its caret, and how far the screen is scrolled.

        It has the focus, or had it before help, another window or the cover came over it.
        """
        from carecompanion.views.widgets.line_field import LineField
        from carecompanion.views.widgets.text_field import TextField

        screen = self._screens.get(name)
        field = screen.focusWidget() if screen else None
        scroll = screen.page.verticalScrollBar().value() if screen else 0
        if isinstance(field, TextField):
            return field.objectName(), field.caret(), scroll
        if isinstance(field, LineField):
            return field.objectName(), field.cursorPosition(), scroll
        return ("" if field is None else field.objectName()), 0, scroll

    def put_caret(self, name: str, position: int, scroll: int) -> None:
        """Put the focus and the caret back."""
        from carecompanion.views.widgets.line_field import LineField
        from carecompanion.views.widgets.text_field import TextField

        screen = self.current_screen
        field = screen.field_called(name) if screen and name else None
        if screen is None or not name:
            return
        if field is None:
            screen.await_field(name, partial(self.put_caret, name, position, scroll))
            return
        screen.reveal(field)
        field.setFocus()
        if isinstance(field, TextField):
            field.set_caret(position)
        elif isinstance(field, LineField):
            field.setCursorPosition(position)
        screen.page.verticalScrollBar().setValue(scroll)

    def _lay_out(self) -> None:
        central = QWidget()
        frame = Column(central, gap=0)
        body = Row(gap=0)
        middle = Column(gap=0)
        middle.addWidget(self.banner)
        middle.addWidget(self._stack, 1)
        middle.addWidget(self._actions)
        body.addWidget(self._side_list)
        body.addLayout(middle, 1)
        frame.addLayout(body, 1)
        frame.addWidget(self.status)
        self.setCentralWidget(central)

    def _connect_parts(self) -> None:
        self._navigator.left.connect(self._on_left)
        self._navigator.arrived.connect(self._on_arrived)
        self._actions.back_chosen.connect(self._navigator.back)
        self._actions.primary_chosen.connect(self._choose_primary)
        self._actions.second_chosen.connect(self._choose_second)
        self._actions.finish_chosen.connect(self._finish_for_now)

    def _add_area_keys(self) -> None:
        from PySide6.QtGui import QKeySequence, QShortcut

        for key, slot in (("F6", self._next_area), ("Shift+F6", self._previous_area)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(slot)

    @Slot(object)
    def _on_left(self, name: ScreenName) -> None:
        if name in self._screens:
            self._screens[name].leave()

    @Slot(object)
    def _on_arrived(self, name: ScreenName) -> None:
        screen = self.screen_for(name)
        self.status.rest()
        screen.arrive()
        self._stack.setCurrentWidget(screen)
        self._side_list.show_current(name)
        self._show_side_list()
        self._show_actions()
        screen.page.begin()  # Qt had put the keyboard somewhere in the page for a moment
        self._focus_first(screen)
        self._look_ahead()

    def _look_ahead(self, *, is_drawn: bool = False) -> None:
        is_something_behind = self._undo_entries is not None
        if is_something_behind and self._navigator.current is not None:
            self._ahead.look_ahead_from(self._navigator.current, is_drawn=is_drawn)

    def _focus_first(self, screen: Screen) -> None:
        field = screen.first_field()
        target = field if field is not None else self._actions.first_button()
        target.setFocus()

    @Slot()
    def _focus_bar(self) -> None:
        self._actions.first_button().setFocus()

    @Slot()
    def _show_actions(self) -> None:
        screen = self.current_screen
        if screen is None:
            return
        first = self._actions.first_button()
        had_focus = first.hasFocus()
        self._actions.show_actions(screen.bar_words(), can_go_back=self._navigator.can_go_back)
        if had_focus and first.isVisible() and self._actions.first_button() is not first:
            # A screen whose content came late: Enter means what it does, and not Back.
            self._actions.first_button().setFocus()

    def _be_tight(self) -> None:
        """What stays in sight gives room to the text, where few lines of it fit."""
        lines = self.height() / max(self.fontMetrics().lineSpacing(), 1)
        for part in (self._actions, self.status):
            part.set_tight(lines < ROOMY_LINES)

    def _show_side_list(self) -> None:
        may_show = self._is_open and self._navigator.current is not ScreenName.COVER
        room = self.width() / max(self.fontMetrics().averageCharWidth(), 1)
        has_room = room >= SIDE_LIST_NEEDS
        self._side_list.setVisible(may_show and has_room)
        self.status.show_whose(self._whose if may_show and not has_room else "")

    @Slot()
    def _choose_primary(self) -> None:
        if self.current_screen is not None:
            self.current_screen.choose_primary()

    @Slot()
    def _choose_second(self) -> None:
        if self.current_screen is not None:
            self.current_screen.choose_second()

    @Slot()
    def _finish_for_now(self) -> None:
        screen = self.current_screen
        if screen is not None and screen.bar_words().later:
            screen.choose_later()
            return
        self._navigator.start_at(ScreenName.HOME)
        self.status.say(
            self.tr("You can stop here. Everything is saved. The page can be printed as it is.")
        )

    @Slot()
    def _next_area(self) -> None:
        self._move_area(1)

    @Slot()
    def _previous_area(self) -> None:
        self._move_area(-1)

    def _move_area(self, step: int) -> None:
        areas = self._areas()
        now = max((i for i, (area, _) in enumerate(areas) if _has_focus(area)), default=0)
        areas[(now + step) % len(areas)][1].setFocus()

    def _areas(self) -> list[tuple[QWidget, QWidget]]:
        areas: list[tuple[QWidget, QWidget]] = []
        if self._side_list.isVisible():
            areas.append((self._side_list, self._side_list.current_button()))
        screen = self.current_screen
        if screen is not None:
            beside = screen.side_area()
            if not screen.page.isHidden():
                areas.append((screen, screen.first_field() or screen.page))
            if beside is not None:
                areas.append((beside, beside))
        areas.append((self._actions, self._actions.first_button()))
        areas.append((self.status, self.status.first_button()))
        return areas


def _has_focus(area: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and area.isAncestorOf(focused)
