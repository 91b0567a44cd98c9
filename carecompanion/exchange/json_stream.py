"""Reading a large JSON file item by item, from somebody who may mean no good.

Only one item is in memory at a time, and none of more than `ITEM_LIMIT` characters.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, NoReturn

from carecompanion.domain.errors import ImportFault, ImportRefusedError

ITEM_LIMIT = 32_000_000
"""Characters of the longest item; a story of 1 MB has 6 million when every letter is escaped."""

_READ_BYTES = 64 * 1024
_REST_OF_NUMBER = re.compile(r"[0-9.eE+-]*")
_SPACE = " \t\r\n"


class JsonStream:
    """A JSON text taken apart from its start. `name` is the file, for complaints.

    Raises ImportRefusedError everywhere: NOT_AS_DOCUMENTED or TOO_LARGE.
    """

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file = file
        self._name = name
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._json = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_refuse)
        self._text = ""
        self._at = 0
        self._is_over = False

    def expect(self, symbol: str) -> None:
        """Take exactly this character, with space before it."""
        if self.first() != symbol:
            self.refuse()
        self._at += 1

    def expect_key(self, key: str) -> None:
        """Take the name of a member and its colon."""
        if self.value() != key:
            self.refuse()
        self.expect(":")

    def items(self) -> Iterator[Any]:
        """The items of a list, one by one."""
        self.expect("[")
        if self.first() == "]":
            self._at += 1
            return
        while True:
            yield self.value()
            if self.first() == "]":
                self._at += 1
                return
            self.expect(",")

    def value(self) -> Any:
        """The next value, whole."""
        self.first()
        while True:
            try:
                found, end = self._json.raw_decode(self._text, self._at)
            except json.JSONDecodeError:
                found, end = None, None
            except (ValueError, RecursionError):
                self.refuse()
            if end is not None and (self._is_over or not self._may_go_on(end)):
                self._at = end
                return found
            if self._is_over:
                self.refuse()
            self._read_on()

    def expect_end(self) -> None:
        """See that nothing follows."""
        if self.first():
            self.refuse()

    def refuse(self, fault: ImportFault = ImportFault.NOT_AS_DOCUMENTED) -> NoReturn:
        """Raise the complaint about this file."""
        raise ImportRefusedError(self._name, fault) from None

    def _may_go_on(self, end: int) -> bool:
        """Whether what was read so far may be the beginning of a longer number."""
        rest = _REST_OF_NUMBER.match(self._text, end)
        return rest is not None and rest.end() == len(self._text)

    def first(self) -> str:
        """The next character that is no space; empty at the end."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in _SPACE:
                self._at += 1
            if self._at < len(self._text):
                return self._text[self._at]
            if self._is_over:
                return ""
            self._read_on()

    def _read_on(self) -> None:
        kept = self._text[self._at :]
        if len(kept) > ITEM_LIMIT:
            self.refuse(ImportFault.TOO_LARGE)
        # Twice as much each time, so that a long item is not tried too often.
        data = self._file.read(max(_READ_BYTES, len(kept)))
        self._is_over = not data
        try:
            self._text = kept + self._decoder.decode(data, final=self._is_over)
        except UnicodeDecodeError:
            self.refuse()
        self._at = 0


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object, unless a name is in it twice: programs differ in which one they take."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name is there twice")
    return found


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)  # NaN and Infinity are no JSON
