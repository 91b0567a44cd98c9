"""What a FHIR document is made from, and what the notes tell of each kind of fact.

The same facts leave as on the printed page: what is kept off pages is kept out of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import Final
from uuid import UUID

from carecompanion.domain.diagnosis_words import state_on_pages
from carecompanion.domain.facts import Fact, FactField, FactKind
from carecompanion.domain.genetics import DiagnosisState
from carecompanion.domain.page_parts import headline_block, safety_strip
from carecompanion.domain.page_values import Field, HeadlineBlock, PageSource
from carecompanion.domain.page_words import PageWords, SafetyKind, VoiceWords
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.questions import QuestionTable
from carecompanion.domain.walk import Walk

FACTS_IN_IT: Final = (
    FactKind.CONDITION,
    FactKind.DIAGNOSIS,
    FactKind.GENE,
    FactKind.GENE_CHANGE,
    FactKind.BORN,
    FactKind.ALLERGY,
    FactKind.TREATMENT,
    FactKind.RECEIVED,
)
"""The kinds of facts that become resources."""

_AT_ONCE: Final = 100


class Standing(Enum):
    """What the notes say of one kind of fact."""

    STATED = auto()
    NONE_KNOWN = auto()
    NOT_SHOWN = auto()
    """It is there and kept off pages."""
    NOT_KNOWN = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class FhirSource:
    """All that a document says: the page of one headline, and every fact of `FACTS_IN_IT`.

    Facts kept off pages are among `facts`; `told` leaves them out. `made_at` has a time zone.
    """

    page: PageSource
    has_headline: bool
    facts: tuple[Fact, ...]
    words: PageWords
    voice: VoiceWords
    made_at: datetime

    @property
    def person_id(self) -> UUID:
        """Who it is about."""
        return self.page.person.id

    def told(self, kind: FactKind, *, is_over: bool = False) -> tuple[Standing, tuple[Fact, ...]]:
        """What the notes say of a kind, and the facts of it that may leave, newest first.

        With `is_over`, of what was stopped; else of what was not, as the safety strip has it.
        """
        facts = [each for each in self.facts if each.fact is kind and _is_over(each) is is_over]
        stated = [fact for fact in facts if fact.text.strip()]
        shown = tuple(fact for fact in stated if fact.show_on_pages)
        if shown:
            return Standing.STATED, shown
        if stated:
            return Standing.NOT_SHOWN, ()
        none_known = tuple(fact for fact in facts if fact.none_known and fact.show_on_pages)
        return (Standing.NONE_KNOWN if none_known else Standing.NOT_KNOWN), none_known[:1]

    @property
    def diagnosis(self) -> DiagnosisState | None:
        """How sure the diagnosis is, as the family was told; None where that is not shown."""
        facts = [fact for fact in self.facts if fact.fact is FactKind.DIAGNOSIS]
        return state_on_pages(next(iter(facts), None))

    @property
    def gene_change_label(self) -> str:
        """What the gene change is called: one of uncertain meaning is never called theirs."""
        return self.page.table.gene_change or self.voice.facts[FactKind.GENE_CHANGE]

    @property
    def headline(self) -> HeadlineBlock:
        """The headline as the page prints it."""
        return headline_block(self.page, self.words)

    def safety_line(self, kind: SafetyKind) -> Field:
        """A line of the safety strip as the page prints it."""
        lines = safety_strip(self.page, self.words, self.voice)
        return lines[tuple(SafetyKind).index(kind)]


def read_source(
    store: NotesStore,
    walk: Walk,
    *,
    has_headline: bool,
    table: QuestionTable,
    words: PageWords,
    made_at: datetime,
) -> FhirSource:
    """What the notes hold about the person of `walk`, whose headline may be an empty one."""
    page = walk.page_source(table, today=made_at.date())
    return FhirSource(
        page=page,
        has_headline=has_headline,
        facts=tuple(_facts(store, walk.person.id)),
        words=words,
        voice=words.voice(walk.asker),
        made_at=made_at,
    )


def _is_over(fact: Fact) -> bool:
    """A medicine that was stopped; a fact of another kind is never over."""
    return fact.fact is FactKind.TREATMENT and bool(fact.detail(FactField.STOPPED))


def _facts(store: NotesStore, person_id: UUID) -> Iterator[Fact]:
    """All facts of the kinds, however many there are."""
    after: UUID | None = None
    while found := store.facts(person_id, FACTS_IN_IT, limit=_AT_ONCE, after=after):
        yield from found
        after = found[-1].id
