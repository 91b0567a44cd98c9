from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from carecompanion.views.theme.appearance import Appearance
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.line_field import LineField
from carecompanion.views.widgets.notice import ErrorSummary, Notice, announce
from carecompanion.views.widgets.scroll_page import ScrollPage

PROBLEM = "Enter the headline, or a few words about it."


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """What a screen reader is told: the words, and whether it may wait."""
    said: list[tuple[str, bool]] = []

    def listen(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            polite = event.politeness() is QAccessible.AnnouncementPoliteness.Polite
            said.append((event.message(), polite))

    monkeypatch.setattr(QAccessible, "updateAccessibility", listen)
    return said


@pytest.fixture
def page(look: Appearance, qtbot: QtBot) -> tuple[ScrollPage, ErrorSummary, FormRow]:
    page, summary = ScrollPage(), ErrorSummary()
    row = FormRow("Headline", LineField())
    qtbot.addWidget(page)
    page.add(summary)
    page.add(row)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page, summary, row


def test_a_change_elsewhere_is_announced_politely(
    look: Appearance, qtbot: QtBot, heard: list[tuple[str, bool]]
) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    announce(widget, "All changes saved on this computer")
    announce(widget, "Locking in 60 seconds.", polite=False)
    assert heard == [
        ("All changes saved on this computer", True),
        ("Locking in 60 seconds.", False),
    ]


def test_a_summary_takes_the_focus_and_is_announced(
    page: tuple[ScrollPage, ErrorSummary, FormRow], heard: list[tuple[str, bool]]
) -> None:
    _, summary, row = page
    assert summary.isHidden()
    summary.show_problems([(PROBLEM, row.field)])
    assert summary.hasFocus()
    assert heard == [(f"There is a problem. {PROBLEM}", False)]
    face = QAccessible.queryAccessibleInterface(summary)
    assert face.text(QAccessible.Text.Name) == "There is a problem"
    assert face.text(QAccessible.Text.Description) == PROBLEM


def test_a_link_of_the_summary_leads_to_its_field_by_keyboard(
    page: tuple[ScrollPage, ErrorSummary, FormRow],
) -> None:
    _, summary, row = page
    summary.show_problems([(PROBLEM, row.field)])
    QTest.keyClick(summary, Qt.Key.Key_Tab)
    link = QApplication.focusWidget()
    assert link is summary.links()[0]
    assert link.accessibleName() == PROBLEM
    QTest.keyClick(link, Qt.Key.Key_Space)
    assert row.field.hasFocus()


def test_showing_other_problems_replaces_the_first_ones(
    page: tuple[ScrollPage, ErrorSummary, FormRow],
) -> None:
    _, summary, row = page
    summary.show_problems([("One", row.field), ("Two", row.field)])
    summary.show_problems([("Three", row.field)])
    assert [link.words for link in summary.links()] == ["Three"]
    summary.clear()
    assert summary.links() == []
    assert summary.isHidden()


def test_a_notice_can_change_quietly_or_say_so(
    look: Appearance, qtbot: QtBot, heard: list[tuple[str, bool]]
) -> None:
    notice = Notice("The disk is full.")
    qtbot.addWidget(notice)
    notice.set_text("Your last change is not saved yet.")
    assert heard == []
    notice.say("Your last change is saved.")
    assert heard == [("Your last change is saved.", True)]
    assert notice.text() == "Your last change is saved."
