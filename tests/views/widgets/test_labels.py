from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from carecompanion.views.theme.appearance import Appearance
from carecompanion.views.widgets.labels import Body, Caption, Heading, Quiet, Section, Strong
from carecompanion.views.widgets.selectable_text import SelectableText
from tests.views.colours import painted


def test_type_steps_up_from_caption_to_heading(look: Appearance, qtbot: QtBot) -> None:
    words = "Your three questions"
    labels = [Caption(words), Body(words), Section(words), Heading(words)]
    for label in labels:
        qtbot.addWidget(label)
    widths = [label.sizeHint().width() for label in labels]
    assert widths == sorted(widths)
    assert widths[0] < 0.95 * widths[1]
    assert 1.2 < widths[2] / widths[1] < 1.45  # a quarter larger, and bold
    assert widths[3] > 1.3 * widths[2]


def test_words_that_stand_out_are_heavier(look: Appearance, qtbot: QtBot) -> None:
    body, strong = Body("The headline says"), Strong("The headline says")
    for label in (body, strong):
        qtbot.addWidget(label)
    assert painted(strong)[look.colours.text] > 1.2 * painted(body)[look.colours.text]


def test_another_role_is_another_look(look: Appearance, qtbot: QtBot) -> None:
    label = Body("It is not saved")
    qtbot.addWidget(label)
    before = label.sizeHint().width()
    label.set_role("problem")
    assert label.sizeHint().width() > before
    assert painted(label)[look.colours.problem] > 0


def test_quiet_text_is_painted_in_the_quiet_colour(look: Appearance, qtbot: QtBot) -> None:
    label = Quiet("The headline says")
    qtbot.addWidget(label)
    label.show()
    assert painted(label)[look.colours.quiet] > 0
    assert painted(label)[look.colours.text] == 0


def test_text_is_never_markup(look: Appearance, qtbot: QtBot) -> None:
    words = "<b>Cure</b> <img src='x'> &amp; more"
    label = Body(words)
    qtbot.addWidget(label)
    face = QAccessible.queryAccessibleInterface(label)
    assert face.text(QAccessible.Text.Name) == words
    plain = Body("Cure")
    qtbot.addWidget(plain)
    assert label.sizeHint().width() > 2 * plain.sizeHint().width()


def test_another_text_is_measured_anew(look: Appearance, qtbot: QtBot) -> None:
    label = Body("short")
    qtbot.addWidget(label)
    before = label.heightForWidth(200)
    label.setText("a much longer text " * 10)
    assert label.heightForWidth(200) > 3 * before


def test_labels_are_no_stop_for_the_tab_key(look: Appearance, qtbot: QtBot) -> None:
    for label in (Body("a"), SelectableText("a")):
        qtbot.addWidget(label)
        assert not label.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_fact_can_be_selected_by_dragging_and_copied(look: Appearance, qtbot: QtBot) -> None:
    fact = SelectableText("SMN1, two copies")
    qtbot.addWidget(fact)
    fact.show()
    QTest.mousePress(fact, Qt.MouseButton.LeftButton, pos=QPoint(0, 8))
    QTest.mouseMove(fact, QPoint(fact.fontMetrics().horizontalAdvance("SMN1"), 8))
    assert fact.selected_text() == "SMN1"
    fact.copy()
    assert QGuiApplication.clipboard().text() == "SMN1"
    QGuiApplication.clipboard().clear()


def test_a_double_click_selects_a_word(look: Appearance, qtbot: QtBot) -> None:
    fact = SelectableText("two copies of SMN2")
    qtbot.addWidget(fact)
    fact.show()
    inside = fact.fontMetrics().horizontalAdvance("two cop")
    QTest.mouseDClick(fact, Qt.MouseButton.LeftButton, pos=QPoint(inside, 8))
    assert fact.selected_text() == "copies"


def test_selecting_everything_counts_rare_letters_right(look: Appearance, qtbot: QtBot) -> None:
    fact = SelectableText("\U0001f9ec HbSβ⁰")
    qtbot.addWidget(fact)
    fact.select_all()
    assert fact.selected_text() == "\U0001f9ec HbSβ⁰"
