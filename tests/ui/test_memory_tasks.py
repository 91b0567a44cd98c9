"""The care memory on the real window: ten kinds, 14 details, five states, nothing lost."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication

from carecompanion.composition import local_today
from carecompanion.domain.facts import Fact, FactField, FactKind, Provenance
from carecompanion.domain.genetics import DiagnosisState
from carecompanion.domain.memory import (
    FACTS_OF_DETAIL,
    FACTS_OF_PART,
    TEN_KINDS,
    EligibilityDetail,
    MemoryPart,
)
from carecompanion.vault.vaults import SqlcipherVaults
from carecompanion.views.date_words import date_words
from carecompanion.views.screen import ScreenName
from tests.ui.apps import CHEAP, FACTS, PASSPHRASE
from tests.ui.conftest import Start
from tests.ui.driver import Driver
from tests.ui.papers import LETTER
from tests.ui.screens import add_to_part, find, go_home, show_part, wait_for_rows
from tests.ui.test_tasks import Figure, save_page, unlock

MOST_CLICKS = 6
SAID = "Blood test again in May, says Dr Bauer"


def facts_in(notes: Path, *kinds: FactKind) -> tuple[Fact, ...]:
    """The facts in a notes file that nobody has open, newest first."""
    store = SqlcipherVaults(parameters=CHEAP).open(notes, PASSPHRASE)
    try:
        (person,) = store.people()
        return store.facts(person.id, kinds or tuple(FactKind))
    finally:
        store.close()


def type_text(d: Driver, words: str) -> None:
    """Type what the fact says."""
    d.click("fact_text")
    d.type(words)


def done(d: Driver) -> None:
    """Leave the form; it is saved as it was typed."""
    d.press("Ctrl+Return")
    d.wait_for_screen(ScreenName.MEMORY_PART)


def is_listed(d: Driver, words: str) -> bool:
    return any(text == words for text in d.texts())


def see(d: Driver, words: str) -> None:
    d.wait_until(lambda: is_listed(d, words), f"{words!r} can be read")


@pytest.mark.parametrize("part", TEN_KINDS, ids=[part.value for part in TEN_KINDS])
def test_a_fact_of_each_of_the_ten_kinds_is_added_seen_and_there_after_reopening(
    part: MemoryPart, small: Driver, small_notes: Path, start: Start
) -> None:
    kind = FACTS_OF_PART[part][0]
    words = f"Something about {part.value}, 2 × 5 µg"
    unlock(small)
    add_to_part(small, kind)
    type_text(small, words)
    done(small)
    see(small, words)
    small.running.close()

    (fact, *_) = facts_in(small_notes, kind)
    assert fact.text == words
    assert fact.known_on == local_today().isoformat()
    d = start(small_notes, knows_the_app=True)
    unlock(d)
    show_part(d, part)
    see(d, words)


@pytest.mark.parametrize("kind", FACTS_OF_PART[MemoryPart.SAFETY][:2])
def test_none_known_is_kept_as_a_value_and_an_empty_form_as_nothing(
    kind: FactKind, small: Driver, small_notes: Path
) -> None:
    unlock(small)
    add_to_part(small, kind)
    done(small)
    add_to_part(small, kind)
    small.click("fact_none_known")
    done(small)
    see(small, "None known")
    small.running.close()

    (fact,) = facts_in(small_notes, kind)
    assert fact.none_known
    assert fact.text == ""


@pytest.mark.parametrize("detail", EligibilityDetail, ids=[d.value for d in EligibilityDetail])
def test_each_of_the_14_details_is_asked_for_until_it_is_noted_and_then_shown_with_its_date(
    detail: EligibilityDetail, small: Driver, small_notes: Path
) -> None:
    kinds = FACTS_OF_DETAIL[detail]
    unlock(small)
    small.press("Ctrl+3")
    small.wait_for_screen(ScreenName.MEMORY)
    wait_for_rows(small)
    small.click("details_row")
    wait_for_rows(small)
    was_known = any(kind in FACTS for kind in kinds)
    missing = small.texts().count("Not known yet: ask")
    small.click(f"add_{detail.value}")
    small.wait_for_screen(ScreenName.FACT)
    wait_for_rows(small)
    type_text(small, "As the letter says it")
    small.press("Ctrl+Return")
    small.wait_for_screen(ScreenName.DETAILS)

    see(small, "As the letter says it")
    small.wait_until(
        lambda: small.texts().count("Not known yet: ask") == missing - (not was_known),
        "it is asked for no more",
    )
    today = date_words(local_today().isoformat())
    assert any(f"From {today}." in text for text in small.texts())
    small.running.close()
    assert facts_in(small_notes, kinds[0])[0].text == "As the letter says it"


CALLED = {
    DiagnosisState.CONFIRMED: ("Kind of gene change", "Gene change"),
    DiagnosisState.LIKELY: ("Kind of gene change", "Gene change"),
    DiagnosisState.UNCERTAIN_VARIANT: ("Change of uncertain meaning", "Uncertain change"),
    DiagnosisState.CLINICAL: ("Gene test", "Gene change"),
    DiagnosisState.UNDIAGNOSED: ("A test for a diagnosis", "Gene change"),
}
"""The row R3 on screen, and the label of the gene change on the page."""

CHOSEN = {
    DiagnosisState.CONFIRMED: "Confirmed by a test",
    DiagnosisState.LIKELY: "Likely, not confirmed",
    DiagnosisState.UNCERTAIN_VARIANT: "A change of uncertain meaning was found",
    DiagnosisState.CLINICAL: "From the signs alone, no gene found",
    DiagnosisState.UNDIAGNOSED: "No diagnosis yet",
}


@pytest.mark.parametrize("state", DiagnosisState, ids=[state.value for state in DiagnosisState])
def test_each_state_of_a_diagnosis_is_kept_and_words_the_rows_and_the_page(
    state: DiagnosisState, small: Driver, small_notes: Path, home: Path
) -> None:
    unlock(small)
    add_to_part(small, FactKind.DIAGNOSIS)
    small.click(CHOSEN[state])
    done(small)
    see(small, f"What the team said: {CHOSEN[state]}\nFrom: Our own note")
    go_home(small)
    small.click("carry_on_2")
    small.press("Ctrl+Return")
    small.wait_for_screen(ScreenName.RELEVANCE)
    row, label = CALLED[state]
    assert row in small.texts()
    small.press("Ctrl+Return", "Ctrl+Return", "Ctrl+Return", "Ctrl+Return", "Ctrl+Return")
    page = save_page(small, home, by_keys=True).text
    assert label in page
    assert ("Gene change" in page) is (label == "Gene change")
    small.running.close()

    (fact,) = facts_in(small_notes, FactKind.DIAGNOSIS)
    assert fact.detail(FactField.STATE) == state.value


def test_task_5_what_the_doctor_said_is_written_down_and_found_again(
    small: Driver, small_notes: Path, record_property: Figure
) -> None:
    unlock(small)
    small.start_counting()
    small.press("Ctrl+3")
    small.wait_for_screen(ScreenName.MEMORY)
    wait_for_rows(small)
    small.click("part_talks")
    small.press("Ctrl+N")
    wait_for_rows(small)
    small.type(SAID)
    small.press("Ctrl+Return")
    small.wait_for_screen(ScreenName.MEMORY_PART)
    clicks = small.counts.clicks
    see(small, SAID)
    find(small, "Bauer")
    assert any(SAID in text for text in small.texts())
    small.press("Return")
    small.wait_for_screen(ScreenName.FACT)
    assert small.text_of("fact_text") == SAID
    assert small.counts.clicks == clicks
    small.running.close()

    (fact,) = facts_in(small_notes, FactKind.TALK)
    assert fact.text == SAID
    assert fact.dated == local_today().isoformat()
    record_property("figure", f"task 5, writing: {clicks} clicks (limit {MOST_CLICKS})")
    assert clicks <= MOST_CLICKS


def test_still_right_is_one_key_on_the_row_and_can_be_undone(
    small: Driver, small_notes: Path
) -> None:
    words = FACTS[FactKind.CONDITION]
    today = local_today()
    unlock(small)
    show_part(small, MemoryPart.CONDITION)
    assert is_listed(small, "From 1 November 2026. Still right?")
    small.press("S")
    checked = f"From 1 November 2026, checked on {date_words(today.isoformat())}. Still right?"
    see(small, checked)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName().startswith(words)
    assert small.menu_action("Undo").text() == "&Undo “still right”"
    assert any(text.endswith("Undo takes that back.") for text in small.texts())
    small.press("Ctrl+Z")
    see(small, "From 1 November 2026. Still right?")
    assert not any(text.endswith("Undo takes that back.") for text in small.texts())
    small.click(f"Yes, still right: {words}, 1 November 2026")
    see(small, checked)
    small.running.close()
    assert facts_in(small_notes, FactKind.CONDITION)[0].checked_on == today.isoformat()


def test_delete_needs_no_question_and_undo_brings_the_fact_back_as_it_was(
    small: Driver, small_notes: Path
) -> None:
    before = facts_in(small_notes)
    unlock(small)
    show_part(small, MemoryPart.GENE)
    small.press("Delete")
    see(small, "Note deleted. Undo brings it back.")
    small.wait_until(lambda: not is_listed(small, FACTS[FactKind.GENE_CHANGE]), "it is gone")
    assert small.counts.dialogs == 0
    small.press("Ctrl+Z")
    see(small, FACTS[FactKind.GENE_CHANGE])
    small.running.close()
    assert facts_in(small_notes) == before


def test_up_and_down_move_among_rows_and_enter_opens_one(small: Driver) -> None:
    unlock(small)
    small.press("Ctrl+3")
    small.wait_for_screen(ScreenName.MEMORY)
    wait_for_rows(small)
    small.press("Down", "Down", "Up", "Return")
    small.wait_for_screen(ScreenName.MEMORY_PART)
    assert "Gene and gene change" in small.texts()
    wait_for_rows(small)
    small.press("Down", "Return")
    small.wait_for_screen(ScreenName.FACT)
    assert small.text_of("fact_text") == FACTS[FactKind.GENE]
    small.press("Alt+Left")
    small.wait_for_screen(ScreenName.MEMORY_PART)
    small.pause("the rows")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName().startswith("SGSH")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("last spring", "Use a date like 12 June 2022, or only a year."),
        ("03/04/2022", "Write the month as a word, so that nobody can mix it up."),
    ],
)
def test_a_date_that_is_none_stays_as_typed_through_a_lock_and_is_never_written(
    typed: str, words: str, small: Driver, small_notes: Path
) -> None:
    unlock(small)
    add_to_part(small, FactKind.TREATMENT)
    type_text(small, "Vitamin D")
    small.click("fact_since")
    small.type(typed)
    assert words not in small.texts()
    small.press("Tab")
    see(small, words)
    small.press("Ctrl+L")
    small.wait_for_screen(ScreenName.UNLOCK)
    unlock(small)
    small.wait_for_screen(ScreenName.FACT)
    assert small.text_of("fact_since") == typed
    assert small.text_of("fact_text") == "Vitamin D"
    small.click("fact_since")
    small.press("Ctrl+A")
    small.type("June 2022")
    small.press("Tab")
    assert words not in small.texts()
    small.press("Ctrl+Return")
    small.wait_for_screen(ScreenName.MEMORY_PART)
    small.running.close()
    (fact,) = facts_in(small_notes, FactKind.TREATMENT)
    assert fact.detail(FactField.SINCE) == "2022-06"


def test_a_bad_date_is_not_in_the_record(small: Driver, small_notes: Path) -> None:
    unlock(small)
    add_to_part(small, FactKind.TREATMENT)
    type_text(small, "Vitamin D")
    small.click("fact_since")
    small.type("some day")
    small.press("Ctrl+Return")
    assert small.counts.errors > 0
    small.press("Ctrl+Return")
    small.wait_for_screen(ScreenName.MEMORY_PART)
    small.running.close()
    (fact,) = facts_in(small_notes, FactKind.TREATMENT)
    assert fact.details == ()


def test_a_report_counts_as_one_only_with_its_date(small: Driver, small_notes: Path) -> None:
    needs = "A report needs its date. Until it has one, this is kept as your own note."
    unlock(small)
    add_to_part(small, FactKind.ANTIBODIES)
    type_text(small, "AAV9: none found")
    small.click("Report")
    assert needs in small.texts()
    small.click("fact_source")
    small.type("Northern laboratory")
    small.wait_until_saved()
    small.click("fact_source_on")
    small.type("12 June 2022")
    assert needs not in small.texts()
    done(small)
    see(small, "From: Report, Northern laboratory, 12 June 2022")
    small.running.close()
    (fact,) = facts_in(small_notes, FactKind.ANTIBODIES)
    assert (fact.provenance, fact.source_on) == (Provenance.REPORT, "2022-06-12")


def test_a_report_without_a_date_is_kept_as_an_own_note_and_says_so_again_later(
    small: Driver, small_notes: Path
) -> None:
    unlock(small)
    add_to_part(small, FactKind.ANTIBODIES)
    type_text(small, "AAV9: none found")
    small.click("Report")
    done(small)
    see(small, "From: Our own note")
    wait_for_rows(small)
    small.press("Return")
    small.wait_for_screen(ScreenName.FACT)
    wait_for_rows(small)
    assert small.is_chosen("Report")
    small.running.close()
    (fact,) = facts_in(small_notes, FactKind.ANTIBODIES)
    assert fact.provenance is Provenance.FAMILY


def test_a_paper_of_the_notes_belongs_to_a_fact_and_opens_from_it(
    small: Driver, small_notes: Path
) -> None:
    unlock(small)
    add_to_part(small, FactKind.PAPER)
    type_text(small, "Letter from the spring")
    small.click("choose_paper")
    small.click(LETTER)
    small.click(f"Open {LETTER}")
    small.wait_for_screen(ScreenName.PAPER)
    small.press("Alt+Left")
    small.wait_for_screen(ScreenName.FACT)
    done(small)
    assert any(text.endswith("With 1 file") for text in small.texts())
    small.running.close()
    (fact,) = facts_in(small_notes, FactKind.PAPER)
    assert len(fact.papers) == 1
    assert isinstance(fact.papers[0], UUID)


def test_a_note_of_one_line_is_kept_from_anywhere_and_leads_back(
    small: Driver, small_notes: Path
) -> None:
    unlock(small)
    small.press("Ctrl+2", "Ctrl+Shift+N")
    small.wait_for_screen(ScreenName.NOTE)
    small.type("Half a li")
    small.press("Esc")
    assert small.screen is ScreenName.HEADLINES
    small.press("Ctrl+Shift+N")
    assert small.text_of("note_text") == "Half a li"
    small.click("note_text")
    small.press("End")
    small.type("ne kept")
    small.press("Return")
    assert small.screen is ScreenName.HEADLINES
    see(small, "Your note is kept, under Daily changes.")
    show_part(small, MemoryPart.CHANGES)
    see(small, "Half a line kept")
    small.running.close()
    (fact,) = facts_in(small_notes, FactKind.CHANGE)
    assert fact.text == "Half a line kept"
    assert fact.detail(FactField.ON) == local_today().isoformat()


def test_the_versions_of_a_fact_name_each_field_that_changed(small: Driver) -> None:
    unlock(small)
    add_to_part(small, FactKind.TREATMENT)
    type_text(small, "Vitamin D")
    small.click("fact_dose")
    small.type("400 units")
    small.click("fact_since")
    small.type("May 2024")
    small.click("Told by a clinician")
    small.click("fact_history")
    small.wait_for_screen(ScreenName.HISTORY)
    for words in ("Dose", "Since", "Where it is from", "Now: 400 units", "Now: May 2024"):
        small.wait_until(lambda words=words: words in small.texts(), words)  # type: ignore[misc]


def test_what_is_changed_in_the_memory_is_what_the_walk_and_the_page_say(
    small: Driver, home: Path
) -> None:
    unlock(small)
    go_home(small)
    small.click("carry_on_2")
    small.wait_for_screen(ScreenName.HEADLINE)
    show_part(small, MemoryPart.CENTRE)
    small.press("Return")
    small.wait_for_screen(ScreenName.FACT)
    wait_for_rows(small)
    small.click("fact_text")
    small.press("Ctrl+A")
    small.type("Another clinic")
    done(small)
    add_to_part(small, FactKind.ALLERGY)
    type_text(small, "Penicillin")
    done(small)
    go_home(small)
    small.press("Ctrl+5")
    page = save_page(small, home, by_keys=True).text
    assert "Another clinic" in page
    assert "Penicillin" in page
