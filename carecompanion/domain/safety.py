"""The safety strip of the page, from the facts of the care memory (DESIGN.md, section 4).

What a clinician wants to know before anything else. "None known" is an answer of its own, and a
blank is not: a line without a fact prints as not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from carecompanion.domain.facts import Fact, FactField, FactKind, Provenance
from carecompanion.domain.page_values import SafetyItem
from carecompanion.domain.page_words import PageWords, SafetyKind, SafetyState

PRINTED: Final[Mapping[SafetyKind, FactKind]] = MappingProxyType(
    {
        SafetyKind.ALLERGIES: FactKind.ALLERGY,
        SafetyKind.MEDICINES: FactKind.TREATMENT,
        SafetyKind.EARLIER_THERAPY: FactKind.RECEIVED,
    }
)
"""Which facts each line is made of. What to avoid joins the allergies."""


def safety_items(
    facts: Sequence[Fact], words: PageWords, provenance: Mapping[Provenance, str]
) -> tuple[SafetyItem, ...]:
    """A line for each kind that the notes say something of; the others are left to be asked."""
    items = []
    for kind, fact_kind in PRINTED.items():
        known = [fact for fact in facts if fact.fact is fact_kind and not _is_over(fact)]
        item = _item(kind, known, words, provenance)
        if kind is SafetyKind.ALLERGIES:
            item = _with_avoid(item, facts, words)
        if item is not None:
            items.append(item)
    return tuple(items)


def _item(
    kind: SafetyKind,
    facts: Sequence[Fact],
    words: PageWords,
    provenance: Mapping[Provenance, str],
) -> SafetyItem | None:
    stated = [fact for fact in facts if fact.text.strip()]
    shown = [fact for fact in stated if fact.show_on_pages]
    if stated and not shown:
        return SafetyItem(kind=kind, state=SafetyState.STATED, text=words.not_shown)
    if shown:
        text = "; ".join(_told(fact, words) for fact in shown)
        if len(shown) == 1:
            text = _with_note(text, shown[0], words, provenance)
        return SafetyItem(kind=kind, state=SafetyState.STATED, text=text)
    none_known = [fact for fact in facts if fact.none_known and fact.show_on_pages]
    if none_known:
        text = _with_note(words.safety.none_known, none_known[0], words, provenance)
        return SafetyItem(kind=kind, state=SafetyState.STATED, text=text)
    return None


def _is_over(fact: Fact) -> bool:
    """A medicine that was stopped is not one taken now."""
    return fact.fact is FactKind.TREATMENT and bool(fact.detail(FactField.STOPPED))


def _with_avoid(
    item: SafetyItem | None, facts: Iterable[Fact], words: PageWords
) -> SafetyItem | None:
    """What to avoid, beside the allergies; without it the line stays as it is."""
    texts = [
        fact.text.strip()
        for fact in facts
        if fact.fact is FactKind.AVOID and fact.show_on_pages and fact.text.strip()
    ]
    if not texts:
        return item
    before = item.text if item is not None else words.safety.not_known
    avoid = words.safety.avoid.format(what="; ".join(texts))
    return SafetyItem(
        kind=SafetyKind.ALLERGIES, state=SafetyState.STATED, text=f"{before}. {avoid}"
    )


def _told(fact: Fact, words: PageWords) -> str:
    """The words of a fact with what a clinician needs beside them."""
    since = words.day(fact.detail(FactField.SINCE))
    parts = (
        fact.text.strip(),
        fact.detail(FactField.REACTION).strip(),
        fact.detail(FactField.DOSE).strip(),
        fact.detail(FactField.HOW_OFTEN).strip(),
        words.safety.since.format(day=since) if since else "",
        words.day(fact.detail(FactField.ON)),
        fact.detail(FactField.VECTOR).strip(),
    )
    return ", ".join(part for part in parts if part)


def _with_note(
    text: str, fact: Fact, words: PageWords, provenance: Mapping[Provenance, str]
) -> str:
    day = words.day(fact.known_on)
    note = ", ".join(part for part in (provenance[fact.provenance], day) if part)
    return f"{text} ({note})"
