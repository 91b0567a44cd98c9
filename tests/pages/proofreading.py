"""Reads a finished PDF as its objects say, and compares it with what "Read as text" has.

Each line of type is read with the size and the letters that the file gives it, in the order of the
file. PDFium, which knows nothing of us, says how large type is and where it stands.
"""

from __future__ import annotations

import math
import re
import struct
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any, Final

import pypdfium2
from bidi.mirror import MIRRORED
from pypdf import PdfReader
from pypdfium2 import raw

from carecompanion.pages.clusters import Clusters
from carecompanion.pages.fonts import FontBook, Weight
from tests.pages.samples import FONTS

_TOKEN: Final = re.compile(
    rb"\bBT\b|\bET\b|/(F\d+\+\d+) ([\d.]+) Tf|/ActualText <FEFF([0-9A-F]*)>"
    rb"|\bEMC\b|\(((?:[^\\()]|\\.)*)\)",
    re.DOTALL,
)
_ESCAPE: Final = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_NAMED_ESCAPES: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_LETTER: Final = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]*)>")
_LAYOUT: Final = ":.[]_·"
"""Signs that stand for layout in one and not in the other: boxes, lines to write on, columns."""

_UNSEEN: Final = "".join(
    chr(code) for code in range(0x20000) if unicodedata.category(chr(code)) == "Cf"
)
_NO_LETTER: Final = re.compile(rf"[\s\u034f\ufe00-\ufe0f{re.escape(_LAYOUT + _UNSEEN)}]+")

_CLUSTERS: Final = Clusters(FontBook(FONTS))
_EDGE: Final = 18.0
"""What printers reserve at the edges, pt (6.35 mm)."""


@dataclass(frozen=True)
class DrawnLine:
    """A line of type: its letters as the file says, and the sizes in it, pt."""

    text: str
    sizes: frozenset[float]

    @property
    def letters(self) -> str:
        """What can be compared."""
        return bare(self.text)


@dataclass(frozen=True)
class Proof:
    """What a PDF holds: lines side by side, what PDFium reads, and what is wrong with its type."""

    sides: tuple[tuple[DrawnLine, ...], ...]
    viewer: str
    smallest: float
    faults: tuple[str, ...]


@dataclass(frozen=True)
class _Face:
    """A font in the file: the letters of its codes, and the codes that have no glyph."""

    name: str
    letters: dict[int, str]
    glyphs: tuple[int, ...]


def proofread(pdf: bytes) -> Proof:
    """Everything that is drawn as type."""
    reader = PdfReader(BytesIO(pdf))
    faces: dict[int, _Face] = {}
    sides: list[tuple[DrawnLine, ...]] = []
    faults: list[str] = []
    for page in reader.pages:
        fonts = _fonts(page, faces)
        contents: Any = page.get_contents()
        sides.append(tuple(_lines(contents.get_data(), fonts, faults)))
    smallest, viewer = _seen_by_viewer(pdf, faults)
    return Proof(tuple(sides), viewer, smallest, tuple(dict.fromkeys(faults)))


def _fonts(page: Any, faces: dict[int, _Face]) -> dict[str, _Face]:
    found = {}
    for name, reference in page["/Resources"]["/Font"].items():
        if reference.idnum not in faces:
            font = reference.get_object()
            table = font["/ToUnicode"].get_object().get_data()
            file = font["/FontDescriptor"]["/FontFile2"].get_object().get_data()
            letters = {
                int(code, 16): bytes.fromhex(said.decode()).decode("utf-16-be")
                for code, said in _LETTER.findall(table.partition(b"endcodespacerange")[2])
            }
            faces[reference.idnum] = _Face(font["/BaseFont"], letters, _glyph_numbers(file))
        found[name.removeprefix("/")] = faces[reference.idnum]
    return found


def _glyph_numbers(font: bytes) -> tuple[int, ...]:
    """The glyph of each code; 0 is the box that stands for a missing one."""
    (count,) = struct.unpack_from(">H", font, 4)
    tables = {
        font[12 + 16 * n : 16 + 16 * n]: struct.unpack_from(">II", font, 20 + 16 * n)
        for n in range(count)
    }
    start, _ = tables[b"cmap"]
    (offset,) = struct.unpack_from(">I", font, start + 8)
    kind, _, _, first, entries = struct.unpack_from(">5H", font, start + offset)
    assert (kind, first) == (6, 0)
    return struct.unpack_from(f">{entries}H", font, start + offset + 10)


def _lines(data: bytes, fonts: dict[str, _Face], faults: list[str]) -> Iterator[DrawnLine]:
    face, size, said, actual = next(iter(fonts.values())), 0.0, "", None
    sizes: set[float] = set()
    inside = False
    for found in _TOKEN.finditer(data):
        name, size_said, whole, string = found.groups()
        if found[0] == b"BT":
            inside, said, sizes = True, "", set()
        elif found[0] == b"ET":
            inside = False
            text = said if actual is None else actual
            actual = None
            yield DrawnLine(text, frozenset(sizes))
        elif name:
            face, size = fonts[name.decode()], float(size_said)
        elif whole is not None:
            actual = bytes.fromhex(whole.decode()).decode("utf-16-be")
        elif string is not None and inside:
            sizes.add(size)
            said += _read(_unescaped(string), face, faults)


def _unescaped(string: bytes) -> bytes:
    def one(found: re.Match[bytes]) -> bytes:
        sign = found[1]
        return bytes([int(sign, 8)]) if sign[:1].isdigit() else _NAMED_ESCAPES.get(sign, sign)

    return _ESCAPE.sub(one, string)


def _read(codes: bytes, face: _Face, faults: list[str]) -> str:
    text = ""
    for code in codes:
        letter = face.letters.get(code, "")
        if code >= len(face.glyphs) or not face.glyphs[code]:
            faults.append(f"{face.name} has no glyph for {letter!r}")
        if letter in ("", "\0", "\ufffd"):
            faults.append(f"{face.name} says nothing of glyph {code}")
        text += letter
    return text


def _seen_by_viewer(pdf: bytes, faults: list[str]) -> tuple[float, str]:
    """The smallest size of type as drawn, and all text in PDFium's order."""
    smallest, texts = 1000.0, []
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            width, height = page.get_size()
            room = (_EDGE, _EDGE, width - _EDGE, height - _EDGE)
            for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,), max_depth=1):
                smallest = min(smallest, _size(item))
                left, bottom, right, top = item.get_bounds()
                if left < room[0] or bottom < room[1] or right > room[2] or top > room[3]:
                    faults.append(f"type at {left:.0f} {bottom:.0f} {right:.0f} {top:.0f}")
            texts.append(page.get_textpage().get_text_range(errors="replace"))
    finally:
        document.close()
    return smallest, "\n".join(texts)


def _size(item: Any) -> float:
    size = raw.c_float()
    raw.FPDFTextObj_GetFontSize(item.raw, size)
    matrix = item.get_matrix()
    return round(float(size.value) * math.hypot(matrix.c, matrix.d), 2)


def bare(text: str) -> str:
    """Letters to compare: without spaces, signs of layout, and what has no ink."""
    return _NO_LETTER.sub("", text)


@lru_cache(maxsize=50_000)
def as_printed(text: str) -> str:
    """What a text as typed reads as on paper, to compare."""
    return bare("".join(cluster.text for cluster in _CLUSTERS.of(text, Weight.REGULAR)))


def first_difference(lines: Iterable[str], drawn: Sequence[DrawnLine]) -> str:
    """Where what is drawn is not what is to be read; empty when it is the same to the end.

    Of a text with letters read from right to left, the order within a line is the eye's.
    """
    expected, leftward = "", bytearray()
    for line in lines:
        letters = as_printed(line)
        expected += letters
        leftward += bytes([is_leftward(letters)]) * len(letters)
    place = 0
    for each in drawn:
        letters = each.letters
        end = place + len(letters)
        wanted = expected[place:end]
        if letters != wanted and not (any(leftward[place:end]) and _tidy(letters) == _tidy(wanted)):
            return (
                f"drawn {letters!r} for {wanted!r} after {expected[max(place - 40, 0) : place]!r}"
            )
        place = end
    return f"not drawn: {expected[place : place + 80]!r}" if place < len(expected) else ""


def is_leftward(text: str) -> bool:
    """Whether some of it is read from right to left."""
    return any(unicodedata.bidirectional(letter) in ("R", "AL", "AN") for letter in text)


def _tidy(text: str) -> list[str]:
    return sorted(min(letter, MIRRORED.get(letter, letter)) for letter in text)


def lost_for_viewer(lines: Iterable[str], viewer: str) -> list[str]:
    """Plain words of `lines` that PDFium does not read, or not in their order.

    It guesses that a line with a word from right to left runs so as a whole: order counts between
    lines then, and not within it. Of a word that is broken over two lines order does not count.
    """
    text = unicodedata.normalize("NFKC", viewer.replace("\ufffe", "-"))
    read = text.splitlines()
    row, place, lost = 0, 0, []
    for line in lines:
        for word in () if is_leftward(line) else _PLAIN_WORD.findall(line):
            found = _find(word, read, row, place)
            if found:
                row, place = found
            else:
                lost.append(word)
    return lost


def _find(word: str, read: Sequence[str], row: int, place: int) -> tuple[int, int] | None:
    """The first line from `row` on that has the word after `place`."""
    for number in range(row, len(read)):
        start = read[number].find(word, place if number == row else 0)
        if start >= 0:
            return number, 0 if is_leftward(read[number]) else start
    return None


_PLAIN_WORD: Final = re.compile(r"(?<!\S)[A-Za-zÀ-ɏΆ-ώА-я0-9]{3,12}(?=[.,:;?]?(?!\S))")
"""Short enough to stand on one line of every column."""
