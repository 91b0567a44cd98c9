"""Something that stays folded until somebody wants it, and is built no sooner."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.views.widgets.boxes import Column, keep_tab_order
from carecompanion.views.widgets.buttons import QuietButton
from carecompanion.views.widgets.flow_layout import FlowRow


class Unfolding(QWidget):
    """A button, and below it what `make` makes when the button is first pressed.

    `about` tells apart buttons with the same words, for those who hear them. `unfolded` says
    that the inside is there and about to be seen. With `orders_tabs` off, Tab comes to the inside
    as it was made: right at the end of a screen, and spares Qt from moving a group of radios.
    """

    unfolded = Signal()

    def __init__(
        self,
        make: Callable[[], QWidget],
        *,
        show: str,
        hide: str,
        about: str,
        orders_tabs: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._make = make
        self._words = (show, hide)
        self._about = about
        self._orders_tabs = orders_tabs
        self._inside: QWidget | None = None
        self._button = QuietButton(show)
        self._button.clicked.connect(self._toggle)
        self._column = Column(self, gap=3)
        self._column.addWidget(FlowRow(self._button))
        self._name_button()

    @property
    def is_open(self) -> bool:
        """True while the inside is not folded away."""
        return self._inside is not None and not self._inside.isHidden()

    def name(self, name: str) -> None:
        """Give the button an object name, to be found by."""
        self._button.setObjectName(name)

    def fold(self) -> None:
        """Fold the inside away, quietly."""
        if self._inside is not None:
            self._inside.hide()
        self._name_button()

    @Slot()
    def _toggle(self) -> None:
        if self.is_open:
            self.fold()
            return
        if self._inside is None:
            self._inside = self._make()
            self._column.addWidget(self._inside)
            if self._orders_tabs:
                keep_tab_order(self)
        self._inside.show()
        self._name_button()
        self.unfolded.emit()

    def _name_button(self) -> None:
        """The words say what a press does, so that nobody needs to see whether it is open."""
        self._button.setText(self._words[self.is_open])
        self._button.setAccessibleName(f"{self._button.words}: {self._about}")
