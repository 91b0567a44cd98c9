"""A visit: when and with whom, what to bring, what was asked there, and what became of it.

A question is frozen as it was brought. It never counts as missed: what was not asked is still open
and comes first next time (requirements.md, gap 3; ux.md 2.7).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar, Final
from uuid import UUID

from carecompanion.domain.questions import Group, QuestionId

VISIT_TOP: Final = 3
"""How many questions lead a visit."""

VISIT_QUESTIONS: Final = 8
"""The first three, and up to 5 more (requirements.md, gap 2)."""

VISIT_HEADLINES: Final = 3
"""How many headlines a visit is about."""


class Outcome(StrEnum):
    """What became of a question at a visit: what a family ticks. Nothing ticked is still open."""

    STILL_OPEN = "still_open"
    ANSWERED = "answered"
    WILL_CHECK = "will_check"
    REFER_TO = "refer_to"
    DOES_NOT_APPLY = "does_not_apply"


class Ending(StrEnum):
    """How a question stands after a visit; each is in exactly one. One sent on is still open."""

    ANSWERED = "answered"
    WILL_CHECK = "will_check"
    STILL_OPEN = "still_open"
    DOES_NOT_APPLY = "does_not_apply"


ENDING_OF: Final = {
    Outcome.STILL_OPEN: Ending.STILL_OPEN,
    Outcome.ANSWERED: Ending.ANSWERED,
    Outcome.WILL_CHECK: Ending.WILL_CHECK,
    Outcome.REFER_TO: Ending.STILL_OPEN,
    Outcome.DOES_NOT_APPLY: Ending.DOES_NOT_APPLY,
}

DONE: Final = frozenset({Outcome.ANSWERED, Outcome.DOES_NOT_APPLY})
"""With these a question rests."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitAnswer:
    """What was said to one question, as typed. `who` and `by_when` belong to what comes next.

    `kept_as` is the note that holds this answer already, from a page that came back; `pages` are
    the headlines on whose pages it came. `written_in` is the note of the care memory that asked the
    question, and holds its answer since the visit was saved.
    """

    asked: bool = False
    outcome: Outcome = Outcome.STILL_OPEN
    said: str = ""
    said_by: str = ""
    who: str = ""
    by_when: str = ""
    kept_as: UUID | None = None
    pages: tuple[UUID, ...] = ()
    written_in: UUID | None = None

    @property
    def was_asked(self) -> bool:
        """Whether it was put to somebody: ticked, or something came of it."""
        return self.asked or self.outcome is not Outcome.STILL_OPEN or bool(self.said.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitQuestion:
    """One question as it was brought, where it came from, and its answer.

    `key` names it within its visit. `question` is None for one of the family's own, `headline_id`
    where no headline asks it; `also_of` are further ones that ask it in the same words.
    `carried_from` is the earlier visit it was left over from, and
    `moved_to` the later one that took it on. `brought_on` is the day it came onto the list (ISO).
    """

    key: str
    text: str
    headline_id: UUID | None = None
    also_of: tuple[UUID, ...] = ()
    question: QuestionId | None = None
    carried_from: UUID | None = None
    moved_to: UUID | None = None
    brought_on: str = ""
    answer: VisitAnswer = VisitAnswer()

    @property
    def headline_ids(self) -> tuple[UUID, ...]:
        """All headlines that ask it, each once; none for one that a family wrote for a visit."""
        return (self.headline_id, *self.also_of) if self.headline_id is not None else ()

    def asked_by(self, headline_ids: Iterable[UUID]) -> VisitQuestion:
        """This question when these headlines ask it too."""
        first, *others = dict.fromkeys((*self.headline_ids, *headline_ids)) or (None,)
        return replace(self, headline_id=first, also_of=tuple(filter(None, others)))

    @property
    def group(self) -> Group | None:
        """Its group of the walk; None for a question of the family's own."""
        return self.question.group if self.question is not None else None

    @property
    def ending(self) -> Ending:
        """How it stands."""
        return ENDING_OF[self.answer.outcome]

    @property
    def is_waiting(self) -> bool:
        """Whether it is still to ask, or to be looked up, and no later visit took it on."""
        return self.moved_to is None and self.answer.outcome not in DONE


@dataclass(frozen=True, slots=True, kw_only=True)
class FactCorrection:
    """Something in the notes that was put right at a visit; `text` is what it says from now on."""

    fact_id: UUID
    text: str


class VisitStanding(StrEnum):
    """Whether a visit lies ahead. A day that has passed says that it was, and no more."""

    PLANNED = "planned"
    HELD = "held"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One visit. `on` is ISO text of day, month or year precision; empty means not known yet.

    The first `VISIT_TOP` of `questions` lead. `is_record` says that the family writes it down
    afterwards, `saved_on` the day its answers went into the care memory. `corrections` wait
    for that saving: then they are in the notes, and only the history of the visit has them.
    """

    KIND: ClassVar[str] = "visit"

    id: UUID
    person_id: UUID
    on: str = ""
    time: str = ""
    who: str = ""
    where: str = ""
    purpose: str = ""
    needs: str = ""
    hope: str = ""
    headline_ids: tuple[UUID, ...] = ()
    questions: tuple[VisitQuestion, ...] = ()
    next_step: str = ""
    next_who: str = ""
    next_by: str = ""
    corrections: tuple[FactCorrection, ...] = ()
    is_record: bool = False
    saved_on: str = ""

    def standing(self, today: str) -> VisitStanding:
        """Whether it lies ahead on the day `today` (ISO)."""
        known = min(len(self.on), len(today))
        has_passed = bool(self.on) and self.on[:known] < today[:known]
        held = bool(self.saved_on) or self.is_record or has_passed
        return VisitStanding.HELD if held else VisitStanding.PLANNED

    @property
    def top(self) -> tuple[VisitQuestion, ...]:
        """The questions that lead."""
        return self.questions[:VISIT_TOP]

    @property
    def more(self) -> tuple[VisitQuestion, ...]:
        """The others."""
        return self.questions[VISIT_TOP:]

    @property
    def has_room(self) -> bool:
        """Whether one more question can be brought."""
        return len(self.questions) < VISIT_QUESTIONS

    def question(self, key: str) -> VisitQuestion | None:
        """The question of a key."""
        return next((each for each in self.questions if each.key == key), None)

    def with_question(self, question: VisitQuestion) -> Visit:
        """This visit with one question in its newest form, or with one more."""
        if self.question(question.key) is None:
            return replace(self, questions=(*self.questions, question))
        same = (question if each.key == question.key else each for each in self.questions)
        return replace(self, questions=tuple(same))

    def without_question(self, key: str) -> Visit:
        """This visit without one question."""
        return replace(self, questions=tuple(q for q in self.questions if q.key != key))

    def with_moved(self, key: str, by: int) -> Visit:
        """This visit with one question moved among the others; at an end, as it was."""
        keys = [each.key for each in self.questions]
        if key not in keys or not 0 <= keys.index(key) + by < len(keys):
            return self
        questions, here = list(self.questions), keys.index(key)
        questions[here], questions[here + by] = questions[here + by], questions[here]
        return replace(self, questions=tuple(questions))

    def correction(self, fact_id: UUID) -> str:
        """What a note says from now on; empty where it stays."""
        return next((each.text for each in self.corrections if each.fact_id == fact_id), "")

    def with_correction(self, fact_id: UUID, text: str) -> Visit:
        """This visit with another correction of one note; an empty text takes it away."""
        others = [each for each in self.corrections if each.fact_id != fact_id]
        if text.strip():
            others.append(FactCorrection(fact_id=fact_id, text=text))
        return replace(self, corrections=tuple(others))

    def with_written(self, notes: Mapping[str, UUID | None]) -> Visit:
        """This visit when the answers to these questions, by key, stand in these notes."""
        kept = (
            replace(each, answer=replace(each.answer, written_in=notes[each.key]))
            if each.key in notes
            else each
            for each in self.questions
        )
        return replace(self, questions=tuple(kept))

    def when_saved(self, day: str, saved: Visit) -> Visit:
        """This visit after saving it as `saved`; what was typed since then waits for another."""
        waiting = tuple(each for each in self.corrections if each not in saved.corrections)
        return replace(self, saved_on=day, corrections=waiting)
