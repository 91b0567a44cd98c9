"""Several people in one notes file, on the real window: nothing of one is seen beside another."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from carecompanion.domain.memory import MemoryPart
from carecompanion.domain.records import Headline, Person
from carecompanion.vault.vaults import SqlcipherVaults
from carecompanion.views.screen import LOCKED_SCREENS, ScreenName
from tests.ui.apps import CHEAP, FACTS, FIRST_HEADLINE, PASSPHRASE, SECOND_HEADLINE
from tests.ui.conftest import Start
from tests.ui.driver import Driver
from tests.ui.papers import PAPERS
from tests.ui.scrape import everything_on
from tests.ui.screens import add_person, find, go_home, show_notes_about, show_part
from tests.ui.test_tasks import unlock

ABOUT_SAM = (FIRST_HEADLINE, SECOND_HEADLINE, *FACTS.values(), *PAPERS)
HEADLINE = "Zebra finch study hints at a therapy for Robin's condition"
CONDITION = "Quokka syndrome type B"


def write_about_robin(d: Driver) -> None:
    """A headline and a fact of one's own."""
    d.press("Ctrl+N")
    d.paste(HEADLINE)
    d.press("Ctrl+Return")
    d.wait_for_screen(ScreenName.RELEVANCE)
    d.click("Your notes say", row="Condition")
    d.type(CONDITION)
    d.press("Ctrl+1")
    d.wait_until_saved()


def words_of_every_widget(d: Driver) -> str:
    """What any widget that exists holds, seen or not, and what can be read on the window."""
    seen = set(everything_on(d.window))
    for widget in d.window.findChildren(QWidget):
        for read in ("text", "toPlainText", "accessibleName", "accessibleDescription"):
            words = getattr(widget, read, None)
            if callable(words):
                seen.add(str(words()))
    return "\n".join(seen)


def walk_around(d: Driver) -> str:
    """The words of all screens on which notes can stand."""
    words = []
    go_home(d)
    for key in tuple(f"Ctrl+{number}" for number in range(1, 8)):
        d.press(key)
        words.append(words_of_every_widget(d))
    d.press("Ctrl+1", "Ctrl+N")
    for _ in range(6):
        words.append(words_of_every_widget(d))
        d.press("Ctrl+Return")
    for entry in ("Recently deleted…", "Undo"):
        d.menu_action(entry).trigger()
        d.pause(entry)
        words.append(words_of_every_widget(d))
    go_home(d)
    return "\n".join(words)


def whose(d: Driver) -> list[str]:
    """What the window says about whose notes these are."""
    return sorted({text for text in d.texts() if text.startswith("Notes about")})


def people_in(notes: Path) -> dict[str, int]:
    """Everybody in a file that nobody has open, and how many headlines each has."""
    store = SqlcipherVaults(parameters=CHEAP).open(notes, PASSPHRASE)
    try:
        return {p.name: len(store.of_person(Headline, p.id)) for p in store.people()}
    finally:
        store.close()


def test_with_one_person_nothing_says_whose_notes_these_are(small: Driver) -> None:
    unlock(small)
    assert whose(small) == []
    assert small.menu_action("People…").isEnabled()


def test_a_sibling_sees_nothing_of_the_other_on_any_screen(small: Driver) -> None:
    d = small
    unlock(d)
    walk_around(d)
    add_person(d, "Robin")
    assert whose(d) == ["Notes about Robin"]
    assert d.menu_action("Undo").text() != "&Undo mark", "undo begins anew"
    write_about_robin(d)
    of_robin = walk_around(d)
    assert [words for words in ABOUT_SAM if words in of_robin] == []
    assert HEADLINE in of_robin
    assert CONDITION in of_robin

    show_notes_about(d, "Sam")
    assert whose(d) == ["Notes about Sam"]
    of_sam = walk_around(d)
    assert FIRST_HEADLINE in of_sam
    assert HEADLINE not in of_sam
    assert CONDITION not in of_sam


def test_locking_keeps_whose_notes_are_shown(small: Driver) -> None:
    d = small
    unlock(d)
    add_person(d, "Robin")
    write_about_robin(d)
    d.press("Ctrl+L")
    d.wait_for_screen(ScreenName.UNLOCK)
    assert d.screen in LOCKED_SCREENS
    assert "Robin" not in words_of_every_widget(d)
    d.type(PASSPHRASE)
    d.press("Return")
    d.wait_until(lambda: whose(d) == ["Notes about Robin"], "it says whose notes these are")
    d.press("Ctrl+2")
    assert HEADLINE in " ".join(d.texts())
    assert FIRST_HEADLINE not in " ".join(d.texts())


def test_a_deleted_sibling_is_one_thing_to_bring_back_with_everything(
    small: Driver, small_notes: Path
) -> None:
    d = small
    unlock(d)
    add_person(d, "Robin")
    write_about_robin(d)
    d.click("whose_notes")
    d.wait_for_screen(ScreenName.PEOPLE)
    d.click("Delete: Robin")
    assert "Delete Robin and all notes about Robin?" in d.texts()
    d.press("Esc")
    assert "Delete Robin and all notes about Robin?" not in d.texts()
    d.click("Delete: Robin")
    d.click("Delete this person")
    d.wait_for_screen(ScreenName.HOME)
    d.wait_until(lambda: any("Undo brings them back" in t for t in d.texts()), "it is told")
    assert whose(d) == []
    assert d.menu_action("Undo").text() == "&Undo delete a person"
    d.menu_action("Recently deleted…").trigger()
    d.wait_until(lambda: "Bring back: Robin" in names_of_buttons(d), "the person is listed")
    assert HEADLINE not in "".join(d.texts())
    d.click("Bring back: Robin")
    d.wait_until(lambda: whose(d) == ["Notes about Sam"], "there are two again")
    show_notes_about(d, "Robin")
    d.press("Ctrl+2")
    d.wait_until(lambda: HEADLINE in "".join(d.texts()), "everything is back")
    d.running.close()
    assert people_in(small_notes) == {"Sam": 2, "Robin": 1}


def names_of_buttons(d: Driver) -> list[str]:
    """What can be pressed."""
    return [w.accessibleName() for w in d.window.findChildren(QWidget) if w.isVisible()]


def test_undo_brings_a_deleted_person_back_and_redo_takes_them_again(
    small: Driver, small_notes: Path
) -> None:
    d = small
    unlock(d)
    add_person(d, "Robin")
    show_notes_about(d, "Sam")
    d.click("whose_notes")
    d.click("Delete: Robin")
    d.click("Delete this person")
    d.wait_until(lambda: whose(d) == [], "one person is left")
    d.press("Ctrl+Z")
    d.wait_until(lambda: whose(d) == ["Notes about Sam"], "there are two again")
    d.press("Ctrl+Y")
    d.wait_until(lambda: whose(d) == [], "one person is left")
    d.running.close()
    assert people_in(small_notes) == {"Sam": 2}


def test_undoing_the_adding_shows_the_notes_of_before(small: Driver) -> None:
    d = small
    unlock(d)
    d.window.menus.people_chosen.emit()
    d.wait_for_screen(ScreenName.PEOPLE)
    d.press("Ctrl+Return")
    d.wait_for_screen(ScreenName.PERSON)
    assert whose(d) == ["Notes about someone without a name"]
    d.press("Ctrl+Z")
    d.wait_for_screen(ScreenName.HOME)
    assert whose(d) == []
    d.press("Ctrl+2")
    d.wait_until(lambda: FIRST_HEADLINE in " ".join(d.texts()), "the notes of before")


def test_done_leads_back_and_the_notes_of_somebody_else_are_one_click_away(small: Driver) -> None:
    d = small
    unlock(d)
    add_person(d, "Robin")
    d.click("whose_notes")
    d.click("Change: Robin")
    assert not any(text.startswith("Show the notes about") for text in d.texts())
    d.click("Done")
    d.wait_for_screen(ScreenName.PEOPLE)
    d.click("Change: Sam")
    d.click("Done")
    assert whose(d) == ["Notes about Robin"]
    d.click("Change: Sam")
    d.click("Show the notes about Sam")
    d.wait_for_screen(ScreenName.HOME)
    assert whose(d) == ["Notes about Sam"]


def test_where_the_side_list_has_no_room_the_strip_below_says_whose_notes_these_are(
    small: Driver,
) -> None:
    d = small
    unlock(d)
    add_person(d, "Robin")
    d.running.care.appearance.set_text_scale(200)
    d.window.resize(1000, 680)
    d.pause("the text size")
    assert not d.window.side_list.isVisible()
    assert whose(d) == ["Notes about Robin"]
    d.click("whose_notes_below")
    d.wait_for_screen(ScreenName.PEOPLE)
    d.press("Ctrl+H")
    assert whose(d) == [], "the cover shows nobody"


def test_pages_print_as_much_of_name_and_birth_as_was_chosen(small: Driver) -> None:
    d = small
    unlock(d)
    d.press("Ctrl+,")
    d.click("Who these notes are about")
    d.click("Change: Sam")
    d.wait_until(lambda: "Pages say: March 2021" in d.texts(), "the example")
    d.click("Initials", row="Name (optional)")
    assert "Pages say: S." in d.texts()
    d.click("The year")
    assert "Pages say: 2021" in d.texts()
    d.press("Ctrl+1")
    d.press("Ctrl+5")
    d.wait_for_screen(ScreenName.PAGE)
    preview = d.running.care.models.preview
    d.wait_until(lambda: preview.preview is not None, "the page is made")
    assert preview.preview is not None
    lines = "\n".join(preview.preview.made.lines)
    assert "S." in lines
    assert re.search(r"\bSam\b", lines) is None
    assert "March" not in lines.replace("2026", "")
    assert "2021" in lines


@pytest.mark.parametrize("paused", [True, False])
def test_a_paused_person_is_asked_nothing_and_keeps_every_note(small: Driver, paused: bool) -> None:
    d = small
    unlock(d)
    d.press("Ctrl+,")
    d.click("Who these notes are about")
    d.click("Change: Sam")
    for _ in range(1 if paused else 2):
        d.click("Pause everything for this person")
    d.press("Ctrl+1")
    d.wait_for_screen(ScreenName.HOME)
    texts = d.texts()
    assert ("These notes are paused" in texts) is paused
    assert ("Carry on" in texts) is not paused
    assert ("Seen something about a treatment?" in texts) is not paused
    d.press("Ctrl+2")
    assert FIRST_HEADLINE in " ".join(d.texts())
    show_part(d, MemoryPart.CONDITION)
    questions = [words for words in d.texts() if words.endswith("Still right?")]
    assert bool(questions) is not paused
    assert any(words.startswith("From 1 November 2026.") for words in d.texts())


def test_a_kill_after_choosing_somebody_else_never_leads_back_into_the_notes_of_before(
    start: Start, small_notes: Path
) -> None:
    store = SqlcipherVaults(parameters=CHEAP).open(small_notes, PASSPHRASE)
    (sam,) = store.people()
    robin = Person(id=type(sam.id)(int=7), name="Robin")
    from carecompanion.domain.changes import Action
    from carecompanion.domain.whose import PERSON_STATE

    store.apply(Action.ADD_PERSON, puts=(robin,))
    headline = store.of_person(Headline, sam.id)[0]
    store.write_state("place", f'{{"screen": "relevance", "headline_id": "{headline.id}"}}')
    store.write_state(PERSON_STATE, str(robin.id))
    store.close()
    d = start(small_notes)
    d.type(PASSPHRASE)
    d.press("Return")
    d.wait_for_screen(ScreenName.HOME)
    assert headline.text not in words_of_every_widget(d)


def test_what_is_found_about_somebody_else_opens_in_the_notes_of_that_person(
    small: Driver,
) -> None:
    d = small
    unlock(d)
    add_person(d, "Robin")
    write_about_robin(d)
    show_notes_about(d, "Sam")
    find(d, "quokka")
    assert not any(CONDITION in words for words in d.texts())
    d.click("Narrow the search")
    d.click("Look in everybody’s notes")
    d.wait_until(lambda: any(CONDITION in words for words in d.texts()), "it is found")
    d.press("Ctrl+F", "Return")
    d.wait_for_screen(ScreenName.FACT)
    assert d.text_of("fact_text") == CONDITION
    assert "Notes about Robin" in d.texts()
