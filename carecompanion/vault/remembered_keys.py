"""Keys of notes files in the password store of this computer (decision 53).

The store is the one of the system (Secret Service, Keychain, Credential Manager) and is named
here: the settings of the `keyring` library are not asked, because they can name a plain text file.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from importlib import import_module
from typing import Any, Protocol, TypeVar

from carecompanion import host
from carecompanion.domain.errors import (
    KeyringError,
    KeyringLockedError,
    KeyringRefusedError,
    KeyringTimeoutError,
    KeyringUnavailableError,
)
from carecompanion.domain.vault_secrets import KEY_BYTES
from carecompanion.vault.deadline import Patience, Stuck

ResultT = TypeVar("ResultT")

SERVICE = "Care Companion"
"""What the entry is called in the store. A person may see it there."""

PATIENCE_SECONDS = 5.0
"""How long a call may take. A frozen Secret Service never answers (feasibility: 40 s and more)."""

_TWINS_MAX = 10
_CLASSES = {
    "keyring.backends.SecretService": "Keyring",
    "keyring.backends.Windows": "WinVaultKeyring",
    "keyring.backends.macOS": "Keyring",
}
# An error of a type made by one of these, or by the system, is the world's fault and not ours.
_THEIR_MODULES = frozenset(
    {"jaraco", "jeepney", "keyring", "pywintypes", "secretstorage", "win32ctypes"}
)


class _Store(Protocol):
    """What we use of a backend of `keyring`."""

    def get_password(self, service: str, username: str) -> str | None: ...
    def set_password(self, service: str, username: str, password: str) -> None: ...
    def delete_password(self, service: str, username: str) -> None: ...


class SystemRememberedKeys:
    """The `RememberedKeys` port over the store of the system. Loads `keyring` on first use."""

    def __init__(self, *, patience_seconds: float = PATIENCE_SECONDS) -> None:
        self._patience = Patience(patience_seconds)

    def is_available(self) -> bool:
        """Whether there is a store that answers and keeps nothing in plain; it may be locked."""
        try:
            self._ask(_open_store)
        except KeyringLockedError:
            return True
        except KeyringError:
            return False
        return True

    def remember(self, file_number: str, key: bytes) -> None:
        """Keep a key; see the port. A key kept after the deadline is taken out again."""
        if len(key) != KEY_BYTES:
            raise ValueError(len(key))
        self._ask(
            lambda: _put(_open_store(), file_number, key.hex()),
            too_late=lambda: _take_back(file_number),
        )

    def recall(self, file_number: str) -> bytes | None:
        """The key of a file, or None; an entry that is no key of ours counts as none."""
        text = self._ask(lambda: _open_store().get_password(SERVICE, file_number))
        return None if text is None else _key_in(text)

    def forget(self, file_number: str) -> None:
        """Take a key out of the store and look whether it is gone; see the port."""
        self._ask(lambda: _remove(_open_store(), file_number))

    def _ask(
        self, work: Callable[[], ResultT], *, too_late: Callable[[], object] | None = None
    ) -> ResultT:
        try:
            return self._patience.call(work, too_late=too_late)
        except Stuck:
            raise KeyringTimeoutError(self._patience.seconds) from None
        except KeyringError:
            raise
        except Exception as error:
            expected = _as_expected(error)
            if expected is None:
                raise
            raise expected from error


def _open_store() -> _Store:
    """The store of this system, ready for use without asking anybody anything."""
    name = host.password_store()
    module = import_module(name)
    backend: type[Any] = getattr(module, _CLASSES[name])
    if not backend.viable:  # RuntimeError where it cannot be used is what the library means by no
        raise KeyringUnavailableError
    if name.endswith("SecretService"):
        _refuse_to_prompt()
    store: Any = backend()
    if name.endswith("Windows"):
        store.persist = "local machine"  # the default travels with the person to other computers
    return store  # type: ignore[no-any-return]


def _refuse_to_prompt() -> None:
    """A locked collection would put up a window of the system and wait for it without end."""
    import secretstorage

    with contextlib.closing(secretstorage.dbus_init()) as bus:
        if secretstorage.Collection(bus).is_locked():
            raise KeyringLockedError


def _put(store: _Store, file_number: str, text: str) -> None:
    store.set_password(SERVICE, file_number, text)
    if store.get_password(SERVICE, file_number) != text:
        raise KeyringRefusedError


def _remove(store: _Store, file_number: str) -> None:
    """One deletion takes one entry; another program may have left a second of the same name."""
    for _twin in range(_TWINS_MAX):
        if store.get_password(SERVICE, file_number) is None:
            return
        store.delete_password(SERVICE, file_number)
    raise KeyringRefusedError


def _take_back(file_number: str) -> None:
    """Nobody waits any more, so nobody is told when even this fails."""
    try:
        _remove(_open_store(), file_number)
    except Exception as error:
        if _as_expected(error) is None:
            raise


def _key_in(text: str) -> bytes | None:
    try:
        key = bytes.fromhex(text)
    except ValueError:
        return None
    return key if len(key) == KEY_BYTES else None


def _as_expected(error: Exception) -> KeyringError | None:
    """The error as one of ours, or None when it is a bug. Its own words are not passed on."""
    if isinstance(error, KeyringError):
        return error
    if type(error).__name__ in {"KeyringLocked", "LockedException"}:
        return KeyringLockedError()
    theirs = type(error).__module__.partition(".")[0] in _THEIR_MODULES
    return KeyringUnavailableError() if theirs or isinstance(error, OSError) else None
