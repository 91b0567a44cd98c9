"""Sessions over notes in memory, and over the real vault where the disk matters."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from carecompanion.session.session import Session, SessionState
from tests.fakes.memory_store import MemoryVaults
from tests.ui.waiting import wait_for

PASSPHRASE = "calm river, old maps"


class HandClock:
    """A clock that goes on by hand, also while every timer stands still as in a sleep."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def vaults() -> MemoryVaults:
    """Where the notes of a test are."""
    return MemoryVaults()


@pytest.fixture
def session(qapp: QApplication, vaults: MemoryVaults) -> Iterator[Session]:
    """A session with nothing open."""
    made = Session(lambda: vaults)
    yield made
    lock(made)
    made.shut_down()


@pytest.fixture
def notes(session: Session, tmp_path: Path) -> Session:
    """A session with new notes open."""
    session.create(tmp_path / "notes.carevault", PASSPHRASE)
    wait_for(lambda: session.state is SessionState.UNLOCKED, "the notes are open")
    return session


def lock(session: Session) -> None:
    """Lock and wait for it."""
    wait_for(
        lambda: session.state in (SessionState.LOCKED, SessionState.UNLOCKED), "nothing is opening"
    )
    session.lock()
    wait_for(lambda: session.state is SessionState.LOCKED, "the notes are locked")
