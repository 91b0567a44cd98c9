"""Numbers in the link and in the text: told by shape after a pause, each once, and forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from carecompanion.composition import Parts
from carecompanion.domain.registry_ids import IdKind
from carecompanion.session.session import Session
from carecompanion.viewmodels.news import NewsModel
from carecompanion.viewmodels.study_numbers import StudyNumbersModel
from carecompanion.viewmodels.walk import WalkModel
from tests.ui.waiting import wait_for
from tests.viewmodels.careful_news import read_careful_news

TODAY = date(2026, 11, 21)


@pytest.fixture
def walk(session: Session) -> WalkModel:
    parts = Parts()
    made = WalkModel(session, lambda: parts.question_table, lambda: TODAY)
    made.begin()
    wait_for(lambda: made.is_loaded, "the walk began")
    return made


@pytest.fixture
def model(walk: WalkModel) -> Iterator[StudyNumbersModel]:
    parts = Parts()
    news = NewsModel(walk, lambda: read_careful_news)
    made = StudyNumbersModel(walk, news, lambda: parts.read_ids, lambda: parts.look_up_words)
    yield made
    made.shut_down()
    news.shut_down()


def test_a_number_in_the_link_is_told_by_its_shape(
    walk: WalkModel, model: StudyNumbersModel
) -> None:
    walk.set_link("https://clinicaltrials.gov/study/NCT04088734")
    wait_for(lambda: bool(model.in_link), "the link was read")
    assert [(found.kind, found.text) for found in model.in_link] == [(IdKind.NCT, "NCT04088734")]
    assert not model.link_has_no_shape


def test_a_number_without_a_known_shape_is_told_too_and_an_address_is_not(
    walk: WalkModel, model: StudyNumbersModel
) -> None:
    walk.set_link("NCT0408873")
    wait_for(lambda: model.link_has_no_shape, "the link was read")
    walk.set_link("https://example.org/2026/11/21/news")
    wait_for(lambda: not model.link_has_no_shape, "the link was read again")
    assert model.in_link == ()


def test_a_number_of_the_link_and_of_the_text_counts_once(
    walk: WalkModel, model: StudyNumbersModel
) -> None:
    walk.set_headline_text("Study NCT04088734 begins, after NCT03566043")
    walk.set_link("NCT 04088734")
    wait_for(lambda: len(model.everywhere) == 2 and bool(model.in_link), "all was read")
    assert [found.text for found in model.everywhere] == ["NCT 04088734", "NCT03566043"]


def test_another_headline_and_locking_show_nothing_of_the_one_before(
    walk: WalkModel, model: StudyNumbersModel
) -> None:
    walk.set_link("NCT04088734")
    wait_for(lambda: bool(model.in_link), "the link was read")
    walk.begin()
    assert model.in_link == ()
    walk.set_link("NCT04088734")
    wait_for(lambda: bool(model.in_link), "the link was read")
    walk.clear()
    assert model.everywhere == ()
