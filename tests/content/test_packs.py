"""A pack that breaks its schema is refused by name and field."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from carecompanion.content.packs import Line, Pack
from carecompanion.domain.errors import ContentError

HEAD = '[pack]\nsource = "s"\nas_of = 2026-01-01\nreview_by = 2027-01-01\n'


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    a: Line


def _pack(tmp_path: Path, text: str, *, head: str = HEAD) -> Pack:
    path = tmp_path / "some.toml"
    path.write_text(head + text, encoding="utf-8")
    return Pack(path)


def test_an_entry_is_taken_out_by_its_path(tmp_path: Path) -> None:
    pack = _pack(tmp_path, '[x.y]\na = "b"\n')
    assert pack.entry(_Entry, "x", "y").a == "b"
    assert pack.text("x", "y", "a") == "b"
    assert pack.names("x") == ("y",)
    assert pack.head.source == "s"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", r"some\.toml: x is not there"),
        ("[x]\n", r"some\.toml: x\.y is not there"),
        ("[x.y]\n", r"some\.toml: x\.y .*`a`"),
        ('[x.y]\na = ""\n', r"some\.toml: x\.y .*\$\.a"),
        ('[x.y]\na = " b"\n', r"some\.toml: x\.y .*\$\.a"),
        ('[x.y]\na = "b\\nc"\n', r"some\.toml: x\.y .*\$\.a"),
        ("[x.y]\na = 1\n", r"some\.toml: x\.y .*\$\.a"),
        ('[x.y]\na = "b"\nz = "c"\n', r"some\.toml: x\.y .*`z`"),
    ],
)
def test_a_broken_entry_is_named(text: str, complaint: str, tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=complaint):
        _pack(tmp_path, text).entry(_Entry, "x", "y")


@pytest.mark.parametrize(
    ("head", "complaint"),
    [
        ("", r"some\.toml: pack is not there"),
        ('[pack]\nsource = "s"\nas_of = 2026-01-01\n', r"some\.toml: pack .*review_by"),
        (HEAD.replace("2027", "2025"), r"some\.toml: pack\.review_by is not after as_of"),
        ("[pack", r"some\.toml: cannot be read"),
    ],
)
def test_a_pack_without_source_and_dates_is_refused(
    head: str, complaint: str, tmp_path: Path
) -> None:
    with pytest.raises(ContentError, match=complaint):
        _pack(tmp_path, "", head=head)


def test_a_pack_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"none\.toml: cannot be read"):
        Pack(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("wanted", "complaint"), [("ab", r"x\.b is not there"), ("", r"x\.a is not known")]
)
def test_entries_are_exactly_those_expected(wanted: str, complaint: str, tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=complaint):
        _pack(tmp_path, "[x]\na = 1\n").expect_names(wanted, "x")


def test_names_of_what_is_no_table_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="x is not a table"):
        _pack(tmp_path, "", head=f"x = 1\n{HEAD}").names("x")
