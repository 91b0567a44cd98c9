"""Remember on this computer: off unless ticked, and gone where there is no store to trust."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.errors import CareError
from carecompanion.viewmodels.remembering import RememberModel
from carecompanion.views.keyring_words import keyring_problem
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.labels import Quiet, Section
from carecompanion.views.widgets.notice import Notice
from carecompanion.views.widgets.option_row import CheckRow


class RememberSection(Card):
    """One tick, with who could then open the notes."""

    said = Signal(object)

    def __init__(self, remember: RememberModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remember = remember
        self.add(Section(self.tr("Remember on this computer")))
        self._tick = RememberTick("remember")
        self._tick.ticked.connect(self._on_ticked)
        self.add(self._tick)
        self._message = Notice(plain=True)
        self._message.setObjectName("remember_message")
        self._message.hide()
        self.add(self._message)
        self.hide()
        remember.changed.connect(self._show_state)
        remember.turned_on.connect(self._on_turned_on)
        remember.forgotten.connect(self._on_forgotten)
        remember.failed.connect(self._on_failed)

    def show_present(self) -> None:
        """Show what is known, and find out the rest."""
        self._show_state()
        self._remember.ask_store()

    def hide_message(self) -> None:
        """Take away what was said."""
        self._message.hide()

    def _say(self, words: str) -> None:
        self._message.say(words)
        self.said.emit(self._message)

    @Slot()
    def _show_state(self) -> None:
        self._tick.set_ticked(self._remember.is_on)
        # Where it is on it can be turned off, even while the store does not answer.
        self.setVisible(self._remember.is_available or self._remember.is_on)

    @Slot(bool)
    def _on_ticked(self, on: bool) -> None:
        self._message.hide()
        if on:
            self._remember.turn_on()
        else:
            self._remember.turn_off()

    @Slot()
    def _on_turned_on(self) -> None:
        self._say(
            self.tr("This computer remembers it now. Your password still opens your notes too.")
        )

    @Slot()
    def _on_forgotten(self) -> None:
        self._say(
            self.tr("This computer has forgotten it. From now on only your password opens them.")
        )

    @Slot(object)
    def _on_failed(self, error: CareError) -> None:
        words = (
            self.tr("{problem} It may still be kept there. Try again later.")
            if self._remember.is_on
            else self.tr("{problem} Nothing was kept. Your password opens your notes.")
        )
        self._say(words.format(problem=keyring_problem(error)))


class RememberTick(QWidget):
    """The tick of ux.md 2.2 and who could then open the notes, in the same words everywhere.

    The explanation stands below the row and not in it: a row that has the keyboard is in sight
    as a whole, also with large text.
    """

    ticked = Signal(bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = CheckRow(self.tr("Let this computer remember it"))
        self._row.mark.setObjectName(name)
        self._row.ticked.connect(self.ticked)
        who = Quiet(
            self.tr(
                "Your notes then open without the password. Anyone who can use this computer under "
                "your name could open them too."
            )
        )
        self._row.mark.setAccessibleDescription(who.text())
        column = Column(self, gap=1)
        column.addWidget(self._row)
        column.addWidget(who)

    @property
    def is_ticked(self) -> bool:
        """Whether it is wanted."""
        return self._row.mark.isChecked()

    def set_ticked(self, on: bool) -> None:
        """Tick or untick without telling anybody."""
        self._row.set_ticked(on)
