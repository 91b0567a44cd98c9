"""Task 12 of ux.md 5.1: "Does this treatment fit Sam?" No word of ours answers that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QMenu

from carecompanion.composition import Parts, licence_notes
from carecompanion.content.learn_pack import load_sources
from carecompanion.content.never_words import NeverWords, load_never_words
from carecompanion.content.resources import resource_path
from carecompanion.domain.memory import MemoryPart
from carecompanion.domain.questions import Asker, QuestionTable
from carecompanion.domain.records import Awaited, ClosedReason, FactKind, Mark
from carecompanion.views.life_words import reason_words
from carecompanion.views.screen import ScreenName
from carecompanion.views.visit_words import outcome_labels
from carecompanion.views.walk.mark_words import mark_label, mark_note
from carecompanion.views.walk.words_in_place import WordsInPlace
from tests.pages.booklet_samples import FACTS as NOTES
from tests.ui.apps import FACTS, FIRST_HEADLINE, SECOND_HEADLINE
from tests.ui.brought import drop, write_brought
from tests.ui.driver import Driver
from tests.ui.papers import LETTER, PAPERS
from tests.ui.pdfs import SavedPage
from tests.ui.returned import show_answers
from tests.ui.scrape import everything_on, screen_words
from tests.ui.screens import (
    add_to_part,
    ask_for_stronger_key,
    find,
    names_of,
    show_learn,
    show_life,
    show_paper,
    show_papers,
    show_part,
    show_queue,
    show_visit,
    wait_for_all_rows,
    wait_for_rows,
)
from tests.ui.test_tasks import HEADLINE, Figure, save_page, unlock
from tests.ui.timelines import add_notes, show_booklet, show_timeline

PEOPLE = (
    *(HEADLINE, FIRST_HEADLINE, SECOND_HEADLINE, *FACTS.values(), "Sam", "A link from a friend"),
    *PAPERS,
    *(fact.text for fact in NOTES if fact.text),
)
SOURCES = sorted(
    (
        words
        for source in load_sources(resource_path("learn", "sources.toml")).values()
        for words in (source.title, source.publisher, source.where, source.dated)
    ),
    key=len,
    reverse=True,
)
"""What is on the screens in words that are not ours."""
Screens = dict[ScreenName, set[str]]
WHETHER_SAVED = {"All changes saved on this computer", "All changes saved", "Saving…"}


@pytest.fixture(scope="module")
def never() -> NeverWords:
    return load_never_words(resource_path("words", "never.toml"))


@pytest.fixture(scope="module")
def table() -> QuestionTable:
    return Parts().question_table


def row_titles(table: QuestionTable) -> list[str]:
    return [table.questions[q].row for q in table.questions if q.value.startswith("R")]


def walk_with_every_row(
    d: Driver, mark: Mark, table: QuestionTable, home: Path, *, again: bool = False
) -> _Walked:
    """A walk whose relevance rows all carry one mark: what each screen says, and the page.

    `again` when there was one before, whose headline has the same words.
    """
    seen: Screens = {}
    menus: set[str] = set()

    def look() -> None:
        d.wait_until(lambda: has_its_words(d), "the words with a meaning")
        seen.setdefault(d.screen, set()).update(screen_words(d.window))
        menus.update(everything_on(d.window))

    d.press("Ctrl+N")
    d.paste(HEADLINE)
    d.wait_until(lambda: "Hide this note" in d.texts(), "the note beside the headline")
    d.wait_until(lambda: any(map(is_of_words, d.texts())), "the words of the headline")
    if again:
        d.wait_until(lambda: "Keep both" in d.texts(), "that it was written down before")
        d.click("Keep both")
    look()
    d.press("Ctrl+Return")
    for row in row_titles(table):
        d.click(mark_label(mark), row=row)
    look()
    for _ in range(5):
        d.press("Ctrl+Return")
        look()
    page = save_page(d, home, by_keys=True)
    look()
    for pdf in home.glob("*.pdf"):
        pdf.unlink()
    return _Walked(seen, menus, page)


def has_its_words(d: Driver) -> bool:
    """Whether every paragraph has its words by now."""
    return not any(words._unmarked for words in d.window.findChildren(WordsInPlace))


def is_of_words(line: str) -> bool:
    """Whether a line lists the words of a text, or names the button of one."""
    is_button = line.startswith("What ") and line.endswith(" means")
    return is_button or line.startswith("Explained: ")


@dataclass(frozen=True, slots=True)
class _Walked:
    screens: Screens
    everything: set[str]
    page: SavedPage


def look_through_memory(d: Driver, look: Callable[[], None]) -> None:
    """Every part of the care memory, the form of every fact, the details and a new note."""
    for part in MemoryPart:
        show_part(d, part)
        look()
    d.press("Ctrl+3")
    look()
    for kind in FactKind:
        add_to_part(d, kind)
        look()
    d.press("Ctrl+3")
    wait_for_rows(d)
    d.click("details_row")
    wait_for_rows(d)
    look()
    d.press("Ctrl+Shift+N")
    look()


def look_through_people(d: Driver, look: Callable[[], None]) -> None:
    """Settings, who the notes are about, and one of them; back to Settings."""
    d.press("Ctrl+,")
    look()
    for way in ("Who these notes are about", "Change: Sam"):
        d.click(way)
        look()
    d.press("Ctrl+,")


def show_earlier_versions(d: Driver) -> None:
    """What a headline said before."""
    d.press("Ctrl+2")
    d.click(f"More about this headline: {SECOND_HEADLINE}")
    d.wait_for_screen(ScreenName.LIFE)
    d.click("Earlier versions")


def look_through_papers(d: Driver, look: Callable[[], None]) -> None:
    """The papers, one of them, and the asking before a copy is saved."""
    show_papers(d)
    look()
    show_paper(d, LETTER)
    d.click("Save a copy…")
    look()


def look_through_learn(d: Driver, look: Callable[[], None]) -> None:
    """Learn, all its lists and tables, the path, and every card."""
    show_learn(d)
    look()
    flow = d.running.care._assembled()._flows.learn
    learn = d.running.care.models.learn.library.learn
    parts = [("theme", theme.id) for theme in learn.themes]
    parts += [("table", table.id) for table in learn.tables]
    for what, which in (*parts, ("path", ""), ("words", "")):
        flow.open(what, which)
        wait_for_rows(d)
        look()
    for card in learn.cards:
        flow.open_card(card.id)
        if card.heavy:
            d.press("Ctrl+Return")
        d.wait_until(lambda: any(t.startswith("As of ") for t in d.texts()), "all of the card")
        look()


def other_screens(d: Driver) -> Screens:
    """The screens around the walk, lock included."""
    seen: Screens = {}

    def look() -> None:
        seen.setdefault(d.screen, set()).update(everything_on(d.window))

    for go in (_timeline, _booklet):
        go(d)
        look()
    for keys in ("Ctrl+1", "Ctrl+2", "F1", "Ctrl+H"):
        d.press(keys)
        look()
    d.press("Ctrl+H")
    for look_through in (
        look_through_memory,
        look_through_papers,
        look_through_life,
        look_through_learn,
    ):
        look_through(d, look)
    look_through_visits(d, look)
    for number in range(2, 5):
        help_menu = d.window.menuBar().actions()[-1].menu()
        assert isinstance(help_menu, QMenu)
        help_menu.actions()[number - 1].trigger()
        d.pause("help")
        look()
    find(d, "SGSH")
    look()
    look_through_people(d, look)
    for button in (
        "Change my password",
        "Show my recovery sheet",
        "Bring notes in from such a folder…",
    ):
        d.click(button)
        look()
        d.click("Back")
    show_earlier_versions(d)
    look()
    d.press("Ctrl+2")
    d.click(f"Delete: {SECOND_HEADLINE}")
    d.menu_action("Recently deleted…").trigger()
    d.pause("the list")
    look()
    d.press("Ctrl+Z")
    seen[ScreenName.INTAKE] = texts_of_import(d)
    ask_for_stronger_key(d)
    look()
    d.choose_in_menu("File", "Backups…")
    d.click("Back up now")
    d.wait_until(lambda: any(t.startswith("The backup is made") for t in d.texts()), "a backup")
    d.wait_until(lambda: "Go back to this backup…" in d.texts(), "it is in the list")
    look()
    d.wait_until(lambda: "Check this backup" in d.texts(), "it is listed")
    d.click("restore_backup_1")
    d.wait_for_screen(ScreenName.RESTORE)
    look()
    d.click("Back")
    d.wait_for_screen(ScreenName.UNLOCK)
    look()
    d.press("Return")
    look()
    d.click("I forgot my password")
    look()
    return seen


def look_through_visits(d: Driver, look: Callable[[], None]) -> None:
    """A visit planned and one that was, with each outcome; a page that came back."""
    show_visit(d)
    look()
    show_visit(d, "2 May 2024")
    look()
    d.click("At the visit")
    d.wait_for_screen(ScreenName.VISIT_DURING)
    wait_for_all_rows(d)
    look()
    d.click("After the visit")
    d.wait_for_screen(ScreenName.VISIT_AFTER)
    wait_for_all_rows(d)
    first = next(text for text in d.texts() if text.startswith("1. "))
    for words in outcome_labels().values():
        d.click(words, row=first)
        look()
    d.press("Ctrl+Return")
    look()
    d.press("Ctrl+4")
    d.wait_for_screen(ScreenName.VISITS)
    look()
    show_answers(d)
    wait_for_all_rows(d)
    look()
    d.press("Ctrl+Return")
    look()


def look_through_life(d: Driver, look: Callable[[], None]) -> None:
    """A headline closed for each reason, told elsewhere, due, reopened; and all the questions."""
    show_life(d)
    d.click("add_source")
    look()
    d.type("The evening news")
    d.press("Ctrl+Return")
    d.wait_for_screen(ScreenName.LIFE)
    for reason in ClosedReason:
        d.click("life_close")
        look()
        d.click(reason_words(reason))
        d.click("closing_words")
        d.type("As our team said")
        for awaited in Awaited:
            d.click(f"awaits_{awaited.value}")
        d.press("Ctrl+Return")
        d.wait_for_screen(ScreenName.LIFE)
        d.click("What we waited for has come")
        look()
        d.click("life_reopen")
        look()
    show_queue(d)
    d.click_on(d.window.findChildren(QAbstractButton, "later")[0], "Leave for later")
    look()
    d.press("Ctrl+Return")
    d.wait_for_screen(ScreenName.QUEUE_SHEET)
    look()


def texts_of_import(d: Driver) -> set[str]:
    """Something of every kind is brought, and each opened as far as it goes; nothing is kept."""
    drop(d, *write_brought(d.running.settings_file.parent))  # type: ignore[attr-defined]
    d.wait_until(lambda: any(t.startswith("Kept as: ") for t in d.texts()), "what was read")
    for name in names_of(d):
        if name.startswith(("Change how it is kept: ", "Show all of it: ")):
            d.click(name)
    texts = everything_on(d.window)
    d.click("Keep none of it")
    return texts | everything_on(d.window)


def _timeline(d: Driver) -> None:
    add_notes(d)
    show_timeline(d, show="Tests")


def _booklet(d: Driver) -> None:
    show_booklet(d, parts=True)


WAYS_ON = {"Ask your team about it", "Set it aside", "Is anything being studied for our gene?"}
"""The buttons where every row is different (ux.md 4.2)."""


def words_of_4_2() -> set[str]:
    """The texts that may differ between the two extremes: marks and what stands with them."""
    texts = {mark_label(mark) for mark in Mark if mark_note(mark)}
    notes = {mark_note(mark, has_both_sides=each) for mark in Mark for each in (True, False)}
    return texts | notes - {""}


def question_words(table: QuestionTable) -> set[str]:
    """Every question there is."""
    askers = tuple(Asker)
    rows = {question.full(a) for question in table.questions.values() for a in askers}
    joined = {question.full(a) for question in table.combined.values() for a in askers}
    return rows | joined


def hits(texts: set[str], never: NeverWords) -> Iterator[str]:
    for text in sorted(texts):
        for hit in never.find(text, quoted=(licence_notes(), *PEOPLE, *SOURCES)):
            yield f"{hit.found!r} in {text!r}"


def test_no_screen_says_whether_a_treatment_fits_whatever_the_marks(
    small: Driver, home: Path, never: NeverWords, table: QuestionTable, record_property: Figure
) -> None:
    unlock(small)
    same = walk_with_every_row(small, Mark.SAME, table, home)
    different = walk_with_every_row(small, Mark.DIFFERENT, table, home, again=True)
    around = other_screens(small)

    seen = set(same.screens) | set(around)
    assert set(ScreenName) - seen == {
        ScreenName.WELCOME,
        ScreenName.PASSWORD,
        ScreenName.RESCUE,
    }
    everything = same.everything.union(different.everything, *around.values())
    assert list(hits(everything, never)) == []
    assert list(hits({same.page.text, different.page.text}, never)) == []
    record_property(
        "figure", f"task 12: {len(everything)} texts on {len(seen)} screens, 0 verdicts"
    )


def test_the_first_two_screens_say_no_verdict_either(empty: Driver, never: NeverWords) -> None:
    texts = everything_on(empty.window)
    empty.click("Start")
    texts |= everything_on(empty.window)

    assert empty.screen is ScreenName.PASSWORD
    assert list(hits(texts, never)) == []


def test_all_same_and_all_different_differ_only_in_the_words_of_the_marks(
    small: Driver, home: Path, table: QuestionTable
) -> None:
    unlock(small)
    same = walk_with_every_row(small, Mark.SAME, table, home)
    different = walk_with_every_row(small, Mark.DIFFERENT, table, home, again=True)

    marks = words_of_4_2() | WHETHER_SAVED
    for screen in (ScreenName.HEADLINE, ScreenName.RELEVANCE, ScreenName.RISK, ScreenName.ACCESS):
        assert (same.screens[screen] ^ different.screens[screen]) - marks == set(), screen
    (its_same,) = same.screens[ScreenName.STAGE] - different.screens[ScreenName.STAGE]
    its_different, *ways = sorted(
        different.screens[ScreenName.STAGE] - same.screens[ScreenName.STAGE], key=len, reverse=True
    )
    assert set(ways) == WAYS_ON
    assert its_same.startswith("The words match your notes. Whether it fits is a question for")
    assert its_different.startswith("This one looks different from your notes in several ways.")
    left = same.screens[ScreenName.QUESTIONS] ^ different.screens[ScreenName.QUESTIONS]
    known = question_words(table) | reasons(table) | {""}
    lines = {line.strip("• ") for text in left for line in text.split("\n")}
    assert {line for line in lines - known if not is_of_words(line)} == set()


def reasons(table: QuestionTable) -> set[str]:
    """Every reason that can stand under a question."""
    rows = [wording.row.lower() for wording in table.questions.values()]
    return {words.replace("{row}", row) for words in table.reasons.values() for row in rows}
