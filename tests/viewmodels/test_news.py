"""What the open headline says is read after each pause, and forgotten with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from threading import Event

import pytest

from carecompanion.composition import Parts
from carecompanion.domain.findings import Findings, NewsReader, Topic
from carecompanion.domain.news import NewsPart
from carecompanion.session.session import Session
from carecompanion.viewmodels.news import NewsModel
from carecompanion.viewmodels.walk import WalkModel
from tests.ui.waiting import wait_for

TODAY = date(2026, 11, 21)


@pytest.fixture
def walk(session: Session) -> WalkModel:
    parts = Parts()
    made = WalkModel(session, lambda: parts.question_table, lambda: TODAY)
    made.begin()
    wait_for(lambda: made.is_loaded, "the walk began")
    return made


@pytest.fixture
def model(walk: WalkModel) -> Iterator[NewsModel]:
    parts = Parts()
    made = NewsModel(walk, lambda: parts.read_news)
    yield made
    made.shut_down()


def phases(model: NewsModel) -> list[str]:
    return [finding.text for finding in model.findings.of(Topic.PHASE)]


def test_headline_and_story_are_read_as_one_and_told_apart(
    walk: WalkModel, model: NewsModel
) -> None:
    walk.set_headline_text("A Phase 1 trial began")
    walk.set_story("It is a phase 1/2 trial.")
    wait_for(lambda: len(phases(model)) == 2, "both were read")
    places = [model.news.place_of(finding) for finding in model.findings.of(Topic.PHASE)]
    assert [place.part for place in places] == [NewsPart.HEADLINE, NewsPart.STORY]
    story = walk.walk.story.text
    assert story[places[1].start : places[1].end] == "phase 1/2"


def test_what_is_typed_later_is_read_anew(walk: WalkModel, model: NewsModel) -> None:
    walk.set_headline_text("A Phase 1 trial")
    wait_for(lambda: phases(model) == ["Phase 1"], "it was read")
    walk.set_headline_text("A Phase 3 trial")
    assert not model.is_settled
    wait_for(lambda: phases(model) == ["Phase 3"], "it was read again")
    assert model.is_settled


def test_another_headline_shows_nothing_of_the_one_before(
    walk: WalkModel, model: NewsModel
) -> None:
    walk.set_headline_text("A Phase 1 trial")
    wait_for(lambda: phases(model) == ["Phase 1"], "it was read")
    walk.begin()
    assert phases(model) == []


def test_locking_forgets_what_was_found(walk: WalkModel, model: NewsModel) -> None:
    walk.set_headline_text("A Phase 1 trial")
    wait_for(lambda: phases(model) == ["Phase 1"], "it was read")
    walk.clear()
    assert phases(model) == []
    assert model.news.text == ""


class SlowReader:
    """Reads as ever, but holds back the words of phase 3 until somebody lets it go on."""

    def __init__(self, reader: NewsReader) -> None:
        self._reader = reader
        self.has_begun, self.may_go_on = Event(), Event()

    def __call__(self, text: str) -> Findings:
        """Runs on the worker."""
        if "Phase 3" in text:
            self.has_begun.set()
            assert self.may_go_on.wait(20)
        return self._reader(text)


def test_what_undo_takes_back_while_it_is_read_leaves_what_the_text_says_now(
    session: Session, walk: WalkModel
) -> None:
    reader = SlowReader(Parts().read_news)
    model = NewsModel(walk, lambda: reader)
    walk.set_headline_text("A Phase 1 trial")
    wait_for(lambda: phases(model) == ["Phase 1"], "it was read")
    session.leave_field()
    walk.set_headline_text("A Phase 3 trial")
    wait_for(reader.has_begun.is_set, "it is being read")
    loaded: list[bool] = []
    walk.loaded.connect(lambda: loaded.append(True))
    session.undo()
    wait_for(lambda: bool(loaded), "it is taken back")
    assert walk.walk.headline.text == "A Phase 1 trial"
    reader.may_go_on.set()
    wait_for(lambda: model.is_idle, "nothing is being read")
    assert model.is_settled
    assert phases(model) == ["Phase 1"]
    model.shut_down()
