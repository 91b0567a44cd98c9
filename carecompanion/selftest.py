"""Proves that the program is whole: a vault, a walk and a page, made and read back."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from carecompanion.composition import Parts, make_page, suggest_passphrase
from carecompanion.demo import SAMPLE_HEADLINE, write_sample_walk
from carecompanion.domain.printouts import Paper
from carecompanion.domain.walk import read_walk


class SelfTestError(Exception):
    """A step gave something other than what was put in; the text names the step."""


def run_self_test(parts: Parts) -> None:
    """Make a temporary vault, close it, open it again, and print its page.

    Raises:
        SelfTestError: what came back is not what was written.
        CareError: a file could not be used.
    """
    with TemporaryDirectory(prefix="carecompanion-self-test-") as folder:
        path, passphrase = Path(folder) / "self-test.carevault", suggest_passphrase()
        headline_id = _write(path, passphrase, parts)
        _read_back(path, passphrase, headline_id, parts)


def _write(path: Path, passphrase: str, parts: Parts) -> UUID:
    store = parts.vaults.create(path, passphrase)
    try:
        return write_sample_walk(store).headline.id
    finally:
        store.close()


def _read_back(path: Path, passphrase: str, headline_id: UUID, parts: Parts) -> None:
    from carecompanion.pages.pictures import picture_pages

    store = parts.vaults.open(path, passphrase)
    try:
        walk = read_walk(store, headline_id)
    finally:
        store.close()
    if walk is None or walk.headline.text != SAMPLE_HEADLINE:
        raise SelfTestError("reading the notes back")
    for paper in Paper:
        page = make_page(walk, paper, parts)
        _expect(page.page_count == 1, f"making one page on {paper.value}")
        _expect(len(picture_pages(page.pdf, 400)) == 1, f"reading the {paper.value} page back")


def _expect(is_so: bool, step: str) -> None:
    if not is_so:
        raise SelfTestError(step)
