"""A reader that knows a few careful words, for tests of what is done with them."""

from __future__ import annotations

import re

from carecompanion.domain.careful import CarefulWord
from carecompanion.domain.findings import Finding, Findings, Topic
from carecompanion.domain.words import Quoted

_WORDS = {
    "breakthrough": CarefulWord.BREAKTHROUGH,
    "game changer": CarefulWord.BREAKTHROUGH,
    "cure": CarefulWord.CURE,
    "one-time": CarefulWord.ONE_TIME,
    "first ever": CarefulWord.FIRST_EVER,
    "approved": CarefulWord.APPROVED,
}
_ANY = re.compile("|".join(_WORDS), re.IGNORECASE)
_TRIAL = re.compile(r"NCT\d{8}")


def read_careful_news(text: str) -> Findings:
    """The careful words of a text, and ids of one registry; nothing else."""
    words = [_finding(Topic.HYPE, m, _WORDS[m.group().casefold()]) for m in _ANY.finditer(text)]
    ids = [_finding(Topic.TRIAL_ID, m, "NCT") for m in _TRIAL.finditer(text)]
    return Findings(found=tuple(sorted([*words, *ids], key=lambda each: each.start)))


def _finding(topic: Topic, match: re.Match[str], value: str) -> Finding:
    quoted = Quoted(match.group())
    return Finding(topic=topic, start=match.start(), end=match.end(), text=quoted, value=value)
