"""Files as somebody has them on the disk before they bring them into the notes."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from tests.ui.driver import Driver
from tests.ui.papers import image, pdf, save_file

STORY = "Gene therapy for a rare disease enters a new study"
PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{STORY}</title>
<meta property="og:site_name" content="The Daily Example">
<meta property="article:published_time" content="2026-10-03T08:00:00Z">
<script src="https://tracker.example/t.js"></script></head><body><nav>Menu</nav>
<h1>{STORY}</h1><p>Researchers said on Friday that the first five children had been treated.</p>
<p>More at <a href="https://hospital.example/news">the hospital</a>.</p>
<img src="https://tracker.example/pixel.gif" alt=""></body></html>"""
LETTER_WORDS = "Dear family, the next visit is in May."
ALREADY = b"They said: come back in May.\n"
"""The same as one of the papers of the small notes."""


def mail() -> bytes:
    """A mail from a charity with a PDF."""
    message = EmailMessage()
    message["From"] = "Rare Kids Trust <news@trust.example>"
    message["To"] = "family@home.example"
    message["Date"] = "Tue, 6 Oct 2026 09:30:00 +0100"
    message["Subject"] = "News from the family day"
    message.set_content("Dear families,\n\nthe slides of the family day are attached.\n")
    message.add_attachment(
        pdf("Slides of the family day"),
        maintype="application",
        subtype="pdf",
        filename="Slides.pdf",
    )
    return message.as_bytes()


def write_brought(folder: Path) -> tuple[Path, ...]:
    """One file of each kind, one that the small notes have, one that is empty."""
    return (
        save_file(folder, "story.html", PAGE.encode()),
        save_file(folder, "news.eml", mail()),
        save_file(folder, "What was said.txt", ALREADY),
        save_file(folder, "photo.png", image(40, 30)),
        save_file(folder, "locked.pdf", pdf("x", password="own")),
        save_file(folder, "table.ods", b"PK\x03\x04\x00\x00"),
        save_file(folder, "empty.txt", b""),
    )


def drop(d: Driver, *paths: Path, text: str = "") -> None:
    """Drop files or words on the screen, as from a file manager or a browser."""
    data = QMimeData()
    if paths:
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    if text:
        data.setText(text)
    screen = d.window.current_screen
    assert screen is not None
    copy, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), copy, data, buttons, keys)
    QApplication.sendEvent(screen, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(screen, QDropEvent(QPointF(50, 50), copy, data, buttons, keys))
