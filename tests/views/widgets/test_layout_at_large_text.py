from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from carecompanion.views.theme.appearance import Appearance
from carecompanion.views.widgets.boxes import Column, Row
from carecompanion.views.widgets.buttons import (
    LinkButton,
    PlainButton,
    PrimaryButton,
    QuietButton,
)
from carecompanion.views.widgets.card import Card, CardButton
from carecompanion.views.widgets.flow_layout import FlowRow, SideBySide
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Body, Caption, Heading, Quiet, Section
from carecompanion.views.widgets.line_field import LineField
from carecompanion.views.widgets.notice import ErrorSummary, Notice
from carecompanion.views.widgets.option_row import CheckRow, OptionGroup
from carecompanion.views.widgets.password_field import PasswordField
from carecompanion.views.widgets.scroll_page import ScrollPage
from carecompanion.views.widgets.text_field import TextField

SIZES = [100, 200, 250]
LONG = "Hippopotomonstrosesquippedaliophobia-" * 3


def full_page() -> ScrollPage:
    """One of everything, with long words."""
    page = ScrollPage()
    summary = ErrorSummary()
    page.add(summary)
    page.add(Caption("Headlines, new headline"))
    page.add(Heading("Relevance: is it about us?"))
    page.add(Body("You do not need to know the answers. 'Not known yet' makes a good question."))
    page.add(Quiet(LONG))
    row = FormRow("Headline", TextField(), hint="Paste it, or type a few words about it.")
    page.add(row)
    page.add(FormRow("Where and when you saw it", LineField(), optional=True))
    page.add(FormRow("Password for your notes", PasswordField()))
    page.add(CheckRow("Let this computer remember it", hint="Anyone here could open your notes."))
    page.add(Notice("This headline says 'breakthrough'. It may be a big step for some people."))
    card = Card()
    card.add(Section("Gene"))
    card.add(SideBySide(Body("spinal muscular atrophy"), Body("Not in your notes yet")))
    group = OptionGroup("Gene")
    for words in ("Same", "Different", "Not known yet: ask"):
        group.add_option(words, words)
    group.set_value("Same")
    card.add(group)
    page.add(card)
    page.add(CardButton("A long headline about a treatment", status="Started", detail="Page 1"))
    page.add(
        FlowRow(
            QuietButton("Finish for now"),
            PlainButton("Make an empty page without my notes"),
            LinkButton("What this app does not do"),
            PrimaryButton("Put the rest on my list and go on to my three questions"),
        )
    )
    page.column.addStretch(1)
    row.set_error("Enter the headline, or a few words about it.")
    summary.show_problems([("Enter the headline, or a few words about it.", row.field)])
    return page


def show(qtbot: QtBot, widget: QWidget, size: QSize) -> None:
    qtbot.addWidget(widget)
    widget.resize(size)
    with qtbot.waitExposed(widget):
        widget.show()
    qtbot.wait(1)


def cut_labels(top: QWidget) -> list[str]:
    labels = [label for label in top.findChildren(QLabel) if label.isVisible() and label.text()]
    return [
        label.text() for label in labels if label.heightForWidth(label.width()) > label.height()
    ]


def cut_buttons(top: QWidget) -> list[str]:
    cut = []
    for button in top.findChildren(QPushButton):
        if not button.isVisible() or not button.text():
            continue
        words = button.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, button.text())
        icon = 0 if button.icon().isNull() else button.iconSize().width() + 4
        if words.width() + icon > button.width() - 4 or words.height() > button.height() - 4:
            cut.append(button.text())
    return cut


def outside(top: QWidget) -> list[str]:
    return [
        f"{type(child).__name__} {child.geometry()} in {parent.rect()}"
        for child in top.findChildren(QWidget)
        if (parent := child.parentWidget())
        and child.isVisible()
        and not child.isWindow()
        and parent.objectName() != "qt_scrollarea_viewport"
        and not parent.rect().contains(child.geometry())
    ]


@pytest.mark.parametrize("percent", SIZES)
@pytest.mark.parametrize("width", [560, 800, 1366])
def test_nothing_is_cut_and_nothing_scrolls_sideways(
    look: Appearance, qtbot: QtBot, percent: int, width: int
) -> None:
    look.set_text_scale(percent)
    page = full_page()
    show(qtbot, page, QSize(width, 600))
    assert cut_labels(page) == []
    assert cut_buttons(page) == []
    assert outside(page) == []
    assert page.horizontalScrollBar().maximum() == 0
    content = page.widget()
    assert content is not None
    assert content.width() <= page.viewport().width()


@pytest.mark.parametrize("percent", SIZES)
def test_growing_an_open_page_cuts_nothing_either(
    look: Appearance, qtbot: QtBot, percent: int
) -> None:
    page = full_page()
    show(qtbot, page, QSize(800, 600))
    look.set_text_scale(percent)
    qtbot.wait(1)
    assert cut_labels(page) == []
    assert cut_buttons(page) == []
    assert outside(page) == []


@pytest.mark.parametrize("percent", SIZES)
def test_targets_are_large_enough(look: Appearance, qtbot: QtBot, percent: int) -> None:
    look.set_text_scale(percent)
    row = FlowRow(PrimaryButton("Go"), PlainButton("A"), QuietButton("B"), LinkButton("C"))
    show(qtbot, row, QSize(800, 100))
    for button in row.findChildren(QPushButton):
        least = 44 if isinstance(button, PrimaryButton) else 24
        assert button.width() >= least
        assert button.height() >= least


def test_a_row_of_buttons_wraps_when_it_is_too_wide(look: Appearance, qtbot: QtBot) -> None:
    words = ("Finish for now", "Put the rest on my list", "Continue")
    row = FlowRow(*(PlainButton(word) for word in words))
    show(qtbot, row, QSize(700, 60))
    assert len({button.y() for button in row.findChildren(QPushButton)}) == 1
    row.resize(300, row.heightForWidth(300))
    assert len({button.y() for button in row.findChildren(QPushButton)}) > 1
    assert outside(row) == []


def test_a_row_at_the_end_ends_at_the_edge(look: Appearance, qtbot: QtBot) -> None:
    last = PrimaryButton("Continue")
    row = FlowRow(QuietButton("Finish for now"), last, align=Qt.AlignmentFlag.AlignRight)
    show(qtbot, row, QSize(700, 60))
    assert last.geometry().right() == row.rect().right()


def test_rows_are_mirrored_for_languages_that_read_from_the_right(
    look: Appearance, qtbot: QtBot
) -> None:
    first = PlainButton("Back")
    row = FlowRow(first, PlainButton("Continue"))
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    show(qtbot, row, QSize(700, 60))
    assert first.geometry().right() == row.rect().right()


def test_a_long_button_takes_more_lines_and_keeps_its_name(look: Appearance, qtbot: QtBot) -> None:
    button = PlainButton("Make an empty page without my notes")
    row = FlowRow(button)
    show(qtbot, row, QSize(160, 400))
    assert "\n" in button.text()
    assert button.words == "Make an empty page without my notes"
    assert button.accessibleName() == "Make an empty page without my notes"
    row.resize(800, 100)
    assert button.text() == "Make an empty page without my notes"


def test_a_word_longer_than_the_line_is_broken_and_not_cut(look: Appearance, qtbot: QtBot) -> None:
    label = Body(LONG)
    show(qtbot, label, QSize(200, 400))
    assert label.heightForWidth(200) > 4 * label.fontMetrics().height()


def test_lines_stand_as_far_apart_as_reading_likes(look: Appearance, qtbot: QtBot) -> None:
    label = Body("one\ntwo")
    qtbot.addWidget(label)
    one_line = Body("one")
    qtbot.addWidget(one_line)
    apart = label.heightForWidth(400) - one_line.heightForWidth(400)
    assert apart == pytest.approx(1.4 * 16, abs=1)


@pytest.mark.parametrize(("percent", "widest"), [(100, 760), (200, 1520)])
def test_the_column_is_no_wider_than_reading_likes_and_in_the_middle_beside_the_scroll_bar(
    look: Appearance, qtbot: QtBot, percent: int, widest: int
) -> None:
    look.set_text_scale(percent)
    page = ScrollPage()
    body = Body("word " * 400)
    page.add(body)
    show(qtbot, page, QSize(1900, 600))
    assert body.width() == widest
    left = body.mapTo(page.viewport(), body.rect().topLeft()).x()
    beside_bar = page.width() - page.verticalScrollBar().sizeHint().width()
    right = beside_bar - left - body.width()
    assert abs(left - right) <= 1


def test_the_field_with_the_keyboard_is_scrolled_into_view(look: Appearance, qtbot: QtBot) -> None:
    page = ScrollPage()
    fields = [LineField() for _ in range(30)]
    for field in fields:
        page.add(FormRow("Question", field))
    show(qtbot, page, QSize(600, 300))
    page.activateWindow()
    fields[-1].setFocus()
    qtbot.waitUntil(lambda: not fields[-1].visibleRegion().isEmpty())
    assert fields[-1].visibleRegion().boundingRect() == fields[-1].rect()
    fields[0].setFocus()
    qtbot.waitUntil(lambda: fields[0].visibleRegion().boundingRect() == fields[0].rect())


@pytest.mark.parametrize("make", [Column, Row])
def test_gaps_and_margins_follow_the_text_size(
    look: Appearance, qtbot: QtBot, make: type[Column] | type[Row]
) -> None:
    window = QWidget()
    layout: QLayout = make(window, gap=4, margin=(1, 2, 3, 4))
    layout.addWidget(Body("one"))
    show(qtbot, window, QSize(300, 300))
    assert layout.spacing() == 16
    look.set_text_scale(200)
    qtbot.wait(1)
    assert layout.spacing() == 32
    margins = layout.contentsMargins()
    sides = (margins.left(), margins.top(), margins.right(), margins.bottom())
    assert sides == (8, 16, 24, 32)
