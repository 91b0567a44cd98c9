"""What a pattern cannot do without is worked out from the pattern."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.content.cues import cues_of

CUES = [
    ("follow-?up", ("follow",)),
    ("(?:one|once)[- ]and[- ]done", ("done",)),
    ("cur(?:e|ing)|miracles?", ("cure", "curing", "miracle")),
    (r"\bAAV\d*", ("aav",)),
    (r"\d{1,3}", ()),
    ("(?:safe)?", ()),
    ("a|miracle", ()),
    ("the (?:man|moon) [a-z]", ("the man", "the moon")),
    ("(?>the )tolerated", ("tolerated",)),
]


@pytest.mark.parametrize(("pattern", "cues"), CUES)
def test_the_longest_sure_letters_are_the_cues(pattern: str, cues: tuple[str, ...]) -> None:
    assert cues_of(pattern) == cues


@given(st.sampled_from([pattern for pattern, _ in CUES]), st.data())
def test_every_match_holds_a_cue(pattern: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(re.compile(pattern), fullmatch=True))
    cues = cues_of(pattern)
    assert not cues or any(cue in text.lower() for cue in cues)
