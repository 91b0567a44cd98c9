"""What each sentence of a news text says about the stage, one sentence at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import islice
from typing import Final

from carecompanion.lens.approval import approvals_in
from carecompanion.lens.context import (
    about_animals,
    is_about_others,
    is_background,
    is_done,
    is_hoped,
    is_negated,
    is_past_animals,
    is_unsure,
    main_clause,
)
from carecompanion.lens.news_text import NewsText
from carecompanion.lens.spans import Span

NEWS: Final = 3.0
STRONG: Final = 2.5
LIKELY: Final = 1.5
WEAK: Final = 1.0
FAINT: Final = 0.5
ANIMALS_SHARE: Final = 0.3
"""How strongly words point to a stage."""

_NEXT_WORD: Final = 14
_ANIMALS: Final = ("context.animal", "context.animal_or_pet")
MOST_ALIKE: Final = 6
"""Words of one kind in a sentence that are looked at; more of them say no more."""


class CueKind(Enum):
    """What some words point to."""

    APPROVED = auto()
    APPROVED_ONCE = auto()
    APPROVED_EARLIER = auto()
    LABELLED = auto()
    MARKET = auto()
    BRAND = auto()
    PERMIT = auto()
    STEP = auto()
    TRIAL = auto()
    TREATED = auto()
    TREATED_NOW = auto()
    PRECLINICAL = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that point to a stage, and how strongly for their kind."""

    kind: CueKind
    span: Span
    strength: float


def cues_in(news: NewsText, sentence: Span) -> Iterator[Cue]:
    """Everything a sentence says about the stage."""
    for read in _READERS:
        yield from read(news, sentence)
    if not is_about_others(news, sentence):
        yield from _approved(news, sentence)
        yield from _market(news, sentence)


def _approved(news: NewsText, sentence: Span) -> Iterator[Cue]:
    for approval in approvals_in(news, sentence):
        if not approval.is_news:
            yield Cue(CueKind.APPROVED_EARLIER, approval.span, FAINT)
        elif is_background(news, main_clause(news, sentence, approval.span)):
            yield Cue(CueKind.APPROVED_ONCE, approval.span, WEAK)
        else:
            yield Cue(CueKind.APPROVED, approval.span, NEWS)


def _market(news: NewsText, sentence: Span) -> Iterator[Cue]:
    for span in _label_changes(news, sentence):
        if not is_unsure(news, span) and not is_negated(news, span):
            yield Cue(CueKind.LABELLED, span, NEWS)
    for name in ("market.subject", "market.price", "market.safety", "market.sale"):
        for span in _spans(news, sentence, name):
            unsure = Span(span.end, max(span.end, sentence.end))
            if not is_hoped(news, span) and not news.begins("context.unsure_after", unsure):
                yield Cue(CueKind.MARKET, span, STRONG)
    for span in _spans(news, sentence, "approval.product"):
        yield Cue(CueKind.BRAND, span, FAINT)


def _label_changes(news: NewsText, sentence: Span) -> Iterator[Span]:
    """What a regulator or a maker changes about a product that is sold."""
    yield from _spans(news, sentence, "market.labelled")
    if not news.says("trial.noun", sentence):
        yield from _spans(news, sentence, "market.restricted")


def _permit(news: NewsText, sentence: Span) -> Iterator[Cue]:
    for span in _spans(news, sentence, "approval.permit"):
        if not is_negated(news, span):
            yield Cue(CueKind.PERMIT, span, _permit_strength(news, sentence, span))


def _permit_strength(news: NewsText, sentence: Span, span: Span) -> float:
    """An ethics committee is no regulator; "the FDA-approved trial" is said in passing."""
    if news.plain.endswith("-", 0, span.start):
        return WEAK
    most = LIKELY if news.says("approval.ethics", span) else NEWS
    return min(most, _unless_past_or_hoped(news, sentence, span))


def _steps(news: NewsText, sentence: Span) -> Iterator[Cue]:
    for name in ("step.hold", "step.opinion"):
        for span in _spans(news, sentence, name):
            yield Cue(CueKind.STEP, span, NEWS)
    for span in _spans(news, sentence, "step.refused"):
        yield Cue(CueKind.STEP, span, WEAK if is_background(news, sentence) else NEWS)
    for name in ("step.review", "step.prospect", "step.cleared"):
        for span in _spans(news, sentence, name):
            yield Cue(CueKind.STEP, span, _unless_past_or_hoped(news, sentence, span))


def _designations(news: NewsText, sentence: Span) -> Iterator[Cue]:
    """A designation is news where the sentence gives it, else a fact about the product."""
    is_given = next(_spans(news, sentence, "step.given"), None) is not None
    for span in _spans(news, sentence, "step.designation"):
        strength = _unless_past_or_hoped(news, sentence, span) if is_given else WEAK
        yield Cue(CueKind.STEP, span, strength)


def _trial(news: NewsText, sentence: Span) -> Iterator[Cue]:
    """People in a study. In a sentence about animals a study is most often one of them."""
    nouns = list(_spans(news, sentence, "trial.noun"))
    if news.says("trial.not_in", sentence):
        return
    is_animals = _is_about_animals_now(news, sentence)
    share = ANIMALS_SHARE if is_animals else 1.0
    for span in _spans(news, sentence, "trial.event"):
        strength = WEAK if _is_to_come(news, span) else STRONG if nouns else LIKELY
        is_trial = nouns or news.says("trial.study", span)
        yield Cue(CueKind.TRIAL if is_trial else CueKind.TREATED, span, strength * share)
    for span in nouns:
        is_faint = _is_to_come(news, span) or _is_general(news, span)
        yield Cue(CueKind.TRIAL, span, FAINT if is_faint else WEAK * share)
    if not is_animals and news.begins("trial.now", sentence):
        for span in _done_in_people(news, sentence):
            yield Cue(CueKind.TREATED_NOW, span, NEWS)
    for span in _spans(news, sentence, "trial.people"):
        yield Cue(CueKind.TREATED, span, FAINT if _is_to_come(news, span) else WEAK)


def _is_to_come(news: NewsText, span: Span) -> bool:
    """Whether words before it or within it say so: "trial is expected to begin"."""
    return is_hoped(news, span) or news.says("context.to_come", span)


def _is_general(news: NewsText, span: Span) -> bool:
    """Trials, and none of them: "clinical trials", "trial design"."""
    longer = Span(span.start, min(span.end + _NEXT_WORD, news.sentence_at(span.start).end))
    return any(found.end() >= span.end for found in news.matches("trial.general", longer))


def _preclinical(news: NewsText, sentence: Span) -> Iterator[Cue]:
    if not about_animals(news, sentence):
        return
    has_people = news.says("trial.people", sentence) or news.says("trial.human", sentence)
    is_done_in_people = has_people and any(_done_in_people(news, sentence))
    for name in _ANIMALS:
        for span in _spans(news, sentence, name):
            is_before = is_done_in_people or is_past_animals(news, sentence, span)
            strength = FAINT if is_before else LIKELY if has_people else NEWS
            yield Cue(CueKind.PRECLINICAL, span, strength)


def _is_about_animals_now(news: NewsText, sentence: Span) -> bool:
    """Whether a sentence is about animals, and not about people whom they came before."""
    if not about_animals(news, sentence) or news.says("trial.human", sentence):
        return False
    animals = [span for name in _ANIMALS for span in _spans(news, sentence, name)]
    is_past = all(is_past_animals(news, sentence, span) for span in animals)
    return not is_past and not any(_done_in_people(news, sentence))


def _done_in_people(news: NewsText, sentence: Span) -> Iterator[Span]:
    """Words that say that people were treated: then the animals beside them came before."""
    for span in _spans(news, sentence, "trial.done_in_people"):
        if is_done(news, span):
            yield span


def _other(news: NewsText, sentence: Span) -> Iterator[Cue]:
    for span in _spans(news, sentence, "other.subject"):
        yield Cue(CueKind.OTHER, span, STRONG)
    for span in _spans(news, sentence, "other.field"):
        yield Cue(CueKind.OTHER, span, WEAK)


def _unless_past_or_hoped(news: NewsText, sentence: Span, span: Span) -> float:
    is_news = not is_hoped(news, span) and not is_background(news, sentence)
    return NEWS if is_news else WEAK


def _spans(news: NewsText, sentence: Span, name: str) -> Iterator[Span]:
    for found in islice(news.matches(name, sentence), MOST_ALIKE):
        yield Span(found.start(), found.end())


_READERS: Final[tuple[Callable[[NewsText, Span], Iterator[Cue]], ...]] = (
    _permit,
    _steps,
    _designations,
    _trial,
    _preclinical,
    _other,
)
