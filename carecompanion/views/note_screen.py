"""One line about today, from anywhere; then back to where the person was (issue 4)."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from carecompanion.viewmodels.daily_note import DailyNoteModel
from carecompanion.views.date_words import date_problem, date_words
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Body
from carecompanion.views.widgets.line_field import LineField
from carecompanion.views.widgets.notice import ErrorSummary


class NoteScreen(Screen):
    """Enter keeps the line; Esc goes back, and what was typed is there the next time."""

    NAME = ScreenName.NOTE

    def __init__(self, note: DailyNoteModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = note
        self._problem = ErrorSummary()
        self.page.add(self._problem)
        self.add_heading(self.tr("Care memory: Daily changes"), self.tr("A new note"))
        self.page.add(Body(self.tr("One line when something is different from yesterday.")))
        self._text = LineField()
        self._text.setObjectName("note_text")
        self._text.typed.connect(self._on_typed)
        self._text.returnPressed.connect(self.choose_primary)
        self._text_row = FormRow(self.tr("What changed"), self._text)
        self.page.add(self._text_row)
        self._day = LineField()
        self._day.setObjectName("note_day")
        self._day.typed.connect(self._on_day_typed)
        self._day.returnPressed.connect(self.choose_primary)
        self._day_row = FormRow(self.tr("Date"), self._day)
        self.page.add(self._day_row)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.activated.connect(self.back_asked)

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        return ScreenActions(primary=self.tr("Keep this note"), back=True)

    def choose_primary(self) -> None:
        """Keep the line; without words or with no date, say what is needed."""
        problems = self._problems()
        if problems:
            for row, words in problems:
                row.set_error(words)
            self._problem.show_problems([(words, row.field) for row, words in problems])
        else:
            self._note.keep()

    def arrive(self) -> None:
        """Show what is half-typed, else an empty line of today."""
        self._clear_problems()
        self._text.set_text_quietly(self._note.text)
        self._day.set_text_quietly(self._note.day or date_words(self._note.today))

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        return self._text

    def _problems(self) -> list[tuple[FormRow, str]]:
        problems = []
        if not self._text.text().strip():
            problems.append((self._text_row, self.tr("Write a few words first.")))
        fault = self._note.day_fault
        if fault is not None:
            problems.append((self._day_row, date_problem(fault)))
        return problems

    def _clear_problems(self) -> None:
        self._problem.clear()
        for row in (self._text_row, self._day_row):
            row.set_error("")

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._clear_problems()
        self._note.set_text(text)

    @Slot(str)
    def _on_day_typed(self, text: str) -> None:
        self._clear_problems()
        self._note.set_day(text)
