"""Lets modules load as Python loads them, once Qt for Python is there."""

from __future__ import annotations

import builtins


def import_plainly() -> None:
    """Load Qt for Python and take its hook off `import`.

    The hook reads the source text of every module that is imported later, to see whether it names
    PySide6, for a switch (`from __feature__ import …`) that this program does not use. That took
    6 ms of a start, as long again behind it, and kept the text of 400 files in memory
    (docs/decisions/0137). A release that puts no hook there is left as it is.
    """
    import PySide6.QtCore  # noqa: F401  # puts the hook there

    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
