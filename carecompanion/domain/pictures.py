"""A picture of a printed page as a value, so that no view needs to know what drew it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page as pixels: 4 bytes each (blue, green, red, unused), rows of `stride` bytes, top first."""

    width: int
    height: int
    stride: int
    pixels: bytes
