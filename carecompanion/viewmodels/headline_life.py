"""What becomes of one headline: looked at again, told elsewhere, closed for now, reopened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from carecompanion.domain.changes import Action
from carecompanion.domain.partial_date import DateFault, PartialDateError
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.quiet import is_due
from carecompanion.domain.records import (
    Awaited,
    ClosedReason,
    Closing,
    Headline,
    HeadlineSource,
    new_id,
)
from carecompanion.domain.whose import current_person
from carecompanion.session.session import Session
from carecompanion.viewmodels.drafts import DraftsModel
from carecompanion.viewmodels.typed_day import TypedDay


@dataclass(frozen=True, slots=True)
class _Life:
    headline: Headline
    sources: tuple[HeadlineSource, ...]


class HeadlineLifeModel(QObject):
    """One headline and its sources. Each `set_` is saved as typed; each other step is one undo.

    `loaded` says that all of it is shown anew, `headline_changed` what the headline is now, for
    whoever shows it too; `gone` that it is not there, or is about somebody else.
    """

    loaded = Signal()
    changed = Signal()
    gone = Signal()
    headline_changed = Signal(object)
    closed = Signal(object)
    reopened = Signal(object)
    source_deleted = Signal()

    def __init__(
        self,
        session: Session,
        today: Callable[[], date],
        drafts: DraftsModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._today = today
        self._typed_day = TypedDay(drafts)
        self._life: _Life | None = None
        self._before: Headline | None = None
        self._source: HeadlineSource | None = None
        self._request = self._version = 0
        session.records_reverted.connect(self._on_reverted)

    @property
    def is_loaded(self) -> bool:
        """True once there is a headline to show."""
        return self._life is not None

    @property
    def headline(self) -> Headline:
        """The headline as it is now. Raises RuntimeError before `loaded`."""
        if self._life is None:
            raise RuntimeError("no headline is loaded")
        return self._life.headline

    @property
    def last_look(self) -> Headline:
        """The headline as it was when this was opened: when it was looked at, what was new then."""
        return self._before or self.headline

    @property
    def sources(self) -> tuple[HeadlineSource, ...]:
        """The other places that tell its story, oldest first."""
        return self._life.sources if self._life is not None else ()

    @property
    def has_source(self) -> bool:
        """True while the form of a source is open."""
        return self._source is not None

    @property
    def source(self) -> HeadlineSource:
        """The source whose form is open. Raises RuntimeError when none is."""
        if self._source is None:
            raise RuntimeError("no source is open")
        return self._source

    @property
    def today(self) -> str:
        """Today, as ISO text."""
        return self._today().isoformat()

    @property
    def is_due(self) -> bool:
        """Whether the family wanted to look at it again by today."""
        return is_due(self.headline, self.today)

    @property
    def look_again_on(self) -> str:
        """The day to look again: while it is closed for now, that of the closing."""
        closing = self.headline.closing
        if closing is not None and self.headline.is_closed:
            return closing.look_again_on
        return self.headline.look_again_on

    @property
    def whats_new(self) -> str:
        """What was written today; what was written before belongs to the last look."""
        return self.headline.whats_new if self.headline.looked_on == self.today else ""

    @property
    def typed_day(self) -> str | None:
        """What was typed as the day and is none yet; None where a day is kept."""
        return self._typed_day.unfinished(self.headline.id) if self.is_loaded else None

    def open(self, headline_id: UUID) -> None:
        """Take up a headline; `loaded` follows, or `gone`."""
        self._before = None
        self._ask(headline_id)

    def reload(self) -> None:
        """Read it again: something else may have changed it."""
        if self._life is not None:
            self._ask(self._life.headline.id)

    def clear(self) -> None:
        """Forget everything, as when the notes are locked."""
        self._request += 1
        self._life, self._before, self._source = None, None, None

    def leave_field(self) -> None:
        """A field was left: save it."""
        self._session.leave_field()

    def set_whats_new(self, text: str) -> None:
        """What is new since the last look; the one before stays among the earlier versions."""
        looked = replace(self.headline, whats_new=text, looked_on=self.today)
        self._type(looked, "whats_new")

    def set_look_again(self, text: str) -> DateFault | None:
        """When to look again, as typed; what is no date yet is not kept, and why is returned."""
        try:
            day = self._typed_day.parse(self.headline.id, text)
        except PartialDateError as error:
            return error.fault
        closing = self.headline.closing
        if closing is not None and self.headline.is_closed:
            again = replace(self.headline, closing=replace(closing, look_again_on=day))
        else:
            again = replace(self.headline, look_again_on=day)
        self._type(again, "look_again_on")
        return None

    def looked_today(self) -> None:
        """It was looked at today: it waits for no day any more."""
        self._typed_day.forget(self.headline.id)
        looked = replace(self.headline, looked_on=self.today, look_again_on="")
        closing = looked.closing
        if closing is not None and looked.is_closed and closing.has_woken(self.today):
            looked = replace(looked, closing=replace(closing, look_again_on="", has_come=False))
        self._do(Action.LOOK_AGAIN, looked)

    def close(
        self,
        reason: ClosedReason,
        *,
        words: str = "",
        look_again_on: str = "",
        awaits: tuple[Awaited, ...] = (),
        awaits_words: str = "",
    ) -> None:
        """Close it for now; `look_again_on` is a day as kept. Everything in it stays."""
        closing = Closing(
            reason=reason,
            words=words,
            closed_on=self.today,
            look_again_on=look_again_on,
            awaits=awaits,
            awaits_words=awaits_words,
        )
        self._do(Action.CLOSE_HEADLINE, replace(self.headline, closing=closing))
        self.closed.emit(self.headline)

    def tick_come(self, has_come: bool) -> None:
        """What was waited for has come, or not after all."""
        closing = self.headline.closing
        if closing is not None:
            ticked = replace(closing, has_come=has_come)
            self._do(Action.LOOK_AGAIN, replace(self.headline, closing=ticked))

    def reopen(self) -> None:
        """Take it up again; how it was closed stays with it."""
        closing = self.headline.closing
        if closing is not None and self.headline.is_closed:
            reopened = replace(closing, reopened_on=self.today)
            self._do(Action.REOPEN_HEADLINE, replace(self.headline, closing=reopened))
            self.reopened.emit(self.headline)

    def begin_source(self) -> None:
        """A source that nobody has written yet; nothing is stored until something is typed."""
        self._source = HeadlineSource(
            id=new_id(),
            person_id=self.headline.person_id,
            headline_id=self.headline.id,
            added_on=self.today,
        )

    def open_source(self, source: HeadlineSource) -> None:
        """Take up a source to change it."""
        self._source = source

    def open_source_again(self, source_id: UUID) -> None:
        """Take up a source after a lock; one that is gone, or had nothing in it, begins anew."""
        found = next((each for each in self.sources if each.id == source_id), None)
        if found is not None:
            self.open_source(found)
        else:
            self.begin_source()

    def set_source(self, field: str, text: str) -> None:
        """One field of the open source, as typed."""
        written: dict[str, Any] = {field: text}
        source = self._source = replace(self.source, **written)
        is_new = all(each.id != source.id for each in self.sources)
        action = Action.ADD_SOURCE if is_new else Action.WRITE_SOURCE
        self._session.type_into(action, source, field)
        if self._life is not None:
            kept = tuple(source if each.id == source.id else each for each in self.sources)
            self._keep(replace(self._life, sources=(*kept, source) if is_new else kept))

    def delete_source(self, source: HeadlineSource) -> None:
        """Delete a source; undo brings it back."""
        self._session.perform(Action.DELETE_SOURCE, deletes=(source.id,))
        if self._life is not None:
            kept = tuple(each for each in self.sources if each.id != source.id)
            self._keep(replace(self._life, sources=kept))
        self.changed.emit()
        self.source_deleted.emit()

    def _type(self, headline: Headline, field: str) -> None:
        self._take(headline)
        self._session.type_into(Action.LOOK_AGAIN, headline, field)
        self.changed.emit()

    def _do(self, action: Action, headline: Headline) -> None:
        self._session.flush()
        self._take(headline)
        self._session.perform(action, puts=(headline,))
        self.changed.emit()

    def _take(self, headline: Headline) -> None:
        if self._life is not None:
            self._keep(replace(self._life, headline=headline))
        self.headline_changed.emit(headline)

    def _keep(self, life: _Life) -> None:
        self._version += 1
        self._life = life

    def _ask(self, headline_id: UUID) -> None:
        self._session.flush()
        self._request += 1
        done = partial(self._on_read, self._request, self._version)
        self._session.read(partial(_read, headline_id), done)

    def _on_read(self, request: int, version: int, life: _Life | None) -> None:
        if request != self._request:
            return
        is_same = (
            self._life is not None and life is not None and self.headline.id == life.headline.id
        )
        if is_same and version != self._version:
            self.reload()  # something was typed since it was asked for
            return
        if life is None:
            self.clear()
            self.gone.emit()
            return
        self._life = life
        if self._before is None or self._before.id != life.headline.id:
            self._before = life.headline
        self.loaded.emit()

    def _is_of(self, life: _Life | None) -> bool:
        return life is not None and self._life is not None and self.headline.id == life.headline.id

    def _on_reverted(self, _ids: object) -> None:
        if self._life is not None:
            self._before = None
            self.reload()


def _read(headline_id: UUID, store: NotesStore) -> _Life | None:
    headline = store.get(headline_id)
    if not isinstance(headline, Headline) or headline.person_id != current_person(store).id:
        return None
    return _Life(headline, store.of_headline(HeadlineSource, headline_id))
