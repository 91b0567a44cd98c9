"""From the order in which a text is read to the order in which it stands on a line.

Lines are broken in the order of reading; each line is put in order when it is drawn
(Unicode Standard Annex 9, rule L2).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Protocol, TypeVar

_FOR_PROGRAMS = frozenset(
    {"BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "B"}
)
"""What would change the order of other letters, or is not seen: it counts as any sign."""
_ANY_SIGN = "\ufffc"


class Levelled(Protocol):
    """A piece of text that knows its level."""

    @property
    def text(self) -> str:
        """What it says."""
        ...

    @property
    def level(self) -> int:
        """Odd where reading runs from right to left."""
        ...


PieceT = TypeVar("PieceT", bound=Levelled)


def levels(text: str) -> list[int]:
    """The level of each character of one paragraph; an odd one runs from right to left.

    The first letter that has a direction gives the paragraph its own. Characters that turn the
    order of others around have no power here.
    """
    from bidi import algorithm

    quiet = "".join(map(_quiet, text))
    storage = algorithm.get_empty_storage()
    base = algorithm.get_base_level(quiet)
    storage["base_level"], storage["base_dir"] = base, ("L", "R")[base]
    algorithm.get_embedding_levels(quiet, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    found = [character["level"] for character in storage["chars"]]
    if len(found) != len(text):
        message = f"{len(found)} levels of {len(text)} characters"
        raise AssertionError(message)
    return found


def _quiet(character: str) -> str:
    known = unicodedata.bidirectional(character)
    return _ANY_SIGN if known in _FOR_PROGRAMS or not known else character


def runs_leftward(line: Sequence[Levelled]) -> bool:
    """Whether all of it belongs to a paragraph that is read from right to left."""
    return bool(line) and all(cluster.level for cluster in line)


def visual(line: Sequence[PieceT]) -> Sequence[PieceT]:
    """The clusters of one line from left to right."""
    highest = max((cluster.level for cluster in line), default=0)
    if not highest:
        return line
    ordered = list(line)
    for level in range(highest, 0, -1):
        start = 0
        while start < len(ordered):
            end = start
            while end < len(ordered) and ordered[end].level >= level:
                end += 1
            ordered[start:end] = reversed(ordered[start:end])
            start = end + 1
    return ordered


def mirrored(cluster: Levelled) -> str:
    """The text of a cluster as it is drawn: brackets turn around where reading does."""
    if cluster.level % 2 == 0 or len(cluster.text) > 1:
        return cluster.text
    from bidi.mirror import MIRRORED

    return str(MIRRORED.get(cluster.text, cluster.text))
