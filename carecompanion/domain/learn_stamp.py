"""What things in Learn have in common: a question to ask, and where they are from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from carecompanion.domain.questions import Asker


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnQuestion:
    """What to ask the care team, as a family and as an adult asks it."""

    family: str
    adult: str

    def asked_by(self, asker: Asker) -> str:
        """The wording for whoever writes the notes."""
        return self.adult if asker is Asker.ADULT else self.family


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Ids of sources, and two dates.

    `as_of` is a date as kept by `partial_date`, as precise as the source is. `review_by` is the
    last day on which it counts as looked after.
    """

    sources: tuple[str, ...]
    as_of: str
    review_by: date
