from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from carecompanion.views.theme.appearance import Appearance
from carecompanion.views.widgets.line_field import LineField
from carecompanion.views.widgets.option_row import CheckRow, OptionGroup


@pytest.fixture
def group(look: Appearance, qtbot: QtBot) -> OptionGroup:
    group = OptionGroup("Gene")
    qtbot.addWidget(group)
    group.add_option("same", "Same", key="S")
    group.add_option("different", "Different", key="D")
    group.add_option("not_known", "Not known yet: ask", key="N")
    group.set_value("not_known")
    group.resize(700, 60)
    with qtbot.waitActive(group):
        group.show()
        group.activateWindow()
    group.rows()[2].mark.setFocus()
    return group


def focused(group: OptionGroup) -> list[bool]:
    return [row.mark.hasFocus() for row in group.rows()]


def press(key: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)


@pytest.mark.parametrize("key", [Qt.Key.Key_Right, Qt.Key.Key_Down])
def test_arrows_move_on_choose_and_go_round(group: OptionGroup, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitSignal(group.chosen) as heard:
        press(key)
    assert heard.args == ["same"]
    assert focused(group) == [True, False, False]
    press(key)
    assert group.value() == "different"


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Up])
def test_arrows_move_back_and_choose(group: OptionGroup, key: Qt.Key) -> None:
    press(key)
    assert group.value() == "different"
    assert [row.is_chosen() for row in group.rows()] == [False, True, False]


def test_sideways_arrows_follow_the_direction_of_reading(group: OptionGroup) -> None:
    group.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    press(Qt.Key.Key_Right)
    assert group.value() == "different"


@pytest.mark.parametrize(("key", "value"), [(Qt.Key.Key_S, "same"), (Qt.Key.Key_D, "different")])
def test_a_letter_chooses_while_the_keyboard_is_inside(
    group: OptionGroup, key: Qt.Key, value: str
) -> None:
    press(key)
    assert group.value() == value


def test_letters_do_nothing_elsewhere_or_with_ctrl(look: Appearance, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    group, field = OptionGroup("Gene"), LineField()
    group.add_option("same", "Same", key="S")
    group.add_option("different", "Different", key="D")
    group.set_value("same")
    layout.addWidget(group)
    layout.addWidget(field)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    press(Qt.Key.Key_D)
    assert group.value() == "same"
    group.rows()[0].mark.setFocus()
    QTest.keyClick(group.rows()[0].mark, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert group.value() == "same"


def test_a_click_anywhere_in_the_row_chooses_it(group: OptionGroup) -> None:
    row = group.rows()[0]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() - 4, 4))
    assert group.value() == "same"
    assert row.mark.hasFocus()


def test_setting_a_value_is_not_told(group: OptionGroup, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(group.chosen):
        group.set_value("different")
    assert group.value() == "different"


def test_choosing_the_same_again_is_not_told(group: OptionGroup, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(group.chosen):
        press(Qt.Key.Key_N)
        press(Qt.Key.Key_Space)


def test_a_value_that_is_no_option_is_a_mistake_of_ours(group: OptionGroup) -> None:
    with pytest.raises(ValueError, match="no such option"):
        group.set_value("maybe")


def test_tab_stops_at_the_chosen_option_only(look: Appearance, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    before, group, after = LineField(), OptionGroup("Gene"), LineField()
    for value in ("Same", "Different", "Not known yet: ask"):
        group.add_option(value, value)
    group.set_value("Different")
    for widget in (before, group, after):
        layout.addWidget(widget)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    before.setFocus()
    press(Qt.Key.Key_Tab)
    assert focused(group) == [False, True, False]
    press(Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_group_and_options_have_roles_names_and_states(group: OptionGroup) -> None:
    face = QAccessible.queryAccessibleInterface(group)
    assert face.role() == QAccessible.Role.Grouping
    assert face.text(QAccessible.Text.Name) == "Gene"
    faces = [QAccessible.queryAccessibleInterface(row.mark) for row in group.rows()]
    assert {face.role() for face in faces} == {QAccessible.Role.RadioButton}
    names = [face.text(QAccessible.Text.Name) for face in faces]
    assert names == ["Same", "Different", "Not known yet: ask"]
    assert [bool(face.state().checked) for face in faces] == [False, False, True]


def test_words_with_an_ampersand_are_shown_and_named_as_typed(
    look: Appearance, qtbot: QtBot
) -> None:
    row = CheckRow("Risks & check-ups")
    qtbot.addWidget(row)
    assert row.mark.accessibleName() == "Risks & check-ups"


def test_options_stand_side_by_side_when_they_fit_and_else_in_a_stack(
    look: Appearance, group: OptionGroup
) -> None:
    group.resize(700, group.heightForWidth(700))
    assert len({row.y() for row in group.rows()}) == 1
    assert len({row.width() for row in group.rows()}) == 1
    look.set_text_scale(250)
    group.resize(700, group.heightForWidth(700))
    assert len({row.x() for row in group.rows()}) == 1
    assert {row.width() for row in group.rows()} == {700}


def test_a_tick_row_is_a_check_box_to_a_screen_reader(look: Appearance, qtbot: QtBot) -> None:
    row = CheckRow("Let this computer remember it", hint="Anyone at this computer could open it.")
    qtbot.addWidget(row)
    face = QAccessible.queryAccessibleInterface(row.mark)
    assert face.role() == QAccessible.Role.CheckBox
    assert face.text(QAccessible.Text.Name) == "Let this computer remember it"
    assert face.text(QAccessible.Text.Description) == "Anyone at this computer could open it."
    with qtbot.waitSignal(row.ticked) as heard:
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert heard.args == [True]
    with qtbot.assertNotEmitted(row.ticked):
        row.set_ticked(False)
    assert not row.is_chosen()


def test_with_no_choice_nothing_is_marked_and_the_next_click_chooses(group: OptionGroup) -> None:
    group.choose_none()
    assert group.value() is None
    assert not any(row.is_chosen() for row in group.rows())
    group.rows()[1].mark.click()
    assert group.value() == "different"
    assert [row.is_chosen() for row in group.rows()] == [False, True, False]


def test_an_upright_group_has_its_answers_below_each_other(look: Appearance, qtbot: QtBot) -> None:
    group = OptionGroup("Ladder", upright=True)
    qtbot.addWidget(group)
    group.add_options({number: str(number) for number in range(3)})
    group.resize(2000, 400)
    group.show()
    assert [value for value, _ in group.options()] == [0, 1, 2]
    places = [row.geometry() for row in group.rows()]
    assert len({place.left() for place in places}) == 1
    assert [place.top() for place in places] == sorted({place.top() for place in places})
