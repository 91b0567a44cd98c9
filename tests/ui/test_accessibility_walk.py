"""The accessibility walk itself: each kind of fault is found, and a sound form passes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QWidget,
)

from carecompanion.views.theme.palettes import ThemeName
from carecompanion.views.widgets.buttons import PlainButton, PrimaryButton
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Body
from carecompanion.views.widgets.line_field import LineField
from carecompanion.views.widgets.option_row import OptionGroup
from carecompanion.views.widgets.scroll_page import ScrollPage
from tests.ui.accessibility import check
from tests.ui.apps import RunningApp


@pytest.fixture(scope="module")
def _look(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The look of the app, for windows of our own."""
    folder = tmp_path_factory.mktemp("look")
    running = RunningApp(
        qapp, folder / "notes.carevault", folder / "settings.ini", theme=ThemeName.LIGHT
    )
    running.window.hide()
    yield
    running.close()


Form = tuple[QMainWindow, ScrollPage]


@pytest.fixture
def form(_look: None) -> Iterator[Form]:
    """A small sound form."""
    window = QMainWindow()
    page = ScrollPage()
    page.add(Body("A form with nothing wrong in it."))
    page.add(FormRow("Name", LineField()))
    choice = OptionGroup("Colour")
    choice.add_options({1: "Red", 2: "Blue"})
    choice.set_value(1)
    page.add(FormRow("Colour", choice))
    page.add(PrimaryButton("Go on"))
    window.setCentralWidget(page)
    window.resize(700, 500)
    yield window, page
    window.close()
    window.deleteLater()


def found_in(window: QMainWindow) -> set[str]:
    """The checks that find something once the window is shown."""
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    return {finding.check for finding in check(window, high_contrast=False)}


def test_a_sound_form_passes(form: Form) -> None:
    assert found_in(form[0]) == set()


def test_fields_of_one_label_pass_when_their_names_go_on_to_say_which(form: Form) -> None:
    window, page = form
    for about in ("Condition", "Gene"):
        page.add(FormRow("It says", LineField(), about=about))

    assert found_in(window) == set()


class Trap(QLineEdit):
    """Keeps Tab to itself."""

    def event(self, event: object) -> bool:
        if isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.accept()
            return True
        return super().event(event)  # type: ignore[arg-type]


def a_button_without_a_name(page: ScrollPage) -> None:
    page.add(QPushButton())


def two_buttons_of_one_name(page: ScrollPage) -> None:
    page.add(PlainButton("Change"))
    page.add(PlainButton("Change"))


def two_fields_of_one_name_in_two_cards(page: ScrollPage) -> None:
    for _ in range(2):
        card = Card()
        card.add(FormRow("It says", LineField()))
        page.add(card)


def a_field_without_a_label(page: ScrollPage) -> None:
    field = LineField()
    field.setAccessibleName("Somewhere")
    page.add(field)


def a_field_called_other_than_its_label(page: ScrollPage) -> None:
    field = LineField()
    page.add(FormRow("When", field))
    field.setAccessibleName("Where")


def something_to_press_that_is_no_button(page: ScrollPage) -> None:
    thing = QWidget()
    thing.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    thing.setAccessibleName("Press me")
    page.add(thing)


class Jumping(LineField):
    """Tab and Shift+Tab go from here to where they are told."""

    on: QWidget
    back: QWidget

    def focusNextPrevChild(self, forward: bool) -> bool:
        (self.on if forward else self.back).setFocus()
        return True


def a_field_that_tab_leaves_out(page: ScrollPage) -> None:
    first, middle, last = Jumping(), LineField(), Jumping()
    for name, field in (("First", first), ("Middle", middle), ("Last", last)):
        page.add(FormRow(name, field))
    after, before = page.findChild(PrimaryButton), page.findChild(LineField)
    assert after is not None
    assert before is not None
    first.on, first.back, last.on, last.back = last, after, before, first


def a_field_under_something_else(page: ScrollPage) -> None:
    field = LineField()
    page.add(FormRow("Under", field))
    lid = QFrame(field.parentWidget())
    lid.setAutoFillBackground(True)
    lid.setGeometry(0, 0, 2000, 2000)
    lid.show()


def stops_in_the_wrong_order(page: ScrollPage) -> None:
    fields = [LineField() for _ in range(4)]
    for number, field in enumerate(fields):
        page.add(FormRow(f"Line {number}", field))
    QWidget.setTabOrder(fields[3], fields[0])


def a_keyboard_trap(page: ScrollPage) -> None:
    page.add(FormRow("Trap", Trap()))


def a_button_whose_focus_cannot_be_seen(page: ScrollPage) -> None:
    button = PlainButton("Quiet one")
    button.setStyleSheet(
        "QPushButton { outline: none; border: 1px solid #76808A; background: white; }"
    )
    page.add(button)


def a_tiny_button(page: ScrollPage) -> None:
    button = PlainButton("i")
    button.setFixedSize(20, 20)
    page.add(button)


def a_small_primary_button(page: ScrollPage) -> None:
    button = PrimaryButton("Send")
    button.setFixedHeight(36)
    page.add(button)


def faint_text(page: ScrollPage) -> None:
    label = QLabel("Hard to read")
    label.setStyleSheet("color: #B0B0B0; background: white;")
    page.add(label)


def a_faint_outline(page: ScrollPage) -> None:
    field = LineField()
    field.setStyleSheet("QLineEdit { border: 1px solid #D8D3C6; background: white; }")
    page.add(FormRow("Faint", field))


def a_clipped_text(page: ScrollPage) -> None:
    label = QLabel("This text needs more room than it has been given here")
    label.setFixedWidth(80)
    page.add(label)


def something_that_makes_the_page_scroll_sideways(page: ScrollPage) -> None:
    wide = QWidget()
    wide.setMinimumWidth(2000)
    content = page.widget()
    assert content is not None
    content.setMinimumWidth(2000)
    page.add(wide)


FAULTS: dict[Callable[[ScrollPage], None], str] = {
    a_button_without_a_name: "A1",
    two_buttons_of_one_name: "A2",
    two_fields_of_one_name_in_two_cards: "A2",
    something_to_press_that_is_no_button: "A3",
    a_field_without_a_label: "A4",
    a_field_called_other_than_its_label: "A4",
    a_field_that_tab_leaves_out: "A5",
    stops_in_the_wrong_order: "A6",
    a_keyboard_trap: "A7",
    a_button_whose_focus_cannot_be_seen: "A8",
    a_field_under_something_else: "A9",
    a_tiny_button: "A10",
    a_small_primary_button: "A10",
    faint_text: "A11",
    a_faint_outline: "A12",
    a_clipped_text: "A14",
    something_that_makes_the_page_scroll_sideways: "A14",
}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__.replace("_", " "))
def test_the_walk_finds(form: Form, fault: Callable[[ScrollPage], None]) -> None:
    window, page = form
    fault(page)

    assert FAULTS[fault] in found_in(window)
