"""The pack that says how to look up a number has every kind, with source and dates."""

from __future__ import annotations

from pathlib import Path

import pytest

from carecompanion.content.id_shapes import load_id_shapes
from carecompanion.content.registry_ids import load_look_up_words
from carecompanion.content.resources import resource_path
from carecompanion.domain.errors import ContentError
from carecompanion.domain.registry_ids import IdKind

PACK = resource_path("registry_ids.toml")


def test_every_kind_has_a_name_a_source_and_dates() -> None:
    words = load_look_up_words(PACK)
    for kind in IdKind:
        known = words.kinds[kind]
        assert known.called
        assert known.place
        assert known.source
        assert known.as_of < known.review_by


def test_every_kind_has_a_shape() -> None:
    assert set(load_id_shapes(resource_path("lens")).of_kind) == set(IdKind)


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ("[kinds.NCT]", "[kinds.OTHER]"),
        ('address = "clinicaltrials.gov"', 'address = "https://clinicaltrials.gov"'),
        ('address = "clinicaltrials.gov"', 'address = "clinicaltrials.gov/study"'),
        ("review_by = 2027-11-21\n\n[kinds.EUCT]", "review_by = 2020-11-21\n\n[kinds.EUCT]"),
        ('offline = "', 'online = "'),
    ],
)
def test_a_broken_pack_is_refused(tmp_path: Path, line: str, instead: str) -> None:
    text = PACK.read_text(encoding="utf-8")
    assert line in text
    broken = tmp_path / "registry_ids.toml"
    broken.write_text(text.replace(line, instead, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=r"registry_ids\.toml"):
        load_look_up_words(broken)
