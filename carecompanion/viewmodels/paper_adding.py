"""Files on their way into the notes, one after the other, off the GUI thread."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from carecompanion.domain.records import Attachment, new_id
from carecompanion.session.papers import Papers
from carecompanion.session.session import Session
from carecompanion.session.slices import SlicedWork


class AddingModel(QObject):
    """Takes in files one after the other. `cut_short` stays until somebody was told."""

    began = Signal(str)
    progressed = Signal(int, int)
    added = Signal(object)
    failed = Signal(object)
    cut_short = Signal()

    def __init__(
        self,
        session: Session,
        open_source: Callable[[Path], BinaryIO],
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._papers = Papers(session)
        self._open_source = open_source
        self._today = today
        self._waiting: deque[tuple[UUID, Path]] = deque()
        self._work: SlicedWork | None = None
        self._name = ""
        self._was_cut_short = False

    @property
    def is_adding(self) -> bool:
        """True while a file is on its way."""
        return self._work is not None

    @property
    def name(self) -> str:
        """The file that is on its way; empty while there is none."""
        return self._name

    def add(self, person_id: UUID, paths: tuple[Path, ...]) -> None:
        """Take in these files; `added` or `failed` follows for each."""
        self._waiting.extend((person_id, path) for path in paths)
        self._begin_next()

    def cancel(self) -> None:
        """Stop the file on its way, and add none of those that wait."""
        self._waiting.clear()
        if self._work is not None:
            self._work.cancel()

    def take_cut_short(self) -> bool:
        """Whether adding was stopped by locking since this was asked last."""
        was, self._was_cut_short = self._was_cut_short, False
        return was

    def clear(self) -> None:
        """The notes are locked: know no file."""
        self._waiting.clear()
        self._work, self._name = None, ""

    def _begin_next(self) -> None:
        if self._work is not None or not self._waiting:
            return
        person_id, path = self._waiting.popleft()
        self._name = path.name
        paper = Attachment(
            id=new_id(),
            person_id=person_id,
            name=path.name,
            added_on=self._today().isoformat(),
        )
        self._work = self._papers.attach(paper, partial(self._open_source, path))
        self._work.progressed.connect(self.progressed)
        self._work.finished.connect(partial(self._on_added, paper))
        self._work.failed.connect(self._on_failed)
        self._work.stopped.connect(self._on_stopped)
        self.began.emit(path.name)

    def _on_added(self, paper: Attachment, _changes: object) -> None:
        self._work, self._name = None, ""
        self.added.emit(paper)
        self._begin_next()

    def _on_failed(self, error: object) -> None:
        self._work, self._name = None, ""
        self.failed.emit(error)
        self._begin_next()

    def _on_stopped(self) -> None:
        self._was_cut_short = True
        self.clear()
        self.cut_short.emit()
