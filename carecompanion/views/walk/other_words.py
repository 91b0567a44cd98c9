"""The three questions in the family's language: typed by them, printed below each question."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from carecompanion.domain.printouts import Printout
from carecompanion.domain.top_three import PAGE_QUESTIONS
from carecompanion.viewmodels.walk import WalkModel
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Quiet, Section
from carecompanion.views.widgets.line_field import LineField


class OtherWords(QWidget):
    """A field for each question; to be seen with the page in two languages alone."""

    def __init__(self, walk: WalkModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._walk = walk
        column = Column(self, gap=5)
        column.addWidget(Section(self.tr("The questions in your language")))
        column.addWidget(
            Quiet(
                self.tr(
                    "Write each question in the other language. The app does not translate. "
                    "Which interpreter is needed is kept with the person."
                )
            )
        )
        self._fields = [LineField() for _ in range(PAGE_QUESTIONS)]
        self._rows = [FormRow(" ", field, optional=True) for field in self._fields]
        for place, (field, row) in enumerate(zip(self._fields, self._rows, strict=True)):
            field.setObjectName(f"other_words_{place + 1}")
            field.typed.connect(partial(walk.set_other_words, place))
            field.left.connect(walk.leave_field)
            column.addWidget(row)
        self.hide()

    def show_for(self, printout: Printout) -> None:
        """Show what the walk holds, where this printout has a place for it."""
        is_shown = printout is Printout.TWO_LANGUAGES and self._walk.is_loaded
        self.setVisible(is_shown)
        if not is_shown:
            return
        three = self._walk.three()
        for place, (field, row) in enumerate(zip(self._fields, self._rows, strict=True)):
            row.setVisible(place < len(three))
            if place < len(three):
                words = three[place].text.replace("&", "&&")
                row.set_label(f"{place + 1}. {words}")
                field.set_text_quietly(three[place].other_words)
