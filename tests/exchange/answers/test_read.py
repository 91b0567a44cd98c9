"""A page that came back: what two programs filled in is found again, and no file does harm."""

from __future__ import annotations

import threading
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from carecompanion.domain.errors import (
    IntakeError,
    IntakeFault,
    ReturnedPageError,
    ReturnFault,
)
from carecompanion.domain.intake import INTAKE_BYTES
from carecompanion.domain.return_page import TeamTick, read_field_name
from carecompanion.domain.returned import RETURN_FIELDS, RETURN_LETTERS, FilledForm
from carecompanion.exchange.answers.read import read_returned, read_returned_bytes
from carecompanion.exchange.intake.form_fields import read_fields
from tests.exchange.answers.hostile import COUNT, OURS, filled_page, hostile, real_page, traps
from tests.pages.filling import Values, fields_of, fill_with_pdfium, fill_with_pypdf

TOOLS = (fill_with_pypdf, fill_with_pdfium)
Fill = Callable[[bytes, Values], bytes]

LETTERS = st.sampled_from(
    "Die Studie nimmt ab 4 Jahren auf (nicht <b>früher</b>); \\ / \n\n"
    "Ответ: да ΩΔ éèñß 治療する 치료 علاج שלום हिन्दी বাংলা ไทย ≥ ½ – “x”"
)
"""No letters beyond 16 bits: PDFium's own form fields cut them (docs/decisions/0112)."""

SAID = st.text(LETTERS, max_size=120).map(str.strip)


def said(form: FilledForm) -> dict[str, str]:
    return {field.name: field.text.strip() for field in form.fields if field.ticked is None}


def ticked(form: FilledForm) -> set[str]:
    return {field.name for field in form.fields if field.ticked}


@pytest.mark.parametrize("fill", TOOLS)
@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
@given(data=st.data())
def test_whatever_is_filled_in_by_either_program_is_read_as_it_was_written(
    fill: Fill, data: st.DataObject
) -> None:
    fields = fields_of(real_page())
    values: dict[str, str | bool] = {}
    for name, field in fields.items():
        if field["/FT"] == "/Btn":
            values[name] = data.draw(st.booleans())
        else:
            text = data.draw(SAID)
            values[name] = text if name.endswith("-answer") else " ".join(text.split())
    form = read_fields(fill(real_page(), values))
    texts = {name: value for name, value in values.items() if isinstance(value, str)}
    assert said(form) == texts
    assert ticked(form) == {name for name, value in values.items() if value is True}


@pytest.mark.parametrize("fill", TOOLS)
def test_a_file_filled_by_either_program_is_read_in_a_process_of_its_own(
    fill: Fill, tmp_path: Path
) -> None:
    tick = next(n for n in fields_of(real_page()) if n.endswith(TeamTick.WILL_CHECK.value))
    file = tmp_path / "page.pdf"
    file.write_bytes(fill(real_page(), {OURS: "Schritt 治療", tick: True}))
    form = read_returned(file)
    assert said(form)[OURS] == "Schritt 治療"
    assert ticked(form) == {tick}
    assert len(form.fields) == len(fields_of(real_page()))


def test_a_page_saved_again_merged_or_filled_twice_keeps_what_is_in_it() -> None:
    again = PdfWriter(clone_from=BytesIO(fill_with_pdfium(filled_page(), {OURS: "changed"})))
    again.add_blank_page(100, 100)
    again.compress_identical_objects()
    out = BytesIO()
    again.write(out)
    form = read_fields(out.getvalue())
    assert said(form)[OURS] == "changed"
    assert all(read_field_name(field.name) for field in form.fields)


@pytest.mark.parametrize("fill", TOOLS)
@pytest.mark.parametrize("missing", [1, 20, 100, 399])
def test_a_page_without_its_end_is_read_all_the_same(fill: Fill, missing: int) -> None:
    form = read_fields(fill(real_page(), {OURS: "Schritt 治療"})[:-missing])
    assert said(form)[OURS] == "Schritt 治療"


def test_a_page_whose_fields_were_flattened_says_that_it_has_none() -> None:
    writer = PdfWriter()
    writer.append(BytesIO(filled_page()), import_outline=False)
    writer.remove_annotations(subtypes="/Widget")
    del writer.root_object["/AcroForm"]
    out = BytesIO()
    writer.write(out)
    with pytest.raises(ReturnedPageError) as refused:
        read_returned_bytes(out.getvalue(), name="flat.pdf")
    assert refused.value.fault is ReturnFault.NO_FIELDS


@pytest.mark.parametrize(
    ("trap", "fault"),
    [
        ("no-pdf", ReturnFault.UNREADABLE),
        ("head-alone", ReturnFault.UNREADABLE),
        ("locked", ReturnFault.LOCKED),
        ("form-of-null", ReturnFault.NO_FIELDS),
        ("missing", ReturnFault.NO_FIELDS),
    ],
)
def test_what_cannot_be_read_is_told_by_its_reason(trap: str, fault: ReturnFault) -> None:
    with pytest.raises(ReturnedPageError) as refused:
        read_returned_bytes(traps()[trap], name="page.pdf")
    assert (refused.value.fault, refused.value.name) == (fault, "page.pdf")


def test_a_page_locked_against_changes_alone_is_read() -> None:
    form = read_returned_bytes(traps()["locked-for-changes"])
    assert said(form)[OURS] == "Canary ΩЖ"


def test_letters_beyond_16_bits_are_read_where_they_were_written() -> None:
    form = read_fields(fill_with_pypdf(real_page(), {OURS: "🎉 𝛽"}))
    assert said(form)[OURS] == "🎉 𝛽"


def test_a_field_that_is_there_twice_comes_twice_and_none_is_chosen() -> None:
    form = read_fields(traps()["twice"])
    assert [(field.name, field.text) for field in form.fields] == [(OURS, "one"), (OURS, "two")]


def test_large_fields_and_many_fields_are_cut_and_that_is_said() -> None:
    long = read_fields(traps()["huge-text"])
    assert (len(long.fields[0].text), long.is_cut) == (RETURN_LETTERS, True)
    many = read_fields(traps()["many-fields"])
    assert (len(many.fields), many.is_cut) == (RETURN_FIELDS, True)


def test_no_control_letter_of_a_file_reaches_a_terminal() -> None:
    [field] = read_fields(traps()["odd-letters"]).fields
    assert field.name.isprintable()
    assert field.text.isprintable()


def test_a_file_with_scripts_is_read_for_its_fields_alone() -> None:
    assert said(read_fields(traps()["script"])) == {OURS: "said"}


@pytest.mark.parametrize(
    ("content", "fault"),
    [(b"", IntakeFault.EMPTY), (bytes(INTAKE_BYTES + 1), IntakeFault.TOO_LARGE)],
)
def test_nothing_and_too_much_are_not_read_at_all(content: bytes, fault: IntakeFault) -> None:
    with pytest.raises(IntakeError) as refused:
        read_returned_bytes(content, name="page.pdf")
    assert refused.value.fault is fault


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(IntakeError) as refused:
        read_returned(tmp_path / "missing.pdf")
    assert refused.value.fault is IntakeFault.UNREADABLE


def test_a_person_can_stop_it() -> None:
    asked = threading.Event()
    asked.set()
    with pytest.raises(IntakeError) as stopped:
        read_returned_bytes(filled_page(), stop=asked.is_set)
    assert stopped.value.fault is IntakeFault.STOPPED


def test_what_takes_too_long_is_given_up() -> None:
    with pytest.raises(ReturnedPageError) as refused:
        read_returned_bytes(filled_page(), seconds=0.0)
    assert refused.value.fault is ReturnFault.OUT_OF_TIME


@pytest.mark.parametrize("name", [name for name in traps() if name not in ("nothing", "no-pdf")])
def test_no_trap_breaks_the_reader_and_what_it_says_can_be_shown(name: str) -> None:
    form = read_fields(traps()[name])
    assert len(form.fields) <= RETURN_FIELDS
    for field in form.fields:
        field.text.encode()
        assert field.name.isprintable()
        assert len(field.text) <= RETURN_LETTERS


def test_there_are_1000_hostile_files_none_twice() -> None:
    assert len({content for _, content in hostile()}) == COUNT == 1000


def test_the_page_used_here_is_one_that_pypdf_reads_without_a_remark() -> None:
    assert len(PdfReader(BytesIO(real_page()), strict=True).get_fields() or {}) == 22
