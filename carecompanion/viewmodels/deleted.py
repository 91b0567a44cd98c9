"""What was deleted and can be brought back, as a view sees it: read a page at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from carecompanion.domain.history import DeletedRecord
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.versions import Topic
from carecompanion.session.past import Past
from carecompanion.session.session import Session
from carecompanion.viewmodels.pages_read import PagesRead

DELETED_SHOWN: Final = 20
"""How many deleted things are read at a time."""

_COUNTED_AT_ONCE = 200


class DeletedModel(QObject):
    """Recently deleted: one item for each thing that was deleted in one go."""

    loaded = Signal()
    counted = Signal(int)
    restored = Signal(object)
    turned_back = Signal()
    emptied = Signal()

    def __init__(
        self,
        session: Session,
        topic_name: Callable[[Topic], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._past = Past(session)
        self._topic_name = topic_name
        self._pages = PagesRead[DeletedRecord](DELETED_SHOWN)
        self._person_id: UUID | None = None
        self._is_loaded = False
        self._coming_back: dict[UUID, DeletedRecord] = {}
        session.records_reverted.connect(self._on_records_reverted)
        session.deleted_emptied.connect(self._on_emptied)

    @property
    def person_id(self) -> UUID | None:
        """Whose deleted things these are; None while locked."""
        return self._person_id

    @property
    def items(self) -> tuple[DeletedRecord, ...]:
        """What has been read so far, deleted last comes first."""
        return self._pages.items

    @property
    def is_loaded(self) -> bool:
        """True once `items` are known; before, an empty list says nothing."""
        return self._is_loaded

    @property
    def may_have_more(self) -> bool:
        """True while more may be there, deleted earlier."""
        return self._pages.may_have_more

    def topic_name(self, topic: Topic) -> str:
        """What a row of the walk, or a fact, is called; empty for anything else."""
        return self._topic_name(topic)

    def use_person(self, person_id: UUID) -> None:
        """List what was deleted about this person, once it is asked for."""
        self.clear()
        self._person_id = person_id

    def load(self) -> None:
        """Read as many items as are shown, at least a page; `loaded` follows."""
        if self._person_id is None:
            return
        limit = self._pages.limit
        self._session.flush()
        query = partial(_read, self._person_id, limit, None)
        self._session.read(query, partial(self._on_read, self._person_id, limit))

    def fetch_older(self) -> None:
        """Read the next page."""
        last = self._pages.take_last()
        if last is not None and self._person_id is not None:
            query = partial(_read, self._person_id, DELETED_SHOWN, last)
            self._session.read(query, partial(self._on_older_read, self._person_id))

    def count(self) -> None:
        """Count all of them, read or not; `counted` follows."""
        if self._person_id is not None:
            self._session.read(partial(_count, self._person_id), self.counted.emit)

    def restore(self, item: DeletedRecord) -> None:
        """Bring one back, as a step that can be undone; `restored` follows."""
        if item.record.id in self._coming_back:
            return  # a second click, before the first had its answer
        self._coming_back[item.record.id] = item
        self._past.restore_deleted(item)

    def empty(self) -> None:
        """Erase all of them for good; nothing brings them back. Ask first. `emptied` follows."""
        if self._person_id is not None:
            self._past.empty_deleted(self._person_id)

    def clear(self) -> None:
        """Forget everything, as when the notes are locked."""
        self._pages.clear()
        self._person_id = None
        self._is_loaded = False
        self._coming_back.clear()

    def _on_read(self, person_id: UUID, limit: int, items: tuple[DeletedRecord, ...]) -> None:
        if person_id != self._person_id:
            return  # another person was chosen meanwhile
        self._pages.begin_with(items, limit)
        self._is_loaded = True
        self.loaded.emit()

    def _on_older_read(self, person_id: UUID, items: tuple[DeletedRecord, ...]) -> None:
        if person_id != self._person_id:
            return
        self._pages.go_on_with(items)
        self.loaded.emit()

    def _on_records_reverted(self, ids: tuple[UUID, ...]) -> None:
        back = [self._coming_back.pop(each) for each in ids if each in self._coming_back]
        for item in back:
            self.restored.emit(item)
        if not back:
            self.turned_back.emit()
        if self._is_loaded:
            self.load()

    def _on_emptied(self, _records: int) -> None:
        self._pages.clear()
        self._coming_back.clear()
        self._is_loaded = True
        self.loaded.emit()
        self.emptied.emit()


def _read(
    person_id: UUID, limit: int, after: DeletedRecord | None, store: NotesStore
) -> tuple[DeletedRecord, ...]:
    return store.deleted(person_id=person_id, limit=limit, after=after)


def _count(person_id: UUID, store: NotesStore) -> int:
    counted, last = 0, None
    while page := store.deleted(person_id=person_id, limit=_COUNTED_AT_ONCE, after=last):
        counted, last = counted + len(page), page[-1]
    return counted
