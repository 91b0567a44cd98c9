"""One paper on the screen: read in slices, shown page by page, copied, and let go of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from carecompanion.composition import open_paper, save_copy
from carecompanion.domain.changes import Action
from carecompanion.domain.errors import CareError, ExportError, PaperGoneError, PaperUnreadableError
from carecompanion.domain.papers import TEXT_SHOWN, PaperPage
from carecompanion.domain.records import Attachment
from carecompanion.session.session import Session, SessionState
from carecompanion.viewmodels.paper import PaperModel, PaperTools
from tests.ui.papers import image, pdf, put_in
from tests.ui.waiting import wait_for


@pytest.fixture
def model(session: Session) -> Iterator[PaperModel]:
    made = PaperModel(session, PaperTools(open_paper=open_paper, save_copy=save_copy))
    yield made
    made.shut_down()


class Eye:
    """What a `PaperModel` told."""

    def __init__(self, model: PaperModel) -> None:
        self.pages: list[PaperPage] = []
        self.errors: list[CareError] = []
        self.not_shown = self.cancelled = 0
        self.copies: list[Path] = []
        model.page_shown.connect(self.pages.append)
        model.failed.connect(self.errors.append)
        model.copy_failed.connect(self.errors.append)
        model.copied.connect(self.copies.append)
        model.cannot_show.connect(self._count)
        model.copy_cancelled.connect(self._count_cancelled)

    def _count(self) -> None:
        self.not_shown += 1

    def _count_cancelled(self) -> None:
        self.cancelled += 1


def put(session: Session, name: str, content: bytes) -> Attachment:
    done: list[Attachment] = []
    session.read(lambda store: put_in(store, name, content), done.append)
    wait_for(lambda: bool(done), "the file is in")
    return done[0]


def opened(session: Session, model: PaperModel, content: bytes) -> Eye:
    eye = Eye(model)
    model.choose(put(session, "paper", content))
    model.open(width_px=300)
    wait_for(lambda: bool(eye.pages or eye.errors or eye.not_shown), "it is shown or not")
    return eye


def test_a_pdf_is_shown_page_by_page(session: Session, model: PaperModel) -> None:
    eye = opened(session, model, pdf("First page", "Second page"))
    assert (model.number, model.count) == (1, 2)
    model.go_to(2)
    wait_for(lambda: model.number == 2, "the next page")
    model.go_to(3)
    model.go_to(0)
    model.set_width(500)
    wait_for(lambda: len(eye.pages) == 3, "the page at another size")

    assert [page.text.strip() for page in eye.pages] == ["First page", "Second page", "Second page"]
    widths = [page.picture.width for page in eye.pages if page.picture is not None]
    assert [round(width, -1) for width in widths] == [300, 300, 500]


def test_a_picture_is_one_page(session: Session, model: PaperModel) -> None:
    eye = opened(session, model, image(40, 30))
    assert model.count == 1
    assert eye.pages[0].picture is not None


def test_of_a_long_text_the_first_part_is_shown(session: Session, model: PaperModel) -> None:
    eye = opened(session, model, b"words and more\n" * 100_000)
    assert model.is_cut
    assert 200 < model.count < TEXT_SHOWN / 2000
    assert eye.pages[0].text.startswith("words and more\nwords")


def test_another_kind_is_not_even_read(session: Session, model: PaperModel) -> None:
    eye = opened(session, model, b"PK\x03\x04\x00")
    assert eye.not_shown == 1
    assert not session._works


def test_a_broken_pdf_is_told_and_the_next_one_is_shown(
    session: Session, model: PaperModel
) -> None:
    eye = opened(session, model, b"%PDF-1.7 rubbish")
    assert isinstance(eye.errors[0], PaperUnreadableError)
    assert model.count == 0
    eye = opened(session, model, pdf("Whole"))
    assert eye.errors == []


def test_a_deleted_paper_is_told(session: Session, model: PaperModel) -> None:
    eye = Eye(model)
    paper = put(session, "paper", b"words")
    session.perform(Action.DELETE_ATTACHMENT, deletes=(paper.id,))
    model.choose(paper)
    model.open(width_px=300)
    wait_for(lambda: bool(eye.errors), "it is told")
    assert isinstance(eye.errors[0], PaperGoneError)


def test_a_copy_is_what_was_put_in(session: Session, model: PaperModel, tmp_path: Path) -> None:
    eye, content = Eye(model), bytes(range(256)) * 5000
    model.choose(put(session, "paper", content))
    model.save_copy(tmp_path / "copy.bin")
    assert model.is_copying
    wait_for(lambda: bool(eye.copies), "the copy is there")

    assert (tmp_path / "copy.bin").read_bytes() == content
    assert not model.is_copying


def test_a_copy_that_cannot_be_written_is_told(
    session: Session, model: PaperModel, tmp_path: Path
) -> None:
    eye = Eye(model)
    model.choose(put(session, "paper", b"words"))
    model.save_copy(tmp_path / "not there" / "copy.txt")
    wait_for(lambda: bool(eye.errors), "it is told")
    assert isinstance(eye.errors[0], ExportError)
    assert not model.is_copying


def test_of_a_cancelled_copy_nothing_stays(
    session: Session, model: PaperModel, tmp_path: Path
) -> None:
    eye = Eye(model)
    model.choose(put(session, "paper", b"words"))
    model.save_copy(tmp_path / "copy.txt")
    model.cancel_copy()
    wait_for(lambda: bool(eye.cancelled), "it was stopped")
    assert list(tmp_path.glob("*copy*")) == []
    assert list(tmp_path.glob(".carecompanion*")) == []


def test_a_page_of_a_paper_left_meanwhile_is_never_shown(
    session: Session, model: PaperModel
) -> None:
    eye = opened(session, model, pdf("First page", "Second page"))
    model.go_to(2)
    model.close()
    wait_for(lambda: model._jobs.is_idle, "the thread is at rest")

    assert len(eye.pages) == 1
    assert (model.number, model.count) == (0, 0)
    assert model._viewer._document is None


def test_who_comes_back_is_at_the_page_they_left(session: Session, model: PaperModel) -> None:
    opened(session, model, pdf("First page", "Second page"))
    model.go_to(2)
    wait_for(lambda: model.number == 2, "the next page")
    model.close()
    model.open(width_px=300)
    wait_for(lambda: model.number == 2, "the same page")
    eye = opened(session, model, pdf("Another", "Two", "Three"))
    assert (model.number, eye.pages[0].text.strip()) == (1, "Another")


def test_locking_stops_a_copy_and_nothing_of_it_stays(
    session: Session, model: PaperModel, tmp_path: Path
) -> None:
    eye = Eye(model)
    model.choose(put(session, "paper", b"words"))
    model.save_copy(tmp_path / "copy.txt")
    session.lock()
    wait_for(lambda: session.state is SessionState.LOCKED, "the notes are locked")

    assert (eye.copies, eye.errors) == ([], [])
    assert not model.is_copying
    assert [path.name for path in tmp_path.iterdir() if "carevault" not in path.name] == []


def test_after_locking_nothing_of_a_paper_is_left(session: Session, model: PaperModel) -> None:
    opened(session, model, pdf("First page"))
    session.lock()
    wait_for(lambda: session.state is SessionState.LOCKED, "the notes are locked")
    model.clear()
    wait_for(lambda: model._jobs.is_idle, "the thread is at rest")

    assert model.paper is None
    assert model._viewer._document is None
