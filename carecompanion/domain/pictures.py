"""A picture of a printed page as a value, so that no view needs to know what drew it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page as pixels, top row first.

    A pixel is 4 bytes (blue, green, red, unused); a row is `stride` bytes.
    """

    width: int
    height: int
    stride: int
    pixels: bytes
