"""The file on the screen, open on the worker of the model that shows it."""

from __future__ import annotations

from collections.abc import Callable

from carecompanion.domain.papers import PaperDocument, PaperPage


class PaperViewer:
    """Holds one open document. Only jobs on one thread use it."""

    def __init__(self) -> None:
        self._document: PaperDocument | None = None

    def open(self, make: Callable[[], PaperDocument]) -> int:
        """Get a document ready; how many pages it has."""
        self.close()
        self._document = make()
        return self._document.count

    def page(self, number: int, width_px: int) -> PaperPage:
        """Draw a page of it."""
        if self._document is None:
            raise RuntimeError("nothing is open")
        return self._document.page(number, width_px)

    def close(self) -> None:
        """Let go of it."""
        document, self._document = self._document, None
        if document is not None:
            document.close()
