"""A page that came back: each answer beside its question, kept after the family's yes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.errors import CareError
from carecompanion.viewmodels.paper_answer import PaperAnswerModel
from carecompanion.viewmodels.returned_answers import AnswersState, ReturnedAnswersModel
from carecompanion.views.paper_answer import PaperAnswer
from carecompanion.views.returned_words import unmatched_words, unread_words
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.gradual_column import GradualColumn
from carecompanion.views.widgets.labels import Body, Quiet, Section
from carecompanion.views.widgets.notice import Notice
from carecompanion.views.widgets.option_row import CheckRow

if TYPE_CHECKING:
    from carecompanion.domain.returned import Returned


class VisitAnswersScreen(Screen):
    """Nothing enters the notes before the one button, and nothing in them is replaced."""

    NAME = ScreenName.VISIT_ANSWERS

    def __init__(
        self,
        answers: ReturnedAnswersModel,
        paper: PaperAnswerModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._answers = answers
        self.add_heading(self.tr("Appointments"), self.tr("Answers from a page"))
        self._message = Notice(plain=True)
        self._message.setObjectName("answers_message")
        self._message.hide()
        self.page.add(self._message)
        self._lead = Body()
        self._lead.setObjectName("answers_lead")
        self.page.add(self._lead)
        self._rows = GradualColumn(self._make_row, at_once=2)
        self.page.add(self._rows)
        self._lost_title = Section(self.tr("No question found for these"))
        self._lost = Body()
        self._lost.setObjectName("answers_unmatched")
        self.page.add(self._lost_title)
        self.page.add(self._lost)
        self._paper = PaperAnswer(paper)
        self._paper.changed.connect(self.actions_changed)
        self.page.add(self._paper)
        paper.kept.connect(self._on_paper_kept)
        answers.state_changed.connect(self._on_changed)
        answers.edited.connect(self._on_edited)
        answers.failed.connect(self._on_failed)
        answers.kept.connect(self._on_kept)

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        count = len(self._answers.wanted)
        if self._takes_paper and not count:
            is_open = self._paper.has_question
            words = self.tr("Keep this answer") if is_open else self.tr("Find the question")
            return ScreenActions(primary=words, back=True)
        if not count:
            return ScreenActions(back=True)
        if count == 1:
            return ScreenActions(primary=self.tr("Keep this answer"), back=True)
        many = self.tr("Keep these {count} answers").format(count=count)
        return ScreenActions(primary=many, back=True)

    def choose_primary(self) -> None:
        """Say yes to what is ticked; without a page, find a question or keep its answer."""
        if not self._takes_paper:
            self._answers.keep()
        elif self._paper.has_question:
            self._paper.keep()
        else:
            self._paper.find_question()

    def arrive(self) -> None:
        """Show what the models hold now."""
        self._message.hide()
        self._show()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        return self._paper.code if self._takes_paper else self.findChild(QWidget, "wanted")

    @property
    def _takes_paper(self) -> bool:
        """Whether there is nothing of a PDF to look through here."""
        return self._answers.state is not AnswersState.READING and not self._proposals()

    def _show(self) -> None:
        self._lead.setText(self._lead_words())
        self._rows.show_items([(each.id, self._was_kept(each.id)) for each in self._proposals()])
        lost = [unmatched_words(each) for each in self._answers.unmatched]
        self._lost.setText("\n".join(lost))
        for widget in (self._lost_title, self._lost):
            widget.setVisible(bool(lost))
        self._paper.setVisible(self._takes_paper)
        if self._takes_paper:
            self._paper.show_kept()
        self.actions_changed.emit()

    def _lead_words(self) -> str:
        if self._answers.state is AnswersState.READING:
            return self.tr("Reading the page…")
        if self._answers.state is AnswersState.EMPTY:
            return self.tr("Answers on paper are typed in here. Nothing is kept before you say so.")
        if not self._answers.is_ours:
            return self.tr(
                "This file has no fields of our page. A printed or scanned page has none. "
                "Type its answers in below. Nothing was changed."
            )
        if not self._answers.proposals:
            return self.tr("Nothing is filled in on this page that belongs to a question here.")
        words = self.tr(
            "This is what was filled in. Untick what you do not want. Nothing is kept yet, "
            "and nothing in your notes is replaced."
        )
        cut = self.tr("There is more in this file than was read. Look at the page itself too.")
        return f"{words} {cut}" if self._answers.is_cut else words

    def _proposals(self) -> tuple[Returned, ...]:
        is_review = self._answers.state is AnswersState.REVIEW
        return self._answers.proposals if is_review else ()

    def _was_kept(self, answer_id: UUID) -> bool:
        return self._answers.was_kept(answer_id)

    def _make_row(self, item: Any) -> QWidget:
        answer_id, was_kept = item
        returned = next(each for each in self._answers.proposals if each.id == answer_id)
        from carecompanion.domain.returned import ReturnedRemark, answer_of, asked_of

        words = self._answers.words
        card = Card(gap=2)
        tick = CheckRow(asked_of(returned, words))
        tick.mark.setObjectName("wanted")
        tick.set_ticked(not was_kept and self._answers.is_wanted(answer_id))
        tick.setEnabled(not was_kept)
        tick.ticked.connect(partial(self._answers.want, answer_id))
        card.add(tick)
        card.add(Body(answer_of(returned, words)))
        if isinstance(returned, ReturnedRemark) and returned.who:
            card.add(Quiet(f"{words.team.who}: {returned.who}"))
        if was_kept:
            card.add(Quiet(self.tr("This is in your notes.")))
        return card

    @Slot()
    def _on_changed(self) -> None:
        if self.isVisible():
            self._message.hide()
            self._show()
            field = self.first_field()
            if field is not None:
                field.setFocus()

    @Slot()
    def _on_edited(self) -> None:
        if self.isVisible():
            self._show()

    @Slot(object)
    def _on_failed(self, error: CareError) -> None:
        if self.isVisible():
            self._message.say(unread_words(error))

    @Slot()
    def _on_paper_kept(self) -> None:
        if self.isVisible():
            self._message.say(self.tr("The answer is in your notes. Undo takes it back."))
            self.page.scroll_to_top()

    @Slot(int)
    def _on_kept(self, count: int) -> None:
        many = self.tr("{count} answers are in your notes. Undo takes them back.")
        one = self.tr("The answer is in your notes. Undo takes it back.")
        self._message.say(one if count == 1 else many.format(count=count))
        self.page.scroll_to_top()
