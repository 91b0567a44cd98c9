"""A line to type in, with names to pick from below it. What is typed stays as it is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from carecompanion.views.widgets.line_field import LineField
from carecompanion.views.widgets.notice import announce
from carecompanion.views.widgets.suggestion_list import Offer, SuggestionList

PAUSE_MS = 500
"""How long the typing rests before it is told how many names there are."""

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_OURS = _ENTER | _STEPS.keys() | {Qt.Key.Key_Escape}
_AWAY = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})
_MOVED = frozenset({QEvent.Type.Move, QEvent.Type.Resize})


class SuggestingField(LineField):
    """Up and Down choose a name, Enter puts it in, Esc closes the list.

    Enter with no name chosen, Tab, and any other key leave the words as they were typed. `suggest`
    gives what is offered for a text, at once.
    """

    def __init__(
        self,
        suggest: Callable[[str], Sequence[Offer]],
        *,
        list_name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._suggest = suggest
        self._list_name = list_name
        self._list: SuggestionList | None = None
        self._watched: list[QWidget] = []
        self._is_picking = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.textEdited.connect(self._offer)

    @property
    def is_offering(self) -> bool:
        """True while there are names to pick from."""
        return self._list is not None and self._list.isVisible()

    @Slot()
    def look_again(self) -> None:
        """There may be more to offer now for what was typed here."""
        if self.hasFocus() and self.isModified() and not self.is_offering:
            self._offer(self.text())

    def event(self, event: QEvent) -> bool:
        """While the list is open, its keys are for it and not for the window."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._is_for_list(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the list, then those of every field."""
        if self._is_for_list(event) and self._take(event.key()):
            event.accept()
        elif _is_plain(event) and event.key() == Qt.Key.Key_Down and not self.is_offering:
            self._offer(self.text())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The list is made now: the first letter would have to wait for it."""
        super().focusInEvent(event)
        self._opened_list()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was not picked by now is not wanted."""
        self._close()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """The list goes with the field."""
        self._close()
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list follows the field, and closes on a click or a turn of the wheel elsewhere."""
        if self.is_offering and event.type() in _AWAY:
            self._close()
        elif self._list is not None and self.is_offering and event.type() in _MOVED:
            if self.visibleRegion().isEmpty():
                self._close()
            else:
                self._list.place(self)
        return False

    @Slot(str)
    def _offer(self, text: str) -> None:
        if self._is_picking:
            return
        offers = [offer for offer in self._suggest(text) if offer.text != text]
        if not offers or not self.hasFocus():
            self._close()
            return
        self._opened_list().show_offers(offers, self)
        if not self._watched:
            self._watch_around()
        self._pause.start()

    @Slot()
    def _tell(self) -> None:
        """Once the typing rests: a screen reader says the letters first."""
        if self._list is not None and self.is_offering:
            words = self.tr("Names to pick from: {count}. Press Down to go to them.")
            announce(self, words.format(count=len(self._list.offers)))

    def _take(self, key: int) -> bool:
        """Do what a key means for the open list; False when it means something for the field."""
        suggestions = self._opened_list()
        if key in _STEPS:
            suggestions.move_by(_STEPS[Qt.Key(key)])
            chosen = suggestions.chosen()
            announce(self, chosen.spoken if chosen else self.text())
            return True
        chosen = suggestions.chosen() if key in _ENTER else None
        self._close()
        if chosen is not None:
            self._pick(chosen)
        return chosen is not None or key == Qt.Key.Key_Escape

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        offer = self._opened_list().offers[index.row()]
        self._close()
        self._pick(offer)

    def _pick(self, offer: Offer) -> None:
        """Put in exactly what was shown; Ctrl+Z brings back what was typed."""
        self._is_picking = True
        self.selectAll()
        self.insert(str(offer.text))
        self._is_picking = False

    def _close(self) -> None:
        self._pause.stop()
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched = []
        if self._list is not None:
            self._list.clear()

    def _opened_list(self) -> SuggestionList:
        if self._list is None or self._list.window() is not self.window():
            self._list = SuggestionList(self._list_name, self.window())
            self._list.clicked.connect(self._on_clicked)
            self.destroyed.connect(self._list.deleteLater)
        return self._list

    def _watch_around(self) -> None:
        self._watched = list(_around(self))
        for widget in self._watched:
            widget.installEventFilter(self)

    def _is_for_list(self, event: QKeyEvent) -> bool:
        return self.is_offering and _is_plain(event) and event.key() in _OURS


def _is_plain(event: QKeyEvent) -> bool:
    keypad = Qt.KeyboardModifier.KeypadModifier
    return event.modifiers() & ~keypad == Qt.KeyboardModifier.NoModifier


def _around(widget: QWidget) -> Iterator[QWidget]:
    """Everything that a widget stands in, up to its window."""
    around = widget.parentWidget()
    while around is not None:
        yield around
        around = None if around.isWindow() else around.parentWidget()
