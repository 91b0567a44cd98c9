"""From bytes to letters: what a text is written in, found by looking, with the rest made harmless.

A text that says how it is written is believed where that works out; else the usual ways are tried
in order, and Windows-1252, which can be read into any bytes, comes last.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LAST: Final = "windows-1252"
_ALIASES: Final = {
    # Browsers and mail programs write Windows-1252 and call it by these names (WHATWG Encoding).
    **dict.fromkeys(("ascii", "iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii"), _LAST),
    **dict.fromkeys(("unicode", "utf-16le"), "utf-16-le"),
    "iso-8859-8-i": "iso-8859-8",
    "unicode-1-1-utf-7": "utf-7",
    "ks_c_5601-1987": "cp949",
}
_LOOKED_AT: Final = 4096
_ENOUGH_ZEROS: Final = 0.3
_FEW_CONTROLS: Final = 0.02
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")
_HALF_PAIRS: Final = re.compile("[\ud800-\udfff]")
_BYTE_CONTROLS: Final = frozenset(range(0x20)) - frozenset(b"\t\n\x0b\x0c\r\x1a\x1b") | {0x7F}


def is_text(content: bytes) -> bool:
    """Whether these bytes are letters in some writing, as far as their start tells."""
    start = content[:_LOOKED_AT]
    if not start:
        return False
    if any(start.startswith(mark) for mark, _ in _MARKS) or _utf_16(start):
        return True
    controls = sum(byte in _BYTE_CONTROLS for byte in start)
    return controls <= len(start) * _FEW_CONTROLS and b"\0" not in start


def decoded(content: bytes, said: str = "") -> tuple[str, bool]:
    """The text of `content`, which says it is written in `said`, and whether letters may be wrong.

    Line ends are one sign; nothing is left that no screen can show.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            text = content[len(mark) :].decode(name, errors="replace")
            return harmless(text), "\ufffd" in text
    real = _real_name(said)
    # What is right UTF-8 with other letters than ASCII is so by no chance, whatever it is called.
    for name in ("" if real == _LAST else real, "utf-8", real, _utf_16(content)):
        found = _strictly(content, name)
        if found is not None:
            return harmless(found), False
    return harmless(content.decode(_LAST, errors="replace")), True


def harmless(text: str) -> str:
    """`text` with one kind of line end, and without control signs and half letters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")
    text = text.replace("\f", "\n").removeprefix("\ufeff")
    return _HALF_PAIRS.sub("\ufffd", _CONTROLS.sub("", text))


def one_line(text: str) -> str:
    """`text` on one line, harmless."""
    return " ".join(harmless(text).split())


def _real_name(said: str) -> str:
    name = said.strip().strip("\"'").casefold().replace("_", "-")
    return _ALIASES.get(name, _ALIASES.get(said.strip().casefold(), name))


def _strictly(content: bytes, name: str) -> str | None:
    if not name or len(name) > 40:
        return None
    try:
        text = content.decode(name)
    except (LookupError, UnicodeError, ValueError):  # ValueError: a zero byte in the name
        return None
    # Most bytes of a Latin text make some UTF-16 sign: believe it where it reads as a text.
    return None if name == "utf-7" and _HALF_PAIRS.search(text) else text


def _utf_16(content: bytes) -> str:
    """The name of UTF-16 without a mark, where every other byte of the start is mostly zero."""
    start = content[:_LOOKED_AT]
    half = len(start) // 2
    if half < 2:
        return ""
    for first, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, others = start[first::2].count(0), start[1 - first :: 2].count(0)
        if zeros > half * _ENOUGH_ZEROS and others < half * _FEW_CONTROLS:
            text = start[: 2 * half].decode(name, errors="replace")
            return name if len(_CONTROLS.findall(text)) <= half * _FEW_CONTROLS else ""
    return ""
