"""X11 offers every selected text to all programs. A password, seen and selected, is not offered."""

from __future__ import annotations

import subprocess
import sys

from tests.e2e.desktop import PATIENCE, Desktop

SELECT = """
import sys
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from carecompanion.views.widgets.password_field import PasswordField
from carecompanion.views.widgets.line_field import LineField

app = QApplication([])
clipboard, primary = QGuiApplication.clipboard(), QClipboard.Mode.Selection
assert clipboard.supportsSelection(), app.platformName()
password = PasswordField(shown=True)
line = password.line if sys.argv[1] == "password" else LineField()
window = password if sys.argv[1] == "password" else line
window.resize(400, 80)
window.show()
assert QTest.qWaitForWindowActive(window)
line.setFocus()

def by_program():
    line.selectAll()

def by_keys():
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)

def by_caret():
    QTest.keyClick(line, Qt.Key.Key_End)
    QTest.keyClick(line, Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)

def by_mouse():
    start, end = QPoint(12, line.height() // 2), QPoint(line.width() // 2, line.height() // 2)
    QTest.mousePress(line, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(line, end)
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton, pos=end)

for way in (by_program, by_keys, by_caret, by_mouse):
    line.setText("harbor lemon window paper")
    line.deselect()
    clipboard.clear(primary)
    way()
    app.processEvents()
    print(way.__name__, bool(line.selectedText()), bool(clipboard.text(primary)))
"""
WAYS = ("by_program", "by_keys", "by_caret", "by_mouse")


def selected_and_offered(desktop: Desktop, field: str) -> list[str]:
    """For each way to select: whether something is selected, and whether it is offered."""
    done = subprocess.run(
        (sys.executable, "-c", SELECT, field),
        env=desktop.env,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def test_a_selected_password_is_offered_to_no_other_program(desktop: Desktop) -> None:
    assert selected_and_offered(desktop, "password") == [f"{way} True False" for way in WAYS]


def test_any_other_selected_text_is_offered_as_people_expect(desktop: Desktop) -> None:
    offered = selected_and_offered(desktop, "line")
    assert offered[1:] == [f"{way} True True" for way in WAYS[1:]]
