"""One relevance row: what the headline says, what the notes say, and the family's own mark."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.findings import Finding
from carecompanion.domain.questions import QuestionId
from carecompanion.domain.records import NOTES_BESIDE, Mark
from carecompanion.viewmodels.reference import ReferenceModel
from carecompanion.viewmodels.walk import WalkModel
from carecompanion.views.reference_editors import condition_editor, gene_editor
from carecompanion.views.theme.icons import Icons
from carecompanion.views.walk.group_row import QuestionRow
from carecompanion.views.walk.mark_words import mark_note, relevance_marks
from carecompanion.views.widgets.flow_layout import SideBySide
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Quiet
from carecompanion.views.widgets.line_field import LineField

_FIELD_LETTERS = 24
"""Below this width the two fields stand under each other."""


class RelevanceRow(QuestionRow):
    """The words stand side by side; the app never compares more than spelling (ux.md 2.5, 4.2)."""

    marked = Signal()

    def __init__(
        self,
        question: QuestionId,
        walk: WalkModel,
        icons: Icons,
        reference: ReferenceModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(question, parent=parent)
        self._walk = walk
        wording = walk.table.questions[question]
        self.add_wording(wording)
        self.add(self.text_says)
        self._says = self._prepared(LineField(), "says")
        self._notes = self._prepared(_notes_field(question, reference), "notes")
        both = SideBySide(letters=_FIELD_LETTERS)
        self._pair = (
            FormRow(self.tr("The headline says"), self._says, about=wording.row),
            FormRow(self._notes_label(), self._notes, about=wording.row),
        )
        for row in self._pair:
            both.add(row)
        self.add(both)
        self._says.typed.connect(self._on_says_typed)
        self._notes.typed.connect(self._on_notes_typed)
        self._hint = Quiet("")
        self.add(self._hint)
        self._marks = relevance_marks(wording.row, icons)
        self._marks.setObjectName(f"row_{question.value}_mark")
        self._marks.chosen.connect(self._on_mark_chosen)
        self.add(self._marks)
        self._note = Quiet("")
        self.add(self._note)

    def show_walk(self) -> None:
        """Show the row as it is in the walk now."""
        walk = self._walk.walk
        self._says.set_text_quietly(walk.answer(self.question).says)
        self._notes.set_text_quietly(walk.note_beside(self.question))
        self.refresh()

    def refresh(self) -> None:
        """Show the mark and its words; leaves the fields alone while somebody types in them."""
        self._show_wording()
        mark = self._walk.walk.answer(self.question).mark
        self._marks.set_value(mark)
        self._note.setText(mark_note(mark, has_both_sides=self._has_both_sides()))
        self._hint.setText(self._hint_words(mark))
        self._hint.setVisible(bool(self._hint.text()))

    def take(self, finding: Finding) -> None:
        """These words are what the headline says; the mark stays the family's to set."""
        self._walk.use_words(self.question, finding.text)

    def _show_wording(self) -> None:
        """The words follow what the notes say of how sure the diagnosis is."""
        wording = self._walk.table.questions[self.question]
        if wording.row == self.texts[0].text():
            return
        self.show_wording(wording)
        self._marks.setAccessibleName(wording.row)
        for row in self._pair:
            row.set_about(wording.row)

    def _has_both_sides(self) -> bool:
        walk = self._walk.walk
        says, notes = walk.answer(self.question).says, walk.note_beside(self.question)
        return bool(says.strip() and notes.strip())

    def _hint_words(self, mark: Mark) -> str:
        walk = self._walk.walk
        if mark is Mark.NOT_KNOWN and walk.same_words(self.question):
            return self.tr("The words are the same on both sides. You can mark it “Same”.")
        return ""

    def _notes_label(self) -> str:
        if self.question is QuestionId.R4:
            return self.tr("Born (a date or a year)")
        return self.tr("Your notes say")

    def _prepared(self, field: LineField, part: str) -> LineField:
        field.setObjectName(f"row_{self.question.value}_{part}")
        field.left.connect(self._walk.leave_field)
        return field

    @Slot(str)
    def _on_says_typed(self, text: str) -> None:
        self._walk.set_says(self.question, text)

    @Slot(str)
    def _on_notes_typed(self, text: str) -> None:
        self._walk.set_note(NOTES_BESIDE[self.question], text)

    @Slot(object)
    def _on_mark_chosen(self, mark: Mark) -> None:
        self._walk.set_mark(self.question, mark)
        self.marked.emit()


def _notes_field(question: QuestionId, reference: ReferenceModel) -> LineField:
    """A line for the note; names of conditions and genes can be picked."""
    match question:
        case QuestionId.R1:
            return condition_editor(reference)
        case QuestionId.R2:
            return gene_editor(reference)
        case _:
            return LineField()
