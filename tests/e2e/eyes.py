"""What is on the screen, as a screen reader hears it: Qt's accessibility tree over D-Bus."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.e2e.bus import Bus, BusError

_ACCESSIBLE = "org.a11y.atspi.Accessible"
_ROOT = "/org/a11y/atspi/accessible/root"
_FOCUSED, _SHOWING = 1 << 12, 1 << 25


@dataclass(frozen=True, slots=True)
class Thing:
    """Something on the screen: role, accessible name, and the object names from outside in."""

    role: str
    name: str
    place: tuple[str, ...]
    has_focus: bool
    path: str


_A_WHILE = 5.0
"""Seconds after which somebody on the bus counts as one who never answers."""


class Eyes:
    """Looks at the one program on a bus that shows windows."""

    def __init__(self, address: str, *, patience: float) -> None:
        self._bus = Bus(address, patience=patience)
        self._silent: set[str] = set()

    def close(self) -> None:
        """Stop looking."""
        self._bus.close()

    def look(self) -> list[Thing]:
        """Everything that shows now; empty while there is nothing yet, or while it changes."""
        try:
            return [thing for whom in self._programs() for thing in self._showing(whom, _ROOT)]
        except BusError:
            return []

    def read(self, thing: Thing) -> str:
        """The text in a field."""
        for whom in self._programs():
            (text,) = self._bus.call(whom, thing.path, "org.a11y.atspi.Text.GetText", 0, -1)
            return str(text)
        return ""

    def _programs(self) -> Iterator[str]:
        for whom in self._bus.others():
            if whom in self._silent:
                continue
            try:
                if self._bus.answers(whom, _ROOT, f"{_ACCESSIBLE}.GetRoleName", within=_A_WHILE):
                    yield whom
                else:
                    self._silent.add(whom)  # who asks for passwords answers nobody
            except BusError:
                continue

    def _showing(self, whom: str, path: str) -> Iterator[Thing]:
        ((low, _high),) = self._bus.call(whom, path, f"{_ACCESSIBLE}.GetState")
        if not low & _SHOWING:
            return
        (role,) = self._bus.call(whom, path, f"{_ACCESSIBLE}.GetRoleName")
        name = self._bus.get(whom, path, _ACCESSIBLE, "Name")
        place = str(self._bus.get(whom, path, _ACCESSIBLE, "AccessibleId"))
        yield Thing(role, name, tuple(place.split(".")), bool(low & _FOCUSED), path)
        (children,) = self._bus.call(whom, path, f"{_ACCESSIBLE}.GetChildren")
        for _whom, child in children:
            yield from self._showing(whom, child)
