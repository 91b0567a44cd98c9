"""`carecompanion content` as a reviewer uses it."""

from __future__ import annotations

import shutil
from pathlib import Path

from carecompanion.content.resources import resource_path
from tests.cli.commands import run
from tests.pages.reading_back import reader


def _copy(tmp_path: Path) -> Path:
    leave_out = shutil.ignore_patterns("fonts", "icons", "reference")
    return Path(shutil.copytree(resource_path(), tmp_path / "resources", ignore=leave_out))


def test_a_planted_fault_is_printed_under_its_file_and_ends_in_status_1(tmp_path: Path) -> None:
    folder = _copy(tmp_path)
    card = folder / "learn" / "cards" / "words.toml"
    text = card.read_text(encoding="utf-8")
    card.write_text(text.replace("Big words in headlines", "A miracle", 1), encoding="utf-8")
    outcome = run("content", "check", "--folder", folder)
    assert outcome.status == 1
    assert "Things to look at: 1." in outcome.complaint
    lines = outcome.said.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("learn/cards/words"))
    assert "“miracle”" in lines[at + 1]


def test_a_folder_that_holds_no_packs_is_told_calmly(tmp_path: Path) -> None:
    outcome = run("content", "check", "--folder", tmp_path)
    assert outcome.status == 1
    assert "Traceback" not in outcome.complained


def test_the_booklet_holds_every_card_with_its_sources(tmp_path: Path) -> None:
    out = tmp_path / "review.pdf"
    outcome = run("content", "booklet", "--out", out)
    assert outcome.status == 0, outcome.complained
    assert str(out) in outcome.said
    text = " ".join(page.extract_text() for page in reader(out.read_bytes()).pages)
    for words in ("What is gene therapy?", "A heavy card", "To be looked at by", "Page 1 of"):
        assert words in text
