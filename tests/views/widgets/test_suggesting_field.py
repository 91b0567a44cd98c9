"""Names are offered, picked by keys or mouse, and never put in by themselves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from carecompanion.views.theme.appearance import Appearance
from carecompanion.views.theme.palettes import ThemeName
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.line_field import LineField
from carecompanion.views.widgets.scroll_page import ScrollPage
from carecompanion.views.widgets.suggesting_field import SuggestingField
from carecompanion.views.widgets.suggestion_list import Offer, SuggestionList
from tests.ui.pixels import Picture, contrast

_FEW_PIXELS = 20
CTRL = Qt.KeyboardModifier.ControlModifier
NAMES = (
    Offer("Hunter syndrome"),
    Offer("Huntington disease", "also called HD"),
    Offer("Hurler syndrome"),
    Offer(
        "A name so long that it has to go on over more lines than one of the list, be the window"
        " as wide as it may, and the words no larger than they are at the first start"
    ),
)


class Window(QMainWindow):
    """A page with a field that offers names, a field after it, and a shortcut on each list key."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        for key in ("Escape", "Ctrl+Z"):
            action = QAction(key, self)
            action.setShortcut(QKeySequence(key))
            action.triggered.connect(self._on_triggered)
            self.addAction(action)
        self.page = ScrollPage()
        self.title = QLabel("A page")
        self.field = SuggestingField(self.suggest, list_name="Names to pick from")
        self.after = LineField()
        self.page.add(self.title)
        self.page.add(FormRow("Condition", self.field))
        self.page.add(FormRow("Gene", self.after))
        for number in range(30):
            self.page.add(QLabel(f"Line {number}"))
        self.setCentralWidget(self.page)
        self.resize(600, 400)
        self.typed: list[str] = []
        self.entered = 0
        self.field.typed.connect(self.typed.append)
        self.field.returnPressed.connect(self._on_entered)
        self.names: tuple[Offer, ...] = NAMES

    def suggest(self, text: str) -> tuple[Offer, ...]:
        words = text.casefold()
        return tuple(
            n for n in self.names if len(words) > 1 and n.text.casefold().startswith(words)
        )

    @property
    def offered(self) -> list[str]:
        lists = [names for names in self.findChildren(SuggestionList) if names.isVisible()]
        return [offer.text for names in lists for offer in names.offers]

    @property
    def list(self) -> SuggestionList:
        (shown,) = [names for names in self.findChildren(SuggestionList) if names.isVisible()]
        return shown

    def _on_triggered(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.heard.append(action.text())

    def _on_entered(self) -> None:
        self.entered += 1


@pytest.fixture
def window(look: Appearance, qtbot: QtBot) -> Window:
    window = Window()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.field.setFocus()
    return window


def press(window: Window, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or window, key)


def test_names_are_offered_while_typing_and_none_is_chosen(window: Window) -> None:
    QTest.keyClicks(window.field, "h")
    assert window.offered == []
    QTest.keyClicks(window.field, "un")
    assert window.offered == ["Hunter syndrome", "Huntington disease"]
    assert window.list.chosen() is None
    assert window.field.text() == "hun"
    assert window.field.hasFocus()


def test_enter_with_nothing_chosen_leaves_the_words_as_typed(window: Window) -> None:
    QTest.keyClicks(window.field, "hun")
    press(window, Qt.Key.Key_Return)
    assert window.field.text() == "hun"
    assert window.offered == []
    assert window.entered == 1


def test_a_name_is_picked_with_the_keyboard_alone_exactly_as_shown(window: Window) -> None:
    QTest.keyClicks(window.field, "hun")
    press(window, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert window.field.text() == "hun", "looking at a name changes nothing"
    press(window, Qt.Key.Key_Return)
    assert window.field.text() == "Huntington disease"
    assert window.typed[-1] == "Huntington disease"
    assert window.offered == []
    assert window.entered == 0


def test_undo_brings_back_what_was_typed(window: Window) -> None:
    QTest.keyClicks(window.field, "hun")
    press(window, Qt.Key.Key_Down, Qt.Key.Key_Return)
    QTest.keyClick(window.field, Qt.Key.Key_Z, CTRL)
    assert window.field.text() == "hun"
    assert window.heard == []


def test_up_and_down_go_round_by_way_of_the_words_typed(window: Window) -> None:
    QTest.keyClicks(window.field, "hun")
    chosen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up):
        press(window, key)
        offer = window.list.chosen()
        chosen.append(offer.text if offer else "")
    two = ("Hunter syndrome", "Huntington disease")
    assert chosen == [two[0], two[1], "", two[1], two[0]]


def test_esc_closes_the_list_first_and_then_belongs_to_the_window(window: Window) -> None:
    QTest.keyClicks(window.field, "hun")
    press(window, Qt.Key.Key_Down, Qt.Key.Key_Escape)
    assert (window.offered, window.field.text(), window.heard) == ([], "hun", [])
    press(window, Qt.Key.Key_Escape)
    assert window.heard == ["Escape"]


def test_down_opens_the_list_again(window: Window) -> None:
    QTest.keyClicks(window.field, "hun")
    press(window, Qt.Key.Key_Escape, Qt.Key.Key_Down)
    assert window.offered == ["Hunter syndrome", "Huntington disease"]
    assert window.list.chosen() is None


def test_tab_goes_on_and_picks_nothing(window: Window) -> None:
    QTest.keyClicks(window.field, "hun")
    press(window, Qt.Key.Key_Down, Qt.Key.Key_Tab)
    assert window.after.hasFocus()
    assert (window.offered, window.field.text()) == ([], "hun")


def test_typing_on_closes_the_list_when_there_is_nothing_more_to_offer(window: Window) -> None:
    QTest.keyClicks(window.field, "hunx")
    assert window.offered == []
    press(window, Qt.Key.Key_Backspace)
    assert len(window.offered) == 2


def test_a_name_typed_whole_is_not_offered_again(window: Window) -> None:
    QTest.keyClicks(window.field, "Hurler syndrome")
    assert window.offered == []


def test_a_name_is_picked_with_a_click(window: Window) -> None:
    QTest.keyClicks(window.field, "hun")
    names = window.list
    place = names.visualRect(names.model().index(1, 0)).center()
    QTest.mouseClick(names.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.field.text() == "Huntington disease"
    assert window.field.hasFocus()
    assert window.offered == []


def test_a_click_elsewhere_closes_the_list(window: Window) -> None:
    QTest.keyClicks(window.field, "hun")
    place = window.title.mapTo(window, QPoint(2, 2))
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
    assert (window.offered, window.field.text()) == ([], "hun")


def test_text_shown_by_the_app_offers_nothing(window: Window) -> None:
    window.field.set_text_quietly("hun")
    window.field.look_again()
    assert window.offered == []


def test_names_that_arrive_late_are_offered_for_what_was_typed(window: Window) -> None:
    window.names = ()
    QTest.keyClicks(window.field, "hun")
    assert window.offered == []
    window.names = NAMES
    window.field.look_again()
    assert len(window.offered) == 2


def test_the_list_stays_with_its_field_and_goes_when_that_is_out_of_sight(window: Window) -> None:
    QTest.keyClicks(window.field, "hun")
    before = window.list.y() - window.field.mapTo(window, QPoint(0, 0)).y()
    window.page.verticalScrollBar().setValue(20)
    assert window.list.y() - window.field.mapTo(window, QPoint(0, 0)).y() == before
    window.page.verticalScrollBar().setValue(window.page.verticalScrollBar().maximum())
    assert window.offered == []


def test_a_closed_list_keeps_nothing_of_what_it_showed(window: Window) -> None:
    QTest.keyClicks(window.field, "hun")
    names = window.list
    window.field.hide()
    assert not names.isVisible()
    assert names.offers == ()
    assert names.model().rowCount() == 0


def test_a_screen_reader_is_told_the_list_and_why_each_name_is_there(window: Window) -> None:
    QTest.keyClicks(window.field, "hun")
    told = QAccessible.queryAccessibleInterface(window.list)
    assert told.role() is QAccessible.Role.List
    assert told.text(QAccessible.Text.Name) == "Names to pick from"
    rows = [told.child(number).text(QAccessible.Text.Name) for number in range(told.childCount())]
    assert rows == ["Hunter syndrome", "Huntington disease, also called HD"]


@pytest.mark.parametrize("theme", [t for t in ThemeName if t is not ThemeName.SYSTEM])
@pytest.mark.parametrize("scale", [100, 200])
def test_the_list_is_inside_the_window_and_readable_in_every_look(
    window: Window, look: Appearance, theme: ThemeName, scale: int
) -> None:
    look.set_theme(theme)
    look.set_text_scale(scale)
    QTest.keyClicks(window.field, "a n")
    press(window, Qt.Key.Key_Down)
    names = window.list
    assert window.rect().contains(names.geometry())
    row = names.visualRect(names.model().index(0, 0))
    assert row.height() >= 2 * names.fontMetrics().height(), "a long name goes over lines"
    assert row.width() <= names.viewport().width()
    assert _contrast_in(names, row) >= 4.5


def _contrast_in(names: QWidget, row: QRect) -> float:
    """The contrast of the words in a row: its ground, and what stands out most from that."""
    picture = Picture(names)
    (_, ground), *others = picture.colours(row)
    often = [colour for count, colour in others if count > _FEW_PIXELS]
    return max(contrast(ground, colour) for colour in often)
