"""Whether the name of a gene change is written in the usual form. What it means is not looked at.

The usual form is that of the Human Genome Variation Society: "c.1438G>T", "p.(Arg506Gln)". What a
report says is kept exactly as it is written there, whatever its form.
"""

from __future__ import annotations

import re
from enum import Enum, auto


class VariantForm(Enum):
    """How the name of a gene change looks."""

    USUAL = auto()
    OTHER = auto()
    EMPTY = auto()


# Every repeat is possessive ("++", "*+"): no text, however long, is gone over twice.
_PLACE = r"(?:[-*]?\d++(?:[+-](?:\d++|\?))?|\?)"
_PLACES = rf"(?:{_PLACE}|\({_PLACE}_{_PLACE}\))(?:_(?:{_PLACE}|\({_PLACE}_{_PLACE}\)))?"
_DNA_CHANGE = (
    rf"\(?{_PLACES}\)?"
    r"(?:[ACGT]>[ACGT]|delins[ACGT]++|del[ACGT]*+(?:ins[ACGT]++)?|dup[ACGT]*+|ins[ACGT]++"
    r"|inv|=|(?:[ACGT]++)?\[\d++\])\)?"
)
_RNA_CHANGE = (
    rf"\(?{_PLACES}\)?"
    r"(?:[acgu]>[acgu]|delins[acgu]++|del[acgu]*+(?:ins[acgu]++)?|dup[acgu]*+|ins[acgu]++|inv|=)\)?"
)
_ACID = (
    r"(?:Ala|Arg|Asn|Asp|Cys|Gln|Glu|Gly|His|Ile|Leu|Lys|Met|Phe|Pro|Ser|Thr|Trp|Tyr|Val|Ter|Sec"
    r"|[ACDEFGHIKLMNPQRSTVWXY*])"
)
_PROTEIN_CHANGE = (
    rf"\(?(?:{_ACID}\d++(?:_{_ACID}\d++)?"
    rf"(?:{_ACID}?fs(?:(?:Ter|\*|X)(?:\d++|\?)?)?|delins{_ACID}++|del|dup|ins{_ACID}++"
    rf"|ext(?:Ter|[\w*-])++|=|{_ACID})|0\??|\?|=)\)?"
)


def _written(levels: str, change: str) -> str:
    """A change, or several in brackets: "c.76del" and "c.[76del];[100A>G]"."""
    several = rf"\[{change}(?:;{change})*+\]"
    return rf"{levels}\.(?:{change}|{several}(?:;{several})*+)"


_NAME = re.compile(
    r"(?<![A-Za-z0-9])(?:"
    + "|".join(
        (
            _written(r"[cgnmo]", rf"\s?{_DNA_CHANGE}"),
            _written("r", rf"(?:{_RNA_CHANGE}|\(?(?:spl\??|0|\?)\)?)"),
            _written("p", _PROTEIN_CHANGE),
        )
    )
    + r")(?![A-Za-z0-9>])"
)
_BEGUN = re.compile(r"(?<![A-Za-z0-9])(?:[cgnmor]\.\s?[(\[]*+[-*]?\d|p\.[(\[]*+[A-Z*][a-z]{0,2}\d)")
"""What begins like the name of a change."""


def looks_like_usual_form(text: str) -> VariantForm:
    """How a text looks in which somebody wrote down a gene change, alone or among other words.

    Every change begun in it has to be whole: half a name is not the usual form.
    """
    if not text.strip():
        return VariantForm.EMPTY
    rest, names = _NAME.subn(" ", text)
    is_usual = names > 0 and _BEGUN.search(rest) is None
    return VariantForm.USUAL if is_usual else VariantForm.OTHER
