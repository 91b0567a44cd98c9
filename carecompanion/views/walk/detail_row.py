"""One of the 14 details: what the text says, what the notes say, and the family's own mark."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.details import NEVER_COMPARED, EligibilityDetail
from carecompanion.domain.findings import Finding, Findings
from carecompanion.domain.memory_words import MemoryWords
from carecompanion.domain.records import Fact, Mark
from carecompanion.viewmodels.walk import WalkModel
from carecompanion.views.fact_words import age_words, fact_title, field_lines
from carecompanion.views.theme.icons import Icons
from carecompanion.views.walk.group_row import GroupRow
from carecompanion.views.walk.mark_words import mark_note, relevance_marks
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.flow_layout import SideBySide
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Body, Quiet, Strong
from carecompanion.views.widgets.line_field import LineField

_FIELD_LETTERS = 24


class DetailRow(GroupRow):
    """Nothing is marked until the family marks it; such a detail is on no page and in no list."""

    marked = Signal()

    def __init__(
        self,
        detail: EligibilityDetail,
        walk: WalkModel,
        icons: Icons,
        words: MemoryWords,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._detail = detail
        self._walk = walk
        self._words = words
        name = self._name = words.details[detail]
        self.add(Strong(name))
        if detail in NEVER_COMPARED:
            self.add(Quiet(self.tr("The app does not compare this. Your team can.")))
        self.add(self.text_says)
        self._says = LineField()
        self._says.setObjectName(f"detail_{detail.value}_says")
        self._says.typed.connect(self._on_typed)
        self._says.left.connect(walk.leave_field)
        self._notes, self._age = Body(), Quiet()
        field = FormRow(self.tr("The news says"), self._says, about=name)
        self.add(SideBySide(field, self._notes_side(), letters=_FIELD_LETTERS))
        self._marks = relevance_marks(name, icons)
        self._marks.setObjectName(f"detail_{detail.value}_mark")
        self._marks.chosen.connect(self._on_mark_chosen)
        self.add(self._marks)
        self._note = Quiet()
        self.add(self._note)
        self.show_walk()

    @property
    def title(self) -> str:
        """The name of the detail."""
        return self._name

    def show_walk(self) -> None:
        """Show the detail as it is in the walk now."""
        self._says.set_text_quietly(self._walk.walk.detail(self._detail).says)
        self.refresh()

    def refresh(self) -> None:
        """Show the mark and the notes; leaves the field alone while somebody types in it."""
        kept = self._walk.walk.detail(self._detail)
        mark, notes = kept.mark, self._walk.walk.notes_on(self._detail)
        if mark is None:
            self._marks.choose_none()
        else:
            self._marks.set_value(mark)
        has_both = bool(kept.says.strip() and notes)
        self._note.setText(mark_note(mark, has_both_sides=has_both) if mark is not None else "")
        self._note.setVisible(mark is not None)
        self._show_notes(notes)

    def found_in(self, findings: Findings) -> tuple[Finding, ...]:
        """The limits that the text names for this detail."""
        return findings.about_detail(self._detail)

    def take(self, finding: Finding) -> None:
        """These words are what the news says; the mark stays the family's to set."""
        self._walk.use_detail_words(self._detail, finding.text)

    def _notes_side(self) -> QWidget:
        side = QWidget()
        column = Column(side, gap=1)
        for label in (Strong(self.tr("Your notes say")), self._notes, self._age):
            column.addWidget(label)
        return side

    def _show_notes(self, facts: tuple[Fact, ...]) -> None:
        said = "\n".join(fact_title(fact, self._words) for fact in facts)
        self._notes.setText(said or self.tr("Not known yet"))
        beside = [line for fact in facts for line in (*field_lines(fact, self._words),)]
        ages = dict.fromkeys(age_words(fact) for fact in facts)
        lines = "\n".join(line for line in (*beside, *ages) if line)
        self._age.setText(lines)
        self._age.setVisible(bool(lines))

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._walk.set_detail_says(self._detail, text)

    @Slot(object)
    def _on_mark_chosen(self, mark: Mark) -> None:
        self._walk.mark_detail(self._detail, mark)
        self.marked.emit()
