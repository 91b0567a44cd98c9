"""Pages 2 to 4 of the walk: stage, risk and access."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from carecompanion.domain.questions import Group, QuestionId, questions_of
from carecompanion.domain.walk import RelevanceSummary
from carecompanion.viewmodels.news import NewsModel
from carecompanion.viewmodels.walk import WalkModel
from carecompanion.views.screen import ScreenName
from carecompanion.views.walk.answer_row import AnswerRow, StageRow
from carecompanion.views.walk.group_row import GroupRow
from carecompanion.views.walk.group_step import GroupStep
from carecompanion.views.widgets.notice import Notice


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

    def __init__(self, walk: WalkModel, news: NewsModel, parent: QWidget | None = None) -> None:
        super().__init__(walk, news, parent)
        self._summary = Notice(plain=True)
        self._summary.setObjectName("relevance_summary")
        self.page.add(self._summary)

    def show_walk(self) -> None:
        """Show the summary and every row anew."""
        self._summary.set_text(self._summary_words(self.walk.walk.relevance()))
        super().show_walk()

    def _summary_words(self, found: RelevanceSummary) -> str:
        if not found.same and not found.to_ask:
            return self.tr(
                "This one looks different from your notes in several ways. People often find that "
                "with treatment news, because studies are so specific. You can ask your team about "
                "it, set it aside, or ask: is anything being studied for our gene?"
            )
        if not found.different and not found.to_ask:
            return self.tr(
                "The words match your notes. Whether it fits is a question for your team: many "
                "things the app cannot know matter too."
            )
        parts = (
            (self.tr("Same words: {rows}."), found.same),
            (self.tr("Different: {rows}."), found.different),
            (self.tr("On your list to ask: {rows}."), found.to_ask),
        )
        return " ".join(words.format(rows=self._names(rows)) for words, rows in parts if rows)

    def _names(self, rows: tuple[QuestionId, ...]) -> str:
        questions = self.walk.table.questions
        return ", ".join(questions[row].row.lower() for row in rows)


class RiskStep(AnswerStep):
    """Page 3 of the walk: risks."""

    NAME = ScreenName.RISK
    GROUP = Group.RISK


class AccessStep(AnswerStep):
    """Page 4 of the walk: access."""

    NAME = ScreenName.ACCESS
    GROUP = Group.ACCESS
