"""What a desktop asks of the running program arrives."""

from __future__ import annotations

import os
import subprocess
import sys

_OPENS_BY_EVENT = """
from pathlib import Path
from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QFileOpenEvent
from carecompanion.views.application import Application
application = Application([])
application.file_asked.connect(lambda file: print(file.as_posix(), flush=True))
for url in ("file:///media/stick/a%20b.carevault", "https://example.org/"):
    application.sendEvent(application, QFileOpenEvent(QUrl(url)))
application.sendEvent(application, QEvent(QEvent.Type.LanguageChange))
"""


def test_a_file_that_macos_hands_over_as_an_event_is_told_and_nothing_else_is() -> None:
    told = subprocess.run(
        (sys.executable, "-c", _OPENS_BY_EVENT),
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert told.stdout == "/media/stick/a b.carevault\n"
