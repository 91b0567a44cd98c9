"""The notes as a FHIR document, from a terminal."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from uuid import UUID

import pytest

from carecompanion.demo import SAMPLE_HEADLINE
from tests.cli.commands import Outcome, run
from tests.exchange.fhir.checkers import faults


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Where the document is to be written; there is nothing yet."""
    return tmp_path / "notes.json"


def fhir(sample: Path, target: Path, *more: str | Path) -> Outcome:
    given = ("--out", target, "--passphrase-file", sample / "passphrase.txt", *more)
    return run("fhir", sample / "sample.carevault", *given)


def test_the_sample_becomes_a_valid_document_of_its_headline(sample: Path, target: Path) -> None:
    outcome = fhir(sample, target)
    assert (outcome.status, outcome.complained) == (0, "")
    assert "This file is not locked." in outcome.said
    bundle = json.loads(target.read_text(encoding="utf-8"))
    assert faults(bundle) == []
    assert SAMPLE_HEADLINE in target.read_text(encoding="utf-8")
    if os.name != "nt":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_headline_that_is_not_there_is_said_and_nothing_is_written(
    sample: Path, target: Path
) -> None:
    outcome = fhir(sample, target, "--headline", str(UUID(int=7)))
    assert (outcome.status, outcome.said) == (1, "")
    assert "no such headline" in outcome.complaint
    assert not target.exists()


def test_a_folder_that_is_not_there_is_not_made(sample: Path, tmp_path: Path) -> None:
    outcome = fhir(sample, tmp_path / "missing" / "notes.json")
    assert outcome.status == 1
    assert "notes.json" in outcome.complaint
    assert list(tmp_path.iterdir()) == []


def test_the_notes_stay_as_they_are(sample: Path, target: Path) -> None:
    before = (sample / "sample.carevault").read_bytes()
    assert fhir(sample, target).status == 0
    assert (sample / "sample.carevault").read_bytes() == before
