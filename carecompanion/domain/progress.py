"""How long work tells how far it is."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Hears how much is done, and of how much, in a unit of the work's own.

What it raises stops the work: nothing half-done is left.
"""


def unheard(done: int, total: int) -> None:
    """A `Progress` for nobody."""
