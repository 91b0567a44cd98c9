"""Whether this computer remembers the key of the notes, and opening them with it.

The password store can take seconds to answer, so it is asked on a thread of its own: neither the
window nor what is being saved waits for it. Nothing here keeps a key.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from carecompanion.domain.errors import CareError, KeyringUnavailableError
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.ports.remembered_keys import RememberedKeys
from carecompanion.domain.recovery_code import number_groups
from carecompanion.domain.vault_secrets import FileNumber, RememberedKey
from carecompanion.session.jobs import Jobs
from carecompanion.session.session import Session

_Entry = tuple[str, RememberedKey]
"""What the store calls the key of a file, and the key."""


class RememberModel(QObject):
    """Off unless asked for. The notes open with their password whatever the store answers."""

    changed = Signal()
    turned_on = Signal()
    forgotten = Signal()
    failed = Signal(object)
    renewal_failed = Signal(object)
    found = Signal(object, bool)
    look_failed = Signal(object, object)
    open_failed = Signal(object)

    def __init__(
        self,
        session: Session,
        keys: Callable[[], RememberedKeys],
        number_of: Callable[[Path], FileNumber],
        parent: QObject | None = None,
        *,
        was_used: bool,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._keys = keys
        self._number_of = number_of
        self._was_used = was_used
        self._jobs = Jobs(self)
        self._name = ""
        self._is_on = False
        self._is_available = False
        self._is_wished = False

    @property
    def is_available(self) -> bool:
        """Whether there is a store to trust, as far as it has answered yet."""
        return self._is_available

    @property
    def is_on(self) -> bool:
        """Whether the key of the open notes is kept."""
        return self._is_on

    @property
    def is_idle(self) -> bool:
        """True while the store is not being asked anything."""
        return self._jobs.is_idle

    def ask_store(self) -> None:
        """Find out whether there is a store; `changed` tells."""
        self._jobs.submit(lambda: self._keys().is_available(), done=self._on_available)

    def look_for(self, path: Path) -> None:
        """Find out whether the key of locked notes is kept; `found` or `look_failed` tells."""
        if self._was_used:
            work = partial(_is_kept, self._keys, self._number_of, path)
            failed = partial(self.look_failed.emit, path)
            self._jobs.submit(work, done=partial(self.found.emit, path), failed=failed)

    def open(self, path: Path, *, take_over: bool = False) -> None:
        """Open notes with the kept key. When the store does not give it, `open_failed` tells."""
        work = partial(_kept_key, self._keys, self._number_of, path)
        done = partial(self._on_recalled, path, take_over)
        self._jobs.submit(work, done=done, failed=self.open_failed.emit)

    def wish(self, wished: bool) -> None:
        """Whether the notes that are being made are to be remembered."""
        self._is_wished = wished

    def load(self) -> None:
        """After opening: find out whether the key is kept, and keep it where that was wished."""
        if self._is_wished:
            self._is_wished = False
            self.turn_on()
        elif self._was_used:
            self._session.read(_entry_of, self._look_at)

    def turn_on(self) -> None:
        """Keep the key of the open notes; then `turned_on` or `failed`."""
        self._session.read(_entry_of, self._keep)

    def turn_off(self) -> None:
        """Take the key out of the store; then `forgotten` or `failed`."""
        work = partial(_forget, self._keys, self._name)
        done = partial(self._on_forgotten, self._name)
        self._jobs.submit(work, done=done, failed=self._on_failed)

    def renew(self) -> None:
        """The password was changed: keep the new key in place of the old one, if it was kept."""
        if self._was_used:
            self._session.read(_entry_of, self._replace)

    def clear(self) -> None:
        """The notes are locked: know nothing about them."""
        self._name, self._is_on = "", False

    def shut_down(self) -> None:
        """End the thread; a store that does not answer is waited for no longer than its time."""
        self._jobs.stop()

    def _look_at(self, entry: _Entry) -> None:
        self._name = entry[0]
        work = partial(_is_there, self._keys, entry[0])
        self._jobs.submit(work, done=partial(self._on_seen, self._name), failed=_not_found)

    def _keep(self, entry: _Entry) -> None:
        self._name, key = entry
        self._was_used = True
        work = partial(_remember, self._keys, self._name, key)
        done = partial(self._on_kept, self._name)
        self._jobs.submit(work, done=done, failed=self._on_failed)

    def _replace(self, entry: _Entry) -> None:
        old, (self._name, key) = self._name, entry
        if old and old != self._name:
            work = partial(_renew, self._keys, old, self._name, key)
            done = partial(self._on_seen, self._name)
            self._jobs.submit(work, done=done, failed=self._on_renewal_failed)

    def _on_available(self, is_available: bool) -> None:
        self._is_available = is_available
        self.changed.emit()

    def _on_seen(self, name: str, is_on: bool) -> None:
        if name == self._name:  # else other notes are open by now, or none
            self._is_on = is_on
            self.changed.emit()

    def _on_kept(self, name: str, _nothing: None) -> None:
        self._on_seen(name, True)
        self.turned_on.emit()

    def _on_forgotten(self, name: str, _nothing: None) -> None:
        self._on_seen(name, False)
        self.forgotten.emit()

    def _on_failed(self, error: CareError) -> None:
        self.changed.emit()  # what was ticked goes back to what holds
        self.failed.emit(error)

    def _on_renewal_failed(self, error: CareError) -> None:
        self._on_seen(self._name, False)
        self.renewal_failed.emit(error)

    def _on_recalled(self, path: Path, take_over: bool, key: RememberedKey) -> None:
        self._session.unlock(path, key, take_over=take_over)


def _entry_of(store: NotesStore) -> _Entry:
    return _name_of(store.file_number), store.remembered_key()


def _name_of(number: FileNumber) -> str:
    return " ".join(number_groups(number))


def _is_kept(
    keys: Callable[[], RememberedKeys], number_of: Callable[[Path], FileNumber], path: Path
) -> bool:
    return keys().recall(_name_of(number_of(path))) is not None


def _kept_key(
    keys: Callable[[], RememberedKeys], number_of: Callable[[Path], FileNumber], path: Path
) -> RememberedKey:
    kept = keys().recall(_name_of(number_of(path)))
    if kept is None:
        raise KeyringUnavailableError
    return RememberedKey(kept)


def _is_there(keys: Callable[[], RememberedKeys], name: str) -> bool:
    return keys().recall(name) is not None


def _remember(keys: Callable[[], RememberedKeys], name: str, key: RememberedKey) -> None:
    keys().remember(name, key.key)


def _forget(keys: Callable[[], RememberedKeys], name: str) -> None:
    keys().forget(name)


def _renew(keys: Callable[[], RememberedKeys], old: str, new: str, key: RememberedKey) -> bool:
    """Whether the new key is kept: it is when the old one was. The old one goes first.

    Raises:
        KeyringError: the new key is not kept. The old one may be; it opens older backups only.
    """
    store = keys()
    if store.recall(old) is None:
        return False
    store.forget(old)
    store.remember(new, key.key)
    return True


def _not_found(_error: CareError) -> None:
    """A store that does not answer is like none: the password opens the notes."""
