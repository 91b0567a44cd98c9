"""The settings outside the vault: what they keep, and what they never write down."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from carecompanion.domain.printouts import Paper
from carecompanion.views.settings import Settings
from carecompanion.views.theme.palettes import ThemeName

USUAL = Path("/home/somebody/Care Companion/notes.carevault")


@pytest.fixture
def file(qapp: QApplication, tmp_path: Path) -> Path:
    return tmp_path / "settings.ini"


def settings(file: Path) -> Settings:
    """As at a new start of the program."""
    return Settings(file, usual_notes_file=USUAL)


def test_before_anybody_chose_everything_is_as_the_computer_has_it(file: Path) -> None:
    fresh = settings(file)
    assert fresh.theme is ThemeName.SYSTEM
    assert fresh.text_scale == 100
    assert fresh.notes_file == USUAL
    assert fresh.paper in set(Paper)


def test_choices_are_there_at_the_next_start(file: Path) -> None:
    first = settings(file)
    first.keep_look(ThemeName.CONTRAST_DARK, 200)
    first.keep_paper(Paper.LETTER)
    del first
    second = settings(file)
    assert (second.theme, second.text_scale) == (ThemeName.CONTRAST_DARK, 200)
    assert second.paper is Paper.LETTER


def test_the_time_until_the_notes_lock_is_there_at_the_next_start(file: Path) -> None:
    assert settings(file).lock_minutes == 15
    for minutes in (5, 60, None):
        settings(file).keep_lock_minutes(minutes)
        assert settings(file).lock_minutes == minutes


def test_of_a_remembered_key_only_that_there_was_one_is_written_down(file: Path) -> None:
    assert not settings(file).was_remembered
    settings(file).keep_was_remembered()
    assert settings(file).was_remembered
    assert file.read_text(encoding="utf-8") == "[lock]\nwas_remembered=yes\n"


def test_the_usual_place_of_the_notes_is_not_written_down(file: Path) -> None:
    first = settings(file)
    first.keep_notes_file(Path("/media/stick/notes.carevault"))
    assert settings(file).notes_file == Path("/media/stick/notes.carevault")
    first.keep_notes_file(USUAL)
    del first
    assert settings(file).notes_file == USUAL
    assert "somebody" not in file.read_text(encoding="utf-8")
    assert "stick" not in file.read_text(encoding="utf-8")


def test_a_settings_file_somebody_broke_does_not_stop_the_program(file: Path) -> None:
    file.write_text(
        "[look]\ntheme=purple\ntext_scale=huge\n[page]\npaper=napkin\n[lock]\nminutes=soon\n",
        "utf-8",
    )
    broken = settings(file)
    assert (broken.theme, broken.text_scale) == (ThemeName.SYSTEM, 100)
    assert broken.paper in set(Paper)
    assert broken.lock_minutes == 15
