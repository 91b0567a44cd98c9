"""500 files that no program ever wrote: real ones, cut, mixed up and flipped, and some traps."""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable, Mapping
from typing import Final

from tests.exchange.intake.mails import mails
from tests.exchange.intake.papers_and_pictures import papers, pictures
from tests.exchange.intake.texts_and_pages import pages, texts

SEED: Final = 20261121
COUNT: Final = 500
_LARGEST: Final = 60_000

_Mutation = Callable[[random.Random, bytes, bytes], bytes]


def malformed() -> tuple[tuple[str, bytes], ...]:
    """The same 500 each time: names and contents."""
    chance = random.Random(SEED)
    real = [sample.content for make in _KINDS for sample in make()]
    real = [content for content in real if len(content) <= _LARGEST]
    names = ("a.txt", "a.html", "a.eml", "a.pdf", "a.png", "a")
    made = list(traps())
    while len(made) < COUNT:
        content, other = chance.choice(real), chance.choice(real)
        for _ in range(chance.randint(1, 4)):
            content = chance.choice(_MUTATIONS)(chance, content, other)
        if content:
            made.append((chance.choice(names), content))
    return tuple(made)


_KINDS: Final = (texts, pages, mails, papers, pictures)


def _cut(chance: random.Random, content: bytes, _other: bytes) -> bytes:
    return content[: chance.randint(1, max(1, len(content)))]


def _flip(chance: random.Random, content: bytes, _other: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randint(1, 1 + len(changed) // 50)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _lose(chance: random.Random, content: bytes, _other: bytes) -> bytes:
    start = chance.randint(0, len(content))
    return content[:start] + content[start + chance.randint(0, 500) :]


def _repeat(chance: random.Random, content: bytes, _other: bytes) -> bytes:
    start = chance.randint(0, len(content))
    part = content[start : start + chance.randint(0, 200)]
    return content[:start] + part * chance.randint(1, 50) + content[start:]


def _splice(chance: random.Random, content: bytes, other: bytes) -> bytes:
    return content[: chance.randint(0, len(content))] + other[chance.randint(0, len(other)) :]


def _insert(chance: random.Random, content: bytes, _other: bytes) -> bytes:
    start = chance.randint(0, len(content))
    return content[:start] + chance.choice(_EVIL) + content[start:]


def _number(chance: random.Random, content: bytes, _other: bytes) -> bytes:
    """Another number where a number is: lengths, offsets, counts."""
    digits = [place for place, byte in enumerate(content) if byte in b"0123456789"]
    if not digits:
        return content
    place = chance.choice(digits)
    return content[:place] + chance.choice((b"0", b"-1", b"999999999", b"")) + content[place + 1 :]


_MUTATIONS: Final[tuple[_Mutation, ...]] = (
    *(_cut, _flip, _lose, _repeat, _splice, _insert, _number),
)
_EVIL: Final = (
    b"\x00" * 40,
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"<!--",
    b"<![CDATA[",
    b"<!DOCTYPE [",
    b"<a href='" + b"x" * 3000,
    b"&#xFFFFFFFF;&#0;&#xD800;",
    b"=?utf-8?B?////?= =?x?q?=?=",
    b'Content-Type: text/plain; charset="zlib"\r\n',
    b'Content-Type: multipart/mixed; boundary=""\r\n',
    b"Content-Transfer-Encoding: base64\r\n\r\n*&^%==A",
    b"begin 644 x\n",
    b"endobj stream\r\n",
    b"<< /Length 99999999 /Filter [/FlateDecode /LZWDecode /ASCIIHexDecode] >>",
    b"/Kids [1 0 R 1 0 R]",
    b"(" * 2000,
    b"[" * 2000,
)


def traps() -> tuple[tuple[str, bytes], ...]:
    """Files made to hang a reader, to break it, or to fill its memory."""
    return tuple((name, make()) for name, make in _TRAPS.items())


def trap(name: str) -> bytes:
    """One of them."""
    return _TRAPS[name]()


_PAGES: Final = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"


def _pdf_of(pages_object: bytes, stream: bytes) -> bytes:
    """A PDF without a table of places, as a reader that repairs finds it."""
    return (
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n"
        + pages_object
        + b"\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
        b" >>\nendobj\n4 0 obj\n<< /Filter /FlateDecode /Length "
        + str(len(stream)).encode()
        + b" >>\nstream\n"
        + stream
        + b"\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n"
    )


def _nested_mail(mail: bytes, depth: int) -> bytes:
    heads = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(depth)
    )
    return mail + heads + b"\r\nbottom"


def _nested_messages(mail: bytes, depth: int) -> bytes:
    return (mail + b"Content-Type: message/rfc822\r\n\r\n") * depth + mail + b"\r\nbottom"


def _many_parts(mail: bytes, count: int) -> bytes:
    part = b"--b\r\nContent-Type: application/x; name=f\r\n\r\nx\r\n"
    return mail + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + part * count + b"--b--"


_MAIL: Final = b"From: a@b.c\r\nDate: Tue, 21 Apr 2026 09:15:00 +0200\r\nSubject: x\r\n"

_TRAPS: Final[Mapping[str, Callable[[], bytes]]] = {
    "deep.html": lambda: b"<html><body>" + b"<div>" * 200_000 + b"x",
    "lists.html": lambda: b"<html><body>" + b"<ul><li>" * 100_000,
    "tags.html": lambda: b"<html><body>" + b"<" * 1_000_000,
    "comment.html": lambda: b"<html><body><!--" + b"-" * 1_000_000,
    "attributes.html": lambda: b"<html><body><p " + b"a=b " * 300_000 + b">x",
    "entities.html": lambda: b"<html><body>" + b"&amp" * 300_000,
    "closing.html": lambda: b"<html><body><a href='http://x.y/'>z" + b"</a>" * 200_000,
    "declared.html": lambda: b"<html><body><!foo [ <!bar ]>" * 1000,
    "long.txt": lambda: b"word " * 2_000_000,
    "nulls.txt": lambda: b"a\x00" * 500_000,
    "deep.eml": lambda: _nested_mail(_MAIL, 3000),
    "mails.eml": lambda: _nested_messages(_MAIL, 60),
    "parts.eml": lambda: _many_parts(_MAIL, 3000),
    "headers.eml": lambda: _MAIL + b"X-Long: y\r\n" * 200_000 + b"\r\nbody",
    "comments.eml": lambda: (
        b"From: " + b"(" * 5000 + b"\r\nDate: " + b"(" * 5000 + b"\r\nTo: x\r\n\r\nb"
    ),
    "charset.eml": lambda: (
        _MAIL + b"Content-Type: text/plain; charset=punycode\r\n\r\n" + b"a-" * 20_000
    ),
    "quoted.eml": lambda: (
        _MAIL + b"Content-Transfer-Encoding: quoted-printable\r\n\r\n" + b"=" * 500_000
    ),
    "endless.pdf": lambda: _pdf_of(b"<< /Type /Pages /Kids [2 0 R] /Count 1000000 >>", b""),
    "bomb.pdf": lambda: _pdf_of(_PAGES, zlib.compress(bytes(300_000_000), 9)),
    "calls.pdf": lambda: _pdf_of(_PAGES, zlib.compress(b"q " * 3_000_000 + b"BT (x) Tj ET")),
    "arrays.pdf": lambda: _pdf_of(b"[" * 100_000, b""),
    "huge.png": lambda: b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIHDR" + b"\0" * 50,
    "chunks.png": lambda: b"\x89PNG\r\n\x1a\n" + b"\0\0\0\0abcd\xed\x82\xcd\x11" * 100_000,
    "marks.jpg": lambda: b"\xff\xd8" + b"\xff\xe1\x00\x02" * 100_000,
    "exif.jpg": lambda: (
        b"\xff\xd8\xff\xe1\x00\x40Exif\0\0II*\0\x08\0\0\0\xff\xff" + b"\x69\x87" * 20
    ),
}
