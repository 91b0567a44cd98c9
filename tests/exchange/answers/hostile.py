"""1,000 pages that nobody sent in good faith: traps, and a filled page spoiled in many ways."""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from typing import Final

from pypdf import PdfWriter

from carecompanion.domain.page import build_one_page
from carecompanion.domain.printouts import Paper
from carecompanion.pages import ReportLabPages
from tests.pages import samples
from tests.pages.filling import fields_of, fill_with_pypdf
from tests.pages.samples import FONTS, WORDS

SEED: Final = 20261121
COUNT: Final = 1000
OURS: Final = f"cc1-{samples.HEADLINE.hex}-page-next-step"
"""The name of a field that the real page has."""


@cache
def real_page() -> bytes:
    """The page of a made-up family, as it is printed."""
    page = build_one_page(samples.typical(), WORDS)
    return ReportLabPages(fonts=FONTS).one_page(page, Paper.A4).pdf


@cache
def filled_page() -> bytes:
    """The same page with something in every field."""
    values: dict[str, str | bool] = {
        name: "Canary ΩЖ" if field["/FT"] == "/Tx" else True
        for name, field in fields_of(real_page()).items()
    }
    return fill_with_pypdf(real_page(), values)


def hostile(part: int = 0, parts: int = 1) -> Iterator[tuple[str, bytes]]:
    """Of the same 1,000 each time, none twice, each part its share: names and contents."""
    known = tuple(traps().items())
    for number in range(part, COUNT, parts):
        if number < len(known):
            yield known[number]
            continue
        spoil = _SPOILS[number % len(_SPOILS)]
        content = spoil(random.Random(SEED + number), filled_page())
        yield f"{spoil.__name__[1:]} {number}", content + b"\n%% %d\n" % number


@cache
def traps() -> dict[str, bytes]:
    """Files made to run something, to hang or break a reader, or to fill its memory."""
    return {
        "nothing": b"",
        "no-pdf": b"hello",
        "head-alone": b"%PDF-1.7\n",
        "script": _form(_field(more=b"/AA << /K << /S /JavaScript /JS (app.alert\\(1\\)) >> >>")),
        "huge-text": _form(_field(value=b"(" + b"A" * 2_000_000 + b")")),
        "huge-name": _form(_field(name=b"n" * 1_000_000)),
        "odd-letters": _form(_field(name=b"a\\000\\033[2Jb", value=b"(\\033]0;x\\007 \\000 y)")),
        "twice": _form(_field(value=b"(one)") + b" " + _field(value=b"(two)")),
        "many-fields": _form(b" ".join(_field(name=b"f%d" % n) for n in range(5_000))),
        "deep": _deep(3_000),
        "round": _form(b"4 0 R", b"4 0 obj\n<< /T (a) /Kids [4 0 R 4 0 R] >>\nendobj\n"),
        "two-rounds": _form(
            b"4 0 R",
            b"4 0 obj\n<< /T (a) /Kids [5 0 R] >>\nendobj\n"
            b"5 0 obj\n<< /T (b) /Parent 4 0 R /Kids [4 0 R 5 0 R] >>\nendobj\n",
        ),
        "reference-to-itself": _form(b"4 0 R", b"4 0 obj\n4 0 R\nendobj\n"),
        "missing": _form(b"99 0 R"),
        "fields-no-list": _pdf(b"<< /Fields << /T (a) >> >>"),
        "form-no-dictionary": _pdf(b"(text)"),
        "form-of-null": _pdf(b"null"),
        "bomb": _form(_field(value=b"4 0 R"), _bomb(120_000_000)),
        "bombs-in-a-row": _form(_field(value=b"4 0 R"), _bomb(20_000_000, twice=True)),
        "locked": _encrypted("a password"),
        "locked-for-changes": _encrypted(""),
        **{f"value-{n}": _form(_field(value=odd)) for n, odd in enumerate(_ODD_VALUES)},
        **{
            f"tick-{n}": _form(_field(kind=b"/Btn", value=odd)) for n, odd in enumerate(_ODD_VALUES)
        },
    }


_ODD_VALUES: Final = (
    *(b"7", b"-1.5e400", b"true", b"null", b"/Name", b"[]", b"[(a) (b)]", b"<< /V (a) >>"),
    *(b"<FEFF0041", b"<FEFFD800>", b"<FFFE410042>", b"<EFBBBF80>", b"(\\777\\8)", b"(unclosed"),
)


def _field(
    *,
    name: bytes = OURS.encode(),
    kind: bytes = b"/Tx",
    value: bytes = b"(said)",
    more: bytes = b"",
) -> bytes:
    return b"<< /T (" + name + b") /FT " + kind + b" /V " + value + b" " + more + b" >>"


def _form(fields: bytes, objects: bytes = b"") -> bytes:
    return _pdf(b"<< /Fields [" + fields + b"] >>", objects)


def _pdf(form: bytes, objects: bytes = b"") -> bytes:
    """A PDF without a table of places, as a reader that repairs finds it."""
    return (
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R /AcroForm "
        + form
        + b" /OpenAction << /S /JavaScript /JS (while\\(1\\);) >> >>\nendobj\n2 0 obj\n"
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n"
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj\n"
        + objects
        + b"trailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n"
    )


def _deep(depth: int) -> bytes:
    nodes = (
        b"%d 0 obj\n<< /T (a) /Kids [%d 0 R] >>\nendobj\n" % (n, n + 1) for n in range(4, 4 + depth)
    )
    last = b"%d 0 obj\n%b\nendobj\n" % (4 + depth, _field())
    return _form(b"4 0 R", b"".join(nodes) + last)


def _bomb(size: int, *, twice: bool = False) -> bytes:
    """A value that is small in the file and large in memory."""
    packed = zlib.compress(bytes(size), 9)
    filters = b"/FlateDecode"
    if twice:
        packed, filters = zlib.compress(packed, 9), b"[/FlateDecode /FlateDecode]"
    head = b"4 0 obj\n<< /Length %d /Filter %b >>\nstream\n" % (len(packed), filters)
    return head + packed + b"\nendstream\nendobj\n"


def _encrypted(password: str) -> bytes:
    writer = PdfWriter(clone_from=BytesIO(filled_page()))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _mutated(chance: random.Random, page: bytes) -> bytes:
    made = bytearray(page)
    for _ in range(chance.randint(1, 5)):
        place, length = chance.randrange(len(made)), chance.randint(1, 3000)
        match chance.randrange(5):
            case 0:
                del made[place:]
            case 1:
                del made[place : place + length]
            case 2:
                made[place:place] = made[place : place + length]
            case 3:
                made[place : place + 8] = chance.randbytes(8)
            case _:
                made[place:place] = chance.choice(_PIECES)
        if not made:
            return b"%PDF-"
    return bytes(made)


_OBJECT: Final = re.compile(rb"(?<=\n)(\d+ 0 obj\n)(.*?)(\nendobj)", re.DOTALL)
_NAME: Final = re.compile(rb"cc1-([0-9a-f]{32})-(q\d-[^-]+)-([0-9a-f]{16})")


def _flipped(chance: random.Random, page: bytes) -> bytes:
    """Single bits turned around, as on a bad disk."""
    made = bytearray(page)
    for _ in range(chance.randint(1, 60)):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def _swapped(chance: random.Random, page: bytes) -> bytes:
    """Objects that have each other's content."""
    found = list(_OBJECT.finditer(page))
    places = list(range(len(found)))
    for _ in range(chance.randint(1, 12)):
        one, two = chance.sample(range(len(found)), 2)
        places[one], places[two] = places[two], places[one]
    made, end = b"", 0
    for each, place in zip(found, places, strict=True):
        made += page[end : each.start()] + each[1] + found[place][2] + each[3]
        end = each.end()
    return made + page[end:]


def _renamed(chance: random.Random, page: bytes) -> bytes:
    """Fields with the names of another page, of another question, or of words nobody printed."""

    def other(found: re.Match[bytes]) -> bytes:
        page_id, row, check = found.groups()
        match chance.randrange(5):
            case 0:
                page_id = chance.randbytes(16).hex().encode()
            case 1:
                row = b"q%d-%b" % (chance.randint(1, 9), chance.choice((b"R1", b"A4", b"own")))
            case 2:
                check = chance.randbytes(8).hex().encode()
        return b"cc1-%b-%b-%b" % (page_id, row, check)

    return _NAME.sub(other, page)


def _doubled(chance: random.Random, _page: bytes) -> bytes:
    """Fields of one name more than once, and values that belong to others."""
    fields = b" ".join(
        _field(
            name=chance.choice(_NAMES),
            kind=chance.choice((b"/Tx", b"/Btn", b"/Ch", b"/Sig")),
            value=b"(said %d)" % chance.randrange(9),
            more=chance.choice((b"", b"/Kids []", b"/Parent 1 0 R", b"/Kids [<< /T () >>]")),
        )
        for _ in range(chance.randint(2, 40))
    )
    return _form(fields)


def _tangled(chance: random.Random, _page: bytes) -> bytes:
    """Objects that lead anywhere: in rounds, into each other, and a thousand deep."""
    count = chance.randint(2, 60)

    def anywhere() -> bytes:
        return b"%d 0 R" % chance.randint(1, count + 5)

    def knot(number: int) -> bytes:
        deep = chance.choice((1, 1, 1, 3000))
        parts = (
            b"/T (%d)" % number,
            b"/T " + anywhere(),
            b"/Kids [" + b" ".join(anywhere() for _ in range(chance.randrange(6))) + b"]",
            b"/Kids " + anywhere(),
            b"/Parent " + anywhere(),
            b"/V " + anywhere(),
            b"/FT " + chance.choice((b"/Tx", b"/Btn", anywhere())),
            b"/AP << /N " + anywhere() + b" >>",
            b"/Opt " + b"[" * deep + anywhere() + b"]" * deep,
        )
        some = b" ".join(chance.sample(parts, chance.randint(1, len(parts))))
        return b"%d 0 obj\n<< %b >>\nendobj\n" % (number, some)

    return _form(anywhere(), b"".join(knot(number) for number in range(4, 4 + count)))


def _streamed(chance: random.Random, _page: bytes) -> bytes:
    """A value that is a stream: of any filters, of a wrong length, or far too large."""
    content = zlib.compress(bytes(chance.choice((10, 10_000_000))))
    if chance.random() < 0.5:
        content = content[: chance.randrange(len(content))] + chance.randbytes(9)
    filters = b" ".join(chance.choices(_FILTERS, k=chance.randint(0, 30)))
    length = chance.choice((len(content), 0, -1, 10**12))
    head = b"4 0 obj\n<< /Length %d /Filter [%b] >>\nstream\n" % (length, filters)
    return _form(_field(value=b"4 0 R"), head + content + b"\nendstream\nendobj\n")


_FILTERS: Final = (
    *(b"/FlateDecode", b"/ASCIIHexDecode", b"/ASCII85Decode", b"/LZWDecode"),
    *(b"/RunLengthDecode", b"/DCTDecode", b"/Crypt", b"/Nothing"),
)
_NAMES: Final = (OURS.encode(), b"cc1-" + b"0" * 32 + b"-page-who", b"a", b"a.b", b"")
_SPOILS: Final[tuple[Callable[[random.Random, bytes], bytes], ...]] = (
    *(_mutated, _mutated, _mutated, _flipped, _flipped, _swapped, _swapped),
    *(_renamed, _doubled, _tangled, _tangled, _streamed),
)

_PIECES: Final = (
    b"<< /Kids [1 0 R 1 0 R] >>",
    b"endobj\n",
    b"stream\n",
    b"(" * 2000,
    b"[" * 2000,
    b"<<" * 2000,
    b"/AcroForm 1 0 R",
    b"/V 9999999 0 R",
    b"\nstartxref\n-1\n%%EOF\n",
)
