"""The lists of names are loaded once, off the GUI thread, when they are first asked for."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from carecompanion.domain.reference import OtherName, Reference, ReferenceLists
from carecompanion.viewmodels.reference import ReferenceModel
from tests.ui.waiting import wait_for

LISTS = ReferenceLists(
    version=date(2025, 1, 16),
    genes=("GBA1", "GBA2"),
    conditions={355: "Gaucher disease"},
    gene_names=(OtherName(name="GBA", of="GBA1", is_older=True),),
)


class Loading:
    """Makes the lists, and notes how often and where."""

    def __init__(self) -> None:
        self.threads: list[int] = []

    def __call__(self) -> Reference:
        self.threads.append(threading.get_ident())
        return Reference(LISTS)


@pytest.fixture
def loading() -> Loading:
    return Loading()


@pytest.fixture
def model(qapp: QApplication, loading: Loading) -> Iterator[ReferenceModel]:
    made = ReferenceModel(loading)
    yield made
    made.shut_down()


def test_nothing_is_loaded_before_it_is_asked_for(model: ReferenceModel, loading: Loading) -> None:
    assert model.is_idle
    assert loading.threads == []


def test_the_first_question_loads_the_lists_elsewhere_and_tells_when_they_are_there(
    model: ReferenceModel, loading: Loading
) -> None:
    told: list[bool] = []
    model.ready.connect(lambda: told.append(True))
    assert model.genes("gba") == ()
    assert model.conditions("gau") == ()
    wait_for(lambda: bool(told), "the lists")

    assert [found.text for found in model.genes("gba")] == ["GBA1", "GBA2"]
    assert [found.text for found in model.conditions("gau")] == ["Gaucher disease"]
    assert len(loading.threads) == 1
    assert loading.threads[0] != threading.get_ident()
    assert told == [True]
