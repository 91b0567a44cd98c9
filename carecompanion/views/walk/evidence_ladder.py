"""The evidence ladder of the stage page: five rungs, and the family's own mark on one of them."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from carecompanion.domain.evidence import RUNGS, Rung
from carecompanion.domain.questions import QuestionId
from carecompanion.viewmodels.walk import WalkModel
from carecompanion.views.theme.spacing import scale_of, space
from carecompanion.views.theme.style import theme_of
from carecompanion.views.walk.mark_words import rung_label
from carecompanion.views.widgets.boxes import Column, Row, keep_tab_order
from carecompanion.views.widgets.buttons import QuietButton
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.labels import Quiet, Strong
from carecompanion.views.widgets.line_field import LineField
from carecompanion.views.widgets.option_row import OptionGroup

_RAIL, _MARKED_RUNG = 2.0, 6.0
"""Widths in pixels at 100 % text size."""


class _Rungs(OptionGroup):
    """The rungs, top to bottom, made later than the rows below them.

    Tab comes to a group with a focus proxy in the order of making, whatever `keep_tab_order` says
    of what is in it; so this one has none.
    """

    def setFocusProxy(self, widget: QWidget | None) -> None:
        """Leave Tab to the rungs themselves."""

    def choose_none(self) -> None:
        """Take the mark away; Tab then goes to the lowest rung: a ladder begins at its foot."""
        super().choose_none()
        *others, lowest = (row.mark for row in self.rows())
        for mark in others:
            mark.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        lowest.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def focus(self) -> None:
        """Put the keyboard on the marked rung, or on the lowest."""
        marks = [row.mark for row in self.rows()]
        at = next((mark for mark in marks if mark.isChecked()), marks[-1])
        at.setFocus(Qt.FocusReason.OtherFocusReason)


class LadderPicture(QWidget):
    """Two rails, a rung beside each answer of a group, and a ring on the marked one.

    It shows nothing that the answers do not say, so a screen reader passes it by.
    """

    def __init__(self, group: OptionGroup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = group
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """As wide as grows with the text; as high as the answers."""
        return QSize(space(self, 6) + space(self, 4), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rails, then the rungs, then the mark."""
        rows = [row.geometry() for row in self._group.rows()]
        scale, theme = scale_of(self), theme_of(self)
        inset = 3 * scale
        left, right = inset, self.width() - 3 * inset
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.border), _RAIL * scale))
        for x in (left, right):
            painter.drawLine(QLineF(x, rows[0].top(), x, rows[-1].bottom()))
        for row, (value, _) in zip(rows, self._group.options(), strict=True):
            middle = QRectF(row).center().y()
            is_marked = value == self._group.value()
            width, ink = (_MARKED_RUNG, theme.text) if is_marked else (_RAIL, theme.border)
            painter.setPen(QPen(QColor(ink), width * scale))
            painter.drawLine(QLineF(left, middle, right, middle))
            if is_marked:
                self._paint_mark(painter, QPointF((left + right) / 2, middle))

    def _paint_mark(self, painter: QPainter, centre: QPointF) -> None:
        scale, theme = scale_of(self), theme_of(self)
        painter.setPen(QPen(QColor(theme.text), _RAIL * scale))
        painter.setBrush(QColor(theme.base))
        painter.drawEllipse(centre, 9 * scale, 9 * scale)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.text))
        painter.drawEllipse(centre, 4 * scale, 4 * scale)


class EvidenceLadder(QWidget):
    """The ladder with its words, the place of an approval, and a way to take the mark away."""

    def __init__(self, walk: WalkModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._walk = walk
        column = Column(self, gap=2)
        name = self.tr("Where this news stands (optional)")
        column.addWidget(Strong(name))
        column.addWidget(
            Quiet(
                self.tr(
                    "You can mark a rung, or leave it. Higher up means later in testing. "
                    "It does not say how well a treatment works."
                )
            )
        )
        self._rungs = _Rungs(name, upright=True)
        self._rungs.setObjectName("evidence_rungs")
        self._rungs.add_options({rung: rung_label(rung) for rung in reversed(RUNGS)})
        self._rungs.chosen.connect(self._on_chosen)
        self._picture = LadderPicture(self._rungs)
        both = Row(gap=2)
        both.addWidget(self._picture)
        both.addWidget(self._rungs, 1)
        column.addLayout(both)
        self._place = LineField()
        self._place.setObjectName("evidence_place")
        self._place.typed.connect(walk.set_rung_place)
        self._place.left.connect(walk.leave_field)
        self._place_row = FormRow(self.tr("Where it is approved"), self._place, optional=True)
        column.addWidget(self._place_row)
        self._none = QuietButton(self.tr("Take the mark away"))
        self._none.setObjectName("evidence_none")
        self._none.clicked.connect(self._take_away)
        column.addWidget(self._none)

    def show_walk(self) -> None:
        """Show the mark as it is in the walk now, the place too."""
        self._place.set_text_quietly(self._walk.walk.answer(QuestionId.T1).rung_place)
        self.refresh()

    def refresh(self) -> None:
        """Show the mark; leaves the field alone while somebody types in it."""
        rung = self._walk.walk.answer(QuestionId.T1).rung
        if rung is Rung.NOT_MARKED:
            self._rungs.choose_none()
        else:
            self._rungs.set_value(rung)
        self._place_row.setVisible(rung is Rung.APPROVED)
        self._none.setVisible(rung is not Rung.NOT_MARKED)
        self._picture.update()

    def focus_rungs(self) -> None:
        """Put the keyboard on the marked rung, or on the lowest."""
        self._rungs.focus()

    @Slot(object)
    def _on_chosen(self, rung: Rung) -> None:
        self._walk.set_rung(rung)

    @Slot()
    def _take_away(self) -> None:
        self._walk.set_rung(Rung.NOT_MARKED)
        self.focus_rungs()


class LadderFold(QWidget):
    """A button that opens the ladder, which is built then; open by itself once there is a mark."""

    def __init__(self, walk: WalkModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._walk = walk
        self._ladder: EvidenceLadder | None = None
        self._column = Column(self)
        self._open_button = QuietButton(self.tr("Show where this stands on a ladder"))
        self._open_button.setObjectName("evidence_open")
        self._open_button.clicked.connect(self._open_and_focus)
        self._column.addWidget(self._open_button)

    def show_walk(self) -> None:
        """Show the walk as it is now; for a headline without a mark the ladder is folded."""
        is_marked = self._walk.walk.answer(QuestionId.T1).rung is not Rung.NOT_MARKED
        if is_marked:
            self._open()
        elif self._ladder is not None and not self._has_keyboard():
            self._ladder.hide()
            self._open_button.show()
        if self._ladder is not None:
            self._ladder.show_walk()

    def refresh(self) -> None:
        """Show the mark as it is now."""
        if self._ladder is not None:
            self._ladder.refresh()

    def _has_keyboard(self) -> bool:
        """An undo takes the mark away, not the ladder from under whoever works on it."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    @Slot()
    def _open_and_focus(self) -> None:
        self._open().focus_rungs()

    def _open(self) -> EvidenceLadder:
        ladder = self._ladder
        if ladder is None:
            ladder = self._ladder = EvidenceLadder(self._walk, self)
            self._column.addWidget(ladder)
            keep_tab_order(self)
        ladder.show_walk()
        ladder.show()
        self._open_button.hide()
        return ladder
