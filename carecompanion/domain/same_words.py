"""When two texts of a family count as the same."""

from __future__ import annotations


def same_words(text: str) -> str:
    """A text as it is compared with others: case and spaces do not count."""
    return " ".join(text.casefold().split())
