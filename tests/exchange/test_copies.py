"""A copy of a file from the notes is whole and its owner's alone, or it is not there."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from carecompanion.domain.errors import ExportError, VaultDamagedError
from carecompanion.domain.ports.papers import AttachmentReader
from carecompanion.exchange.copies import save_copy
from carecompanion.vault.store import SqlcipherStore
from tests.exchange.folders import attach, vault
from tests.vault.workbench import PASSPHRASE, cheap_vaults, edit_raw

DATA = bytes(range(256)) * 5000


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlcipherStore]:
    store = vault(tmp_path / "notes.carevault")
    yield store
    store.close()


@pytest.fixture
def reader(store: SqlcipherStore) -> AttachmentReader:
    attachment = attach(store, store.people()[0].id, DATA)
    found = store.read_attachment(attachment.id)
    assert found is not None
    return found


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder / "letter.pdf"


def test_a_copy_has_the_same_bytes_and_tells_how_far_it_is(
    reader: AttachmentReader, target: Path
) -> None:
    done = list(save_copy(reader, target))
    assert done == sorted(done)
    assert done[-1] == len(DATA)
    assert target.read_bytes() == DATA


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps files private by their folder")
def test_only_its_owner_may_read_a_copy(reader: AttachmentReader, target: Path) -> None:
    for _ in save_copy(reader, target):
        (part,) = target.parent.iterdir()
        assert stat.S_IMODE(part.stat().st_mode) == 0o600
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_copy_that_is_stopped_leaves_what_was_there(
    reader: AttachmentReader, target: Path
) -> None:
    target.write_bytes(b"before")
    steps = save_copy(reader, target)
    assert isinstance(steps, Iterator)
    next(steps)
    del steps
    assert [path.name for path in target.parent.iterdir()] == [target.name]
    assert target.read_bytes() == b"before"


def test_a_damaged_file_gives_no_copy(tmp_path: Path, target: Path) -> None:
    path = tmp_path / "damaged.carevault"
    store = vault(path)
    attachment = attach(store, store.people()[0].id, DATA)
    store.close()
    edit_raw(path, "UPDATE attachment_chunk SET bytes = zeroblob(262144) WHERE position = 2")
    store = cheap_vaults().open(path, PASSPHRASE)
    reader = store.read_attachment(attachment.id)
    assert reader is not None
    with pytest.raises(VaultDamagedError):
        list(save_copy(reader, target))
    assert list(target.parent.iterdir()) == []
    store.close()


def test_a_folder_that_is_not_there_is_said(reader: AttachmentReader, tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        list(save_copy(reader, tmp_path / "missing" / "letter.pdf"))
