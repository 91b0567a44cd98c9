"""Parts of a long printout onto sides of paper: headings with what follows, sections whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from carecompanion.pages.blocks import Block, space

_MOST_STRETCH = 3.0
"""How far parts may move apart to fill a side, mm."""
_FULL_ENOUGH = (0.55, 0.75, 0.9, 1.1)
"""A section that would be parted starts overleaf once this share of a side is used; the first
share that needs no more sides than the last is taken."""


@dataclass(frozen=True, slots=True)
class Part:
    """A block in the flow. One that `leads` is never the last on a side."""

    block: Block
    leads: bool = False


def fewest_sides(
    sections: Sequence[Sequence[Part]], room: float, heads: tuple[float, float]
) -> list[list[Part]]:
    """The parts on as few sides as they can be, sections whole where that costs no side."""
    tries = [_paginate(sections, room, heads, share) for share in _FULL_ENOUGH]
    return next(sides for sides in tries if len(sides) == len(tries[-1]))


def _paginate(
    sections: Sequence[Sequence[Part]], room: float, heads: tuple[float, float], share: float
) -> list[list[Part]]:
    """The parts of each side. A heading is never parted from what follows it."""
    sides: list[list[Part]] = [[]]
    used = heads[0]
    for section in sections:
        height = sum(part.block.height for part in section)
        if used + height > room and height <= room - heads[1] and used > room * share:
            sides.append([])
            used = heads[1]
        for place, part in enumerate(section):
            if used + _needed(section, place) > room and sides[-1]:
                sides.append([])
                used = heads[1]
            sides[-1].append(part)
            used += part.block.height
    return sides


def _needed(section: Sequence[Part], place: int) -> float:
    """The height of a part with all that must not be parted from it."""
    height = section[place].block.height
    while section[place].leads and place + 1 < len(section):
        place += 1
        height += section[place].block.height
    return height


def stretched(head: list[Block], body: Sequence[Part], room: float) -> list[Block]:
    """One side, let out a little, at most to where the paper ends."""
    rest = room - sum(b.height for b in head) - sum(part.block.height for part in body)
    loose = [not part.leads for part in body[:-1]]
    each = min(rest / sum(loose), _MOST_STRETCH) if any(loose) else 0.0
    blocks = [*head, *(part.block for part in body[:1])]
    for after, part in zip(loose, body[1:], strict=True):
        blocks += [space(each if after else 0.0), part.block]
    return blocks
