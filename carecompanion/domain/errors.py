"""Expected failures: the world's fault, not ours. Bugs are ordinary exceptions.

An error carries facts (a path, a version), never a sentence: views and the command line put it
into words. Bugs reach the crash boundary instead.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carecompanion.domain.holder import Holder


class CareError(Exception):
    """Something that can happen to anybody and that the app explains calmly."""


class VaultError(CareError):
    """A notes file could not be used. `path` is the file concerned."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.name)
        self.path = path


class VaultMissingError(VaultError):
    """There is no file at `path`."""


class WrongPassphraseError(VaultError):
    """The passphrase did not open the file; nothing says that the file is not whole."""


class WrongFileNumberError(VaultError):
    """No file ever had the number that was given to mend the start of this one."""


class VaultDamagedError(VaultError):
    """Part of the file cannot be read, with the right passphrase or whatever it is."""


class NotAVaultError(VaultError):
    """The file was readable but is not one of ours."""


class VaultTooNewError(VaultError):
    """The file was made by a newer version. `found` and `known` are schema versions."""

    def __init__(self, path: Path, *, found: int, known: int) -> None:
        super().__init__(path)
        self.found = found
        self.known = known


class VaultExistsError(VaultError):
    """A new notes file was asked for where a file already is; nothing was written."""


class VaultInUseError(VaultError):
    """Another program, a second window or another computer holds the file.

    `holder` is None when nobody said so: a program that is not ours, or a lock without a note.
    """

    def __init__(self, path: Path, *, holder: Holder | None = None) -> None:
        super().__init__(path)
        self.holder = holder


class VaultChangedError(VaultError):
    """Another program changed or replaced the file while it was open; nothing was written over."""


class FolderNotWritableError(VaultError):
    """The folder of `path` cannot be written to."""


class EarlierVaultNotWritableError(FolderNotWritableError):
    """An earlier version made the file, and it cannot be brought up to date where it is.

    It is whole and as it was; a copy in a folder that can be written to opens.
    """


class DiskFullError(VaultError):
    """The last change is not on disk; earlier changes are whole and can be read.

    The disk is full, a quota or a limit for the size of files is reached, or a write failed.
    """


class CodeError(CareError):
    """What was typed is no recovery code (or file number). None of these carries what was typed."""


class CodeLengthError(CodeError):
    """Too few or too many letters and digits: `given` of `wanted`."""

    def __init__(self, *, given: int, wanted: int) -> None:
        super().__init__(f"{given} of {wanted}")
        self.given = given
        self.wanted = wanted


class CodeMistypedError(CodeError):
    """At least the groups in `groups`, counted from 1, are not as they are printed."""

    def __init__(self, groups: tuple[int, ...]) -> None:
        super().__init__(f"groups {groups}")
        self.groups = groups


class OtherCodeError(CodeError):
    """The file number, without a mistake, where the code belongs; or the code where it does."""


class KeyringError(CareError):
    """The password store of this computer could not be used; the passphrase still opens."""


class KeyringUnavailableError(KeyringError):
    """There is no such store here, or none that we trust, or it cannot be reached."""


class KeyringLockedError(KeyringError):
    """The store is there and locked. We never ask anybody to unlock it."""


class KeyringTimeoutError(KeyringError):
    """The store did not answer within `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class KeyringRefusedError(KeyringError):
    """The store answered, but did not do what was asked."""


class VaultUnsettledError(VaultError):
    """A change to the file was cut short; opening it once for writing settles that."""


class BackupPlaceMissingError(VaultError):
    """The folder or medium for backups, `path`, is not there."""


class BackupPlaceFullError(VaultError):
    """One more backup takes more of `path` than backups may. Sizes in bytes."""

    def __init__(self, path: Path, *, needed: int, allowed: int) -> None:
        super().__init__(path)
        self.needed = needed
        self.allowed = allowed


class BackupStoppedError(VaultError):
    """The person stopped the work on `path`; nothing was left there."""


class ExportError(CareError):
    """A file for outside the vault could not be written. `path` is the file asked for."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.name)
        self.path = path


class FolderNotEmptyError(ExportError):
    """There is something in the folder already; nothing was written."""


class ExportStoppedError(ExportError):
    """The person stopped it; nothing of it is there."""


class ImportFault(StrEnum):
    """What can be wrong with a part of a folder that is to be taken in."""

    MISSING = "missing"
    NOT_A_PLAIN_FILE = "not_a_plain_file"
    UNREADABLE = "unreadable"
    NOT_OURS = "not_ours"
    TOO_NEW = "too_new"
    NOT_AS_DOCUMENTED = "not_as_documented"
    NOT_TOGETHER = "not_together"
    TOO_LARGE = "too_large"
    CHANGED = "changed"


class ImportRefusedError(CareError):
    """A folder of exported notes was not taken in, and no notes file was made.

    `part` is the file, or the place in it ("notes.json, revisions 12"): never anything written
    there. NOT_AS_DOCUMENTED breaks docs/export-format.md; NOT_TOGETHER contradicts another part;
    CHANGED is a file whose content is not the one that was exported.
    """

    def __init__(self, part: str, fault: ImportFault) -> None:
        super().__init__(part, fault.value)
        self.part = part
        self.fault = fault


class AttachmentError(CareError):
    """A file could not be added. `name` is what the family calls it; nothing of it was kept."""

    def __init__(self, name: str) -> None:
        super().__init__()  # the name is content: no traceback carries it
        self.name = name


class AttachmentTooLargeError(AttachmentError):
    """The file has more bytes than `limit`."""

    def __init__(self, name: str, *, limit: int) -> None:
        super().__init__(name)
        self.limit = limit


class SourceUnreadableError(AttachmentError):
    """The file could not be read to its end."""


class AttachingCancelledError(AttachmentError):
    """The person stopped it."""


class IntakeFault(StrEnum):
    """Why nothing of a file is shown for review."""

    TOO_LARGE = "too_large"
    EMPTY = "empty"
    UNREADABLE = "unreadable"
    STOPPED = "stopped"


class IntakeError(CareError):
    """A file cannot be looked through. `name` is the name of the file; nothing of it was kept."""

    def __init__(self, name: str, fault: IntakeFault) -> None:
        super().__init__(fault.value)  # the name is content: no traceback carries it
        self.name = name
        self.fault = fault


class ReturnFault(StrEnum):
    """Why a page that came back cannot be read."""

    UNREADABLE = "unreadable"
    """It is no PDF, or too damaged to find its fields."""
    LOCKED = "locked"
    OUT_OF_TIME = "out_of_time"
    OUT_OF_MEMORY = "out_of_memory"
    NO_FIELDS = "no_fields"
    """It has none of the fields that a page of ours has: printed anew, scanned, or another file."""


class ReturnedPageError(CareError):
    """A page that came back cannot be read. `name` is the name of the file; nothing was kept."""

    def __init__(self, name: str, fault: ReturnFault) -> None:
        super().__init__(fault.value)  # the name is content: no traceback carries it
        self.name = name
        self.fault = fault


class PaperError(CareError):
    """A file of the notes cannot be shown. What is kept of it stays as it is."""


class PaperGoneError(PaperError):
    """It is no longer in the notes."""


class PaperUnreadableError(PaperError):
    """It is not what its first bytes say, is damaged, or is locked by a password of its own."""


class PaperLockedError(PaperUnreadableError):
    """It is locked by a password of its own."""


class PaperTooLargeError(PaperError):
    """Showing it would take more memory than a file from anywhere may have."""


class ContentError(CareError):
    """A bundled content pack is missing or breaks its schema; the text names pack and field."""
