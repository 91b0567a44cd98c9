"""Step H: the headline, word for word, and whatever the family wants to keep with it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.records import HEADLINE_LIMIT, STORY_LIMIT, Relation
from carecompanion.viewmodels.careful import CarefulModel
from carecompanion.viewmodels.learn import LearnModel
from carecompanion.viewmodels.study_numbers import StudyNumbersModel
from carecompanion.viewmodels.walk import WalkModel
from carecompanion.views.screen import Screen, ScreenActions, ScreenName, step_after
from carecompanion.views.walk.careful_note import CarefulBeside
from carecompanion.views.walk.id_help import LinkHelp
from carecompanion.views.walk.mark_words import relation_labels
from carecompanion.views.walk.words_in_place import WordsBelow
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.buttons import QuietButton
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Body
from carecompanion.views.widgets.line_field import LineField
from carecompanion.views.widgets.notice import ErrorSummary, Notice, announce
from carecompanion.views.widgets.option_row import CheckRow, OptionGroup
from carecompanion.views.widgets.text_field import TextField


class HeadlineStep(Screen):
    """Only the headline is needed; everything else may stay folded away."""

    NAME = ScreenName.HEADLINE

    history_asked = Signal(object)
    life_asked = Signal(object)
    term_asked = Signal(str)

    def __init__(
        self,
        walk: WalkModel,
        careful: CarefulModel,
        numbers: StudyNumbersModel,
        learn: LearnModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._walk = walk
        self._careful = careful
        self._numbers = numbers
        self._learn = learn
        self._problem = ErrorSummary()
        self.page.add(self._problem)
        self.add_heading(self.tr("Step 1 of 7"), self.tr("What did you see?"))
        self.page.add(
            Body(
                self.tr(
                    "You do not need to know the answers. “Not known yet” makes a good question."
                )
            )
        )
        self._add_headline_row()
        self._add_relation()
        self._add_more()
        self._add_history()
        walk.loaded.connect(self._show_walk)
        walk.cleared.connect(self._forget_words)
        walk.headline_shortened.connect(self._on_shortened)

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        return ScreenActions(primary=self.tr("Continue"), back=True, finish=True)

    def arrive(self) -> None:
        """Show what the models hold now."""
        self._clear_problem()
        if self._walk.is_loaded:
            self._show_walk()

    def leave(self) -> None:
        """Another screen is about to be seen."""
        self._walk.leave_field()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        return self._text

    def reveal(self, field: QWidget) -> None:
        """The optional fields may be folded away."""
        if self._more.isAncestorOf(field):
            self._set_more_open(True)

    def choose_primary(self) -> None:
        """Continue; the headline is the only thing the walk asks for."""
        if self._text.text().strip():
            self._clear_problem()
            self.screen_asked.emit(step_after(self.NAME))
        else:
            self._show_problem()

    def _add_headline_row(self) -> None:
        self._text = TextField(min_lines=2, max_lines=6)
        self._text.setObjectName("headline_text")
        self._text.typed.connect(self._on_text_typed)
        self._text.left.connect(self._walk.leave_field)
        hint = self.tr("Copy or type it as it was written. It is printed word for word.")
        self._text_row = FormRow(self.tr("The headline"), self._text, hint=hint)
        self.page.add(self._text_row)
        self.page.add(CarefulBeside(self._careful, self._text, self.page.inside))
        lead = self.tr("Explained:")
        self._words = WordsBelow(self._learn, lead, self.page, self.page.inside)
        self._words.more_asked.connect(self.term_asked)
        self.page.add(self._words)
        self._shortened = Notice(
            self.tr("We kept the first 600 characters. The rest is in the whole story.")
        )
        self._shortened.hide()
        self.page.add(self._shortened)

    def add_twin_notice(self, notice: QWidget) -> None:
        """Put under the headline that it was written down before."""
        self.page.insert_after(self._text_row, notice)

    def _add_relation(self) -> None:
        self._relation = OptionGroup(self.tr("Who is this for?"))
        self._relation.add_options(relation_labels())
        self._relation.setObjectName("relation")
        self._relation.chosen.connect(self._walk.set_relation)
        self._relation_row = FormRow(self.tr("Who is this for?"), self._relation, optional=True)
        self.page.add(self._relation_row)

    @Slot(str)
    def _on_text_typed(self, text: str) -> None:
        self._clear_problem()
        self._history.setVisible(bool(text))
        self._life.setVisible(bool(text))
        self._words.follow(text)
        self._walk.set_headline_text(text)

    def _add_more(self) -> None:
        self._more_button = QuietButton(self.tr("Add more about it, if you want"))
        self._more_button.setObjectName("more_button")
        self._more_button.clicked.connect(self._open_more)
        self.page.add(self._more_button)
        self._more = QWidget()
        layout = Column(self._more, gap=5)
        for row in self._optional_rows():
            layout.addWidget(row)
        self._more.hide()
        self.page.add(self._more)

    def _add_history(self) -> None:
        self._history = QuietButton(self.tr("Earlier versions"))
        self._history.setObjectName("earlier_versions")
        self._history.clicked.connect(self._ask_history)
        self.page.add(self._history)
        self._life = QuietButton(self.tr("More about this headline"))
        self._life.setObjectName("headline_life")
        self._life.clicked.connect(self._ask_life)
        self.page.add(self._life)

    @Slot()
    def _ask_life(self) -> None:
        self.life_asked.emit(self._walk.walk.headline)

    @Slot()
    def _ask_history(self) -> None:
        self.history_asked.emit(self._walk.walk.headline)

    def _optional_rows(self) -> list[QWidget]:
        self._link = self._line("headline_link", self._walk.set_link)
        self._where = self._line("headline_where", self._walk.set_seen_where)
        self._when = self._line("headline_when", self._walk.set_seen_when)
        self._why = TextField(min_lines=2, max_lines=6)
        self._why.setObjectName("headline_why")
        self._why.typed.connect(self._walk.set_why_stopped)
        self._why.left.connect(self._walk.leave_field)
        self._ask_why = CheckRow(self.tr("Ask this on the page"))
        self._ask_why.setObjectName("headline_ask_why")
        self._ask_why.ticked.connect(self._walk.set_ask_why_stopped)
        self._story = TextField(min_lines=4, max_lines=10, limit_bytes=STORY_LIMIT)
        self._story.setObjectName("headline_story")
        self._story.typed.connect(self._walk.set_story)
        self._story.left.connect(self._walk.leave_field)
        return [
            FormRow(
                self.tr("Link or study number"),
                self._link,
                hint=self.tr("Kept as text. The app never opens it."),
                optional=True,
            ),
            LinkHelp(self._numbers, self._walk.today),
            FormRow(self.tr("Where you saw it"), self._where, optional=True),
            FormRow(
                self.tr("When you saw it"),
                self._when,
                hint=self.tr("For example 12 June 2026, or only June 2026."),
                optional=True,
            ),
            FormRow(
                self.tr("What made you stop and read?"),
                self._why,
                hint=self.tr("In your own words. It can become a question of your own."),
                optional=True,
            ),
            self._ask_why,
            FormRow(
                self.tr("The whole story"),
                self._story,
                hint=self.tr("Paste the article here to keep it with the headline."),
                optional=True,
            ),
        ]

    def _line(self, name: str, slot: object) -> LineField:
        field = LineField()
        field.setObjectName(name)
        field.typed.connect(slot)
        field.left.connect(self._walk.leave_field)
        return field

    @Slot()
    def _show_walk(self) -> None:
        headline = self._walk.walk.headline
        self._text.set_text_quietly(headline.text)
        self._words.show_words_of(headline.text)
        self._link.set_text_quietly(headline.link)
        self._where.set_text_quietly(headline.seen_where)
        self._when.set_text_quietly(headline.seen_when)
        self._why.set_text_quietly(headline.why_stopped)
        self._ask_why.set_ticked(headline.ask_why_stopped)
        self._story.set_text_quietly(self._walk.walk.story.text)
        relation = self._walk.walk.person.relation
        self._relation.set_value(relation)
        self._relation_row.setVisible(relation is Relation.NOT_SAID)
        self._shortened.setVisible(len(headline.text) == HEADLINE_LIMIT)
        self._history.setVisible(bool(headline.text))
        self._life.setVisible(bool(headline.text))
        more = (headline.link, headline.seen_where, headline.seen_when, headline.why_stopped)
        if any(more) or self._walk.walk.story.text:
            self._set_more_open(True)

    @Slot()
    def _forget_words(self) -> None:
        self._words.show_words_of("")

    @Slot()
    def _on_shortened(self) -> None:
        self._text.set_text_quietly(self._walk.walk.headline.text)
        self._story.set_text_quietly(self._walk.walk.story.text)
        self._shortened.show()
        self._set_more_open(True)
        announce(self, self._shortened.text())

    @Slot()
    def _open_more(self) -> None:
        self._set_more_open(True)
        self._link.setFocus()

    def _set_more_open(self, is_open: bool) -> None:
        self._more.setVisible(is_open)
        self._more_button.setVisible(not is_open)

    def _show_problem(self) -> None:
        words = self.tr("Enter the headline, or a few words about it")
        self._text_row.set_error(words)
        self._problem.show_problems([(words, self._text)])

    def _clear_problem(self) -> None:
        self._text_row.set_error("")
        self._problem.clear()
