"""What is said beside names to pick from, and about the form of a gene change."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from carecompanion.domain.hgvs import VariantForm
from carecompanion.domain.reference import Reason, Suggestion
from carecompanion.views.widgets.suggestion_list import Offer


def offers_of(suggestions: Iterable[Suggestion]) -> tuple[Offer, ...]:
    """Names as a list offers them."""
    return tuple(Offer(suggestion.text, _note(suggestion)) for suggestion in suggestions)


def form_words(form: VariantForm) -> str:
    """What can be said about how a gene change is written; nothing about what it means."""
    tr = QCoreApplication.translate
    match form:
        case VariantForm.USUAL:
            return tr("Reference", "This looks like the usual form.")
        case VariantForm.OTHER:
            return tr(
                "Reference",
                "This does not look like the usual form. Keep it as the report has it.",
            )
        case VariantForm.EMPTY:
            return ""


def _note(suggestion: Suggestion) -> str:
    tr = QCoreApplication.translate
    match suggestion.reason:
        case Reason.OLDER_NAME:
            return tr("Reference", "older name: {name}").format(name=suggestion.also)
        case Reason.OTHER_NAME:
            return tr("Reference", "also called {name}").format(name=suggestion.also)
        case Reason.LISTED:
            return ""
