"""What a person has to do, counted on the real window; its time by the keystroke-level model."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """Seconds for each kind of act (ux.md 2.11): a key, a move with the mouse, a press of its
    button, a hand that changes place, a thought, and a word that is read."""

    key: float
    point: float
    press: float
    home: float
    think: float
    word: float


TYPICAL = Speed(key=0.28, point=1.1, press=0.2, home=0.4, think=1.35, word=60 / 200)
TIRED = Speed(key=0.5, point=2.0, press=0.4, home=0.8, think=2.5, word=60 / 100)


@dataclass
class Counts:
    """One task, counted."""

    screens: int = 0
    clicks: int = 0
    keys: int = 0
    scrolls: int = 0
    dialogs: int = 0
    errors: int = 0
    thoughts: int = 0
    hand_moves: int = 0
    words_read: int = 0
    wait_s: float = 0.0
    _hand: str = field(default="", repr=False)

    def model_s(self, speed: Speed = TYPICAL) -> float:
        """The sum of the keystroke-level model, without the app's own time."""
        return (
            self.keys * speed.key
            + (self.clicks + self.scrolls) * (speed.point + speed.press)
            + self.hand_moves * speed.home
            + self.thoughts * speed.think
            + self.words_read * speed.word
        )

    def use(self, hand: str) -> None:
        """The hand is on the keyboard or on the mouse now."""
        if hand != self._hand:
            self.hand_moves += bool(self._hand)
            self._hand = hand


class CountingFilter(QObject):
    """Sits on the window itself and counts what really arrives there, however it was sent."""

    def __init__(self, counts: Counts) -> None:
        super().__init__()
        self.counts = counts

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count, and let everything pass."""
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self.counts.clicks += 1
            self.counts.use("mouse")
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            # The keys held down with it are keys to press, too; a capital letter counts once.
            held = 0 if event.text().isprintable() and event.text() else _held(event)
            self.counts.keys += 1 + held
            self.counts.use("keyboard")
        elif event.type() is QEvent.Type.WindowBlocked:
            self.counts.dialogs += 1
        return False


def _held(event: QKeyEvent) -> int:
    return (event.modifiers().value & 0x1E000000).bit_count()
