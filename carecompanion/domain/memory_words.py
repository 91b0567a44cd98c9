"""What the care memory is called, as values (resources/memory.toml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from carecompanion.domain.facts import FactField, FactKind, Provenance
from carecompanion.domain.memory import EligibilityDetail, MemoryPart


@dataclass(frozen=True, slots=True, kw_only=True)
class PartWords:
    """The name of a part, and what it says while nothing is in it."""

    name: str
    empty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoryWords:
    """The names of parts, facts, fields and choices; the same on screen and on paper.

    `own_fields` are fields that are called otherwise in one kind of fact. `choices` are by field,
    then by the value that is kept.
    """

    parts: Mapping[MemoryPart, PartWords]
    facts: Mapping[FactKind, str]
    fields: Mapping[FactField, str]
    own_fields: Mapping[FactKind, Mapping[FactField, str]]
    provenances: Mapping[Provenance, str]
    details: Mapping[EligibilityDetail, str]
    choices: Mapping[FactField, Mapping[str, str]]

    def field(self, field: FactField, kind: FactKind) -> str:
        """The label of a field in a kind of fact."""
        return self.own_fields.get(kind, {}).get(field) or self.fields[field]

    def value(self, field: FactField, text: str) -> str:
        """What stands in a field: the words of a choice, or the text as it was typed."""
        return self.choices.get(field, {}).get(text, text)
