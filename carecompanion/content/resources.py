"""Where the bundled resources are: one answer for a checkout, a wheel and a frozen bundle."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

_IN_PACKAGE = "_resources"
_IN_CHECKOUT = "resources"


def resource_path(*parts: str) -> Path:
    """The file or folder `parts` below the resources, wherever the app was started from.

    With no parts it is the resources folder itself.

    Raises:
        ContentError: there is no such resource in any of the places; it names the resource.
    """
    for root in _roots():
        path = root.joinpath(*parts)
        if path.exists():
            return path
    from carecompanion.domain.errors import ContentError  # a start that finds all does without

    message = f"missing resource: {'/'.join((_IN_CHECKOUT, *parts))}"
    raise ContentError(message)


def _roots() -> Iterator[Path]:
    """The folders that may hold resources, the nearest to this code first.

    A checkout comes before an older copy inside the package, so that an edit is seen at once.
    """
    if getattr(sys, "frozen", False):
        yield from _bundle_roots()
    package = Path(__file__).resolve().parent.parent
    if (package.parent / "pyproject.toml").is_file():
        yield package.parent / _IN_CHECKOUT
    yield package / _IN_PACKAGE


def _bundle_roots() -> Iterator[Path]:
    """Inside an unpacked bundle, then beside the program (on macOS, in the app's Resources)."""
    unpacked = getattr(sys, "_MEIPASS", None)
    if unpacked:
        yield Path(unpacked) / "carecompanion" / _IN_PACKAGE
        yield Path(unpacked) / _IN_CHECKOUT
    beside = Path(sys.executable).resolve().parent
    yield beside / _IN_CHECKOUT
    yield beside.parent / "Resources" / _IN_CHECKOUT
