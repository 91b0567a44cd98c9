"""The content of attachments on its way into an open vault, and out of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from carecompanion.domain.changes import ChangeSet
from carecompanion.domain.records import Attachment


class Attaching(Protocol):
    """A file on its way into the notes, one short slice for each step.

    Other calls of the store may come between the steps. Nothing of the file can be found before
    the last one; what is left when the program ends in between is taken away at the next opening.
    """

    @property
    def done(self) -> int:
        """Bytes read so far. A file is read twice, unless its content is in the notes already."""
        ...

    @property
    def in_all(self) -> int:
        """What `done` can reach; 0 before the first step."""
        ...

    def step(self) -> ChangeSet | None:
        """Take the next slice: None while there is more to do, then what was changed.

        Raises:
            AttachmentTooLargeError, SourceUnreadableError, AttachingCancelledError, DiskFullError:
                nothing of the file was kept.
            VaultDamagedError: as `NotesStore.apply`.
        """
        ...

    def cancel(self) -> None:
        """Take back what was written, in the steps that follow; the last one raises."""
        ...


class AttachmentReader(Protocol):
    """The content of one attachment, read from the open vault piece by piece."""

    @property
    def attachment(self) -> Attachment:
        """The record as it was when reading began."""
        ...

    def read_at(self, offset: int, size: int) -> bytes:
        """At most `size` bytes from `offset` on; fewer at the end.

        Raises:
            VaultDamagedError: that part is missing.
        """
        ...

    def chunks(self) -> Iterator[bytes]:
        """The whole content in order, in pieces that fit into memory.

        Raises:
            VaultDamagedError: a part is missing, or at the end: it is not what was put in.
        """
        ...
