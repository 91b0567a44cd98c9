"""Starts the program until everything is there, with Learn or with an empty one in its place.

Prints one line of JSON: the milliseconds to the first paint and until everything is there, each
on the clock and of the processor.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from types import ModuleType

BEGAN = time.perf_counter()


def put_an_empty_one() -> None:
    """In place of the modules of Learn that a start loads: nothing but their names."""
    from PySide6.QtCore import QObject

    class Empty(QObject):
        """Takes whatever it is made with."""

        is_idle = True

        def __init__(self, *_arguments: object) -> None:
            super().__init__()

        def __getattr__(self, _name: str) -> object:
            return lambda *_arguments: None

    for module, name in (
        ("carecompanion.viewmodels.learn", "LearnModel"),
        ("carecompanion.viewmodels.learn_path", "LearnPathModel"),
        ("carecompanion.views.learn_flow", "LearnFlow"),
    ):
        empty = ModuleType(module)
        setattr(empty, name, Empty)
        sys.modules[module] = empty


def main(folder: Path, how: str) -> int:
    """Start, and print when things were there."""
    if how == "without":
        put_an_empty_one()
    from PySide6.QtWidgets import QApplication

    from carecompanion import host
    from carecompanion.app import CareApp

    told: dict[str, tuple[float, float]] = {}

    def note(name: str) -> None:
        told[name] = ((time.perf_counter() - BEGAN) * 1000, time.process_time() * 1000)

    host.prepare_environment()
    application = QApplication(sys.argv[:1])
    app = CareApp(
        application,
        usual_notes_file=folder / "notes.carevault",
        settings_file=folder / "settings.ini",
    )
    app.window.first_shown.connect(lambda: note("paint"))
    app.ready.connect(lambda: note("ready"))
    app.ready.connect(application.quit)
    app.start(None)
    status = application.exec()
    print(json.dumps(told), flush=True)
    if how == "with":
        app.shut_down()
    return status


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), sys.argv[2]))
