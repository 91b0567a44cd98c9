"""Families to make documents of: invented, and as odd as a form lets them be."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from hypothesis import strategies as st

from carecompanion.domain.changes import Action
from carecompanion.domain.facts import Fact, FactDetail, FactField, FactKind, Provenance
from carecompanion.domain.genetics import DiagnosisState
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.questions import QuestionId
from carecompanion.domain.records import (
    Answer,
    BornStyle,
    Headline,
    Mark,
    NameStyle,
    Person,
    Record,
    Relation,
    answer_id,
)
from carecompanion.domain.stage import Stage
from carecompanion.domain.walk import new_walk, read_notes, read_safety, read_walk
from carecompanion.exchange.fhir.source import FhirSource, read_source
from tests.fakes.memory_store import MemoryVaults
from tests.pages.samples import TABLE, WORDS

MADE_AT = datetime(2026, 11, 21, 20, 30, tzinfo=UTC)
HEADLINE = UUID(int=2)
FORM_FACTS = (
    FactKind.CONDITION,
    FactKind.DIAGNOSIS,
    FactKind.GENE,
    FactKind.GENE_CHANGE,
    FactKind.BORN,
    FactKind.ALLERGY,
    FactKind.AVOID,
    FactKind.TREATMENT,
    FactKind.RECEIVED,
)

_WORDS = st.one_of(
    st.sampled_from(
        ("", " ", "Penicillin", "تحليل <b>&amp;", "c.20A>T\u00a0p.(=)", "\x0b\x00\x85")
    ),
    st.text(max_size=30),
)
_DAYS = st.sampled_from(
    ("", "2026", "2024-02", "2020-06-12", "last spring", "0000", "2026-02-30", "٢٠٢٢")
)
_PLAIN_FIELDS = (
    *(FactField.DOSE, FactField.HOW_OFTEN, FactField.SINCE, FactField.STOPPED),
    *(FactField.REACTION, FactField.ON, FactField.VECTOR),
)


@st.composite
def facts(draw: st.DrawFn, number: int, person_id: UUID) -> Fact:
    kind = draw(st.sampled_from(FORM_FACTS))
    details = [
        FactDetail(field, draw(st.one_of(_DAYS, _WORDS)))
        for field in draw(st.sets(st.sampled_from(_PLAIN_FIELDS), max_size=4))
    ]
    if kind is FactKind.DIAGNOSIS:
        details = [FactDetail(FactField.STATE, draw(st.sampled_from(DiagnosisState)).value)]
    return Fact(
        id=UUID(int=1000 + number),
        person_id=person_id,
        fact=kind,
        text=draw(_WORDS),
        provenance=draw(st.sampled_from(Provenance)),
        known_on=draw(_DAYS),
        show_on_pages=draw(st.booleans()),
        none_known=draw(st.booleans()),
        details=tuple(details),
    )


@st.composite
def answers(draw: st.DrawFn, person_id: UUID) -> tuple[Answer, ...]:
    asked = draw(st.sets(st.sampled_from(QuestionId)))
    return tuple(
        Answer(
            id=answer_id(HEADLINE, question),
            person_id=person_id,
            headline_id=HEADLINE,
            question=question,
            mark=draw(st.sampled_from(Mark)),
            says=draw(_WORDS),
            stage=draw(st.sampled_from(Stage)),
        )
        for question in sorted(asked)
    )


@st.composite
def sources(draw: st.DrawFn) -> FhirSource:
    """A family at random, by way of a store."""
    store = new_store()
    person_id = store.people()[0].id
    person = Person(
        id=person_id,
        name=draw(_WORDS),
        relation=draw(st.sampled_from(Relation)),
        name_style=draw(st.sampled_from(NameStyle)),
        born_style=draw(st.sampled_from(BornStyle)),
    )
    count = draw(st.integers(0, 12))
    notes: list[Record] = [person, *(draw(facts(number, person_id)) for number in range(count))]
    has_headline = draw(st.booleans())
    if has_headline:
        notes.append(Headline(id=HEADLINE, person_id=person_id, text=draw(_WORDS)))
        notes += draw(answers(person_id))
    return source_of(store, notes, has_headline=has_headline)


def new_store() -> NotesStore:
    """Notes of nobody yet, in memory."""
    return MemoryVaults().create(Path("family.carevault"), "four words by chance")


def source_of(
    store: NotesStore, notes: Iterable[Record], *, has_headline: bool = True
) -> FhirSource:
    """What a document is made from once these records are in the notes."""
    for record in notes:
        store.apply(Action.ADD_FACT, puts=(record,))
    if has_headline:
        walk = read_walk(store, HEADLINE)
        assert walk is not None
    else:
        person, facts = read_notes(store)
        safety = read_safety(store, person.id)
        walk = new_walk(person, facts, today=MADE_AT.date(), safety=safety)
    return read_source(
        store, walk, has_headline=has_headline, table=TABLE, words=WORDS, made_at=MADE_AT
    )
