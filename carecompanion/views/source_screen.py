"""The form of one more place that tells the story of a headline; everything is optional."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from carecompanion.viewmodels.headline_life import HeadlineLifeModel
from carecompanion.views.screen import Screen, ScreenActions, ScreenName
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Body
from carecompanion.views.widgets.line_field import LineField
from carecompanion.views.widgets.text_field import TextField


class SourceScreen(Screen):
    """Saved as typed; Done leads back to the headline."""

    NAME = ScreenName.SOURCE

    finished = Signal()

    def __init__(self, life: HeadlineLifeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._life = life
        self.add_heading(self.tr("About this headline"), self.tr("Another source"))
        self.page.add(Body(self.tr("Your headline keeps its own words.")))
        self._fields: dict[str, LineField | TextField] = {}
        self._add("where", self.tr("Where you saw it"))
        self._add("seen_when", self.tr("When you saw it"))
        hint = self.tr("Kept as text. The app never opens it.")
        self._add("link", self.tr("Link or study number"), hint=hint)
        self._add("says", self.tr("What it says there"), is_text=True)
        hint = self.tr("For example a doctor, a company or a charity. How do they know?")
        self._add("who", self.tr("Who says it"), hint=hint)

    def bar_words(self) -> ScreenActions:
        """The words of the action bar as they are now."""
        return ScreenActions(primary=self.tr("Keep this source"), back=True)

    def choose_primary(self) -> None:
        """It is kept as it was typed: go back."""
        self._life.leave_field()
        self.finished.emit()

    def arrive(self) -> None:
        """Show what the models hold now."""
        source = self._life.source
        for name, field in self._fields.items():
            field.set_text_quietly(getattr(source, name))

    def leave(self) -> None:
        """Another screen is about to be seen."""
        self._life.leave_field()

    def first_field(self) -> QWidget | None:
        """What gets the focus on arrival."""
        return self._fields["where"]

    def _add(self, name: str, label: str, *, hint: str = "", is_text: bool = False) -> None:
        field = TextField(min_lines=2, max_lines=8) if is_text else LineField()
        field.setObjectName(f"source_{name}")
        field.typed.connect(partial(self._life.set_source, name))
        field.left.connect(self._life.leave_field)
        self._fields[name] = field
        self.page.add(FormRow(label, field, hint=hint, optional=True))
