"""Frames of the path with room for the family: things to tick, the plan for checks, the years."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.learn_path import (
    MOST_YEARS,
    FollowUpTemplate,
    MonitoringPlanTemplate,
    PathItem,
)
from carecompanion.domain.records import FactKind
from carecompanion.viewmodels.learn import LearnModel
from carecompanion.viewmodels.learn_path import LearnPathModel
from carecompanion.views.date_words import date_words
from carecompanion.views.learn.calendar_offer import CalendarOffer
from carecompanion.views.learn.words import dates_words, past_words
from carecompanion.views.widgets.boxes import Column, clear_column, keep_tab_order
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.card import Card, CardButton
from carecompanion.views.widgets.labels import Caption, Section, Strong, WrappingLabel
from carecompanion.views.widgets.notice import Notice
from carecompanion.views.widgets.option_row import CheckRow


class Ticks(QWidget):
    """Things to tick; `role` is the look of their words.

    A tick is kept at once, and Undo takes it back.
    """

    def __init__(
        self, step: str, items: tuple[PathItem, ...], path: LearnPathModel, *, role: str = ""
    ) -> None:
        super().__init__()
        self._path = path
        self._rows: dict[str, CheckRow] = {}
        column = Column(self, gap=1)
        for item in items:
            row = CheckRow(item.text, role=role)
            name = f"{step}/{item.id}"
            row.mark.setObjectName(f"tick_{step}_{item.id}")
            row.ticked.connect(partial(path.set_ticked, name, item.text))
            column.addWidget(row)
            self._rows[name] = row
        path.changed.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        for name, row in self._rows.items():
            row.set_ticked(self._path.is_ticked(name))


class WrittenDown(QWidget):
    """Notes of one kind, each of which opens, and a button for one more."""

    fact_asked = Signal(object)
    add_asked = Signal(object)

    def __init__(
        self,
        kind: FactKind,
        title: str,
        add: str,
        path: LearnPathModel,
        *,
        row: str = "",
        most: int = 0,
    ) -> None:
        super().__init__()
        self._kind, self._path, self._row, self._most = kind, path, row, most
        column = Column(self, gap=1)
        column.addWidget(Strong(title))
        place = QWidget()
        self._notes = Column(place, gap=1)
        column.addWidget(place)
        self._add = PlainButton(add)
        self._add.setObjectName(f"write_{kind.value}")
        self._add.clicked.connect(partial(self.add_asked.emit, kind))
        column.addWidget(self._add)
        path.changed.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        clear_column(self._notes)
        notes = self._path.notes(self._kind)
        for number, fact in enumerate(notes, start=1):
            year = self._row.format(year=number) if self._row else ""
            title = ": ".join(filter(None, (year, " ".join(fact.text.split()))))
            button = CardButton(title or self.tr("A note"), detail=date_words(fact.dated))
            button.setObjectName(f"{self._kind.value}_{number}")
            button.clicked.connect(partial(self.fact_asked.emit, fact))
            self._notes.addWidget(button)
        self._add.setVisible(not self._most or len(notes) < self._most)
        keep_tab_order(self)


class _NotesCard(Card):
    """A sheet of the path: its title, what it is for, and what was written down for it.

    Our own lines are greyed where their day to look again is over; those of the family are not.
    """

    fact_asked = Signal(object)
    add_asked = Signal(object)

    def __init__(self, title: str, *lines: str, is_past: bool) -> None:
        super().__init__(gap=3)
        self.role = "quiet" if is_past else "body"
        self.add(Section(title))
        for line in lines:
            self.add_ours(line)

    def add_ours(self, line: str) -> None:
        """A line of our own."""
        self.add(WrappingLabel(line, role=self.role))

    def add_written(self, written: WrittenDown) -> None:
        """Room for notes of one kind."""
        written.fact_asked.connect(self.fact_asked)
        written.add_asked.connect(self.add_asked)
        self.add(written)


class PlanCard(_NotesCard):
    """The plan for checks: the family copies it, and the app writes none of it."""

    def __init__(
        self, plan: MonitoringPlanTemplate, learn: LearnModel, path: LearnPathModel
    ) -> None:
        super().__init__(plan.title, plan.lead, plan.copied, is_past=learn.is_past(plan))
        self.setObjectName("plan")
        asked = "\n".join(f"• {item.text}" for item in (*plan.tests, *plan.calls))
        self.add_ours(asked)
        self.add_written(
            WrittenDown(
                FactKind.PLANNED_CHECK,
                self.tr("Checks on the plan"),
                self.tr("Write down a check"),
                path,
            )
        )
        self.add_written(
            WrittenDown(
                FactKind.CALL_SIGN,
                self.tr("Signs that mean “call now”, in the words of your team"),
                self.tr("Write down a sign"),
                path,
            )
        )
        if learn.is_past(plan):
            self.add(Notice(past_words()))
        self.add(Caption(dates_words(plan.stamp)))


class YearsCard(_NotesCard):
    """Follow-up year by year, whom to reach, and what to do after moving house."""

    def __init__(self, years: FollowUpTemplate, learn: LearnModel, path: LearnPathModel) -> None:
        super().__init__(years.title, years.lead, is_past=learn.is_past(years))
        self.setObjectName("years")
        self.add_written(
            WrittenDown(
                FactKind.FOLLOW_UP_YEAR,
                self.tr("The years so far"),
                self.tr("Write down a year"),
                path,
                row=years.row,
                most=MOST_YEARS,
            )
        )
        self.add(CalendarOffer(path))
        self.add_written(
            WrittenDown(
                FactKind.STUDY_CONTACT,
                self.tr("Whom to reach at the study site"),
                self.tr("Write down a contact"),
                path,
            )
        )
        self.add(Strong(self.tr("After moving house, or with a new name or number")))
        role = "quiet" if learn.is_past(years) else ""
        self.add(Ticks("moved", years.moved, path, role=role))
        if learn.is_past(years):
            self.add(Notice(past_words()))
        self.add(Caption(dates_words(years.stamp)))
