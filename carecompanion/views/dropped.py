"""What is in something that is dropped or pasted. Nothing of it is opened here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage


def files_in(data: QMimeData) -> tuple[Path, ...]:
    """The files of this computer that are meant."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def text_in(data: QMimeData) -> str:
    """The words; a link is words too. Empty where files are meant."""
    return "" if files_in(data) or not data.hasText() else data.text().strip()


def png_of(image: QImage) -> bytes:
    """A picture as the bytes of a PNG file; slow for large ones, so for a worker thread."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt a text
    return bytes(buffer.data().data())
