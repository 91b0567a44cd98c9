"""Lock: after how long without a key or a click the notes lock by themselves."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from carecompanion.viewmodels.notes_file import NotesFileModel
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Section
from carecompanion.views.widgets.option_row import OptionGroup

_NEVER = 0
"""Stands for "never" among the minutes, as a value that a choice can have."""


class LockSection(Card):
    """The choices of minutes; each takes effect at once."""

    def __init__(self, notes_file: NotesFileModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes_file = notes_file
        self.add(Section(self.tr("Lock")))
        self._minutes = OptionGroup(self.tr("Lock my notes when I am away for"))
        self._minutes.setObjectName("lock_minutes")
        for minutes in notes_file.lock_choices:
            self._minutes.add_option(minutes or _NEVER, self._words(minutes))
        self._minutes.chosen.connect(self._on_chosen)
        hint = self.tr("What you typed is kept. A line at the top warns you 60 seconds before.")
        self.add(FormRow(self._minutes.accessibleName(), self._minutes, hint=hint))

    def show_present(self) -> None:
        """Mark what holds now."""
        minutes = self._notes_file.lock_minutes
        self._minutes.set_value(minutes or _NEVER)

    def _words(self, minutes: int | None) -> str:
        if minutes is None:
            return self.tr("Never")
        return self.tr("{number} minutes").format(number=minutes)

    @Slot(object)
    def _on_chosen(self, minutes: int) -> None:
        self._notes_file.set_lock_minutes(minutes or None)
