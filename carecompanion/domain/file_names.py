"""Names for files that leave the notes: safe on every computer, and honest about the kind."""

from __future__ import annotations

import re
import unicodedata

from carecompanion.domain.media import SUFFIXES
from carecompanion.domain.records import MediaType

_LONGEST = 100
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}\Z")
_KNOWN_ENDINGS = {MediaType.JPEG: (".jpg", ".jpeg"), MediaType.TEXT: (".txt", ".md", ".csv")}
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|\Z)", re.IGNORECASE)


def safe_file_name(name: str, media_type: MediaType, *, otherwise: str) -> str:
    """A file name made of `name`; of `otherwise` where nothing of it is left.

    Nothing in it leads to another folder, hides the file, turns the writing round or is reserved on
    Windows. The ending is that of the kind; a file of no known kind keeps the one it has.
    """
    kept = "".join(map(_safe, unicodedata.normalize("NFC", name)))
    found = _ENDING.search(kept)
    stem = kept[: found.start()] if found else kept
    own = found.group() if found else ""
    stem = " ".join(stem.split()).strip(". ")[:_LONGEST].rstrip(". ") or otherwise
    if _RESERVED.match(stem):
        stem = f"_{stem}"
    return stem + _ending(own, media_type)


def _ending(own: str, media_type: MediaType) -> str:
    if media_type is MediaType.OTHER:
        return own
    usual = SUFFIXES[media_type]
    return own if own.lower() in _KNOWN_ENDINGS.get(media_type, (usual,)) else usual


def _safe(character: str) -> str:
    if unicodedata.category(character).startswith("C"):
        return ""
    return "_" if character in '<>:"/\\|?*' else character
