"""Fields for a gene, a condition and a gene change, wherever a person writes one down."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.hgvs import VariantForm, looks_like_usual_form
from carecompanion.domain.reference import Suggestion
from carecompanion.viewmodels.reference import ReferenceModel
from carecompanion.views.reference_words import form_words, offers_of
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.labels import Quiet
from carecompanion.views.widgets.notice import announce
from carecompanion.views.widgets.suggesting_field import SuggestingField
from carecompanion.views.widgets.suggestion_list import Offer
from carecompanion.views.widgets.text_field import TextField


def gene_editor(reference: ReferenceModel, parent: QWidget | None = None) -> SuggestingField:
    """A line for a gene, with symbols to pick from."""
    name = QCoreApplication.translate("Reference", "Genes to pick from")
    return _editor(reference, reference.genes, name, parent)


def condition_editor(reference: ReferenceModel, parent: QWidget | None = None) -> SuggestingField:
    """A line for the name of a condition, with names to pick from."""
    name = QCoreApplication.translate("Reference", "Conditions to pick from")
    return _editor(reference, reference.conditions, name, parent)


def variant_editor(parent: QWidget | None = None) -> VariantEditor:
    """Some lines for a gene change as the report has it."""
    return VariantEditor(parent)


class VariantEditor(QWidget):
    """Keeps what is typed as it is; a quiet line says whether it has the usual form.

    Half a name never has it, so that the other sentence waits until the field is left.
    """

    typed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = TextField(min_lines=2, max_lines=6)
        self._field.typed.connect(self._on_typed)
        self._field.left.connect(self._on_left)
        self._form = Quiet("")
        self._description = ""
        self.setFocusProxy(self._field)
        column = Column(self, gap=1)
        column.addWidget(self._field)
        column.addWidget(self._form)
        self._say("")

    @property
    def field(self) -> TextField:
        """The field itself: object names and carets belong to it."""
        return self._field

    def text(self) -> str:
        """What is written."""
        return self._field.text()

    def form_text(self) -> str:
        """What is said about its form; empty while nothing is."""
        return self._form.text()

    def setAccessibleName(self, name: str) -> None:
        """Name the field inside."""
        self._field.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:
        """Describe the field inside; what is said about its form comes after that."""
        self._description = description
        words = (description, self.form_text())
        self._field.setAccessibleDescription(" ".join(part for part in words if part))

    def set_text_quietly(self, text: str) -> None:
        """Show another text without telling anybody."""
        self._field.set_text_quietly(text)
        self._say(form_words(looks_like_usual_form(text)))

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        form = looks_like_usual_form(text)
        self._say(form_words(form) if form is VariantForm.USUAL else "")
        self.typed.emit(text)

    @Slot()
    def _on_left(self) -> None:
        words = form_words(looks_like_usual_form(self.text()))
        if words != self.form_text():
            self._say(words)
            announce(self, words)
        self.left.emit()

    def _say(self, words: str) -> None:
        self._form.setText(words)
        self._form.setVisible(bool(words))
        self.setAccessibleDescription(self._description)


def _editor(
    reference: ReferenceModel,
    find: Callable[[str], tuple[Suggestion, ...]],
    name: str,
    parent: QWidget | None,
) -> SuggestingField:
    def suggest(text: str) -> tuple[Offer, ...]:
        return offers_of(find(text))

    field = SuggestingField(suggest, list_name=name, parent=parent)
    reference.ready.connect(field.look_again)
    return field
