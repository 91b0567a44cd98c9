"""What the check of the content says about one file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """One pack: how many texts and words, how hard they are to read, and what is wrong.

    Grades are Flesch-Kincaid: the mean and the highest of the texts that have one.
    """

    name: str
    texts: int
    words: int
    mean_grade: float
    top_grade: float
    problems: tuple[str, ...]
