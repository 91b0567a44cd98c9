"""A web page as plain text: nothing in it is loaded, run or believed.

Blocks become lines, cells stand beside each other, an address stands behind the words of its link.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Final

from carecompanion.domain.intake import INTAKE_LETTERS, IntakeWarning
from carecompanion.domain.partial_date import is_date
from carecompanion.exchange.intake.letters import decoded, harmless, one_line

_UNSEEN: Final = frozenset(
    {
        *("script", "style", "head", "template", "noscript", "svg", "math", "iframe", "object"),
        *("audio", "video", "canvas", "select", "textarea", "button", "map"),
    }
)
_EMPTY: Final = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"),
        *("source", "track", "wbr"),
    }
)
_APART: Final = frozenset(
    {
        *("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote"),
        *("pre", "article", "section", "header", "footer", "figure", "hr", "body"),
    }
)
_LINES: Final = frozenset(
    {*("div", "li", "tr", "dt", "dd", "figcaption", "address", "caption", "form", "main", "nav")}
)
_ADDRESSES: Final = ("http://", "https://", "mailto:", "tel:")
_DAY_NAMES: Final = frozenset(
    {
        *("article:published_time", "date", "dc.date", "dc.date.issued", "datepublished"),
        *("og:published_time", "pubdate", "sailthru.date", "citation_publication_date"),
    }
)
_DAY: Final = re.compile(r"\s*(\d{4}-\d{2}-\d{2})")
_UNSEEN_STYLE: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all")
_CHARSET: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]{2,40})", re.IGNORECASE)
_HEAD_BYTES: Final = 4096
_DEEPEST_INDENT: Final = 6

_Attributes = Sequence[tuple[str, str | None]]


@dataclass(frozen=True, slots=True, repr=False)
class WebText:
    """What a web page says."""

    text: str
    title: str = ""
    on: str = ""
    source: str = ""
    warnings: tuple[IntakeWarning, ...] = ()


class _Enough(Exception):
    """As much as is kept was read."""


def read_html(content: bytes, said: str = "") -> WebText:
    """The words of a web page, at most `INTAKE_LETTERS`; `said` is what it is said to be in."""
    found = _CHARSET.search(content[:_HEAD_BYTES])
    in_page = found.group(1).decode("ascii") if found else ""
    text, is_odd = decoded(content, said or in_page)
    return reduce_html(text, (IntakeWarning.ODD_LETTERS,) if is_odd else ())


def reduce_html(text: str, warnings: tuple[IntakeWarning, ...] = ()) -> WebText:
    """The same from the letters of a page."""
    reader = _Reader()
    try:
        reader.feed(text)
        reader.close()
    except _Enough:
        warnings = (*warnings, IntakeWarning.CUT_SHORT)
    except AssertionError:  # how the library says that a declaration in the page makes no sense
        warnings = (*warnings, IntakeWarning.DAMAGED)
    return WebText(
        text=reader.text(),
        title=one_line(reader.title),
        on=reader.on,
        source=one_line(reader.site),
        warnings=warnings,
    )


class _Reader(HTMLParser):
    """Goes through a page once and keeps the words that a reader sees."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title = self.on = self.site = ""
        self._pieces: list[str] = []
        self._count = 0
        self._unseen = ""
        self._unseen_depth = 0
        self._is_title = False
        self._pre = self._lists = 0
        self._cells = 0
        self._link = ""
        self._link_start = 0

    def text(self) -> str:
        """What was read so far, tidied: no line ends in spaces, no two empty lines follow."""
        lines = [line.rstrip() for line in harmless("".join(self._pieces)).split("\n")]
        kept = [line for at, line in enumerate(lines) if line or (at and lines[at - 1])]
        return "\n".join(kept).strip("\n")[:INTAKE_LETTERS]

    def handle_starttag(self, tag: str, attrs: _Attributes) -> None:
        """Something begins."""
        if tag == "meta":
            self._note_meta(dict(attrs))
        elif tag == "title" and not self.title:
            self._is_title = True
        elif tag == "body":
            self._unseen = ""  # a head that was never closed
        if self._unseen:
            self._unseen_depth += tag == self._unseen
        elif tag not in _EMPTY and _is_unseen(tag, attrs):
            self._unseen, self._unseen_depth = tag, 1
        else:
            self._begin(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        """Something ends."""
        if tag == "title":
            self._is_title = False
        if self._unseen:
            self._unseen_depth -= tag == self._unseen
            if not self._unseen_depth:
                self._unseen = ""
        else:
            self._end(tag)

    def handle_data(self, data: str) -> None:
        """Words."""
        if self._is_title:
            self.title += data[:500]
        elif not self._unseen:
            self._say(data if self._pre else _collapsed(data, self._ends_in_space()))

    def _begin(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag in _APART or tag in _LINES:
            self._break(2 if tag in _APART else 1)
        match tag:
            case "pre":
                self._pre += 1
            case "ul" | "ol":
                self._lists += 1
            case "tr":
                self._cells = 0
            case "a":
                self._link, self._link_start = attributes.get("href") or "", len(self._pieces)
            case "time":
                self._note_day(attributes.get("datetime"))
        self._say(self._sign(tag, attributes))

    def _sign(self, tag: str, attributes: dict[str, str | None]) -> str:
        """What stands for the beginning of something in a plain text."""
        match tag:
            case "br":
                return "\n"
            case "li":
                return "  " * min(max(self._lists - 1, 0), _DEEPEST_INDENT) + "- "
            case "td" | "th":
                self._cells += 1
                return " | " if self._cells > 1 else ""
            case "img":
                alt = one_line(attributes.get("alt") or "")
                return f"[{alt}]" if alt else ""
        return ""

    def _end(self, tag: str) -> None:
        match tag:
            case "pre":
                self._pre = max(self._pre - 1, 0)
            case "ul" | "ol":
                self._lists = max(self._lists - 1, 0)
            case "a":
                self._end_link()
        if tag in _APART or tag in _LINES:
            self._break(2 if tag in _APART else 1)

    def _end_link(self) -> None:
        """Put the address behind the words; they are plain letters, and lead nowhere."""
        address, self._link = one_line(self._link[:2000]), ""
        if not address:
            return
        words = "".join(self._pieces[self._link_start :]).strip()
        is_said = address.partition(":")[2].strip("/") in words
        if words and not is_said and address.casefold().startswith(_ADDRESSES):
            self._say(f" ({address})")

    def _note_meta(self, attributes: dict[str, str | None]) -> None:
        name = (attributes.get("property") or attributes.get("name") or "").casefold()
        name = name or (attributes.get("itemprop") or "").casefold()
        content = attributes.get("content") or ""
        if name in _DAY_NAMES:
            self._note_day(content)
        elif name == "og:site_name" and not self.site:
            self.site = content[:200]

    def _note_day(self, said: str | None) -> None:
        found = _DAY.match(said or "")
        if found and not self.on and is_date(found.group(1)):
            self.on = found.group(1)

    def _say(self, words: str) -> None:
        if words:
            self._pieces.append(words)
            self._count += len(words)
            if self._count > INTAKE_LETTERS:
                raise _Enough

    def _break(self, lines: int) -> None:
        """End the line, with an empty one after it where `lines` is 2."""
        last = "".join(self._pieces[-3:])[-2:]
        there = len(last) - len(last.rstrip("\n"))
        if self._pieces and there < lines:
            self._say("\n" * (lines - there))

    def _ends_in_space(self) -> bool:
        return not self._pieces or self._pieces[-1][-1:].isspace()


def _is_unseen(tag: str, attributes: _Attributes) -> bool:
    if tag in _UNSEEN:
        return True
    for name, value in attributes:
        if name == "hidden" or (name == "aria-hidden" and value == "true" and tag == "span"):
            return True
        if name == "style" and value and _UNSEEN_STYLE.search(value[:2000].casefold()):
            return True
    return False


def _collapsed(data: str, after_space: bool) -> str:
    """`data` as a browser shows it: any run of white space is one space."""
    words = " ".join(data.split())
    if not words:
        return "" if after_space or not data else " "
    before = " " if data[0].isspace() and not after_space else ""
    return f"{before}{words}{' ' if data[-1].isspace() else ''}"
