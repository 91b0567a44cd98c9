"""Questions that go deeper than the 17: which of a bank are offered on a page of the walk.

What is offered follows from triggers (`domain/deeper_triggers.py`). An offer asks; it never says
what the answer is, and nothing goes on a list without the family's yes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from carecompanion.domain.deeper_triggers import Trigger, TriggerWords
from carecompanion.domain.genetics import AccessState
from carecompanion.domain.questions import Asker, Group

MOST_OFFERED: Final = 5
"""How many questions of the bank stand on a page of the walk (requirements.md, finding 2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeeperQuestion:
    """One question of the bank. `why` is the sentence under it, `short` names its buttons.

    It is offered when any of `triggers` is there and none of `unless`.
    """

    id: str
    group: Group
    family: str
    short: str
    why: str
    adult: str = ""
    triggers: tuple[Trigger, ...] = ()
    unless: tuple[Trigger, ...] = ()

    def full(self, asker: Asker) -> str:
        """The whole question in the voice of `asker`; many read the same in both."""
        return self.adult if asker is Asker.ADULT and self.adult else self.family


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingWords:
    """The eight short things to ask of any headline, and two questions side by side (S0 53, 54)."""

    eight: tuple[str, ...]
    first: str
    then: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeeperBank:
    """All of resources/deeper.toml.

    `questions` are in the order of the file. `triggers` holds the words of every trigger, the most
    specific trigger first. `access` has the question that each meaning of "available" leads to,
    `paid` the one asked where a family is asked to pay. `review_by` is the last day on which all
    of it counts as looked after.
    """

    questions: Mapping[str, DeeperQuestion]
    access: Mapping[AccessState, DeeperQuestion]
    paid: DeeperQuestion
    closing: Mapping[Asker, ClosingWords]
    triggers: Mapping[Trigger, TriggerWords]
    review_by: date

    def named(self, question_id: str) -> DeeperQuestion | None:
        """The question with this id; None where a later bank has none."""
        if question_id == self.paid.id:
            return self.paid
        of_access = (each for each in self.access.values() if each.id == question_id)
        return self.questions.get(question_id) or next(of_access, None)


def offered(
    group: Group,
    fired: Collection[Trigger],
    bank: DeeperBank,
    *,
    kept: Collection[str] = (),
    settled: Collection[str] = (),
) -> tuple[DeeperQuestion, ...]:
    """The questions of a page: those `kept` on the list, and others until there are five.

    Those with the most specific trigger come first, then those that are always offered; one of
    the latter always has a place. None is there twice, and none that is `settled`: passed over,
    asked elsewhere, or answered lately. A question that is put on the list stays where it stands.
    """
    fitting = _fitting(group, frozenset(fired), bank, kept)
    shown = [question for question in fitting if question.id in kept]
    still = [q for q in fitting if q.id not in kept and q.id not in settled]
    room = max(0, MOST_OFFERED - len(shown))
    more = still[:room]
    general = [question for question in still if _is_general(question, fired)]
    has_general = any(_is_general(question, fired) for question in (*shown, *more))
    if more and general and not has_general:
        more[-1] = general[0]
    taken = {question.id for question in (*shown, *more)}
    return tuple(question for question in fitting if question.id in taken)


def _fitting(
    group: Group, fired: frozenset[Trigger], bank: DeeperBank, kept: Collection[str]
) -> list[DeeperQuestion]:
    """What is kept and what fires, the most specific trigger first, then as in the bank."""
    rank = {trigger: place for place, trigger in enumerate(bank.triggers)}

    def most_specific(question: DeeperQuestion) -> int:
        return min((rank[each] for each in question.triggers if each in fired), default=len(rank))

    fits = [
        question
        for question in bank.questions.values()
        if question.group is group
        and (
            question.id in kept
            or (not fired.isdisjoint(question.triggers) and fired.isdisjoint(question.unless))
        )
    ]
    return sorted(fits, key=most_specific)


def _is_general(question: DeeperQuestion, fired: Collection[Trigger]) -> bool:
    """Whether nothing but "always" brings this question."""
    return {trigger for trigger in question.triggers if trigger in fired} == {Trigger.ALWAYS}
