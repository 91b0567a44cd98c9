"""A long flow of parts onto sides of paper, a side at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from carecompanion.pages.blocks import Block


@dataclass(frozen=True, slots=True)
class Flowing:
    """A block in the flow.

    One that `leads` is never the last on a side, one that `opens` begins a new side. `mark` is a
    number to find it by.
    """

    block: Block
    leads: bool = False
    opens: bool = False
    mark: int | None = None


def sides_of(parts: Iterable[Flowing], room: float) -> Iterator[list[Flowing]]:
    """The parts of each side, `room` mm high. What leads stays with what follows it.

    A part that is higher than a side has one for itself.
    """
    side: list[Flowing] = []
    used = 0.0
    for group in _groups(parts):
        height = sum(part.block.height for part in group)
        if side and (group[0].opens or used + height > room):
            yield side
            side, used = [], 0.0
        side += group
        used += height
    if side:
        yield side


def _groups(parts: Iterable[Flowing]) -> Iterator[list[Flowing]]:
    """Parts that are not parted: those that lead, and the one they lead to."""
    group: list[Flowing] = []
    for part in parts:
        group.append(part)
        if not part.leads:
            yield group
            group = []
    if group:
        yield group
