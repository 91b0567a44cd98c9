"""Whatever is not on a damaged page comes back, opens with the same secrets, and gaps are named."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from carecompanion.domain.backups import SalvageReport
from carecompanion.domain.changes import Action
from carecompanion.domain.errors import (
    VaultDamagedError,
    VaultExistsError,
    VaultInUseError,
    WrongPassphraseError,
)
from carecompanion.domain.records import Headline, new_id
from carecompanion.vault.backups import SqlcipherBackups
from carecompanion.vault.page_probe import COLUMNS
from carecompanion.vault.row_shapes import read_shapes
from tests.fakes.records import one_of_each
from tests.vault.workbench import (
    CHEAP,
    PASSPHRASE,
    bytes_below,
    cheap_vaults,
    raw_connection,
    ticking_clock,
)

PAGE = 4096
CHUNK = 40_000
KEYS = {"action": "id", "revision": "id", "screen_state": "key", "attachment_chunk": "position"}


@pytest.fixture
def backups() -> SqlcipherBackups:
    return SqlcipherBackups(clock=ticking_clock(), parameters=CHEAP)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Notes with branch pages in most tables, state of many lengths, and an attachment."""
    path = tmp_path_factory.mktemp("whole") / "notes.carevault"
    store = cheap_vaults().create(path, PASSPHRASE)
    (person,) = store.people()
    for number in range(60):
        store.apply(Action.WRITE_HEADLINE, puts=one_of_each(person.id))
        store.write_state(f"place {number}", "s" * 15 * number)
    store.close()
    chunks = [bytes([number]) * CHUNK for number in range(4)]
    connection = raw_connection(path)
    connection.execute(
        "INSERT INTO attachment_content VALUES (1, ?, ?)",
        (hashlib.sha256(b"".join(chunks)).hexdigest(), 4 * CHUNK),
    )
    for position, chunk in enumerate(chunks):
        connection.execute("INSERT INTO attachment_chunk VALUES (1, ?, ?)", (position, chunk))
    connection.close()
    return path.read_bytes()


@pytest.fixture
def path(whole: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "notes.carevault"
    path.write_bytes(whole)
    return path


def rows_of(path: Path) -> dict[tuple[str, object], tuple[object, ...]]:
    """Every row of what people wrote, by table and key, less the links that mending changes."""
    connection = raw_connection(path)
    rows: dict[tuple[str, object], tuple[object, ...]] = {}
    for table, key in KEYS.items():
        columns = "*" if table != "revision" else "id, record_id, action_id, at, body"
        for row in connection.execute(f"SELECT {key}, {columns} FROM {table}"):
            rows[(table, row[0])] = row[1:]
    for row in connection.execute("SELECT id, kind, created_at FROM record"):
        rows[("record", row[0])] = row[1:]
    connection.close()
    return rows


def actions_of(path: Path) -> list[tuple[object, ...]]:
    """Every action: what a family did, and nothing that only looks like it."""
    with closing(raw_connection(path)) as connection:
        return connection.execute("SELECT * FROM action ORDER BY id").fetchall()


def words_of(path: Path) -> list[tuple[object, ...]]:
    """The different words that records hold."""
    with closing(raw_connection(path)) as connection:
        return connection.execute("SELECT word FROM word ORDER BY word").fetchall()


def salvaged(
    backups: SqlcipherBackups, path: Path, damage: Iterator[int] | list[int]
) -> tuple[SalvageReport, Path]:
    content = bytearray(path.read_bytes())
    for page in damage:
        content[(page - 1) * PAGE + 500] ^= 1
    path.write_bytes(content)
    target = path.with_name("saved.carevault")
    target.unlink(missing_ok=True)
    report = backups.salvage(path, PASSPHRASE, target)
    assert path.read_bytes() == content
    assert sorted(bytes_below(path.parent)) == [path.name, target.name]
    return report, target


def test_a_whole_file_comes_back_as_it_was(backups: SqlcipherBackups, path: Path) -> None:
    report, target = salvaged(backups, path, [])
    assert report.is_whole
    assert rows_of(target) == rows_of(path)
    assert actions_of(target) == actions_of(path)
    assert words_of(target) == words_of(path) != []
    assert target.read_bytes()[:16] == path.read_bytes()[:16]
    assert backups.check(target, PASSPHRASE).is_complete


def test_a_damaged_page_costs_its_own_rows_and_no_others(
    backups: SqlcipherBackups, path: Path, whole: bytes
) -> None:
    before = rows_of(path)
    pages = len(whole) // PAGE
    lost_by_page: dict[int, set[tuple[str, object]]] = {}
    for page in range(1, pages + 1, 5):
        path.write_bytes(whole)
        report, target = salvaged(backups, path, [page])
        assert report.damaged_pages == (page,)
        after = rows_of(target)
        lost_by_page[page] = {key for key in before if key not in after and key[0] != "record"}
        own = [before[key] for key in lost_by_page[page] if key[0] != "attachment_chunk"]
        assert sum(len(str(value)) for row in own for value in row) < PAGE
    chance = random.Random(20261121)
    for _ in range(5):
        path.write_bytes(whole)
        damage = chance.sample(sorted(lost_by_page), 6)
        _, target = salvaged(backups, path, damage)
        after = rows_of(target)
        lost = {key for key in before if key not in after and key[0] != "record"}
        assert lost == set().union(*(lost_by_page[page] for page in damage))
        kinds = {"revision", "screen_state", "attachment_chunk"}
        # A person whose row is lost is made anew.
        same = [key for key in after if key in before and key[0] in kinds]
        assert [after[key] for key in same] == [before[key] for key in same]
        backups.check(target, PASSPHRASE)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.99])
def test_a_cut_file_gives_what_is_left_and_is_called_cut(
    backups: SqlcipherBackups, path: Path, whole: bytes, share: float
) -> None:
    path.write_bytes(whole[: int(len(whole) * share)])
    report, target = salvaged(backups, path, [])
    assert report.is_cut
    assert backups.check(target, PASSPHRASE).records > 10


def test_the_first_page_holds_nothing_that_is_missed(backups: SqlcipherBackups, path: Path) -> None:
    before = rows_of(path)
    report, target = salvaged(backups, path, [1])
    assert report.damaged_pages == (1,)
    assert rows_of(target) == before


def test_a_record_whose_newest_state_is_lost_stands_as_it_was_before(
    backups: SqlcipherBackups, tmp_path: Path
) -> None:
    path = tmp_path / "notes.carevault"
    store = cheap_vaults().create(path, PASSPHRASE)
    (person,) = store.people()
    record_id = new_id()
    for text in ("first", "second"):
        filler = [Headline(id=new_id(), person_id=person.id, text="x" * 3000) for _ in range(4)]
        mine = Headline(id=record_id, person_id=person.id, text=text)
        store.apply(Action.WRITE_HEADLINE, puts=(*filler, mine))
    store.close()
    for page in range(2, path.stat().st_size // PAGE + 1):
        content = path.read_bytes()
        report, target = salvaged(backups, path, [page])
        path.write_bytes(content)
        if record_id in {trace.record_id for trace in report.went_back}:
            break
    else:
        pytest.fail("no page held the newest state alone")
    saved = cheap_vaults().open(target, PASSPHRASE)
    found = saved.get(record_id)
    saved.close()
    assert isinstance(found, Headline)
    assert found.text == "first"


def test_a_wrong_passphrase_and_a_damaged_start_stay_apart(
    backups: SqlcipherBackups, path: Path
) -> None:
    target = path.with_name("saved.carevault")
    with pytest.raises(WrongPassphraseError):
        backups.salvage(path, "not this one", target)
    path.write_bytes(b"\xff" + path.read_bytes()[1:])
    with pytest.raises(VaultDamagedError):
        backups.salvage(path, PASSPHRASE, target)
    assert list(bytes_below(path.parent)) == [path.name]


def test_it_overwrites_nothing_and_waits_for_nobody(backups: SqlcipherBackups, path: Path) -> None:
    with pytest.raises(VaultExistsError):
        backups.salvage(path, PASSPHRASE, path)
    store = cheap_vaults().open(path, PASSPHRASE)
    with pytest.raises(VaultInUseError):
        backups.salvage(path, PASSPHRASE, path.with_name("saved.carevault"))
    store.close()


def test_no_row_fits_two_tables(path: Path) -> None:
    connection = raw_connection(path)
    shapes = read_shapes(connection)
    for shape in shapes:
        rows = connection.execute(f"SELECT * FROM {shape.table}").fetchall()
        stored = [
            tuple(
                None if column.is_rowid else value
                for column, value in zip(shape.columns, row, strict=True)
            )
            for row in rows
        ]
        assert stored
        for short in stored:
            row = short + (None,) * (COLUMNS - len(short))
            assert [other.table for other in shapes if other.fits(row)] == [shape.table]
    connection.close()
