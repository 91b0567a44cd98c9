"""Random edits, deletions and undos: the vault and the store in memory never disagree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.domain.changes import Action, ChangeSet
from carecompanion.domain.ports import NotesStore
from carecompanion.domain.records import Headline, Record, Story, new_id
from tests.fakes.memory_store import MemoryStore
from tests.vault.workbench import PASSPHRASE, cheap_vaults

PLACES = 5


@dataclass(frozen=True)
class Write:
    """Put and delete by place; each place is one record."""

    puts: tuple[tuple[int, str], ...]
    deletes: tuple[int, ...]


@dataclass(frozen=True)
class Revert:
    """Take back an earlier step, which may itself have been a revert."""

    back: int


PLACE = st.integers(0, PLACES - 1)
TEXT = st.sampled_from(["", "a", "ab", "é\ud800"])
WRITES = st.builds(
    Write,
    st.lists(st.tuples(PLACE, TEXT), max_size=3).map(tuple),
    st.lists(PLACE, max_size=2).map(tuple),
)
STEPS = st.lists(st.one_of(WRITES, st.builds(Revert, st.integers(0, 9))), max_size=20)


class Family:
    """One store with records of its own; the ids are shared with the other store."""

    def __init__(self, store: NotesStore, person: UUID, headline: UUID, ids: list[UUID]) -> None:
        self.store = store
        self._person = person
        self._headline = headline
        self._ids = ids
        self.done: list[ChangeSet] = []

    def do(self, step: Write | Revert) -> None:
        if isinstance(step, Write):
            puts = [self._record(place, text) for place, text in step.puts]
            deletes = [self._ids[place] for place in step.deletes]
            self.done.append(self.store.apply(Action.WRITE_STORY, puts=puts, deletes=deletes))
        elif self.done:
            self.done.append(self.store.revert(self.done[-1 - step.back % len(self.done)]))

    def records(self) -> list[Record | None]:
        return [self.store.get(record_id) for record_id in self._ids]

    def seen(self) -> object:
        """All that can be observed of these records, and the shape of the last change."""
        changes = self.done[-1] if self.done else ChangeSet(Action.UNDO, ())
        return (
            self.records(),
            self.store.of_person(Story, self._person, limit=3),
            self.store.of_person(Story, self._person, after=self._ids[2]),
            self.store.of_person(Headline, self._person),
            self.store.of_headline(Story, self._headline),
            changes.action,
            [(change.record_id, change.before is None) for change in changes.changes],
        )

    def _record(self, place: int, text: str) -> Record:
        record_id = self._ids[place]
        if place == 0:
            return Headline(id=record_id, person_id=self._person, text=text)
        return Story(id=record_id, person_id=self._person, headline_id=self._headline, text=text)


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NotesStore]:
    path: Path = tmp_path_factory.mktemp("vault") / "notes.carevault"
    store = cheap_vaults().create(path, PASSPHRASE)
    yield store
    store.close()


def two_families(vault: NotesStore) -> tuple[Family, Family]:
    person, headline, ids = new_id(), new_id(), [new_id() for _ in range(PLACES)]
    return Family(MemoryStore(), person, headline, ids), Family(vault, person, headline, ids)


@given(steps=STEPS)
def test_both_stores_show_the_same_after_any_steps(
    vault: NotesStore, steps: list[Write | Revert]
) -> None:
    fake, real = two_families(vault)
    for step in steps:
        fake.do(step)
        real.do(step)
        assert fake.seen() == real.seen()


@given(steps=st.lists(WRITES, max_size=15))
def test_undoing_every_step_passes_every_state_again_and_redoing_leads_back(
    vault: NotesStore, steps: list[Write]
) -> None:
    _, family = two_families(vault)
    seen = [family.records()]
    for step in steps:
        family.do(step)
        seen.append(family.records())
    undone: list[ChangeSet] = []
    for index in reversed(range(len(steps))):
        undone.append(family.store.revert(family.done[index]))
        assert family.records() == seen[index]
    for index, back in enumerate(reversed(undone)):
        family.store.revert(back)
        assert family.records() == seen[index + 1]
