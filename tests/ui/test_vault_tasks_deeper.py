"""Going deeper on the real window: folded until wanted, put on the list, reworded, printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from carecompanion.composition import Parts
from carecompanion.content.never_words import load_never_words
from carecompanion.content.resources import resource_path
from carecompanion.domain.deeper import DeeperQuestion
from carecompanion.domain.facts import FactField
from carecompanion.domain.genetics import AccessState
from carecompanion.domain.questions import Asker
from carecompanion.views.screen import ScreenName
from carecompanion.views.walk.access_panel import AccessChoices
from carecompanion.views.walk.closing_panel import ClosingText
from carecompanion.views.walk.deeper_row import DeeperRow
from tests.ui.conftest import Start
from tests.ui.driver import Driver
from tests.ui.scrape import everything_on
from tests.ui.screens import names_of, unfold, wait_for_all_rows
from tests.ui.test_no_verdict import PEOPLE
from tests.ui.test_tasks import Figure, note, questions_of, unlock

HEADLINE = "A virus carries the SGSH gene into the brain of the first child"
GROUPS = (ScreenName.RELEVANCE, ScreenName.STAGE, ScreenName.RISK, ScreenName.ACCESS)
BANK = Parts().deeper_bank
DOOR = BANK.questions["deep-K15"]
WAITING = BANK.questions["deep-K17"]


def go_to(d: Driver, step: ScreenName) -> None:
    """A new headline, as far as this step."""
    unlock(d)
    d.press("Ctrl+N")
    d.paste(HEADLINE)
    go_on_to(d, step)


def go_on_to(d: Driver, step: ScreenName) -> None:
    while d.screen is not step:
        d.press("Ctrl+Return")


def button(words: str, question: DeeperQuestion) -> str:
    return f"{words}: {question.short}"


def sheet_of(d: Driver) -> list[str]:
    """What else is asked, as the question screen lists it."""
    (lines,) = [text for text in d.texts() if text.startswith("•")]
    return [line.removeprefix("•").strip() for line in lines.splitlines()]


def test_nothing_is_made_before_it_is_unfolded(small: Driver) -> None:
    d = small
    go_to(d, ScreenName.PAGE)
    for made in (DeeperRow, AccessChoices, ClosingText):
        assert d.window.findChildren(made) == []
    assert "deeper_bank" not in vars(d.running.care._assembled()._parts)


def test_a_question_goes_on_the_list_and_the_sheet_with_two_clicks(
    small: Driver, record_property: Figure
) -> None:
    d = small
    go_to(d, ScreenName.RISK)
    d.start_counting()
    d.click("deeper_risk")
    wait_for_all_rows(d)
    d.pause("the last row is shown")
    assert [t for t in d.texts() if t in (DOOR.family, DOOR.why)] == [DOOR.family, DOOR.why]
    d.click(button("Put on my list", DOOR))
    note(record_property, "a deeper question on the list", d, clicks=2)
    assert d.counts.clicks <= 2
    assert "On your list" in d.texts()
    go_on_to(d, ScreenName.QUESTIONS)
    assert DOOR.family in sheet_of(d)
    assert DOOR.family not in questions_of(d)

    d.press("Ctrl+Z")
    d.wait_until(lambda: DOOR.family not in sheet_of(d), "it is off the list again")


def test_the_words_are_changed_and_kept_over_a_lock(small: Driver) -> None:
    d = small
    go_to(d, ScreenName.RISK)
    unfold(d, "deeper_risk")
    d.click(button("Put on my list", DOOR))
    d.click(button("Change the words", DOOR))
    d.press("Ctrl+A")
    d.type("Can we do it once more?")
    d.wait_until_saved()
    d.press("Ctrl+L")
    d.wait_for_screen(ScreenName.UNLOCK)
    assert "Can we do it once more?" not in everything_on(d.window)
    unlock(d)
    d.wait_for_screen(ScreenName.RISK)
    go_on_to(d, ScreenName.QUESTIONS)
    assert "Can we do it once more?" in sheet_of(d)


def test_skip_shows_the_next_and_the_keyboard_stays_there(small: Driver) -> None:
    d = small
    go_to(d, ScreenName.RISK)
    unfold(d, "deeper_risk")
    before = {name for name in names_of(d) if name.startswith("Skip: ")}
    assert len(before) == 5
    d.tab_to(button("Skip", DOOR))
    d.press("Return")
    wait_for_all_rows(d)
    d.pause("the last row is shown")
    after = {name for name in names_of(d) if name.startswith("Skip: ")}
    assert len(after) == 5
    assert button("Skip", DOOR) not in after
    focused = QApplication.focusWidget()
    assert isinstance(focused, QAbstractButton)
    rows = d.window.findChildren(DeeperRow)
    assert any(row.isAncestorOf(focused) for row in rows), focused.accessibleName()


def test_taking_it_off_needs_no_other_place(small: Driver) -> None:
    d = small
    go_to(d, ScreenName.RISK)
    unfold(d, "deeper_risk")
    d.click(button("Put on my list", WAITING))
    d.click(button("Take off my list", WAITING))
    assert "On your list" not in d.texts()
    go_on_to(d, ScreenName.QUESTIONS)
    assert WAITING.family not in sheet_of(d)


def test_a_deeper_question_is_swapped_into_the_three(small: Driver) -> None:
    d = small
    go_to(d, ScreenName.RISK)
    unfold(d, "deeper_risk")
    d.click(button("Put on my list", DOOR))
    go_on_to(d, ScreenName.QUESTIONS)
    walk = d.running.care.models.walk
    (other,) = [item for item in walk.others() if item.deeper]
    d.click("question_1_swap")
    menu = QApplication.activePopupWidget()
    assert menu is not None
    (entry,) = [a for a in menu.actions() if a.data() == other]
    entry.trigger()
    menu.close()
    d.wait_until(lambda: questions_of(d)[0] == DOOR.family, "it leads the page")
    assert DOOR.family not in sheet_of(d)


def test_seven_meanings_may_be_ticked_and_each_asks_its_question(small: Driver) -> None:
    d = small
    go_to(d, ScreenName.ACCESS)
    unfold(d, "access_meanings")
    words = Parts().memory_words
    for state in AccessState:
        d.click(words.value(FactField.ACCESS, state.value))
    assert d.running.care.models.walk.walk.choice.access == tuple(AccessState)
    go_on_to(d, ScreenName.QUESTIONS)
    asked = {question.full(Asker.FAMILY) for question in BANK.access.values()}
    assert asked <= set(sheet_of(d))


def test_asked_to_pay_adds_one_fixed_question_and_no_judgement(small: Driver) -> None:
    d = small
    go_to(d, ScreenName.ACCESS)
    unfold(d, "access_meanings")
    d.click("Yes", row="What “available” means here")
    assert f"On your list: {BANK.paid.family}" in d.texts()
    d.click("Not known yet", row="What “available” means here")
    go_on_to(d, ScreenName.QUESTIONS)
    assert BANK.paid.family not in sheet_of(d)


def test_earlier_versions_tell_what_was_ticked_and_put_on_the_list(small: Driver) -> None:
    d = small
    go_to(d, ScreenName.ACCESS)
    unfold(d, "access_meanings")
    for twice in range(2):
        d.click("In a trial")
        d.click(("Yes", "No")[twice], row="What “available” means here")
    d.press("Ctrl+2")
    d.click(f"More about this headline: {HEADLINE}")
    d.wait_for_screen(ScreenName.LIFE)
    d.click("Earlier versions")
    d.wait_for_screen(ScreenName.HISTORY)
    wait_for_all_rows(d)
    wanted = ("Then: In a trial", "Now: nothing", "Then: yes", "Now: no")
    d.wait_until(lambda: set(wanted) <= set(d.texts()), "the versions are there")
    assert f"Then: {BANK.access[AccessState.TRIAL].family}\n{BANK.paid.family}" in d.texts()


def test_the_eight_short_things_are_copied_as_text(small: Driver) -> None:
    d = small
    go_to(d, ScreenName.QUESTIONS)
    unfold(d, "closing_eight")
    d.click("copy_closing")
    copied = QApplication.clipboard().text()
    closing = BANK.closing[Asker.FAMILY]
    assert all(line in copied for line in (*closing.eight, closing.first, closing.then))
    assert HEADLINE not in copied


def test_another_headline_finds_everything_folded(small: Driver) -> None:
    d = small
    go_to(d, ScreenName.RISK)
    unfold(d, "deeper_risk")
    d.press("Ctrl+N")
    d.paste("Another headline")
    go_on_to(d, ScreenName.RISK)
    assert not [row for row in d.window.findChildren(DeeperRow) if row.isVisible()]
    unfold(d, "deeper_risk")
    assert DOOR.family not in d.texts()


def test_none_of_it_says_whether_a_treatment_fits(small: Driver) -> None:
    d = small
    never = load_never_words(resource_path("words", "never.toml"))
    go_to(d, ScreenName.RELEVANCE)
    seen: set[str] = set()
    for step in GROUPS:
        go_on_to(d, step)
        if step is ScreenName.ACCESS:
            unfold(d, "access_meanings")
        unfold(d, f"deeper_{step.value}")
        seen |= everything_on(d.window)
    go_on_to(d, ScreenName.QUESTIONS)
    unfold(d, "closing_eight")
    seen |= everything_on(d.window)
    hits = [hit.found for text in seen for hit in never.find(text, quoted=(*PEOPLE, HEADLINE))]
    assert hits == []


@pytest.mark.parametrize("step", GROUPS)
def test_each_page_has_something_that_goes_deeper(
    step: ScreenName, start: Start, small_notes: Path, record_property: Figure
) -> None:
    d = start(small_notes, knows_the_app=True)
    go_to(d, step)
    d.start_counting()
    unfold(d, f"deeper_{step.value}")
    stall = d.watch.longest * 1000
    record_property("figure", f"go deeper, {step.value}: longest stall {stall:.0f} ms")
    assert [row for row in d.window.findChildren(DeeperRow) if row.isVisible()]
