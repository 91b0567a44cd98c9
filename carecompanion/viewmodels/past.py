"""The earlier versions of one headline as a view sees them: read a page at a time, brought back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.records import Fact, Headline
from carecompanion.domain.versions import VERSIONS_SHOWN, Topic, Version, read_versions
from carecompanion.domain.whose import current_person
from carecompanion.session.past import Past
from carecompanion.session.session import Session
from carecompanion.viewmodels.pages_read import PagesRead

_Read = tuple[Headline | Fact | None, tuple[Version, ...]]


class PastModel(QObject):
    """The past of one headline with what belongs to it and the notes beside it, or of one fact."""

    loaded = Signal()
    restored = Signal(object)
    turned_back = Signal()

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
        self._headline_id: UUID | None = None
        self._headline: Headline | Fact | None = None
        self._pages = PagesRead[Version](VERSIONS_SHOWN)
        self._coming_back: Version | None = None
        session.records_reverted.connect(self._on_records_reverted)

    @property
    def headline_id(self) -> UUID | None:
        """Whose past it is; None before `show`."""
        return self._headline_id

    @property
    def headline(self) -> Headline | Fact | None:
        """The headline or fact as it is now; None before `loaded`, and when it is deleted."""
        return self._headline

    @property
    def versions(self) -> tuple[Version, ...]:
        """The versions read so far, newest first."""
        return self._pages.items

    @property
    def may_have_more(self) -> bool:
        """True while older versions may be there."""
        return self._pages.may_have_more

    def topic_name(self, topic: Topic) -> str:
        """What a row of the walk, or a fact, is called; empty for anything else."""
        return self._topic_name(topic)

    def show(self, headline_id: UUID) -> None:
        """Take up the past of another headline or fact; `loaded` follows."""
        if headline_id != self._headline_id:
            self.clear()
            self._headline_id = headline_id
        self.reload()

    def reload(self) -> None:
        """Read again as many versions as are shown; something may have changed."""
        if self._headline_id is not None:
            limit = self._pages.limit
            self._session.flush()
            self._session.read(
                partial(_read, self._headline_id, limit, None), partial(self._on_read, limit)
            )

    def fetch_older(self) -> None:
        """Read the next page."""
        last = self._pages.take_last()
        if self._headline_id is not None and last is not None:
            query = partial(_read, self._headline_id, VERSIONS_SHOWN, last.revision)
            self._session.read(query, self._on_older_read)

    def restore(self, version: Version) -> None:
        """Bring a version back, as a step that can be undone; `restored` follows."""
        self._coming_back = version
        self._past.restore(version.record_id, version.revision)

    def clear(self) -> None:
        """Forget everything, as when the notes are locked."""
        self._headline_id, self._headline, self._coming_back = None, None, None
        self._pages.clear()

    def _on_read(self, limit: int, read: _Read) -> None:
        self._headline, versions = read
        self._pages.begin_with(versions, limit)
        self.loaded.emit()

    def _on_older_read(self, read: _Read) -> None:
        _, older = read
        self._pages.go_on_with(older)
        self.loaded.emit()

    def _on_records_reverted(self, ids: tuple[UUID, ...]) -> None:
        version = self._coming_back
        if version is not None and version.record_id in ids:
            self._coming_back = None
            self.restored.emit(version)
        else:
            self.turned_back.emit()
        self._pages.shorten()
        self.reload()


def _read(headline_id: UUID, limit: int, before: int | None, store: NotesStore) -> _Read:
    headline = store.get(headline_id)
    if headline is not None and headline.person_id != current_person(store).id:
        return None, ()  # another person was chosen meanwhile
    versions = read_versions(store, headline_id, limit=limit, before=before)
    return headline if isinstance(headline, (Headline, Fact)) else None, versions
