"""Numbers of studies and papers around the open headline, and how to look each of them up."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from carecompanion.domain.registry_ids import (
    FoundId,
    IdReader,
    LookUpWords,
    each_once,
    ids_of_news,
    seems_meant_as_id,
)
from carecompanion.session.jobs import Jobs
from carecompanion.viewmodels.news import NewsModel
from carecompanion.viewmodels.walk import WalkModel

PAUSE_MS = 400
"""How long typing in the link rests before it is read."""


class StudyNumbersModel(QObject):
    """What has the shape of a number in the link, and in the headline and its story.

    `changed` says that there are others. Shapes are looked at on a worker, where they are loaded
    once; nothing is ever fetched.
    """

    changed = Signal()

    def __init__(
        self,
        walk: WalkModel,
        news: NewsModel,
        reader: Callable[[], IdReader],
        words: Callable[[], LookUpWords],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._walk, self._news, self._reader, self._words = walk, news, reader, words
        self._jobs = Jobs(self)
        self._asked = ""
        self._link = ""
        self._in_link: tuple[FoundId, ...] = ()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._read)
        walk.loaded.connect(self._on_loaded)
        walk.changed.connect(self._on_changed)
        walk.cleared.connect(self.clear)
        news.read.connect(self.changed)

    @property
    def words(self) -> LookUpWords:
        """What to say of each."""
        return self._words()

    @property
    def in_link(self) -> tuple[FoundId, ...]:
        """What the link field holds."""
        return self._in_link

    @property
    def link_has_no_shape(self) -> bool:
        """Whether the link field seems to hold a number, but of no kind that is known here."""
        return not self._in_link and seems_meant_as_id(self._link)

    @property
    def everywhere(self) -> tuple[FoundId, ...]:
        """Each number once: those of the link, then those of the headline and its story."""
        return each_once((*self._in_link, *ids_of_news(self._news.findings)))

    @Slot()
    def clear(self) -> None:
        """Forget everything, as when the notes are locked."""
        self._pause.stop()
        self._jobs.forget_pending()
        self._take("", ())

    def shut_down(self) -> None:
        """End the thread."""
        self._pause.stop()
        self._jobs.stop()

    @Slot()
    def _on_loaded(self) -> None:
        if self._walk.walk.headline.link != self._asked:
            self.clear()
            self._read()

    @Slot()
    def _on_changed(self) -> None:
        if self._walk.walk.headline.link != self._asked:
            self._pause.start()

    @Slot()
    def _read(self) -> None:
        if not self._walk.is_loaded:
            return
        link = self._asked = self._walk.walk.headline.link
        if link.strip():
            self._jobs.submit(partial(_ids, self._reader, link), done=partial(self._take, link))
        else:
            self._take(link, ())

    def _take(self, link: str, found: tuple[FoundId, ...]) -> None:
        self._asked = self._link = link
        self._in_link = found
        self.changed.emit()


def _ids(reader: Callable[[], IdReader], text: str) -> tuple[FoundId, ...]:
    """Runs on the worker."""
    return reader()(text)
