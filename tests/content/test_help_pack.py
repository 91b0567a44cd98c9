"""The shipped help texts, and how a broken pack is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from carecompanion.content.help_pack import load_help
from carecompanion.content.resources import resource_path
from carecompanion.domain.errors import ContentError
from carecompanion.domain.help import HELP_SCREENS, HelpTable


@pytest.fixture(scope="module")
def shipped() -> Path:
    return resource_path("help", "help.toml")


@pytest.fixture(scope="module")
def table(shipped: Path) -> HelpTable:
    return load_help(shipped)


def test_every_screen_has_a_help_text(table: HelpTable) -> None:
    assert tuple(table.screens) == HELP_SCREENS
    assert all(topic.lines for topic in table.screens.values())


def test_the_notice_is_the_one_of_the_design(table: HelpTable) -> None:
    assert table.notice.startswith("Care Companion helps you keep notes and get ready to ask.")
    assert table.notice.endswith("In an emergency, call your local emergency number.")
    assert "\n" not in table.notice


def test_no_key_does_two_things(table: HelpTable) -> None:
    keys = [key for group in table.keys for row in group.rows for key in row.keys]
    assert len(keys) == len(set(keys))
    assert {"Ctrl+N", "Ctrl+Return", "F1", "F6", "Ctrl+H", "Ctrl+L", "S", "D", "N"} <= set(keys)


def test_every_key_is_one_that_qt_knows(table: HelpTable) -> None:
    gui = pytest.importorskip("PySide6.QtGui")
    for row in (row for group in table.keys for row in group.rows):
        for key in row.keys:
            sequence = gui.QKeySequence(key, gui.QKeySequence.SequenceFormat.PortableText)
            assert sequence.toString(gui.QKeySequence.SequenceFormat.PortableText) == key


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("[screens.cover]", "[screens.covers]", r"help\.toml: screens\.cover is not there"),
        ('title = "Home"', 'name = "Home"', r"help\.toml: screens\.home .*`name`"),
        ('does = "Undo"', 'does = ""', r"help\.toml: keys .*does"),
        ("[notice]", "[note]", r"help\.toml: notice is not there"),
    ],
)
def test_a_broken_pack_is_refused_by_pack_and_field(
    old: str, new: str, complaint: str, shipped: Path, tmp_path: Path
) -> None:
    text = shipped.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "help.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=complaint):
        load_help(path)
