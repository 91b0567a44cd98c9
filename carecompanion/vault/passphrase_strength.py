"""An honest hint about a passphrase somebody types. A hint, never a gate.

It knows English words, names and keyboards: what it calls strong may be easy to guess for whoever
knows the family, and three short words of another language look strong to it.
"""

from __future__ import annotations

from collections.abc import Sequence

from carecompanion.domain.passphrase_hint import Strength, StrengthHint, Weakness

LONGEST_LOOKED_AT = 72
"""Letters. Time grows faster than length, and what is guessable shows long before this."""

_LONGEST_INPUT = 50
_MOST_INPUTS = 20
_FAIR, _STRONG = 3, 4
_WEAKNESSES = (
    (("StraightRows", "ShortKeyboard"), Weakness.KEYBOARD_ROW),
    (("Repeats",), Weakness.REPEATED),
    (("ThisIs",), Weakness.COMMON),
    (("Sequences",), Weakness.SEQUENCE),
    (("RecentYears", "Dates"), Weakness.DATE_OR_YEAR),
    (("AWord", "Names", "CommonNames"), Weakness.WORD_OR_NAME),
)


def passphrase_strength(passphrase: str, *, known: Sequence[str] = ()) -> StrengthHint:
    """What can be said about `passphrase`; `known` is what others know too, such as names.

    About 12 ms the first time and under 1 ms afterwards. Keeps nothing.
    """
    from zxcvbn_rs_py import zxcvbn

    inputs = [_encodable(text[:_LONGEST_INPUT]) for text in known[:_MOST_INPUTS]]
    found = zxcvbn(_encodable(passphrase[:LONGEST_LOOKED_AT]), inputs)
    warning = found.feedback.warning if found.feedback else None
    return StrengthHint(_strength(int(found.score)), _weakness(repr(warning)) if warning else None)


def _encodable(text: str) -> str:
    """Half a character, which some keyboards and pastes make, becomes a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _strength(score: int) -> Strength:
    if score >= _STRONG:
        return Strength.STRONG
    return Strength.FAIR if score >= _FAIR else Strength.EASY_TO_GUESS


def _weakness(warning: str) -> Weakness | None:
    name = warning.rpartition(".")[2]
    return next((kind for starts, kind in _WEAKNESSES if name.startswith(starts)), None)
