"""The recovery sheet: a real PDF, read back and typed in again."""

from __future__ import annotations

import ast
import secrets
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import carecompanion
from carecompanion.content.recovery_words import load_recovery_words
from carecompanion.domain.page import MadePage, build_one_page, build_question_sheet
from carecompanion.domain.printouts import Paper, Printout
from carecompanion.domain.recovery_code import read_code, read_number, sheet_name
from carecompanion.domain.recovery_sheet import RecoverySheet, build_recovery_sheet
from carecompanion.domain.vault_secrets import FileNumber, RecoveryCode, SheetSecrets
from carecompanion.pages import ReportLabPages
from carecompanion.pages.clusters import Clusters
from carecompanion.pages.fonts import FontBook
from carecompanion.pages.lines import Typesetter
from carecompanion.pages.measures import CODE, SHEETS, SMALLEST
from carecompanion.pages.recovery_sheet import lay_out_recovery_sheet
from tests.pages import samples
from tests.pages.reading_back import faults_of, fonts_of, reader, sizes_of, squeezed, text_of
from tests.pages.samples import FONTS, RESOURCES, TODAY

MAKER = ReportLabPages(fonts=FONTS)
WORDS = load_recovery_words(RESOURCES / "pages" / "recovery.toml")
ANY = SheetSecrets(
    RecoveryCode(bytes.fromhex("8f3a0c5577d2e9b1400816c7ffa3190e")),
    FileNumber(bytes.fromhex("0112233445566778899aabbccddeeff0")),
)
both_papers = pytest.mark.parametrize("paper", Paper)


def sheet(
    of: SheetSecrets = ANY, file_name: str = "Care notes.carevault", today: date = TODAY
) -> RecoverySheet:
    return build_recovery_sheet(
        of, file_name=file_name, today=today, words=WORDS, page_words=samples.WORDS
    )


def made(paper: Paper = Paper.A4, of: SheetSecrets = ANY) -> MadePage:
    return MAKER.recovery_sheet(sheet(of), paper)


def after(pdf: bytes, words: str) -> str:
    """The next 8 numbered groups in a PDF after some words, as a person types them."""
    rest = squeezed(text_of(pdf)).split(squeezed(words))[1]
    groups = []
    for number in range(1, 9):
        assert rest.startswith(str(number))
        groups.append(rest[1:5])
        rest = rest[5:]
    return " ".join(groups).lower()


@both_papers
def test_what_is_typed_from_the_print_is_the_code_and_the_file_number(paper: Paper) -> None:
    for _ in range(5):
        own = SheetSecrets(
            RecoveryCode(secrets.token_bytes(16)), FileNumber(secrets.token_bytes(16))
        )
        pdf = made(paper, own).pdf
        assert read_code(after(pdf, WORDS.code)) == own.code
        assert read_number(after(pdf, WORDS.number_note)) == own.number


@both_papers
def test_it_is_one_side_with_all_that_is_needed_to_use_it(paper: Paper) -> None:
    page = made(paper)
    assert page.page_count == len(reader(page.pdf).pages) == 1
    text = text_of(page.pdf)
    needed = (
        WORDS.lead,
        *WORDS.steps,
        *WORDS.keep,
        WORDS.password_note,
        WORDS.number_note,
        "Care notes.carevault",
        "21 November 2026",
        f"Sheet {sheet_name(ANY.number)}",
    )
    assert [words for words in needed if words not in text] == []
    joined = " ".join(page.lines)
    assert [words for words in needed if words not in joined] == []


@both_papers
def test_nothing_reaches_outside_its_place_or_off_the_paper(paper: Paper) -> None:
    setter = Typesetter(Clusters(FontBook(FONTS)), "...")
    for widest in ("M" * 4, "W" * 4, "0" * 4):
        groups = (widest,) * 8
        wide = replace(sheet(file_name="W" * 300), code=groups, number=groups)
        blocks = lay_out_recovery_sheet(setter, wide, paper)
        assert faults_of(blocks) == []
        assert sum(block.height for block in blocks) == pytest.approx(SHEETS[paper].room)
        assert min(block.height for block in blocks) > 0


def test_the_code_is_large_and_nothing_is_small() -> None:
    sizes = sizes_of(made().pdf)
    assert CODE.size >= 20
    assert max(sizes) == CODE.size
    assert min(sizes) >= SMALLEST


def test_a_file_name_in_any_script_is_printed_or_named_and_a_long_one_is_cut() -> None:
    page = MAKER.recovery_sheet(sheet(file_name="Записки 治 " + "x" * 400), Paper.A4)
    assert page.page_count == 1
    assert "Записки [U+6CBB]" in text_of(page.pdf)
    assert page.unprintable == ("治",)
    assert page.shortened


def test_same_sheet_same_bytes_and_only_our_own_fonts() -> None:
    assert made().pdf == made().pdf
    assert all(font.embedded for font in fonts_of(made().pdf))
    about = reader(made().pdf).metadata
    assert about is not None
    assert about.title == "Recovery sheet"


def test_no_code_shows_in_the_repr_of_a_sheet() -> None:
    assert ANY.code.root.hex() not in repr(ANY)
    assert sheet().code[0] not in repr(sheet())


def test_no_page_for_a_visit_can_hold_the_code() -> None:
    """Neither they nor their values know of it, and it is no printout of a headline."""
    package = Path(carecompanion.__file__).parent
    visit = ("pages/one_page.py", "pages/sheet.py", "domain/page.py", "domain/page_values.py")
    secret = {"recovery_sheet", "recovery_code", "vault_secrets"}
    for name in visit:
        tree = ast.parse((package / name).read_text(encoding="utf-8"))
        modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert not {str(module).split(".")[-1] for module in modules} & secret, name
    assert not any("recovery" in printout.value for printout in Printout)


def test_no_page_for_a_visit_shows_a_recovery_sheet_or_speaks_of_a_code() -> None:
    page = MAKER.one_page(build_one_page(samples.typical(), samples.WORDS), Paper.A4)
    questions = build_question_sheet(samples.typical(), samples.WORDS, page)
    for pdf in (page.pdf, MAKER.question_sheet(questions, Paper.A4).pdf):
        assert WORDS.title not in text_of(pdf)
        assert WORDS.code not in text_of(pdf)
