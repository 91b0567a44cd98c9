"""The questions that a visit brings, and what can be put on its list."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.visits import VISIT_QUESTIONS, VisitQuestion
from carecompanion.viewmodels.drafts import DraftsModel
from carecompanion.viewmodels.visit import VisitModel
from carecompanion.views.visit_question_row import BroughtLine, BroughtRow, OfferLine, OfferRow
from carecompanion.views.visit_words import left_over_words
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.gradual_column import GradualColumn
from carecompanion.views.widgets.labels import Quiet, Section
from carecompanion.views.widgets.line_field import LineField
from carecompanion.views.widgets.notice import announce

_OFFERS_SHOWN = 5
_OWN = "visit_own_question"


@dataclass(frozen=True, slots=True)
class OfferTitle:
    """The title above questions of one kind, and what bringing them means."""

    title: str
    words: str


class VisitQuestions(QWidget):
    """Three lead, up to five more come along; below are those to choose from.

    `full` says that one more was wanted than there is room for.
    """

    full = Signal()

    def __init__(
        self, visit: VisitModel, drafts: DraftsModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._drafts = drafts
        self._goes_to: tuple[str, str] | None = None
        self._offers_shown = _OFFERS_SHOWN
        self._column = Column(self, gap=4)
        self._add_brought()
        self._add_own_question()
        self._add_offers()

    def begin_anew(self) -> None:
        """Offer a few again, as somebody who arrives sees them."""
        self._offers_shown = _OFFERS_SHOWN

    def show_visit(self) -> None:
        """Show what is kept, and what was typed and is on no list yet."""
        self._own.set_text_quietly(self._drafts.text(self._visit.visit.id, _OWN))
        self._show_questions()

    def _add_brought(self) -> None:
        self._column.addWidget(Section(self.tr("Questions to bring")))
        self._lead = Quiet()
        self._lead.setObjectName("visit_questions_lead")
        self._column.addWidget(self._lead)
        self._rows = GradualColumn(self._make_brought, keeps_place=True, at_once=2)
        self._rows.filled.connect(self._on_filled)
        self._column.addWidget(self._rows)

    def _add_own_question(self) -> None:
        self._own = LineField()
        self._own.setObjectName(_OWN)
        self._own.typed.connect(self._keep_draft)
        self._own.returnPressed.connect(self._add_own)
        row = FormRow(self.tr("A question of your own"), self._own, optional=True)
        self._column.addWidget(row)
        add = PlainButton(self.tr("Add my question"))
        add.setObjectName("add_visit_question")
        add.clicked.connect(self._add_own)
        self._column.addWidget(FlowRow(add))

    def _add_offers(self) -> None:
        self._offers_title = Section(self.tr("More to choose from"))
        self._column.addWidget(self._offers_title)
        self._offers = GradualColumn(self._make_offer, keeps_place=True, at_once=2)
        self._column.addWidget(self._offers)
        self._more = PlainButton(self.tr("Show more questions"))
        self._more.setObjectName("more_offers")
        self._more.clicked.connect(self._show_more_offers)
        self._column.addWidget(self._more)
        self._others = GradualColumn(self._make_other, keeps_place=True, at_once=2)
        self._others.setObjectName("other_offers")
        self._column.addWidget(self._others)

    def _show_questions(self) -> None:
        visit = self._visit.visit
        all_offers = self._visit.offers
        offers = all_offers[: self._offers_shown]
        self._more.setVisible(len(offers) < len(all_offers))
        if visit.questions:
            words = self.tr("The first 3 lead. There is room for {count} in all.")
            self._lead.setText(words.format(count=VISIT_QUESTIONS))
        else:
            self._lead.setText(self.tr("Nothing to ask yet. Add a question."))
        self._rows.show_items(self._brought_lines())
        self._offers_title.setVisible(bool(offers))
        self._offers.show_items([OfferLine(each, visit.has_room) for each in offers])
        others = self._other_items()
        self._others.setVisible(bool(others))
        self._others.show_items(others)

    def _brought_lines(self) -> list[BroughtLine]:
        questions = self._visit.visit.questions
        return [
            BroughtLine(each.key, each.text, self._note(each), number, number == len(questions))
            for number, each in enumerate(questions, start=1)
        ]

    def _note(self, question: VisitQuestion) -> str:
        """Where it was left over, and whether its headline is quiet meanwhile."""
        desk = self._visit.desk
        before = next((each for each in desk.earlier if each.id == question.carried_from), None)
        old = before.question(question.key) if before is not None else None
        lines = [left_over_words(old, before.on)] if old is not None and before else []
        if desk.is_quiet(question, self._visit.today):
            lines.append(self.tr("Its headline is closed for now or set aside."))
        return "\n".join(lines)

    def _other_items(self) -> list[OfferLine | OfferTitle]:
        """What stands on another visit ahead, or rests: it comes only where the family says so."""
        desk, has_room = self._visit.desk, self._visit.visit.has_room
        items: list[OfferLine | OfferTitle] = []
        if desk.ahead:
            words = self.tr("Bring one here, and it leaves the other list.")
            items.append(OfferTitle(self.tr("On the list of another visit"), words))
            items += [OfferLine(each, has_room) for each in desk.ahead]
        if desk.resting:
            words = self.tr("Their headline is closed for now or set aside. You can still ask.")
            items.append(OfferTitle(self.tr("Resting with a headline"), words))
            items += [OfferLine(each, has_room) for each in desk.resting]
        return items

    def _make_brought(self, line: BroughtLine) -> QWidget:
        row = BroughtRow(line)
        row.setObjectName(f"brought_{line.number}")
        row.moved.connect(self._move)
        row.taken_off.connect(self._take_off)
        return row

    def _make_offer(self, line: OfferLine) -> QWidget:
        row = OfferRow(line)
        row.brought.connect(self._bring)
        return row

    def _make_other(self, item: OfferLine | OfferTitle) -> QWidget:
        if isinstance(item, OfferLine):
            return self._make_offer(item)
        head = QWidget()
        column = Column(head, gap=1)
        column.addWidget(Section(item.title))
        column.addWidget(Quiet(item.words))
        return head

    @Slot(str, int)
    def _move(self, key: str, by: int) -> None:
        self._goes_to = (key, "move_up" if by < 0 else "move_down")
        self._visit.move(key, by)

    @Slot(str)
    def _take_off(self, key: str) -> None:
        self._visit.take_off(key)
        announce(self, self.tr("Taken off this list. It stays among your questions."))

    @Slot(object)
    def _bring(self, offer: object) -> None:
        self._visit.bring(offer)  # type: ignore[arg-type]  # a signal carries any object
        announce(self, self.tr("It is on the list now."))

    @Slot()
    def _add_own(self) -> None:
        text = self._own.text()
        if text.strip() and self._visit.visit.has_room:
            self._keep_draft("")
            self._own.set_text_quietly("")
            self._visit.add_own(text)
        elif text.strip():
            self.full.emit()

    @Slot(str)
    def _keep_draft(self, text: str) -> None:
        if self._visit.is_loaded:
            self._drafts.keep(self._visit.visit.id, _OWN, text)

    @Slot()
    def _on_filled(self) -> None:
        if self._goes_to is not None:
            QTimer.singleShot(0, self, self._go_along)

    @Slot()
    def _go_along(self) -> None:
        if self._goes_to is None:
            return
        (key, name), self._goes_to = self._goes_to, None
        for place, row in enumerate(self._rows.rows(), start=1):
            if isinstance(row, BroughtRow) and row.key == key:
                button = row.findChild(QWidget, name)
                if button is None or not button.isEnabled():
                    button = row.findChild(QWidget, "take_off")
                if button is not None:
                    button.setFocus()
                announce(self, self.tr("It is now number {number}.").format(number=place))

    @Slot()
    def _show_more_offers(self) -> None:
        self._offers_shown += 3 * _OFFERS_SHOWN
        self._show_questions()
        if self._more.isHidden():
            self._own.setFocus()  # the button that had the keyboard is gone
