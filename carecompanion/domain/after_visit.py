"""The record of a visit on paper, empty or filled (ux.md 3.6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from carecompanion.domain.page_words import PageWords
from carecompanion.domain.printouts import Paper
from carecompanion.domain.sheet_words import SheetsWords
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
"""At most so many where the questions are printed."""


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

    `on` is an ISO date as it is kept. `still_open` are questions that were not answered there.
    """

    name: str = ""
    on: str = ""
    with_whom: str = ""
    asked: tuple[AskedThere, ...] = ()
    steps: tuple[AgreedStep, ...] = ()
    still_open: tuple[str, ...] = ()
    look_up: str = ""
    understood: str = ""


EMPTY_VISIT: Final = AfterVisit()


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
    yield Grid(
        columns=(words.what, words.who, words.by_when),
        rows=tuple((step.what, step.who, step.by_when) for step in visit.steps),
        empty=max(steps - len(visit.steps), 1),
    )
    yield Writing(label=words.still_open, text="\n".join(visit.still_open), lines=2)
    yield Writing(label=words.look_up, text=visit.look_up)
    yield Writing(label=words.understood, text=visit.understood, lines=3)
