"""One more place that tells the story of a headline, with what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.records import HeadlineSource
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.buttons import QuietButton
from carecompanion.views.widgets.card import Card
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.labels import Quiet, Strong


class SourceRow(QWidget):
    """The words of a source, where and when they were seen, and who says so."""

    change_asked = Signal(object)
    delete_asked = Signal(object)

    def __init__(self, source: HeadlineSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        title = " ".join((source.says or source.where or source.link).split())
        title = title or self.tr("a source with no words yet")
        card = Card(gap=1)
        card.add(Strong(title))
        card.add(Quiet("\n".join(self._lines(title))))
        row = FlowRow()
        for name, words, slot in (
            ("change_source", self.tr("Change"), self._change),
            ("delete_source", self.tr("Delete"), self._delete),
        ):
            button = QuietButton(words)
            button.setObjectName(name)
            button.setAccessibleName(f"{words}: {title}")
            button.clicked.connect(slot)
            row.add(button)
        card.add(row)
        Column(self, gap=0).addWidget(card)

    def _lines(self, title: str) -> list[str]:
        source = self._source
        seen = ", ".join(part for part in (source.where, source.seen_when) if part)
        who = self.tr("Who says it: {who}").format(who=source.who) if source.who else ""
        return [line for line in (seen, source.link, who) if line and line != title]

    @Slot()
    def _change(self) -> None:
        self.change_asked.emit(self._source)

    @Slot()
    def _delete(self) -> None:
        self.delete_asked.emit(self._source)
