"""The sample: notes, their password, and the page as PDF and as picture."""

from __future__ import annotations

import os
import stat
import struct
from pathlib import Path

import pytest
from pypdf import PdfReader

from carecompanion.composition import Parts
from carecompanion.demo import SAMPLE_HEADLINE
from carecompanion.domain.records import Headline
from tests.cli.commands import Outcome, run

FILES = ("page.pdf", "page.png", "passphrase.txt", "sample.carevault")


def test_it_writes_four_files_and_says_where_they_are(demo: tuple[Path, Outcome]) -> None:
    folder, outcome = demo
    assert (outcome.status, outcome.complained) == (0, "")
    assert sorted(path.name for path in folder.iterdir()) == sorted(FILES)
    assert [str(folder / name) in outcome.said for name in FILES] == [True] * 4


def test_the_notes_open_with_the_password_beside_them(sample: Path) -> None:
    passphrase = (sample / "passphrase.txt").read_text(encoding="utf-8").strip()
    store = Parts().vaults.open(sample / "sample.carevault", passphrase)
    try:
        headlines = store.of_person(Headline, store.people()[0].id)
    finally:
        store.close()
    assert [headline.text for headline in headlines] == [SAMPLE_HEADLINE]


def test_the_page_is_one_page_with_the_headline(sample: Path) -> None:
    pages = PdfReader(sample / "page.pdf").pages
    assert len(pages) == 1
    assert SAMPLE_HEADLINE in " ".join(pages[0].extract_text().split())


def test_the_picture_is_a_png_of_a_page_held_upright(sample: Path) -> None:
    start = (sample / "page.png").read_bytes()[:24]
    assert start[:16] == b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
    width, height = struct.unpack(">II", start[16:])
    assert 1.40 < height / width < 1.43


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps files private by their folder")
def test_only_its_owner_may_read_any_of_it(sample: Path) -> None:
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in sample.iterdir()}
    assert modes == dict.fromkeys(FILES, 0o600)


def test_a_second_sample_takes_the_place_of_the_first(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    assert run("demo", folder).status == 0
    before = (folder / "passphrase.txt").read_bytes()
    assert run("demo", folder).status == 0
    assert (folder / "passphrase.txt").read_bytes() != before
    assert sorted(path.name for path in folder.iterdir()) == sorted(FILES)


def test_a_place_that_cannot_be_written_is_named_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("mine", encoding="utf-8")
    outcome = run("demo", tmp_path / "a file" / "demo")
    assert outcome.status == 1
    assert outcome.complaint
    assert (tmp_path / "a file").read_text(encoding="utf-8") == "mine"
