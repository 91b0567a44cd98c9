"""Files of the notes as they are shown: page after page, whatever kind they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from carecompanion.domain.pictures import PagePicture

TEXT_SHOWN = 1024 * 1024
"""Bytes of a text that are shown."""

TEXT_PAGE = 4000
"""About how many characters make one page of a text on the screen."""


@dataclass(frozen=True, slots=True, repr=False)
class PaperPage:
    """One page: a picture with the words in it, or words alone."""

    picture: PagePicture | None
    text: str = ""


class PaperDocument(Protocol):
    """A file in memory, ready to be shown. Used from one thread only."""

    @property
    def count(self) -> int:
        """How many pages it has; at least one."""
        ...

    def page(self, number: int, width_px: int) -> PaperPage:
        """A page, counted from 1; a picture is about `width_px` wide.

        Raises:
            PaperUnreadableError, PaperTooLargeError.
        """
        ...

    def close(self) -> None:
        """Let go of the content."""
        ...


class TextPaper:
    """A text as pages of about `TEXT_PAGE` characters, cut at the end of a line where there is one.

    What is no UTF-8 and what no screen can show is replaced, never interpreted.
    """

    def __init__(self, content: bytes) -> None:
        text = content.decode("utf-8-sig", errors="replace")
        self._pages: Sequence[str] = _pages("".join(map(_shown, _with_one_line_end(text))))

    @property
    def count(self) -> int:
        """See `PaperDocument.count`."""
        return len(self._pages)

    def page(self, number: int, width_px: int) -> PaperPage:  # noqa: ARG002 - as the protocol says
        """See `PaperDocument.page`."""
        return PaperPage(None, self._pages[number - 1])

    def close(self) -> None:
        """See `PaperDocument.close`."""
        self._pages = ("",)


def _with_one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")


def _shown(character: str) -> str:
    is_control = character < " " or "\x7f" <= character < "\xa0"
    return "\ufffd" if is_control and character not in "\t\n" else character


def _pages(text: str) -> tuple[str, ...]:
    pages, start = [], 0
    while start < len(text):
        end = start + TEXT_PAGE
        if end < len(text):
            line_end = text.rfind("\n", start, end)
            end = line_end + 1 if line_end > start + TEXT_PAGE // 2 else end
        pages.append(text[start:end].removesuffix("\n"))
        start = end
    return tuple(pages) or ("",)
