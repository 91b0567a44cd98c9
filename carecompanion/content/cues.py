"""The signs without which a pattern cannot fit, so that it need not be tried everywhere.

Looking for a few letters costs a small part of trying a pattern. The cues are worked out from the
pattern itself, so they cannot fall out of step with it.
"""

from __future__ import annotations

import re._constants as op  # type: ignore[import-not-found]  # a parse tree has no public name
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import Any, Final

_MOST: Final = 40
"""A pattern with more ways to begin is tried everywhere."""

_FEWEST_SIGNS: Final = 2
_RARE: Final = 4
"""So many letters are rare enough in a text."""
_COMMON: Final = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "of"}
) | {
    "on",
    "or",
    "the",
    "to",
    "with",
}
_NONE: Final[frozenset[str]] = frozenset()


def cues_of(pattern: str) -> tuple[str, ...]:
    """Texts in small letters of which each match of `pattern` holds one; none if there are none."""
    found = _of_sequence(parser.parse(pattern))
    fits = len(found) <= _MOST and all(len(cue) >= _FEWEST_SIGNS for cue in found)
    return tuple(sorted(found)) if fits else ()


def _of_sequence(parts: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """The best cues of parts that come one after another: the longest, then the fewest."""
    best = _NONE
    run = ""
    for code, value in (*parts, (None, None)):
        if code is op.LITERAL:
            run += chr(value).lower()
            continue
        best = _better(best, _run_into(run, code, value))
        run = ""
        best = _better(best, _of_part(code, value))
    return best


def _run_into(run: str, code: Any, value: Any) -> frozenset[str]:
    """Letters together with those that the branches right behind them begin with."""
    if not run:
        return _NONE
    while code is op.SUBPATTERN and len(value[-1]) == 1:
        code, value = value[-1][0]
    branches = value[1] if code is op.BRANCH else ()
    return frozenset(run + _beginning(branch) for branch in branches) or frozenset({run})


def _beginning(branch: Iterable[tuple[Any, Any]]) -> str:
    letters = takewhile(lambda part: part[0] is op.LITERAL, branch)
    return "".join(chr(value).lower() for _, value in letters)


def _of_part(code: Any, value: Any) -> frozenset[str]:
    if code is op.SUBPATTERN:
        return _of_sequence(value[-1])
    if code is op.BRANCH:
        return _of_branches(value[1])
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and value[0] > 0:
        return _of_sequence(value[2])
    if code is op.ATOMIC_GROUP:
        return _of_sequence(value)
    return _NONE


def _of_branches(branches: Sequence[Iterable[tuple[Any, Any]]]) -> frozenset[str]:
    each = [_of_sequence(branch) for branch in branches]
    return frozenset[str]().union(*each) if all(each) else _NONE


def _better(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    return max(one, other, key=_worth)


def _worth(cues: frozenset[str]) -> tuple[int, int]:
    """Long cues are rare; of those that are rare enough, few are quicker to look for."""
    if not 0 < len(cues) <= _MOST:
        return (0, 0)
    return (min(_RARE, *map(_rarity, cues)), -len(cues))


def _rarity(cue: str) -> int:
    """Letters that are not those of the commonest words."""
    return sum(len(word) for word in cue.split() if word not in _COMMON)
