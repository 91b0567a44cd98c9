"""The few settings outside the vault: look, window, and which file to open. No names, no lists."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSettings
from PySide6.QtWidgets import QWidget

from carecompanion.views.theme.palettes import ThemeName

USUAL_LOCK_MINUTES = 15
_NEVER, _YES = "never", "yes"

if TYPE_CHECKING:
    from carecompanion.domain.printouts import Paper


class Settings:
    """An INI file of our own. The place of the notes is kept only when it is not the usual one."""

    def __init__(self, file: Path, *, usual_notes_file: Path) -> None:
        self._store = QSettings(str(file), QSettings.Format.IniFormat)
        self._usual = usual_notes_file

    @property
    def theme(self) -> ThemeName:
        """The colours chosen; as the computer has them until somebody chooses."""
        kept = str(self._store.value("look/theme", ThemeName.SYSTEM.value))
        return ThemeName(kept) if kept in set(ThemeName) else ThemeName.SYSTEM

    @property
    def text_scale(self) -> int:
        """The text size in percent."""
        kept = str(self._store.value("look/text_scale", "100"))
        return int(kept) if kept.isdigit() else 100

    @property
    def notes_file(self) -> Path:
        """The notes file to open at the start."""
        kept = self._store.value("notes/file")
        return Path(str(kept)) if kept else self._usual

    @property
    def paper(self) -> Paper:
        """The paper printed on last; at first the one usual where this computer is."""
        from carecompanion.domain.printouts import Paper

        usual = Paper.LETTER if _uses_letter() else Paper.A4
        kept = str(self._store.value("page/paper", usual.value))
        return Paper(kept) if kept in set(Paper) else usual

    @property
    def backup_folder(self) -> Path | None:
        """Where backups go; None is beside the notes."""
        kept = self._store.value("backups/folder")
        return Path(str(kept)) if kept else None

    def keep_backup_folder(self, folder: Path | None) -> None:
        """Keep where backups go, so that they are found when the notes do not open."""
        if folder is None:
            self._store.remove("backups/folder")
        else:
            self._store.setValue("backups/folder", str(folder))

    @property
    def lock_minutes(self) -> int | None:
        """After how many minutes without input the notes lock; None for never."""
        kept = str(self._store.value("lock/minutes", ""))
        if kept == _NEVER:
            return None
        return int(kept) if kept.isdecimal() else USUAL_LOCK_MINUTES

    def keep_lock_minutes(self, minutes: int | None) -> None:
        """Keep after how long the notes lock."""
        self._store.setValue("lock/minutes", _NEVER if minutes is None else str(minutes))

    @property
    def was_remembered(self) -> bool:
        """Whether this computer was ever asked to remember a key: else nobody need look."""
        return str(self._store.value("lock/was_remembered", "")) == _YES

    def keep_was_remembered(self) -> None:
        """Keep that from now on the password store of this computer is worth a look."""
        self._store.setValue("lock/was_remembered", _YES)

    def keep_paper(self, paper: Paper) -> None:
        """Keep the paper chosen for the next page."""
        self._store.setValue("page/paper", paper.value)

    def keep_look(self, theme: ThemeName, text_scale: int) -> None:
        """Keep colours and text size."""
        self._store.setValue("look/theme", theme.value)
        self._store.setValue("look/text_scale", text_scale)

    def keep_notes_file(self, path: Path) -> None:
        """Keep which file to open; a path can hold a name, so the usual one is not written down."""
        if path == self._usual:
            self._store.remove("notes/file")
        else:
            self._store.setValue("notes/file", str(path))

    def keep_window(self, window: QWidget) -> None:
        """Keep size, place and screen of the window."""
        self._store.setValue("window/geometry", window.saveGeometry())
        self._store.sync()

    def restore_window(self, window: QWidget) -> bool:
        """Put the window where it was; Qt moves it back into sight when that screen is gone."""
        kept = self._store.value("window/geometry")
        if kept is None:
            return False
        from PySide6.QtCore import QByteArray  # not needed at a very first start

        return isinstance(kept, QByteArray) and window.restoreGeometry(kept)


def _uses_letter() -> bool:
    """Whether people here print on Letter: North America and a few more places."""
    system = QLocale.system()
    us_units = QLocale.MeasurementSystem.ImperialUSSystem
    return system.measurementSystem() is us_units or system.territory() is QLocale.Country.Canada
