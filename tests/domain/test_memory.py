"""The layout of the care memory is whole: every fact has its place, its fields and its details."""

from __future__ import annotations

from carecompanion.domain.facts import FactField, FactKind
from carecompanion.domain.memory import (
    FACTS_OF_DETAIL,
    FACTS_OF_PART,
    FIELDS,
    PART_OF_FACT,
    TEN_KINDS,
    EligibilityDetail,
    FieldShape,
    MemoryPart,
)


def test_there_are_ten_kinds_and_fourteen_details() -> None:
    assert len(TEN_KINDS) == 10
    assert len(EligibilityDetail) == 14
    assert set(FACTS_OF_DETAIL) == set(EligibilityDetail)


def test_every_fact_stands_in_exactly_one_part() -> None:
    placed = [kind for part in MemoryPart for kind in FACTS_OF_PART[part]]
    assert sorted(placed) == sorted(FactKind)
    assert all(kind in FACTS_OF_PART[PART_OF_FACT[kind]] for kind in FactKind)


def test_every_field_is_asked_somewhere_and_choices_have_an_enum() -> None:
    assert {spec.field for specs in FIELDS.values() for spec in specs} == set(FactField)
    for specs in FIELDS.values():
        assert len({spec.field for spec in specs}) == len(specs)
        assert all(
            (spec.shape is FieldShape.CHOICE) == (spec.choices is not None) for spec in specs
        )
