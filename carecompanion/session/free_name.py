"""Names for files that are made beside the notes."""

from __future__ import annotations

from pathlib import Path


def free_name(path: Path, what: str) -> Path:
    """A name beside `path` that says what the file is and that nothing has yet."""
    number = 1
    while (name := path.with_stem(f"{path.stem} ({what} {number})")).exists():
        number += 1
    return name
