"""The preview: the bytes that will be printed, made off the GUI thread, the newest one only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from carecompanion.composition import Parts, picture_pages, write_owner_only
from carecompanion.domain.errors import CareError, ExportError
from carecompanion.domain.page import PageSource
from carecompanion.domain.printouts import Paper, Printout
from carecompanion.domain.records import Person, new_id
from carecompanion.domain.walk import new_walk
from carecompanion.viewmodels.page_preview import PagePreviewModel, PageTools, Preview
from tests.ui.waiting import wait_for

TODAY = date(2026, 11, 21)
PARTS = Parts()


@pytest.fixture
def model(qapp: QApplication) -> Iterator[PagePreviewModel]:
    """A preview with the real page maker."""
    tools = PageTools(
        load=PARTS.load_pages,
        make_printout=PARTS.make_printout,
        picture_pages=picture_pages,
        write_file=write_owner_only,
    )
    made = PagePreviewModel(tools)
    yield made
    made.shut_down()


def source(headline: str = "A headline") -> PageSource:
    walk = new_walk(Person(id=new_id()), {}, today=TODAY)
    walk = walk.with_record(replace(walk.headline, text=headline))
    return walk.page_source(PARTS.question_table, today=TODAY)


def shown(model: PagePreviewModel) -> Preview:
    wait_for(lambda: model.preview is not None, "the preview is there")
    assert model.preview is not None
    return model.preview


def test_the_preview_is_the_one_page_and_a_picture_of_it(model: PagePreviewModel) -> None:
    model.show(source(), width_px=400)
    preview = shown(model)
    assert preview.printout is Printout.ONE_PAGE
    assert preview.made.pdf.startswith(b"%PDF")
    assert [picture.width for picture in preview.pictures] == [400]


def test_without_a_headline_only_the_empty_sheet_can_be_made(model: PagePreviewModel) -> None:
    model.show(None, printout=Printout.ONE_PAGE, width_px=300)
    preview = shown(model)
    assert (preview.printout, preview.made.page_count) == (Printout.EMPTY_SHEET, 2)
    model.show(source(), width_px=300)
    assert shown(model).printout is Printout.ONE_PAGE


def test_only_the_newest_of_several_wishes_is_shown(model: PagePreviewModel) -> None:
    seen: list[Preview] = []
    model.made.connect(seen.append)
    model.show(source("first"), width_px=300)
    model.make_now()
    model.show(source("second"), paper=Paper.LETTER, width_px=300)
    model.make_now()
    assert any("second" in line for line in shown(model).made.lines)
    assert [preview.paper for preview in seen] == [Paper.LETTER]


def test_what_is_saved_is_what_was_shown_and_only_its_owner_can_read_it(
    model: PagePreviewModel, tmp_path: Path
) -> None:
    saved: list[Path] = []
    model.saved.connect(saved.append)
    model.show(source(), width_px=300)
    pdf = shown(model).made.pdf
    model.save(tmp_path / "page.pdf")
    wait_for(lambda: bool(saved), "the page was saved")
    assert (tmp_path / "page.pdf").read_bytes() == pdf
    assert (tmp_path / "page.pdf").stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir()] == ["page.pdf"]


def test_a_place_that_cannot_be_written_to_is_told_and_leaves_nothing(
    model: PagePreviewModel, tmp_path: Path
) -> None:
    errors: list[CareError] = []
    model.save_failed.connect(errors.append)
    model.show(source(), width_px=300)
    shown(model)
    model.save(tmp_path / "gone" / "page.pdf")
    wait_for(lambda: bool(errors), "the failure was told")
    assert [type(error) for error in errors] == [ExportError]
    assert list(tmp_path.iterdir()) == []


def test_a_cleared_preview_holds_nothing_and_begins_with_the_one_page(
    model: PagePreviewModel,
) -> None:
    model.show(source(), printout=Printout.QUESTION_SHEET, width_px=300)
    shown(model)
    model.clear()
    assert model.preview is None
    model.show(source(), width_px=300)
    assert shown(model).printout is Printout.ONE_PAGE
