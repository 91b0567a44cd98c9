"""How the three questions for the page are chosen: fixed rules, each with a reason (ux.md 3.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from carecompanion.domain.details import EligibilityDetail
from carecompanion.domain.questions import Asker, Group, QuestionId, QuestionTable, questions_of
from carecompanion.domain.records import Answer, ChosenQuestion, DetailMark, KeptQuestion, Mark
from carecompanion.domain.stage import Stage

PAGE_QUESTIONS = 3
"""How many questions the page leads with (requirements.md, finding 2)."""

_COMBINED_BY_STAGE: Mapping[Stage, str] = {
    Stage.UNKNOWN: "stage_and_results",
    Stage.OTHER: "stage_and_results",
    Stage.REGULATORY_STEP: "stage_and_results",
    Stage.PRECLINICAL: "risks_known_and_not",
    Stage.TRIAL: "risks_known_and_not",
    Stage.APPROVED: "check_ups",
}

ROW_OF_DETAIL: Final[Mapping[EligibilityDetail, QuestionId]] = MappingProxyType(
    {
        EligibilityDetail.EXACT_DIAGNOSIS: QuestionId.R1,
        EligibilityDetail.GENE: QuestionId.R2,
        EligibilityDetail.VARIANT_TYPE: QuestionId.R3,
        EligibilityDetail.AGE: QuestionId.R4,
        EligibilityDetail.DISEASE_STAGE: QuestionId.R4,
    }
)
"""Details that a relevance row asks about already: while it is asked, they are not asked again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkAnswers:
    """What the rules look at: the family's marks, their own questions, what was answered lately.

    `deeper` are questions of the bank on their list; the rules never choose one of those.
    """

    answers: Mapping[QuestionId, Answer]
    own: Sequence[str] = ()
    answered_lately: frozenset[QuestionId] = frozenset()
    details: Mapping[EligibilityDetail, DetailMark] = field(default_factory=dict)
    deeper: Sequence[KeptQuestion] = ()

    def mark(self, question: QuestionId) -> Mark:
        """The mark of a row; a row nobody touched is not known yet."""
        answer = self.answers.get(question)
        return answer.standing if answer else Mark.NOT_KNOWN

    def is_open(self, question: QuestionId) -> bool:
        """True while the question is worth asking: not known yet, or different."""
        if question in self.answered_lately:
            return False
        return self.mark(question) in (Mark.NOT_KNOWN, Mark.DIFFERENT)

    @property
    def stage(self) -> Stage:
        """The stage the family found, if they marked one."""
        answer = self.answers.get(QuestionId.T1)
        return answer.stage if answer and answer.mark is Mark.SAYS else Stage.UNKNOWN


def suggest_three(
    walk: WalkAnswers, table: QuestionTable, asker: Asker
) -> tuple[ChosenQuestion, ...]:
    """The three questions by the fixed rules, each with the key of its reason.

    The family's own come first; then one relevance row, one by stage, and who can advise. Never two
    from one group, and none that asks again what was answered lately. Fewer than three only when
    fewer groups have anything open.
    """
    chosen = list(_own(walk)[:PAGE_QUESTIONS])
    used: set[Group | None] = set()
    for candidate in _candidates(walk, table, asker):
        if len(chosen) == PAGE_QUESTIONS:
            break
        group = candidate.group
        if group not in used:
            used.add(group)
            chosen.append(candidate)
    return tuple(chosen)


def others(
    walk: WalkAnswers, chosen: Sequence[ChosenQuestion], table: QuestionTable, asker: Asker
) -> tuple[ChosenQuestion, ...]:
    """Everything still to ask that is not among `chosen`: own questions first, then group order.

    Details that the family marked stand at the end of the relevance rows. What goes deeper follows
    the rows of its group.
    """
    taken = {question for item in chosen for question in (item.question, *item.covers)}
    texts = {item.text for item in chosen}
    own = tuple(item for item in _own(walk) if item.text not in texts)
    rows = tuple(
        _plain(question, walk, table, asker)
        for question in QuestionId
        if question not in taken and walk.is_open(question)
    )
    asked = taken | {item.question for item in rows}
    details = tuple(_details(walk, {item.detail for item in chosen}, asked, table, asker))
    ids = {item.deeper for item in chosen}
    kept = [as_chosen(each) for each in walk.deeper if each.id not in ids]
    return own + tuple(sorted((*rows, *details, *kept), key=_group_turn))


def _group_turn(item: ChosenQuestion) -> int:
    """Where the group of a question stands in the walk; the order within one stays."""
    return list(Group).index(item.group) if item.group is not None else -1


def as_chosen(kept: KeptQuestion) -> ChosenQuestion:
    """A question of the bank on its way to the page; it is there because somebody picked it."""
    return ChosenQuestion(
        text=kept.text,
        edited=kept.edited,
        reason="picked",
        deeper=kept.id,
        deeper_group=kept.group,
    )


def _details(
    walk: WalkAnswers,
    chosen: set[EligibilityDetail | None],
    asked: set[QuestionId | None],
    table: QuestionTable,
    asker: Asker,
) -> Iterator[ChosenQuestion]:
    """The details marked as different or to ask; one that the family left alone asks nothing."""
    reasons = {Mark.DIFFERENT: "different", Mark.NOT_KNOWN: "not_known"}
    for detail in EligibilityDetail:
        mark = walk.details[detail].mark if detail in walk.details else None
        is_asked = detail in chosen or ROW_OF_DETAIL.get(detail) in asked - {None}
        if mark in reasons and not is_asked:
            text = table.details[detail].full(asker)
            yield ChosenQuestion(text=text, detail=detail, reason=reasons[mark])


def _own(walk: WalkAnswers) -> tuple[ChosenQuestion, ...]:
    """The family's own questions, each once; a line with nothing on it is not a question."""
    texts = dict.fromkeys(text for text in walk.own if text.strip())
    return tuple(ChosenQuestion(text=text, reason="own", edited=True) for text in texts)


def _candidates(walk: WalkAnswers, table: QuestionTable, asker: Asker) -> Iterator[ChosenQuestion]:
    """Every question the rules would take, best first; the caller skips used groups."""
    yield from _open_rows(Group.RELEVANCE, walk, table, asker)
    yield from _by_stage(walk, table, asker)
    yield from _advice_or_access(walk, table, asker)
    for group in (Group.RISK, Group.STAGE, Group.ACCESS, Group.RELEVANCE):
        yield from _open_rows(group, walk, table, asker)


def _open_rows(
    group: Group, walk: WalkAnswers, table: QuestionTable, asker: Asker
) -> Iterator[ChosenQuestion]:
    for question in questions_of(group):
        if walk.is_open(question):
            yield _plain(question, walk, table, asker)


def _by_stage(walk: WalkAnswers, table: QuestionTable, asker: Asker) -> Iterator[ChosenQuestion]:
    yield from _joined(_COMBINED_BY_STAGE[walk.stage], walk, table, asker)


def _advice_or_access(
    walk: WalkAnswers, table: QuestionTable, asker: Asker
) -> Iterator[ChosenQuestion]:
    if walk.is_open(QuestionId.A4):
        yield from _joined("advice", walk, table, asker)
    yield from _open_rows(Group.ACCESS, walk, table, asker)


def _joined(
    key: str, walk: WalkAnswers, table: QuestionTable, asker: Asker
) -> Iterator[ChosenQuestion]:
    """One question for several rows; only the open row where a part of it was answered lately."""
    combined = table.combined[key]
    rows = (combined.question, *combined.covers)
    still_open = [row for row in rows if walk.is_open(row)]
    if not still_open:
        return
    if walk.answered_lately.isdisjoint(rows):
        yield ChosenQuestion(
            text=combined.full(asker),
            question=combined.question,
            covers=combined.covers,
            reason=key,
        )
    else:
        yield _plain(still_open[0], walk, table, asker)


def _plain(
    question: QuestionId, walk: WalkAnswers, table: QuestionTable, asker: Asker
) -> ChosenQuestion:
    if question.group is Group.RELEVANCE and walk.mark(question) is Mark.DIFFERENT:
        return _different(question, table, asker)
    return ChosenQuestion(
        text=table.questions[question].full(asker), question=question, reason="not_known"
    )


def _different(question: QuestionId, table: QuestionTable, asker: Asker) -> ChosenQuestion:
    key = f"different_{question.value}"
    return ChosenQuestion(
        text=table.combined[key].full(asker), question=question, reason="different"
    )
