"""Files as families have them, small and made on the spot."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage
from reportlab.pdfgen.canvas import Canvas

from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.records import Attachment, new_id

LETTER = "Letter from the clinic.pdf"
SAID = "What was said.txt"
TABLE = "Table of measurements.ods"
PAPERS = (LETTER, SAID, TABLE)
"""The papers of the small notes, oldest first."""


def pdf(*pages: str, size: tuple[float, float] = (595, 842), password: str = "") -> bytes:
    """A PDF with a line on each page."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=size, encrypt=password or None, pageCompression=0)
    for line in pages:
        canvas.drawString(72, size[1] - 72, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def image(width: int, height: int, *, kind: str = "png", colour: int = 0xFF3366AA) -> bytes:
    """A picture of one colour."""
    made = QImage(width, height, QImage.Format.Format_ARGB32)
    made.fill(colour)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made.save(buffer, kind)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def put_in(store: NotesStore, name: str, content: bytes) -> Attachment:
    """Have a file in the notes."""
    record = Attachment(
        id=new_id(), person_id=store.people()[0].id, name=name, added_on="2026-11-02"
    )
    attaching = store.attach(record, BytesIO(content))
    while attaching.step() is None:
        pass
    kept = store.get(record.id)
    assert isinstance(kept, Attachment)
    return kept


def write_papers(store: NotesStore) -> None:
    """The papers of the small notes: a PDF of two pages, a text, and something else."""
    put_in(store, LETTER, pdf("Dear family of Sam", "Second page"))
    put_in(store, SAID, b"They said: come back in May.\n")
    put_in(store, TABLE, b"PK\x03\x04\x00\x00")


def save_file(folder: Path, name: str, content: bytes) -> Path:
    """A file on the disk, as somebody has it before adding it."""
    path = folder / name
    path.write_bytes(content)
    return path
