"""A plain text: its letters, and its first line for a title."""

from __future__ import annotations

from dataclasses import dataclass

from carecompanion.domain.intake import INTAKE_LETTERS, IntakeWarning
from carecompanion.exchange.intake.letters import decoded


@dataclass(frozen=True, slots=True, repr=False)
class PlainText:
    """The words of a text, at most `INTAKE_LETTERS` of its letters."""

    text: str
    warnings: tuple[IntakeWarning, ...] = ()


def read_text(content: bytes, said: str = "") -> PlainText:
    """The words of a text file; `said` is what it says it is written in."""
    text, is_odd = decoded(content, said)
    return within_limit(text.strip("\n"), (IntakeWarning.ODD_LETTERS,) if is_odd else ())


def within_limit(text: str, warnings: tuple[IntakeWarning, ...] = ()) -> PlainText:
    """`text` up to the limit; a warning says where it was cut."""
    if len(text) <= INTAKE_LETTERS:
        return PlainText(text, warnings)
    return PlainText(text[:INTAKE_LETTERS], (*warnings, IntakeWarning.CUT_SHORT))
