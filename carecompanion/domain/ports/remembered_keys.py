"""The password store of this computer, where a family asked for it."""

from __future__ import annotations

from typing import Protocol


class RememberedKeys(Protocol):
    """Keeps keys of notes files in the password store of this computer. Off unless asked for.

    Every call can wait for seconds: never on the GUI thread. Whatever is not a key means: ask for
    the passphrase. `file_number` names a file by its public salt, never by a person or a path.
    """

    def is_available(self) -> bool:
        """Whether there is a store that answers and keeps nothing in plain; it may be locked."""
        ...

    def remember(self, file_number: str, key: bytes) -> None:
        """Keep the 32-byte key of a file, in place of one kept before. Never asks the person.

        Raises:
            KeyringUnavailableError, KeyringLockedError, KeyringTimeoutError, KeyringRefusedError:
                the key is not kept.
        """
        ...

    def recall(self, file_number: str) -> bytes | None:
        """The key of a file, or None when it is not kept here.

        Raises:
            KeyringUnavailableError, KeyringLockedError, KeyringTimeoutError.
        """
        ...

    def forget(self, file_number: str) -> None:
        """Take the key of a file out of the store and look whether it is gone.

        Raises:
            KeyringUnavailableError, KeyringLockedError, KeyringTimeoutError, KeyringRefusedError:
                the key may still be there.
        """
        ...
