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
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.record_keys import twin_keys
from carecompanion.domain.records import Headline, HeadlineSource, Record, new_id
from carecompanion.session.session import Session
from carecompanion.viewmodels.walk import WalkModel

PAUSE_MS: Final = 800
"""It looks once typing pauses; three look-ups by key, however many notes there are."""

_EACH = 3


class TwinsModel(QObject):
    """Looks for another headline with the same words, the same study or the same link."""

    found = Signal()

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

    def add_as_source(self) -> Headline | None:
        """Make what was just written one more source of the earlier headline; one step.

        Where more than the headline itself was written, that stays a headline of its own too.
        """
        twin = self._twin
        if twin is None or not self._walk.is_loaded:
            return None
        walk = self._walk.walk
        source = HeadlineSource(
            id=new_id(),
            person_id=twin.person_id,
            headline_id=twin.id,
            says=walk.headline.text,
            where=walk.headline.seen_where,
            seen_when=walk.headline.seen_when,
            link=walk.headline.link,
            added_on=self._today().isoformat(),
        )
        bare = not (walk.story.text or walk.answers or walk.headline.why_stopped or walk.choice.own)
        if bare:
            self._session.perform(Action.ADD_SOURCE, puts=(source,), deletes=(walk.headline.id,))
        else:
            both = replace(walk.headline, keeps_both=True)
            self._session.perform(Action.ADD_SOURCE, puts=(source, both))
        self.clear()
        return twin

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

    def _on_read(self, request: int, twin: Headline | None) -> None:
        if request == self._request:
            self._show(twin)

    def _show(self, twin: Headline | None) -> None:
        if twin != self._twin:
            self._twin = twin
            self.found.emit()


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
