"""What the text behind the open headline says: read again after each pause, off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from carecompanion.domain.findings import Findings, NewsReader
from carecompanion.domain.news import News
from carecompanion.session.jobs import Jobs
from carecompanion.viewmodels.walk import WalkModel

PAUSE_MS = 400
"""How long typing rests before the text is read again."""


class NewsModel(QObject):
    """The findings of the headline and story in the walk, and the words they were found in.

    `read` says that they are those of the newest text, or that there is nothing to read.
    `reader` gives the lens; it is called on the worker, where what it goes by is loaded once.
    """

    read = Signal()

    def __init__(
        self, walk: WalkModel, reader: Callable[[], NewsReader], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._walk = walk
        self._reader = reader
        self._jobs = Jobs(self)
        self._news = News()
        self._asked = News()
        self._findings = Findings()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._read)
        walk.loaded.connect(self._on_loaded)
        walk.changed.connect(self._on_changed)
        walk.cleared.connect(self.clear)

    @property
    def news(self) -> News:
        """The text that `findings` are about."""
        return self._news

    @property
    def findings(self) -> Findings:
        """What was found in `news`; nothing before the first reading."""
        return self._findings

    @property
    def is_settled(self) -> bool:
        """True when nothing newer is waiting to be read."""
        return not self._walk.is_loaded or self._of_walk() == self._news

    @property
    def is_idle(self) -> bool:
        """True when nothing is being read or about to be."""
        return self._jobs.is_idle and not self._pause.isActive()

    @property
    def words_of_walk(self) -> str:
        """The text there is to read, whether it has been read or not."""
        return self._of_walk().text if self._walk.is_loaded else ""

    @Slot()
    def clear(self) -> None:
        """Forget everything, as when the notes are locked."""
        self._pause.stop()
        self._jobs.forget_pending()
        self._asked = self._news = News()
        self._findings = Findings()

    def shut_down(self) -> None:
        """End the thread."""
        self._pause.stop()
        self._jobs.stop()

    @Slot()
    def _on_loaded(self) -> None:
        """Another walk: what was found in the one before is not shown a moment longer.

        Undo loads the same one anew: what is being read then is what was taken back.
        """
        if self._of_walk() != self._news or self._asked != self._news:
            self.clear()
            self._read()

    @Slot()
    def _on_changed(self) -> None:
        if self._of_walk() != self._asked:
            self._pause.start()

    @Slot()
    def _read(self) -> None:
        self._pause.stop()
        if not self._walk.is_loaded:
            return
        news = self._asked = self._of_walk()
        if not news.text.strip():
            self._take(news, Findings())
        else:
            self._jobs.submit(
                partial(_findings, self._reader, news), done=partial(self._take, news)
            )

    def _take(self, news: News, findings: Findings) -> None:
        if news == self._asked:
            self._news, self._findings = news, findings
            self.read.emit()

    def _of_walk(self) -> News:
        walk = self._walk.walk
        return News(headline=walk.headline.text, story=walk.story.text)


def _findings(reader: Callable[[], NewsReader], news: News) -> Findings:
    """Runs on the worker."""
    return reader()(news.text)
