"""Kills at random moments: nothing that was acknowledged is lost, and no file is ever half."""

from __future__ import annotations

import json
import os
import random
import subprocess
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from carecompanion.domain.records import Headline
from tests.vault import child
from tests.vault.workbench import PASSPHRASE, cheap_vaults, raw_connection

pytestmark = [
    pytest.mark.proof,
    pytest.mark.skipif(os.name == "nt", reason="kills of another kind"),
]

WRITES = 150
CREATIONS = 60

# Each action writes three records that belong together, edits one and deletes one; the
# acknowledgement goes out only when `apply` has returned. It leaves the padding out, because a full
# pipe would stop the writer.
WRITER = """
import itertools, json
from dataclasses import replace
from pathlib import Path
from carecompanion.domain.changes import Action
from carecompanion.domain.records import Headline, new_id
from tests.vault.workbench import PASSPHRASE, cheap_vaults

path, seed = Path(sys.argv[1]), sys.argv[2]
store = cheap_vaults().open(path, PASSPHRASE)
(person,) = store.people()
print(json.dumps([]), flush=True)
before = None
for number in itertools.count():
    text = f"{seed}/{number} " + "x" * (1 << number % 14)
    made = [Headline(id=new_id(), person_id=person.id, text=text) for _ in range(3)]
    puts, deletes = list(made), []
    if before:
        made.append(replace(before[0], text="edited " + before[0].text))
        puts, deletes = list(made), [before[1].id]
    store.apply(Action.WRITE_HEADLINE, puts=puts, deletes=deletes)
    state = {str(record.id): record.text.rstrip("x") for record in made}
    state.update({str(record_id): None for record_id in deletes})
    print(json.dumps(state), flush=True)
    before = made
"""

CREATOR = """
import itertools
from pathlib import Path
from tests.vault.workbench import PASSPHRASE, cheap_vaults
folder = Path(sys.argv[1])
print("ready", flush=True)
for number in itertools.count():
    cheap_vaults().create(folder / f"{number}.carevault", PASSPHRASE).close()
    print(number, flush=True)
"""


def killed_after(process: subprocess.Popen[bytes], delay_s: float) -> list[bytes]:
    """Kill a child some time after its first line; the whole lines it wrote."""
    assert process.stdout is not None
    first = process.stdout.readline()
    assert first, "the child died by itself"
    try:
        process.wait(timeout=delay_s)
    except subprocess.TimeoutExpired:
        process.kill()
    rest, _ = process.communicate()
    lines = [first, *rest.splitlines(keepends=True)]
    return [line for line in lines if line.endswith(b"\n")]


def check(path: Path, allowed: dict[UUID, set[str | None]]) -> None:
    """The file is whole, and every acknowledged record is in a state that it may be in."""
    store = cheap_vaults().open(path, PASSPHRASE)
    for record_id, texts in allowed.items():
        found = store.get(record_id)
        assert (found.text.rstrip("x") if isinstance(found, Headline) else None) in texts
    store.close()
    connection = raw_connection(path)
    assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    half = connection.execute(
        "SELECT action_id FROM revision WHERE earlier IS NULL GROUP BY action_id"
        " HAVING count(*) NOT IN (1, 3)"
    ).fetchall()
    assert half == [], "an action of three records is there in part"
    connection.close()


def test_kills_while_writing_lose_no_acknowledged_change(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    path = tmp_path / "notes.carevault"
    chance = random.Random(20261121)
    kills = changes = hot = 0
    for seed in range(WRITES):
        if seed % 30 == 0:
            path.unlink(missing_ok=True)
            cheap_vaults().create(path, PASSPHRASE).close()
        with child.start(WRITER, path, seed) as writer:
            lines = killed_after(writer, chance.uniform(0.0, 0.15))
        kills += writer.returncode < 0
        changes += len(lines) - 1
        journal = path.with_name(f"{path.name}-journal")
        hot += journal.exists()
        check(path, allowed_states(lines))
    record_property(
        "figure", f"vault: {kills} kills, {changes} acknowledged changes, {hot} journals, 0 lost"
    )
    assert kills == WRITES
    assert changes > WRITES


def allowed_states(lines: list[bytes]) -> dict[UUID, set[str | None]]:
    """What each acknowledged record may be after the kill.

    The action cut short may have been complete: it edits the first record of the action before
    and deletes the second. All others have one state.
    """
    acknowledged = [json.loads(line) for line in lines[1:]]
    newest = {key: text for states in acknowledged for key, text in states.items()}
    allowed: dict[UUID, set[str | None]] = {UUID(key): {text} for key, text in newest.items()}
    if acknowledged:
        edited, deleted = list(acknowledged[-1])[:2]
        allowed[UUID(edited)].add(f"edited {newest[edited]}")
        allowed[UUID(deleted)].add(None)
    return allowed


def test_kills_while_creating_leave_a_whole_vault_or_none(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    chance = random.Random(20261121)
    made = rubbish = 0
    for round_number in range(CREATIONS):
        folder = tmp_path / str(round_number)
        folder.mkdir()
        with child.start(CREATOR, folder) as creator:
            lines = killed_after(creator, chance.uniform(0.0, 0.1))
        acknowledged = len(lines) - 1
        there = sorted(int(path.stem) for path in folder.glob("[0-9]*.carevault"))
        assert there in (list(range(acknowledged)), list(range(acknowledged + 1)))
        rubbish += len(list(folder.glob(".*.new"))) > 0
        for number in there[-2:]:
            check(folder / f"{number}.carevault", {})
        following = folder / f"{len(there)}.carevault"
        cheap_vaults().create(following, PASSPHRASE).close()
        left = {path.name for path in folder.iterdir()}
        assert left == {f"{number}.carevault" for number in range(len(there) + 1)}
        made += len(there)
    record_property(
        "figure", f"vault: {CREATIONS} kills while creating, {made} whole, {rubbish} cut short"
    )
    assert rubbish > 0
