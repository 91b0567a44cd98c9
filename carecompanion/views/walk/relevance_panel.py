"""What page 1 found, by name and never by number; calm in the same way whatever it was."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from carecompanion.domain.details import EligibilityDetail
from carecompanion.domain.genetics import DiagnosisState
from carecompanion.domain.questions import Asker, QuestionId
from carecompanion.domain.walk import RelevanceSummary
from carecompanion.viewmodels.walk import WalkModel
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.flow_layout import SideBySideLayout
from carecompanion.views.widgets.notice import Notice, announce

_BUTTON_LETTERS = 24
_WITHOUT_GENE = frozenset({DiagnosisState.CLINICAL, DiagnosisState.UNDIAGNOSED})


class RelevancePanel(Notice):
    """Where everything is different it offers three ways on, of one size (ux.md 4.2)."""

    questions_asked = Signal()
    set_aside = Signal()

    def __init__(self, walk: WalkModel, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, plain=True)
        self.setObjectName("relevance_summary")
        self._walk = walk
        self._ask = self._button("ask_team", self.tr("Ask your team about it"))
        self._ask.clicked.connect(self.questions_asked)
        self._aside = self._button("set_aside", self.tr("Set it aside"))
        self._aside.clicked.connect(self._on_aside)
        self._studied = self._button("ask_studied", "")
        self._studied.clicked.connect(self._on_studied)
        self._ways = QWidget()
        ways = SideBySideLayout(self._ways, gap=2, letters=_BUTTON_LETTERS)
        for button in (self._ask, self._aside, self._studied):
            ways.addWidget(button)
        self.column.addWidget(self._ways)

    def show_walk(self) -> None:
        """Show what page 1 found now."""
        found = self._walk.walk.relevance()
        self.set_text(self._words(found))
        self._ways.setVisible(_is_all_different(found))
        self._studied.setText(self._studied_question())

    def _words(self, found: RelevanceSummary) -> str:
        if _is_all_different(found):
            return self.tr(
                "This one looks different from your notes in several ways. People often find that "
                "with treatment news, because studies are so specific. You can ask your team about "
                "it, set it aside, or ask: is anything being studied for our gene?"
            )
        if not found.different and not found.to_ask:
            return self.tr(
                "The words match your notes. Whether it fits is a question for your team: many "
                "things the app cannot know matter too. Your three questions are ready."
            )
        parts = (
            (self.tr("Same words: {rows}."), found.same),
            (self.tr("Different: {rows}."), found.different),
            (self.tr("On your list to ask: {rows}."), found.to_ask),
        )
        return " ".join(words.format(rows=self._names(rows)) for words, rows in parts if rows)

    def _names(self, rows: tuple[QuestionId | EligibilityDetail, ...]) -> str:
        """Each name once: a detail may be called as a row is."""
        table = self._walk.table
        names = (
            table.details[row].page
            if isinstance(row, EligibilityDetail)
            else table.questions[row].row
            for row in rows
        )
        return ", ".join(dict.fromkeys(name.lower() for name in names))

    def _studied_question(self) -> str:
        """In the voice of the person; where no gene is known, about the condition."""
        walk = self._walk.walk
        is_adult = walk.asker is Asker.ADULT
        if walk.diagnosis in _WITHOUT_GENE:
            family = self.tr("Is anything being studied for our condition?")
            return self.tr("Is anything being studied for my condition?") if is_adult else family
        family = self.tr("Is anything being studied for our gene?")
        return self.tr("Is anything being studied for my gene?") if is_adult else family

    def _button(self, name: str, words: str) -> PlainButton:
        button = PlainButton(words)
        button.setObjectName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        button.setSizePolicy(policy)
        return button

    @Slot()
    def _on_aside(self) -> None:
        self._walk.set_aside()
        self.set_aside.emit()

    @Slot()
    def _on_studied(self) -> None:
        """It joins the family's own questions; those come first on the page."""
        self._walk.add_own_question(self._studied_question())
        announce(self, self.tr("It is among your questions now."))
        self.questions_asked.emit()


def _is_all_different(found: RelevanceSummary) -> bool:
    return not found.same and not found.to_ask
