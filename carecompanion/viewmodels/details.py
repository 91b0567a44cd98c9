"""The 14 details a therapy or a study asks about, as the notes have them; nothing is judged."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from carecompanion.domain.memory import FACTS_OF_DETAIL, EligibilityDetail
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.records import Fact
from carecompanion.viewmodels.read_of_person import ReadOfPerson


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailNotes:
    """What the notes say to one detail: the newest fact of each kind that answers it."""

    detail: EligibilityDetail
    facts: tuple[Fact, ...]


class DetailsModel(ReadOfPerson[tuple[DetailNotes, ...]]):
    """The details of a person in the order of the source (S0, 13 to 26)."""

    @property
    def rows(self) -> tuple[DetailNotes, ...]:
        """All 14, once they have been read."""
        return self._found or ()

    @staticmethod
    def read(person_id: UUID, store: NotesStore) -> tuple[DetailNotes, ...]:
        """All 14 details; those without a fact, too."""
        return tuple(
            DetailNotes(
                detail=detail,
                facts=tuple(
                    fact
                    for kind in kinds
                    if (fact := store.latest(person_id, (kind,)))
                    and (fact.text.strip() or fact.none_known or fact.details)
                ),
            )
            for detail, kinds in FACTS_OF_DETAIL.items()
        )
