"""Takes one file of 100 MB in and out, and prints what that took as JSON. `python -m … FOLDER`."""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

from carecompanion.composition import Parts
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.records import Attachment, new_id
from carecompanion.exchange.copies import save_copy

SIZE = 100 * 1024 * 1024
PASSPHRASE = "kalmar birch lantern"


def main(folder: Path) -> None:
    """In, closed and opened, out; then the two files are compared."""
    source = folder / "report.pdf"
    with source.open("wb") as file:
        for _ in range(SIZE // 2**20):
            file.write(os.urandom(2**20))
    parts, vault = Parts(), folder / "notes.carevault"
    store = parts.vaults.create(vault, PASSPHRASE)
    attachment = Attachment(id=new_id(), person_id=store.people()[0].id, name="report")
    taken = {"in": took(lambda: steps_in(store, attachment, source))}
    store.close()
    store = parts.vaults.open(vault, PASSPHRASE)
    taken["out"] = took(lambda: steps_out(store, attachment.id, folder / "copy.pdf"))
    store.close()
    assert source.read_bytes() == (folder / "copy.pdf").read_bytes()
    print(json.dumps(taken))


def steps_in(store: NotesStore, attachment: Attachment, source: Path) -> Iterator[None]:
    with source.open("rb") as file:
        attaching = store.attach(attachment, file)
        while attaching.step() is None:
            yield


def steps_out(store: NotesStore, attachment_id: UUID, copy: Path) -> Iterator[None]:
    reader = store.read_attachment(attachment_id)
    assert reader is not None
    for _ in save_copy(reader, copy):
        yield


def took(work: Callable[[], Iterator[None]]) -> dict[str, float]:
    """Seconds, the longest step, and how far resident memory rose above where it began."""
    before, over, highest = resident(), threading.Event(), [0]

    def watch() -> None:
        while not over.wait(0.002):
            highest[0] = max(highest[0], resident())

    watcher = threading.Thread(target=watch)
    watcher.start()
    began = last = time.monotonic()
    longest = 0.0
    for _ in work():
        now = time.monotonic()
        longest, last = max(longest, now - last), now
    seconds = time.monotonic() - began
    over.set()
    watcher.join()
    grown = max(highest[0] - before, 0)
    return {"mb": SIZE // 2**20, "seconds": seconds, "step_ms": longest * 1000, "grown": grown}


def resident() -> int:
    """Bytes of this process in memory, from Linux."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
