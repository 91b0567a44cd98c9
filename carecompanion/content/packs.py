"""What every content pack has in common: TOML, a head with source and dates, strict entries.

A pack says where its content comes from, when that was true and when a person looks at it
again (DESIGN.md section 6). Every complaint names the pack and the field.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, NoReturn, TypeVar

import msgspec

from carecompanion.domain.errors import ContentError

EntryT = TypeVar("EntryT", bound=msgspec.Struct)
ValueT = TypeVar("ValueT")

Line = Annotated[str, msgspec.Meta(pattern=r"\A\S(.*\S)?\Z")]
"""One line of text: not blank, no space at either end."""

_HEAD = "pack"


class PackHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the words of a pack come from, as of when, and when they are looked at again."""

    source: Line
    as_of: date
    review_by: date


class Pack:
    """One TOML pack, read and with its head checked; entries are checked as they are taken out."""

    def __init__(self, path: Path) -> None:
        self._name = path.name
        self._data = self._read(path)
        self.head = self._checked_head()

    def entry(self, kind: type[EntryT], *keys: str) -> EntryT:
        """The table at `keys` as the strict struct `kind`.

        Raises:
            ContentError: the table is absent or breaks `kind`; names the pack and the field.
        """
        return self._converted(self._found(keys), kind, keys)

    def text(self, *keys: str) -> str:
        """The single line of text at `keys`.

        Raises:
            ContentError: it is absent, not a text, or blank; names the pack and the field.
        """
        return self._converted(self._found(keys), Line, keys)

    def texts(self, *keys: str) -> tuple[str, ...]:
        """The list of single lines at `keys`.

        Raises:
            ContentError: it is absent or holds anything else; names the pack and the field.
        """
        return self._converted(self._found(keys), tuple[Line, ...], keys)

    def names(self, *keys: str) -> tuple[str, ...]:
        """The names of the entries in the table at `keys`, in the order of the file.

        Raises:
            ContentError: there is no such table.
        """
        found = self._found(keys)
        if not isinstance(found, Mapping):
            self.refuse(keys, "is not a table")
        return tuple(found)

    def expect_names(self, expected: Iterable[str], *keys: str) -> None:
        """Check that the table at `keys` has exactly the `expected` entries.

        Raises:
            ContentError: names the first entry that is absent or unknown.
        """
        wanted, found = tuple(expected), self.names(*keys)
        for name in wanted:
            if name not in found:
                self.refuse((*keys, name), "is not there")
        for name in found:
            if name not in wanted:
                self.refuse((*keys, name), "is not known")

    def refuse(self, keys: Iterable[str], complaint: str) -> NoReturn:
        """Raise the ContentError that names this pack and the field at `keys`."""
        message = f"{self._name}: {'.'.join(keys)} {complaint}"
        raise ContentError(message)

    def _read(self, path: Path) -> dict[str, Any]:
        try:
            with path.open("rb") as file:
                return tomllib.load(file)
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            message = f"{self._name}: cannot be read: {error}"
            raise ContentError(message) from error

    def _checked_head(self) -> PackHead:
        head = self.entry(PackHead, _HEAD)
        if head.review_by <= head.as_of:
            self.refuse((_HEAD, "review_by"), "is not after as_of")
        return head

    def _found(self, keys: tuple[str, ...]) -> object:
        found: object = self._data
        for depth, key in enumerate(keys, start=1):
            if not isinstance(found, Mapping) or key not in found:
                self.refuse(keys[:depth], "is not there")
            found = found[key]
        return found

    def _converted(self, value: object, kind: type[ValueT], keys: tuple[str, ...]) -> ValueT:
        try:
            return msgspec.convert(value, kind)
        except msgspec.ValidationError as error:
            self.refuse(keys, f"breaks its schema: {error}")
