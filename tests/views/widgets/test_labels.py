from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from carecompanion.views.theme.appearance import Appearance
from carecompanion.views.widgets.labels import Body, Caption, Heading, Quiet, Section
from tests.views.colours import painted


def test_sizes_and_weights_step_up_from_caption_to_heading(look: Appearance, qtbot: QtBot) -> None:
    labels = [Caption("a"), Body("a"), Section("a"), Heading("a")]
    for label in labels:
        qtbot.addWidget(label)
        label.ensurePolished()
    assert [round(label.font().pointSizeF()) for label in labels] == [11, 12, 15, 20]
    assert [label.font().bold() for label in labels] == [False, False, True, True]


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
