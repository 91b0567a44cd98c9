"""The lists of gene and condition names, made ready on a worker when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from carecompanion.domain.reference import Reference, Suggestion
from carecompanion.session.jobs import Jobs


class ReferenceModel(QObject):
    """Offers names for what is typed. Until the lists are `ready` there are none to offer.

    Nothing of the notes is kept here, so nothing is cleared when they are locked.
    """

    ready = Signal()

    def __init__(self, load: Callable[[], Reference], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._load = load
        self._is_asked_for = False
        self._reference: Reference | None = None
        self._jobs = Jobs(self)

    @property
    def is_idle(self) -> bool:
        """True when no lists are on their way."""
        return self._jobs.is_idle

    def get_ready(self) -> None:
        """Load the lists, once."""
        if not self._is_asked_for:
            self._is_asked_for = True
            self._jobs.submit(self._load, done=self._on_loaded)

    def genes(self, text: str) -> tuple[Suggestion, ...]:
        """Genes to pick from for a typed text; none before the lists are `ready`."""
        self.get_ready()
        return () if self._reference is None else self._reference.complete_genes(text)

    def conditions(self, text: str) -> tuple[Suggestion, ...]:
        """Conditions to pick from for a typed text; none before the lists are `ready`."""
        self.get_ready()
        return () if self._reference is None else self._reference.complete_conditions(text)

    def shut_down(self) -> None:
        """End the thread."""
        self._jobs.stop()

    def _on_loaded(self, reference: Reference) -> None:
        self._reference = reference
        self.ready.emit()
