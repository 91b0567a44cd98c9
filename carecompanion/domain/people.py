"""The people the notes are about, and how pages and words speak of each of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final
from uuid import UUID

_YEAR: Final = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")


class Relation(StrEnum):
    """Who the notes are about, seen from the person at the keyboard (ux.md 2.6)."""

    NOT_SAID = "not_said"
    ME = "me"
    MY_CHILD = "my_child"
    SOMEONE = "someone_i_care_for"


class NameStyle(StrEnum):
    """How pages print the name."""

    AS_WRITTEN = "as_written"
    INITIALS = "initials"
    HIDDEN = "hidden"


class BornStyle(StrEnum):
    """How much of the date of birth pages print."""

    AS_WRITTEN = "as_written"
    YEAR = "year"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """The person the notes are about. Every field may stay empty.

    `interpreter` names a language. While `paused`, nothing about this person counts on, prompts or
    asks; the notes stay as they are (ux.md 2.6).
    """

    KIND: ClassVar[str] = "person"

    id: UUID
    name: str = ""
    relation: Relation = Relation.NOT_SAID
    name_style: NameStyle = NameStyle.AS_WRITTEN
    born_style: BornStyle = BornStyle.AS_WRITTEN
    needs: str = ""
    interpreter: str = ""
    paused: bool = False

    @property
    def person_id(self) -> UUID:
        """The person a record is about; for a person, itself."""
        return self.id

    @property
    def name_on_pages(self) -> str:
        """The name as pages print it; empty when there is none, or it is to stay hidden."""
        if self.name_style is NameStyle.HIDDEN:
            return ""
        return initials(self.name) if self.name_style is NameStyle.INITIALS else self.name

    def born_on_pages(self, written: str) -> str:
        """As much of a date of birth as pages print; empty where none of it is shown.

        The year is the first four digits written together; where there are none, nothing is shown.
        """
        if self.born_style is BornStyle.AS_WRITTEN:
            return written
        year = _YEAR.search(written) if self.born_style is BornStyle.YEAR else None
        return year.group() if year else ""


def initials(name: str) -> str:
    """The first letter of each word of a name, each with a full stop: "Sam Doe" is "S. D."."""
    return " ".join(f"{word[0]}." for word in name.split())
