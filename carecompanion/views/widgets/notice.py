"""Things to know and things to mend: shown calmly, and told to screen readers too."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.buttons import LinkButton
from carecompanion.views.widgets.focus_ring import paint_focus_ring
from carecompanion.views.widgets.labels import Section, WrappingLabel
from carecompanion.views.widgets.panel import Panel


def announce(widget: QWidget, text: str, *, polite: bool = True) -> None:
    """Have a screen reader say something that changed without the keyboard moving there."""
    # Here, because these two are costly to load and nothing is announced while starting.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    event = QAccessibleAnnouncementEvent(widget, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Polite if polite else politeness.Assertive)
    QAccessible.updateAccessibility(event)


class Notice(Panel):
    """A line or two that stay until they are taken away; `say` also announces them.

    `plain` is for good or neutral news, which does not look like a warning.
    """

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, plain: bool = False
    ) -> None:
        super().__init__(parent, role="card" if plain else "notice_frame")
        self._text = WrappingLabel(role="" if plain else "notice")
        self._column = Column(self, gap=2, margin=(4, 3, 4, 3))
        self._column.addWidget(self._text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_text(text)

    @property
    def column(self) -> Column:
        """Where buttons that belong to the notice go."""
        return self._column

    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def set_text(self, text: str) -> None:
        """Say something else, quietly."""
        self._text.setText(text)

    def stand_back(self) -> None:
        """Grey the words: what they say may be old."""
        self._text.set_role("quiet")

    def say(self, text: str) -> None:
        """Show the notice with these words, and announce them politely."""
        self.set_text(text)
        self.show()
        announce(self, text)


class ErrorSummary(Panel):
    """What there is to mend, as links to the fields; goes above the heading and takes the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, role="problem_frame")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._links: list[LinkButton] = []
        self._column = Column(self, gap=1, margin=(4, 3, 4, 3))
        self._title = Section(self.tr("There is a problem"))
        self._column.addWidget(self._title)
        self.setAccessibleName(self._title.text())
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_problems(self, problems: Sequence[tuple[str, QWidget]]) -> None:
        """Show one link for each problem and its field, move the focus here and announce it."""
        self._remove_links()
        before: QWidget = self
        for text, field in problems:
            link = LinkButton(text)
            link.clicked.connect(partial(_go_to, field))
            self._links.append(link)
            self._column.addWidget(link)
            QWidget.setTabOrder(before, link)
            before = link
        words = " ".join(text for text, _ in problems)
        self.setAccessibleDescription(words)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{self._title.text()}. {words}", polite=False)

    def clear(self) -> None:
        """Take it away: everything is mended."""
        self._remove_links()
        self.hide()

    def links(self) -> list[LinkButton]:
        """The links, first to last."""
        return list(self._links)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it, with the focus ring when it has the keyboard."""
        super().paintEvent(event)
        if self.hasFocus():
            paint_focus_ring(self)

    def _remove_links(self) -> None:
        for link in self._links:
            self._column.removeWidget(link)
            link.hide()
            link.deleteLater()
        self._links.clear()


def _go_to(field: QWidget) -> None:
    field.setFocus(Qt.FocusReason.OtherFocusReason)
