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


class Printing(QObject):
    """Asks for a printer and prints. The printing classes are loaded on first use only."""

    printed = Signal()
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

    def print_pdf(self, pdf: bytes, paper: Paper, window: QWidget) -> None:
        """Show the print dialog; on yes, print every page. Nothing is scaled to fit."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            self.no_printer_found.emit()
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setResolution(PRINT_DPI)
        printer.setFullPage(True)
        size = QPageSize.PageSizeId.A4 if paper is Paper.A4 else QPageSize.PageSizeId.Letter
        printer.setPageSize(QPageSize(size))
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        dialog = QPrintDialog(printer, window)
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self._begin(printer, pdf)

    def _begin(self, printer: QPrinter, pdf: bytes) -> None:
        """Draw page after page; between two of them the window answers."""
        if self._painter is not None:
            return  # chosen twice: the first one is being printed
        width = printer.pageLayout().fullRectPixels(PRINT_DPI).width()
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
            return
        if not self._is_first:
            printer.newPage()
        self._is_first = False
        image = page_image(picture)
        painter.drawImage(QRectF(0, 0, image.width(), image.height()), image)
        QTimer.singleShot(0, self, self._draw_next)
