"""What a later start asks is handed over once, whole, to nobody but this account."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.starts.wish import Wish, leave_wish, take_wish, wish_file


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("run") / "window.lock"


NAMES = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1)
TOKENS = st.text(st.characters(codec="ascii", exclude_characters="\0"))


@given(name=st.none() | NAMES, token=TOKENS)
def test_a_wish_is_taken_as_it_was_left_and_counts_once(
    place: Path, name: str | None, token: str
) -> None:
    wish = Wish(notes_file=None if name is None else Path("/home") / name, activation=token)
    leave_wish(place, wish)
    assert take_wish(place) == wish
    assert take_wish(place) is None


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text are a thing of Linux")
def test_a_name_that_is_no_text_stays_as_it_is(tmp_path: Path) -> None:
    odd = Path(os.fsdecode(b"/home/notes \xff.carevault"))
    leave_wish(tmp_path / "window.lock", Wish(notes_file=odd))
    assert take_wish(tmp_path / "window.lock") == Wish(notes_file=odd)


def test_the_newer_of_two_wishes_counts_and_nothing_else_stays(tmp_path: Path) -> None:
    place = tmp_path / "window.lock"
    leave_wish(place, Wish(notes_file=Path("/one")))
    leave_wish(place, Wish(notes_file=Path("/two")))
    assert [file.name for file in tmp_path.iterdir()] == ["window.wish"]
    assert take_wish(place) == Wish(notes_file=Path("/two"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_nobody_else_can_read_a_wish(tmp_path: Path) -> None:
    place = tmp_path / "window.lock"
    leave_wish(place, Wish(notes_file=Path("/home/a name")))
    assert stat.S_IMODE(wish_file(place).stat().st_mode) == 0o600


@pytest.mark.parametrize("left", [b"", b"no end", b"/x\0" + b"t" * 20_000])
def test_what_we_did_not_write_is_no_wish(tmp_path: Path, left: bytes) -> None:
    place = tmp_path / "window.lock"
    wish_file(place).write_bytes(left)
    assert take_wish(place) is None
    assert not wish_file(place).exists()
