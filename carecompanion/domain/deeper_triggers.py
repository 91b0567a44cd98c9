"""What brings a deeper question: a pure function from what is known to a set of triggers.

The words that a trigger is known by are content (resources/deeper.toml). A trigger says that a
question is worth offering, and nothing else: an offer too many does no harm, a question that was
not thought of may. So nothing here looks at negation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from carecompanion.domain.findings import Finding, Findings, Publication, Topic
from carecompanion.domain.genetics import AccessState, DiagnosisState
from carecompanion.domain.memory import EligibilityDetail
from carecompanion.domain.questions import QuestionId
from carecompanion.domain.records import Paid
from carecompanion.domain.stage import Stage

LOOKED_AT: Final = 20_000
"""Characters of a news text in which words are looked for; of the rest, what the lens found."""

_OLD: Final = timedelta(days=365)
_DASHES: Final = str.maketrans(dict.fromkeys("-\u2010\u2011\u2012\u2013\u2014\u00a0", " "))


class Trigger(StrEnum):
    """What a question is offered for. Which is more specific: the order in the pack."""

    IN_VIVO_VIRAL = "in_vivo_viral"
    INTEGRATING = "integrating"
    EDITING = "editing"
    SILENCING = "silencing"
    EX_VIVO = "exvivo"
    ANTIBODY = "antibody"
    DEATH = "death"
    BOXED = "boxed"
    HOLD = "hold"
    WITHDRAWN = "withdrawn"
    LABEL_CHANGE = "label_change"
    EXTERNAL_CONTROL = "external_control"
    SURROGATE = "surrogate"
    DESIGNATION = "designation"
    REVIEW = "review"
    N_OF_1 = "n_of_1"
    UNCERTAIN_VARIANT = "uncertain_variant"
    UNDIAGNOSED = "undiagnosed"
    NO_GENE = "no_gene"
    OTHER_GENE = "other_gene"
    EXON = "exon"
    SMN = "smn"
    AAV = "aav"
    VIRAL = "viral"
    MECHANISM = "mechanism"
    IN_VIVO = "in_vivo"
    MANAGED_ACCESS = "managed_access"
    PAID = "paid"
    PRICE = "price"
    ABROAD = "abroad"
    HYPE = "hype"
    AGGREGATOR = "aggregator"
    PRESS_RELEASE = "press_release"
    SHARE = "share"
    SUBTYPE = "subtype"
    LIKELY = "likely"
    CONFIRMED = "confirmed"
    AGE_LIMIT = "age_limit"
    WEIGHT_LIMIT = "weight_limit"
    UK = "uk"
    US = "us"
    EU = "eu"
    COUNTRY = "country"
    GENE = "gene"
    OLD_DATE = "old_date"
    PRECLINICAL = "preclinical"
    APPROVAL = "approval"
    TRIAL = "trial"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerWords:
    """Words that a trigger is known by. It is not, where one of `unless` is there too.

    A word is found in any case, and one with a capital letter as it stands; "*" at its end takes
    every ending, and a space in it also stands for a hyphen.
    """

    words: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known about one headline.

    `stage` is the family's own mark; while there is none, what the lens read counts. `seen_on` is
    the day the news is from, as ISO text; a month or a year will do. `different` are the rows that
    the family marked as different. `has_effect_note` says that the notes tell what the change does
    to the gene.
    """

    today: date
    news: str = ""
    findings: Findings = field(default_factory=Findings)
    stage: Stage = Stage.UNKNOWN
    diagnosis: DiagnosisState | None = None
    different: frozenset[QuestionId] = frozenset()
    access: frozenset[AccessState] = frozenset()
    paid: Paid = Paid.NOT_KNOWN
    seen_on: str = ""
    has_effect_note: bool = False


def triggers_of(known: Known, words: Mapping[Trigger, TriggerWords]) -> frozenset[Trigger]:
    """Every trigger that is there."""
    text = _Text(known)
    fired = {trigger for trigger, by in words.items() if text.names(by)}
    fired |= {Trigger.ALWAYS, *_of_stage(known), *_of_findings(known.findings)}
    fired |= {*_of_diagnosis(known.diagnosis), *_of_marks(known), *_of_notes(known)}
    if _is_in_vivo_viral(fired):
        fired |= {Trigger.IN_VIVO_VIRAL, Trigger.AAV}
    return frozenset(fired)


def _is_in_vivo_viral(fired: set[Trigger]) -> bool:
    """A virus that carries something into the body itself, unless all is said to happen outside.

    AAV counts wherever it is named. What carries is asked about like AAV.
    """
    if Trigger.AAV in fired:
        return True
    outside_alone = Trigger.EX_VIVO in fired and Trigger.IN_VIVO not in fired
    return Trigger.VIRAL in fired and not outside_alone


def _of_stage(known: Known) -> Iterator[Trigger]:
    stage = known.stage if known.stage is not Stage.UNKNOWN else known.findings.stage
    trigger = {
        Stage.PRECLINICAL: Trigger.PRECLINICAL,
        Stage.TRIAL: Trigger.TRIAL,
        Stage.APPROVED: Trigger.APPROVAL,
        Stage.REGULATORY_STEP: Trigger.REVIEW,
    }.get(stage)
    if trigger is not None:
        yield trigger


def _of_findings(findings: Findings) -> Iterator[Trigger]:
    if findings.publication is Publication.PRESS_RELEASE:
        yield Trigger.PRESS_RELEASE
    for finding in findings.found:
        trigger = _BY_TOPIC.get(finding.topic) or _BY_DETAIL.get(_detail(finding))
        if trigger is not None:
            yield trigger


_BY_TOPIC: Final[Mapping[Topic, Trigger]] = {
    Topic.GENE: Trigger.GENE,
    Topic.HYPE: Trigger.HYPE,
    Topic.LOCATION: Trigger.COUNTRY,
}
_BY_DETAIL: Final[Mapping[str, Trigger]] = {
    EligibilityDetail.AGE: Trigger.AGE_LIMIT,
    EligibilityDetail.WEIGHT: Trigger.WEIGHT_LIMIT,
    EligibilityDetail.ANTIBODIES: Trigger.ANTIBODY,
}


def _detail(finding: Finding) -> str:
    return finding.value if finding.topic is Topic.ELIGIBILITY else ""


def _of_diagnosis(state: DiagnosisState | None) -> tuple[Trigger, ...]:
    match state:
        case DiagnosisState.CONFIRMED:
            return (Trigger.CONFIRMED,)
        case DiagnosisState.LIKELY:
            return (Trigger.LIKELY,)
        case DiagnosisState.UNCERTAIN_VARIANT:
            return (Trigger.UNCERTAIN_VARIANT,)
        case DiagnosisState.CLINICAL:
            return (Trigger.NO_GENE,)
        case DiagnosisState.UNDIAGNOSED:
            return (Trigger.NO_GENE, Trigger.UNDIAGNOSED)
        case None:
            return ()


def _of_marks(known: Known) -> Iterator[Trigger]:
    if not known.different.isdisjoint((QuestionId.R1, QuestionId.R2)):
        yield Trigger.OTHER_GENE
    if AccessState.OTHER_COUNTRY in known.access:
        yield from (Trigger.ABROAD, Trigger.COUNTRY)
    if AccessState.PRIVATE in known.access:
        yield Trigger.PRICE
    if known.paid is Paid.YES:
        yield Trigger.PAID


def _of_notes(known: Known) -> Iterator[Trigger]:
    if known.has_effect_note:
        yield Trigger.MECHANISM
    if known.seen_on and known.seen_on < (known.today - _OLD).isoformat()[: len(known.seen_on)]:
        yield Trigger.OLD_DATE


class _Text:
    """The words of a news text, made ready to look for others in them."""

    def __init__(self, known: Known) -> None:
        found = " . ".join(str(finding.text) for finding in known.findings.found)
        text = f"{known.news[:LOOKED_AT]} . {found[:LOOKED_AT]}"
        for joined in ("non-", "Non-"):  # "non-viral" is a word of its own, not "viral"
            text = text.replace(joined, joined[:-1])
        self._exact = " ".join(text.translate(_DASHES).split())
        self._folded = self._exact.casefold()

    def names(self, by: TriggerWords) -> bool:
        """Whether one of the words is there and none of those that speak against it."""
        if any(self._has(word) for word in by.unless):
            return False
        return any(self._has(word) for word in by.words)

    def _has(self, word: str) -> bool:
        text = self._folded if word == word.casefold() else self._exact
        stem = word.rstrip("*")
        start = text.find(stem)
        while start >= 0:
            end = start + len(stem)
            begins = not (stem[0].isalnum() and text[max(0, start - 1) : start].isalnum())
            if begins and (word != stem or not text[end : end + 1].isalnum()):
                return True
            start = text.find(stem, start + 1)
        return False
