"""Words that somebody tired may have meant: near in letters, or near in how they sound.

Everything here takes folded words (`finding.folded`): small letters, no accents.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise
from typing import Final

NEAR_LIMIT: Final = 4
"""At most so many other words are looked for instead of one."""

_SHORTEST = 4
_LONGEST = 40
_TWO_EDITS_FROM = 6
_LESS_SOUND_FROM = 8
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"

_SOUNDS: Final = tuple(
    (re.compile(spelled), sounded)
    for spelled, sounded in (
        ("^(?:pn|kn|gn)", "n"),
        ("^ps", "s"),
        ("^wr", "r"),
        ("ph", "f"),
        ("rh", "r"),
        ("sch", "sk"),
        ("sc(?=[eiy])", "s"),
        ("c(?=[eiy])", "s"),
        ("ck|ch|qu|q|c", "k"),
        ("x", "ks"),
        ("z", "s"),
        ("ae|oe", "e"),
        ("ie|ei|ey|y", "i"),
        ("ou|oo", "u"),
        ("e$", ""),
        (r"(.)\1+", r"\1"),
    )
)
"""Spellings that are taken for each other in English, British and American. No table is needed in
a language that is written as it sounds: there the letters alone are near."""


def known_words(folded_text: str) -> set[str]:
    """The words of a text that others may be mistaken for: no figures, neither short nor endless.

    A figure is never taken for another one: 50 mg is not nearly 60 mg.
    """
    words = set(re.findall(r"[^\W_]+", folded_text))
    return {word for word in words if may_be_meant(word)}


def may_be_meant(word: str) -> bool:
    """Whether a word is one that can be misspelled at all."""
    return _SHORTEST <= len(word) <= _LONGEST and word.isalpha()


def sound_of(word: str) -> str:
    """How a word sounds, roughly; the same for haemophilia and hemofilia."""
    for spelled, sounded in _SOUNDS:
        word = spelled.sub(sounded, word)
    return word


def parts_of(sound: str) -> tuple[str, ...]:
    """The runs of three letters of a sound, with its start and its end."""
    padded = f" {sound} "
    return tuple(dict.fromkeys(padded[at : at + 3] for at in range(len(padded) - 2)))


def one_edit_away(word: str) -> set[str]:
    """Every word that one wrong, missing, further or swapped letter makes of `word`."""
    letters = "".join(dict.fromkeys(_ALPHABET + word))
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    near = {left + right[1:] for left, right in cuts if right}
    near |= {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    near |= {left + letter + right[1:] for left, right in cuts if right for letter in letters}
    near |= {left + letter + right for left, right in cuts for letter in letters}
    return near - {word}


def nearest(
    word: str, candidates: Mapping[str, str], *, may_go_on: bool = False
) -> tuple[str, ...]:
    """Of these words the nearest ones to `word`, nearest first; empty when none is near.

    `candidates` has the sound of each. With `may_go_on` a longer word is near too when its
    beginning is.
    """
    typed = (word, sound_of(word))
    scored = {
        each: _distance(typed, (each, sound), may_go_on=may_go_on)
        for each, sound in candidates.items()
    }
    near = sorted((score, each) for each, score in scored.items() if score is not None)
    return tuple(each for score, each in near if each != word and score <= near[0][0] + 1)[
        :NEAR_LIMIT
    ]


def with_sounds(words: Iterable[str]) -> dict[str, str]:
    """Each word with its sound, as `nearest` takes them."""
    return {word: sound_of(word) for word in words}


def split_in_two(word: str, known: Collection[str]) -> tuple[str, ...]:
    """The first way in which `word` is two known words written together; empty when it is none."""
    for at in range(2, len(word) - 1):
        if word[:at] in known and word[at:] in known:
            return (word[:at], word[at:])
    return ()


def written_together(words: tuple[str, ...]) -> tuple[str, ...]:
    """Each two neighbours of `words` as one word."""
    return tuple(left + right for left, right in pairwise(words))


def edits(one: str, other: str, most: int) -> int:
    """Wrong, missing, further and swapped letters between two words; `most` + 1 for any more.

    Damerau-Levenshtein distance in its optimal string alignment form.
    """
    # One edit changes the length by one at most, and the letters there are by two.
    if abs(len(one) - len(other)) > most or len(set(one) ^ set(other)) > 2 * most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [at]
        for place, theirs in enumerate(other, start=1):
            cost = min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != theirs))
            is_swapped = at > 1 and place > 1 and letter == other[place - 2]
            if is_swapped and one[at - 2] == theirs:
                cost = min(cost, earlier[place - 2] + 1)
            row.append(cost)
        if min(row) > most and min(before) > most:
            return most + 1
    return min(row[-1], most + 1)


def _distance(typed: tuple[str, str], there: tuple[str, str], *, may_go_on: bool) -> float | None:
    """How far a word is, each with its sound; None when it is too far.

    A word that sounds the same is quite near.
    """
    (word, sounded), (other, sound) = typed, there
    most = 2 if len(word) >= _TWO_EDITS_FROM else 1
    found = float(edits(word, other, most))
    less = 1 if len(word) >= _LESS_SOUND_FROM else 0
    apart = edits(sounded, sound, less)
    found = min(found, apart + 0.5) if apart <= less else found
    if may_go_on and len(other) > len(word) > _SHORTEST:
        # A word that is still being typed is near with fewer edits: it says less.
        begun = min(edits(word, other[:size], most - 1) for size in _sizes_near(word))
        begun = min(begun, edits(sounded, sound[: len(sounded)], most - 1))
        found = min(found, begun + 0.75) if begun < most else found
    return found if found <= most else None


def _sizes_near(word: str) -> range:
    return range(len(word) - 1, len(word) + 2)
