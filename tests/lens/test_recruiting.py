"""Whether people are taken into a study: only what the text says of it."""

from __future__ import annotations

import pytest

from carecompanion.domain.findings import Recruiting, Topic
from carecompanion.domain.lens_rules import LensRules
from carecompanion.lens.read import read_news

YES = (
    "The trial is now recruiting at one site.",
    "The study is open for enrollment in Ohio.",
    "The trial is enrolling children under two.",
    "The team is seeking participants for the study.",
    "Volunteers needed for a study of hemophilia",
    "Enrolment is ongoing in the trial.",
    "The hold was lifted, and the trial is recruiting again.",
    "Two weeks ago it was “not yet recruiting”. Now it is recruiting at one site.",
    "The team seeks men over 40 to join the trial.",
    "Two more girls are needed for the trial.",
    "Parents who want to join the trial can e-mail the clinic.",
    "Anyone interested in taking part should contact the study team.",
)
NO = (
    "The trial is not yet recruiting.",
    "The first trial is expected to begin next year.",
    "The company plans to start a clinical trial in the spring.",
    "The FDA has put a clinical hold on the program.",
    "Corvane has paused dosing in the study.",
    "The company will end development. The study was terminated.",
    "The goal is for a first trial to launch in 2027.",
    "The planned study will treat six children. Mice were treated.",
    "The trial is no longer accepting new patients.",
    "The centre in Lyon is no longer recruiting.",
    "No more children will be accepted into the trial.",
)
COMPLETED = (
    "The Phase 3 trial is fully enrolled.",
    "Corvane announced that enrollment is complete.",
    "The last patient was dosed in May.",
    "The company completed enrollment in its trial.",
    "All 30 slots are filled.",
    "The last of twelve boys was dosed in March.",
    "It is closed to new volunteers.",
    "The trial has closed to enrollment.",
)
UNKNOWN = (
    "The trial enrolled twenty adults in 2019.",
    "The Phase 3 trial met its goal. The company plans to start another trial next year.",
    "The FDA approved Lumavec.",
    "The Phase 1 trial goes on.",
    "The FDA lifted the clinical hold on the trial.",
    "A new manager joined the company.",
    "He stopped taking his medicine in the study.",
    "The hospital is recruiting two study nurses.",
    "Corvane is now recruiting managers and sales staff.",
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        *((Recruiting.YES, text) for text in YES),
        *((Recruiting.NO, text) for text in NO),
        *((Recruiting.COMPLETED, text) for text in COMPLETED),
    ],
)
def test_it_is_read_with_the_words_that_say_it(
    rules: LensRules, value: Recruiting, text: str
) -> None:
    findings = read_news(text, rules)
    assert findings.recruiting is value
    assert findings.of(Topic.RECRUITING)


@pytest.mark.parametrize("text", UNKNOWN)
def test_what_the_text_does_not_say_is_not_known(rules: LensRules, text: str) -> None:
    findings = read_news(text, rules)
    assert findings.recruiting is Recruiting.UNKNOWN
    assert findings.of(Topic.RECRUITING) == ()
