"""What unlocking costs on top of the key derivation, which is slow on purpose."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop

from carecompanion.composition import Parts
from carecompanion.demo import write_sample_walk
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.records import Person
from carecompanion.session.session import Session, SessionState
from carecompanion.vault.keys import SALT_BYTES, derive_root
from tests.bench.measures import Figure, excess, interleaved

GOAL_MS = 60
PASSPHRASE = "kalmar birch lantern"


def measure(folder: Path) -> Iterator[Figure]:
    """From the wish to unlock until it is known whom the notes are about."""
    application = QCoreApplication.instance() or QCoreApplication([])
    parts, path = Parts(), folder / "notes.carevault"
    store = parts.vaults.create(path, PASSPHRASE)
    write_sample_walk(store)
    store.close()
    with path.open("rb") as file:
        salt = file.read(SALT_BYTES)
    session = Session(lambda: parts.vaults)
    times = interleaved(
        {
            "unlock": partial(_unlock, session, path),
            "argon2": partial(_derive, salt),
        }
    )
    session.shut_down()
    application.processEvents()
    words = "Unlock, until the person's record is read"
    yield excess(words, times["unlock"], times["argon2"], "Argon2id alone", GOAL_MS)


def _derive(salt: bytes) -> float:
    began = time.monotonic()
    derive_root(PASSPHRASE, salt)
    return time.monotonic() - began


def _unlock(session: Session, path: Path) -> float:
    loop = QEventLoop()
    found: list[Person] = []

    def on_read(person: Person) -> None:
        found.append(person)
        loop.quit()

    def on_state(state: SessionState) -> None:
        if state is SessionState.UNLOCKED:
            session.read(_first_person, on_read)
        elif state is SessionState.LOCKED:
            loop.quit()

    session.state_changed.connect(on_state)
    began = time.monotonic()
    session.unlock(path, PASSPHRASE)
    loop.exec()
    ended = time.monotonic()
    assert found, "the notes did not open"
    session.lock()
    loop.exec()
    session.state_changed.disconnect(on_state)
    return ended - began


def _first_person(store: NotesStore) -> Person:
    return store.people()[0]
