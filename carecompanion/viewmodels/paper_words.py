"""Takes the words of files, one file after the other, so that Find knows what they say."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from carecompanion.domain.changes import Action
from carecompanion.domain.errors import CareError, PaperError, VaultDamagedError
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.records import (
    PAPER_TEXT_LIMIT,
    Attachment,
    MediaType,
    PaperText,
    paper_text_id,
)
from carecompanion.session.jobs import Jobs
from carecompanion.session.papers import Papers
from carecompanion.session.session import Session

REST_MS = 20_000
"""How long after opening the notes the files that were there before have their turn."""

READ_BYTES = 64 * 1024 * 1024
"""A file that is larger is not read for its words."""

TakeWords = Callable[[bytes, MediaType, Callable[[], bool]], str]
"""Takes the words of a content; asked again and again whether to stop. Raises `PaperError`."""


class PaperWordsModel(QObject):
    """Each file is looked at once, whether it gives words or not. Nothing here is on the disk.

    A file just added has its turn at once, the others once the notes have been open for a while.
    """

    taken = Signal(object)

    def __init__(
        self, session: Session, take_words: TakeWords, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._papers = Papers(session)
        self._take_words = take_words
        self._jobs = Jobs(self)
        self._stop = Event()
        self._waiting: deque[Attachment] = deque()
        self._is_busy = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.look)

    @property
    def is_idle(self) -> bool:
        """True when no file is being looked at."""
        return not self._is_busy

    @Slot()
    def start(self) -> None:
        """The notes were opened: look at what is there in a while."""
        self._stop = Event()
        self._rest.start()

    @Slot()
    def look(self) -> None:
        """Look whether there are files whose words were never taken."""
        if not self._is_busy:
            self._is_busy = True
            self._session.read(_without_text, self._on_listed, failed=self._give_up)

    @Slot()
    def clear(self) -> None:
        """The notes are locked: stop at once and know nothing."""
        self._rest.stop()
        self._stop.set()
        self._jobs.forget_pending()
        self._waiting.clear()
        self._is_busy = False

    def shut_down(self) -> None:
        """End the thread."""
        self._stop.set()
        self._jobs.stop()

    def _on_listed(self, papers: tuple[Attachment, ...]) -> None:
        self._waiting.extend(papers)
        if papers:
            self._next()
        else:
            self._is_busy = False

    def _next(self) -> None:
        if not self._waiting:
            self._session.read(_without_text, self._on_listed, failed=self._give_up)
            return
        paper = self._waiting.popleft()
        if paper.size > READ_BYTES:
            self._keep(paper, "")
            return
        limit = PAPER_TEXT_LIMIT * 4 if paper.media_type is MediaType.TEXT else None
        work = self._papers.read(paper.id, limit=limit)
        work.finished.connect(partial(self._on_read, paper))
        work.failed.connect(partial(self._on_not_read, paper))

    def _on_read(self, paper: Attachment, content: bytes) -> None:
        work = partial(self._take_words, content, paper.media_type, self._stop.is_set)
        failed = partial(self._on_unreadable, paper)
        self._jobs.submit(work, done=partial(self._keep, paper), failed=failed)

    def _on_not_read(self, paper: Attachment, error: CareError) -> None:
        """What is damaged has had its turn; anything else has another one at the next opening."""
        if isinstance(error, VaultDamagedError | PaperError):
            self._keep(paper, "")
        else:
            self._give_up(error)

    def _give_up(self, _error: CareError) -> None:
        self._waiting.clear()
        self._is_busy = False

    def _on_unreadable(self, paper: Attachment, _error: CareError) -> None:
        """The file is kept as it is; nobody is asked to do anything about it."""
        self._keep(paper, "")

    def _keep(self, paper: Attachment, words: str) -> None:
        self._session.change(partial(_keep_words, paper, words), partial(self._on_kept, paper))

    def _on_kept(self, paper: Attachment, _nothing: None) -> None:
        self.taken.emit(paper)
        self._next()


def _without_text(store: NotesStore) -> tuple[Attachment, ...]:
    return store.papers_without_text()


def _keep_words(paper: Attachment, words: str, store: NotesStore) -> None:
    """Keep the words, unless the file was deleted meanwhile: they come and go with it."""
    if store.get(paper.id) is None:
        return
    text = PaperText(
        id=paper_text_id(paper.id), person_id=paper.person_id, attachment_id=paper.id, text=words
    )
    store.apply(Action.ADD_ATTACHMENT, puts=(text,))
