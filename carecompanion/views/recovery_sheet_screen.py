"""The recovery sheet: print it, prove that the print can be read, or put it off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.printouts import Paper
from carecompanion.viewmodels.recovery import RecoveryModel, SheetPreview
from carecompanion.views.pdf_words import (
    ask_pdf_path,
    saved_words,
)
from carecompanion.views.printing import Printing
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.taking_along import TakingAlong
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Body
from carecompanion.views.widgets.line_field import LineField
from carecompanion.views.widgets.notice import Notice, announce
from carecompanion.views.widgets.page_view import PageView
from carecompanion.views.widgets.password_field import PasswordField


class RecoverySheetScreen(Screen):
    """Shown once by itself, and whenever it is asked for (ux.md 2.2)."""

    NAME = ScreenName.RECOVERY_SHEET

    finished = Signal(str)

    def __init__(
        self,
        recovery: RecoveryModel,
        printing: Printing,
        paper: Callable[[], Paper],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._recovery = recovery
        self._printing = printing
        self._paper = paper
        self._is_proving = False
        self.add_heading("", self.tr("Your recovery sheet"))
        self._message = Notice(plain=True)
        self._message.setObjectName("sheet_message")
        self._message.hide()
        self.page.add(self._message)
        self.page.add(
            Body(
                self.tr(
                    "If you forget your password, only this sheet opens your notes. Print it and "
                    "keep it where you keep important papers, away from this computer."
                )
            )
        )
        self._check = self._add_check()
        self._proof = self._add_proof()
        self._view = PageView()
        self.page.add(self._view)
        self._connect_models()

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now; while the print is proved, it checks."""
        if self._is_proving:
            again = self.tr("Show the sheet again")
            return ScreenActions(primary=self.tr("Check"), second=again, back=True, later=True)
        return ScreenActions(
            primary=self.tr("Print…"), second=self.tr("Save as PDF…"), back=True, later=True
        )

    def choose_primary(self) -> None:
        """Print the sheet, once it is there; then check what was typed from it."""
        if self._is_proving:
            self._check_group()
        else:
            self._along.once_made(self._print, is_made=self._recovery.preview is not None)

    def choose_second(self) -> None:
        """Save the sheet, once it is there; then go back to it, to print or save it again."""
        if self._is_proving:
            self.arrive()
        else:
            self._along.once_made(self._save, is_made=self._recovery.preview is not None)

    def say_leaving(self) -> None:
        """The window was closed: this sheet comes first, once."""
        self._say(
            self.tr("Before you go: here is your recovery sheet. Close the window again to leave.")
        )

    def choose_later(self) -> None:
        """Go on; the sheet stays the first task on Home until it is done."""
        self.finished.emit("")

    def arrive(self) -> None:
        """Make the sheet."""
        self._recovery.offer()
        self._message.hide()
        self._check.hide()
        self._set_proving(False)
        self._view.setVisible(True)
        self._view.show_waiting()
        self._recovery.show(paper=self._paper(), width_px=self._view.picture_width())

    def leave(self) -> None:
        """Another screen is about to be seen: the code leaves this one."""
        self._along.forget()
        self._password.clear()
        self._group.clear()
        self._view.forget()
        self._recovery.forget()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival: nothing here, the button to print."""
        return None

    def _add_check(self) -> Card:
        """The password again, when the notes were opened without it."""
        self._password = PasswordField()
        self._password.setObjectName("sheet_password")
        self._password.entered.connect(self._show_with_password)
        self._password_row = FormRow(
            self.tr("Your password"),
            self._password,
            hint=self.tr("This computer opened your notes for you. The sheet needs the password."),
        )
        show = PlainButton(self.tr("Show the sheet"))
        show.setObjectName("show_sheet")
        show.clicked.connect(self._show_with_password)
        card = Card()
        card.add(self._password_row)
        card.add(FlowRow(show))
        self.page.add(card)
        return card

    def _add_proof(self) -> Card:
        """One group to type from the print, to see that it can be read."""
        self._group = LineField()
        self._group.setObjectName("sheet_group")
        self._group.returnPressed.connect(self._check_group)
        hint = self.tr("Each group has 4 letters or digits.")
        self._group_row = FormRow("", self._group, hint=hint)
        self._where = Body()
        self._where.setObjectName("sheet_place")
        card = Card()
        card.add(self._where)  # beside the field, to be in sight with it at any text size
        card.add(self._group_row)
        self.page.add(card)
        return card

    def _connect_models(self) -> None:
        self._recovery.made.connect(self._on_made)
        self._recovery.password_needed.connect(self._on_password_needed)
        self._recovery.password_refused.connect(self._on_password_refused)
        self._recovery.saved.connect(self._on_saved)
        self._printing.printed.connect(self._on_printed)
        self._along = TakingAlong(
            self._printing, self._recovery.saved, self._recovery.save_failed, self
        )
        self._along.said.connect(self._say)  # what is taken has to be checked: words of its own

    def _print(self) -> None:
        preview = self._recovery.preview
        if preview is not None:
            self._printing.print_pdf(preview.made.pdf, preview.paper, self)

    def _save(self) -> None:
        path = ask_pdf_path(
            self, title=self.tr("Save the recovery sheet"), name=self.tr("Recovery sheet.pdf")
        )
        if path is not None:
            self._recovery.save(path)

    @Slot(str)
    def _say(self, words: str) -> None:
        self._message.say(words)
        self.page.scroll_to_top()

    def _ask_group(self, words: str) -> None:
        """The sheet is out of the computer: see whether it can be read."""
        self._message.hide()
        self._where.setText(words)
        self._view.forget()  # the answer must come from the print
        label = self.tr("Type group {number}, to check that the sheet can be read")
        self._group_row.set_label(label.format(number=self._recovery.group))
        self._group.clear()
        self._group_row.set_error("")
        self._set_proving(True)
        self._group.setFocus()
        self.page.show_whole(self._proof)
        announce(self, words)

    def _set_proving(self, is_proving: bool) -> None:
        self._is_proving = is_proving
        self._proof.setVisible(is_proving)
        self.actions_changed.emit()

    @Slot()
    def _show_with_password(self) -> None:
        if self._password.text():
            self._password_row.set_error("")
            self._recovery.show_with(self._password.text())
        else:
            self._password_row.set_error(self.tr("Enter the password for your notes."))

    @Slot()
    def _check_group(self) -> None:
        if self._recovery.check_group(self._group.text()):
            self._group_row.set_error("")
            self._set_proving(False)
            self.finished.emit(
                self.tr("The sheet can be read. Keep it with your important papers, not here.")
            )
            return
        words = (
            self.tr("That is not what the sheet says there. Look at the print again.")
            if self._group.text().strip()
            else self.tr("Type this group from the print.")
        )
        self._group_row.set_error(words)
        announce(self, words, polite=False)
        self._group.setFocus()
        self._group.selectAll()

    @Slot(object)
    def _on_made(self, preview: SheetPreview) -> None:
        self._check.hide()
        self._password.clear()
        self._view.show_pages(preview.pictures, "\n".join(preview.made.lines))
        self._along.made()

    @Slot()
    def _on_password_needed(self) -> None:
        self._view.hide()
        self._check.show()
        self._password.setFocus()

    @Slot()
    def _on_password_refused(self) -> None:
        self._password_row.set_error(
            self.tr("That is not the password of these notes. Nothing has been lost.")
        )
        self._password.setFocus()
        self._password.select_all()

    @Slot()
    def _on_printed(self) -> None:
        if self.isVisible():
            self._ask_group(self.tr("Sent to the printer."))

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        said = saved_words(path)
        if self._recovery.is_beside_notes(path):
            words = self.tr(
                "Saved as {name}. Keep it somewhere else. With both, anyone can open your notes."
            )
            said = words.format(name=path.name)
        self._ask_group(said)
