"""Says once that a service copies the folder of the notes to the internet."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from carecompanion.viewmodels.synced_folders import SyncedFolders
from carecompanion.views.synced_words import notes_folder_words
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.notice import Notice


class SyncedNotice(Notice):
    """Stays until the person says that they have read it."""

    def __init__(self, synced: SyncedFolders, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._synced = synced
        self.setObjectName("synced_notice")
        read = PlainButton(self.tr("I have read this"))
        read.setObjectName("synced_read")
        read.clicked.connect(synced.keep_said)
        self.column.addWidget(FlowRow(read))
        synced.changed.connect(self._show_present)
        self._show_present()

    @Slot()
    def _show_present(self) -> None:
        service = self._synced.notes_service
        if service:
            self.set_text(notes_folder_words(service))
        self.setVisible(bool(service))
