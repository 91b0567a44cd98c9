"""Sends a PDF to a printer through the system's dialog, at its true size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QTimer, Signal, Slot
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from carecompanion.domain.pictures import PagePicture
from carecompanion.domain.printouts import Paper
from carecompanion.views.widgets.page_view import page_image

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PRINT_DPI = 300

_PAPERS = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}
_INK_SIDE = {Paper.A4: 14.5, Paper.LETTER: 17.5}
"""From each side of the paper to the nearest ink of our pages, mm."""
_INK_TOP = 12.0
_INK_BOTTOM = 14.5


def true_width(paper: Paper, dots_per_inch: int) -> int:
    """How many dots wide a page for `paper` is at its true size."""
    width: float = QPageSize(_PAPERS[paper]).size(QPageSize.Unit.Millimeter).width()
    return round(width / 25.4 * dots_per_inch)


def cuts_edges(layout: QPageLayout, paper: Paper) -> bool:
    """Whether a printer set up so has another paper, or cannot reach all of the ink of a page."""
    wanted = QPageSize(_PAPERS[paper])
    if not layout.pageSize().isEquivalentTo(wanted):
        return True
    in_mm = QPageLayout(layout)
    in_mm.setUnits(QPageLayout.Unit.Millimeter)
    margins = in_mm.minimumMargins()
    side = _INK_SIDE[paper]
    return (
        max(margins.left(), margins.right()) > side
        or margins.top() > _INK_TOP
        or margins.bottom() > _INK_BOTTOM
    )


class Printing(QObject):
    """Asks for a printer and prints. The printing classes are loaded on first use only.

    `edges_at_risk` comes after `printed` where the printer cannot reach all of the page.
    """

    printed = Signal()
    edges_at_risk = Signal()
    no_printer_found = Signal()

    def __init__(
        self,
        each_page: Callable[[bytes, int], Iterable[PagePicture]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._each_page = each_page
        self._pages: Iterator[PagePicture] = iter(())
        self._printer: QPrinter | None = None
        self._painter: QPainter | None = None
        self._is_first = True
        self._cuts_edges = False

    def print_pdf(self, pdf: bytes, paper: Paper, window: QWidget) -> None:
        """Show the print dialog; on yes, print every page. Nothing is scaled to fit."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            self.no_printer_found.emit()
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setResolution(PRINT_DPI)
        printer.setFullPage(True)
        printer.setPageSize(QPageSize(_PAPERS[paper]))
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        dialog = QPrintDialog(printer, window)
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self._begin(printer, pdf, paper)

    def _begin(self, printer: QPrinter, pdf: bytes, paper: Paper) -> None:
        """Draw page after page at true size; between two of them the window answers.

        Another paper or another resolution may have been chosen in the dialog: that never scales.
        """
        if self._painter is not None:
            return  # chosen twice: the first one is being printed
        width = true_width(paper, printer.resolution())
        self._cuts_edges = cuts_edges(printer.pageLayout(), paper)
        self._printer, self._painter = printer, QPainter(printer)
        self._pages = iter(self._each_page(pdf, width))
        self._is_first = True
        self._draw_next()

    @Slot()
    def _draw_next(self) -> None:
        painter, printer = self._painter, self._printer
        if painter is None or printer is None:
            return
        picture = next(self._pages, None)
        if picture is None:
            painter.end()
            self._painter = self._printer = None
            self.printed.emit()
            if self._cuts_edges:
                self.edges_at_risk.emit()
            return
        if not self._is_first:
            printer.newPage()
        self._is_first = False
        image = page_image(picture)
        painter.drawImage(QRectF(0, 0, image.width(), image.height()), image)
        QTimer.singleShot(0, self, self._draw_next)
