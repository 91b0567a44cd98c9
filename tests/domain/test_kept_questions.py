"""Questions that go deeper on the list of a headline: put there, reworded, taken off, printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from carecompanion.content.deeper_pack import load_deeper
from carecompanion.content.page_words import load_page_words
from carecompanion.content.question_pack import load_questions
from carecompanion.content.resources import resource_path
from carecompanion.domain import kept_questions
from carecompanion.domain.genetics import AccessState
from carecompanion.domain.page import build_question_sheet
from carecompanion.domain.questions import Asker, Group
from carecompanion.domain.records import Paid, Person, QuestionChoice
from carecompanion.domain.walk import Walk, new_walk

BANK = load_deeper(resource_path("deeper.toml"))
TABLE = load_questions(resource_path("questions.toml"))
ID = UUID(int=1)
NOTHING = QuestionChoice(id=ID, person_id=ID, headline_id=ID)
DOOR = BANK.questions["deep-K15"]
SOURCE = BANK.questions["deep-H6"]


def walk_with(choice: QuestionChoice) -> Walk:
    walk = new_walk(Person(id=ID), {}, today=date(2026, 11, 21))
    return walk.with_record(choice)


def test_a_question_goes_on_the_list_once_in_the_voice_of_who_asks() -> None:
    choice = kept_questions.put_on_list(NOTHING, BANK.questions["deep-R1"], Asker.ADULT)
    again = kept_questions.put_on_list(choice, BANK.questions["deep-R1"], Asker.FAMILY)
    (kept,) = choice.deeper
    assert again == choice
    assert "my report" in kept.text
    assert not kept.edited


def test_it_follows_the_rows_of_its_group_on_the_sheet_and_leaves_the_three_alone() -> None:
    without = walk_with(NOTHING)
    choice = kept_questions.put_on_list(NOTHING, DOOR, Asker.FAMILY)
    choice = kept_questions.put_on_list(choice, SOURCE, Asker.FAMILY)
    walk = walk_with(choice)
    others = walk.others(TABLE)
    assert walk.three(TABLE) == without.three(TABLE)
    assert [item for item in others if not item.deeper] == list(without.others(TABLE))
    groups = [list(Group).index(item.group) for item in others if item.group]
    assert groups == sorted(groups)
    for group in Group:
        of_group = [bool(item.deeper) for item in others if item.group is group]
        assert of_group == sorted(of_group)


def test_it_is_printed_under_the_heading_of_its_group() -> None:
    choice = kept_questions.put_on_list(NOTHING, DOOR, Asker.FAMILY)
    source = walk_with(choice).page_source(TABLE, today=date(2026, 11, 21))
    words = load_page_words(resource_path("pages", "page.toml"))
    sections = build_question_sheet(source, words, None).sections
    (heading,) = [s.heading for s in sections if DOOR.family in [q.text for q in s.questions]]
    assert heading == TABLE.groups[Group.RISK].heading


def test_the_words_of_the_family_are_theirs_wherever_it_stands() -> None:
    choice = kept_questions.put_on_list(NOTHING, DOOR, Asker.FAMILY)
    (offer,) = [item for item in walk_with(choice).others(TABLE) if item.deeper]
    three = walk_with(choice).three(TABLE)
    choice = replace(choice, chosen=(offer, *three[1:]))
    choice = kept_questions.reword(choice, DOOR.id, "Does it shut a door?")
    assert choice.chosen is not None
    assert choice.chosen[0].text == choice.deeper[0].text == "Does it shut a door?"
    assert choice.chosen[0].edited
    assert choice.chosen[1:] == three[1:]
    taken = kept_questions.take_off_list(choice, DOOR.id)
    assert taken.deeper == ()
    assert taken.chosen == three[1:]
    filled = kept_questions.fill_up(taken, three)
    assert filled.chosen == (*three[1:], three[0])


def test_a_question_passed_over_is_remembered_once() -> None:
    once = kept_questions.skip(NOTHING, DOOR.id)
    assert kept_questions.skip(once, DOOR.id) == once
    assert once.skipped == (DOOR.id,)


@pytest.mark.parametrize("state", AccessState)
@pytest.mark.parametrize("asker", Asker)
def test_each_meaning_of_available_leads_to_its_question_and_back(
    state: AccessState, asker: Asker
) -> None:
    on = kept_questions.mark_access(NOTHING, state, True, BANK, asker)
    assert on.access == (state,)
    assert [kept.text for kept in on.deeper] == [BANK.access[state].full(asker)]
    assert kept_questions.mark_access(on, state, False, BANK, asker) == NOTHING


def test_several_meanings_may_be_true_at_once_in_the_order_of_the_list() -> None:
    choice = NOTHING
    for state in reversed(AccessState):
        choice = kept_questions.mark_access(choice, state, True, BANK, Asker.FAMILY)
    assert choice.access == tuple(AccessState)
    assert len(choice.deeper) == len(AccessState)


@pytest.mark.parametrize("asker", Asker)
def test_a_yes_to_paying_adds_the_fixed_question_and_anything_else_takes_it_away(
    asker: Asker,
) -> None:
    yes = kept_questions.say_paid(NOTHING, Paid.YES, BANK, asker)
    assert [kept.text for kept in yes.deeper] == [BANK.paid.full(asker)]
    assert kept_questions.say_paid(yes, Paid.YES, BANK, asker) == yes
    for other in (Paid.NO, Paid.NOT_KNOWN):
        assert kept_questions.say_paid(yes, other, BANK, asker).deeper == ()
