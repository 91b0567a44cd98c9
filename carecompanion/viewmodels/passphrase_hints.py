"""Hints about a typed passphrase, worked out off the GUI thread once the typing pauses."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from carecompanion.domain.passphrase_hint import StrengthHint
from carecompanion.session.jobs import Jobs

PAUSE_MS = 300
"""How long the typing rests before a hint is worked out."""

READY_MS = 300
"""How long after a screen is there the words load; before, both threads would be slower."""


class PassphraseHints(QObject):
    """Looks at the newest passphrase it was asked about, keeps it no longer, and tells `hinted`."""

    hinted = Signal(object)

    def __init__(
        self,
        strength: Callable[[str], StrengthHint],
        load_words: Callable[[], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._strength = strength
        self._load_words = load_words
        self._is_ready = False
        self._jobs = Jobs(self)
        self._passphrase = ""
        self._request = 0
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self._look)
        self._ready = QTimer(self, singleShot=True, interval=READY_MS)
        self._ready.timeout.connect(self._load)

    @property
    def is_idle(self) -> bool:
        """True when no hint is on its way."""
        is_waiting = self._soon.isActive() or self._ready.isActive()
        return self._jobs.is_idle and not is_waiting

    def get_ready(self) -> None:
        """Load the list that words are suggested from, ahead of a screen that suggests some."""
        if not self._is_ready:
            self._is_ready = True
            self._ready.start()

    def ask(self, passphrase: str) -> None:
        """Ask for a hint; one asked for before is not given any more."""
        self._request += 1
        self._passphrase = passphrase
        self._soon.start()

    def forget(self) -> None:
        """Nobody waits for a hint any more."""
        self._request += 1
        self._passphrase = ""
        self._soon.stop()

    def shut_down(self) -> None:
        """End the thread."""
        self._soon.stop()
        self._ready.stop()
        self._jobs.stop()

    @Slot()
    def _load(self) -> None:
        self._jobs.submit(self._load_words)

    @Slot()
    def _look(self) -> None:
        work = partial(self._strength, self._passphrase)
        self._passphrase = ""
        self._jobs.submit(work, done=partial(self._on_hint, self._request))

    def _on_hint(self, request: int, hint: StrengthHint) -> None:
        if request == self._request:
            self.hinted.emit(hint)
