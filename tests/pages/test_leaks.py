"""The search for what must not be in a PDF finds it wherever it is put."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)

from carecompanion.domain.page import PageSource, build_one_page
from carecompanion.domain.printouts import Paper
from carecompanion.pages import ReportLabPages
from tests.pages import samples
from tests.pages.leaks import leaks
from tests.pages.samples import FONTS, WORDS

SECRET = "canary77x"
HEBREW = "סודישלנו"


def made(source: PageSource) -> bytes:
    return ReportLabPages(fonts=FONTS).one_page(build_one_page(source, WORDS), Paper.A4).pdf


def spoiled(spoil: Callable[[PdfWriter], object]) -> bytes:
    writer = PdfWriter(clone_from=BytesIO(made(samples.typical())))
    spoil(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def in_a_field(writer: PdfWriter, part: str) -> None:
    annotations = writer.pages[0]["/Annots"]
    assert isinstance(annotations, ArrayObject)
    annotations[0].get_object()[NameObject(part)] = TextStringObject(f"{SECRET} Ж")


def in_a_stream(writer: PdfWriter) -> None:
    stream = DecodedStreamObject()
    stream.set_data(SECRET.encode("utf-16-be").hex().encode())
    packed = stream.flate_encode()
    writer.root_object[NameObject("/Odd")] = writer._add_object(packed)


def in_the_catalog(writer: PdfWriter) -> None:
    value = DictionaryObject({NameObject(f"/{SECRET}"): TextStringObject("")})
    writer.root_object[NameObject("/Odd")] = value


@pytest.mark.parametrize(
    "spoil",
    [
        lambda writer: writer.add_metadata({"/Keywords": SECRET}),
        lambda writer: writer.add_metadata({"/Keywords": f"{SECRET} Ж"}),
        lambda writer: writer.add_attachment("notes.txt", SECRET.encode()),
        lambda writer: in_a_field(writer, "/TU"),
        lambda writer: in_a_field(writer, "/V"),
        lambda writer: in_a_field(writer, "/T"),
        in_a_stream,
        in_the_catalog,
    ],
    ids=["metadata", "wide", "attachment", "tooltip", "value", "name", "stream", "key"],
)
def test_a_word_is_found_in_each_place(spoil: Callable[[PdfWriter], object]) -> None:
    assert any(SECRET in leak for leak in leaks(spoiled(spoil), [SECRET]))


def test_a_word_that_is_drawn_is_found_in_any_script() -> None:
    source = samples.typical()
    person = replace(source.person, name=f"{SECRET} {HEBREW} κρυφό77")
    pdf = made(replace(source, person=person))
    for word in (SECRET, HEBREW, "κρυφό77"):
        assert leaks(pdf, [word])


def test_an_honest_page_has_none_and_no_room_for_one() -> None:
    assert leaks(made(samples.typical()), [SECRET, HEBREW]) == []
