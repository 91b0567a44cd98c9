"""The queue of questions: each once, the family's order first, the first three by ux.md 3.2."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from carecompanion.composition import Parts
from carecompanion.domain.question_queue import QuestionQueue, QueueEntry, build_queue
from carecompanion.domain.questions import Group, QuestionId
from carecompanion.domain.queue_items import QueueItem, walk_items
from carecompanion.domain.queue_moves import asked_again, left_for_later, moved, pinned
from carecompanion.domain.queue_order import QueueOrder, empty_order
from carecompanion.domain.records import (
    Answer,
    ChosenQuestion,
    DetailMark,
    EligibilityDetail,
    Headline,
    KeptQuestion,
    Mark,
    Person,
    QuestionChoice,
    answer_id,
    choice_id,
    detail_mark_id,
    new_id,
)
from carecompanion.domain.walk import Walk
from tests.domain.test_top_three import TABLE

Q = QuestionId
PERSON = Person(id=new_id())
ORDER = empty_order(PERSON.id)


def walk(
    text: str = "A headline",
    *,
    marks: dict[QuestionId, Mark] | None = None,
    own: tuple[str, ...] = (),
    chosen: tuple[ChosenQuestion, ...] | None = None,
) -> Walk:
    headline = Headline(id=new_id(), person_id=PERSON.id, text=text)
    answers = {
        row: Answer(
            id=answer_id(headline.id, row),
            person_id=PERSON.id,
            headline_id=headline.id,
            question=row,
            mark=mark,
            says="x",
        )
        for row, mark in (marks or {}).items()
    }
    choice = QuestionChoice(
        id=choice_id(headline.id),
        person_id=PERSON.id,
        headline_id=headline.id,
        own=own,
        chosen=chosen,
    )
    return Walk(
        person=PERSON,
        facts={},
        headline=headline,
        story=None,  # type: ignore[arg-type]
        answers=answers,
        choice=choice,
    )


def queue_of(*walks: Walk, order: QueueOrder = ORDER, **answered: str) -> QuestionQueue:
    items = [item for each in walks for item in walk_items(each, TABLE)]
    days = {words.replace("_", " "): day for words, day in answered.items()}
    return build_queue(items, order, answered=days)


def keys(entries: tuple[QueueEntry, ...]) -> list[str]:
    return [entry.key for entry in entries]


def every_row(mark: Mark) -> dict[QuestionId, Mark]:
    return dict.fromkeys(QuestionId, mark)


def test_an_untouched_headline_asks_the_17_in_their_order_behind_the_first_three() -> None:
    queue = queue_of(walk())
    assert keys(queue.top) == ["R1", "T1", "A4"]
    assert sorted(keys(queue.waiting)) == sorted(row.value for row in QuestionId)
    rest = [row.value for row in QuestionId if row.value not in keys(queue.top)]
    assert keys(queue.rest) == rest


def test_headlines_that_ask_the_same_are_named_by_one_entry_the_newest_first() -> None:
    newer, older = walk("Newer"), walk("Older", marks={Q.R1: Mark.SAME})
    queue = queue_of(newer, older)
    by_key = {entry.key: list(entry.headlines.values()) for entry in queue.entries}
    assert by_key["R1"] == ["Newer"]
    assert by_key["R2"] == ["Newer", "Older"]


def test_a_row_that_is_different_asks_in_other_words_and_so_stands_by_itself() -> None:
    queue = queue_of(walk("One"), walk("Two", marks={Q.R2: Mark.DIFFERENT}))
    by_key = {entry.key: list(entry.headlines.values()) for entry in queue.entries}
    assert by_key["R2"] == ["One"]
    assert by_key["R2/different"] == ["Two"]


def test_own_questions_come_first_and_case_and_spaces_make_no_other_question() -> None:
    queue = queue_of(walk("One", own=("May we wait?",)), walk("Two", own=("may we  WAIT?",)))
    first = queue.top[0]
    assert (first.text, list(first.headlines.values())) == ("May we wait?", ["One", "Two"])
    assert keys(queue.top)[1:] == ["R1", "T1"]


def test_own_words_that_are_those_of_a_row_are_no_second_question() -> None:
    queue = queue_of(walk(own=("OUR R1?",)))
    assert [entry.text for entry in queue.entries].count("our R1?") == 1
    assert len(queue.entries) == len(QuestionId)


def test_a_reworded_question_stands_for_the_rows_it_asks_as_long_as_one_is_open() -> None:
    reworded = ChosenQuestion(text="In our words?", question=Q.T1, covers=(Q.T5,), edited=True)
    queue = queue_of(walk(chosen=(reworded,)))
    assert "T1" not in keys(queue.entries)
    assert "T5" not in keys(queue.entries)
    assert queue.entry("T1/in our words?") is not None
    settled = queue_of(walk(chosen=(reworded,), marks={Q.T1: Mark.SAYS, Q.T5: Mark.SAYS}))
    assert settled.entry("T1/in our words?") is None


def test_the_stage_is_asked_for_while_it_is_not_known_then_the_risks() -> None:
    assert keys(queue_of(walk(marks={Q.T1: Mark.SAYS})).top) == ["R1", "K1", "A4"]


def test_who_can_advise_gives_way_to_the_first_open_row_of_access() -> None:
    assert keys(queue_of(walk(marks={Q.A4: Mark.SAYS})).top) == ["R1", "T1", "A1"]


def test_never_two_of_a_group_among_the_three_unless_the_family_put_them_there() -> None:
    settled = {row: Mark.SAYS for row in QuestionId if row.group is not Group.RISK}
    queue = queue_of(walk(marks=settled))
    assert keys(queue.top) == ["K1"]
    second = queue.entry("K2")
    assert second is not None
    order = pinned(ORDER, second, yes=True)
    assert keys(queue_of(walk(marks=settled), order=order).top) == ["K2"]
    third = queue.entry("K3")
    assert third is not None
    assert keys(queue_of(walk(marks=settled), order=pinned(order, third, yes=True)).top) == [
        "K3",
        "K2",
    ]


def test_a_question_moves_by_one_place_and_nothing_else_does() -> None:
    one = walk()
    before = keys(queue_of(one).waiting)
    order = moved(ORDER, queue_of(one), before[5], -1)
    after = keys(queue_of(one, order=order).waiting)
    assert after == [*before[:4], before[5], before[4], *before[6:]]
    assert moved(order, queue_of(one, order=order), after[0], -1) == order
    assert moved(order, queue_of(one, order=order), after[-1], 1) == order


@given(st.lists(st.tuples(st.integers(0, 30), st.sampled_from((-1, 1))), max_size=25))
def test_any_moves_are_shown_as_they_were_made(moves: list[tuple[int, int]]) -> None:
    walks = (walk(own=("One?", "Two?")), walk(marks={Q.R3: Mark.DIFFERENT}))
    order = ORDER
    shown = keys(queue_of(*walks).waiting)
    for place, by in moves:
        here = place % len(shown)
        order = moved(order, queue_of(*walks, order=order), shown[here], by)
        if 0 <= here + by < len(shown):
            shown[here], shown[here + by] = shown[here + by], shown[here]
        assert keys(queue_of(*walks, order=order).waiting) == shown


def test_a_pinned_question_is_first_and_keeps_its_place_when_it_is_unpinned() -> None:
    one = walk(own=("Ours?",))
    last = queue_of(one).waiting[-1]
    order = pinned(ORDER, last, yes=True)
    first = queue_of(one, order=order).waiting[0]
    assert first.key == last.key
    unpinned = queue_of(one, order=pinned(order, first, yes=False))
    assert unpinned.waiting[0].key == last.key
    assert not unpinned.waiting[0].place.is_pinned


def test_a_question_for_later_waits_apart_and_comes_back_to_its_place() -> None:
    one = walk()
    entry = queue_of(one).waiting[3]
    order = left_for_later(ORDER, entry, yes=True)
    queue = queue_of(one, order=order)
    assert keys(queue.later) == [entry.key]
    assert entry.key not in keys(queue.waiting)
    back = left_for_later(order, queue.later[0], yes=False)
    assert back == ORDER
    assert keys(queue_of(one, order=back).waiting) == keys(queue_of(one).waiting)


def test_what_was_answered_lately_rests_unless_it_is_asked_again() -> None:
    one = walk(own=("May we wait",))
    queue = queue_of(one, may_we_wait="2026-05-01")
    (answered,) = queue.answered
    assert (answered.text, answered.answered_on) == ("May we wait", "2026-05-01")
    order = asked_again(ORDER, answered, yes=True)
    asked = queue_of(one, order=order, may_we_wait="2026-05-01")
    assert asked.answered == ()
    assert asked.top[0].text == "May we wait"


def test_a_placed_question_remembers_headlines_that_ask_it() -> None:
    first, second = walk("One"), walk("Two")
    entry = queue_of(first, second).waiting[0]
    order = pinned(ORDER, entry, yes=True)
    assert order.place(entry.key).headline_ids == (first.headline.id, second.headline.id)


def test_questions_of_other_sources_join_in() -> None:
    deeper = QueueItem(
        key="deep-vector",
        text="Which carrier does it use?",
        headline_id=UUID(int=7),
        headline="A headline",
        group=Group.RISK,
        turn=100,
    )
    items = [*walk_items(walk(), TABLE), deeper, replace(deeper, headline_id=UUID(int=8))]
    queue = build_queue(items, ORDER)
    entry = queue.entry("deep-vector")
    assert entry is not None
    assert len(entry.headlines) == 2
    assert keys(queue.rest).index("deep-vector") == keys(queue.rest).index("K4") + 1


def with_mark(begun: Walk, detail: EligibilityDetail, mark: Mark) -> Walk:
    record = DetailMark(
        id=detail_mark_id(begun.headline.id, detail),
        person_id=PERSON.id,
        headline_id=begun.headline.id,
        detail=detail,
        mark=mark,
    )
    return replace(begun, details={**begun.details, detail: record})


ALL_SAME = dict.fromkeys(QuestionId, Mark.SAME)


def test_a_detail_that_is_different_or_to_ask_stands_in_the_queue_and_no_other() -> None:
    begun = with_mark(walk(marks=ALL_SAME), EligibilityDetail.TRAVEL, Mark.NOT_KNOWN)
    begun = with_mark(begun, EligibilityDetail.WEIGHT, Mark.DIFFERENT)
    begun = with_mark(begun, EligibilityDetail.ANTIBODIES, Mark.SAME)
    found = list(walk_items(begun, Parts().question_table))
    assert [item.key for item in found] == ["detail/weight", "detail/travel"]
    assert {item.group for item in found} == {Group.RELEVANCE}


def test_a_detail_is_not_asked_beside_the_row_that_asks_it() -> None:
    begun = with_mark(walk(), EligibilityDetail.GENE, Mark.NOT_KNOWN)
    assert "detail/gene" not in {item.key for item in walk_items(begun, TABLE)}


def test_a_question_that_goes_deeper_stands_in_its_group_once_for_all_headlines() -> None:
    kept = KeptQuestion(id="deep-K1", group=Group.RISK, text="Which harms were seen?")
    begun = [walk(text, marks=ALL_SAME) for text in ("One", "Two")]
    begun = [replace(w, choice=replace(w.choice, deeper=(kept,))) for w in begun]
    queue = build_queue([item for w in begun for item in walk_items(w, TABLE)], ORDER)
    (entry,) = queue.entries
    assert (entry.key, entry.group) == ("deeper/deep-K1", Group.RISK)
    assert set(entry.headlines.values()) == {"One", "Two"}
    assert not entry.is_of_family
