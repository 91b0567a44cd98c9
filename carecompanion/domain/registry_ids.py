"""Numbers of studies and papers, told by their shape alone, and how a person can look one up.

A shape says which register a number would belong to. Whether there is such a study is not known
here: nothing is ever fetched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from carecompanion.domain.findings import Findings, Topic


class IdKind(StrEnum):
    """Registers of trials by the name their shape has in the lens, then kinds of paper numbers."""

    NCT = "NCT"
    EUCT = "EUCT"
    EUDRACT = "EUDRACT"
    ISRCTN = "ISRCTN"
    ACTRN = "ACTRN"
    JRCT = "JRCT"
    CHICTR = "CHICTR"
    CTRI = "CTRI"
    DRKS = "DRKS"
    PACTR = "PACTR"
    UMIN = "UMIN"
    NL = "NL"
    IRCT = "IRCT"
    TCTR = "TCTR"
    RBR = "RBR"
    KCT = "KCT"
    SLCTR = "SLCTR"
    LBCTR = "LBCTR"
    RPCEC = "RPCEC"
    UTN = "UTN"
    REPEC = "REPEC"
    PREPRINT = "PREPRINT"
    DOI = "DOI"
    PMID = "PMID"


PAPER_KINDS: Final = (IdKind.PREPRINT, IdKind.DOI, IdKind.PMID)
"""Numbers of papers; of two shapes that fit the same letters, the one named first counts."""


@dataclass(frozen=True, slots=True)
class FoundId:
    """Something with the shape of a number of this kind, as it was written."""

    kind: IdKind
    text: str


@dataclass(frozen=True, slots=True)
class IdShapes:
    """The shapes of the numbers of each kind; of two that fit, the kind named first counts."""

    of_kind: Mapping[IdKind, tuple[re.Pattern[str], ...]]


IdReader = Callable[[str], tuple[FoundId, ...]]
"""Finds the numbers in a short text, in its order. Pure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookUp:
    """What is known of one register: `called` names its numbers, `place` the register.

    `address` is plain text and empty where it is not known to us.
    """

    called: str
    place: str
    source: str
    as_of: date
    review_by: date
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookUpWords:
    """How to look a number up.

    `shape` has places for the {id} and for what it is {called}, `where` for the {place}, `address`
    for the {address}, `checked` and `old` for the {day} of the last check.
    """

    shape: str
    no_shape: str
    no_proof: str
    copy: str
    where: str
    address: str
    trial_steps: tuple[str, ...]
    paper_steps: tuple[str, ...]
    preprint: str
    offline: str
    checked: str
    old: str
    kinds: Mapping[IdKind, LookUp]

    def about(self, found: FoundId) -> str:
        """What the shape says, and what it does not."""
        shape = self.shape.format(id=found.text, called=self.kinds[found.kind].called)
        return f"{shape} {self.no_proof}"

    def steps(self, kind: IdKind) -> tuple[str, ...]:
        """How to look up a number of this kind, a step each; no address where none is known."""
        known = self.kinds[kind]
        where = self.where.format(place=known.place)
        if known.address:
            where = f"{where} {self.address.format(address=known.address)}"
        told = (self.preprint,) if kind is IdKind.PREPRINT else ()
        steps = self.paper_steps if kind in PAPER_KINDS else self.trial_steps
        return (*told, self.copy, where, *steps, self.offline)

    def age(self, kind: IdKind, *, today: date, day: Callable[[str], str]) -> str:
        """When this was last checked, and from its review date on that it may be old."""
        known = self.kinds[kind]
        words = self.checked if today <= known.review_by else self.old
        return words.format(day=day(known.as_of.isoformat()))


def ids_of_news(findings: Findings) -> tuple[FoundId, ...]:
    """The trial numbers that the lens found in a headline and its story."""
    return tuple(
        FoundId(IdKind(finding.value), finding.text)
        for finding in findings.of(Topic.TRIAL_ID)
        if finding.value in set(IdKind)
    )


def each_once(found: tuple[FoundId, ...]) -> tuple[FoundId, ...]:
    """Every number once, however often and with whatever spaces it was written."""
    first: dict[tuple[IdKind, str], FoundId] = {}
    for each in found:
        first.setdefault((each.kind, re.sub(r"[\s-]", "", each.text).casefold()), each)
    return tuple(first.values())


_ADDRESS = re.compile(r"://|\bwww\.|[\w-]+\.[a-z]{2,}(?:/|\Z)", re.IGNORECASE)
_LEAST_DIGITS, _MOST_WORDS = 4, 3


def seems_meant_as_id(text: str) -> bool:
    """Whether a short text looks as if a number was meant: few words, and several digits."""
    digits = sum(letter.isdecimal() for letter in text)
    is_short = len(text.split()) <= _MOST_WORDS
    return digits >= _LEAST_DIGITS and is_short and _ADDRESS.search(text) is None
