"""Says that there is a window already, where that one did not come to the front by itself."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox


class AlreadyOpen(QMessageBox):
    """One sentence about what is, one about what to do, and a button to be done with it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("already_open")
        self.setWindowTitle(self.tr("Care Companion"))
        self.setText(self.tr("Care Companion is already open."))
        self.setInformativeText(
            self.tr(
                "Use the window that is there. It may be behind other windows, or put away small. "
                "Your notes are safe."
            )
        )
        self.addButton(self.tr("Close this message"), QMessageBox.ButtonRole.AcceptRole)
