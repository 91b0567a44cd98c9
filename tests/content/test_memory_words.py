"""What the care memory is called: every part, fact, field and choice has its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from carecompanion.content.memory_words import load_memory_words
from carecompanion.content.resources import resource_path
from carecompanion.domain.errors import ContentError
from carecompanion.domain.facts import FactField, FactKind
from carecompanion.domain.genetics import AccessState
from carecompanion.domain.memory import FIELDS, MemoryPart

PACK = resource_path("memory.toml")


def test_every_part_fact_field_and_choice_has_words() -> None:
    words = load_memory_words(PACK)
    assert all(words.parts[part].name and words.parts[part].empty for part in MemoryPart)
    for kind in FactKind:
        assert words.facts[kind]
        for spec in FIELDS[kind]:
            assert words.field(spec.field, kind)
            for choice in spec.choices or ():
                assert words.value(spec.field, choice.value) != choice.value


def test_a_field_can_be_called_otherwise_in_one_kind_of_fact() -> None:
    words = load_memory_words(PACK)
    assert words.field(FactField.WHO, FactKind.TALK) != words.field(
        FactField.WHO, FactKind.DECISION
    )


def test_what_was_typed_stands_as_it_was_typed() -> None:
    assert load_memory_words(PACK).value(FactField.DOSE, "one") == "one"


def test_the_seven_meanings_of_available_differ() -> None:
    words = load_memory_words(PACK)
    assert len({words.value(FactField.ACCESS, state.value) for state in AccessState}) == 7


@pytest.mark.parametrize("line", ['weight = "Weight"', 'name = "Specialist centre"'])
def test_a_pack_without_a_name_is_refused(tmp_path: Path, line: str) -> None:
    pack = tmp_path / "memory.toml"
    text = PACK.read_text(encoding="utf-8")
    assert line in text
    pack.write_text(text.replace(line, "", 1), encoding="utf-8")
    with pytest.raises(ContentError):
        load_memory_words(pack)
