"""Printing a PDF: every page of it, one after the other, while the window answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMarginsF, QTimer
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter

from carecompanion.domain.printouts import Paper
from carecompanion.pages.pictures import each_page
from carecompanion.views.printing import Printing, cuts_edges, true_width
from tests.ui.papers import pdf
from tests.ui.waiting import wait_for


@pytest.mark.usefixtures("look")
def test_every_page_is_printed_and_the_window_answers_in_between(tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(72)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printing, heard, printed = Printing(each_page), list[str](), list[bool]()
    printing.printed.connect(lambda: printed.append(True))
    QTimer.singleShot(0, lambda: heard.append("answered" if not printed else "too late"))

    printing._begin(printer, pdf("one", "two", "three"), Paper.A4)
    wait_for(lambda: bool(printed), "it is printed")

    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 3
    assert heard == ["answered"]


def layout(size: QPageSize.PageSizeId, *, margins: float) -> QPageLayout:
    around = QMarginsF(margins, margins, margins, margins)
    unit = QPageLayout.Unit.Millimeter
    portrait = QPageLayout.Orientation.Portrait
    return QPageLayout(QPageSize(size), portrait, QMarginsF(), unit, around)


def test_a_page_is_as_wide_as_its_paper_whatever_the_printer_is_set_to() -> None:
    assert true_width(Paper.A4, 300) == 2480
    assert true_width(Paper.LETTER, 300) == 2550
    assert true_width(Paper.A4, 600) == 4961


def test_a_printer_that_reaches_all_ink_is_not_warned_of() -> None:
    assert not cuts_edges(layout(QPageSize.PageSizeId.A4, margins=6.35), Paper.A4)
    assert not cuts_edges(layout(QPageSize.PageSizeId.Letter, margins=6.35), Paper.LETTER)


def test_wide_margins_and_another_paper_are_warned_of() -> None:
    assert cuts_edges(layout(QPageSize.PageSizeId.A4, margins=16), Paper.A4)
    assert cuts_edges(layout(QPageSize.PageSizeId.Letter, margins=5), Paper.A4)
