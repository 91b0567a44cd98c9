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
        item = _item(kind, _of_now(facts, fact_kind), words, provenance)
        if kind is SafetyKind.ALLERGIES:
            item = _with_avoid(item, facts, words, provenance)
        if item is not None:
            items.append(item)
    return tuple(items)


def printed_facts(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts that the lines tell of, and what the emergency sheet has of people and words."""
    told = (fact for kind in PRINTED.values() for fact in _told_of(_of_now(facts, kind)))
    contacts = _shown_texts(facts, FactKind.EMERGENCY_CONTACT)
    return (*told, *_shown_texts(facts, FactKind.AVOID), *contacts, *emergency_words(facts))


def emergency_words(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """What the care team said to do in an emergency, where it may be on paper."""
    ours = (fact for fact in facts if fact.fact is FactKind.EMERGENCY_WORDS and fact.show_on_pages)
    return tuple(fact for fact in ours if fact.text.strip() or fact.details)


def _item(
    kind: SafetyKind,
    facts: Sequence[Fact],
    words: PageWords,
    provenance: Mapping[Provenance, str],
) -> SafetyItem | None:
    told = _told_of(facts)
    if not told:
        is_stated = any(fact.text.strip() for fact in facts)
        return _stated(kind, words.not_shown) if is_stated else None
    none_known = words.safety.none_known
    texts = [_told(fact, words) if fact.text.strip() else none_known for fact in told]
    notes = [_note(fact, words, provenance) for fact in told]
    return _stated(kind, _with_notes(texts, notes))


def _stated(kind: SafetyKind, text: str) -> SafetyItem:
    return SafetyItem(kind=kind, state=SafetyState.STATED, text=text)


def _told_of(facts: Sequence[Fact]) -> list[Fact]:
    """What a line tells: all that is stated and shown, or else that none is known."""
    stated = [fact for fact in facts if fact.text.strip()]
    if stated:
        return [fact for fact in stated if fact.show_on_pages]
    return [fact for fact in facts if fact.none_known and fact.show_on_pages][:1]


def _of_now(facts: Iterable[Fact], kind: FactKind) -> list[Fact]:
    return [fact for fact in facts if fact.fact is kind and not _is_over(fact)]


def _is_over(fact: Fact) -> bool:
    """A medicine that was stopped is not one taken now."""
    return fact.fact is FactKind.TREATMENT and bool(fact.detail(FactField.STOPPED))


def _with_avoid(
    item: SafetyItem | None,
    facts: Iterable[Fact],
    words: PageWords,
    provenance: Mapping[Provenance, str],
) -> SafetyItem | None:
    """What to avoid, beside the allergies; without it the line stays as it is."""
    shown = _shown_texts(facts, FactKind.AVOID)
    if not shown:
        return item
    before = item.text if item is not None else words.safety.not_known
    texts = [fact.text.strip() for fact in shown]
    notes = [_note(fact, words, provenance) for fact in shown]
    avoid = words.safety.avoid.format(what=_with_notes(texts, notes))
    return _stated(SafetyKind.ALLERGIES, f"{before}. {avoid}")


def _shown_texts(facts: Iterable[Fact], kind: FactKind) -> list[Fact]:
    return [f for f in facts if f.fact is kind and f.show_on_pages and f.text.strip()]


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


def _note(fact: Fact, words: PageWords, provenance: Mapping[Provenance, str]) -> str:
    """Whom it is from, and when it was so."""
    day = words.day(fact.known_on)
    return ", ".join(part for part in (provenance[fact.provenance], day) if part)


def _with_notes(texts: Sequence[str], notes: Sequence[str]) -> str:
    """Each text with its note; those that follow each other with the same note share one."""
    parts = [
        text if place + 1 < len(notes) and notes[place + 1] == note else f"{text} ({note})"
        for place, (text, note) in enumerate(zip(texts, notes, strict=True))
    ]
    return "; ".join(parts)
