from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from carecompanion.views.theme.appearance import Appearance
from carecompanion.views.widgets.buttons import EnterButton
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.term_text import TermText, WordMeaning

TEXT = "A carrier brings a gene into cells. 🧬 Antibodies to the carrier can stop it on the way."
GENE = WordMeaning(19, 23, "gene", "Gene", "A part of DNA that works like a recipe.")
ANTIBODIES = WordMeaning(
    38, 63, "antibodies", "Antibodies", "Proteins that know a virus.", "Not antibiotics.", "Old."
)


@pytest.fixture
def text(qtbot: QtBot, look: Appearance) -> TermText:
    text = TermText(TEXT, (GENE, ANTIBODIES))
    qtbot.addWidget(text)
    text.resize(420, 300)
    text.show()
    text.activateWindow()
    qtbot.waitUntil(text.isActiveWindow)
    return text


def button(text: TermText, term: str) -> EnterButton:
    found = text.findChild(EnterButton, f"word_{term}")
    assert found is not None
    return found


def meanings(text: TermText) -> list[str]:
    panels = [panel for panel in text.findChildren(Card, "meaning") if panel.isVisible()]
    return [label.text() for panel in panels for label in panel.findChildren(QLabel)]


def focused() -> QWidget | None:
    return QApplication.focusWidget()


def test_a_click_on_a_word_opens_its_meaning_below_and_leaves_the_keyboard_there(
    text: TermText,
) -> None:
    word = button(text, "gene")
    QTest.mouseClick(word, Qt.MouseButton.LeftButton)
    assert meanings(text) == ["Gene", GENE.plain]
    (panel,) = text.findChildren(Card, "meaning")
    assert panel.isWindow() is False
    assert not any(part.hasFocus() for part in panel.findChildren(QWidget))


def test_tab_leads_to_each_word_and_enter_opens_and_closes_it(text: TermText) -> None:
    button(text, "gene").setFocus()
    QTest.keyClick(text.window(), Qt.Key.Key_Tab)
    assert focused() is button(text, "antibodies")
    QTest.keyClick(button(text, "antibodies"), Qt.Key.Key_Return)
    assert meanings(text) == ["Old.", "Antibodies", ANTIBODIES.plain, ANTIBODIES.apart]
    QTest.keyClick(button(text, "antibodies"), Qt.Key.Key_Return)
    assert meanings(text) == []


def test_one_meaning_is_open_at_a_time(text: TermText) -> None:
    button(text, "gene").click()
    button(text, "antibodies").click()
    assert meanings(text)[1] == "Antibodies"


def test_esc_closes_the_meaning_from_inside_it_and_goes_back_to_its_word(text: TermText) -> None:
    word = button(text, "gene")
    word.setFocus()
    QTest.keyClick(word, Qt.Key.Key_Return)
    QTest.keyClick(text.window(), Qt.Key.Key_Tab)
    QTest.keyClick(text.window(), Qt.Key.Key_Tab)
    (panel,) = text.findChildren(Card, "meaning")
    inside = focused()
    assert inside is not None
    assert panel.isAncestorOf(inside)
    QTest.keyClick(inside, Qt.Key.Key_Escape)
    assert meanings(text) == []
    assert focused() is word


def test_esc_is_left_to_others_while_nothing_is_open(text: TermText) -> None:
    word = button(text, "gene")
    word.setFocus()
    seen: list[int] = []

    class Parent(QWidget):
        def keyPressEvent(self, event: object) -> None:
            seen.append(1)

    parent = Parent()
    text.setParent(parent)
    QTest.keyClick(word, Qt.Key.Key_Escape)
    assert seen == [1]
    text.setParent(None)


def test_a_meaning_leads_to_the_card_that_tells_more(text: TermText, qtbot: QtBot) -> None:
    button(text, "gene").click()
    (more,) = (
        each
        for each in text.findChildren(EnterButton)
        if each.accessibleName() == "Read more about Gene"
    )
    with qtbot.waitSignal(text.more_asked) as asked:
        more.click()
    assert asked.args == ["gene"]


@pytest.mark.parametrize("width", [200, 420, 900])
@pytest.mark.parametrize("scale", [100, 200])
def test_the_buttons_lie_over_their_words_at_every_width_and_size(
    text: TermText, look: Appearance, width: int, scale: int
) -> None:
    look.set_text_scale(scale)
    text.resize(width, 900)
    label = text.label
    for term in ("gene", "antibodies"):
        word = button(text, term)
        assert min(word.width(), word.height()) >= 24
        assert QRect(QPoint(0, 0), label.size()).contains(word.geometry())
    assert button(text, "gene").geometry() != button(text, "antibodies").geometry()


def test_a_screen_reader_hears_what_the_button_of_a_word_does(text: TermText) -> None:
    assert button(text, "gene").accessibleName() == "What Gene means"
