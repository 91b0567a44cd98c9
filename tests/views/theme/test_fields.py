from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from carecompanion.views.theme.appearance import Appearance
from carecompanion.views.theme.palettes import THEMES, ThemeName
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.line_field import LineField
from carecompanion.views.widgets.text_field import TextField
from tests.views.colours import painted

PALETTES = list(THEMES)


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("kind", [LineField, TextField])
def test_an_error_is_marked_and_unmarked_at_once(
    look: Appearance, qtbot: QtBot, name: ThemeName, kind: type[LineField | TextField]
) -> None:
    look.set_theme(name)
    field = kind()
    row = FormRow("Headline", field)
    qtbot.addWidget(row)
    row.show()
    row.set_error("Enter the headline.")
    QApplication.processEvents()
    field.clearFocus()
    around = 2 * (field.width() + field.height())
    assert painted(field)[look.colours.problem] > 2 * around * 0.9
    row.set_error("")
    assert painted(field)[look.colours.problem] == 0
    assert painted(field)[look.colours.border] > around * 0.9


@pytest.mark.parametrize("kind", [LineField, TextField])
def test_the_ring_of_a_field_with_an_error_is_wider(
    look: Appearance, qtbot: QtBot, kind: type[LineField | TextField]
) -> None:
    field = kind()
    row = FormRow("Headline", field)
    qtbot.addWidget(row)
    with qtbot.waitActive(row):
        row.show()
        row.activateWindow()
    field.setFocus()
    ring = painted(field)[look.colours.focus]
    size = field.size()
    row.set_error("Enter the headline.")
    assert painted(field)[look.colours.focus] > 1.2 * ring
    assert field.size() == size


@pytest.mark.parametrize("percent", [100, 200])
def test_text_stands_as_far_from_the_edge_in_both_kinds(
    look: Appearance, qtbot: QtBot, percent: int
) -> None:
    look.set_text_scale(percent)
    line, lines = LineField(), TextField(min_lines=1)
    for field in (line, lines):
        qtbot.addWidget(field)
        field.show()
    line.resize(QSize(200, line.sizeHint().height()))
    assert lines.viewport().geometry().left() == round(10 * (percent / 100) ** 0.5) + 1
    assert abs(line.sizeHint().height() - lines.height()) <= 8


def test_fields_inside_other_fields_have_no_outline(look: Appearance, qtbot: QtBot) -> None:
    combo, spin = QComboBox(), QSpinBox()
    combo.setEditable(True)
    for outer in (combo, spin):
        qtbot.addWidget(outer)
        outer.show()
        inner = outer.findChild(QLineEdit)
        assert inner is not None
        inner.clear()
        assert painted(inner)[look.colours.border] == 0
