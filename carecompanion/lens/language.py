"""Which language a text is written in, told by its small words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from itertools import islice
from typing import Final

UNDETERMINED: Final = "und"
WORDS_READ: Final = 400

_WORD: Final = re.compile(r"[^\W\d_]+")
_LETTERS_READ: Final = 8_000
_CLEARLY: Final = 1.5


def detect_language(text: str, small_words: Mapping[str, frozenset[str]]) -> str:
    """The code of the language whose words the text holds most, else "und".

    A language has to be ahead of every other by half, so that a text in two is none.
    """
    words = islice(_WORD.finditer(text, 0, _LETTERS_READ), WORDS_READ)
    often = Counter(word.group().casefold() for word in words)
    counts = {
        code: sum(often[word] for word in known & often.keys())
        for code, known in small_words.items()
    }
    leading = sorted(counts.items(), key=lambda count: (-count[1], count[0]))[:2]
    (code, most), (_, second) = [*leading, (UNDETERMINED, 0), (UNDETERMINED, 0)][:2]
    return code if most > second * _CLEARLY else UNDETERMINED
