"""Backups as views see them: the place, the copies there, making one, and reading one through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from carecompanion.domain.backup_plan import due_at
from carecompanion.domain.backups import BackupFile, BackupPlace, CheckReport, VaultAccess
from carecompanion.domain.errors import BackupStoppedError, CareError
from carecompanion.domain.ports.backups import Backups
from carecompanion.domain.ports.clock import Clock
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.recovery_code import sheet_name
from carecompanion.domain.vault_secrets import FileNumber, Secret
from carecompanion.session.jobs import Jobs
from carecompanion.session.session import Session

FIRST_MS = 20_000
"""How long after opening the first automatic backup waits: what the person came for goes first."""

AGAIN_MS = 60 * 60 * 1000
"""How often to look whether one is due while the notes stay open."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a look at the place found."""

    files: tuple[BackupFile, ...] = ()
    on_disk_of_notes: bool = False


class BackupModel(QObject):
    """Backups of the notes that are open. All work is on a thread of its own."""

    changed = Signal()
    place_changed = Signal(object)
    progressed = Signal(int, int)
    made = Signal(object)
    make_failed = Signal(object)
    checked = Signal(object, object)
    check_failed = Signal(object, object)

    def __init__(
        self,
        session: Session,
        backups: Callable[[], Backups],
        clock: Clock,
        parent: QObject | None = None,
        *,
        place: BackupPlace,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._backups = backups
        self._clock = clock
        self._place = place
        self._jobs = Jobs(self)
        self._seen = _Seen()
        self._problem: CareError | None = None
        self._is_making = False
        self._stop = Event()
        self._look = QTimer(self, singleShot=True)
        self._look.timeout.connect(self.make_if_due)

    @property
    def place(self) -> BackupPlace:
        """Where backups go."""
        return self._place

    @property
    def folder(self) -> Path | None:
        """The folder of that place; None while no notes are open."""
        path = self._session.path
        return None if path is None else self._place.folder_for(path)

    @property
    def files(self) -> tuple[BackupFile, ...]:
        """The backups there, newest first, as seen last."""
        return self._seen.files

    @property
    def last(self) -> datetime | None:
        """When the newest backup was made."""
        return self.files[0].moment if self.files else None

    @property
    def are_on_disk_of_notes(self) -> bool:
        """Whether whatever takes the disk of the notes takes these backups too."""
        return self._seen.on_disk_of_notes

    @property
    def problem(self) -> CareError | None:
        """Why the last look or the last automatic backup did not work."""
        return self._problem

    @property
    def is_making(self) -> bool:
        """Whether a backup is being made."""
        return self._is_making

    def start(self) -> None:
        """The notes are open: look at the place now, and make what is due a little later."""
        self.look()
        self._look.start(FIRST_MS)

    def look(self) -> None:
        """List the backups in the place."""
        path = self._session.path
        if path is not None:
            work = partial(self._find, path, self._place)
            self._jobs.submit(work, done=self._on_found, failed=self._on_not_found)

    def set_place(self, folder: Path | None) -> None:
        """Back up into another folder from now on; None is the one beside the notes."""
        self._place = BackupPlace(folder)
        self.place_changed.emit(folder)
        self.look()

    def make_now(self) -> None:
        """Make a backup because the person wants one."""
        self._session.read(_access, partial(self._make, automatic=False))

    @Slot()
    def make_if_due(self) -> None:
        """Make the backup of the day, unless there is one under the present key."""
        self._look.start(AGAIN_MS)
        self._session.read(_access, self._make_if_due)

    def stop(self) -> None:
        """Stop the backup under way; nothing of it stays."""
        self._stop.set()

    def check(self, backup: BackupFile, secret: Secret) -> None:
        """Read a backup from end to end with a password or a code, and count what is in it."""
        work = partial(self._check, backup.path, secret)
        self._jobs.submit(
            work,
            done=partial(self.checked.emit, backup),
            failed=partial(self.check_failed.emit, backup),
        )

    def clear(self) -> None:
        """The notes are locked: stop, and know nothing."""
        self._look.stop()
        self.stop()
        self._jobs.forget_pending()
        self._seen, self._problem, self._is_making = _Seen(), None, False

    def shut_down(self) -> None:
        """End the thread."""
        self._look.stop()
        self.stop()
        self._jobs.stop()

    def _find(self, path: Path, place: BackupPlace) -> _Seen:
        backups = self._backups()
        return _Seen(backups.found(path, place), backups.is_on_disk_of(path, place))

    def _check(self, path: Path, secret: Secret) -> CheckReport:
        return self._backups().check(path, secret)

    def _make_if_due(self, access: VaultAccess) -> None:
        now = self._clock()
        name = sheet_name(FileNumber(access.salt))
        if due_at(self.files, key_name=name, now=now) <= now:
            self._make(access, automatic=True)

    def _make(self, access: VaultAccess, *, automatic: bool) -> None:
        if self._is_making:
            return
        self._is_making = True
        self._stop.clear()
        self.changed.emit()
        self._jobs.submit(
            partial(self._make_and_prune, access, self._place, automatic=automatic),
            done=self._on_made,
            failed=partial(self._on_not_made, automatic),
        )

    def _make_and_prune(self, access: VaultAccess, place: BackupPlace, *, automatic: bool) -> _Seen:
        """On the worker: what is there then."""
        backups = self._backups()
        backups.make(access, place, progress=self._tell, automatic=automatic)
        backups.prune(access.path, place)
        return self._find(access.path, place)

    def _tell(self, done: int, in_all: int) -> None:
        """On the worker: tell how far it is, and stop when asked to."""
        if self._stop.is_set():
            path = self._session.path
            raise BackupStoppedError(path if path is not None else Path())
        self.progressed.emit(done, in_all)

    def _on_found(self, seen: _Seen) -> None:
        self._seen, self._problem = seen, None
        self.changed.emit()

    def _on_not_found(self, error: CareError) -> None:
        self._seen, self._problem = _Seen(), error
        self.changed.emit()

    def _on_made(self, seen: _Seen) -> None:
        self._is_making = False
        self._on_found(seen)
        self.made.emit(seen.files[0])

    def _on_not_made(self, automatic: bool, error: CareError) -> None:
        self._is_making = False
        if automatic:
            self._problem = error
        else:
            self.make_failed.emit(error)
        self.changed.emit()


def _access(store: NotesStore) -> VaultAccess:
    return store.access()
