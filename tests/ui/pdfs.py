"""Reads a saved page back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from pypdf import PdfReader


@dataclass(frozen=True, slots=True)
class SavedPage:
    """What a PDF holds."""

    page_count: int
    text: str

    @property
    def words(self) -> str:
        """All of its words on one line."""
        return on_one_line(self.text)


def read_pdf(path: Path) -> SavedPage:
    """The pages of a PDF as text."""
    reader = PdfReader(path)
    return SavedPage(len(reader.pages), "\n".join(page.extract_text() for page in reader.pages))


def on_one_line(text: str) -> str:
    """The words of a text, wherever its lines are broken."""
    return re.sub(r"\s+", " ", text).strip()
