"""An evening of typing does not fill the disk, at the size of the longest story."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.vault.evening import growth_of_typing_on

pytestmark = pytest.mark.proof


def test_two_hundred_autosaves_of_a_long_story_take_less_than_three_times_its_size(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    path = tmp_path / "notes.carevault"
    letters, grown = growth_of_typing_on(path, sentences=11_000, autosaves=200)
    record_property("figure", f"vault: 200 autosaves of a 1 MB story add {grown:,} bytes")
    assert letters > 950_000
    assert grown < 3_000_000
