"""Where a thing in Learn comes from, as of when, and when a person looks at it again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Ids of sources, and two dates.

    `as_of` is a date as kept by `partial_date`, as precise as the source is. `review_by` is the
    last day on which it counts as looked after.
    """

    sources: tuple[str, ...]
    as_of: str
    review_by: date
