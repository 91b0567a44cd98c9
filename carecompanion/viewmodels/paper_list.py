"""The files of the notes, newest first: added, renamed, noted about, deleted."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Signal

from carecompanion.domain.changes import Action
from carecompanion.domain.records import Attachment
from carecompanion.viewmodels.record_list import RecordListModel


class PaperListModel(RecordListModel[Attachment]):
    """The papers of a person; a row is called by the name of its file."""

    KIND = Attachment

    paper_deleted = Signal(object)

    @property
    def papers(self) -> tuple[Attachment, ...]:
        """The rows read so far."""
        return tuple(self._rows)

    def words_of(self, record: Attachment) -> str:
        """The name of a file."""
        return record.name

    def set_name(self, paper_id: UUID, name: str) -> None:
        """Call a file by another name; saved when typing pauses."""
        self._write(paper_id, "name", name)

    def set_note(self, paper_id: UUID, note: str) -> None:
        """Note one line about a file; saved when typing pauses."""
        self._write(paper_id, "note", note)

    def leave_field(self) -> None:
        """A field was left: save it."""
        self._session.leave_field()

    def delete(self, paper: Attachment) -> None:
        """Delete a file; undo brings it back."""
        self._session.perform(Action.DELETE_ATTACHMENT, deletes=(paper.id,))
        self.reload()
        self.paper_deleted.emit(paper)

    def _write(self, paper_id: UUID, field: str, text: str) -> None:
        for place, paper in enumerate(self._rows):
            if paper.id == paper_id:
                self._rows[place] = replace(paper, **{field: text})  # type: ignore[arg-type]
                self._session.type_into(Action.WRITE_ATTACHMENT, self._rows[place], field)
                self.dataChanged.emit(self.index(place), self.index(place))
