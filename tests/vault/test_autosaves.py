"""An evening of typing does not fill the disk."""

from __future__ import annotations

from pathlib import Path

from tests.vault.evening import growth_of_typing_on


def test_autosaves_of_one_field_take_no_more_than_a_few_times_its_size(
    tmp_path: Path,
) -> None:
    path = tmp_path / "notes.carevault"
    letters, grown = growth_of_typing_on(path, sentences=1_100, autosaves=30)
    assert letters > 95_000
    assert grown < 600_000
