"""What people are called on screen, the same on every screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from carecompanion.domain.records import Person, Relation

_LETTERS: Final = 60

SHORT_LETTERS: Final = 24
"""So much of a name stands where it is always seen."""


def person_words(person: Person, *, letters: int = _LETTERS) -> str:
    """The name, cut where it is long; without one, who it is to whoever writes."""
    name = " ".join(person.name.split())
    if len(name) > letters:
        whole_words = name[:letters].rpartition(" ")[0]
        return f"{whole_words or name[: letters - 1]}…"
    if name:
        return name
    tr = QCoreApplication.translate
    return {
        Relation.ME: tr("People", "me"),
        Relation.MY_CHILD: tr("People", "my child"),
        Relation.SOMEONE: tr("People", "someone I care for"),
        Relation.NOT_SAID: tr("People", "someone without a name"),
    }[person.relation]


def people_words(people: Sequence[Person], *, letters: int = _LETTERS) -> Mapping[UUID, str]:
    """What each is called; a number tells apart those who would be called the same."""
    seen: Counter[str] = Counter()
    words: dict[UUID, str] = {}
    for person in people:
        called = person_words(person, letters=letters)
        seen[called] += 1
        words[person.id] = called if seen[called] == 1 else f"{called} ({seen[called]})"
    return words


def show_notes_words(called: str) -> str:
    """On what shows the notes of somebody else."""
    words = QCoreApplication.translate("People", "Show the notes about {name}")
    return words.format(name=called)


def notes_about(called: str) -> str:
    """Whose notes these are, as said on every screen when there are several people."""
    return QCoreApplication.translate("People", "Notes about {name}").format(name=called)
