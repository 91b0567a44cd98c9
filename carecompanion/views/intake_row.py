"""One thing that was brought: what it is, how it begins, and the yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.proposals import Proposal
from carecompanion.views.intake_words import (
    about_words,
    becomes_words,
    brought_title,
    excerpt_of,
    notes_about,
)
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.buttons import QuietButton
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Body, Quiet, WrappingLabel
from carecompanion.views.widgets.notice import Notice
from carecompanion.views.widgets.option_row import CheckRow
from carecompanion.views.widgets.text_field import TextField

if TYPE_CHECKING:
    from carecompanion.domain.memory_words import MemoryWords
    from carecompanion.viewmodels.intake import IntakeModel
    from carecompanion.views.intake_choices import IntakeChoices

_PART_LETTERS = 20_000
"""How much of a long text is shown at a time."""


class IntakeRow(Card):
    """The tick is the yes. How it is kept, and all of its words, open in place."""

    grew = Signal(object)

    def __init__(
        self,
        proposal: Proposal,
        intake: IntakeModel,
        words: MemoryWords,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, gap=2)
        self.proposal_id = proposal.id
        self._intake = intake
        self._memory_words = words
        self._tick = CheckRow(brought_title(proposal))
        self._tick.mark.setObjectName("wanted")
        self._tick.set_ticked(proposal.is_wanted)
        self._tick.ticked.connect(self._on_ticked)
        self._about, self._as = Quiet(), Quiet()
        self._notes = Notice()
        self._excerpt = Body(excerpt_of(proposal.brought))
        self._change = QuietButton("")
        self._change.setObjectName("change_kept_as")
        self._change.clicked.connect(self._toggle_choices)
        self._show_all = QuietButton("")
        self._show_all.setObjectName("show_all_words")
        self._show_all.clicked.connect(self._toggle_words)
        self._choices: IntakeChoices | None = None
        self._words: _AllWords | None = None
        for widget in (self._tick, self._about, self._notes, self._excerpt, self._as):
            self.add(widget)
        self.add(FlowRow(self._change, self._show_all))
        self._excerpt.setVisible(proposal.has_words)
        self._show_all.setVisible(proposal.has_words)
        self.show_proposal(proposal)

    @property
    def tick(self) -> QWidget:
        """The yes or no."""
        return self._tick.mark

    def show_proposal(self, proposal: Proposal) -> None:
        """Show it as it is now, and leave what is being typed alone."""
        self._tick.set_text(brought_title(proposal))
        self._tick.set_ticked(proposal.is_wanted)
        self._about.setText(about_words(proposal))
        notes = " ".join(notes_about(proposal))
        self._notes.set_text(notes)
        self._notes.setVisible(bool(notes))
        self._as.setText(self._kept_as(proposal))
        self._name_buttons(proposal)
        if self._choices is not None:
            self._choices.show_proposal(proposal)

    def _kept_as(self, proposal: Proposal) -> str:
        what = becomes_words(proposal.becomes)
        has_file = proposal.must_keep_file or (proposal.may_keep_file and proposal.keeps_file)
        if has_file and proposal.becomes.value != "letter":
            return self.tr("Kept as: {what}, and the file too").format(what=what)
        return self.tr("Kept as: {what}").format(what=what)

    def _name_buttons(self, proposal: Proposal) -> None:
        """Short words on the buttons; a screen reader hears which thing they are about."""
        choosing = self._choices is not None and not self._choices.isHidden()
        reading = self._words is not None and not self._words.isHidden()
        change = self.tr("Done") if choosing else self.tr("Change how it is kept")
        show_all = self.tr("Hide the words") if reading else self.tr("Show all of it")
        for button, words in ((self._change, change), (self._show_all, show_all)):
            button.setText(words)
            button.setAccessibleName(f"{words}: {brought_title(proposal)}")

    @Slot(bool)
    def _on_ticked(self, on: bool) -> None:
        self._intake.set_wanted(self.proposal_id, on)

    @Slot()
    def _toggle_choices(self) -> None:
        from carecompanion.views.intake_choices import IntakeChoices

        proposal = self._intake.proposal(self.proposal_id)
        if self._choices is None:
            self._choices = IntakeChoices(proposal, self._intake, self._memory_words)
            self.add(self._choices)
            self._choices.show()
        else:
            self._choices.setVisible(self._choices.isHidden())
        self._name_buttons(proposal)
        self.grew.emit(None if self._choices.isHidden() else self._choices)

    @Slot()
    def _toggle_words(self) -> None:
        proposal = self._intake.proposal(self.proposal_id)
        if self._words is None:
            self._words = _AllWords(proposal.brought.text, brought_title(proposal))
            self.add(self._words)
            self._words.show()
        else:
            self._words.setVisible(self._words.isHidden())
        self._excerpt.setVisible(self._words.isHidden())
        self._name_buttons(proposal)
        self.grew.emit(None if self._words.isHidden() else self._words)


class _AllWords(QWidget):
    """All of a text, a part at a time, to read and to copy from."""

    def __init__(self, text: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._part = 0
        self._where = WrappingLabel()
        self._field = TextField(min_lines=3, max_lines=6)
        self._field.setReadOnly(True)
        self._field.setObjectName("all_words")
        self._before = QuietButton(self.tr("The part before"))
        self._after = QuietButton(self.tr("The next part"))
        self._before.clicked.connect(self._go_back)
        self._after.clicked.connect(self._go_on)
        column = Column(self, gap=2)
        column.addWidget(self._where)
        column.addWidget(FormRow(self.tr("All of it"), self._field, about=title))
        column.addWidget(FlowRow(self._before, self._after))
        self._show()

    def _show(self) -> None:
        start = self._part * _PART_LETTERS
        self._field.set_text_quietly(self._text[start : start + _PART_LETTERS])
        parts = -(-len(self._text) // _PART_LETTERS)
        words = self.tr("Part {part} of {parts}")
        self._where.setText(words.format(part=self._part + 1, parts=parts))
        self._where.setVisible(parts > 1)
        self._before.setVisible(self._part > 0)
        self._after.setVisible(self._part + 1 < parts)

    @Slot()
    def _go_back(self) -> None:
        self._part -= 1
        self._show()
        (self._before if self._before.isVisible() else self._after).setFocus()

    @Slot()
    def _go_on(self) -> None:
        self._part += 1
        self._show()
        (self._after if self._after.isVisible() else self._before).setFocus()
