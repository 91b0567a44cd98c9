"""What a tired parent types still finds the note that was meant."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.records import Fact, FactKind, new_id
from carecompanion.domain.search import Search
from carecompanion.vault.store import SqlcipherStore
from tests.vault.notes_of_a_family import WANTED, others
from tests.vault.workbench import PASSPHRASE, cheap_vaults

MISSPELLED = {
    "nuropathy": "neuropathy",
    "siezure": "seizure",
    "hemofilia": "haemophilia",
    "fisiotherapy": "physiotherapy",
    "pediatrican": "paediatrician",
    "anesthetic": "anaesthetic",
    "esofagus": "oesophagus",
    "tumor": "tumour",
    "diarhea": "diarrhoea",
    "lukodistrophy": "leukodystrophy",
    "ecocardiogram": "echocardiogram",
    "enzime replacment": "enzyme replacement",
    "skoliosis": "scoliosis",
    "gastrostmoy": "gastrostomy",
    "numonia": "pneumonia",
    "weelchair": "wheelchair",
    "alergic": "allergic",
    "biospy": "biopsy",
    "haering": "hearing",
    "tirdness": "tiredness",
    "shedule": "schedule",
    "apointmant": "appointment",
    "swalowing": "swallowing",
    "medecine": "medicine",
    "levetiracitam": "levetiracetam",
    "immunosupression": "immunosuppression",
    "senora gutierez": "Señora Gutiérrez",
    "naive": "naïve",
    "angstrom": "Ångström",
    "sleep walking": "sleepwalking",
    "brithday": "birthday",
    "reciept": "receipt",
    "definately": "definitely",
    "rythm": "rhythm",
    "vacine": "vaccine",
    "opthamologist": "ophthalmologist",
    "ketogennic": "ketogenic",
    "trakeostomy": "tracheostomy",
    "newbornscreening": "newborn screening",
    "speach": "speech",
}
"""Swapped, missing, doubled and wrong letters, as it sounds, American for British, without
accents, two words as one and one as two."""

LEAST = 36


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlcipherStore]:
    store = cheap_vaults().create(tmp_path / "notes.carevault", PASSPHRASE)
    yield store
    store.close()


@pytest.fixture
def notes(store: SqlcipherStore) -> dict[str, UUID]:
    """The wanted notes by their word, among all others."""
    (person,) = store.people()
    texts = [*WANTED.values(), *others()]
    random.Random(3).shuffle(texts)
    facts = [
        Fact(id=new_id(), person_id=person.id, fact=FactKind.TALK, text=text) for text in texts
    ]
    store.apply(Action.WRITE_FACT, puts=facts)
    by_text = {fact.text: fact.id for fact in facts}
    return {word: by_text[text] for word, text in WANTED.items()}


def test_of_forty_misspelled_words_at_least_36_find_their_note_among_the_first_ten(
    store: SqlcipherStore, notes: dict[str, UUID], record_property: Callable[[str, object], None]
) -> None:
    assert len(MISSPELLED) == 40
    assert set(MISSPELLED.values()) == set(notes)
    missed = {
        typed: wanted
        for typed, wanted in MISSPELLED.items()
        if notes[wanted] not in _first_ten(store, typed)
    }
    record_property("figure", f"find: {40 - len(missed)} of 40 misspelled words found")
    assert 40 - len(missed) >= LEAST, missed


def test_words_spelled_as_they_were_written_find_their_note_first(
    store: SqlcipherStore, notes: dict[str, UUID]
) -> None:
    assert [_first_ten(store, word)[:1] for word in notes] == [[each] for each in notes.values()]


def test_a_misspelled_word_is_found_while_it_is_typed(
    store: SqlcipherStore, notes: dict[str, UUID]
) -> None:
    for begun in ("nuropa", "fisiothe", "trakeosto", "immunosup", "levitira"):
        words = {"n": "neuropathy", "f": "physiotherapy", "t": "tracheostomy"}
        words |= {"i": "immunosuppression", "l": "levetiracetam"}
        assert notes[words[begun[0]]] in _first_ten(store, begun), begun


def _first_ten(store: SqlcipherStore, typed: str) -> list[UUID]:
    return [each.record_id for each in store.search(Search(text=typed), limit=10).items]
