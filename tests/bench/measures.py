"""Figures and how they are taken: interleaved, after one round that does not count."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

ROUNDS = 12


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table, in milliseconds."""

    what: str
    value: str
    goal: str
    is_met: bool
    details: str


def interleaved(
    takes: Mapping[str, Callable[[], float]], rounds: int = ROUNDS
) -> dict[str, list[float]]:
    """Seconds of each take, in turn, so that a load on the computer meets them all alike."""
    times: dict[str, list[float]] = {name: [] for name in takes}
    for number in range(rounds + 1):
        for name, take in takes.items():
            seconds = take()
            if number:
                times[name].append(seconds)
    return times


def ratio(
    what: str, times: Sequence[float], base: Sequence[float], base_name: str, goal: float
) -> Figure:
    """So many times as long as something plain."""
    value = statistics.median(times) / statistics.median(base)
    details = f"{spread(times)}; {base_name} {spread(base)}"
    return Figure(what, f"{value:.2f} ×", f"≤ {goal:g} ×", value <= goal, details)


def excess(
    what: str, times: Sequence[float], base: Sequence[float], base_name: str, goal_ms: float
) -> Figure:
    """So much longer than something that cannot be left out."""
    value = (statistics.median(times) - statistics.median(base)) * 1000
    details = f"{spread(times)}; {base_name} {spread(base)}"
    return Figure(what, f"+{value:.0f} ms", f"≤ +{goal_ms:g} ms", value <= goal_ms, details)


def spread(times: Sequence[float]) -> str:
    """The median with the fastest and the slowest."""
    middle, least, most = statistics.median(times), min(times), max(times)
    return f"{middle * 1000:.0f} ms ({least * 1000:.0f} to {most * 1000:.0f}, n={len(times)})"
