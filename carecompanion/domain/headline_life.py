"""The life of a headline after it was written down: looked at again, closed for now, taken up.

A closed headline stays quiet until the day or the news that the family waits for. Nothing here
counts days, hurries, or says what a headline is worth (requirements.md, gap 8).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ClosedReason(StrEnum):
    """Why a family closed a headline for now: the seven access states of S0 (28-34), or not ours.

    The values of the seven are those of `AccessState`.
    """

    OTHER_COUNTRY = "other_country"
    PRIVATE = "private"
    TRIAL = "trial"
    BEFORE_AGE_OR_STAGE = "before_age_or_stage"
    SPECIALIST_CENTRES = "specialist_centres"
    LONG_MONITORING = "long_monitoring"
    NOT_RIGHT_NOW = "not_right_now"
    NOT_OURS = "not_ours"
    """Another gene or another condition than in the notes."""

    OWN_WORDS = "own_words"


class Awaited(StrEnum):
    """News that would make a family look at a closed headline again."""

    AGE = "age"
    RESULT = "result"
    COUNTRY = "country"
    STUDY = "study"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """How a headline was closed for now. Dates are ISO text of day, month or year precision.

    `look_again_on` is when to look again; `awaits` and `awaits_words` what else would reopen it.
    `has_come` is the family's tick that it has come. `reopened_on` is empty while it is closed.
    """

    reason: ClosedReason
    words: str = ""
    closed_on: str = ""
    look_again_on: str = ""
    awaits: tuple[Awaited, ...] = ()
    awaits_words: str = ""
    has_come: bool = False
    reopened_on: str = ""

    @property
    def is_closed(self) -> bool:
        """Whether it has not been reopened since."""
        return not self.reopened_on

    def has_woken(self, today: str) -> bool:
        """Whether what it waited for is there: the family ticked it, or its day has come."""
        return self.has_come or has_begun(self.look_again_on, today)


def has_begun(day: str, today: str) -> bool:
    """Whether a day, a month or a year has begun by `today` (ISO text); an empty one never does."""
    return bool(day) and day <= today
