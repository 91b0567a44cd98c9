"""Places are quoted where people are treated or a trial runs; other places are not."""

from __future__ import annotations

import pytest

from carecompanion.domain.findings import Topic
from carecompanion.domain.lens_rules import LensRules
from tests.lens.quotes import quotes

PLACES = [
    ("The trial in Canada goes on.", ["Canada"]),
    ("The first trial site in Cleveland, OH is open.", ["Cleveland, OH"]),
    (
        "It is recruiting at one site: St Example Medical Center.",
        ["St Example Medical Center"],
    ),
    (
        "The boy was treated at Great Example Hospital in London.",
        ["Great Example Hospital in London"],
    ),
    (
        "The study will start at the University of Exampleton in May.",
        ["University of Exampleton"],
    ),
    ("She was treated in Manchester last year.", ["Manchester"]),
    ("They tested it in a trial across five countries.", ["five countries"]),
    ("It is carried out in the UK, US and Spain.", ["UK, US and Spain"]),
    ("Patients are enrolling in Germany.", ["Germany"]),
    ("He travelled to Milan for the treatment.", ["Milan"]),
    ("They went abroad to Boston, MA for the trial.", ["Boston, MA"]),
    ("The infusion is given in Toronto.", ["Toronto"]),
    ("Surgery was performed at Great Example Hospital.", ["Great Example Hospital"]),
    ("Sites are in Portugal, Spain and the Netherlands.", ["Portugal, Spain and the Netherlands"]),
    (
        "Leeds-based Corvane is testing it at clinics in Porto, Turin and Ghent.",
        ["Porto, Turin and Ghent"],
    ),
]


@pytest.mark.parametrize(("sentence", "found"), PLACES)
def test_places_of_trials_and_treatment_are_quoted(
    sentence: str, found: list[str], rules: LensRules
) -> None:
    assert quotes(sentence, Topic.LOCATION, rules) == found


NO_PLACES = [
    "LONDON, May 3, 2024 - The firm spoke.",
    "The trial was presented at a meeting in Denver, CO.",
    "The Boston-based company runs trials.",
    "A professor at the University of Exampleton led the trial.",
    "The family lives in Leeds.",
    "The drug was approved in Japan.",
    "Scientists at the University of Exampleton began a study.",
    "About 200 people in the UK have it.",
    "She was treated in May.",
    "Mice were treated at Example University.",
    "There are no sites in Norway.",
    "She went to Paris for the weekend.",
    "Researchers at hospitals in Lyon gave a talk.",
]


@pytest.mark.parametrize("sentence", NO_PLACES)
def test_seats_meetings_and_homes_are_not(sentence: str, rules: LensRules) -> None:
    assert quotes(sentence, Topic.LOCATION, rules) == []
