"""A picture: whether it is whole, and the day it says it was taken. Its dots are not looked at."""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass
from datetime import date
from typing import Final

from carecompanion.domain.intake import IntakeWarning

_PNG_START: Final = b"\x89PNG\r\n\x1a\n"
_EXIF: Final = b"Exif\0\0"
_TAKEN: Final = (0x9003, 0x9004, 0x0132)
"""EXIF: taken, digitised, changed, in this order (JEITA CP-3451)."""
_EXIF_PART: Final = 0x8769
_MOST_FIELDS: Final = 500
_MOST_BLOCKS: Final = 10_000
_ASCII: Final = 2
_DAY: Final = re.compile(rb"(\d{4})[:-](\d{2})[:-](\d{2})")
_YEARS: Final = range(1980, 2100)
_BARE_MARKS: Final = frozenset({0x01, *range(0xD0, 0xD9)})


@dataclass(frozen=True, slots=True)
class Picture:
    """What a picture says about itself."""

    on: str = ""
    warnings: tuple[IntakeWarning, ...] = ()


def read_picture(content: bytes) -> Picture:
    """The day and the state of a PNG or JPEG picture."""
    is_whole, on = _png(content) if content.startswith(_PNG_START) else _jpeg(content)
    return Picture(on, () if is_whole else (IntakeWarning.DAMAGED,))


def _png(content: bytes) -> tuple[bool, str]:
    """Walk the chunks: each has its length, its name, its bytes and their checksum."""
    place, on = len(_PNG_START), ""
    for _ in range(_MOST_BLOCKS):
        head = content[place : place + 8]
        if len(head) < 8:
            return False, on
        (length,) = struct.unpack(">I", head[:4])
        end = place + 12 + length
        body = content[place + 8 : end - 4]
        if end > len(content) or zlib.crc32(head[4:] + body) != _number(content, end - 4, ">I"):
            return False, on
        if head[4:] == b"tIME" and length >= 4:
            on = _iso(*struct.unpack(">HBB", body[:4]))
        elif head[4:] == b"eXIf":
            on = _exif_day(body) or on
        elif head[4:] == b"IEND":
            return True, on
        place = end
    return False, on


def _jpeg(content: bytes) -> tuple[bool, str]:
    """Walk the segments up to the dots; the last two bytes say that all of it is there."""
    place, on = 2, ""
    for _ in range(_MOST_BLOCKS):
        if content[place : place + 1] != b"\xff" or place + 4 > len(content):
            return False, on
        mark = content[place + 1]
        if mark == 0xFF or mark in _BARE_MARKS:
            place += 1 if mark == 0xFF else 2
            continue
        if mark == 0xDA:
            return b"\xff\xd9" in content[-4096:], on
        length = _number(content, place + 2, ">H")
        body = content[place + 4 : place + 2 + length]
        if mark == 0xE1 and body.startswith(_EXIF):
            on = _exif_day(body[len(_EXIF) :]) or on
        if length < 2:
            return False, on
        place += 2 + length
    return False, on


def _exif_day(tiff: bytes) -> str:
    """The day of a TIFF block, from its first list of fields and the EXIF list that hangs on it."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or _number(tiff, 2, f"{order}H") != 42:
        return ""
    fields = _fields(tiff, _number(tiff, 4, f"{order}I"), order)
    inner = fields.get(_EXIF_PART)
    if inner is not None:
        fields |= _fields(tiff, inner[1], order)
    days = (_day_at(tiff, fields[tag]) for tag in _TAKEN if tag in fields)
    return next(filter(None, days), "")


def _fields(tiff: bytes, place: int, order: str) -> dict[int, tuple[int, int]]:
    """Type and value (or where it stands) of each field of one list."""
    found: dict[int, tuple[int, int]] = {}
    count = min(_number(tiff, place, f"{order}H"), _MOST_FIELDS)
    for number in range(count):
        entry = tiff[place + 2 + 12 * number : place + 14 + 12 * number]
        if len(entry) < 12:
            break
        tag, kind, _count, value = struct.unpack(f"{order}HHII", entry)
        found[tag] = (kind, value)
    return found


def _day_at(tiff: bytes, field: tuple[int, int]) -> str:
    kind, place = field
    found = _DAY.match(tiff[place : place + 10]) if kind == _ASCII else None
    return _iso(*map(int, found.groups())) if found else ""


def _number(content: bytes, place: int, form: str) -> int:
    """A number at a place; 0 where the bytes end before it."""
    size = struct.calcsize(form)
    part = content[place : place + size]
    return int(struct.unpack(form, part)[0]) if len(part) == size else 0


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat() if year in _YEARS else ""
    except ValueError:
        return ""
