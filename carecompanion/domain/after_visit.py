"""The record of a visit on paper, empty or filled (ux.md 3.6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from carecompanion.domain.page_words import PageWords
from carecompanion.domain.people import Person
from carecompanion.domain.printed_code import question_code
from carecompanion.domain.printouts import Paper
from carecompanion.domain.sheet_words import SheetsWords
from carecompanion.domain.visits import DONE, Outcome, Visit, VisitQuestion
from carecompanion.domain.written_sheet import (
    Grid,
    Heading,
    SheetPart,
    Talked,
    Writing,
    WrittenSheet,
)

QUESTIONS: Final = 3
_STEPS: Final = {Paper.A4: 4, Paper.LETTER: 3}
"""Rows for next steps on an empty sheet: as many as one side holds."""
_STEPS_BESIDE: Final = 3
"""At most so many where the questions are printed; one fewer beside what was hoped for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedThere:
    """A question as it was brought, what was said to it, and by whom. Empty is not known yet.

    `code` leads an answer on paper back to the question; it is printed while there is none.
    """

    question: str
    said: str = ""
    said_by: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedStep:
    """A next step: what, who does it, and by when, as it is to be printed."""

    what: str
    who: str = ""
    by_when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterVisit:
    """What is known of one visit; whatever is empty has lines to write on.

    `on` is an ISO date as it is kept. `hope` is what the family hoped to leave with, `still_open`
    are questions that were not answered there.
    """

    name: str = ""
    on: str = ""
    with_whom: str = ""
    hope: str = ""
    asked: tuple[AskedThere, ...] = ()
    steps: tuple[AgreedStep, ...] = ()
    still_open: tuple[str, ...] = ()
    look_up: str = ""
    understood: str = ""


_COMES_NEXT: Final = (Outcome.WILL_CHECK, Outcome.REFER_TO)

EMPTY_VISIT: Final = AfterVisit()


def after_visit_of(visit: Visit, person: Person) -> AfterVisit:
    """The record of a kept visit: its questions as they were brought, and what came of them.

    Before anything is written it has the questions, with lines for the answers. What is still open
    is named once something was.
    """
    said = [question for question in visit.questions if question.answer.was_asked]
    asked = visit.questions if said else visit.top
    rest = [question for question in visit.questions if question.answer.outcome not in DONE]
    return AfterVisit(
        name=person.name_on_pages.strip(),
        on=visit.on,
        with_whom=visit.who.strip(),
        hope=visit.hope.strip(),
        asked=tuple(_asked_there(visit, each) for each in asked),
        steps=_agreed(visit),
        still_open=tuple(each.text for each in rest) if said else (),
    )


def _asked_there(visit: Visit, question: VisitQuestion) -> AskedThere:
    answer = question.answer
    return AskedThere(
        question=question.text,
        said=answer.said.strip(),
        said_by=answer.said_by.strip() or (visit.who.strip() if answer.said.strip() else ""),
        code=question_code(visit.person_id, question.text),
    )


def _agreed(visit: Visit) -> tuple[AgreedStep, ...]:
    """The next step, then what somebody will check or is asked to do."""
    steps = [AgreedStep(what=visit.next_step, who=visit.next_who, by_when=visit.next_by)]
    steps += [
        AgreedStep(what=each.text, who=each.answer.who, by_when=each.answer.by_when)
        for each in visit.questions
        if each.answer.outcome in _COMES_NEXT
    ]
    return tuple(step for step in steps if step.what.strip())


def build_after_visit(
    visit: AfterVisit, words: SheetsWords, page_words: PageWords, paper: Paper
) -> WrittenSheet:
    """The record of `visit`. One side when it is empty; filled it takes as many as it needs."""
    return WrittenSheet(
        words=page_words,
        title=words.after_visit.title,
        prepared="",
        top=(
            Writing(label=words.name, text=visit.name),
            Writing(label=words.visit, text=page_words.day(visit.on)),
            Writing(label=words.with_whom, text=visit.with_whom),
        ),
        lead=page_words.codes if any(map(_printed_code, visit.asked)) else "",
        parts=tuple(_parts(visit, words, paper)),
        notice=words.not_advice,
    )


def _printed_code(asked: AskedThere) -> str:
    return "" if asked.said else asked.code


def _parts(visit: AfterVisit, sheets: SheetsWords, paper: Paper) -> Iterator[SheetPart]:
    words = sheets.after_visit
    if visit.hope:
        yield Writing(label=words.hope, text=visit.hope)
    yield Heading(text=words.asked)
    empty = tuple(AskedThere(question="") for _ in range(QUESTIONS - len(visit.asked)))
    for number, asked in enumerate((*visit.asked, *empty), start=1):
        said_by = Writing(label=words.said_by, text=asked.said_by)
        yield Talked(
            number=number,
            question=asked.question,
            said=asked.said,
            said_by=said_by,
            code=_printed_code(asked),
        )
    yield Heading(text=words.steps)
    steps = min(_STEPS[paper], _STEPS_BESIDE) if visit.asked else _STEPS[paper]
    steps -= bool(visit.hope)
    yield Grid(
        columns=(words.what, words.who, words.by_when),
        rows=tuple((step.what, step.who, step.by_when) for step in visit.steps),
        empty=max(steps - len(visit.steps), 1),
    )
    yield Writing(label=words.still_open, text="\n".join(visit.still_open), lines=2)
    yield Writing(label=words.look_up, text=visit.look_up)
    yield Writing(label=words.understood, text=visit.understood, lines=3)
