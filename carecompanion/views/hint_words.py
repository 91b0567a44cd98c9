"""What the hint about a typed passphrase says: a fact and a way, never a grade."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from carecompanion.domain.passphrase_hint import Strength, StrengthHint, Weakness


def hint_words(hint: StrengthHint) -> str:
    """One or two sentences. None of them stops anybody."""
    tr = QCoreApplication.translate
    match hint.strength:
        case Strength.STRONG:
            return tr("Hint", "Somebody with a copy of your notes would guess for a long time.")
        case Strength.FAIR:
            return tr("Hint", "This takes a while to guess. One more word makes it much longer.")
        case Strength.EASY_TO_GUESS:
            return _easy(hint.weakness)


def _easy(weakness: Weakness | None) -> str:
    tr = QCoreApplication.translate
    match weakness:
        case Weakness.COMMON:
            why = tr("Hint", "Many people use this, or something close to it.")
        case Weakness.WORD_OR_NAME:
            why = tr("Hint", "A word or a name by itself is among the first things tried.")
        case Weakness.KEYBOARD_ROW:
            why = tr("Hint", "Keys side by side are among the first things tried.")
        case Weakness.REPEATED:
            why = tr("Hint", "Letters or words that come again add little.")
        case Weakness.SEQUENCE:
            why = tr("Hint", "Rows like abc or 6543 are among the first things tried.")
        case Weakness.DATE_OR_YEAR:
            why = tr("Hint", "Dates and years are among the first things tried.")
        case None:
            why = tr("Hint", "A program could guess this.")
    return tr("Hint", "{why} You can keep it, or add words by chance.").format(why=why)
