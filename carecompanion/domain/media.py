"""What a file is, told by its first bytes: a name can say anything."""

from __future__ import annotations

from codecs import getincrementaldecoder
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from carecompanion.domain.records import MediaType

SNIFFED_BYTES = 4096
"""How many bytes `sniff` looks at."""

SUFFIXES: Final[Mapping[MediaType, str]] = MappingProxyType(
    {
        MediaType.PDF: ".pdf",
        MediaType.PNG: ".png",
        MediaType.JPEG: ".jpg",
        MediaType.TEXT: ".txt",
        MediaType.OTHER: ".bin",
    }
)
"""The file name ending of each kind, in files that we name ourselves."""

_STARTS: Final = (
    (b"%PDF-", MediaType.PDF),
    (b"\x89PNG\r\n\x1a\n", MediaType.PNG),
    (b"\xff\xd8\xff", MediaType.JPEG),
)


def sniff(start: bytes) -> MediaType:
    """The kind of a file from its first `SNIFFED_BYTES`; an empty file is of no known kind."""
    start = start[:SNIFFED_BYTES]
    for begins, media_type in _STARTS:
        if start.startswith(begins):
            return media_type
    return MediaType.TEXT if start and _is_text(start) else MediaType.OTHER


def _is_text(start: bytes) -> bool:
    """Whether these bytes begin a text in UTF-8; its last letter may be cut."""
    try:
        text = getincrementaldecoder("utf-8-sig")().decode(start)
    except UnicodeDecodeError:
        return False
    return all(character.isprintable() or character in "\t\n\r\f" for character in text)
