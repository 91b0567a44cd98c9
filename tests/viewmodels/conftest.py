"""View models over a session whose notes are in memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from carecompanion.domain.records import Person
from carecompanion.session.session import Session, SessionState
from tests.fakes.memory_store import MemoryVaults
from tests.ui.waiting import wait_for

PASSPHRASE = "calm river, old maps"


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[Session]:
    """A session with new notes open."""
    vaults = MemoryVaults()
    made = Session(lambda: vaults)
    made.create(tmp_path / "notes.carevault", PASSPHRASE)
    wait_for(lambda: made.state is SessionState.UNLOCKED, "the notes are open")
    yield made
    made.lock()
    wait_for(lambda: made.state is SessionState.LOCKED, "the notes are locked")
    made.shut_down()


@pytest.fixture
def person(session: Session) -> Person:
    """Who the notes are about."""
    people: list[Person] = []
    session.read(lambda store: store.people()[0], people.append)
    wait_for(lambda: bool(people), "the person was read")
    return people[0]
