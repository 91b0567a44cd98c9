"""Which questions were asked and answered within a year, as the care memory tells."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final
from uuid import UUID

from carecompanion.domain.facts import FactField
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.records import Fact, FactKind
from carecompanion.domain.same_words import same_words

_WINDOW: Final = 100
"""So many questions are read at once, the newest first."""
_FEBRUARY: Final = 2
_LEAP_DAY: Final = 29


def asked_lately(store: NotesStore, person_id: UUID, today: date) -> frozenset[str]:
    """The questions asked about a person within a year, answered or not, as `same_words`.

    A question without a day is not among them: it may be an old one.
    """
    return frozenset(same_words(fact.text) for fact in _asked(store, person_id, today))


def answered_lately(store: NotesStore, person_id: UUID, today: date) -> dict[str, str]:
    """The newest day of each question answered within a year, by its `same_words`."""
    found: dict[str, str] = {}
    for fact in _asked(store, person_id, today):
        if fact.detail(FactField.ANSWER).strip():
            found.setdefault(same_words(fact.text), fact.dated)
    return found


def _year_before(today: date) -> date:
    """The same day a year ago."""
    if (today.month, today.day) == (_FEBRUARY, _LEAP_DAY):
        return today.replace(year=today.year - 1, day=_LEAP_DAY - 1)
    return today.replace(year=today.year - 1)


def _asked(store: NotesStore, person_id: UUID, today: date) -> Iterator[Fact]:
    """Newest first. A month, or a year, counts if a part of it does: it comes after its days."""
    since = _year_before(today).isoformat()
    year = since[:4]
    after: UUID | None = None
    while True:
        records = store.dated(person_id, topics=(FactKind.QUESTION,), limit=_WINDOW, after=after)
        facts = [record for record in records if isinstance(record, Fact)]
        yield from (fact for fact in facts if fact.dated >= since[: len(fact.dated)])
        if len(facts) < _WINDOW or facts[-1].dated < year:
            return
        after = facts[-1].id
