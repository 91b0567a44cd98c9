"""Taking a PDF along: where to save it, and what is said afterwards, the same everywhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_pdf_path(parent: QWidget, *, title: str, name: str) -> Path | None:
    """Ask where to save a PDF, by default under `name` in the home folder; None for nowhere."""
    tr = QCoreApplication.translate
    suggested = str(Path.home() / name)
    chosen, _filter = QFileDialog.getSaveFileName(
        parent, title, suggested, tr("Pdf", "PDF files (*.pdf)")
    )
    path = Path(chosen)
    if not chosen:
        return None
    return path if path.suffix.lower() == ".pdf" else path.with_suffix(".pdf")


def saved_words(path: Path) -> str:
    """It is saved."""
    words = QCoreApplication.translate("Pdf", "Saved as {name} in the folder {folder}.")
    return words.format(name=path.name, folder=path.parent.name or path.parent)


def save_failed_words() -> str:
    """It cannot be saved there."""
    return QCoreApplication.translate(
        "Pdf",
        "That file cannot be written. It may be open somewhere else, or the folder is read-only. "
        "Your notes are safe. Use another name or folder.",
    )


def no_printer_words() -> str:
    """There is no printer."""
    return QCoreApplication.translate(
        "Pdf", "No printer found. Save it as a PDF and print it somewhere else."
    )
