"""Looks for words in every corner of a PDF, in every disguise that anybody could undo."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from io import BytesIO
from typing import Any, Final

import pypdfium2
from pypdf import PdfReader
from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, StreamObject

from tests.pages.proofreading import bare, is_leftward, proofread

_SECRET_ROOMS: Final = (
    b"/EmbeddedFile",
    b"/JavaScript",
    b"/Metadata",
    b"/Thumb",
    b"/PieceInfo",
    b"/Subtype /Link",
    b"/URI",
    b"/Subtype /Image",
)
"""What our pages have none of: places where a file carries more than is seen."""


_STREAM: Final = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)


def leaks(pdf: bytes, words: Iterable[str]) -> list[str]:
    """Each of `words` with where it was found, and rooms that should not be there."""
    corners = dict(_corners(pdf))
    everything = b"\n".join(corners.values())
    found = [
        f"{word} is in {place}"
        for word in words
        for form in _disguises(word)
        if form in everything
        for place, content in corners.items()
        if form in content
    ]
    names = b"\n".join(content for place, content in corners.items() if "a name of" in place)
    # Not in streams: in so many bytes of fonts, four letters come up by chance.
    structure = _STREAM.sub(b"", corners["the file"]) + names
    return found + [name.decode() for name in _SECRET_ROOMS if name.lower() in structure]


def _corners(pdf: bytes) -> Iterator[tuple[str, bytes]]:
    """The file itself, each object with its streams unpacked, and the text that is drawn."""
    yield "the file", pdf.lower()
    reader = PdfReader(BytesIO(pdf))
    seen: set[int] = set()
    for number in sorted(reader.xref.get(0, {})):
        if number:
            yield from _object(reader.get_object(number), f"object {number}", seen)
    yield from _object(reader.trailer, "the trailer", seen)
    proof = proofread(pdf)
    drawn = "".join(bare(line.text) for side in proof.sides for line in side)
    yield "the drawn text", drawn.lower().encode()
    yield "what PDFium reads", bare(proof.viewer).lower().encode()
    yield "what PDFium shows of the file", _told_by_viewer(pdf).lower().encode()


def _object(value: Any, place: str, seen: set[int]) -> Iterator[tuple[str, bytes]]:
    """Everything that is written in an object, strings as their letters."""
    if isinstance(value, DictionaryObject):
        if id(value) not in seen:
            seen.add(id(value))
            yield from _dictionary(value, place, seen)
    elif isinstance(value, ArrayObject):
        for each in value:
            yield from _object(each, place, seen)
    elif isinstance(value, ByteStringObject):
        yield place, bytes(value).lower()
    elif isinstance(value, str):
        yield place, value.lower().encode("utf-8", "replace")


def _dictionary(value: DictionaryObject, place: str, seen: set[int]) -> Iterator[tuple[str, bytes]]:
    if isinstance(value, StreamObject):
        yield f"the stream of {place}", value.get_data().lower()
    for name in value:
        yield f"a name of {place}", str(name).lower().encode()
        yield from _object(value.raw_get(name), f"{place} {name}", seen)


def _told_by_viewer(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return str(document.get_metadata_dict())
    finally:
        document.close()


@lru_cache(maxsize=20_000)
def _disguises(word: str) -> tuple[bytes, ...]:
    """How a word can lie in a file; words from right to left also as the eye meets them."""
    forms: list[bytes] = []
    plain = word.lower()
    for turned in {plain, plain[::-1]} if is_leftward(plain) else {plain}:
        wide = turned.encode("utf-16-be"), turned.encode("utf-16-le")
        forms += [turned.encode(), *wide, turned.encode().hex().encode()]
        forms += [form.hex().encode() for form in wide]
    return tuple(forms)
