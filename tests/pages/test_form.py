"""The fields of the one page: invisible on paper, stable in name, and silent about anybody."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from pypdf import PdfWriter
from pypdf.generic import StreamObject

from carecompanion.domain.page import PageSource, build_one_page, build_question_sheet
from carecompanion.domain.printouts import Paper
from carecompanion.domain.records import NameStyle
from carecompanion.domain.return_page import (
    OF_A_QUESTION,
    OF_THE_PAGE,
    TeamText,
    TeamTick,
    read_field_name,
)
from carecompanion.pages import ReportLabPages
from tests.pages import samples
from tests.pages.filling import Values, fields_of, fill_with_pdfium, fill_with_pypdf
from tests.pages.reading_back import reader, text_of
from tests.pages.samples import FONTS, HEADLINE, WORDS

SAMPLES = (samples.empty, samples.typical, samples.worst, samples.scripts)
TOOLS = (fill_with_pypdf, fill_with_pdfium)
Fill = Callable[[bytes, Values], bytes]


def made(source: PageSource, paper: Paper = Paper.A4) -> bytes:
    return ReportLabPages(fonts=FONTS).one_page(build_one_page(source, WORDS), paper).pdf


def picture(pdf: bytes, *, with_fields: bool = True) -> bytes:
    document = pypdfium2.PdfDocument(pdf)
    if with_fields:
        document.init_forms()
    try:
        return bytes(document[0].render(scale=2, may_draw_forms=with_fields).to_pil().tobytes())
    finally:
        document.close()


def without_fields(pdf: bytes) -> bytes:
    writer = PdfWriter(clone_from=BytesIO(pdf))
    writer.remove_annotations(subtypes=None)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("sample", SAMPLES)
def test_an_empty_page_looks_the_same_with_and_without_its_fields(
    sample: Callable[[], PageSource], paper: Paper
) -> None:
    pdf = made(sample(), paper)
    assert fields_of(pdf)
    bare = without_fields(pdf)
    assert not fields_of(bare)
    assert picture(pdf) == picture(bare, with_fields=False)


def test_what_is_filled_in_can_be_seen() -> None:
    pdf = made(samples.typical())
    filled = fill_with_pdfium(pdf, dict.fromkeys(fields_of(pdf), "Not before the age of 4"))
    assert picture(filled) != picture(pdf)


@pytest.mark.parametrize("sample", SAMPLES)
def test_each_question_has_its_answer_and_ticks_and_the_page_its_four_lines(
    sample: Callable[[], PageSource],
) -> None:
    source = sample()
    read = [read_field_name(name) for name in fields_of(made(source))]
    fields = [field for field in read if field is not None]
    assert len(fields) == len(read)
    assert {field.headline_id for field in fields} == {HEADLINE}
    assert [field.part for field in fields if field.printed is None] == list(OF_THE_PAGE)
    for number, chosen in enumerate(source.chosen, start=1):
        own = [f for f in fields if f.printed is not None and f.printed.number == number]
        parts = {field.part for field in own}
        assert {TeamText.ANSWER, *TeamTick} <= parts <= set(OF_A_QUESTION)
        assert {f.printed.question for f in own if f.printed} == {chosen.question}


def test_a_page_without_questions_has_no_answers_to_give() -> None:
    source = replace(samples.empty(), chosen=(), others=())
    read = [read_field_name(name) for name in fields_of(made(source))]
    assert {field and field.printed for field in read} == {None}


def test_other_words_of_a_question_give_other_names_and_the_same_words_the_same() -> None:
    source = samples.typical()
    first = source.chosen[0]
    other = replace(source, chosen=(replace(first, text="Other words?"), *source.chosen[1:]))
    names, others = set(fields_of(made(source))), set(fields_of(made(other)))
    assert names == set(fields_of(made(source, Paper.LETTER)))
    assert {name for name in names - others if "-q1-" not in name} == set()
    assert names & others


def test_fields_say_nothing_about_anybody_and_every_one_has_a_name_to_be_read_out() -> None:
    source = samples.typical()
    typed = [source.person.name, *(fact.text for fact in source.facts), source.headline.text]
    typed += [item.text for item in source.chosen]
    for name, field in fields_of(made(source)).items():
        assert re.fullmatch(r"[A-Za-z0-9-]+", name)
        label = field["/TU"]
        assert label.strip()
        assert not [text for text in typed if text in label]
        assert not field.get("/V") or field["/V"] == "/Off"


def test_what_is_kept_off_pages_is_in_no_part_of_the_file() -> None:
    source = samples.typical()
    hidden = tuple(
        replace(fact, text=f"canary{fact.text}", show_on_pages=False) for fact in source.facts
    )
    person = replace(source.person, name="Canary Rivera", name_style=NameStyle.INITIALS)
    pdf = made(replace(source, person=person, facts=hidden))
    parts = parts_of(pdf)
    assert any("Questions for our appointment" in part for part in parts)
    for form in ("canary", "Canary", "Rivera"):
        assert not [part for part in parts if form in part or form.encode().hex() in part]
    assert "C. R." in text_of(pdf)


def parts_of(pdf: bytes) -> list[str]:
    """Every object of a file as text, its streams unpacked; letters of 16 bits lose their zeros."""
    read = reader(pdf)
    objects = [read.get_object(number) for number in range(1, len(read.xref[0]) + 1)]
    unpacked = [each.get_data() for each in objects if isinstance(each, StreamObject)]
    shown = [repr(each) for each in objects]
    return [*shown, *(data.replace(b"\0", b"").decode("latin-1") for data in unpacked)]


def test_the_page_carries_no_script_and_asks_no_viewer_to_send_anything() -> None:
    pdf = made(samples.typical())
    root: Any = reader(pdf).trailer["/Root"]
    assert set(root["/AcroForm"]) == {"/Fields", "/DA", "/DR"}
    for trace in (b"/JS", b"/JavaScript", b"/SubmitForm", b"/URI", b"/AA ", b"/OpenAction"):
        assert trace not in pdf


def test_the_question_sheet_stays_without_fields() -> None:
    source = samples.typical()
    maker = ReportLabPages(fonts=FONTS)
    sheet = maker.question_sheet(build_question_sheet(source, WORDS, None), Paper.A4)
    assert b"/AcroForm" not in sheet.pdf


@pytest.mark.parametrize("fill", TOOLS)
def test_two_programs_fill_it_in_any_script_and_the_words_are_kept(fill: Fill) -> None:
    pdf = made(samples.typical())
    said = "Ab 4 Jahren\nОтвет 治療 علاج שלום हिन्दी ≥ ½"
    values: dict[str, str | bool] = {
        name: said if name.endswith("-answer") else True
        for name, field in fields_of(pdf).items()
        if name.endswith("-answer") or field["/FT"] == "/Btn"
    }
    filled = fields_of(fill(pdf, values))
    answers = [field["/V"] for name, field in filled.items() if name.endswith("-answer")]
    assert [answer.replace("\r\n", "\n").replace("\r", "\n") for answer in answers] == [said] * 3
    ticks = [field["/V"] for field in filled.values() if field["/FT"] == "/Btn"]
    assert ticks == ["/Yes"] * 12
