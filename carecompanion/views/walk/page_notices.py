"""What the printed page leaves out, shortens or cannot print, said by name on screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from carecompanion.domain.page import LeftOutKind, MadePage
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.notice import Notice


class PageNotices(QWidget):
    """Nothing is left off the page in silence (ux.md 3.3)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = Column(self, gap=2)
        self._left_out = self._notice("left_out_notice")
        self._shortened = self._notice("shortened_notice")
        self._unprintable = self._notice("unprintable_notice")

    def show_for(self, made: MadePage) -> None:
        """Show what applies to this printout."""
        left_out = ", ".join(self._left_out_items(made))
        shortened = ", ".join(item.label for item in made.shortened)
        characters = ", ".join(character_name(character) for character in made.unprintable)
        self._show(
            self._left_out,
            self.tr("Not on this page, but on the question sheet: {items}."),
            left_out,
        )
        self._show(
            self._shortened,
            self.tr("Shortened on the page, whole on the question sheet: {items}."),
            shortened,
        )
        self._show(
            self._unprintable,
            self.tr(
                "Characters that could not be printed: {items}. Their code is printed instead."
            ),
            characters,
        )

    def _left_out_items(self, made: MadePage) -> list[str]:
        """Facts and details by name; questions by number, as the sheet holds them all."""
        questions = [item for item in made.left_out if item.kind is LeftOutKind.QUESTION]
        items = [item.label for item in made.left_out if item.kind is not LeftOutKind.QUESTION]
        if questions:
            words = self.tr("1 question") if len(questions) == 1 else self.tr("{count} questions")
            items.append(words.format(count=len(questions)))
        return items

    def _notice(self, name: str) -> Notice:
        notice = Notice("")
        notice.setObjectName(name)
        notice.hide()
        self._column.addWidget(notice)
        return notice

    def _show(self, notice: Notice, words: str, items: str) -> None:
        notice.set_text(words.format(items=items))
        notice.setVisible(bool(items))


def character_name(character: str) -> str:
    """A character and its code; the code alone where showing it could upset the text around it."""
    code = f"U+{ord(character):04X}"
    return f"{character} ({code})" if character.isprintable() else code
