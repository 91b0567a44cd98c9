"""The words of a PDF, page after page, within limits; and what its own record says about it."""

from __future__ import annotations

import logging
import re
import time
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Final

from carecompanion.domain.errors import PaperLockedError, PaperUnreadableError
from carecompanion.domain.intake import INTAKE_LETTERS, INTAKE_PAGES, IntakeWarning
from carecompanion.exchange.intake.letters import harmless, one_line

if TYPE_CHECKING:
    from pypdf import PdfReader

_READING_SECONDS: Final = 20.0
"""After so long the words found so far are taken."""

_MADE_UP_TITLE: Final = re.compile(
    r"microsoft (word|powerpoint|excel)\b|untitled|.*\.(docx?|pdf|indd|tex|odt|rtf|pptx?|xlsx?)$"
    r"|(print|scan|document|unbenannt|anonymous)\W*\d*$",
    re.IGNORECASE,
)
_DAY: Final = re.compile(r"(?:D:)?\s*(\d{4})(\d{2})(\d{2})")
_YEARS: Final = range(1990, 2100)


@dataclass(frozen=True, slots=True, repr=False)
class PdfText:
    """What a PDF says. `on` is the day it says it was made."""

    text: str
    title: str = ""
    on: str = ""
    warnings: tuple[IntakeWarning, ...] = ()


def read_pdf(
    content: bytes, *, limit_chars: int = INTAKE_LETTERS, limit_pages: int = INTAKE_PAGES
) -> PdfText:
    """The words of a PDF, of at most so many pages and characters, its title and its day.

    It can be slow and take memory: see `apart.read_apart`.

    Raises:
        PaperLockedError: it has a password of its own.
        PaperUnreadableError: it is no PDF, or too damaged to find its pages.
    """
    reader = opened(content)
    text, warnings = _words(reader, limit_chars, limit_pages)
    if not text.strip() and not warnings:
        warnings = (IntakeWarning.NO_WORDS,)
    title, on = _record(reader)
    return PdfText(text.strip("\n"), title, on, warnings)


def opened(content: bytes) -> PdfReader:
    """A PDF that can be read, or an error that says why not; its remarks are not heard.

    Raises:
        PaperLockedError, PaperUnreadableError: as `read_pdf`.
    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its remarks quote the file
    try:
        reader = PdfReader(BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise PaperLockedError
        _count = len(reader.pages)
    except PaperLockedError:
        raise
    except (DependencyError, FileNotDecryptedError, NotImplementedError) as error:
        raise PaperLockedError from error
    except MemoryError:
        raise
    except Exception as error:  # the library gives up in many ways on what is no PDF
        raise PaperUnreadableError from error
    return reader


def _words(
    reader: PdfReader, limit_chars: int, limit_pages: int
) -> tuple[str, tuple[IntakeWarning, ...]]:
    pages: list[str] = []
    warnings: dict[IntakeWarning, None] = {}
    left, until = limit_chars, time.monotonic() + _READING_SECONDS
    for number in range(len(reader.pages)):
        if number >= limit_pages or left <= 0 or time.monotonic() > until:
            warnings[IntakeWarning.CUT_SHORT] = None
            break
        try:
            page = harmless(reader.pages[number].extract_text() or "").strip()
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - one broken page leaves the others readable
            warnings[IntakeWarning.DAMAGED] = None
            continue
        if len(page) > left:
            warnings[IntakeWarning.CUT_SHORT] = None
        if page:
            pages.append(page[:left])
        left -= len(page) + 2
    return "\n\n".join(pages)[:limit_chars], tuple(warnings)


def _record(reader: PdfReader) -> tuple[str, str]:
    """Title and day as its record says; empty where it says nothing of use."""
    try:
        record = reader.metadata
        title = "" if record is None else one_line(str(record.get("/Title", ""))[:500])
        made = None if record is None else _DAY.match(str(record.get("/CreationDate", "")))
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - a broken record leaves the words as they are
        return "", ""
    return ("" if _MADE_UP_TITLE.match(title) else title), _day(made)


def _day(made: re.Match[str] | None) -> str:
    if made is None:
        return ""
    year, month, day = map(int, made.groups())
    try:
        return date(year, month, day).isoformat() if year in _YEARS else ""
    except ValueError:
        return ""
