"""The words for visits: where a question waits, and on which pages it was answered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from carecompanion.domain.records import Headline, Outcome, Visit, VisitQuestion, new_id
from carecompanion.domain.visits import VisitAnswer
from carecompanion.domain.waiting import Waiting, WaitsAt
from carecompanion.views.visit_words import page_words, waiting_words

PERSON = new_id()
ASKED = VisitQuestion(key="where?", text="Where?")


def visit(on: str) -> Visit:
    return Visit(id=new_id(), person_id=PERSON, on=on, questions=(ASKED,))


@pytest.mark.parametrize(
    ("waiting", "words"),
    [
        (
            Waiting(at=WaitsAt.AHEAD, question=ASKED, visit=visit("2026-12-02")),
            "On the list of your visit of 2 December 2026",
        ),
        (
            Waiting(at=WaitsAt.AHEAD, question=ASKED, visit=visit("")),
            "On the list of a visit that has no date yet",
        ),
        (
            Waiting(at=WaitsAt.LEFT_OVER, question=ASKED, visit=visit("2026-11-20")),
            "Still open from your visit of 20 November 2026",
        ),
        (
            Waiting(at=WaitsAt.ASIDE, question=ASKED),
            "Taken off a visit. The next one you plan begins with it.",
        ),
        (
            Waiting(at=WaitsAt.LEFT_OVER, question=ASKED, visit=visit("2026-11-20"), rests=True),
            "It comes back when you take up its headline again.",
        ),
    ],
)
def test_where_a_question_waits_is_said(waiting: Waiting, words: str) -> None:
    assert waiting_words(waiting) == words


def test_the_pages_are_named_where_a_question_is_of_several_headlines() -> None:
    first, second = (Headline(id=new_id(), person_id=PERSON, text=text) for text in ("A", "B"))
    news = {first.id: first, second.id: second}
    answer = VisitAnswer(asked=True, outcome=Outcome.ANSWERED, pages=(second.id,))
    both = replace(ASKED, answer=answer).asked_by([first.id, second.id])
    assert page_words(both, news) == "Written on the page of “B”"
    assert page_words(replace(ASKED, answer=answer).asked_by([second.id]), news) == ""
    assert page_words(replace(both, answer=VisitAnswer()), news) == ""
