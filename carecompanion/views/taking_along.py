"""What every screen with a printout does around printing and saving it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance, Slot

from carecompanion.domain.errors import CareError
from carecompanion.views.pdf_words import no_printer_words, save_failed_words, saved_words
from carecompanion.views.printing import Printing


class TakingAlong(QObject):
    """Keeps a wish until the printout is made, and words what became of it.

    `said` gives words to show; `taken` those after which the printout is in somebody's hands:
    it went to the printer, or is in a file.
    """

    said = Signal(str)
    taken = Signal(str)

    def __init__(
        self,
        printing: Printing,
        saved: SignalInstance,
        save_failed: SignalInstance,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._wish: Callable[[], None] | None = None
        printing.printed.connect(self._on_printed)
        printing.no_printer_found.connect(self._on_no_printer)
        saved.connect(self._on_saved)
        save_failed.connect(self._on_save_failed)

    def once_made(self, wish: Callable[[], None], *, is_made: bool) -> None:
        """Do it now, or as soon as the printout is there: a wish in the meantime is not lost."""
        if is_made:
            wish()
        else:
            self._wish = wish

    def made(self) -> None:
        """The printout is there: do what was wished for meanwhile."""
        wish, self._wish = self._wish, None
        if wish is not None:
            # A dialog runs a loop of its own: not from inside the signal that told so.
            QTimer.singleShot(0, wish)

    def forget(self) -> None:
        """Another screen is about to be seen."""
        self._wish = None

    @Slot()
    def _on_printed(self) -> None:
        self.taken.emit(self.tr("Sent to the printer."))

    @Slot()
    def _on_no_printer(self) -> None:
        self.said.emit(no_printer_words())

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        self.taken.emit(saved_words(path))

    @Slot(object)
    def _on_save_failed(self, _error: CareError) -> None:
        self.said.emit(save_failed_words())
