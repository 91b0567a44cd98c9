"""The earlier versions of a headline and of what belongs to it, told as then and now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.domain.changes import Action
from carecompanion.domain.evidence import Rung
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.questions import QuestionId
from carecompanion.domain.records import (
    Answer,
    BornStyle,
    Fact,
    FactField,
    FactKind,
    Mark,
    NameStyle,
    Person,
    Provenance,
    Record,
    Relation,
    Story,
    new_id,
)
from carecompanion.domain.stage import Stage
from carecompanion.domain.versions import (
    Difference,
    Part,
    Topic,
    Version,
    differences,
    read_versions,
    topic_of,
)
from carecompanion.domain.walk import Walk, new_walk, read_notes
from tests.fakes.memory_store import MemoryVaults
from tests.fakes.records import one_of_each
from tests.vault.workbench import ticking_clock


@pytest.fixture
def store(tmp_path: Path) -> Iterator[NotesStore]:
    vaults = MemoryVaults(clock=ticking_clock())
    made = vaults.create(tmp_path / "notes.carevault", "calm river")
    yield made
    made.close()


@pytest.fixture
def walk(store: NotesStore) -> Walk:
    """A headline written twice, an answer, a story and a note, in this order."""
    made = new_walk(*read_notes(store), today=date(2026, 11, 21))
    answer = made.answer(QuestionId.R2)
    store.apply(Action.WRITE_HEADLINE, puts=(replace(made.headline, text="First"),))
    store.apply(Action.WRITE_HEADLINE, puts=(replace(made.headline, text="Second"),))
    store.apply(Action.MARK_ROW, puts=(replace(answer, mark=Mark.SAME, says="SGSH"),))
    store.apply(Action.WRITE_STORY, puts=(replace(made.story, text="A story"),))
    store.apply(Action.WRITE_FACT, puts=(replace(made.fact(FactKind.GENE), text="A note"),))
    return made


def test_all_that_belongs_to_a_headline_is_told_newest_first(store: NotesStore, walk: Walk) -> None:
    versions = read_versions(store, walk.headline.id)
    assert [version.topic for version in versions] == [
        Topic("fact", fact=FactKind.GENE),
        Topic("story"),
        Topic("answer", question=QuestionId.R2),
        Topic("headline"),
        Topic("headline"),
    ]
    assert versions[-1].differences == (Difference(Part.HEADLINE, "First", "Second"),)
    assert [version.can_come_back for version in versions] == [False] * 4 + [True]


def test_pages_of_versions_join_without_a_gap(store: NotesStore, walk: Walk) -> None:
    pages: list[Version] = []
    before: int | None = None
    while page := read_versions(store, walk.headline.id, limit=2, before=before):
        pages += page
        before = page[-1].revision
    assert tuple(pages) == read_versions(store, walk.headline.id)


def test_a_record_taken_away_is_told_and_what_it_said_can_come_back(
    store: NotesStore, walk: Walk
) -> None:
    store.apply(Action.UNDO, deletes=(walk.story.id,))
    gone, before = (
        version
        for version in read_versions(store, walk.headline.id)
        if version.topic.kind == Story.KIND
    )
    assert (gone.is_gone, gone.can_come_back) == (True, False)
    assert before.differences == (Difference(Part.STORY, "A story", ""),)
    assert before.can_come_back
    store.restore(before.record_id, before.revision)
    assert store.get(walk.story.id) == replace(walk.story, text="A story")


def test_of_what_was_erased_nothing_is_told_but_that(store: NotesStore, walk: Walk) -> None:
    store.apply(Action.UNDO, deletes=(walk.story.id,))
    store.empty_deleted()
    erased = [v for v in read_versions(store, walk.headline.id) if v.topic.kind == Story.KIND]
    assert erased
    assert not any(version.can_come_back or version.differences for version in erased)


def test_every_kind_of_record_tells_each_of_its_words() -> None:
    for record in one_of_each(new_id()):
        told = "\n".join(difference.then for difference in differences(record, None))
        missing = [
            text
            for name in ("text", "link", "says", "name", "note")
            if (text := getattr(record, name, "")) and text not in told
        ]
        assert missing == [], topic_of(record)
        assert differences(record, record) == ()


_FACT = Fact(id=new_id(), person_id=new_id(), fact=FactKind.TREATMENT, text="was")
_PERSON = Person(id=new_id(), name="was")
_ANSWER = Answer(
    id=new_id(), person_id=new_id(), headline_id=new_id(), question=QuestionId.T1, says="was"
)
_CHANGED: list[tuple[Part | FactField, Record, Record]] = [
    (Part.NOTE, _FACT, replace(_FACT, text="is")),
    (Part.NONE_KNOWN, _FACT, replace(_FACT, none_known=True)),
    (Part.PROVENANCE, _FACT, replace(_FACT, provenance=Provenance.LETTER)),
    (Part.SOURCE, _FACT, replace(_FACT, source="is")),
    (Part.SOURCE_ON, _FACT, replace(_FACT, source_on="2026")),
    (Part.KNOWN_ON, _FACT, replace(_FACT, known_on="2026")),
    (Part.CHECKED_ON, _FACT, replace(_FACT, checked_on="2026")),
    (Part.SHOW_ON_PAGES, _FACT, replace(_FACT, show_on_pages=False)),
    (Part.PAPERS, _FACT, replace(_FACT, papers=(new_id(),))),
    *((field, _FACT, _FACT.with_detail(field, "is")) for field in FactField),
    (Part.NAME, _PERSON, replace(_PERSON, name="is")),
    (Part.RELATION, _PERSON, replace(_PERSON, relation=Relation.ME)),
    (Part.NAME_STYLE, _PERSON, replace(_PERSON, name_style=NameStyle.INITIALS)),
    (Part.BORN_STYLE, _PERSON, replace(_PERSON, born_style=BornStyle.YEAR)),
    (Part.NEEDS, _PERSON, replace(_PERSON, needs="is")),
    (Part.INTERPRETER, _PERSON, replace(_PERSON, interpreter="is")),
    (Part.PAUSED, _PERSON, replace(_PERSON, paused=True)),
    (Part.MARK, _ANSWER, replace(_ANSWER, mark=Mark.SAYS)),
    (Part.SAYS, _ANSWER, replace(_ANSWER, says="is")),
    (Part.STAGE, _ANSWER, replace(_ANSWER, stage=Stage.TRIAL)),
    (Part.RUNG, _ANSWER, replace(_ANSWER, rung=Rung.LAB)),
    (Part.RUNG_PLACE, _ANSWER, replace(_ANSWER, rung_place="is")),
]


@pytest.mark.parametrize(("part", "then", "now"), _CHANGED, ids=[str(c[0]) for c in _CHANGED])
def test_a_change_in_any_field_is_told_alone(
    part: Part | FactField, then: Record, now: Record
) -> None:
    assert [difference.part for difference in differences(then, now)] == [part]


def test_every_field_of_a_fact_a_person_and_an_answer_is_told() -> None:
    told = {name for _, then, now in _CHANGED for name in _differing(then, now)}
    kept = {field.name for kind in (Fact, Person, Answer) for field in fields(kind)}
    assert kept - told == {"id", "person_id", "headline_id", "fact", "question"}


def _differing(then: Record, now: Record) -> set[str]:
    names = (field.name for field in fields(then))
    return {name for name in names if getattr(then, name) != getattr(now, name)}


def test_the_versions_of_a_fact_are_its_own(store: NotesStore, walk: Walk) -> None:
    (fact,) = store.facts(walk.person.id, (FactKind.GENE,))
    store.apply(Action.WRITE_FACT, puts=(fact.with_detail(FactField.EFFECT, "loss"),))
    newest, first = read_versions(store, fact.id)
    assert newest.topic == first.topic == Topic("fact", fact=FactKind.GENE)
    assert [d.part for d in first.differences] == [FactField.EFFECT]


@given(common=st.text(max_size=900), then=st.text(max_size=900), now=st.text(max_size=900))
def test_long_texts_are_cut_so_that_they_still_differ(common: str, then: str, now: str) -> None:
    fact = Fact(id=new_id(), person_id=new_id(), fact=FactKind.GENE, text=common + then)
    found = differences(fact, replace(fact, text=common + now))
    assert bool(found) is (then != now)
    for difference in found:
        assert difference.then != difference.now
        assert max(len(difference.then), len(difference.now)) <= 302
