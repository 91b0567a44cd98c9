"""What the program says about itself, and what it says where there is no screen."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from carecompanion import __version__
from tests.cli.commands import run

NEEDS_A_SERVER = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux can be without a display"
)


def test_it_tells_its_version() -> None:
    outcome = run("--version")
    assert (outcome.status, outcome.said) == (0, f"Care Companion {__version__}\n")


def test_its_self_test_goes_well_and_leaves_nothing(tmp_path: Path) -> None:
    outcome = run("--self-test")
    assert outcome.status == 0, outcome.complained
    assert "went well" in outcome.said
    assert outcome.complained == ""


@NEEDS_A_SERVER
@pytest.mark.parametrize("arguments", [(), ("notes.carevault",)])
def test_without_a_display_the_window_says_so_and_names_what_works(
    arguments: tuple[str, ...],
) -> None:
    outcome = run(*arguments)
    assert outcome.status == 1
    assert outcome.said == ""
    assert "no display" in outcome.complaint
    assert "carecompanion demo" in outcome.complaint


def test_two_notes_files_at_once_are_one_too_many() -> None:
    outcome = run("one.carevault", "two.carevault")
    assert (outcome.status, outcome.said) == (2, "")
    assert "one notes file" in outcome.complaint


def test_help_names_every_command() -> None:
    outcome = run("--help")
    assert outcome.status == 0
    assert all(word in outcome.said for word in ("demo", "page", "--self-test", "--version"))
