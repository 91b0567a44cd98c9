"""Nothing that takes long to load is loaded before the first screen is there (decision 0056)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_TELLS_AT_FIRST_PAINT = """
import sys
from pathlib import Path
import carecompanion.cli
from PySide6.QtWidgets import QApplication
from carecompanion.app import CareApp
application = QApplication([])
folder = Path(sys.argv[1])
app = CareApp(application, usual_notes_file=folder / "n.carevault", settings_file=folder / "s.ini")
app.window.first_shown.connect(lambda: print(*sys.modules, flush=True))
app.window.first_shown.connect(app.finish_starting)
app.ready.connect(application.quit)
app.start(None)
application.exec()
app.shut_down()
"""

_TELLS_EACH_STEP = """
import sys
import carecompanion.cli
from carecompanion import app
from carecompanion.views import main_window, menus, unlock_screen
from carecompanion.views.start_steps import StartSteps
def ours():
    return sum(name.startswith("carecompanion.") for name in sys.modules)
before = ours()
for step in app.loads(app.LOADED_SINGLY):
    step()
    print(ours() - before, flush=True)
    before = ours()
"""
_TELLS_WHAT_WAS_READ = """
import linecache
from carecompanion.plain_imports import import_plainly
{first}
import carecompanion.app
import PySide6.QtPrintSupport, PySide6.QtSvg
import carecompanion.assembly
print(*(name for name in linecache.cache if "carecompanion" in name))
"""
MOST_AT_ONCE = 12
"""So many modules of ours take less than half of the 50 ms in which a window has to answer."""

HEAVY = ("asyncio", "dataclasses", "keyring", "msgspec", "reportlab", "sqlcipher3", "subprocess")


@pytest.mark.parametrize("module", HEAVY)
def test_the_first_screen_does_without(module: str, loaded: frozenset[str]) -> None:
    assert "carecompanion.views.welcome_screen" in loaded
    assert module not in loaded


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """The modules that are there when the first screen is painted."""
    folder: Path = tmp_path_factory.mktemp("home")
    return frozenset(_told(_TELLS_AT_FIRST_PAINT, str(folder)))


def test_what_follows_the_first_screen_is_loaded_a_few_modules_a_turn() -> None:
    assert max(int(line) for line in _told(_TELLS_EACH_STEP)) <= MOST_AT_ONCE


def test_no_module_is_read_as_text_when_it_loads() -> None:
    assert not _told(_TELLS_WHAT_WAS_READ.format(first="import_plainly()"))


def test_qt_for_python_would_read_them() -> None:
    """When this fails, `plain_imports` has nothing left to do and can go."""
    assert len(_told(_TELLS_WHAT_WAS_READ.format(first=""))) > MOST_AT_ONCE


def _told(script: str, *arguments: str) -> list[str]:
    """What a script prints, word by word."""
    ended = subprocess.run(
        (sys.executable, "-c", script, *arguments),
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return ended.stdout.split()
