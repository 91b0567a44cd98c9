"""Pages 2 to 4 of the walk: stage, risk and access."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.questions import Group, QuestionId, questions_of
from carecompanion.viewmodels.news import NewsModel
from carecompanion.viewmodels.study_numbers import StudyNumbersModel
from carecompanion.viewmodels.walk import WalkModel
from carecompanion.views.screen import ScreenName
from carecompanion.views.walk.answer_row import AnswerRow, StageRow
from carecompanion.views.walk.group_row import GroupRow
from carecompanion.views.walk.group_step import GroupStep
from carecompanion.views.walk.id_help import NumbersCard
from carecompanion.views.walk.relevance_panel import RelevancePanel


class AnswerStep(GroupStep):
    """A page of "It says…" or "Not known yet: ask" rows."""

    def make_row(self, question: QuestionId, parent: QWidget) -> GroupRow:
        """The row of one question; the stage itself has a row of its own kind."""
        if question is QuestionId.T1:
            return StageRow(self.walk, parent)
        return AnswerRow(question, self.walk, parent)

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        first = questions_of(self.GROUP)[0].value
        name = "row_T1_stage" if first == "T1" else f"row_{first}_mark"
        return self.findChild(QWidget, name)


class StageStep(AnswerStep):
    """How far along is it? Opens with what page 1 found, by name and never by number."""

    NAME = ScreenName.STAGE
    GROUP = Group.STAGE

    def __init__(
        self,
        walk: WalkModel,
        news: NewsModel,
        numbers: StudyNumbersModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(walk, news, parent)
        self._numbers: NumbersCard | None = None
        self._make_numbers = partial(NumbersCard, numbers, walk.today, self.page.inside)
        self._summary = RelevancePanel(walk)
        self._summary.questions_asked.connect(self.choose_second)
        self._summary.set_aside.connect(self._on_set_aside)
        self.page.add(self._summary)

    def arrive(self) -> None:
        """Show what the models hold now; the numbers come after all rows."""
        super().arrive()
        if self._numbers is None:
            self._numbers = self._make_numbers()
            self.page.add(self._numbers)
        self._numbers.show_numbers()

    def show_walk(self) -> None:
        """Show the summary and every row anew."""
        self._summary.show_walk()
        super().show_walk()

    @Slot()
    def _on_set_aside(self) -> None:
        self.screen_asked.emit(ScreenName.HEADLINES)


class RiskStep(AnswerStep):
    """Page 3 of the walk: risks."""

    NAME = ScreenName.RISK
    GROUP = Group.RISK


class AccessStep(AnswerStep):
    """Page 4 of the walk: access."""

    NAME = ScreenName.ACCESS
    GROUP = Group.ACCESS
