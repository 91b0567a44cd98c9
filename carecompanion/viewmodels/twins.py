"""Notices that a headline was written down before, while it is being written down again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from carecompanion.domain.changes import Action
from carecompanion.domain.headline_parts import headline_with_parts
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.record_keys import twin_keys
from carecompanion.domain.records import Headline, HeadlineSource, Record, new_id
from carecompanion.domain.walk import Walk
from carecompanion.session.session import Session
from carecompanion.viewmodels.walk import WalkModel

PAUSE_MS: Final = 800
"""It looks once typing pauses; three look-ups by key, however many notes there are."""

_EACH = 3


class TwinsModel(QObject):
    """Looks for another headline with the same words, the same study or the same link.

    `added` tells the earlier headline that has one more source now, and whether the walk at hand
    went into it: then nothing of that headline is left, and its walk is to be let go of.
    """

    found = Signal()
    added = Signal(object, bool)

    def __init__(
        self,
        session: Session,
        walk: WalkModel,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._walk = walk
        self._today = today
        self._keys: tuple[str, ...] = ()
        self._headline_id: UUID | None = None
        self._twin: Headline | None = None
        self._request = 0
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self.look_now)
        walk.loaded.connect(self._on_walk)
        walk.changed.connect(self._on_walk)
        walk.cleared.connect(self.clear)

    @property
    def twin(self) -> Headline | None:
        """The headline written down before; None when there is none, or both are wanted."""
        return self._twin

    def clear(self) -> None:
        """Forget everything, as when the notes are locked."""
        self._soon.stop()
        self._request += 1
        self._keys, self._headline_id = (), None
        self._show(None)

    def look_now(self) -> None:
        """Look without waiting for a pause."""
        self._soon.stop()
        if self._walk.is_loaded and self._keys:
            self._request += 1
            query = partial(_twin_of, self._walk.walk.headline, self._keys)
            self._session.read(query, partial(self._on_read, self._request))

    def keep_both(self) -> None:
        """Both are wanted: it is not mentioned again."""
        if self._walk.is_loaded:
            self._walk.keep_both()
            self._show(None)

    def add_as_source(self) -> None:
        """Make what was just written one more source of the earlier headline; `added` follows.

        Where more than the headline itself is kept, that stays a headline of its own too.
        """
        twin = self._twin
        if twin is None or not self._walk.is_loaded:
            return
        self._show(None)  # once is enough, however often it is asked for
        self._session.flush()
        walk = self._walk.walk
        query = partial(headline_with_parts, walk.headline.id)
        self._session.read(query, partial(self._on_belonging, twin, walk))

    def _on_walk(self) -> None:
        headline = self._walk.walk.headline
        keys = () if headline.keeps_both else twin_keys(headline)
        if keys == self._keys and headline.id == self._headline_id:
            return
        self._keys, self._headline_id = keys, headline.id
        self._request += 1
        self._show(None)
        if keys:
            self._soon.start()
        else:
            self._soon.stop()

    def _on_belonging(self, twin: Headline, asked: Walk, ids: tuple[UUID, ...]) -> None:
        """One step to undo; `ids` are the headline and all that belongs to it."""
        if not self._walk.is_loaded or self._walk.walk.headline.id != asked.headline.id:
            return
        walk = self._walk.walk
        source = _source_of(walk.headline, twin, self._today())
        bare = ids == (walk.headline.id,) and walk == asked and _is_bare(walk.headline)
        if bare:
            self._session.perform(Action.ADD_SOURCE, puts=(source,), deletes=ids)
        else:
            both = replace(walk.headline, keeps_both=True)
            self._session.perform(Action.ADD_SOURCE, puts=(source, both))
            self._walk.take_headline(both)
        self.clear()
        self.added.emit(twin, bare)

    def _on_read(self, request: int, twin: Headline | None) -> None:
        if request == self._request:
            self._show(twin)

    def _show(self, twin: Headline | None) -> None:
        if twin != self._twin:
            self._twin = twin
            self.found.emit()


def _is_bare(headline: Headline) -> bool:
    """Whether a source can keep all that the family wrote in a headline."""
    return headline == Headline(
        id=headline.id,
        person_id=headline.person_id,
        text=headline.text,
        link=headline.link,
        seen_where=headline.seen_where,
        seen_when=headline.seen_when,
        added_on=headline.added_on,
    )


def _source_of(headline: Headline, twin: Headline, today: date) -> HeadlineSource:
    return HeadlineSource(
        id=new_id(),
        person_id=twin.person_id,
        headline_id=twin.id,
        says=headline.text,
        where=headline.seen_where,
        seen_when=headline.seen_when,
        link=headline.link,
        added_on=today.isoformat(),
    )


def _twin_of(headline: Headline, keys: tuple[str, ...], store: NotesStore) -> Headline | None:
    """The newest headline under one of the keys that was there before this one."""
    after = headline.id if store.get(headline.id) is not None else None
    for key in keys:
        for record in store.keyed(headline.person_id, key, limit=_EACH, after=after):
            twin = _headline_of(record, store)
            if twin is not None and twin.id != headline.id:
                return twin
    return None


def _headline_of(record: Record, store: NotesStore) -> Headline | None:
    if isinstance(record, HeadlineSource):
        found = store.get(record.headline_id)
        return found if isinstance(found, Headline) else None
    return record if isinstance(record, Headline) else None
