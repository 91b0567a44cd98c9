"""Taking notes elsewhere: where they go, what is said first, and what happens when it fails."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from carecompanion.domain.backups import VaultAccess
from carecompanion.domain.errors import CareError, ExportError, ExportStoppedError
from carecompanion.domain.progress import Progress
from carecompanion.session.session import Session
from carecompanion.viewmodels.elsewhere import ElsewhereModel
from tests.ui.waiting import LONGEST_WAIT_S, wait_for


class Writer:
    """Writes the folder; `fault` is raised instead."""

    def __init__(self) -> None:
        self.fault: CareError | None = None
        self.threads: set[int] = set()
        self.folders: list[Path] = []
        self.steps = 0
        self.begun, self.go_on = threading.Event(), threading.Event()
        self.people: list[UUID | None] = []

    def __call__(
        self, access: VaultAccess, folder: Path, progress: Progress, person_id: UUID | None
    ) -> None:
        self.people.append(person_id)
        self.threads.add(threading.get_ident())
        self.folders.append(folder)
        if self.fault is not None:
            raise self.fault
        progress(len(access.key) // 32, 2)
        for done in range(self.steps):
            self.begun.set()
            assert self.go_on.wait(LONGEST_WAIT_S)
            progress(done, self.steps)
        folder.mkdir()


@pytest.fixture
def writer() -> Writer:
    return Writer()


@pytest.fixture
def model(session: Session, writer: Writer) -> Iterator[ElsewhereModel]:
    made = ElsewhereModel(session, writer)
    yield made
    made.shut_down()


def test_it_goes_into_a_new_folder_off_the_gui_thread_and_tells_how_far(
    model: ElsewhereModel, writer: Writer, tmp_path: Path
) -> None:
    (tmp_path / "notes").mkdir()
    written: list[Path] = []
    told: list[tuple[int, int]] = []
    model.written.connect(written.append)
    model.progressed.connect(lambda done, total: told.append((done, total)))
    model.choose(tmp_path, "notes")
    wait_for(lambda: bool(written), "it is written")

    assert written == [tmp_path / "notes 2"] == writer.folders
    assert told == [(1, 2)]
    assert threading.get_ident() not in writer.threads
    assert not model.is_busy


def test_what_cannot_be_written_is_told_and_can_be_tried_again(
    model: ElsewhereModel, writer: Writer, tmp_path: Path
) -> None:
    failed: list[CareError] = []
    written: list[Path] = []
    model.failed.connect(failed.append)
    model.written.connect(written.append)
    writer.fault = ExportError(tmp_path / "notes")
    model.choose(tmp_path, "notes")
    wait_for(lambda: bool(failed), "it is told")
    assert failed == [writer.fault]

    writer.fault = None
    model.choose(tmp_path, "notes")
    wait_for(lambda: bool(written), "it is written")


def test_nothing_is_written_into_a_copied_folder_before_the_person_says_so(
    model: ElsewhereModel, writer: Writer, tmp_path: Path
) -> None:
    (tmp_path / ".dropbox").touch()
    found: list[str] = []
    written: list[Path] = []
    model.service_found.connect(found.append)
    model.written.connect(written.append)
    model.choose(tmp_path, "notes")
    wait_for(lambda: bool(found), "it is told")
    assert (found, writer.folders) == (["Dropbox"], [])

    model.go_on()
    wait_for(lambda: len(written) == 1, "it is written")
    model.choose(tmp_path, "notes")
    wait_for(lambda: len(written) == 2, "it is written without a second warning")
    assert found == ["Dropbox"]


def test_it_can_be_stopped_and_begun_again(
    model: ElsewhereModel, writer: Writer, tmp_path: Path
) -> None:
    failed: list[CareError] = []
    written: list[Path] = []
    model.failed.connect(failed.append)
    model.written.connect(written.append)
    writer.steps = 1
    model.choose(tmp_path, "notes")
    wait_for(writer.begun.is_set, "it is begun")
    model.stop()
    writer.go_on.set()
    wait_for(lambda: bool(failed), "it is stopped")
    assert isinstance(failed[0], ExportStoppedError)
    assert not model.is_busy

    model.choose(tmp_path, "notes")
    wait_for(lambda: bool(written), "it is written")


def test_what_is_written_into_the_notes_meanwhile_does_not_wait(
    model: ElsewhereModel, session: Session, writer: Writer, tmp_path: Path
) -> None:
    states: list[str | None] = []
    writer.steps = 1
    model.choose(tmp_path, "notes")
    wait_for(writer.begun.is_set, "it is begun")
    session.remember("a", "b")
    session.read(lambda store: store.read_state("a"), states.append)
    wait_for(lambda: states == ["b"], "it is saved")
    assert model.is_busy
    writer.go_on.set()
    wait_for(lambda: not model.is_busy, "it is written")


def test_a_lock_stops_it_and_is_told_once(
    model: ElsewhereModel, writer: Writer, tmp_path: Path
) -> None:
    ended: list[object] = []
    model.failed.connect(ended.append)
    model.written.connect(ended.append)
    writer.steps = 1
    model.choose(tmp_path, "notes")
    wait_for(writer.begun.is_set, "it is begun")
    model.give_up()
    model.clear()
    writer.go_on.set()
    wait_for(lambda: model.is_idle, "the thread has ended it")
    assert not (tmp_path / "notes").exists()
    assert ended == []
    assert [model.take_cut_short(), model.take_cut_short()] == [True, False]
