"""The booklet behind its screen: read, made, made again, and forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from carecompanion.composition import Parts
from carecompanion.domain.booklet import BookletChoice, BookletKind, BookletSource
from carecompanion.domain.changes import Action
from carecompanion.domain.memory import MemoryPart
from carecompanion.domain.page import MadePage
from carecompanion.domain.papers import PaperDocument, TextPaper
from carecompanion.domain.printouts import Paper
from carecompanion.domain.progress import Progress
from carecompanion.domain.records import Attachment, Headline, Person, new_id
from carecompanion.session.booklet import WholeMemory
from carecompanion.session.session import Session
from carecompanion.viewmodels.booklet import BookletModel, BookletTools
from tests.pages.booklet_samples import FACTS
from tests.ui.waiting import wait_for

PARTS = Parts()


@dataclass
class Maker:
    """Makes one page of text, and notes what it was asked for."""

    asked: list[tuple[BookletSource, BookletChoice, Paper]] = field(default_factory=list)
    written: list[tuple[Path, bytes]] = field(default_factory=list)
    closed: int = 0

    def make(
        self, source: BookletSource, choice: BookletChoice, paper: Paper, progress: Progress
    ) -> MadePage:
        progress(1, 2)
        self.asked.append((source, choice, paper))
        return MadePage(pdf=f"{paper} {len(source.facts)}".encode(), page_count=1)

    def open_pdf(self, pdf: bytes) -> PaperDocument:
        maker = self

        class Shown(TextPaper):
            def close(self) -> None:
                maker.closed += 1
                super().close()

        return Shown(pdf)

    def write(self, path: Path, content: bytes) -> None:
        self.written.append((path, content))


@pytest.fixture
def maker() -> Maker:
    return Maker()


@pytest.fixture
def booklet(session: Session, maker: Maker, person: Person) -> Iterator[BookletModel]:
    headline = Headline(id=new_id(), person_id=person.id, text="News", added_on="2026-01-01")
    facts = [replace(fact, id=new_id(), person_id=person.id) for fact in FACTS]
    session.perform(Action.ADD_FACT, puts=(*facts, headline))
    tools = BookletTools(make_booklet=maker.make, open_pdf=maker.open_pdf, write_file=maker.write)
    model = BookletModel(WholeMemory(session, lambda: PARTS.question_table), tools)
    model.load(person.id)
    yield model
    model.shut_down()


def opened(model: BookletModel) -> None:
    model.open(paper=Paper.A4, width_px=100)
    wait_for(lambda: model.number == 1 and model.is_idle, "the booklet is made")


def test_all_notes_are_read_with_the_questions_of_each_headline(booklet: BookletModel) -> None:
    opened(booklet)
    source = booklet.source
    assert source is not None
    assert sorted(fact.text for fact in source.facts) == sorted(fact.text for fact in FACTS)
    (asked,) = source.headlines
    assert asked.headline.text == "News"
    assert len(asked.questions) == 3


def test_another_choice_makes_it_again_and_the_last_one_counts(
    booklet: BookletModel, maker: Maker
) -> None:
    opened(booklet)
    first = FACTS[0].id
    booklet.choose_kind(BookletKind.TIMELINE)
    booklet.leave_out_part(MemoryPart.GENE, out=True)
    booklet.leave_out_fact(first, out=True)
    booklet.leave_out_fact(first, out=False)
    booklet.choose_paper(Paper.LETTER)
    wait_for(lambda: booklet.printout is not None and booklet.is_idle, "it is made again")
    assert len(maker.asked) == 2
    choice = BookletChoice(BookletKind.TIMELINE, frozenset({MemoryPart.GENE}))
    assert maker.asked[-1][1:] == (choice, Paper.LETTER)


def test_what_is_saved_is_what_is_shown(
    booklet: BookletModel, maker: Maker, tmp_path: Path
) -> None:
    heard: list[Path] = []
    booklet.saved.connect(heard.append)
    booklet.save(tmp_path / "early.pdf")
    opened(booklet)
    booklet.save(tmp_path / "it.pdf")
    wait_for(lambda: bool(heard), "it is saved")
    assert maker.written == [(tmp_path / "it.pdf", f"a4 {len(FACTS)}".encode())]


def test_closing_lets_go_of_everything_but_the_choice_and_clearing_of_that_too(
    booklet: BookletModel, maker: Maker
) -> None:
    opened(booklet)
    booklet.leave_out_part(MemoryPart.GENE, out=True)
    booklet.close()
    wait_for(lambda: booklet.is_idle, "it is closed")
    assert (booklet.source, booklet.printout, booklet.number) == (None, None, 0)
    assert maker.closed == 1
    assert booklet.choice.parts_out == {MemoryPart.GENE}
    booklet.clear()
    booklet.open(paper=Paper.A4, width_px=100)
    assert booklet.choice == BookletChoice()
    assert booklet.is_idle


def test_what_is_on_its_way_when_it_is_closed_is_not_shown(
    session: Session, booklet: BookletModel, person: Person
) -> None:
    file = Attachment(id=new_id(), person_id=person.id, name="x")
    session.perform(Action.ADD_ATTACHMENT, puts=(file,))
    booklet.open(paper=Paper.A4, width_px=100)
    booklet.close()
    settled: list[bool] = []
    session.read(lambda _store: True, settled.append)
    wait_for(lambda: bool(settled) and booklet.is_idle, "everything was read")
    assert booklet.source is None
