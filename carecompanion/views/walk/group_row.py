"""What every row of the four group pages is: a card that shows one question of the walk."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from carecompanion.domain.findings import Finding, Findings
from carecompanion.domain.news import once_each
from carecompanion.domain.questions import QuestionId, QuestionWording
from carecompanion.views.walk.text_says import TextSays
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.term_text import TermText

SHOW_KEY = Qt.Key.Key_T
USE_KEY = Qt.Key.Key_U


class GroupRow(Card):
    """Subclasses show the walk as it is now, and put `text_says` where it belongs.

    `texts` are the paragraphs whose words open their meaning in place.

    `words_asked` gives this row and a finding that somebody wants to see in the text. While the
    keyboard is in the row and not in a field, T asks for the first one and U takes its words.
    """

    words_asked = Signal(object, object)

    def __init__(self, *, may_take: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts: tuple[TermText, ...] = ()
        self.text_says = TextSays(may_take=may_take)
        self.text_says.asked.connect(self._on_asked)
        self.text_says.taken.connect(self.use)

    @property
    def title(self) -> str:
        """What the row is called."""
        raise NotImplementedError

    def show_walk(self) -> None:
        """Show the row as it is in the walk now."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show the choice; leaves fields alone while somebody types in them."""
        raise NotImplementedError

    def found_in(self, findings: Findings) -> tuple[Finding, ...]:
        """The words of the text that stand in this row."""
        raise NotImplementedError

    def take(self, finding: Finding) -> None:
        """The family wants these words in the row."""
        raise NotImplementedError

    def show_findings(self, findings: Findings | None) -> None:
        """What the text says here; None while it is being read."""
        if findings is None:
            self.text_says.show_reading()
        else:
            self.text_says.show_found(once_each(self.found_in(findings)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters that no field took."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_plain = plain in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if is_plain and event.key() == SHOW_KEY:
            self.text_says.ask_first()
        elif is_plain and event.key() == USE_KEY:
            self.text_says.take_first()
        else:
            super().keyPressEvent(event)

    @Slot(object)
    def use(self, finding: Finding) -> None:
        """Take these words over and show them."""
        self.take(finding)
        self.show_walk()

    @Slot(object)
    def _on_asked(self, finding: Finding) -> None:
        self.words_asked.emit(self, finding)


class QuestionRow(GroupRow):
    """A row of one of the 17 questions."""

    def __init__(
        self, question: QuestionId, *, may_take: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(may_take=may_take, parent=parent)
        self.question = question

    @property
    def title(self) -> str:
        """The words at the head of the row."""
        return self.texts[0].text()

    def add_wording(self, wording: QuestionWording) -> None:
        """Put the words of the question at the head of the row."""
        self.texts = (
            TermText(wording.row, (), role="section", roomy=True),
            TermText(wording.help, (), role="quiet", roomy=True),
        )
        for text in self.texts:
            self.add(text)

    def show_wording(self, wording: QuestionWording) -> None:
        """Show other words of the question."""
        for text, words in zip(self.texts, (wording.row, wording.help), strict=True):
            if text.text() != words:
                text.show_text(words)

    def found_in(self, findings: Findings) -> tuple[Finding, ...]:
        """The words that stand beside this question."""
        return findings.beside(self.question)
