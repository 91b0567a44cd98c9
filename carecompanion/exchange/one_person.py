"""What of a whole file is about one person, so that it can be taken elsewhere alone."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from carecompanion.domain.archive import (
    Archive,
    ArchivedAction,
    ArchivedContent,
    ArchivedRecord,
    ArchivedRevision,
)
from carecompanion.domain.records import Attachment


class ArchiveOfPerson:
    """An `Archive` of the records about one person, with their whole history and their files.

    Numbers stay as they are in the file, so that they have gaps here.
    """

    def __init__(self, archive: Archive, person_id: UUID) -> None:
        self._archive = archive
        self._person_id = person_id

    def actions(self) -> Iterator[ArchivedAction]:
        """Those that wrote any of these revisions."""
        wanted = {revision.action_id for revision in self.revisions()}
        return (action for action in self._archive.actions() if action.id in wanted)

    def records(self) -> Iterator[ArchivedRecord]:
        """Those about the person, the person among them."""
        return (each for each in self._archive.records() if each.person_id == self._person_id)

    def revisions(self) -> Iterator[ArchivedRevision]:
        """All states of these records."""
        wanted = {record.id for record in self.records()}
        return (each for each in self._archive.revisions() if each.record_id in wanted)

    def contents(self) -> Iterator[ArchivedContent]:
        """Those that any state of an attachment of this person names."""
        named = {
            revision.body.sha256
            for revision in self.revisions()
            if isinstance(revision.body, Attachment)
        }
        return (content for content in self._archive.contents() if content.sha256 in named)
