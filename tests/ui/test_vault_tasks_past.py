"""Task 6 of ux.md 5.1, Recently deleted and earlier versions, on the real window."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QApplication

from carecompanion.domain.records import Answer, Headline, Record
from carecompanion.vault.vaults import SqlcipherVaults
from carecompanion.views.history_screen import VersionRow
from carecompanion.views.screen import ScreenName
from carecompanion.views.widgets.notice import Notice
from tests.ui.apps import CHEAP, FIRST_HEADLINE, PASSPHRASE, SECOND_HEADLINE
from tests.ui.conftest import Start
from tests.ui.driver import Driver
from tests.ui.test_tasks import Figure, unlock

MOST_BACK = 2
MOST_BACK_LATER = 5


def everything_in(notes: Path) -> dict[UUID, Record]:
    """Headlines and answers in a notes file that nobody has open."""
    store = SqlcipherVaults(parameters=CHEAP).open(notes, PASSPHRASE)
    try:
        (person,) = store.people()
        headlines = store.of_person(Headline, person.id)
        answers = [a for h in headlines for a in store.of_headline(Answer, h.id)]
        records: list[Record] = [*headlines, *answers]
        return {record.id: record for record in records}
    finally:
        store.close()


def open_deleted(d: Driver) -> None:
    """Recently deleted, by the keys of the menu."""
    d.press("Alt+E")
    d.press("D")
    d.window.activateWindow()  # what a window manager does once a menu is closed
    d.wait_for_screen(ScreenName.DELETED)


def test_task_6_a_deleted_headline_is_back_identical_after_one_undo(
    small_notes: Path, start: Start, record_property: Figure
) -> None:
    before = everything_in(small_notes)
    d = start(small_notes)
    unlock(d)
    d.press("Ctrl+2")
    d.click(f"Delete: {FIRST_HEADLINE}")
    assert FIRST_HEADLINE not in d.texts()
    d.start_counting()
    d.press("Ctrl+Z")
    acts = d.counts.thoughts
    assert FIRST_HEADLINE in d.texts()
    assert "Undone: delete headline." in d.texts()
    d.running.close()
    assert everything_in(small_notes) == before
    record_property("figure", f"task 6: {acts} action (limit {MOST_BACK})")
    assert acts <= MOST_BACK


def test_task_6_also_after_quit_and_restart_through_recently_deleted(
    small_notes: Path, start: Start, record_property: Figure
) -> None:
    before = everything_in(small_notes)
    d = start(small_notes)
    unlock(d)
    d.press("Ctrl+2")
    d.click(f"Delete: {FIRST_HEADLINE}")
    d.running.close()
    assert len(everything_in(small_notes)) == 1

    d = start(small_notes)
    acts = ["password", "unlock", "menu", "entry", "bring back"]
    d.type(PASSPHRASE)
    d.press("Return")
    d.wait_for_screen(ScreenName.HEADLINES)
    open_deleted(d)
    d.press("Return")
    d.wait_until(lambda: any("It is back" in text for text in d.texts()), "it is told")
    assert d.menu_action("Undo").text() == "&Undo bring back"
    d.running.close()
    assert everything_in(small_notes) == before
    record_property("figure", f"task 6 later: {len(acts)} actions (limit {MOST_BACK_LATER})")
    assert len(acts) <= MOST_BACK_LATER


def test_rows_say_what_it_was_and_when_and_until_when(small: Driver) -> None:
    unlock(small)
    open_deleted(small)
    assert any(text.startswith("Nothing here.") for text in small.texts())
    small.press("Ctrl+2")
    small.click(f"Delete: {FIRST_HEADLINE}")
    open_deleted(small)
    texts = small.texts()
    assert FIRST_HEADLINE in texts
    assert "Headline, with everything that belongs to it" in texts
    (days,) = (text for text in texts if text.startswith("Deleted on"))
    assert "Kept until" in days

    small.click(f"Bring back: {FIRST_HEADLINE}")
    (told,) = (text for text in small.texts() if text.startswith("It is back"))
    assert FIRST_HEADLINE in told
    assert "Undo takes it away again." in told
    small.press("Ctrl+Z")
    small.wait_until(lambda: FIRST_HEADLINE in small.texts(), "it is among the deleted again")
    assert told not in small.texts()


def test_emptying_asks_in_the_page_and_then_erases_for_good(small: Driver) -> None:
    unlock(small)
    small.press("Ctrl+2")
    small.click(f"Delete: {FIRST_HEADLINE}")
    small.click(f"Delete: {SECOND_HEADLINE}")
    open_deleted(small)
    small.click("Empty recently deleted…")
    assert any("2 things go" in t and "cannot be undone" in t for t in small.texts())
    assert small.counts.dialogs == 0
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "keep_deleted"
    small.press("Esc")
    assert FIRST_HEADLINE in small.texts()

    small.click("Empty recently deleted…")
    small.click("Erase everything here")
    assert FIRST_HEADLINE not in small.texts()
    assert any("erased for good" in text for text in small.texts())
    assert QApplication.focusWidget() is not None, "the keyboard is not lost with the question"
    small.press("Ctrl+Z")
    late = "Some of it was erased for good before. That part cannot come back."
    small.wait_until(lambda: late in small.texts(), "it is told that undo comes too late")
    small.press("Ctrl+2")
    assert SECOND_HEADLINE not in small.texts()


def test_a_headline_is_taken_back_to_an_earlier_version_and_undone(small: Driver) -> None:
    unlock(small)
    small.press("Ctrl+2")
    small.click(f"{SECOND_HEADLINE}, Started")
    small.press("Ctrl+A")
    small.type("Typed over")
    small.click("Earlier versions")
    small.wait_for_screen(ScreenName.HISTORY)
    small.wait_until(lambda: "Now: Typed over" in small.texts(), "the versions are there")
    assert f"Then: {SECOND_HEADLINE}" in small.texts()
    small.click("bring_back_2")
    small.wait_until(lambda: any(t.startswith("It is back") for t in small.texts()), "it is told")
    small.press("Alt+Left")
    assert small.screen is ScreenName.HEADLINE
    assert small.text_of("The headline") == SECOND_HEADLINE
    small.press("Ctrl+1", "Ctrl+Z")
    small.press("Ctrl+2")
    small.click("More about this headline: Typed over")
    small.wait_for_screen(ScreenName.LIFE)
    small.click("Earlier versions")
    assert any(text == "Typed over" for text in small.texts())


def test_what_came_back_is_told_in_sight_however_long_the_list_is(small: Driver) -> None:
    unlock(small)
    small.click("carry_on_2")
    small.press("Ctrl+Return")
    small.wait_for_screen(ScreenName.RELEVANCE)
    small.click("Not known yet: ask", row="Gene")
    small.click("Back")
    small.click("Earlier versions")
    small.wait_for_screen(ScreenName.HISTORY)

    def names() -> list[str]:
        return [w.objectName() for w in small.window.findChildren(VersionRow) if w.button]

    small.wait_until(lambda: bool(names()) and all(names()), "all rows are there")
    (row,) = names()
    small.click(row.replace("version", "bring_back"))
    small.wait_until(lambda: any(t.startswith("It is back") for t in small.texts()), "it is told")
    small.wait_until(lambda: "you brought it back" in " ".join(small.texts()), "the list is new")

    message = small.window.findChild(Notice, "history_message")
    assert message is not None
    assert not message.visibleRegion().isEmpty()
