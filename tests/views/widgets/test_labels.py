from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from carecompanion.views.theme.appearance import Appearance
from carecompanion.views.widgets.labels import Body, Caption, Heading, Quiet, Section, Strong
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
    label = Body("a")
    qtbot.addWidget(label)
    assert not label.focusPolicy() & Qt.FocusPolicy.TabFocus
