"""Any text is read, and none holds up the program: 10,000 of them, made to hurt."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Iterator

import pytest

from carecompanion.content.lens_pack import load_lens_rules
from carecompanion.content.reference import load_reference
from carecompanion.content.resources import resource_path
from carecompanion.domain.findings import Findings
from carecompanion.domain.lens_rules import LensRules
from carecompanion.lens.read import read_news
from tests.bench.lens import news_of
from tests.lens import stage_texts

pytestmark = pytest.mark.proof

COUNT = 10_000
LONG = 10_000
LONG_ONES = 400
SLOWEST = 5.0
Figure = Callable[[str, object], None]

PARTS = (
    "Phase 1/|phase 1 and |phase |Phase - - - |cleared |approved |not |FDA |if |of |to ",
    "for |the |and |the FDA approved the |approval of approval for ",
    "could be approved by the FDA |accepts the |NCT0|NCT |20|2023-5|2020-004184-1|ISRCTN-",
    "jRCTs0|ChiCTR-AB-|NL 12|10.1101/|10.1000/|PMID: |doi:| |\n|\t|\r\n| \n|\xa0|\u200b|.|!",
    "?|. |.\n|\"|'|'a |a'|(|)|\u201c|\u201d|[|-|- |\u2013|a-\n|/|\u0301|e\u0301|\xad|\u6f22",
    "\U0001f476|\ud7a3|\u0130|\xdf|A|a|\xe4|aaaa,|1 |c.|; |, which | but |About A ",
    "About Us Inc\n|forward-looking |published in the |in the journal |published ",
    "presented at |study |trial |trial results |one of the patients |12 of 12 |$1 million ",
    "price |cost $|dose first |patients treated |mice |dogs study |in the lab |grants ",
    "after years of |which had |given to |label |approval of |no longer |last of |closed to ",
    "to Boston for the |who use a |tests every |follow us |although |now |women have had the ",
    "raises $5 |what is |opinion |Dr. |U.S. |e.g. |EU |recommend |recruiting |enrolling ",
    "will start a trial in |plans to start |seeks |seeking |accept |submit |BLA |IND |IRB ",
    "panel |advisers |hold |gene |cure |no cure |aged |12 years |years ago |in 20",
)
REPEATED = (*(part for line in PARTS for part in line.split("|")), "x" * 50 + " ")


@pytest.fixture(scope="module")
def rules() -> LensRules:
    return load_lens_rules(resource_path("lens"), load_reference(resource_path("reference")))


def all_sentences() -> list[str]:
    return [
        *stage_texts.APPROVED,
        *stage_texts.REGULATORY_STEP,
        *stage_texts.TRIAL,
        *stage_texts.PRECLINICAL,
        *stage_texts.OTHER,
        *stage_texts.NEVER_APPROVED,
    ]


def fuzzed_texts(chance: random.Random) -> Iterator[str]:
    """Signs of any kind, parts of patterns over and over, and sentences cut and joined."""
    sentences = all_sentences()
    makers = (_any_signs, _repeated, _mixed, lambda chance: _joined(chance, sentences))
    for number in range(COUNT - LONG_ONES):
        yield makers[number % len(makers)](chance)


def _any_signs(chance: random.Random) -> str:
    tops = (0x7F, 0x17F, 0x2FFF, 0x10FFFF)
    top = chance.choice(tops)
    signs = (chance.randrange(top) for _ in range(chance.randrange(400)))
    return "".join(chr(sign) for sign in signs if not 0xD800 <= sign < 0xE000)


def _repeated(chance: random.Random) -> str:
    return chance.choice(REPEATED) * chance.randrange(1, 120)


def _mixed(chance: random.Random) -> str:
    return "".join(chance.choices(REPEATED, k=chance.randrange(1, 120)))


def _joined(chance: random.Random, sentences: list[str]) -> str:
    parts = [part[: chance.randrange(1, len(part) + 1)] for part in chance.choices(sentences, k=5)]
    return chance.choice((" ", "", "\n", "\n\n", ". ")).join(parts)


def long_texts(chance: random.Random) -> Iterator[tuple[str, str]]:
    """What would make a bad pattern slow: 10 kB and more of the same, or of two things in turn."""
    for part in REPEATED:
        yield part, part * (LONG // len(part) + 1)
    for _ in range(LONG_ONES - len(REPEATED)):
        parts = tuple(chance.choice(REPEATED) for _ in range(chance.choice((2, 2, 3, 5))))
        turn = "".join(parts)
        yield repr(parts), turn * (LONG // len(turn) + 1)


def is_sound(text: str, findings: Findings) -> bool:
    return all(text[found.start : found.end] == found.text != "" for found in findings.found)


def test_ten_thousand_texts_are_read_without_an_exception(
    rules: LensRules, record_property: Figure
) -> None:
    chance = random.Random(5)
    texts = list(fuzzed_texts(chance))
    texts += [text for _, text in long_texts(chance)]
    assert len(texts) == COUNT
    said = 0
    for text in texts:
        findings = read_news(text, rules)
        assert is_sound(text, findings)
        said += bool(findings.found)
    record_property("figure", f"lens: {COUNT} fuzzed texts read, {said} of them say something")


def seconds_per_kb(text: str, rules: LensRules) -> float:
    """The quickest of three, in the time of this process alone: others may be busy too."""
    times = []
    for _ in range(3):
        began = time.process_time()
        read_news(text, rules)
        times.append(time.process_time() - began)
    return min(times) / len(text) * 1000


def test_no_text_of_10_kb_takes_five_times_as_long_as_most_do(
    rules: LensRules, record_property: Figure
) -> None:
    usual = statistics.median(seconds_per_kb(news_of(LONG), rules) for _ in range(9))
    taken = [(seconds_per_kb(text, rules), name) for name, text in long_texts(random.Random(6))]
    middle = statistics.median(each for each, _ in taken)
    slowest = sorted(taken, reverse=True)[:3]
    said = "; ".join(f"{each / middle:.2f} × {name!r}" for each, name in slowest)
    record_property(
        "figure",
        f"lens: {len(taken)} texts of 10 kB, median {middle * 1000:.2f} ms a kB"
        f" (news {usual * 1000:.2f}); slowest {said}",
    )
    assert [(each / middle, name) for each, name in taken if each > SLOWEST * middle] == []
