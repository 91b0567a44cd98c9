"""Import: bring texts, web pages, mails, PDF files and pictures, and look through them first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from carecompanion.domain.errors import CareError
from carecompanion.viewmodels.intake import IntakeModel, IntakeState
from carecompanion.views.intake_row import IntakeRow
from carecompanion.views.intake_words import intake_problem, keeping_problem
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.widgets.boxes import Column, keep_tab_order
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.gradual_column import GradualColumn
from carecompanion.views.widgets.labels import Body
from carecompanion.views.widgets.notice import Notice, announce

if TYPE_CHECKING:
    from carecompanion.domain.memory_words import MemoryWords


class IntakeScreen(Screen):
    """Nothing enters the notes before the one button that says what it keeps."""

    NAME = ScreenName.INTAKE

    paste_asked = Signal()

    def __init__(
        self, intake: IntakeModel, words: MemoryWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._intake = intake
        self._memory_words = words
        self.add_heading("", self.tr("Import"))
        self._message = Notice(plain=True)
        self._message.setObjectName("intake_message")
        self._message.hide()
        self.page.add(self._message)
        self._add_progress()
        self._add_invitation()
        self._intro = Body(
            self.tr("This is what was read. Untick what you do not want. Nothing is kept yet.")
        )
        self.page.add(self._intro)
        self._rows = GradualColumn(self._make_row)
        self._rows.filled.connect(self._on_filled)
        self.page.add(self._rows)
        self._more = PlainButton(self.tr("Choose more files…"))
        self._more.setObjectName("more_files")
        self._more.clicked.connect(self._choose_files)
        self.page.add(self._more)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.activated.connect(self.paste_asked)
        self._connect_model()
        self._show_state()

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        if self._intake.state is IntakeState.EMPTY:
            return ScreenActions(
                primary=self.tr("Choose files…"), second=self.tr("Paste what I copied"), back=True
            )
        if self._intake.state is not IntakeState.REVIEW:
            return ScreenActions(back=True)
        return ScreenActions(
            primary=self._words_for_yes(), second=self.tr("Keep none of it"), back=True
        )

    def choose_primary(self) -> None:
        """Choose files; or say yes to what is ticked."""
        if self._intake.state is IntakeState.EMPTY:
            self._choose_files()
        elif self._intake.state is IntakeState.REVIEW and not self._intake.wanted:
            self._tell(self.tr("Nothing is ticked yet, so nothing was kept. Tick what you want."))
        else:
            self._intake.keep()

    def choose_second(self) -> None:
        """Paste; or say no to all of it."""
        if self._intake.state is IntakeState.EMPTY:
            self.paste_asked.emit()
        elif self._intake.state is IntakeState.REVIEW:
            self._intake.drop_all()
            self._tell(self.tr("Nothing was kept. The files are where they were."))

    def arrive(self) -> None:
        """Show what the models hold now."""
        self._message.hide()
        self._show_state()
        self._show_problems()
        if self._intake.take_cut_short():
            self._message.say(
                self.tr(
                    "Your notes were locked before you said yes. Nothing of the import was kept. "
                    "Your files are where they were."
                )
            )

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        rows = self._rows.rows()
        return rows[0].tick if rows and isinstance(rows[0], IntakeRow) else None

    def say_nothing_to_paste(self) -> None:
        """What was copied last is nothing that can be brought."""
        self._tell(self.tr("There is nothing to paste. Copy some text, files or a picture first."))

    def _add_progress(self) -> None:
        self._progress = Card()
        self._progress.setObjectName("intake_progress")
        self._progress_words = Body()
        self._cancel = PlainButton(self.tr("Cancel"))
        self._cancel.setObjectName("cancel_intake")
        self._cancel.clicked.connect(self._intake.cancel)
        self._progress.add(self._progress_words)
        self._progress.add(FlowRow(self._cancel))
        self.page.add(self._progress)

    def _add_invitation(self) -> None:
        self._invitation = QWidget()
        column = Column(self._invitation, gap=3)
        for words in (
            self.tr(
                "Drop files here, choose them, or paste what you copied. You look through all of "
                "it first. Nothing is kept until you say so."
            ),
            self.tr(
                "Texts, web pages, mails (.eml), PDF files and pictures can be read here, up to "
                "20 MB each. Another kind of file can be kept as it is."
            ),
            self.tr(
                "Links stay text. They are never opened, and nothing is loaded from the internet."
            ),
        ):
            column.addWidget(Body(words))
        self.page.add(self._invitation)

    def _connect_model(self) -> None:
        self._intake.state_changed.connect(self._on_state_changed)
        self._intake.progressed.connect(self._on_progressed)
        self._intake.proposals_changed.connect(self._on_proposals_changed)
        self._intake.edited.connect(self._on_edited)
        self._intake.kept.connect(self._on_kept)
        self._intake.keeping_failed.connect(self._on_keeping_failed)

    def _words_for_yes(self) -> str:
        count = self._intake.wanted
        if count == 1:
            return self.tr("Keep this one")
        many = self.tr("Keep these {count} things").format(count=count)
        return many if count else self.tr("Keep what is ticked")

    def _show_state(self) -> None:
        state = self._intake.state
        self._progress.setVisible(state in (IntakeState.READING, IntakeState.KEEPING))
        self._invitation.setVisible(state is IntakeState.EMPTY)
        is_list = state is IntakeState.REVIEW
        for widget in (self._intro, self._rows, self._more):
            widget.setVisible(is_list)
        self._rows.show_items([each.id for each in self._intake.proposals] if is_list else ())
        self.actions_changed.emit()

    def _show_problems(self) -> None:
        problems = list(dict.fromkeys(map(intake_problem, self._intake.problems)))
        if problems and self._intake.state is not IntakeState.READING:
            self._message.say(" ".join(problems))

    def _tell(self, words: str) -> None:
        self._message.say(words)
        self.page.scroll_to_top()

    @Slot()
    def _choose_files(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileNames(
            self,
            self.tr("Choose files to look through"),
            str(Path.home()),
            self.tr("All files (*)"),
        )
        self._intake.bring_files(tuple(Path(name) for name in chosen))

    def _make_row(self, proposal_id: Any) -> QWidget:
        row = IntakeRow(self._intake.proposal(proposal_id), self._intake, self._memory_words)
        row.grew.connect(self._on_grew)
        return row

    @Slot(object)
    def _on_state_changed(self, state: IntakeState) -> None:
        if state is IntakeState.READING:
            self._message.hide()
        elif state is IntakeState.KEEPING:
            self._progress_words.setText(self.tr("Keeping what you ticked…"))
        if self.isVisible():
            # Before what has the keyboard goes: else Qt gives it to whatever comes next.
            self.page.setFocus()
        self._show_state()
        if self.isVisible() and state in (IntakeState.READING, IntakeState.KEEPING):
            self._cancel.setFocus()

    @Slot(str, int, int)
    def _on_progressed(self, name: str, done: int, in_all: int) -> None:
        words = self.tr("Reading “{name}”, {number} of {in_all}…") if name else self.tr("Reading…")
        self._progress_words.setText(words.format(name=name, number=done + 1, in_all=in_all))

    @Slot()
    def _on_proposals_changed(self) -> None:
        self._show_state()
        if not self.isVisible():
            return
        self._show_problems()
        self.page.scroll_to_top()
        field = self.first_field()
        if field is not None:
            # Qt would show it a turn later, and what nobody sees takes no focus.
            self._rows.rows()[0].show()
            field.setFocus()
            announce(self, self._intro.text())

    @Slot()
    def _on_filled(self) -> None:
        for place, row in enumerate(self._rows.rows(), start=1):
            row.setObjectName(f"brought_{place}")

    @Slot(object)
    def _on_edited(self, proposal: Any) -> None:
        for row in self._rows.rows():
            if isinstance(row, IntakeRow) and row.proposal_id == proposal.id:
                row.show_proposal(proposal)
        self.actions_changed.emit()

    @Slot(object)
    def _on_grew(self, _opened: QWidget | None) -> None:
        keep_tab_order(self._rows)

    @Slot(int)
    def _on_kept(self, count: int) -> None:
        many = self.tr("{count} things are in your notes.").format(count=count)
        kept = self.tr("It is in your notes.") if count == 1 else many
        after = self.tr("Undo takes all of it back. Files are still where they were, not locked.")
        if self.isVisible():
            self._tell(f"{kept} {after}")

    @Slot(object)
    def _on_keeping_failed(self, error: CareError) -> None:
        if self.isVisible():
            self._tell(keeping_problem(error))
