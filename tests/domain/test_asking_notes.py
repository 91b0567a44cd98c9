"""Questions of the care memory on the list, at a visit and on the sheet; each in one place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from carecompanion.composition import Parts
from carecompanion.domain.asking_notes import QUEUE_NOTES, asking_note
from carecompanion.domain.changes import Action
from carecompanion.domain.facts import Fact, FactField, FactKind, Provenance
from carecompanion.domain.new_facts import new_fact
from carecompanion.domain.page import QuestionSheet
from carecompanion.domain.queue_moves import left_for_later, pinned
from carecompanion.domain.queue_sheet import QueueSource, build_queue_sheet
from carecompanion.domain.records import Outcome, Visit, VisitAnswer
from tests.domain.test_visit_loop import FIRST_DAY, Family, memory_vaults, said
from tests.domain.test_waiting import bring_one, brought, entry, news, plan, take_off
from tests.vault.workbench import PASSPHRASE, cheap_vaults

WEEK = timedelta(days=7)
PARTS = Parts()
WORDS = PARTS.page_words


@pytest.fixture(params=[memory_vaults, cheap_vaults], ids=["memory", "vault"])
def family(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Family]:
    store = request.param().create(tmp_path / "notes.carevault", PASSPHRASE)
    yield Family(store)
    store.close()


def noted(family: Family, text: str, *, on: date = FIRST_DAY, is_shown: bool = True) -> Fact:
    begun = new_fact(FactKind.QUESTION, family.person.id, today=on)
    note = replace(begun, text=text, show_on_pages=is_shown)
    family.store.apply(Action.ADD_FACT, puts=(note,))
    return note


def keep(family: Family, note: Fact) -> None:
    family.store.apply(Action.WRITE_FACT, puts=(note,))


def shown(family: Family, day: date = FIRST_DAY) -> list[str]:
    return [each.text for each in family.read(day).queue.entries]


def sheet(family: Family) -> QuestionSheet:
    source = QueueSource(
        person=family.person,
        facts=(),
        queue=family.read(FIRST_DAY).queue,
        table=PARTS.question_table,
        today=FIRST_DAY,
    )
    return build_queue_sheet(source, WORDS)


def printed(family: Family) -> list[str]:
    return [asked.text for part in sheet(family).sections for asked in part.questions]


def test_a_question_of_the_care_memory_is_on_the_list_until_it_has_an_answer(
    family: Family,
) -> None:
    note = noted(family, "What is a vector?")
    assert shown(family) == printed(family) == ["What is a vector?"]
    assert family.read(FIRST_DAY).queue.top[0].note == note
    keep(family, note.with_detail(FactField.ANSWER, "A carrier."))
    assert shown(family) == []
    keep(family, note)
    assert shown(family) == ["What is a vector?"]
    family.store.apply(Action.DELETE_FACT, deletes=(note.id,))
    assert shown(family) == []


def test_a_note_without_words_and_a_note_of_another_kind_ask_nothing(family: Family) -> None:
    noted(family, "  ")
    talk = replace(noted(family, "x"), fact=FactKind.TALK)
    keep(family, talk)
    keep(family, replace(noted(family, "Any?"), none_known=True))
    assert shown(family) == []


def test_the_same_words_of_a_headline_and_of_two_notes_are_one_question(family: Family) -> None:
    headline = news(family, "News", "Who pays?")
    noted(family, "who  PAYS?")
    last = noted(family, "Who pays?")
    found = entry(family, "who pays?", FIRST_DAY)
    assert list(found.headlines) == [headline.id]
    assert found.note == last


def test_a_note_is_moved_and_left_for_later_like_any_other_however_old_it_is(
    family: Family,
) -> None:
    noted(family, "The oldest?")
    order = pinned(family.read(FIRST_DAY).order, entry(family, "the oldest?", FIRST_DAY), yes=True)
    notes = [
        replace(
            new_fact(FactKind.QUESTION, family.person.id, today=FIRST_DAY), text=f"Question {n}?"
        )
        for n in range(QUEUE_NOTES)
    ]
    family.store.apply(Action.ADD_FACT, puts=(*notes, order))
    read = family.read(FIRST_DAY)
    assert read.queue.top[0].text == "The oldest?"
    assert len(read.queue.entries) == QUEUE_NOTES + 1
    assert read.has_more
    later = left_for_later(order, entry(family, "question 3?", FIRST_DAY), yes=True)
    family.store.apply(Action.ORDER_QUESTIONS, puts=(later,))
    assert [each.text for each in family.read(FIRST_DAY).queue.later] == ["Question 3?"]


def test_a_visit_begins_with_it_and_its_answer_goes_back_into_the_note(family: Family) -> None:
    note = noted(family, "What is a vector?")
    visit = plan(family, FIRST_DAY, FIRST_DAY + WEEK)
    assert brought(visit) == ["what is a vector?"]
    answers = {"what is a vector?": said(Outcome.ANSWERED, "A carrier.")}
    visit = family.hold(visit, answers)
    (kept,) = family.notes(FactKind.QUESTION)
    assert kept.id == note.id
    assert (kept.detail(FactField.ANSWER), kept.detail(FactField.WHO)) == (
        *("A carrier.", "Dr Green"),
    )
    assert kept.detail(FactField.ON) == (FIRST_DAY + WEEK).isoformat()
    assert kept.provenance is Provenance.CLINICIAN
    assert shown(family, FIRST_DAY + 2 * WEEK) == []
    assert shown(family, FIRST_DAY + timedelta(days=900)) == []


def test_saving_the_visit_again_changes_the_same_note_or_lets_it_ask_again(family: Family) -> None:
    note = noted(family, "What is a vector?")
    key = "what is a vector?"
    visit = family.hold(
        plan(family, FIRST_DAY, FIRST_DAY), {key: said(Outcome.ANSWERED, "A carrier.")}
    )
    visit = family.hold(visit, changed(visit, said="A small carrier."))
    (kept,) = family.notes(FactKind.QUESTION)
    assert (kept.id, kept.detail(FactField.ANSWER)) == (note.id, "A small carrier.")
    visit = family.hold(visit, changed(visit, outcome=Outcome.STILL_OPEN, said=""))
    assert asking_note(family.store, family.person.id, key) is not None
    assert shown(family) == ["What is a vector?"]
    family.hold(visit, changed(visit, outcome=Outcome.ANSWERED, said="A carrier."))
    assert [each.id for each in family.notes(FactKind.QUESTION)] == [note.id]
    assert shown(family) == []


def test_a_note_deleted_since_leaves_its_answer_in_a_note_of_the_visit(family: Family) -> None:
    note = noted(family, "What is a vector?")
    key = "what is a vector?"
    visit = family.hold(
        plan(family, FIRST_DAY, FIRST_DAY), {key: said(Outcome.ANSWERED, "A carrier.")}
    )
    family.store.apply(Action.DELETE_FACT, deletes=(note.id,))
    family.hold(visit, {})
    (kept,) = family.notes(FactKind.QUESTION)
    assert kept.id != note.id
    assert kept.detail(FactField.ANSWER) == "A carrier."


def test_what_is_asked_anew_after_its_answer_is_on_the_list_and_keeps_the_old_answer(
    family: Family,
) -> None:
    noted(family, "Where?")
    visit = family.hold(
        plan(family, FIRST_DAY, FIRST_DAY), {"where?": said(Outcome.ANSWERED, "In Leeds.")}
    )
    later = FIRST_DAY + WEEK
    again = noted(family, "Where?", on=later)
    assert [each.text for each in family.read(later).queue.top] == ["Where?"]
    family.hold(visit, changed(visit, said="In Leeds, on Monday."))
    now = {each.id: each.detail(FactField.ANSWER) for each in family.notes(FactKind.QUESTION)}
    assert sorted(now.values()) == ["", "In Leeds, on Monday."]
    assert now[again.id] == ""


def test_taken_off_a_visit_it_waits_in_its_note_and_nowhere_else(family: Family) -> None:
    noted(family, "Where?")
    visit = plan(family, FIRST_DAY, FIRST_DAY + WEEK)
    take_off(family, visit, "where?", FIRST_DAY)
    assert family.aside() == []
    assert shown(family) == ["Where?"]
    bring_one(family, family.visit(visit.id), "where?", FIRST_DAY)
    assert brought(family.visit(visit.id)) == ["where?"]


def test_a_note_kept_off_pages_is_offered_but_neither_printed_nor_brought_by_itself(
    family: Family,
) -> None:
    noted(family, "Between us?", is_shown=False)
    noted(family, "For all?")
    assert sorted(shown(family)) == ["Between us?", "For all?"]
    assert printed(family) == ["For all?"]
    visit = plan(family, FIRST_DAY, FIRST_DAY + WEEK)
    assert brought(visit) == ["for all?"]
    bring_one(family, visit, "between us?", FIRST_DAY)
    assert brought(family.visit(visit.id)) == ["for all?", "between us?"]


def changed(visit: Visit, **parts: Any) -> dict[str, VisitAnswer]:
    """The one answer of a visit, with parts of it written anew."""
    (question,) = visit.questions
    return {question.key: replace(question.answer, **parts)}
