"""A page that came back filled in: what stands in its fields, beside the questions it was asked.

Nothing here is in the notes. Each answer is proposed, and kept only after the family's yes; what
finds no question is named and never dropped. What was printed decides: an answer belongs to the
words that stood on the paper, whatever was chosen or written anew since then.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from carecompanion.domain.facts import Fact, FactField, FactKind, Provenance
from carecompanion.domain.page_words import PageWords
from carecompanion.domain.questions import QuestionId
from carecompanion.domain.return_page import TeamText, TeamTick

RETURN_FIELDS: Final = 2000
"""Fields read of one file."""

RETURN_LETTERS: Final = 20_000
"""Characters read of one field."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FilledField:
    """A field of a PDF as it was found; `ticked` is None for a field of text."""

    name: str
    text: str = ""
    ticked: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FilledForm:
    """The fields of a PDF in the order of the file; `is_cut` when there is more in it."""

    fields: tuple[FilledField, ...] = ()
    is_readable: bool = True
    is_locked: bool = False
    is_cut: bool = False


class Unmatched(StrEnum):
    """Why something that was filled in is not proposed as an answer."""

    NOT_OURS = "not_ours"
    """The field is none that our pages have."""
    OTHER_NOTES = "other_notes"
    """Its page was not made from these notes, or its headline is deleted."""
    WORDS_GONE = "words_gone"
    """The question that it answers is nowhere in the notes any more."""
    TWICE = "twice"
    """The field is there more than once, and says different things."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class UnmatchedField:
    """What stands in a field that belongs to no question here."""

    name: str
    text: str
    why: Unmatched


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ReturnedAnswer:
    """What the team wrote and ticked under one question, in the words it was printed in.

    `question` is None for the family's own. `beside` was written on the line of the boxes.
    """

    id: UUID
    person_id: UUID
    headline_id: UUID
    number: int
    question: QuestionId | None
    asked: str
    answer: str = ""
    beside: str = ""
    ticks: tuple[TeamTick, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ReturnedRemark:
    """What the team wrote about the page as a whole: the next step, or corrections.

    `who` and `by_when` go with the next step.
    """

    id: UUID
    person_id: UUID
    headline_id: UUID
    part: TeamText
    text: str = ""
    who: str = ""
    by_when: str = ""


Returned = ReturnedAnswer | ReturnedRemark


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ReturnedPage:
    """All that was filled in: what can be kept, and what belongs to no question here.

    `is_ours` tells a page of ours that came back empty from any other file.
    """

    proposals: tuple[Returned, ...] = ()
    unmatched: tuple[UnmatchedField, ...] = ()
    is_ours: bool = False


def fact_of(returned: Returned, words: PageWords, *, today: date) -> Fact:
    """The note that a yes would keep, among questions and answers; the words are theirs."""
    fact = Fact(
        id=returned.id,
        person_id=returned.person_id,
        fact=FactKind.QUESTION,
        text=asked_of(returned, words),
        provenance=Provenance.RETURNED_PAGE,
        known_on=today.isoformat(),
    ).with_detail(FactField.ANSWER, answer_of(returned, words))
    if isinstance(returned, ReturnedRemark):
        return fact.with_detail(FactField.WHO, returned.who)
    group = returned.question.group.value if returned.question is not None else ""
    return fact.with_detail(FactField.GROUP, group)


def asked_of(returned: Returned, words: PageWords) -> str:
    """The question as it was printed, or what the page calls the line that was written on."""
    if isinstance(returned, ReturnedAnswer):
        return returned.asked
    is_step = returned.part is TeamText.NEXT_STEP
    return words.family.next_step if is_step else words.team.corrections


def answer_of(returned: Returned, words: PageWords) -> str:
    """What was written, then what was ticked in the words of the boxes."""
    if isinstance(returned, ReturnedRemark):
        when = f"{words.team.by_when}: {returned.by_when}" if returned.by_when else ""
        return "\n".join(part for part in (returned.text, when) if part)
    labels = dict(zip(TeamTick, words.team.ticks, strict=True))
    ticked = [labels[tick] for tick in returned.ticks]
    if returned.beside:
        is_name = TeamTick.REFER_TO in returned.ticks
        ticked = [*ticked[:-1], f"{ticked[-1]}: {returned.beside}"] if is_name else ticked
        ticked = ticked if is_name else [*ticked, returned.beside]
    return "\n".join(part for part in (returned.answer, *ticked) if part)
