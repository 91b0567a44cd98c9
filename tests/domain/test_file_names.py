"""Names of copies: safe on every computer, honest about the kind."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.domain.file_names import safe_file_name
from carecompanion.domain.records import MediaType


@pytest.mark.parametrize(
    ("name", "kind", "safe"),
    [
        ("Letter.pdf", MediaType.PDF, "Letter.pdf"),
        ("Letter", MediaType.PDF, "Letter.pdf"),
        ("Letter.exe", MediaType.PDF, "Letter.pdf"),
        ("photo.JPEG", MediaType.JPEG, "photo.JPEG"),
        ("table.ods", MediaType.OTHER, "table.ods"),
        ("table", MediaType.OTHER, "table"),
        ("../../.bashrc", MediaType.TEXT, "_.._.txt"),
        ("12/06 by Dr. A: first", MediaType.TEXT, "12_06 by Dr. A_ first.txt"),
        ("CON", MediaType.TEXT, "_CON.txt"),
        ("gpj\u202egnp.", MediaType.OTHER, "gpjgnp"),
        ("  ...  ", MediaType.PDF, "Paper.pdf"),
        ("", MediaType.OTHER, "Paper"),
    ],
)
def test_a_copy_gets_a_name_that_fits_its_kind(name: str, kind: MediaType, safe: str) -> None:
    assert safe_file_name(name, kind, otherwise="Paper") == safe


@given(st.text(max_size=300), st.sampled_from(MediaType))
def test_no_name_leads_elsewhere_or_hides(name: str, kind: MediaType) -> None:
    safe = safe_file_name(name, kind, otherwise="Paper")

    assert safe == PurePosixPath(safe).name == PureWindowsPath(safe).name
    assert not safe.startswith(".")
    assert safe.strip(". ") == safe
    assert 0 < len(safe) <= 120
    assert not any(unicodedata.category(letter).startswith("C") for letter in safe)
    assert not PureWindowsPath(safe).is_reserved()
