"""The page of a headline as PDF, from a terminal."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from uuid import UUID

import pytest
from pypdf import PdfReader

from carecompanion.composition import Parts
from carecompanion.demo import SAMPLE_HEADLINE
from carecompanion.domain.records import Headline
from tests.cli.commands import Outcome, run

PAPERS = {"a4": (595, 842), "letter": (612, 792)}


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Where a page is to be written; there is nothing yet."""
    return tmp_path / "out" / "page.pdf"


@pytest.fixture
def page(sample: Path, target: Path) -> Page:
    """The command with all it needs."""
    target.parent.mkdir()
    return Page(sample / "sample.carevault", target, sample / "passphrase.txt")


class Page:
    """`carecompanion page`, with one option or another changed."""

    def __init__(self, vault: Path, out: Path, passphrase_file: Path) -> None:
        self.vault = vault
        self._options = {
            "--headline": "latest",
            "--out": str(out),
            "--passphrase-file": str(passphrase_file),
        }

    def __call__(self, *, vault: Path | None = None, **options: str | Path) -> Outcome:
        """Run it; `out=…` stands for `--out …`."""
        changed = {f"--{name.replace('_', '-')}": str(value) for name, value in options.items()}
        words = [word for pair in (self._options | changed).items() for word in pair]
        return run("page", vault or self.vault, *words)


@pytest.mark.parametrize("paper", PAPERS)
def test_it_is_one_page_with_the_headline_on_the_paper_asked_for(
    page: Page, target: Path, paper: str
) -> None:
    outcome = page(paper=paper)
    assert (outcome.status, outcome.complained) == (0, "")
    pages = PdfReader(target).pages
    assert len(pages) == 1
    assert SAMPLE_HEADLINE in " ".join(pages[0].extract_text().split())
    assert (round(pages[0].mediabox.width), round(pages[0].mediabox.height)) == PAPERS[paper]


def test_it_says_where_the_page_is_and_that_it_is_not_locked(page: Page, target: Path) -> None:
    said = page().said.splitlines()[0]
    assert str(target) in said
    assert "Anyone with this file can read it." in said


def test_the_same_notes_give_the_same_bytes(page: Page, target: Path) -> None:
    again = target.with_name("again.pdf")
    assert (page().status, page(out=again).status) == (0, 0)
    assert target.read_bytes() == again.read_bytes()


def test_a_headline_can_be_named_by_its_id(page: Page, target: Path, sample: Path) -> None:
    outcome = page(headline=str(_newest_headline(sample)))
    assert (outcome.status, outcome.complained) == (0, "")
    assert target.exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps files private by their folder")
def test_only_its_owner_may_read_the_page(page: Page, target: Path) -> None:
    assert page().status == 0
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_making_a_page_changes_nothing_in_the_notes(page: Page, sample: Path) -> None:
    before = page.vault.read_bytes()
    assert page().status == 0
    assert page.vault.read_bytes() == before
    assert not list(sample.glob("sample.carevault?*"))


def test_another_password_opens_nothing(page: Page, target: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("four other words here\n", encoding="utf-8")
    _is_refused(page(passphrase_file=other), "did not open the notes", target)


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe\x00\n"])
def test_a_password_file_that_cannot_be_read_is_said(
    page: Page, target: Path, tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "password.txt"
    if content is not None:
        file.write_bytes(content)
    _is_refused(page(passphrase_file=file), "cannot be read", target)


def test_notes_that_are_not_there_are_named(page: Page, target: Path, tmp_path: Path) -> None:
    missing = tmp_path / "missing.carevault"
    _is_refused(page(vault=missing), "missing.carevault", target)
    assert not missing.exists()


def test_a_file_that_holds_no_notes_is_named(page: Page, target: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear doctor,\n" * 400, encoding="utf-8")
    _is_refused(page(vault=letter), "letter.txt", target)


@pytest.mark.parametrize("headline", ["the first one", str(UUID(int=7)), ""])
def test_a_headline_that_is_not_there_is_said(page: Page, target: Path, headline: str) -> None:
    _is_refused(page(headline=headline), "no such headline", target)


def test_a_folder_that_is_not_there_is_not_made(page: Page, target: Path) -> None:
    out = target.parent / "missing" / "page.pdf"
    _is_refused(page(out=out), "page.pdf", out)
    assert list(target.parent.iterdir()) == []


def test_a_folder_in_the_place_of_the_page_stays_as_it_is(page: Page, target: Path) -> None:
    target.mkdir()
    outcome = page()
    assert outcome.status == 1
    assert "page.pdf" in outcome.complaint
    assert [path.name for path in target.parent.iterdir()] == ["page.pdf"]


def test_a_page_that_was_there_is_replaced_as_a_whole(page: Page, target: Path) -> None:
    target.write_bytes(b"yesterday's page")
    assert page().status == 0
    assert target.read_bytes().startswith(b"%PDF-")
    assert [path.name for path in target.parent.iterdir()] == ["page.pdf"]


def test_a_page_that_was_there_stays_when_the_password_is_wrong(
    page: Page, target: Path, tmp_path: Path
) -> None:
    target.write_bytes(b"yesterday's page")
    other = tmp_path / "other.txt"
    other.write_text("four other words here\n", encoding="utf-8")
    assert page(passphrase_file=other).status == 1
    assert target.read_bytes() == b"yesterday's page"


def _is_refused(outcome: Outcome, words: str, target: Path) -> None:
    assert (outcome.status, outcome.said) == (1, "")
    assert words in outcome.complaint
    assert not target.exists()


def _newest_headline(sample: Path) -> UUID:
    passphrase = (sample / "passphrase.txt").read_text(encoding="utf-8").strip()
    store = Parts().vaults.open(sample / "sample.carevault", passphrase)
    try:
        return store.of_person(Headline, store.people()[0].id)[0].id
    finally:
        store.close()
