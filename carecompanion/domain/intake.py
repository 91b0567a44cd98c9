"""What somebody brought, as it was read: words, a title, a day, and what hangs on it.

Nothing here is in the notes. It is shown first, and kept only after the person's yes.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from carecompanion.domain.records import MediaType

INTAKE_BYTES = 20 * 1024 * 1024
"""The largest file whose words are read."""

INTAKE_LETTERS = 1_000_000
"""Characters taken from one text."""

INTAKE_PARTS = 50
"""Files taken from one mail, those in mails inside it counted too."""

INTAKE_DEPTH = 5
"""How many mails may stand inside each other."""

INTAKE_PAGES = 500
"""Pages read of one PDF."""

INTAKE_SECONDS = 30.0
"""How long one file may take."""

TITLE_LETTERS = 160
"""A longer first line is cut for a title."""


class BroughtKind(StrEnum):
    """What was brought, told by its content and never by its name."""

    TEXT = "text"
    WEB_PAGE = "web_page"
    MAIL = "mail"
    PDF = "pdf"
    PICTURE = "picture"
    OTHER = "other"


class IntakeWarning(StrEnum):
    """What the person is told about something that was read."""

    NO_WORDS = "no_words"
    """A PDF of pictures: nothing in it can be read as words."""
    CUT_SHORT = "cut_short"
    """It is longer than what is read."""
    LEFT_OUT = "left_out"
    """More files hang on it, or deeper, than are taken."""
    ODD_LETTERS = "odd_letters"
    """Some letters may be wrong: it does not say, or says wrongly, how they are written."""
    DAMAGED = "damaged"
    """Not all of it could be read."""
    LOCKED = "locked"
    """It has a password of its own."""
    OUT_OF_TIME = "out_of_time"
    OUT_OF_MEMORY = "out_of_memory"
    UNKNOWN_KIND = "unknown_kind"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Brought:
    """One thing as it was read. It is content: its `repr` says nothing of it.

    `name` is the name of the file, empty for what was pasted. `on` is an ISO date of day, month or
    year precision that the file itself gives. `source` is who it says it is from. `content` are
    the bytes of the file. `parts` are the files that hang on a mail, each as if brought alone;
    `is_inline` marks a picture that only decorates a mail.
    """

    kind: BroughtKind
    name: str = ""
    media_type: MediaType = MediaType.OTHER
    title: str = ""
    text: str = ""
    on: str = ""
    source: str = ""
    content: bytes = b""
    warnings: tuple[IntakeWarning, ...] = ()
    parts: tuple[Brought, ...] = ()
    is_inline: bool = False


def title_of(text: str) -> str:
    """The first line with words, cut for a title; empty when there is none."""
    lines = (" ".join(line.split()) for line in text[: 20 * TITLE_LETTERS].splitlines())
    first = next((line for line in lines if any(map(str.isalnum, line))), "")
    return first if len(first) <= TITLE_LETTERS else first[: TITLE_LETTERS - 1].rstrip() + "…"
