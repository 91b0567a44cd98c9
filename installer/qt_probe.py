"""Run by the Python in .venv: prints what Qt cannot load on this computer, one per line.

Arguments name the window systems that have to work as well (`xcb`, `wayland`).
Prints nothing when all is there.
"""

from __future__ import annotations

import ctypes
import importlib
import sys
from pathlib import Path

MODULES = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtPrintSupport", "QtDBus")


def main() -> int:
    """Print the reasons; the exit status is always 0, so that a crash is told apart."""
    reasons = [_import_problem(f"PySide6.{name}") for name in MODULES]
    reasons += [_plugin_problem(name) for name in sys.argv[1:]]
    for reason in dict.fromkeys(filter(None, reasons)):
        print(reason)
    return 0


def _import_problem(module: str) -> str:
    try:
        importlib.import_module(module)
    except ImportError as problem:
        return str(problem)
    return ""


def _plugin_problem(platform: str) -> str:
    """Load the plugin as Qt would: Qt's own message names the wrong library."""
    try:
        import PySide6

        folder = Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms"
        ctypes.CDLL(str(folder / f"libq{platform}.so"))
    except (ImportError, OSError) as problem:
        return str(problem)
    return ""


if __name__ == "__main__":
    raise SystemExit(main())
