"""Step 5: the three questions, each with its reason, and what else goes on the question sheet."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.records import ChosenQuestion
from carecompanion.domain.top_three import PAGE_QUESTIONS
from carecompanion.viewmodels.drafts import DraftsModel
from carecompanion.viewmodels.learn import LearnModel
from carecompanion.viewmodels.walk import WalkModel
from carecompanion.views.screen import Screen, ScreenActions, ScreenName, step_after
from carecompanion.views.walk.question_card import QuestionCard
from carecompanion.views.walk.words_in_place import WordsBelow
from carecompanion.views.widgets.buttons import PlainButton, QuietButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Body, Quiet, Section
from carecompanion.views.widgets.line_field import LineField


class QuestionStep(Screen):
    """Chosen by fixed rules; the family has the last word."""

    NAME = ScreenName.QUESTIONS

    term_asked = Signal(str)

    def __init__(
        self,
        walk: WalkModel,
        drafts: DraftsModel,
        learn: LearnModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._learn = learn
        self._walk = walk
        self._drafts = drafts
        self.add_heading(self.tr("Step 6 of 7"), self.tr("Your three questions"))
        self.page.add(
            Body(
                self.tr(
                    "These lead the page. Change the words, the order, or the question. "
                    "Everything else goes on the question sheet."
                )
            )
        )
        self._add_cards()
        self._add_own()
        self._add_others()
        walk.loaded.connect(self._on_walk_changed)
        walk.cleared.connect(self._forget_words)
        walk.changed.connect(self._on_walk_changed)

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        return ScreenActions(primary=self.tr("Make the page"), back=True, finish=True)

    def choose_primary(self) -> None:
        """What the primary button does."""
        self.screen_asked.emit(step_after(self.NAME))

    def arrive(self) -> None:
        """Show what the models hold now."""
        if self._walk.is_loaded:
            self._show_questions()

    def leave(self) -> None:
        """Another screen is about to be seen."""
        self._walk.leave_field()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        return self.findChild(QWidget, "question_1_text")

    def _add_cards(self) -> None:
        self._cards = [QuestionCard(place, self._words()) for place in range(PAGE_QUESTIONS)]
        for card in self._cards:
            card.edited.connect(self._walk.edit_question)
            card.moved.connect(self._walk.move_question)
            card.swapped.connect(self._walk.swap_question)
            card.field_left.connect(self._walk.leave_field)
            self.page.add(card)
        self._suggested = QuietButton(self.tr("Use the suggested three again"))
        self._suggested.setObjectName("use_suggested")
        self._suggested.clicked.connect(self._walk.use_suggested_questions)
        self.page.add(self._suggested)

    def _words(self) -> WordsBelow:
        words = WordsBelow(self._learn, self.tr("Explained:"), self.page)
        words.more_asked.connect(self.term_asked)
        return words

    @Slot()
    def _forget_words(self) -> None:
        for card in self._cards:
            card.forget_words()

    def _add_own(self) -> None:
        self._own = LineField()
        self._own.setObjectName("own_question")
        self._own.typed.connect(self._keep_draft)
        self._own.returnPressed.connect(self._add_own_question)
        add = PlainButton(self.tr("Add my question"))
        add.setObjectName("add_own_question")
        add.clicked.connect(self._add_own_question)
        self.page.add(Section(self.tr("A question of your own")))
        self.page.add(
            FormRow(
                self.tr("Your question"),
                self._own,
                hint=self.tr("Your own questions come first on the page."),
            )
        )
        row = FlowRow()
        row.add(add)
        self.page.add(row)

    def _add_others(self) -> None:
        self.page.add(Section(self.tr("Also on your question sheet")))
        self._others = Quiet("")
        self._others.setObjectName("other_questions")
        self.page.add(self._others)

    @Slot()
    def _on_walk_changed(self) -> None:
        if self.isVisible():
            self._show_questions()

    def _show_questions(self) -> None:
        headline_id = self._walk.walk.headline.id
        self._own.set_text_quietly(self._drafts.text(headline_id, self._own.objectName()))
        three, others = self._walk.three(), self._walk.others()
        for place, card in enumerate(self._cards):
            card.setVisible(place < len(three))
            if place < len(three):
                card.show_question(
                    three[place],
                    reason=self._reason(three[place]),
                    is_last=place == len(three) - 1,
                    others=others,
                )
        self._suggested.setVisible(self._walk.walk.choice.chosen is not None)
        lines = "\n".join(f"•  {other.text}" for other in others)
        self._others.setText(lines or self.tr("Nothing else. All your questions are above."))

    def _reason(self, question: ChosenQuestion) -> str:
        table = self._walk.table
        words = table.reasons.get(question.reason, "")
        row = table.questions[question.question].row if question.question else ""
        row = table.details[question.detail].page if question.detail else row
        return words.replace("{row}", row.lower())

    @Slot()
    def _add_own_question(self) -> None:
        text = self._own.text()
        if text.strip():
            self._keep_draft("")
            self._own.set_text_quietly("")
            self._walk.add_own_question(text)

    @Slot(str)
    def _keep_draft(self, text: str) -> None:
        self._drafts.keep(self._walk.walk.headline.id, self._own.objectName(), text)
