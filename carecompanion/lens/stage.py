"""How far along the subject of a news text is, with the words that decide it.

Each sentence is read by itself. What the headline and the first sentences say weighs more than what
comes later, which is often the background: other products, earlier years, the animals before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from types import MappingProxyType
from typing import Final

from carecompanion.domain.stage import Stage
from carecompanion.lens.asides import outside_asides
from carecompanion.lens.cues import FAINT, NEWS, WEAK, Cue, CueKind, cues_in
from carecompanion.lens.news_text import NewsText
from carecompanion.lens.spans import Span

StageReading = tuple[Stage, tuple[Span, ...]]

SENTENCES_READ: Final = 22
SIGNS_READ: Final = 5_000
"""News says what it is about before either; so a long text takes no longer."""

OPENING: Final = 8
"""Sentences in which the subject is named; what comes later cannot make it approved."""

PROOF: Final = 3
"""Sentences, the headline among them, of which one has to say that the subject is approved."""

_WEIGHTS: Final = (4.0, 3.0, 2.0, 1.5, 1.0, 1.0, 1.0, 1.0)
_LATER: Final = 0.3
_SAYS_SUBJECT: Final = 1
_IN_PASSING: Final = 0.5
"""Money and rules are the subject where the headline or the first sentence says so."""
_LEAST: Final = 1.0
_MOST_SPANS: Final = 6

_STAGES: Final[Mapping[CueKind, Stage]] = MappingProxyType(
    {
        CueKind.APPROVED: Stage.APPROVED,
        CueKind.APPROVED_ONCE: Stage.APPROVED,
        CueKind.APPROVED_EARLIER: Stage.APPROVED,
        CueKind.LABELLED: Stage.APPROVED,
        CueKind.MARKET: Stage.APPROVED,
        CueKind.BRAND: Stage.APPROVED,
        CueKind.PERMIT: Stage.REGULATORY_STEP,
        CueKind.STEP: Stage.REGULATORY_STEP,
        CueKind.TRIAL: Stage.TRIAL,
        CueKind.TREATED: Stage.TRIAL,
        CueKind.TREATED_NOW: Stage.TRIAL,
        CueKind.PRECLINICAL: Stage.PRECLINICAL,
        CueKind.OTHER: Stage.OTHER,
    }
)
_EARLIER: Final = frozenset({CueKind.APPROVED_ONCE, CueKind.APPROVED_EARLIER})
_MARKETED: Final = frozenset({CueKind.LABELLED, CueKind.MARKET, CueKind.BRAND}) | _EARLIER
_SUBJECTS: Final = _MARKETED | {
    CueKind.APPROVED,
    CueKind.TRIAL,
    CueKind.TREATED,
    CueKind.TREATED_NOW,
    CueKind.PRECLINICAL,
    CueKind.OTHER,
}
_PEOPLE: Final = frozenset({CueKind.TREATED, CueKind.TREATED_NOW})
_FEW_WORDS: Final = 5
_ORDER: Final = (
    Stage.REGULATORY_STEP,
    Stage.TRIAL,
    Stage.PRECLINICAL,
    Stage.OTHER,
    Stage.APPROVED,
)
"""Who goes first when two weigh the same: approved comes last."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A cue at its place in the text."""

    cue: Cue
    place: int

    @property
    def weight(self) -> float:
        """How much it counts."""
        at = self.place
        is_passing = self.cue.kind is CueKind.OTHER and at > _SAYS_SUBJECT
        share = _IN_PASSING if is_passing else 1.0
        return self.cue.strength * share * (_WEIGHTS[at] if at < len(_WEIGHTS) else _LATER)

    @property
    def names_subject(self) -> bool:
        """Whether it says what the text is about."""
        least = WEAK if self.cue.kind in _PEOPLE else FAINT
        return self.cue.kind in _SUBJECTS and self.cue.strength >= least

    def as_faint(self, kind: CueKind) -> Weighed:
        """The same words, as the background of the news if they are of that kind."""
        if self.cue.kind is not kind:
            return self
        return replace(self, cue=replace(self.cue, strength=FAINT))

    def as_permit(self) -> Weighed:
        """The same words, read as a permit where they said "approved"."""
        if self.cue.kind is not CueKind.APPROVED:
            return self
        return replace(self, cue=replace(self.cue, kind=CueKind.PERMIT))


def read_stage(news: NewsText) -> StageReading:
    """The stage, and the words that decide it in the order of the text."""
    weighed = _with_past_animals(_with_proven_approvals(_weighed(news)))
    totals = _totals(weighed)
    stage = max(_ORDER, key=lambda each: totals.get(each, 0.0))
    if totals.get(stage, 0.0) < _LEAST:
        return Stage.UNKNOWN, ()
    return stage, _deciding(weighed, stage)


def _weighed(news: NewsText) -> list[Weighed]:
    """The cues of the opening sentences; a by-line or a date takes no place among them."""
    weighed: list[Weighed] = []
    place = 0
    for sentence in islice(outside_asides(news), SENTENCES_READ):
        if sentence.end > SIGNS_READ and place:
            break
        weighed += [Weighed(cue, place) for cue in cues_in(news, sentence)]
        place += place == 0 or _is_long(news, sentence)
    return weighed


def _is_long(news: NewsText, sentence: Span) -> bool:
    return len(news.words(sentence).split(maxsplit=_FEW_WORDS)) > _FEW_WORDS


def _with_proven_approvals(weighed: list[Weighed]) -> list[Weighed]:
    """What speaks for "approved", only where something proves that the subject is.

    A permit for a trial explains an "approved" that does not say what was approved. People are
    treated in trials and outside; beside a product on the market they say nothing about a trial.
    """
    opening = [each for each in weighed if each.place < OPENING]
    if _is_news(opening, CueKind.PERMIT):
        return [each.as_permit() for each in weighed if each.cue.kind not in _MARKETED]
    proof = [each for each in weighed if each.place < PROOF]
    first = _first_subject(weighed)
    if first and not any(_STAGES[kind] is Stage.APPROVED for kind in first):
        proof = [each for each in proof if first <= _PEOPLE and each.cue.kind is CueKind.APPROVED]
    if _is_marketed(weighed, proof, opening):
        past = {each.place for each in weighed if each.cue.kind in _EARLIER}
        return [each for each in weighed if not _is_treated_outside(each, past)]
    is_headline = any(each.place == 0 and each.cue.kind is CueKind.APPROVED_ONCE for each in proof)
    if is_headline or any(each.cue.kind is CueKind.APPROVED for each in proof):
        return weighed
    return [each for each in weighed if _STAGES[each.cue.kind] is not Stage.APPROVED]


def _with_past_animals(weighed: list[Weighed]) -> list[Weighed]:
    """Animals count little where the text goes on with people who are treated now."""
    if not any(each.cue.kind is CueKind.TREATED_NOW for each in weighed):
        return weighed
    return [each.as_faint(CueKind.PRECLINICAL) for each in weighed]


def _first_subject(weighed: Iterable[Weighed]) -> set[CueKind]:
    """What the first sentence with a subject names.

    If that is a trial, animals or money and no product, what is approved is another product, or
    the same one for other people. After people who were treated, it can be what they were given.
    """
    subject = [each for each in weighed if each.names_subject]
    first = min((each.place for each in subject), default=0)
    return {each.cue.kind for each in subject if each.place == first}


def _is_news(weighed: Iterable[Weighed], *kinds: CueKind) -> bool:
    return any(each.cue.kind in kinds and each.cue.strength >= NEWS for each in weighed)


def _is_marketed(
    weighed: Iterable[Weighed], proof: Iterable[Weighed], opening: Iterable[Weighed]
) -> bool:
    """News of a product on the market: of its label, or of price and access where it is approved.

    A brand name says so too, unless a regulator is still at work.
    """
    kinds = {each.cue.kind for each in proof}
    if CueKind.LABELLED in kinds:
        return True
    if CueKind.MARKET not in kinds:
        return False
    is_approved = any(each.cue.kind in _EARLIER for each in weighed)
    return is_approved or (CueKind.BRAND in kinds and not _is_news(opening, CueKind.STEP))


def _is_treated_outside(each: Weighed, past: set[int]) -> bool:
    """People who are treated, or the trials that led to an approval in the same sentence."""
    kind = each.cue.kind
    return kind in _PEOPLE or (kind is CueKind.TRIAL and each.place in past)


def _totals(weighed: Iterable[Weighed]) -> dict[Stage, float]:
    """What speaks for each stage: at every place the strongest words alone."""
    strongest: dict[tuple[Stage, int], float] = {}
    for each in weighed:
        key = _STAGES[each.cue.kind], each.place
        strongest[key] = max(strongest.get(key, 0.0), each.weight)
    totals: dict[Stage, float] = {}
    for (stage, _place), weight in strongest.items():
        totals[stage] = totals.get(stage, 0.0) + weight
    return totals


def _deciding(weighed: Iterable[Weighed], stage: Stage) -> tuple[Span, ...]:
    """The words that weigh most, without overlap."""
    fitting = [each for each in weighed if _STAGES[each.cue.kind] is stage]
    fitting.sort(key=lambda each: (-each.weight, each.cue.span.start))
    chosen: list[Span] = []
    for each in fitting:
        span = each.cue.span
        if all(span.end <= other.start or other.end <= span.start for other in chosen):
            chosen.append(span)
        if len(chosen) == _MOST_SPANS:
            break
    return tuple(sorted(chosen, key=lambda span: span.start))
