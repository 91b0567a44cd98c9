"""Tells when the computer locks its screen or goes to sleep, so that the notes lock too.

The only module that may use QtDBus (decision 52). What no bus tells, the clock does: a computer
that has slept shows it, whatever its desktop.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import SLOT, QObject, QTimer, Signal, Slot

from carecompanion import host

LOOK_EVERY_MS = 5000
"""How often the clock is looked at."""

SLEPT_SECONDS = 1.0
"""Sleep shorter than this counts as none: two clocks are never read at the same instant."""

_LOGIN = "org.freedesktop.login1"
_SCREEN_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)


class SystemLock(QObject):
    """Listens from `start` to `stop`. The buses are first asked for after the first start."""

    lock_due = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        seconds_asleep: Callable[[], float] = host.seconds_asleep,
        look_every_ms: int = LOOK_EVERY_MS,
    ) -> None:
        super().__init__(parent)
        self._seconds_asleep = seconds_asleep
        self._slept_before = 0.0
        self._is_started = False
        self._is_connected = False
        self._look = QTimer(self, interval=look_every_ms)
        self._look.timeout.connect(self._look_at_the_clock)

    def start(self) -> None:
        """Begin to listen; returns at once."""
        self._is_started = True
        self._slept_before = self._seconds_asleep()
        self._look.start()
        # Later, because whoever has just opened the notes waits for a screen.
        QTimer.singleShot(0, self, self._connect_once)

    def stop(self) -> None:
        """Stop listening, as when the notes are locked."""
        self._is_started = False
        self._look.stop()

    @Slot()
    def _connect_once(self) -> None:
        if not self._is_connected:
            self._is_connected = True
            buses = host.message_buses()
            if "system" in buses:
                self._listen_to_login()
            if "session" in buses:  # at the next turn, so that neither holds the window up for long
                QTimer.singleShot(0, self, self._listen_to_screen_savers)

    def _listen_to_login(self) -> None:
        # Any account may send signals on this bus: only those of the login service count. The
        # path of a session is left open, because a program cannot be sure which one is its own.
        from PySide6.QtDBus import QDBusConnection

        bus = QDBusConnection.systemBus()
        sleep, lock = _slot("on_sleep_changed(bool)"), _slot("on_session_locked()")
        bus.connect(_LOGIN, "", f"{_LOGIN}.Manager", "PrepareForSleep", self, sleep)
        bus.connect(_LOGIN, "", f"{_LOGIN}.Session", "Lock", self, lock)

    @Slot()
    def _listen_to_screen_savers(self) -> None:
        # This bus is the person's own, and desktops differ in who speaks and from which path.
        from PySide6.QtDBus import QDBusConnection

        bus = QDBusConnection.sessionBus()
        active = _slot("on_screen_saver_changed(bool)")
        for interface in _SCREEN_SAVERS:
            bus.connect("", "", interface, "ActiveChanged", self, active)

    @Slot(bool)
    def on_sleep_changed(self, begins: bool) -> None:
        """The login service: sleep begins now, or is over."""
        if begins:
            self._tell()

    @Slot()
    def on_session_locked(self) -> None:
        """The login service: a login was locked."""
        self._tell()

    @Slot(bool)
    def on_screen_saver_changed(self, active: bool) -> None:
        """A desktop: its screen saver or lock came or went."""
        if active:
            self._tell()

    @Slot()
    def _look_at_the_clock(self) -> None:
        asleep = self._seconds_asleep()
        slept, self._slept_before = asleep - self._slept_before, asleep
        if slept >= SLEPT_SECONDS:
            self._tell()

    def _tell(self) -> None:
        if self._is_started:
            self.lock_due.emit()


def _slot(signature: str) -> Any:
    """A slot as QtDBus takes it: a text, against what its types say."""
    return SLOT(signature)
