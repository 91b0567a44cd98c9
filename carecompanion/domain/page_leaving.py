"""What one printout leaves out, and which kinds of notes it shows and so could leave out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Final

from carecompanion.domain.page_parts import as_shown, tells
from carecompanion.domain.page_values import PageSource
from carecompanion.domain.records import Fact, FactKind
from carecompanion.domain.safety import printed_facts
from carecompanion.domain.visit_on_page import VisitPart

_WORDED: Final = frozenset({FactKind.GENE, FactKind.GENE_CHANGE, FactKind.DIAGNOSIS})
"""What the words for how sure the diagnosis is tell of."""


Leavable = FactKind | VisitPart
"""What one printout can leave out: a kind of note, or what is said of the visit."""


def leaving_out(source: PageSource, kinds: Collection[Leavable]) -> PageSource:
    """`source` with the notes of these kinds kept off this one printout.

    What stands for a note says that it is not shown; nothing is changed in the notes. Without the
    gene or its change, the questions do not say either how much is known about them.
    """
    if not kinds:
        return source

    def kept(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
        return tuple(replace(f, show_on_pages=False) if f.fact in kinds else f for f in facts)

    if not _WORDED.isdisjoint(kinds):
        source = source.in_usual_words()
    return replace(
        source,
        facts=kept(source.facts),
        safety_facts=kept(source.safety_facts),
        changes=kept(source.changes),
        visit=source.visit.without(kinds),
        notes_on={detail: kept(facts) for detail, facts in source.notes_on.items()},
    )


def can_be_left_out(source: PageSource) -> tuple[Leavable, ...]:
    """The kinds of notes that a printout of `source` would show, in their usual order."""
    shown = {fact.fact for fact in _printed(source)}
    kinds = (kind for kind in FactKind if kind in shown and kind is not FactKind.DIAGNOSIS)
    return (*kinds, *source.visit.parts)


def _printed(source: PageSource) -> Iterator[Fact]:
    """The facts with words on a page, each by the rule of the part that prints it."""
    for fact in (*source.facts, *source.changes):
        shown = as_shown(fact, source.person)
        if shown.show_on_pages and shown.text.strip():
            yield shown
    yield from printed_facts(source.safety_facts)
    for facts in source.notes_on.values():
        beside = (as_shown(fact, source.person) for fact in facts)
        yield from (fact for fact in beside if fact.show_on_pages and tells(fact))
