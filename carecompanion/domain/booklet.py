"""Decides what goes into the care-memory booklet.

What the family wrote goes in word for word. What they keep off pages, or leave out this time, is in
none of its values, so that nobody can print it by mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from carecompanion.domain.booklet_parts import chapters_of, nothing_yet
from carecompanion.domain.booklet_values import (
    Booklet,
    BookletChoice,
    BookletKind,
    BookletSection,
    BookletSource,
    BookletTables,
    Chapter,
    Chooseable,
    Entry,
    Extra,
    HeadlineAsked,
)
from carecompanion.domain.booklet_words import BookletWords
from carecompanion.domain.memory import PART_OF_FACT, MemoryPart
from carecompanion.domain.people import BornStyle, Person
from carecompanion.domain.records import Fact, FactKind

__all__ = [
    "Booklet",
    "BookletChoice",
    "BookletKind",
    "BookletSection",
    "BookletSource",
    "BookletTables",
    "Chapter",
    "Chooseable",
    "Entry",
    "Extra",
    "HeadlineAsked",
    "build_booklet",
    "can_be_printed",
    "kept_off",
    "printed_source",
]

_A_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def kept_off(source: BookletSource) -> tuple[Fact, ...]:
    """The facts that no page shows: the screen names them, the paper does not."""
    return tuple(
        fact
        for fact in source.facts
        if _is_written(fact) and _as_printed(fact, source.person) is None
    )


def can_be_printed(source: BookletSource) -> tuple[Fact, ...]:
    """The facts that a booklet holds when nothing is left out, as it prints them."""
    printed = (_as_printed(fact, source.person) for fact in source.facts if _is_written(fact))
    return tuple(fact for fact in printed if fact is not None)


def printed_source(source: BookletSource, choice: BookletChoice) -> BookletSource:
    """The notes that are printed, and no others."""
    facts = tuple(
        fact
        for fact in can_be_printed(source)
        if fact.id not in choice.facts_out and PART_OF_FACT[fact.fact] not in choice.parts_out
    )
    return BookletSource(
        person=source.person,
        facts=facts,
        headlines=() if Extra.HEADLINES in choice.parts_out else source.headlines,
        files=() if MemoryPart.PAPERS in choice.parts_out else source.files,
        visits=() if Extra.VISITS in choice.parts_out else source.visits,
    )


def build_booklet(
    source: BookletSource, choice: BookletChoice, *, today: date, tables: BookletTables
) -> Booklet:
    """The booklet of one person. The same notes on the same day give an equal value."""
    kept = printed_source(source, choice)
    voice, words = tables.voice(source.person), tables.booklet
    is_whole = choice.kind is BookletKind.WHOLE
    return Booklet(
        page_words=tables.page,
        words=words,
        title=words.title if is_whole else words.timeline_title,
        prepared=voice.prepared.format(date=tables.page.day(today.isoformat())),
        name=source.person.name_on_pages.strip() or voice.nobody,
        about=tuple(_about(source.person, words)) if is_whole else (),
        notice=voice.notice,
        chapters=tuple(chapters_of(kept, choice, tables)),
        nothing_yet=nothing_yet(source, choice, tables) if is_whole else "",
    )


def _about(person: Person, words: BookletWords) -> Iterator[str]:
    for label, text in ((words.interpreter, person.interpreter), (words.needs, person.needs)):
        if text.strip():
            yield words.labelled.format(label=label, text=text.strip())


def _is_written(fact: Fact) -> bool:
    said = fact.text.strip() or any(detail.text.strip() for detail in fact.details)
    return bool(said) or fact.none_known


def _as_printed(fact: Fact, person: Person) -> Fact | None:
    """A fact as pages show it; None when it is kept off, by itself or as a day of birth."""
    if not fact.show_on_pages:
        return None
    if fact.fact is not FactKind.BORN or person.born_style is BornStyle.AS_WRITTEN:
        return fact
    years = _A_YEAR.findall(fact.text)
    if person.born_style is BornStyle.YEAR and len(years) == 1:
        return replace(fact, text=years[0], known_on="", source="", source_on="", details=())
    return None
