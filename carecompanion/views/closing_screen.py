"""Closing a headline for now: why, and what would open it again. Nothing in it is lost."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.partial_date import PartialDateError, parse_date
from carecompanion.domain.records import Awaited, ClosedReason
from carecompanion.viewmodels.drafts import DraftsModel
from carecompanion.viewmodels.headline_life import HeadlineLifeModel
from carecompanion.views.date_words import date_problem
from carecompanion.views.headline_words import headline_title
from carecompanion.views.life_words import awaited_words, reason_words
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Body, Quiet, Section
from carecompanion.views.widgets.line_field import LineField
from carecompanion.views.widgets.notice import ErrorSummary
from carecompanion.views.widgets.option_row import CheckRow, OptionGroup
from carecompanion.views.widgets.text_field import TextField

_DRAFT = "closing_"


class ClosingScreen(Screen):
    """A reason is the one thing asked; "in our own words" is one too. Half-typed words are kept."""

    NAME = ScreenName.CLOSING

    finished = Signal()

    def __init__(
        self, life: HeadlineLifeModel, drafts: DraftsModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._life = life
        self._drafts = drafts
        self._problem = ErrorSummary()
        self.page.add(self._problem)
        self.add_heading(self.tr("About this headline"), self.tr("Close it for now"))
        self._title = Body()
        self.page.add(self._title)
        self.page.add(
            Quiet(
                self.tr(
                    "Use this when there is a reason to wait. It leaves Home and your list until "
                    "you open it again, or until what you choose here comes."
                )
            )
        )
        self._reasons = OptionGroup(self.tr("Why, for now?"))
        self._reasons.setObjectName("closing_reason")
        for reason in ClosedReason:
            self._reasons.add_option(reason, reason_words(reason))
        self._reasons.chosen.connect(self._on_reason)
        self._reason_row = FormRow(self.tr("Why, for now?"), self._reasons)
        self.page.add(self._reason_row)
        self._words = TextField(min_lines=2, max_lines=6)
        self._words_row = self._add(self._words, "words", self.tr("In your own words"))
        self.page.add(Section(self.tr("What would open it again?")))
        self._add_awaited()
        self._awaits_words = LineField()
        hint = self.tr("For example: when she is 2, or when the study in Leeds begins.")
        self._add(self._awaits_words, "awaits_words", self.tr("In your own words, too"), hint=hint)
        self._day = LineField()
        hint = self.tr("It then shows on Home. No alarm. For example March 2027.")
        self._day_row = self._add(self._day, "day", self.tr("Look again on"), hint=hint)

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        return ScreenActions(primary=self.tr("Close for now"), back=True)

    def choose_primary(self) -> None:
        """Close it; without a reason, or with no date, say what is needed."""
        problems = self._problems()
        if problems:
            for row, words in problems:
                row.set_error(words)
            self._problem.show_problems([(words, row.field) for row, words in problems])
            return
        reason = self._reasons.value()
        if isinstance(reason, ClosedReason):
            self._life.close(
                reason,
                words=self._words.text().strip(),
                look_again_on=parse_date(self._day.text()),
                awaits=tuple(each for each, row in self._awaited.items() if row.is_chosen()),
                awaits_words=self._awaits_words.text().strip(),
            )
            self._forget_drafts()
            self.finished.emit()

    def arrive(self) -> None:
        """Show what is half-typed, else an empty form."""
        self._clear_problems()
        if not self._life.is_loaded:
            return
        self._title.setText(headline_title(self._life.headline))
        for name, field in self._fields().items():
            field.set_text_quietly(self._draft(name))
        awaited = self._draft("awaits").split()
        for each, row in self._awaited.items():
            row.set_ticked(each.value in awaited)
        kept = self._draft("reason")
        if kept:
            self._reasons.set_value(ClosedReason(kept))
        else:
            self._reasons.choose_none()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        return self._reasons.rows()[0].mark

    def _add(
        self, field: LineField | TextField, name: str, label: str, *, hint: str = ""
    ) -> FormRow:
        field.setObjectName(f"{_DRAFT}{name}")
        field.typed.connect(partial(self._keep, name))
        row = FormRow(label, field, hint=hint, optional=True)
        self.page.add(row)
        return row

    def _add_awaited(self) -> None:
        self._awaited: dict[Awaited, CheckRow] = {}
        for awaited in Awaited:
            row = CheckRow(awaited_words(awaited))
            row.setObjectName(f"awaits_{awaited.value}")
            row.ticked.connect(self._on_awaited)
            self._awaited[awaited] = row
            self.page.add(row)

    def _fields(self) -> dict[str, LineField | TextField]:
        return {"words": self._words, "awaits_words": self._awaits_words, "day": self._day}

    def _problems(self) -> list[tuple[FormRow, str]]:
        problems = []
        reason = self._reasons.value()
        if reason is None:
            problems.append((self._reason_row, self.tr("Choose a reason, or use your own words")))
        elif reason is ClosedReason.OWN_WORDS and not self._words.text().strip():
            problems.append((self._words_row, self.tr("Write a few words about the reason")))
        try:
            parse_date(self._day.text())
        except PartialDateError as error:
            problems.append((self._day_row, date_problem(error.fault)))
        return problems

    def _clear_problems(self) -> None:
        self._problem.clear()
        for row in (self._reason_row, self._words_row, self._day_row):
            row.set_error("")

    @Slot(object)
    def _on_reason(self, reason: ClosedReason) -> None:
        self._keep("reason", reason.value)

    @Slot()
    def _on_awaited(self) -> None:
        chosen = (each.value for each, row in self._awaited.items() if row.is_chosen())
        self._keep("awaits", " ".join(chosen))

    def _keep(self, name: str, text: str) -> None:
        self._clear_problems()
        if self._life.is_loaded:
            self._drafts.keep(self._life.headline.id, f"{_DRAFT}{name}", text)

    def _draft(self, name: str) -> str:
        return self._drafts.text(self._life.headline.id, f"{_DRAFT}{name}")

    def _forget_drafts(self) -> None:
        for name in ("reason", "awaits", *self._fields()):
            self._drafts.keep(self._life.headline.id, f"{_DRAFT}{name}", "")
