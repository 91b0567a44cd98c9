"""Choices whose words wrap: the whole row is the target and shows the focus ring."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QGroupBox, QLayout, QSizePolicy, QWidget

from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.choice_row import ARROWS, ON, Check, ChoiceRow, Radio
from carecompanion.views.widgets.flow_layout import FlowLayout, SideBySideLayout

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon


class OptionRow(ChoiceRow):
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
        super().__init__(Radio(), text, hint=hint, role=role, icon=icon, parent=parent)


class CheckRow(ChoiceRow):
    """Something to tick."""

    ticked = Signal(bool)

    def __init__(
        self, text: str, *, hint: str = "", role: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(Check(), text, hint=hint, role=role, parent=parent)
        self.mark.clicked.connect(self.ticked)

    def set_ticked(self, on: bool) -> None:
        """Tick or untick without telling anybody."""
        self.mark.setChecked(on)


class OptionGroup(QGroupBox):
    """Answers of which one is chosen: side by side when they fit, else below each other.

    `upright` puts them below each other always.
    Arrow keys move and choose; `key` of an option is a letter that chooses it while the keyboard
    is inside the group. With `flows`, as many stand on each line as fit.
    """

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        parent: QWidget | None = None,
        *,
        upright: bool = False,
        flows: bool = False,
    ) -> None:
        super().__init__(parent)
        self._rows: list[tuple[object, OptionRow]] = []
        self._keys: dict[str, int] = {}
        self._value: object = None
        self._buttons = QButtonGroup(self)
        self._layout = self._layout_for(upright=upright, flows=flows)
        self.setFlat(True)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._buttons.idClicked.connect(self._on_clicked)

    def _layout_for(self, *, upright: bool, flows: bool) -> QLayout:
        if upright:
            return Column(self, gap=2)
        return FlowLayout(self, gap=2) if flows else SideBySideLayout(self, gap=2)

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
                self.setFocusProxy(row.mark)
                return
        raise ValueError(f"no such option: {value!r}")

    def choose_none(self) -> None:
        """Take the choice back without telling anybody; Tab then goes to the first answer."""
        self._value = None
        self._buttons.setExclusive(False)
        for number, (_, row) in enumerate(self._rows):
            row.mark.setChecked(False)
            first = number == 0
            row.mark.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if first else Qt.FocusPolicy.ClickFocus
            )
        self._buttons.setExclusive(True)
        self.setFocusProxy(self._rows[0][1].mark)

    def rows(self) -> list[OptionRow]:
        """The rows, first to last."""
        return [row for _, row in self._rows]

    def options(self) -> list[tuple[object, OptionRow]]:
        """What each row stands for, and the row, first to last."""
        return list(self._rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that mean something here; the rest goes on."""
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
        if event.key() in ARROWS:
            return self._neighbour(event.key())
        return self._keys.get(event.text().casefold())

    def _neighbour(self, key: int) -> int:
        focused = [number for number, (_, row) in enumerate(self._rows) if row.mark.hasFocus()]
        step = 1 if key in ON else -1
        sideways = key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if sideways and self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            step = -step
        place = focused[0] if focused else 0
        for _ in self._rows:
            place = (place + step) % len(self._rows)
            if not self._rows[place][1].isHidden():
                break
        return place

    def _on_clicked(self, index: int) -> None:
        value, row = self._rows[index]
        self.setFocusProxy(row.mark)
        if value != self._value:
            self._value = value
            self.chosen.emit(value)
