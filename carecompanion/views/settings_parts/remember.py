"""Remember on this computer: off unless ticked, and gone where there is no store to trust."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.errors import CareError
from carecompanion.viewmodels.remembering import RememberModel
from carecompanion.views.keyring_words import keyring_problem
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.labels import Section
from carecompanion.views.widgets.notice import Notice
from carecompanion.views.widgets.option_row import CheckRow


class RememberSection(Card):
    """One tick, with who could then open the notes."""

    def __init__(self, remember: RememberModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remember = remember
        self.add(Section(self.tr("Remember on this computer")))
        self._tick = remember_tick()
        self._tick.mark.setObjectName("remember")
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
        self._message.say(
            self.tr("This computer remembers it now. Your password still opens your notes too.")
        )

    @Slot()
    def _on_forgotten(self) -> None:
        self._message.say(
            self.tr("This computer has forgotten it. From now on only your password opens them.")
        )

    @Slot(object)
    def _on_failed(self, error: CareError) -> None:
        words = (
            self.tr("{problem} It may still be kept there. Try again later.")
            if self._remember.is_on
            else self.tr("{problem} Nothing was kept. Your password opens your notes.")
        )
        self._message.say(words.format(problem=keyring_problem(error)))


def remember_tick() -> CheckRow:
    """The tick of ux.md 2.2, in the same words wherever it stands."""
    tr = QCoreApplication.translate
    return CheckRow(
        tr("Remember", "Let this computer remember it"),
        hint=tr(
            "Remember",
            "Your notes then open without the password. Anyone who can use this computer under "
            "your name could open them too.",
        ),
    )
