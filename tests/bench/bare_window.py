"""The least that Qt for Python can show: a window with one label."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QLabel

application = QApplication(sys.argv)
label = QLabel("Care Companion")
label.resize(1100, 720)
label.show()
raise SystemExit(application.exec())
