"""Kills at random moments while an earlier vault is copied and its tables change."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from carecompanion.domain.vault_secrets import RememberedKey
from carecompanion.vault.connection import connect
from carecompanion.vault.keys import derive_root, vault_key
from carecompanion.vault.schema import VERSION, version_of
from carecompanion.vault.vaults import SqlcipherVaults
from tests.vault import child
from tests.vault.released import sample

pytestmark = [
    pytest.mark.proof,
    pytest.mark.skipif(os.name == "nt", reason="kills of another kind"),
]

KILLS = 100
MORE = 2_000

OPENER = """
from pathlib import Path
from carecompanion.domain.vault_secrets import RememberedKey
from carecompanion.vault.vaults import SqlcipherVaults
print("ready", flush=True)
sys.stdin.readline()
SqlcipherVaults().open(Path(sys.argv[1]), RememberedKey(bytes.fromhex(sys.argv[2]))).close()
"""


@pytest.fixture(scope="module")
def key() -> bytes:
    salt = (sample.FOLDER / "version-1.carevault").read_bytes()[:16]
    return vault_key(derive_root(sample.PASSPHRASE, salt))


@pytest.fixture(scope="module")
def old(key: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of version 1 with so many more records that migrating it takes a while."""
    path: Path = tmp_path_factory.mktemp("old") / "old.carevault"
    shutil.copyfile(sample.FOLDER / "version-1.carevault", path)
    with closing(connect(path, key, path.read_bytes()[:16])) as connection:
        connection.execute("BEGIN")
        for _ in range(MORE):
            copy_headline(str(uuid4()), connection.execute)
        connection.execute("COMMIT")
    return path


def copy_headline(record_id: str, execute: Callable[[str, tuple[str, ...]], object]) -> None:
    """One more headline like that of the sample, as version 1 wrote it."""
    original = str(sample.HEADLINE)
    execute(
        "INSERT INTO record (id, kind, person_id, created_at, changed_at)"
        " SELECT ?, kind, person_id, created_at, changed_at FROM record WHERE id = ?",
        (record_id, original),
    )
    execute(
        "INSERT INTO revision (record_id, action_id, at, body)"
        " SELECT ?, action_id, revision.at, replace(body, ?, ?) FROM record"
        " JOIN revision ON revision.id = record.revision WHERE record.id = ?",
        (record_id, original, record_id, original),
    )
    execute(
        "UPDATE record SET revision = (SELECT max(id) FROM revision WHERE record_id = ?)"
        " WHERE id = ?",
        (record_id, record_id),
    )


def test_kills_while_migrating_leave_one_vault_that_opens_with_everything(
    old: Path, key: bytes, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    chance = random.Random(20261121)
    seen = {"copying": 0, "copied": 0, "journal": 0}
    for number in range(KILLS):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = folder / "notes.carevault"
        shutil.copyfile(old, path)
        with child.start(OPENER, path, key.hex()) as opener:
            assert opener.stdout is not None
            assert opener.stdin is not None
            assert opener.stdout.readline() == b"ready\n"
            opener.stdin.write(b"\n")
            try:
                opener.wait(timeout=chance.uniform(0.0, 0.35))
            except subprocess.TimeoutExpired:
                opener.kill()
            opener.wait()
        copy = folder / f"notes.before-version-{VERSION}.carevault"
        seen["copying"] += (folder / f".{copy.name}.new").exists()
        seen["copied"] += copy.exists()
        seen["journal"] += path.with_name(f"{path.name}-journal").exists()
        check(path, copy, key)
        shutil.rmtree(folder)
    record_property("figure", f"vault: {KILLS} kills while migrating, 0 lost; found {seen}")
    assert seen["copying"] > 0
    assert seen["journal"] > 0


def check(path: Path, copy: Path, key: bytes) -> None:
    """Both the vault and, if it has its name, the copy are whole and complete."""
    if copy.exists():
        assert whole(copy, key) == (1, MORE)
    store = SqlcipherVaults().open(path, RememberedKey(key))
    living = sample.living_records()
    assert tuple(store.get(record.id) for record in living) == living
    store.close()
    assert whole(path, key) == (VERSION, MORE)
    assert whole(copy, key) == (1, MORE)


def whole(path: Path, key: bytes) -> tuple[int, int]:
    """The version of a file that is whole, and how many records more than the sample it has."""
    with closing(connect(path, key, path.read_bytes()[:16])) as connection:
        assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        (count,) = connection.execute(
            "SELECT count(*) FROM record JOIN revision ON revision.id = record.revision"
            " WHERE kind = 'headline' AND deleted_at IS NULL"
        ).fetchone()
        return version_of(connection), count - 1
