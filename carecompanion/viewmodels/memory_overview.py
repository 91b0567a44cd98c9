"""The care memory at a glance: the latest fact of each part, and nothing counted."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from carecompanion.domain.memory import FACTS_OF_PART, MemoryPart
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.records import Attachment, Fact
from carecompanion.viewmodels.read_of_person import ReadOfPerson


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The latest fact of each part that has one, and the newest of the kept files."""

    newest: dict[MemoryPart, Fact]
    paper: Attachment | None

    @property
    def is_empty(self) -> bool:
        """True while nothing is kept."""
        return not self.newest and self.paper is None


_NOTHING = Overview(newest={}, paper=None)


class MemoryOverviewModel(ReadOfPerson[Overview]):
    """One line for each part of the care memory of a person."""

    @property
    def is_loaded(self) -> bool:
        """True once there is an overview to show."""
        return self._found is not None

    @property
    def overview(self) -> Overview:
        """What was read last; empty before that."""
        return self._found or _NOTHING

    @staticmethod
    def read(person_id: UUID, store: NotesStore) -> Overview:
        """The latest fact of each part, and the newest paper."""
        newest = {
            part: fact
            for part, kinds in FACTS_OF_PART.items()
            if (fact := store.latest(person_id, kinds))
        }
        papers = store.of_person(Attachment, person_id, limit=1)
        return Overview(newest=newest, paper=papers[0] if papers else None)
