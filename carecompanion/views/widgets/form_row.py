"""A field with everything that belongs to it: label, hint, error line and accessible name."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.labels import Quiet, Strong, WrappingLabel


class FormRow(QWidget):
    """Label above, hint under it, the error line when there is one, then the field.

    `about` tells apart fields that share a label, one in each card of a screen: a screen reader
    says "It says: Phase", and the label beside the field stays short.
    """

    def __init__(
        self,
        label: str,
        field: QWidget,
        *,
        about: str = "",
        hint: str = "",
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._field = field
        self._label = Strong()
        self._label.setBuddy(field)
        self._hint = Quiet(hint) if hint else None
        self._error = WrappingLabel(role="problem")
        self._about = about
        self._optional = optional
        self.set_label(label)
        self._lay_out()
        self.set_error("")

    @property
    def field(self) -> QWidget:
        """The field this row is about."""
        return self._field

    @property
    def error(self) -> str:
        """The error line; empty while there is none."""
        return self._error.text()

    def set_label(self, label: str) -> None:
        """Name the field; an "&" before a letter makes Alt and that letter its key."""
        shown = self.tr("{label} (optional)").format(label=label) if self._optional else label
        self._words = label
        self._label.setText(shown)
        name = shown.replace("&&", "\0").replace("&", "").replace("\0", "&")
        if self._about:
            name = self.tr("{label}: {about}").format(label=name, about=self._about)
        self._field.setAccessibleName(name)

    def set_about(self, about: str) -> None:
        """Say otherwise which of the fields of this label it is."""
        self._about = about
        self.set_label(self._words)

    def set_hint(self, hint: str) -> None:
        """Say otherwise what helps; for a row that was made with a hint."""
        if self._hint is not None:
            self._hint.setText(hint)
            self._describe()

    def set_error(self, text: str) -> None:
        """Say what is the matter, in the same words as the summary; empty to take it away."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        self._describe()
        self._mark(bool(text))

    def _mark(self, error: bool) -> None:
        target = self._field.focusProxy() or self._field
        if bool(target.property("error")) is not error:
            target.setProperty("error", error)
            target.update()

    def _describe(self) -> None:
        hint = self._hint.text() if self._hint is not None else ""
        words = (self._error.text(), hint)
        self._field.setAccessibleDescription(" ".join(word for word in words if word))

    def _lay_out(self) -> None:
        column = Column(self, gap=1)
        for widget in (self._label, self._hint, self._error, self._field):
            if widget is not None:
                column.addWidget(widget)
