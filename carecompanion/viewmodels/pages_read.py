"""What has been read of a long row of things, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

ItemT = TypeVar("ItemT")


class PagesRead(Generic[ItemT]):
    """The items read so far, and whether more may be there. It reads nothing itself."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._items: tuple[ItemT, ...] = ()
        self._may_have_more = False

    @property
    def items(self) -> tuple[ItemT, ...]:
        """All that has been read, in order."""
        return self._items

    @property
    def may_have_more(self) -> bool:
        """True while a page after these may be there, and it is not on its way."""
        return self._may_have_more

    @property
    def limit(self) -> int:
        """How many to read anew: as many as there are here, at least a page."""
        return max(self._size, len(self._items))

    def take_last(self) -> ItemT | None:
        """The item that the next page comes after, given to one reader alone; None without one."""
        if not self._may_have_more:
            return None
        self._may_have_more = False
        return self._items[-1]

    def begin_with(self, items: Sequence[ItemT], limit: int) -> None:
        """These were read anew, at most `limit`, in place of what was here."""
        self._items, self._may_have_more = tuple(items), len(items) == limit

    def go_on_with(self, items: Sequence[ItemT]) -> None:
        """This is the page after the last one."""
        self._items += tuple(items)
        self._may_have_more = len(items) == self._size

    def shorten(self) -> None:
        """Keep the first page alone: what is new is there."""
        self._items = self._items[: self._size]

    def clear(self) -> None:
        """Forget everything."""
        self._items, self._may_have_more = (), False
