"""Nothing that is typed reaches the disk in the clear, not even when the power goes."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from carecompanion.domain.records import Attachment
from carecompanion.vault.vaults import SqlcipherVaults
from tests.ui.apps import CHEAP, PASSPHRASE
from tests.ui.papers import image, pdf, save_file
from tests.ui.pdfs import read_pdf
from tests.ui.test_tasks import Figure
from tests.vault import child

FIELDS = 50
PLACES = (
    *("HOME", "USERPROFILE", "CFFIXED_USER_HOME", "TMPDIR", "TEMP", "TMP", "APPDATA"),
    *("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_STATE_HOME"),
    "LOCALAPPDATA",
)


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every folder that a program may write to without being asked, in one place."""
    for name in PLACES:
        folder = tmp_path / "world" / name.lower()
        folder.mkdir(parents=True, mode=0o700)
        monkeypatch.setenv(name, str(folder))
    return tmp_path / "world"


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
def test_of_what_was_typed_nothing_is_on_the_disk_in_the_clear_after_a_kill(
    world: Path, tmp_path: Path, record_property: Figure
) -> None:
    canaries = [f"canary{number:02}{secrets.token_hex(6)}" for number in range(FIELDS)]
    pdf = tmp_path / "asked for" / "page.pdf"
    pdf.parent.mkdir()
    with child.start(
        "from tests.ui import children\nchildren.fill_every_field(sys.argv[1])", pdf
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("\n".join(canaries).encode())
        process.stdin.close()
        said = process.stdout.readline()
        process.kill()
    assert said == b"0 words left\n"
    assert process.returncode == child.KILLED

    files = [path for path in world.rglob("*") if path.is_file()]
    (notes,) = (path for path in files if path.name == "notes.carevault")
    journal = notes.with_name(f"{notes.name}-journal")
    assert journal.stat().st_size > 0
    assert list(leaks(files, canaries)) == []
    assert canaries[1] in read_pdf(pdf).text
    kept = all_text(notes, passphrase=canaries[0])
    assert [word for word in canaries[1:] if word not in kept] == []
    record_property("figure", f"{FIELDS} canaries in {len(files)} files: 0 found")


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
def test_reading_papers_leaves_nothing_of_them_on_the_disk_in_the_clear(
    world: Path, tmp_path: Path, record_property: Figure
) -> None:
    canaries = [f"canary{number}{secrets.token_hex(6)}" for number in range(4)]
    sources = tmp_path / "asked for"
    sources.mkdir()
    # Each is called by its canary and holds it, too.
    contents = {
        "pdf": pdf(canaries[0], "Second page"),
        "txt": f"{canaries[1]}\n".encode() * 40_000,
        "png": image(60, 40) + canaries[2].encode(),
        "ods": b"PK\x03\x04\x00" + canaries[3].encode(),
    }
    for canary, (ending, content) in zip(canaries, contents.items(), strict=True):
        save_file(sources, f"{canary}.{ending}", content)
    notes = world / "home" / "notes.carevault"
    with child.start(
        "from tests.ui import children\nchildren.add_and_read_papers(*sys.argv[1:])", notes, sources
    ) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        process.kill()
    assert said == b"2 of 4 read\n"
    assert process.returncode == child.KILLED

    files = [path for path in world.rglob("*") if path.is_file()]
    assert notes in files
    assert list(leaks(files, canaries)) == []
    store = SqlcipherVaults(parameters=CHEAP).open(notes, PASSPHRASE)
    kept = store.of_person(Attachment, store.people()[0].id, limit=4, after=None)
    store.close()
    assert sorted(paper.name.split(".")[0] for paper in kept) == canaries
    record_property("figure", f"4 papers read, {len(files)} files on the disk: 0 canaries found")


def leaks(files: list[Path], canaries: list[str]) -> Iterator[str]:
    """Every canary in any file or file name, as it is or in a thin disguise."""
    for path in files:
        content = path.read_bytes().lower()
        for canary in canaries:
            for name, form in disguises(canary).items():
                if form in content:
                    yield f"{path.name} holds {canary} as {name}"
            if canary in path.name:
                yield f"a file is called {path.name}"


def disguises(word: str) -> dict[str, bytes]:
    """How a word can lie in a file and still be found by anybody."""
    plain = word.encode()
    return {
        "UTF-8": plain,
        "UTF-16": word.encode("utf-16-le"),
        "UTF-16 the other way round": word.encode("utf-16-be"),
        "hex": plain.hex().encode(),
        "hex of UTF-16": word.encode("utf-16-le").hex().encode(),
    }


def all_text(notes: Path, *, passphrase: str) -> str:
    """Everything the notes hold once somebody opens them, and what they held before."""
    store = SqlcipherVaults().open(notes, passphrase)
    try:
        assert store._file._connection is not None
        rows = store._file._connection.execute("SELECT body FROM revision").fetchall()
    finally:
        store.close()
    return "\n".join(str(body) for (body,) in rows)


def test_the_search_finds_a_word_in_each_disguise(tmp_path: Path) -> None:
    word = "canary00abcdef"
    for number, form in enumerate(disguises(word).values()):
        (tmp_path / str(number)).write_bytes(b"\x00\xff" + form.upper() + b"\x00")
    (tmp_path / f"about {word}.txt").touch()

    found = list(leaks(list(tmp_path.iterdir()), [word]))
    assert len(found) >= len(disguises(word)) + 1
    assert list(leaks(list(tmp_path.iterdir()), ["another word"])) == []
