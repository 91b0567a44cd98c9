"""What becomes of a headline: looked at again, told elsewhere too, closed for now, reopened."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.records import HeadlineSource
from carecompanion.viewmodels.calendar_file import CalendarFileModel
from carecompanion.viewmodels.headline_life import HeadlineLifeModel
from carecompanion.views.date_words import date_problem, date_words, says_day
from carecompanion.views.headline_words import headline_title
from carecompanion.views.life_words import closing_lines
from carecompanion.views.look_again_calendar import LookAgainCalendar
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.source_row import SourceRow
from carecompanion.views.widgets.buttons import PlainButton, QuietButton
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.gradual_column import GradualColumn
from carecompanion.views.widgets.labels import Body, Quiet, Section
from carecompanion.views.widgets.line_field import LineField
from carecompanion.views.widgets.option_row import CheckRow
from carecompanion.views.widgets.text_field import TextField


class LifeScreen(Screen):
    """Dates, news, sources and closing of one headline. Nothing here counts days or hurries."""

    NAME = ScreenName.LIFE

    walk_asked = Signal(object)
    closing_asked = Signal()
    source_asked = Signal(object)
    history_asked = Signal(object)

    def __init__(
        self,
        life: HeadlineLifeModel,
        calendar: CalendarFileModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._life = life
        self._calendar = LookAgainCalendar(life, calendar)
        self.add_heading(self.tr("Headlines"), self.tr("About this headline"))
        self._title = Body()
        self._title.setObjectName("life_title")
        self.page.add(self._title)
        self._due = Card(gap=1)
        self._due.setObjectName("life_due")
        self._due_words = Body()
        self._due.add(self._due_words)
        self.page.add(self._due)
        self._add_look()
        self._add_closing()
        self._add_sources()
        self._history = QuietButton(self.tr("Earlier versions"))
        self._history.setObjectName("life_history")
        self._history.clicked.connect(self._ask_history)
        self.page.add(self._history)
        life.loaded.connect(self._on_loaded)
        life.changed.connect(self._on_changed)

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        return ScreenActions(primary=self.tr("Open the headline"), back=True)

    def choose_primary(self) -> None:
        """Take up the walk of this headline."""
        if self._life.is_loaded:
            self.walk_asked.emit(self._life.headline)

    def arrive(self) -> None:
        """Show what the models hold now."""
        self._calendar.forget_message()
        if self._life.is_loaded:
            self._show()
            self._life.reload()

    def leave(self) -> None:
        """Another screen is about to be seen."""
        self._life.leave_field()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        return self._news

    def _add_look(self) -> None:
        self.page.add(Section(self.tr("Look again")))
        self._last = Quiet()
        self._last.setObjectName("life_last_look")
        self.page.add(self._last)
        self._news = TextField(min_lines=2, max_lines=8)
        self._news.setObjectName("life_news")
        self._news.typed.connect(self._life.set_whats_new)
        self._news.left.connect(self._life.leave_field)
        self._news_row = FormRow(
            self.tr("What is new since the last time?"),
            self._news,
            hint=self.tr("What you wrote before stays under Earlier versions."),
            optional=True,
        )
        self.page.add(self._news_row)
        self._day = LineField()
        self._day.setObjectName("life_day")
        self._day.typed.connect(self._on_day_typed)
        self._day.left.connect(self._on_day_left)
        self._day_row = FormRow(
            self.tr("Look at this again on"),
            self._day,
            hint=self.tr("It then shows on Home. No alarm. For example March 2027."),
            optional=True,
        )
        self.page.add(self._day_row)
        self._looked = PlainButton(self.tr("I looked at it today"))
        self._looked.setObjectName("life_looked")
        self._looked.clicked.connect(self._life.looked_today)
        self.page.add(FlowRow(self._looked))
        self.page.add(self._calendar)

    def _add_closing(self) -> None:
        self.page.add(Section(self.tr("Closed for now")))
        self._closing = Body()
        self._closing.setObjectName("life_closing")
        self.page.add(self._closing)
        self._come = CheckRow(
            self.tr("What we waited for has come"),
            hint=self.tr("It then shows on Home again, with its questions."),
        )
        self._come.setObjectName("life_come")
        self._come.ticked.connect(self._life.tick_come)
        self.page.add(self._come)
        self._close = PlainButton(self.tr("Close it, with a reason…"))
        self._close.setObjectName("life_close")
        self._close.clicked.connect(self.closing_asked)
        self._reopen = PlainButton(self.tr("Reopen"))
        self._reopen.setObjectName("life_reopen")
        self._reopen.clicked.connect(self._life.reopen)
        self.page.add(FlowRow(self._close, self._reopen))

    def _add_sources(self) -> None:
        self.page.add(Section(self.tr("More places that tell this story")))
        self._no_sources = Body(
            self.tr("The same story is often told twice. Keep each place here, with its words.")
        )
        self.page.add(self._no_sources)
        self._sources = GradualColumn(self._make_source, keeps_place=True)
        self.page.add(self._sources)
        add = PlainButton(self.tr("Add a source"))
        add.setObjectName("add_source")
        add.clicked.connect(self._add_source)
        self.page.add(FlowRow(add))

    def _make_source(self, source: HeadlineSource) -> QWidget:
        row = SourceRow(source)
        row.change_asked.connect(self.source_asked)
        row.delete_asked.connect(self._life.delete_source)
        return row

    @Slot()
    def _on_loaded(self) -> None:
        if self.isVisible():
            self._show()

    @Slot()
    def _on_changed(self) -> None:
        if self.isVisible():
            self._show_state()

    def _show(self) -> None:
        self._news.set_text_quietly(self._life.whats_new)
        self._show_state()

    def _show_state(self) -> None:
        life = self._life
        self._title.setText(headline_title(life.headline))
        self._last.setText(self._last_words())
        self._due.setVisible(life.is_due)
        self._due_words.setText(self._due_text())
        if not (self._day.hasFocus() and says_day(self._day.text(), life.look_again_on)):
            typed = life.typed_day
            kept = date_words(life.look_again_on)
            self._day.set_text_quietly(kept if typed is None else typed)
        self._calendar.show_day()
        self._show_closing()
        self._sources.show_items(life.sources)
        self._no_sources.setVisible(not life.sources)

    def _show_closing(self) -> None:
        headline = self._life.headline
        is_closed = headline.is_closed
        lines = closing_lines(headline)
        if not is_closed:
            lines.append(
                self.tr(
                    "You can close news that is not for now. It stays quiet until a day you "
                    "choose, or until what you wait for comes. Nothing in it is lost."
                )
            )
        self._closing.setText("\n".join(lines))
        self._come.setVisible(is_closed)
        self._come.set_ticked(headline.closing is not None and headline.closing.has_come)
        self._close.setVisible(not is_closed)
        self._reopen.setVisible(is_closed)

    def _last_words(self) -> str:
        last = self._life.last_look
        if not last.looked_on:
            day = date_words(last.added_on)
            return self.tr("Written down on {day}.").format(day=day) if day else ""
        words = self.tr("Last looked at on {day}.").format(day=date_words(last.looked_on))
        if last.whats_new.strip() and last.looked_on != self._life.today:
            wrote = self.tr("You wrote then: {words}").format(words=last.whats_new.strip())
            return f"{words}\n{wrote}"
        return words

    def _due_text(self) -> str:
        if not self._life.is_due:
            return ""
        headline = self._life.headline
        if headline.is_closed and headline.closing is not None and headline.closing.has_come:
            return self.tr("You wrote that what you waited for has come.")
        day = date_words(self._life.look_again_on)
        return self.tr("You wanted to look at this again from {day}.").format(day=day)

    @Slot(str)
    def _on_day_typed(self, text: str) -> None:
        self._day_row.set_error("")
        self._life.set_look_again(text)
        self._calendar.show_day()

    @Slot()
    def _on_day_left(self) -> None:
        if self._life.is_loaded and self._life.typed_day is not None:
            fault = self._life.set_look_again(self._life.typed_day)
            self._day_row.set_error(date_problem(fault) if fault is not None else "")
        self._life.leave_field()

    @Slot()
    def _add_source(self) -> None:
        self.source_asked.emit(None)

    @Slot()
    def _ask_history(self) -> None:
        self.history_asked.emit(self._life.headline)
