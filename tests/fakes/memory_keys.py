"""`RememberedKeys` in memory, with a store that can be absent, locked, or slow to answer."""

from __future__ import annotations

import threading

from carecompanion.domain.errors import KeyringError, KeyringUnavailableError


class MemoryKeys:
    """Keeps keys in a dict. `fault` is raised instead of an answer; `gate` holds answers back."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.fault: KeyringError | None = None
        self.gate = threading.Event()
        self.gate.set()
        self.threads: set[int] = set()

    def is_available(self) -> bool:
        """Whether it is there."""
        self._wait()
        return not isinstance(self.fault, KeyringUnavailableError)

    def remember(self, file_number: str, key: bytes) -> None:
        """Keep."""
        self._answer()
        self.kept[file_number] = key

    def recall(self, file_number: str) -> bytes | None:
        """Give."""
        self._answer()
        return self.kept.get(file_number)

    def forget(self, file_number: str) -> None:
        """Take out."""
        self._answer()
        self.kept.pop(file_number, None)

    def _answer(self) -> None:
        self._wait()
        if self.fault is not None:
            raise self.fault

    def _wait(self) -> None:
        self.threads.add(threading.get_ident())
        assert self.gate.wait(20)
