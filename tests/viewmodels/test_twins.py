"""A headline written down before is noticed, quietly, and stays the family's to decide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from carecompanion.composition import Parts
from carecompanion.domain.changes import Action
from carecompanion.domain.genetics import AccessState
from carecompanion.domain.questions import QuestionId
from carecompanion.domain.records import (
    Attachment,
    ClosedReason,
    Closing,
    EligibilityDetail,
    Headline,
    HeadlineSource,
    Mark,
    Paid,
    Person,
    new_id,
)
from carecompanion.session.session import Session
from carecompanion.viewmodels.twins import TwinsModel
from carecompanion.viewmodels.walk import WalkModel
from tests.ui.waiting import wait_for

TODAY = date(2026, 11, 21)


@pytest.fixture
def earlier(session: Session, person: Person) -> Headline:
    made = Headline(
        id=new_id(), person_id=person.id, text="A trial begins (NCT01234567)", added_on="2026-03-03"
    )
    session.perform(Action.WRITE_HEADLINE, puts=(made,))
    return made


@pytest.fixture
def walk(session: Session) -> WalkModel:
    parts = Parts()
    made = WalkModel(session, lambda: parts.question_table, lambda: TODAY)
    made.begin()
    wait_for(lambda: made.is_loaded, "the walk began")
    return made


@pytest.fixture
def twins(session: Session, walk: WalkModel) -> TwinsModel:
    return TwinsModel(session, walk, lambda: TODAY)


def after(session: Session) -> None:
    """Everything asked so far is answered."""
    answers: list[int] = []
    session.read(lambda store: len(store.people()), answers.append)
    wait_for(lambda: bool(answers), "the notes answered")


def test_the_same_study_in_other_words_is_noticed_and_other_words_are_not(
    session: Session, walk: WalkModel, twins: TwinsModel, earlier: Headline
) -> None:
    walk.set_headline_text("First child treated, says nct01234567")
    twins.look_now()
    wait_for(lambda: twins.twin == earlier, "it is noticed")
    walk.set_headline_text("Something else")
    assert twins.twin is None
    twins.look_now()
    after(session)
    assert twins.twin is None


def test_a_headline_is_no_twin_of_its_own(
    session: Session, walk: WalkModel, twins: TwinsModel
) -> None:
    walk.set_headline_text("A piece of news that is new")
    session.flush()
    twins.look_now()
    after(session)
    assert twins.twin is None


def test_the_earlier_one_of_two_is_told_nothing(
    session: Session, walk: WalkModel, twins: TwinsModel, earlier: Headline
) -> None:
    walk.set_headline_text("NCT01234567 opens")
    twins.look_now()
    wait_for(lambda: twins.twin == earlier, "it is noticed")
    walk.open(earlier.id)
    wait_for(lambda: walk.walk.headline == earlier, "the earlier one is open")
    twins.look_now()
    after(session)
    assert twins.twin is None


def test_as_another_source_it_is_one_step_that_undo_takes_back(
    session: Session, walk: WalkModel, twins: TwinsModel, earlier: Headline
) -> None:
    walk.set_headline_text("a TRIAL begins, NCT01234567")
    walk.set_seen_where("The radio")
    twins.look_now()
    wait_for(lambda: twins.twin is not None, "it is noticed")
    again = walk.walk.headline
    assert add_as_source(twins) == (earlier, True)
    (source,) = sources(session, earlier)
    assert (source.says, source.where) == (again.text, "The radio")
    assert stored(session, again) is None
    session.undo()
    wait_for(lambda: not sources(session, earlier), "the source is gone again")
    assert stored(session, again) == again


def paper_of(walk: WalkModel) -> Attachment:
    headline = walk.walk.headline
    return Attachment(id=new_id(), person_id=headline.person_id, headline_id=headline.id)


def source_of(walk: WalkModel) -> HeadlineSource:
    headline = walk.walk.headline
    return HeadlineSource(id=new_id(), person_id=headline.person_id, headline_id=headline.id)


def write_headline(walk: WalkModel, session: Session, **parts: Any) -> None:
    changed = replace(walk.walk.headline, **parts)
    session.perform(Action.WRITE_HEADLINE, puts=(changed,))
    walk.take_headline(changed)


CLOSING = Closing(reason=ClosedReason.NOT_OURS, reopened_on="2026-11-20")
WHAT_ELSE: dict[str, Callable[[WalkModel, Session], None]] = {
    "a mark": lambda walk, _: walk.set_mark(QuestionId.R1, Mark.SAME),
    "a detail": lambda walk, _: walk.mark_detail(EligibilityDetail.AGE, Mark.NOT_KNOWN),
    "a story": lambda walk, _: walk.set_story("The whole story"),
    "what access means": lambda walk, _: walk.change_choice(
        replace(walk.walk.choice, access=(AccessState.TRIAL,))
    ),
    "whether they pay": lambda walk, _: walk.change_choice(
        replace(walk.walk.choice, paid=Paid.YES)
    ),
    "a chosen question": lambda walk, _: walk.edit_question(0, "May we wait?"),
    "why they stopped": lambda walk, _: walk.set_why_stopped("A hope"),
    "what is new": lambda walk, session: write_headline(walk, session, whats_new="It has begun"),
    "a day": lambda walk, session: write_headline(walk, session, look_again_on="2027"),
    "a closing": lambda walk, session: write_headline(walk, session, closing=CLOSING),
    "a source": lambda walk, session: session.perform(Action.ADD_SOURCE, puts=(source_of(walk),)),
    "a paper": lambda walk, session: session.perform(Action.ADD_ATTACHMENT, puts=(paper_of(walk),)),
}


@pytest.mark.parametrize("what", WHAT_ELSE)
def test_what_has_more_of_its_own_stays_a_headline_too(
    what: str, session: Session, walk: WalkModel, twins: TwinsModel, earlier: Headline
) -> None:
    walk.set_headline_text("NCT01234567 opens")
    WHAT_ELSE[what](walk, session)
    twins.look_now()
    wait_for(lambda: twins.twin is not None, "it is noticed")
    assert add_as_source(twins) == (earlier, False)
    assert len(sources(session, earlier)) == 1
    kept = stored(session, walk.walk.headline)
    assert isinstance(kept, Headline)
    assert kept.keeps_both
    assert walk.walk.headline == kept


def test_asked_twice_it_is_one_source(
    session: Session, walk: WalkModel, twins: TwinsModel, earlier: Headline
) -> None:
    walk.set_headline_text("NCT01234567 opens")
    twins.look_now()
    wait_for(lambda: twins.twin is not None, "it is noticed")
    twins.add_as_source()
    assert add_as_source(twins) == (earlier, True)
    assert len(sources(session, earlier)) == 1


def test_both_are_kept_for_good(
    session: Session, walk: WalkModel, twins: TwinsModel, earlier: Headline
) -> None:
    walk.set_headline_text("NCT01234567 opens")
    twins.look_now()
    wait_for(lambda: twins.twin == earlier, "it is noticed")
    twins.keep_both()
    assert twins.twin is None
    walk.set_headline_text("NCT01234567 opens, and more")
    twins.look_now()
    after(session)
    assert twins.twin is None


def add_as_source(twins: TwinsModel) -> tuple[Headline, bool]:
    added: list[tuple[Headline, bool]] = []
    twins.added.connect(lambda headline, is_whole: added.append((headline, is_whole)))
    twins.add_as_source()
    wait_for(lambda: bool(added), "it is a source")
    return added[0]


def sources(session: Session, headline: Headline) -> tuple[HeadlineSource, ...]:
    found: list[tuple[HeadlineSource, ...]] = []
    session.read(lambda store: store.of_headline(HeadlineSource, headline.id), found.append)
    wait_for(lambda: bool(found), "the sources were read")
    return found[0]


def stored(session: Session, headline: Headline) -> object:
    found: list[object] = []
    session.read(lambda store: store.get(headline.id), found.append)
    wait_for(lambda: bool(found), "the headline was looked for")
    return found[0]
