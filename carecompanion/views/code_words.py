"""What to say when a recovery code was not typed as it is printed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from carecompanion.domain.errors import (
    CodeError,
    CodeLengthError,
    CodeMistypedError,
    OtherCodeError,
)


def code_problem(error: CodeError) -> str:
    """One or two sentences: what is the matter, and where to look on the sheet."""
    tr = QCoreApplication.translate
    match error:
        case CodeMistypedError(groups=groups) if len(groups) == 1:
            words = tr("Code", "Group {groups} looks mistyped. Compare it with your sheet.")
            return words.format(groups=groups[0])
        case CodeMistypedError(groups=groups) if len(groups) < 8:
            words = tr("Code", "Groups {groups} look mistyped. Compare them with your sheet.")
            return words.format(groups=", ".join(map(str, groups)))
        case CodeLengthError(given=given, wanted=wanted):
            words = tr(
                "Code",
                "The code has {wanted} letters and digits; {given} are typed here. "
                "Compare it with your sheet.",
            )
            return words.format(given=given, wanted=wanted)
        case OtherCodeError():
            return tr(
                "Code", "This is the file number. The recovery code is the larger one above it."
            )
        case _:
            return tr("Code", "This is not the code of a recovery sheet. Compare it with yours.")
