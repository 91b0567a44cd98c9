"""What has the shape of a study number, and how a person can look it up; nothing is fetched."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.registry_ids import FoundId, LookUpWords
from carecompanion.viewmodels.study_numbers import StudyNumbersModel
from carecompanion.views.date_words import date_words
from carecompanion.views.widgets.boxes import Column, clear_column, keep_tab_order
from carecompanion.views.widgets.buttons import QuietButton
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.labels import Body, Quiet, Section, WrappingLabel

MOST_SHOWN = 5
"""More numbers than these are left to the text itself."""


class IdHelp(QWidget):
    """One number: what its shape says, and behind a button how to look it up."""

    def __init__(
        self, found: FoundId, words: LookUpWords, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._found, self._words, self._today = found, words, today
        self._column = Column(self, gap=1)
        self._column.addWidget(Body(words.about(found)))
        self._steps: QWidget | None = None
        self._open = QuietButton(self.tr("How to look up {number}").format(number=found.text))
        self._open.setObjectName("look_up")
        self._open.clicked.connect(self._fold)
        self._column.addWidget(self._open)

    @Slot()
    def _fold(self) -> None:
        """Show the steps, or put them away."""
        if self._steps is None:
            self._steps = self._make_steps()
            self._column.addWidget(self._steps)
            self._steps.show()
        else:
            self._steps.setVisible(self._steps.isHidden())

    def _make_steps(self) -> QWidget:
        steps = QWidget()
        column = Column(steps, gap=1, margin=(4, 0, 0, 0))
        is_past = self._today > self._words.kinds[self._found.kind].review_by
        for step in self._words.steps(self._found.kind):
            column.addWidget(WrappingLabel(step, role="quiet" if is_past else "body"))
        column.addWidget(
            Quiet(self._words.age(self._found.kind, today=self._today, day=date_words))
        )
        return steps


class _Numbers(QWidget):
    """Several numbers below each other; rebuilt when there are others, and empty without room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[FoundId, ...] = ()
        self._column = Column(self, gap=3)

    def show_numbers(self, found: tuple[FoundId, ...], words: LookUpWords, today: date) -> None:
        """Show the first few of these."""
        found = found[:MOST_SHOWN]
        if found == self._shown:
            return
        self._shown = found
        clear_column(self._column)
        for each in found:
            self._column.addWidget(IdHelp(each, words, today))


class LinkHelp(QWidget):
    """Below the link: what has the shape of a number, or that nothing there has one."""

    def __init__(
        self, numbers: StudyNumbersModel, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._today = numbers, today
        self._column = Column(self)
        self._numbers: _Numbers | None = None
        self._no_shape: Quiet | None = None
        self.setObjectName("link_help")
        self.hide()
        numbers.changed.connect(self._show)

    @Slot()
    def _show(self) -> None:
        found, has_none = self._model.in_link, self._model.link_has_no_shape
        if found or has_none or self._numbers is not None:
            self._fill(found, has_none=has_none)
        self.setVisible(bool(found) or has_none)

    def _fill(self, found: tuple[FoundId, ...], *, has_none: bool) -> None:
        """Show what there is; the parts are made the first time there is anything."""
        if self._numbers is None or self._no_shape is None:
            self._numbers, self._no_shape = _Numbers(), Quiet(self._model.words.no_shape)
            self._column.addWidget(self._numbers)
            self._column.addWidget(self._no_shape)
        self._numbers.show_numbers(found, self._model.words, self._today)
        self._numbers.setVisible(bool(found))
        self._no_shape.setVisible(has_none)
        keep_tab_order(self)


class NumbersCard(Card):
    """All numbers around the headline, in one card; it is not there while there are none."""

    def __init__(
        self, numbers: StudyNumbersModel, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._today = numbers, today
        self._numbers: _Numbers | None = None
        self.setObjectName("study_numbers")
        self.hide()
        numbers.changed.connect(self.show_numbers)

    @Slot()
    def show_numbers(self) -> None:
        """Show those of the moment; the parts are made the first time there is one."""
        found = self._model.everywhere
        if found and self._numbers is None:
            self.add(Section(self.tr("Study numbers")))
            self._numbers = _Numbers()
            self.add(self._numbers)
        if self._numbers is not None:
            self._numbers.show_numbers(found, self._model.words, self._today)
        self.setVisible(bool(found))
