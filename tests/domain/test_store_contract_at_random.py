"""Random edits, undos and restorations: the vault and the store in memory never disagree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.domain.changes import Action, ChangeSet
from carecompanion.domain.history import DeletedRecord, Revision
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.records import Headline, Record, Story, new_id
from tests.fakes.memory_store import MemoryStore
from tests.vault.workbench import PASSPHRASE, cheap_vaults

PLACES = 5


@dataclass(frozen=True)
class Write:
    """Put and delete by place; each place is one record."""

    puts: tuple[tuple[int, str], ...]
    deletes: tuple[int, ...]
    goes_on: bool = False


@dataclass(frozen=True)
class Revert:
    """Take back an earlier step, which may itself have been a revert."""

    back: int


@dataclass(frozen=True)
class Restore:
    """Take a record back to a state of its history."""

    place: int
    back: int


@dataclass(frozen=True)
class BringBack:
    """Bring back an item of what is deleted."""

    back: int


@dataclass(frozen=True)
class Empty:
    """Erase all that is deleted."""


Step = Write | Revert | Restore | BringBack | Empty

PLACE = st.integers(0, PLACES - 1)
TEXT = st.sampled_from(["", "a", "ab", "é\ud800"])
WRITES = st.builds(
    Write,
    st.lists(st.tuples(PLACE, TEXT), max_size=3).map(tuple),
    st.lists(PLACE, max_size=2).map(tuple),
)
BACK = st.integers(0, 9)
STEPS = st.lists(
    st.one_of(
        WRITES,
        st.builds(Write, st.tuples(st.tuples(PLACE, TEXT)), st.just(()), st.just(True)),
        st.builds(Revert, BACK),
        st.builds(Restore, PLACE, BACK),
        st.builds(BringBack, BACK),
        st.just(Empty()),
    ),
    max_size=20,
)


class Family:
    """One store with records of its own; the ids are shared with the other store."""

    def __init__(self, store: NotesStore, person: UUID, headline: UUID, ids: list[UUID]) -> None:
        self.store = store
        self._person = person
        self._headline = headline
        self._ids = ids
        self.done: list[ChangeSet] = []

    def do(self, step: Step) -> None:
        changes = self._changes_of(step)
        if changes is not None:
            self.done.append(changes)

    def _changes_of(self, step: Step) -> ChangeSet | None:
        match step:
            case Write():
                return self._write(step)
            case Revert() if self.done:
                return self.store.revert(self.done[-1 - step.back % len(self.done)])
            case Restore():
                history = self.store.history(self._ids[step.place])
                if history:
                    state = history[step.back % len(history)]
                    return self.store.restore(self._ids[step.place], state.id)
            case BringBack():
                deleted = self.deleted()
                if deleted:
                    return self.store.restore_deleted(deleted[step.back % len(deleted)])
            case Empty():
                self.store.empty_deleted()
        return None

    def _write(self, step: Write) -> ChangeSet:
        return self.store.apply(
            Action.WRITE_STORY,
            puts=[self._record(place, text) for place, text in step.puts],
            deletes=[self._ids[place] for place in step.deletes],
            continuing=self.done[-1] if step.goes_on and self.done else None,
        )

    def deleted(self) -> list[DeletedRecord]:
        everything = self.store.deleted(limit=1000)
        return [item for item in everything if item.record.person_id == self._person]

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
            changes.erased,
            [[(state.action, state.record) for state in self._history(each)] for each in self._ids],
            [(item.action, item.record, item.with_it) for item in self.deleted()],
            [self.store.find(word, person_id=self._person) for word in ("a", "ab", "e")],
        )

    def _history(self, record_id: UUID) -> tuple[Revision, ...]:
        return self.store.history(record_id, limit=100)

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
def test_both_stores_show_the_same_after_any_steps(vault: NotesStore, steps: list[Step]) -> None:
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
