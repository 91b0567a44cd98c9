"""Remembering a key on this computer, over notes and keys in memory."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from carecompanion.domain.errors import (
    CareError,
    KeyringLockedError,
    KeyringRefusedError,
    KeyringTimeoutError,
    KeyringUnavailableError,
)
from carecompanion.session.session import Session, SessionState
from carecompanion.viewmodels.remembering import RememberModel
from tests.fakes.memory_keys import MemoryKeys
from tests.fakes.memory_store import MemoryVaults
from tests.ui.waiting import wait_for

PASSPHRASE = "calm river, old maps"


class World:
    """Notes that are open, and a model that can remember them."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "notes.carevault"
        self.vaults = MemoryVaults()
        self.keys = MemoryKeys()
        self.session = Session(lambda: self.vaults)
        self.failed: list[CareError] = []
        self.session.create(self.path, PASSPHRASE)
        self.wait_open()
        self.model = self.new_model(was_used=False)

    def new_model(self, *, was_used: bool) -> RememberModel:
        """As after a new start of the program."""
        model = RememberModel(
            self.session, lambda: self.keys, self.vaults.file_number, was_used=was_used
        )
        model.failed.connect(self.failed.append)
        model.renewal_failed.connect(self.failed.append)
        model.open_failed.connect(self.failed.append)
        return model

    def wait_open(self) -> None:
        wait_for(lambda: self.session.state is SessionState.UNLOCKED, "the notes are open")

    def lock(self) -> None:
        self.session.lock()
        wait_for(lambda: self.session.state is SessionState.LOCKED, "the notes are locked")
        self.model.clear()

    def rest(self) -> None:
        """Until the store and the notes have answered."""
        jobs = self.session._jobs
        wait_for(lambda: jobs.is_idle and self.model.is_idle, "all is answered", at_least=3)

    def remember(self) -> None:
        self.model.turn_on()
        wait_for(lambda: self.model.is_on, "the key is kept")

    def change_password(self) -> None:
        changed: list[None] = []
        self.session.change_passphrase(
            "another one", done=changed.append, failed=self.failed.append
        )
        wait_for(lambda: bool(changed), "the password is changed")
        self.model.renew()
        self.rest()


@pytest.fixture
def world(qapp: QApplication, tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.keys.gate.set()
    if made.session.state is SessionState.UNLOCKED:
        made.lock()
    made.model.shut_down()
    made.session.shut_down()


def test_a_store_that_was_never_used_is_never_asked(world: World) -> None:
    world.model.load()
    world.model.renew()
    world.model.look_for(world.path)
    world.rest()

    assert world.keys.threads == set()
    assert not world.model.is_on


def test_the_key_is_kept_under_the_number_of_the_file_and_opens_it(world: World) -> None:
    world.remember()
    (name,) = world.keys.kept
    assert world.path.name not in name
    assert len(name.replace(" ", "")) == 32
    world.lock()
    world.model.open(world.path)

    world.wait_open()


def test_the_store_is_asked_on_a_thread_of_its_own(world: World) -> None:
    writers: list[int] = []
    world.session.read(lambda _store: threading.get_ident(), writers.append)
    world.remember()

    assert len(world.keys.threads) == 1
    assert world.keys.threads.isdisjoint({threading.get_ident(), *writers})


def test_neither_the_window_nor_the_notes_wait_for_a_slow_store(world: World) -> None:
    world.keys.gate.clear()
    world.model.turn_on()
    answers: list[int] = []
    world.session.read(lambda store: len(store.people()), answers.append)
    wait_for(lambda: bool(answers), "the notes are read meanwhile")

    assert not world.model.is_on
    world.keys.gate.set()
    wait_for(lambda: world.model.is_on, "the key is kept in the end")


def test_a_new_start_knows_that_it_remembers(world: World) -> None:
    world.remember()
    world.model.shut_down()
    world.model = world.new_model(was_used=True)
    found: list[tuple[Path, bool]] = []
    world.model.found.connect(lambda path, is_there: found.append((path, is_there)))
    world.model.look_for(world.path)
    world.model.load()
    world.rest()

    assert found == [(world.path, True)]
    assert world.model.is_on


def test_forgetting_takes_the_key_out(world: World) -> None:
    forgotten: list[bool] = []
    world.model.forgotten.connect(lambda: forgotten.append(True))
    world.remember()
    world.model.turn_off()
    world.rest()

    assert world.keys.kept == {}
    assert forgotten == [True]
    assert not world.model.is_on


@pytest.mark.parametrize(
    "fault", [KeyringLockedError(), KeyringTimeoutError(5.0), KeyringRefusedError()]
)
def test_what_the_store_does_not_do_is_told_and_nothing_changes(
    world: World, fault: KeyringLockedError
) -> None:
    world.keys.fault = fault
    world.model.turn_on()
    wait_for(lambda: bool(world.failed), "it is told")
    assert not world.model.is_on

    world.keys.fault = None
    world.remember()
    world.keys.fault = fault
    world.model.turn_off()
    wait_for(lambda: len(world.failed) == 2, "it is told again")
    assert world.failed == [fault, fault]
    assert world.model.is_on


def test_a_new_password_renews_what_is_kept(world: World) -> None:
    world.remember()
    (old,) = world.keys.kept
    world.change_password()
    (new,) = world.keys.kept

    assert new != old
    assert world.model.is_on
    world.lock()
    world.model.open(world.path)
    world.wait_open()


def test_a_new_password_of_notes_that_are_not_remembered_keeps_nothing(world: World) -> None:
    world.remember()
    world.model.turn_off()
    world.rest()
    world.change_password()

    assert world.keys.kept == {}
    assert world.failed == []


def test_a_renewal_that_does_not_work_is_told(world: World) -> None:
    world.remember()
    world.keys.fault = KeyringLockedError()
    world.change_password()

    assert [type(error) for error in world.failed] == [KeyringLockedError]
    assert not world.model.is_on


class KeepsForEver(MemoryKeys):
    """Does not let go of anything."""

    def forget(self, file_number: str) -> None:
        raise KeyringRefusedError


def test_while_the_old_key_cannot_be_taken_out_the_new_one_is_not_kept_either(
    world: World,
) -> None:
    world.keys = KeepsForEver()
    world.remember()
    kept = dict(world.keys.kept)
    world.change_password()

    assert [type(error) for error in world.failed] == [KeyringRefusedError]
    assert world.keys.kept == kept
    assert not world.model.is_on


def test_a_wish_made_with_new_notes_is_kept_once(world: World) -> None:
    world.model.wish(True)
    world.model.load()
    wait_for(lambda: world.model.is_on, "the key is kept")
    world.model.turn_off()
    world.rest()
    world.model.load()
    world.rest()

    assert world.keys.kept == {}


def test_locked_notes_whose_key_is_gone_do_not_open_and_say_so(world: World) -> None:
    world.remember()
    world.keys.kept.clear()
    world.lock()
    world.model.open(world.path)
    wait_for(lambda: bool(world.failed), "it is told")

    assert [type(error) for error in world.failed] == [KeyringUnavailableError]
    assert world.session.state is SessionState.LOCKED
