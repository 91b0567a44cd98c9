from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from carecompanion.views.theme.appearance import Appearance
from carecompanion.views.theme.palettes import THEMES, ThemeName
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.labels import Body
from carecompanion.views.widgets.notice import ErrorSummary, Notice
from carecompanion.views.widgets.option_row import OptionRow
from tests.views.colours import painted

PALETTES = list(THEMES)


@pytest.mark.parametrize("name", PALETTES)
def test_each_frame_has_its_ground_and_outline(
    look: Appearance, qtbot: QtBot, name: ThemeName
) -> None:
    look.set_theme(name)
    colours = look.colours
    card = Card()
    card.add(Body("Words"))
    for frame, ground, edge in (
        (card, colours.base, colours.hairline),
        (Notice("Words"), colours.notice_ground, colours.notice),
        (ErrorSummary(), colours.problem_ground, colours.problem),
        (OptionRow("Words"), colours.base, colours.border),
    ):
        qtbot.addWidget(frame)
        frame.show()
        frame.clearFocus()
        seen = painted(frame)
        assert seen.most_common(1)[0][0] == ground
        assert seen[edge] > (frame.width() + frame.height())


def test_an_open_card_changes_its_colours(look: Appearance, qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)
    card.resize(60, 60)
    card.show()
    assert painted(card).most_common(1)[0][0] == look.colours.base
    look.set_theme(ThemeName.DARK)
    assert painted(card).most_common(1)[0][0] == look.colours.base


@pytest.mark.parametrize("name", PALETTES)
def test_a_chosen_row_has_an_outline_of_its_own_and_keeps_its_size(
    look: Appearance, qtbot: QtBot, name: ThemeName
) -> None:
    look.set_theme(name)
    row = OptionRow("Same")
    qtbot.addWidget(row)
    row.show()
    size, before = row.sizeHint(), painted(row)[look.colours.primary]
    row.mark.setChecked(True)
    assert painted(row)[look.colours.primary] > before + 1.8 * (row.width() + row.height())
    assert row.sizeHint() == size


def test_a_row_answers_to_the_pointer_unless_it_is_off(look: Appearance, qtbot: QtBot) -> None:
    row = OptionRow("Same")
    qtbot.addWidget(row)
    row.show()
    row.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    place = QPointF(5, 5)
    QApplication.sendEvent(row, QEnterEvent(place, place, place))
    assert painted(row).most_common(1)[0][0] == look.colours.side
    row.setEnabled(False)
    assert painted(row).most_common(1)[0][0] == look.colours.base
