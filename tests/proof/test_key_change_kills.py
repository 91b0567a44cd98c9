"""Kills at random moments of a passphrase change: one whole file, open to one of the two."""

from __future__ import annotations

import contextlib
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from carecompanion.domain.changes import Action
from carecompanion.domain.errors import WrongPassphraseError
from carecompanion.domain.records import Headline, new_id
from carecompanion.vault.store import SqlcipherStore
from tests.proof.test_vault_kills import killed_after
from tests.vault import child
from tests.vault.workbench import bytes_below, cheap_vaults, raw_connection

pytestmark = [
    pytest.mark.proof,
    pytest.mark.skipif(os.name == "nt", reason="kills of another kind"),
]

KILLS = int(os.environ.get("CARECOMPANION_KEY_KILLS", "60"))
SIZES = (5, 120, 900)
"""Headlines of 4 kB: files of some pages, of half a megabyte and of several."""

# One change after the other, and a small write after each; a line goes out when each is done.
CHANGER = """
import itertools
from pathlib import Path
from tests.vault.workbench import cheap_vaults

path, start = Path(sys.argv[1]), int(sys.argv[2])
store = cheap_vaults().open(path, f"passphrase {start}")
print("open", flush=True)
for number in itertools.count(start + 1):
    store.change_passphrase(f"passphrase {number}")
    print(f"changed {number}", flush=True)
    store.write_state("changes", str(number))
    print(f"written {number}", flush=True)
"""


def the_one_that_opens(path: Path, passphrases: list[str]) -> str:
    """The passphrase that opens the file, after seeing that no other does."""
    found = []
    for passphrase in passphrases:
        with contextlib.suppress(WrongPassphraseError):
            cheap_vaults().open(path, passphrase).close()
            found.append(passphrase)
    assert len(found) == 1, "not exactly one passphrase opens the file"
    return found[0]


def made_with(size: int, path: Path) -> list[str]:
    """Make a vault with so many headlines; what it holds."""
    store = cheap_vaults().create(path, "passphrase 0")
    (person,) = store.people()
    headlines = [
        Headline(id=new_id(), person_id=person.id, text=f"{number} " + "x" * 4000)
        for number in range(size)
    ]
    store.apply(Action.WRITE_HEADLINE, puts=headlines)
    expected = contents(store)
    store.close()
    return expected


def contents(store: SqlcipherStore) -> list[str]:
    (person,) = store.people()
    return [headline.text for headline in store.of_person(Headline, person.id, limit=2000)]


def test_kills_while_the_passphrase_changes_leave_one_whole_file_with_one_passphrase(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    chance = random.Random(20261121)
    kills = changes = drafts = done_unheard = 0
    for size in SIZES:
        path = tmp_path / str(size) / "notes.carevault"
        expected = made_with(size, path)
        present = written = 0
        for _ in range(KILLS // len(SIZES)):
            with child.start(CHANGER, path, present) as changer:
                lines = killed_after(changer, chance.uniform(0.0, 0.15 + size / 2000))
            kills += changer.returncode == child.KILLED
            words = [line.split() for line in lines[1:]]
            heard = max((int(number) for _, number in words), default=present)
            changes += heard - present
            written = max((int(n) for what, n in words if what == b"written"), default=written)
            drafts += path.with_name(f".{path.name}.new").exists()
            possible = [f"passphrase {heard + n}" for n in (-1, 0, 1)]
            passphrase = the_one_that_opens(path, possible)
            store = cheap_vaults().open(path, passphrase)
            present = int(passphrase.split()[1])
            assert present in (heard, heard + 1)
            done_unheard += present > heard
            assert contents(store) == expected
            found = int(store.read_state("changes") or 0)
            assert written <= found <= present, "a write that was acknowledged is gone"
            written = found
            store.close()
            # A journal that a kill left before it held anything goes with the next change.
            assert set(bytes_below(path.parent)) <= {path.name, f"{path.name}-journal"}
            expect_sound(path, passphrase, keys=present + 1)
    record_property(
        "figure",
        f"key change: {kills} kills, {changes} changes heard of, {drafts} copies cut short,"
        f" {done_unheard} done and not heard of, 0 lost",
    )
    assert kills == KILLS // len(SIZES) * len(SIZES)
    assert changes
    assert drafts


def expect_sound(path: Path, passphrase: str, *, keys: int) -> None:
    connection = raw_connection(path, passphrase)
    assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("SELECT count(*) FROM file_key").fetchone() == (keys,)
    connection.close()
