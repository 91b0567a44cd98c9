"""Printing a PDF: every page of it, one after the other, while the window answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter

from carecompanion.pages.pictures import each_page
from carecompanion.views.printing import PRINT_DPI, Printing
from tests.ui.papers import pdf
from tests.ui.waiting import wait_for


@pytest.mark.usefixtures("look")
def test_every_page_is_printed_and_the_window_answers_in_between(tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(PRINT_DPI)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A8))
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printing, heard, printed = Printing(each_page), list[str](), list[bool]()
    printing.printed.connect(lambda: printed.append(True))
    QTimer.singleShot(0, lambda: heard.append("answered" if not printed else "too late"))

    printing._begin(printer, pdf("one", "two", "three"))
    wait_for(lambda: bool(printed), "it is printed")

    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 3
    assert heard == ["answered"]
