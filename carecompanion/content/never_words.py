"""Finds the words that our own strings never use: resources/words/never.toml (ux.md 4.3).

Used by tests, checks and suggested passwords, never on what people typed: that is `Quoted`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import msgspec

from carecompanion.content.packs import Line, Pack
from carecompanion.content.resources import resource_path
from carecompanion.domain.words import Quoted

_PLACEHOLDER = re.compile(r"\{[^{}]*\}|%L?\d+|%n")
_SENTENCE_START = r"(?:^|(?<=[.?:] )|(?<=[\"“(]))"
_EMOJI = re.compile("[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]")


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of the list in a text: the words as found, where they start, and why not."""

    found: str
    start: int
    why: str


class _Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    why: Line
    words: Annotated[tuple[Line, ...], msgspec.Meta(min_length=1)]


class _Allowed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    sentences: tuple[Line, ...]


class NeverWords:
    """The list, ready to search with."""

    def __init__(
        self, groups: Iterable[tuple[str, Iterable[str]]], allowed: Iterable[str] = ()
    ) -> None:
        self._groups = tuple((why, _any_of(map(_word, words))) for why, words in groups)
        self._allowed = _any_of(map(_allowed, allowed))

    def find(self, text: str, *, quoted: Iterable[str] = ()) -> list[Hit]:
        """The words of the list in `text`, in the order of the text.

        Nothing is found in a `Quoted` text, in the people's words named in `quoted` (wherever
        the lines are broken), in a sentence of the allow-list or in a place holder.
        """
        if isinstance(text, Quoted):
            return []
        ours = _without(_any_of(map(_people, quoted)), _straight(text))
        ours = _without(_PLACEHOLDER, _without(self._allowed, ours))
        hits = [
            Hit(match.group(), match.start(), why)
            for why, pattern in self._groups
            for match in pattern.finditer(ours)
        ]
        hits += [Hit(m.group(), m.start(), "No emoji.") for m in _EMOJI.finditer(ours)]
        return sorted(hits, key=lambda hit: hit.start)


def load_never_words(path: Path) -> NeverWords:
    """The list in the pack at `path`.

    Raises:
        ContentError: the pack is missing or breaks its schema; names the pack and the field.
    """
    pack = Pack(path)
    groups = [pack.entry(_Group, "groups", name) for name in pack.names("groups")]
    return NeverWords(
        ((group.why, group.words) for group in groups), pack.entry(_Allowed, "allowed").sentences
    )


def find_never_words(text: str, *, quoted: Iterable[str] = ()) -> list[Hit]:
    """What the shipped list finds in `text`; reads the list each time.

    For many texts, load the list once and use `NeverWords.find`.

    Raises:
        ContentError: the shipped list is missing or breaks its schema.
    """
    return load_never_words(resource_path("words", "never.toml")).find(text, quoted=quoted)


def _word(word: str) -> str:
    """A pattern for an entry of the list: whole words, "*" for any ending, "#" for a number."""
    pattern = _loose(word.removesuffix("*")).replace(r"\#", r"\d[\d.,]*")
    start = r"(?<!\w)" if word[0].isalnum() else ""
    end = r"\w*" if word.endswith("*") else r"(?!\w)" if word[-1].isalnum() else ""
    return f"{start}{pattern}{end}"


def _allowed(text: str) -> str:
    """A pattern for an allowed sentence, or for an allowed label that is a whole line."""
    if text.endswith((".", "?")):
        return rf"{_SENTENCE_START}{_loose(text)}"
    return rf"^{_loose(text)}$"


def _people(words: str) -> str:
    """A pattern for people's words, which are never part of a longer word of ours."""
    return rf"(?<!\w){_loose(words)}(?!\w)" if words.strip() else ""


def _loose(words: str) -> str:
    """A pattern for these words with any white space between them."""
    return r"\s+".join(map(re.escape, _straight(words).split()))


def _straight(text: str) -> str:
    return text.replace("’", "'").replace("‘", "'")


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of these; for none of them, a pattern that is never found."""
    return re.compile("|".join(filter(None, patterns)) or r"(?!)", re.IGNORECASE | re.MULTILINE)


def _without(pattern: re.Pattern[str], text: str) -> str:
    """The text with what the pattern finds blanked out, so that places in it stay the same."""
    return pattern.sub(lambda match: " " * len(match.group()), text)
