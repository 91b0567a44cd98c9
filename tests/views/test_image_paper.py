"""An image from anywhere is decoded within limits, or refused calmly."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.domain.errors import PaperError, PaperTooLargeError, PaperUnreadableError
from carecompanion.domain.pictures import PagePicture
from carecompanion.domain.records import MediaType
from carecompanion.views.image_paper import DECODED_PIXELS, MOST_MEMORY_MB, ImagePaper
from tests.ui.papers import image

SMALL = image(40, 30)


def decoded(content: bytes, kind: MediaType = MediaType.PNG) -> PagePicture:
    picture = ImagePaper(content, kind).page(1, 800).picture
    assert picture is not None
    return picture


def bomb(width: int, height: int, *, interlaced: bool = False) -> bytes:
    """A PNG of a few bytes that says it is large."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = zlib.crc32(name + data)
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", width, height, 16, 6, 0, 0, int(interlaced))
    data = zlib.compress(bytes(100_000))
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", data), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest.mark.parametrize(("kind", "media"), [("png", MediaType.PNG), ("jpg", MediaType.JPEG)])
def test_a_small_image_keeps_its_size_and_colour(kind: str, media: MediaType) -> None:
    picture = decoded(image(40, 30, kind=kind), media)

    assert (picture.width, picture.height) == (40, 30)
    blue, green, red = picture.pixels[:3]
    assert (abs(blue - 0xAA) < 4, abs(green - 0x66) < 4, abs(red - 0x33) < 4) == (True,) * 3


def test_what_is_see_through_lies_on_white_paper() -> None:
    assert decoded(image(2, 2, colour=0)).pixels[:3] == b"\xff\xff\xff"


def test_a_large_photograph_is_decoded_smaller() -> None:
    picture = decoded(image(6000, 4000, kind="jpg"), MediaType.JPEG)

    assert picture.width == 800
    assert picture.width * picture.height <= DECODED_PIXELS
    assert abs(picture.width / picture.height - 1.5) < 0.01


def test_an_image_that_says_it_is_huge_is_not_decoded() -> None:
    with pytest.raises(PaperTooLargeError):
        ImagePaper(bomb(60_000, 60_000), MediaType.PNG)


@pytest.mark.qt_log_ignore("Rejecting image as it exceeds", extend=True)
def test_an_image_that_needs_too_much_memory_at_once_is_refused() -> None:
    width, height = 10_000, 10_000
    assert width * height * 8 > MOST_MEMORY_MB * 1024 * 1024
    with pytest.raises(PaperError):
        ImagePaper(bomb(width, height, interlaced=True), MediaType.PNG)


def test_a_kind_that_the_first_bytes_do_not_say_is_never_decoded() -> None:
    with pytest.raises(PaperUnreadableError):
        ImagePaper(b"<svg xmlns='http://www.w3.org/2000/svg'/>", MediaType.PNG)


@given(st.integers(8, len(SMALL) - 1), st.binary(min_size=1, max_size=20))
def test_damage_is_shown_or_refused_and_nothing_else(place: int, rubbish: bytes) -> None:
    damaged = SMALL[:place] + rubbish + SMALL[place + len(rubbish) :]
    try:
        picture = decoded(damaged)
    except PaperError:
        return
    assert picture.width * picture.height <= DECODED_PIXELS


def test_a_closed_image_holds_no_pixel() -> None:
    paper = ImagePaper(SMALL, MediaType.PNG)
    paper.close()
    assert paper.page(1, 800).picture is None
