"""The recovery sheet and the password, as views see them (ux.md 2.2, 2.3 and 2.10)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from secrets import randbelow
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from carecompanion.domain.errors import CareError
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.printouts import Paper
from carecompanion.domain.recovery_code import GROUPS, code_groups, is_same_group
from carecompanion.domain.vault_secrets import SHEET_STATE, SheetSecrets
from carecompanion.session.jobs import Jobs
from carecompanion.session.session import Session

if TYPE_CHECKING:
    from carecompanion.domain.page import MadePage
    from carecompanion.domain.pictures import PagePicture

PUT_OFF = "later"
"""What the vault keeps while the sheet was shown but not yet proved to be readable."""

DONE = "done"


@dataclass(frozen=True, slots=True, repr=False)
class SheetPreview:
    """The sheet as it will be printed."""

    paper: Paper
    made: MadePage
    pictures: tuple[PagePicture, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTools:
    """What making a sheet needs; each runs on the worker. The text is the name of the file."""

    make_sheet: Callable[[SheetSecrets, str, Paper], MadePage]
    picture_pages: Callable[[bytes, int], Sequence[PagePicture]]
    write_file: Callable[[Path, bytes], None]


class RecoveryModel(QObject):
    """Makes the sheet, proves that its print can be read, and changes the password.

    The secrets of the sheet are held from `show` to `forget` only.
    """

    state_changed = Signal()
    password_needed = Signal()
    password_refused = Signal()
    made = Signal(object)
    saved = Signal(object)
    save_failed = Signal(object)
    password_changed = Signal()
    change_failed = Signal(object)
    progressed = Signal(int, int)
    strengthen_refused = Signal()

    def __init__(self, session: Session, tools: SheetTools, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tools = tools
        self._jobs = Jobs(self)
        self._state: str | None = DONE
        self._key_is_outdated = False
        self._secrets: SheetSecrets | None = None
        self._preview: SheetPreview | None = None
        self._paper = Paper.A4
        self._width_px = 800
        self._group = 0
        session.progressed.connect(self.progressed)

    @property
    def is_due(self) -> bool:
        """Whether the present key still lacks a sheet that was proved to be readable."""
        return self._state != DONE

    @property
    def was_offered(self) -> bool:
        """Whether the sheet of the present key was shown by itself once."""
        return self._state is not None

    @property
    def key_is_outdated(self) -> bool:
        """Whether a newer way to make the key would make guessing the password slower."""
        return self._key_is_outdated

    @property
    def preview(self) -> SheetPreview | None:
        """The sheet on the screen; None while there is none."""
        return self._preview

    @property
    def group(self) -> int:
        """The group to type, counted from 1, to see that the print can be read."""
        return self._group

    def load(self) -> None:
        """Read, after opening, whether the sheet is still to be printed."""
        self._session.read(_read_state, self._on_state_read)

    def show(self, *, paper: Paper, width_px: int) -> None:
        """Make the sheet; where only the remembered key is known, ask for the password first."""
        self._paper, self._width_px = paper, width_px
        if self._secrets is not None:
            self._make(self._secrets)
        else:
            self._session.read(_read_sheet, self._on_secrets)

    def show_with(self, passphrase: str) -> None:
        """Make the sheet for whoever types the password again."""
        self._session.read(
            partial(_read_sheet_with, passphrase), self._make, failed=self._on_refused
        )

    def offer(self) -> None:
        """Keep that the sheet was shown by itself, so that it does not come again by itself."""
        if self._state is None:
            self._keep(PUT_OFF)

    def check_group(self, typed: str) -> bool:
        """Whether the asked group was typed as it is printed; then the sheet is done."""
        if self._secrets is None or not self._group:
            return False
        is_same = is_same_group(typed, code_groups(self._secrets.code)[self._group - 1])
        if is_same:
            self._keep(DONE)
        return is_same

    def save(self, path: Path) -> None:
        """Write the sheet as PDF to `path`."""
        if self._preview is not None:
            work = partial(self._tools.write_file, path, self._preview.made.pdf)
            self._jobs.submit(
                work, done=partial(self._on_saved, path), failed=self.save_failed.emit
            )

    def is_beside_notes(self, path: Path) -> bool:
        """Whether a file at `path` would lie in the folder of the notes."""
        notes = self._session.path
        return notes is not None and notes.parent.resolve() == path.parent.resolve()

    def change_password(self, new: str) -> None:
        """Give the notes another password, and so another sheet."""
        self._session.change_passphrase(
            new, done=self._on_password_changed, failed=self.change_failed.emit
        )

    def strengthen(self, passphrase: str) -> None:
        """Lock the notes the newest way under the password they have, which is typed again.

        Then `password_changed` or `change_failed`, as for a new password; `strengthen_refused`
        when it is another password, and nothing was changed.
        """
        self._session.read(
            partial(_read_sheet_with, passphrase),
            partial(self._on_password_checked, passphrase),
            failed=self._on_strengthen_refused,
        )

    def forget(self) -> None:
        """Let go of the secrets, as when the screen is left or the notes are locked."""
        self._secrets, self._preview, self._group = None, None, 0

    def clear(self) -> None:
        """The notes are locked: know nothing."""
        self.forget()
        self._state = DONE
        self._key_is_outdated = False

    def shut_down(self) -> None:
        """End the thread."""
        self._jobs.stop()

    def _keep(self, state: str) -> None:
        self._state = state
        self._session.remember(SHEET_STATE, state)
        self.state_changed.emit()

    def _make(self, secrets: SheetSecrets) -> None:
        self._secrets = secrets
        self._group = self._group or 1 + randbelow(GROUPS)
        path = self._session.path
        name = path.name if path is not None else ""
        work = partial(_make_sheet, self._tools, secrets, name, self._paper, self._width_px)
        self._jobs.submit(work, done=self._on_made)

    def _on_state_read(self, found: tuple[str | None, bool]) -> None:
        self._state, self._key_is_outdated = found
        self.state_changed.emit()

    def _on_secrets(self, secrets: SheetSecrets | None) -> None:
        if secrets is None:
            self.password_needed.emit()
        else:
            self._make(secrets)

    def _on_refused(self, _error: CareError) -> None:
        self.password_refused.emit()

    def _on_password_checked(self, passphrase: str, _secrets: SheetSecrets) -> None:
        self.change_password(passphrase)

    def _on_strengthen_refused(self, _error: CareError) -> None:
        self.strengthen_refused.emit()

    def _on_made(self, preview: SheetPreview) -> None:
        if self._secrets is not None:
            self._preview = preview
            self.made.emit(preview)

    def _on_saved(self, path: Path, _nothing: None) -> None:
        self.saved.emit(path)

    def _on_password_changed(self, _nothing: None) -> None:
        self.forget()
        self._state = None
        self._key_is_outdated = False
        self.state_changed.emit()
        self.password_changed.emit()


def _read_state(store: NotesStore) -> tuple[str | None, bool]:
    return store.read_state(SHEET_STATE), store.key_is_outdated


def _read_sheet(store: NotesStore) -> SheetSecrets | None:
    return store.recovery_sheet()


def _read_sheet_with(passphrase: str, store: NotesStore) -> SheetSecrets:
    return store.sheet_secrets(passphrase)


def _make_sheet(
    tools: SheetTools, secrets: SheetSecrets, name: str, paper: Paper, width_px: int
) -> SheetPreview:
    made = tools.make_sheet(secrets, name, paper)
    return SheetPreview(paper, made, tuple(tools.picture_pages(made.pdf, width_px)))
