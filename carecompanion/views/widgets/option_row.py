"""Choices whose words wrap: the whole row is the target and shows the focus ring."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QFrame,
    QGroupBox,
    QLabel,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QWidget,
)

from carecompanion.views.theme.spacing import space
from carecompanion.views.widgets.boxes import Column, Row
from carecompanion.views.widgets.flow_layout import SideBySideLayout
from carecompanion.views.widgets.focus_ring import paint_focus_ring, paint_mark
from carecompanion.views.widgets.labels import Quiet, WrappingLabel

_BACK = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Left})
_ON = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Right})


class _Radio(QRadioButton):
    """A radio without words; it leaves arrows and letters to its group and tells its row of focus."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _BACK | _ON:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.parentWidget().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.parentWidget().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_mark(self, QStyle.PrimitiveElement.PE_IndicatorRadioButton)


class _Check(QCheckBox):
    """A check box without words; it tells its row of focus."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.parentWidget().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.parentWidget().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_mark(self, QStyle.PrimitiveElement.PE_IndicatorCheckBox)


class _ChoiceRow(QFrame):
    """A mark, wrapping words, and a hint under them, in one frame that takes the click."""

    def __init__(
        self,
        mark: QAbstractButton,
        text: str,
        *,
        hint: str = "",
        role: str = "",
        icon: QIcon | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._mark = mark
        self._text = WrappingLabel(role=role or "body")
        self._text.setBuddy(mark)
        self._hint = Quiet(hint)
        self._hint.setVisible(bool(hint))
        self._icon = _IconLabel(icon) if icon is not None else None
        self.setProperty("role", "option")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._lay_out()
        self.set_text(text)
        mark.setAccessibleDescription(hint)
        mark.toggled.connect(self._on_toggled)

    @property
    def mark(self) -> QAbstractButton:
        """The radio or check box itself: it has the focus, the name and the state."""
        return self._mark

    def is_chosen(self) -> bool:
        """True when this row is marked."""
        return self._mark.isChecked()

    def set_text(self, text: str) -> None:
        """Show other words, and name the mark by them."""
        self._text.setText(text.replace("&", "&&"))
        self._mark.setAccessibleName(text)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and inside:
            self._mark.setFocus(Qt.FocusReason.MouseFocusReason)
            self._mark.click()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._mark.hasFocus():
            paint_focus_ring(self)

    def _lay_out(self) -> None:
        row = Row(self, gap=2, margin=(3, 2, 3, 2))
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        if self._icon is not None:
            row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        words = Column(gap=0)
        words.addWidget(self._text)
        words.addWidget(self._hint)
        row.addLayout(words, 1)

    def _on_toggled(self, on: bool) -> None:
        self.setProperty("chosen", on)
        self.style().unpolish(self)
        self.style().polish(self)


class OptionRow(_ChoiceRow):
    """One of several answers."""

    def __init__(
        self,
        text: str,
        *,
        hint: str = "",
        role: str = "",
        icon: QIcon | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_Radio(), text, hint=hint, role=role, icon=icon, parent=parent)


class CheckRow(_ChoiceRow):
    """Something to tick."""

    ticked = Signal(bool)

    def __init__(self, text: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(_Check(), text, hint=hint, parent=parent)
        self.mark.clicked.connect(self.ticked)

    def set_ticked(self, on: bool) -> None:
        """Tick or untick without telling anybody."""
        self.mark.setChecked(on)


class OptionGroup(QGroupBox):
    """Answers of which one is chosen: side by side when they fit, else below each other.

    Arrow keys move and choose; `key` of an option is a letter that chooses it while the keyboard
    is inside the group.
    """

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[object, OptionRow]] = []
        self._keys: dict[str, int] = {}
        self._value: object = None
        self._buttons = QButtonGroup(self)
        self._layout = SideBySideLayout(self, gap=2)
        self.setFlat(True)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._buttons.idClicked.connect(self._on_clicked)

    def add_option(
        self,
        value: object,
        text: str,
        *,
        hint: str = "",
        key: str = "",
        role: str = "",
        icon: QIcon | None = None,
    ) -> OptionRow:
        """Add one answer; `value` is what `chosen` and `value` speak of."""
        row = OptionRow(text, hint=hint, role=role, icon=icon)
        self._buttons.addButton(row.mark, len(self._rows))
        if key:
            self._keys[key.casefold()] = len(self._rows)
        self._rows.append((value, row))
        self._layout.addWidget(row)
        return row

    def add_options(self, options: Mapping[object, str]) -> None:
        """Add several answers at once, by value and words."""
        for value, text in options.items():
            self.add_option(value, text)

    def value(self) -> object:
        """The chosen answer; None when there is none."""
        return self._value

    def set_value(self, value: object) -> None:
        """Choose without telling anybody."""
        for candidate, row in self._rows:
            if candidate == value:
                self._value = value
                row.mark.setChecked(True)
                return
        raise ValueError(f"no such option: {value!r}")

    def rows(self) -> list[OptionRow]:
        """The rows, first to last."""
        return [row for _, row in self._rows]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self._index_for(event)
        if index is None:
            event.ignore()
            return
        mark = self._rows[index][1].mark
        mark.setFocus(Qt.FocusReason.ShortcutFocusReason)
        mark.click()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw nothing: the frame of a group box is noise here."""

    def _index_for(self, event: QKeyEvent) -> int | None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            return None
        if event.key() in _BACK | _ON:
            return self._neighbour(event.key())
        return self._keys.get(event.text().casefold())

    def _neighbour(self, key: int) -> int:
        focused = [number for number, (_, row) in enumerate(self._rows) if row.mark.hasFocus()]
        step = 1 if key in _ON else -1
        sideways = key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if sideways and self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            step = -step
        return ((focused[0] if focused else 0) + step) % len(self._rows)

    def _on_clicked(self, index: int) -> None:
        value = self._rows[index][0]
        if value != self._value:
            self._value = value
            self.chosen.emit(value)


class _IconLabel(QLabel):
    """A picture beside a word; nothing to read for a screen reader."""

    def __init__(self, icon: QIcon) -> None:
        super().__init__()
        self._icon = icon
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        side = space(self, 4) + space(self, 1)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        self._icon.paint(QPainter(self), self.rect(), mode=mode)
