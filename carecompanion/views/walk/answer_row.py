"""One row of the stage, risk and access pages: what the headline says, or a question to ask."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.findings import Finding
from carecompanion.domain.questions import TRIAL_ONLY, QuestionId
from carecompanion.domain.records import Mark
from carecompanion.domain.stage import Stage
from carecompanion.viewmodels.walk import WalkModel
from carecompanion.views.walk.evidence_ladder import LadderFold
from carecompanion.views.walk.group_row import QuestionRow
from carecompanion.views.walk.mark_words import mark_label, stage_label
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.line_field import LineField
from carecompanion.views.widgets.option_row import OptionGroup

_STAGES = (
    Stage.PRECLINICAL,
    Stage.TRIAL,
    Stage.REGULATORY_STEP,
    Stage.APPROVED,
    Stage.UNKNOWN,
)


class AnswerRow(QuestionRow):
    """A row that stays at "Not known yet: ask" until the family says something else."""

    def __init__(
        self, question: QuestionId, walk: WalkModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(question, parent=parent)
        self._walk = walk
        wording = walk.table.questions[question]
        self.add_wording(wording)
        self.add(self.text_says)
        marks = [Mark.SAYS, Mark.NOT_KNOWN]
        if question in TRIAL_ONLY:
            marks.insert(1, Mark.DOES_NOT_APPLY)
        self._marks = OptionGroup(wording.row)
        self._marks.add_options({mark: mark_label(mark) for mark in marks})
        self._marks.setObjectName(f"row_{question.value}_mark")
        self._marks.chosen.connect(self._on_mark_chosen)
        self.add(self._marks)
        self._says = LineField()
        self._says.setObjectName(f"row_{question.value}_says")
        self._says.typed.connect(self._on_typed)
        self._says.left.connect(walk.leave_field)
        self._says_row = FormRow(self.tr("It says"), self._says, about=wording.row)
        self.add(self._says_row)

    def show_walk(self) -> None:
        """Show the row as it is in the walk now."""
        self._says.set_text_quietly(self._walk.walk.answer(self.question).says)
        self.refresh()

    def refresh(self) -> None:
        """Show the mark; the words can be typed once "It says…" is chosen."""
        mark = self._walk.walk.answer(self.question).mark
        self._marks.set_value(mark)
        self._says_row.setVisible(mark is Mark.SAYS)

    def take(self, finding: Finding) -> None:
        """These words are what it says."""
        self._walk.use_words(self.question, finding.text)

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._walk.set_says(self.question, text)

    @Slot(object)
    def _on_mark_chosen(self, mark: Mark) -> None:
        self._walk.set_mark(self.question, mark)


class StageRow(QuestionRow):
    """Row T1: which stage the text names. It is quoted; the family chooses."""

    def __init__(self, walk: WalkModel, parent: QWidget | None = None) -> None:
        super().__init__(QuestionId.T1, may_take=False, parent=parent)
        self._walk = walk
        wording = walk.table.questions[QuestionId.T1]
        self.add_wording(wording)
        self.add(self.text_says)
        self._stages = OptionGroup(wording.row)
        self._stages.add_options({stage: stage_label(stage) for stage in _STAGES})
        self._stages.setObjectName("row_T1_stage")
        self._stages.chosen.connect(self._on_stage_chosen)
        self.add(self._stages)
        self._ladder = LadderFold(walk, self)
        self.add(self._ladder)

    def show_walk(self) -> None:
        """Show the row as it is in the walk now."""
        self._ladder.show_walk()
        self.refresh()

    def refresh(self) -> None:
        """Show the stage chosen."""
        self._stages.set_value(self._walk.walk.answer(QuestionId.T1).stage)
        self._ladder.refresh()

    def take(self, finding: Finding) -> None:
        """A stage is chosen, never taken from words."""

    @Slot(object)
    def _on_stage_chosen(self, stage: Stage) -> None:
        self._walk.set_stage(stage)
