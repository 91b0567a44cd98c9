"""Exports and imports as the tests of this folder make them."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from carecompanion.composition import Parts
from carecompanion.domain.records import Attachment, new_id
from carecompanion.exchange.export_notes import export_notes
from carecompanion.exchange.import_notes import import_notes
from carecompanion.vault.store import SqlcipherStore
from tests.vault.workbench import PASSPHRASE, bytes_below, cheap_vaults

PAGE = Parts().readable_page
NEW_PASSPHRASE = "another for the new file"


def attach(store: SqlcipherStore, person_id: UUID, content: bytes, **fields: Any) -> Attachment:
    """A file in the notes."""
    attachment = Attachment(id=new_id(), person_id=person_id, **fields)
    attaching = store.attach(attachment, io.BytesIO(content))
    while attaching.step() is None:
        pass
    found = store.get(attachment.id)
    assert isinstance(found, Attachment)
    return found


def exported(store: SqlcipherStore, folder: Path) -> dict[str, bytes]:
    """What an export into `folder` writes, by name."""
    export_notes(store, folder, PAGE)
    return bytes_below(folder)


def imported(folder: Path, vault: Path) -> SqlcipherStore:
    """The vault that an import makes, open."""
    import_notes(folder, vault, NEW_PASSPHRASE, cheap_vaults())
    return cheap_vaults().open(vault, NEW_PASSPHRASE)


def exported_again(folder: Path, place: Path) -> dict[str, bytes]:
    """What the vault that an import of `folder` makes is exported as."""
    place.mkdir()
    store = imported(folder, place / "again.carevault")
    try:
        return exported(store, place / "out")
    finally:
        store.close()


def change_notes(folder: Path, change: Callable[[Any], object]) -> None:
    """Rewrite notes.json as somebody else's program would."""
    file = folder / "notes.json"
    notes = json.loads(file.read_text(encoding="utf-8"))
    change(notes)
    file.write_text(json.dumps(notes, indent=1), encoding="utf-8")


def vault(path: Path) -> SqlcipherStore:
    """A new vault."""
    return cheap_vaults().create(path, PASSPHRASE)
