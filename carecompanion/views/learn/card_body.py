"""What stands on a card, from the short answer to where it is from."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.learn import Card, CardPart, PictureName
from carecompanion.domain.learn_stamp import Stamp
from carecompanion.viewmodels.learn import LearnModel
from carecompanion.views.learn.list_screen import card_entry
from carecompanion.views.learn.reading import Reading
from carecompanion.views.learn.words import (
    dates_words,
    past_words,
    source_words,
)
from carecompanion.views.widgets.boxes import Column, keep_tab_order
from carecompanion.views.widgets.card import Card as Frame
from carecompanion.views.widgets.card import CardButton
from carecompanion.views.widgets.labels import Quiet, Section, WrappingLabel
from carecompanion.views.widgets.notice import Notice
from carecompanion.views.widgets.picture import PictureView

_BREATH_MS = 5
"""The pause before the rest of a card, in which keys and clicks are answered."""


class CardBody(QWidget):
    """One card. Past its day to look again, all of it is greyed and says so."""

    card_asked = Signal(str)
    term_asked = Signal(str)
    grew = Signal(object)

    def __init__(self, card: Card, learn: LearnModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._learn = learn
        self._reading = Reading(learn, self)
        self._reading.term_asked.connect(self.term_asked)
        self._reading.grew.connect(self.grew)
        self._caution = past_words() if learn.is_past(card) else ""
        self._role = "quiet" if self._caution else "body"
        self._column = Column(self, gap=4)
        if self._caution:
            self._add(Notice(self._caution))
        self._add_parts(card)
        if card.terms:
            self._add_terms(card)
        self._add_question(card)
        self._soon = QTimer(self, singleShot=True, interval=_BREATH_MS)
        self._soon.timeout.connect(partial(self._add_rest, card))
        self._soon.start()

    def _add_rest(self, card: Card) -> None:
        """What stands below comes in a turn of its own, so that a card opens at once."""
        self._add_sources(card.stamp)
        if card.see:
            self._add_others(card)
        keep_tab_order(self)

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)

    def _add_parts(self, card: Card) -> None:
        for section in card.sections:
            if section.part is not CardPart.SHORT:
                self._add(Section(self._title(section.part)))
            for line in section.lines:
                is_short = section.part is CardPart.SHORT and self._role == "body"
                self._add(self._reading.text(line, role="strong" if is_short else self._role))
            if section.part is CardPart.PLAIN and card.picture is not None:
                self._add_picture(card.picture)

    def _add_picture(self, name: PictureName) -> None:
        picture = PictureView(self._learn.library.pictures[name], caution=self._caution)
        picture.grew.connect(self.grew)
        self._add(picture)

    def _add_terms(self, card: Card) -> None:
        self._add(Section(self.tr("Words to know")))
        text = self._reading.list_of(card.terms, role=self._role)
        text.setObjectName("key_terms")
        self._add(text)

    def _add_question(self, card: Card) -> None:
        frame = Frame(gap=1)
        frame.setObjectName("question")
        frame.add(Section(self.tr("A question for your care team")))
        frame.add(self._reading.text(self._learn.wording(card.question), role=self._role))
        self._add(frame)

    def _add_sources(self, stamp: Stamp) -> None:
        self._add(Section(self.tr("Where this is from")))
        self._add(Quiet(dates_words(stamp)))
        for source_id in stamp.sources:
            words = source_words(self._learn.library.learn.sources[source_id])
            self._add(WrappingLabel(words, role=self._role))

    def _add_others(self, card: Card) -> None:
        self._add(Section(self.tr("Cards that go with this one")))
        for card_id in card.see:
            entry = card_entry(self._learn, card_id)
            row = CardButton(entry.title, detail=entry.detail)
            if entry.is_old:
                row.stand_back()
            row.setObjectName(f"see_{card_id}")
            row.setProperty("about", card_id)
            row.clicked.connect(self._on_other)
            self._add(row)

    def _title(self, part: CardPart) -> str:
        return {
            CardPart.SHORT: "",
            CardPart.PLAIN: self.tr("In plain words"),
            CardPart.MATTERS: self.tr("Why it matters"),
            CardPart.HOW: self.tr("How it works"),
        }[part]

    @Slot()
    def _on_other(self) -> None:
        self.card_asked.emit(str(self.sender().property("about")))


def card_as_text(card: Card, learn: LearnModel) -> str:
    """All of a card as plain text, to be pasted elsewhere; with its sources and dates."""
    past = (past_words(),) if learn.is_past(card) else ()
    sources = (source_words(learn.library.learn.sources[s]) for s in card.stamp.sources)
    question = learn.wording(card.question)
    parts = (card.title, *past, *card.lines, question, dates_words(card.stamp), *sources)
    return "\n\n".join(parts)
