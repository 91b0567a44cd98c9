"""Uses the real window as a person does: by visible words, with the mouse and with keys.

It knows no screen from the inside. After each act it waits until the app has answered, and looks
at what is new to read.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication, QInputMethodEvent, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from carecompanion.views.screen import ScreenName
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.choice_row import ChoiceRow
from carecompanion.views.widgets.gradual_column import GradualColumn
from carecompanion.views.widgets.labels import Heading
from carecompanion.views.widgets.notice import ErrorSummary
from carecompanion.views.widgets.suggestion_list import SuggestionList
from tests.ui.apps import Running
from tests.ui.counts import CountingFilter, Counts
from tests.ui.waiting import Watch, wait_for

_MOST_TABS = 120

_SAVED = frozenset({"All changes saved on this computer", "All changes saved"})


class Driver:
    """One person at one window."""

    def __init__(self, running: Running, *, knows_the_app: bool = False) -> None:
        self.running = running
        self.window = running.window
        self.counts = Counts()
        self.watch = Watch()
        self._filter = CountingFilter(self.counts)
        self._knows_the_app = knows_the_app
        self._read: set[str] = set()
        self._summaries: set[int] = set()
        self.window.windowHandle().installEventFilter(self._filter)
        stack = self.window.findChild(QStackedWidget)
        assert stack is not None
        stack.currentChanged.connect(self._on_screen_changed)
        self.pause("the start")
        self.start_counting()

    # --- eyes -------------------------------------------------------------------------------

    @property
    def screen(self) -> ScreenName:
        """Where the person is."""
        shown = self.window.current_screen
        assert shown is not None
        return shown.NAME

    def start_counting(self) -> None:
        """Forget what was done so far; the screen in sight is the first one."""
        self.counts = self._filter.counts = Counts(screens=1)
        self._look()

    def texts(self) -> list[str]:
        """Every text that can be read on the window now, scrolled away or not."""
        return [text for _, text in texts_of(self.window)]

    def find(self, name: str, *, row: str = "") -> QWidget:
        """The one control in use that is called `name`, in the card titled `row` where given."""
        root = self._card(row) if row else self._root()
        found = [widget for widget in shown_in(root) if _is_called(widget, name)]
        assert found, f"nobody can see {name!r} {row!r} on {self.screen}: {self.texts()}"
        assert len(found) == 1, f"{len(found)} things are called {name!r}: say which row"
        return found[0]

    def text_of(self, name: str, *, row: str = "") -> str:
        """What stands in a field."""
        field = self.find(name, row=row)
        field = field.focusProxy() or field
        assert isinstance(field, (QLineEdit, QPlainTextEdit)), field
        return field.text() if isinstance(field, QLineEdit) else field.toPlainText()

    def is_chosen(self, name: str, *, row: str = "") -> bool:
        """Whether an answer is marked."""
        mark = self.find(name, row=row)
        assert isinstance(mark, QAbstractButton), mark
        return mark.isChecked()

    def menu_action(self, words: str) -> QAction:
        """An entry of the menus, by what it says or by how that begins."""
        entries = [a for menu in self.window.menuBar().findChildren(QMenu) for a in menu.actions()]
        for entry in entries:
            if plain(entry.text()) == words:
                return entry
        (found,) = (entry for entry in entries if plain(entry.text()).startswith(words))
        return found

    def area(self) -> str:
        """The part of the window that has the keyboard."""
        widget = QApplication.focusWidget()
        while widget is not None and widget.parentWidget() is not self.window.centralWidget():
            if widget.objectName() in ("side_list", "action_bar", "status_strip", "banner"):
                break
            if isinstance(widget, QScrollArea):
                return "content"
            widget = widget.parentWidget()
        return widget.objectName() if widget is not None else "nowhere"

    # --- hands ------------------------------------------------------------------------------

    def press(self, *chords: str) -> None:
        """Press keys, each written as "Ctrl+N" or "Tab", wherever the keyboard is."""
        for chord in chords:
            self.press_without_waiting(chord)
            self.pause(chord)

    def press_without_waiting(self, chord: str) -> None:
        """Press keys, and be ready for the next before the app has answered."""
        combination = QKeySequence(chord)[0]  # type: ignore[index]
        if combination.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
            self.counts.thoughts += 1
        self._timed(
            chord,
            QTest.keyClick,
            self._handle(),
            combination.key(),
            combination.keyboardModifiers(),
        )

    def type(self, text: str) -> None:
        """Type letter by letter; what no plain key gives arrives as from an input method."""
        for letter in text:
            self.type_one(letter)
        self.pause("typing")

    def type_one(self, letter: str) -> None:
        """Type one letter and do not wait for anything."""
        if letter == "\n":
            self._timed("Return", QTest.keyClick, self._handle(), Qt.Key.Key_Return)
        elif letter.isascii():
            self._timed("a letter", QTest.keyClick, self._handle(), ord(letter))
        else:
            self._commit(letter)

    def paste(self, text: str) -> None:
        """Paste what was copied somewhere else."""
        QGuiApplication.clipboard().setText(text)
        self.press("Ctrl+V")

    def click(self, name: str, *, row: str = "") -> None:
        """Click something by its words, scrolling to it first if need be."""
        self.click_on(self.find(name, row=row), name)

    def click_on(self, control: QWidget, name: str) -> None:
        """Click a control that was found by looking at it."""
        target = hit_area(control)
        if self._is_offered_names() and not _is_uncovered(target):
            self.press("Escape")  # the list of names lies over it
        if not _is_in_sight(target):
            self.counts.scrolls += 1
        wait_for(lambda: self._bring_into_sight(target), f"{name!r} can be clicked")
        while not _is_uncovered(target):  # a field that had grown brought itself into sight
            wait_for(lambda: self._bring_into_sight(target), f"{name!r} can be clicked")
        place = target.mapTo(target.window(), target.rect().center())
        self.counts.thoughts += 1
        self._timed(
            f"click on {name}",
            QTest.mouseClick,
            self._handle(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            place,
        )
        self.pause(f"click on {name}")

    def tab_to(self, name: str, *, row: str = "") -> None:
        """Press Tab until something has the keyboard."""
        wanted = self.find(name, row=row)
        wanted = wanted.focusProxy() or wanted
        for _ in range(_MOST_TABS):
            focused = QApplication.focusWidget()
            if focused is wanted or (
                isinstance(wanted, QGroupBox) and focused and wanted.isAncestorOf(focused)
            ):
                return
            self.press("Tab")
        raise AssertionError(f"Tab does not reach {name!r} {row!r}")

    def choose_in_menu(self, menu: str, entry: int | str) -> None:
        """Open a menu by its key and choose an entry with the arrows: its words, or from 0."""
        (title,) = (a for a in self.window.menuBar().actions() if plain(a.text()) == menu)
        letter = title.text()[title.text().index("&") + 1]
        self.press(f"Alt+{letter}")
        opened = QApplication.activePopupWidget()
        assert isinstance(opened, QMenu), f"the menu {menu} does not open"
        entries = [a for a in opened.actions() if a.isEnabled() and not a.isSeparator()]
        words = [plain(action.text()) for action in entries]
        wanted = entries[words.index(entry) if isinstance(entry, str) else entry]
        while opened.activeAction() is not wanted:
            self.press("Down")
        self.press("Return")
        self.window.activateWindow()  # what a window manager does once a menu is closed
        self.pause(f"the menu {menu}")

    def meet_dialog(self, *answers: Callable[[], None]) -> None:
        """What to do once the next dialog is open; each answer is one step in it."""
        steps = list(answers)
        timer = QTimer(self.window, interval=20)

        def step() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is None or not dialog.isVisible():
                return
            timer.stop()
            handle = dialog.windowHandle()
            handle.installEventFilter(self._filter)
            for answer in steps:
                answer()

        timer.timeout.connect(step)
        timer.start()

    def pause(self, after: str = "") -> None:
        """Wait until the app has answered, and read what is new."""
        if QApplication.activeModalWidget() is not None:
            return
        began = time.monotonic()
        wait_for(self._has_answered, f"the app answers to {after}", watch=self.watch, at_least=1)
        self.counts.wait_s += time.monotonic() - began
        self._look()

    def wait_until(self, condition: Callable[[], bool], what: str) -> None:
        """Wait for something that can be seen.

        Raises:
            AssertionError: it did not come; the text says what could be read instead.
        """
        try:
            wait_for(condition, what, watch=self.watch)
        except AssertionError as error:
            raise AssertionError(f"{error}; on {self.screen}: {self.texts()}") from None
        self._look()

    def wait_for_screen(self, name: ScreenName) -> None:
        """Wait until a screen is there, with what is read for it."""
        self.wait_until(lambda: self.screen is name, f"the screen {name}")
        self.pause(f"coming to {name}")

    def wait_until_saved(self) -> None:
        """Wait until the line at the bottom says so."""
        self.wait_until(lambda: not _SAVED.isdisjoint(self.texts()), "everything is saved")

    # --- the rest ---------------------------------------------------------------------------

    def _has_answered(self) -> bool:
        """Nothing is being read or made, and every row of the screen is there."""
        shown = self.window.current_screen
        columns = shown.findChildren(GradualColumn) if shown is not None else []
        rows_are_there = all(column.is_filled for column in columns if column.isVisible())
        return rows_are_there and self.running.is_quiet()

    def _root(self) -> QWidget:
        return QApplication.activeModalWidget() or self.window

    def _handle(self) -> QWindow:
        return self._root().windowHandle()

    def _is_offered_names(self) -> bool:
        return any(isinstance(widget, SuggestionList) for widget in shown_in(self.window))

    def _card(self, title: str) -> QWidget:
        for card in shown_in(self.window):
            if isinstance(card, Card):
                labels = card.findChildren(QLabel)
                if any(label.text() == title for label in labels[:1]):
                    return card
        raise AssertionError(f"no row is titled {title!r}: {self.texts()}")

    def _timed(self, what: str, act: Callable[..., object], *arguments: object) -> None:
        has_dialog = QApplication.activeModalWidget() is not None
        dialogs = self.counts.dialogs
        began = time.monotonic()
        act(*arguments)
        if dialogs == self.counts.dialogs:
            if not has_dialog:
                self.watch.note(time.monotonic() - began, f"{what}, at {self.screen}")
        elif QApplication.activeModalWidget() is None:
            self.window.activateWindow()  # what a window manager does once a dialog is closed

    def _commit(self, letter: str) -> None:
        event = QInputMethodEvent()
        event.setCommitString(letter)
        focused = QGuiApplication.focusObject()
        assert focused is not None
        self._timed("a letter", QCoreApplication.sendEvent, focused, event)
        self.counts.keys += 1

    def _bring_into_sight(self, target: QWidget) -> bool:
        """Scroll as far as it takes; again where the page has changed since."""
        area = target.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        content = area.widget() if area is not None else None
        if area is not None and content is not None and not _is_in_sight(target):
            place = target.mapTo(content, QPoint(0, 0))
            area.ensureVisible(place.x(), place.y() + target.height(), 0, 8)
            area.ensureVisible(place.x(), place.y(), 0, 8)
        return _is_uncovered(target)

    def _on_screen_changed(self, _index: int) -> None:
        self.counts.screens += 1

    def _look(self) -> None:
        shown = shown_in(self.window)
        summaries = {id(widget) for widget in shown if isinstance(widget, ErrorSummary)}
        self.counts.errors += len(summaries - self._summaries)
        self._summaries = summaries
        for widget, text in texts_of(self.window):
            if text in self._read or widget.visibleRegion().isEmpty():
                continue
            self._read.add(text)
            if isinstance(widget, QAbstractButton):
                continue  # finding the button is a thought, and counted as one
            is_new = isinstance(widget, (Heading, QPlainTextEdit))
            if is_new or not self._knows_the_app:
                self.counts.words_read += len(text.split())


def _is_in_sight(target: QWidget) -> bool:
    return target.visibleRegion().boundingRect() == target.rect()


def _is_uncovered(target: QWidget) -> bool:
    """True when a click on the middle of something reaches it."""
    under = target.window().childAt(target.mapTo(target.window(), target.rect().center()))
    return under is target or (under is not None and target.isAncestorOf(under))


def shown_in(root: QWidget) -> Iterator[QWidget]:
    """Every widget in a window or a part of it that is shown, scrolled away or not.

    In the order of `findChildren`, which would also look into each screen that is not in sight.
    """
    for child in root.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if child.isVisible():
            yield child
            yield from shown_in(child)


def texts_of(root: QWidget) -> Iterator[tuple[QWidget, str]]:
    """Every text shown in a window or a part of it, with the widget that shows it."""
    for widget in shown_in(root):
        if isinstance(widget, QLabel):
            text = widget.text()
        elif isinstance(widget, QAbstractButton):
            text = " ".join(widget.text().split())
        elif isinstance(widget, QLineEdit):
            text = widget.displayText()
        elif isinstance(widget, QPlainTextEdit):
            text = widget.toPlainText()
        else:
            continue
        if text:
            yield widget, plain(text)


def hit_area(widget: QWidget) -> QWidget:
    """What takes the click for a control: the whole row around a radio button or a check box."""
    parent = widget.parentWidget()
    return parent if isinstance(parent, ChoiceRow) else widget


def plain(text: str) -> str:
    """Words without the marks of their keys."""
    return re.sub(r"&(.)", r"\1", text)


def in_window(widget: QWidget) -> QRect:
    """Where a widget is in its window."""
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def _is_called(widget: QWidget, name: str) -> bool:
    if not widget.isEnabled():
        return False
    if widget.objectName() == name:
        return True
    if not isinstance(widget, (QAbstractButton, QLineEdit, QPlainTextEdit, QGroupBox)):
        return False
    said = plain(widget.accessibleName())
    # A field is found by the label beside it; its name may go on to say which row it is in.
    is_field = isinstance(widget, (QLineEdit, QPlainTextEdit))
    return said == name or (is_field and said.startswith(f"{name}: "))
