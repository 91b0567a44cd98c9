"""Who has a notes file open: said to the person who tries to open it a second time."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Holder:
    """A computer that opened the file, by its name in its own network, and since when.

    `since` is an ISO 8601 moment in UTC. `is_here` is True when it is this very computer.
    """

    computer: str
    since: str
    is_here: bool
