"""The notes lock with the computer: tried on real buses, with a login and a desktop in play."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from carecompanion.session.session import Session, SessionState
from carecompanion.session.system_lock import SystemLock
from tests.fakes.memory_store import MemoryVaults
from tests.session.conftest import PASSPHRASE
from tests.ui.waiting import wait_for
from tests.vault.secret_service import Login, open_login

LISTEN = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from carecompanion.session.system_lock import SystemLock
app = QCoreApplication([])
lock = SystemLock()
lock.lock_due.connect(lambda: print("lock", flush=True))
lock.start()
def ready():
    print("ready", "PySide6.QtDBus" in sys.modules, flush=True)
    if "and end" in sys.argv:
        app.quit()
QTimer.singleShot(0, lambda: QTimer.singleShot(0, ready))
QTimer.singleShot(60_000, app.quit)
app.exec()
"""
SAY = """
import sys
from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage
app = QCoreApplication([])
bus_name, name, path, interface, member, *values = sys.argv[1:]
bus = QDBusConnection.systemBus() if bus_name == "system" else QDBusConnection.sessionBus()
assert not name or bus.registerService(name)
signal = QDBusMessage.createSignal(path, interface, member)
signal.setArguments([value == "true" for value in values])
assert bus.send(signal)
peer = "org.freedesktop.DBus", "/", "org.freedesktop.DBus.Peer", "Ping"
bus.call(QDBusMessage.createMethodCall(*peer))  # the signal is on its way before the program ends
"""
LOGIN = "org.freedesktop.login1"
SLEEP = ("/org/freedesktop/login1", f"{LOGIN}.Manager", "PrepareForSleep")
LOCKED = ("system", LOGIN, "/org/freedesktop/login1/session/_32", f"{LOGIN}.Session", "Lock")
LOCKS = [
    LOCKED,
    ("system", LOGIN, *SLEEP, "true"),
    *(
        ("session", "", path, interface, "ActiveChanged", "true")
        for path, interface in (
            ("/ScreenSaver", "org.freedesktop.ScreenSaver"),
            ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
            ("/org/cinnamon/ScreenSaver", "org.cinnamon.ScreenSaver"),
            ("/", "org.mate.ScreenSaver"),
            ("/org/xfce/ScreenSaver", "org.xfce.ScreenSaver"),
        )
    ),
]
NOTHING = [
    ("system", LOGIN, *SLEEP, "false"),
    ("system", "", *SLEEP, "true"),  # another account that plays the login service
    ("session", "", "/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", "false"),
    ("session", "", "/ScreenSaver", "org.freedesktop.ScreenSaver", "Lock"),
]


@pytest.fixture
def login() -> Iterator[Login]:
    """Somebody who has logged in, with one bus in both roles."""
    if sys.platform != "linux" or shutil.which("dbus-daemon") is None:
        pytest.skip("dbus-daemon is not on this computer. ./check installs it when it may.")
    with open_login() as login:
        login.start_bus()
        login.env["DBUS_SYSTEM_BUS_ADDRESS"] = login.env["DBUS_SESSION_BUS_ADDRESS"]
        yield login


def test_the_notes_lock_when_the_login_or_the_desktop_locks_or_sleep_begins(login: Login) -> None:
    command = (sys.executable, "-c", LISTEN)
    with subprocess.Popen(command, env=login.env, stdout=subprocess.PIPE, text=True) as listener:
        assert listener.stdout is not None
        assert listener.stdout.readline() == "ready True\n"
        for said in (*LOCKS, *NOTHING):
            login.run(SAY, *said)
            if said in LOCKS:
                assert listener.stdout.readline() == "lock\n", said
        login.run(SAY, *LOCKED)
        listener.stdout.readline()
        listener.terminate()
        assert listener.stdout.read() == "", "something else counted as well"


def test_without_any_bus_there_is_no_complaint_and_none_is_started(login: Login) -> None:
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        login.env[name] = "unix:path=/nowhere/bus"
    assert login.run(LISTEN, "and end") == ["ready True"]
    login.env["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
    assert login.run(LISTEN, "and end") == ["ready True"]


def test_the_bus_is_not_touched_before_the_notes_are_open(login: Login) -> None:
    not_started = LISTEN.replace("lock.start()\n", "")
    assert login.run(not_started, "and end") == ["ready False"]


class Sleeper:
    """A computer that has slept for as long as it is told to have."""

    def __init__(self) -> None:
        self.seconds = 7.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def sleeper() -> Sleeper:
    return Sleeper()


@pytest.fixture
def system_lock(qapp: QApplication, sleeper: Sleeper) -> SystemLock:
    return SystemLock(seconds_asleep=sleeper, look_every_ms=2)


def test_a_sleep_that_no_bus_told_is_seen_on_the_clock_once(
    system_lock: SystemLock, sleeper: Sleeper
) -> None:
    told: list[bool] = []
    system_lock.lock_due.connect(lambda: told.append(True))
    system_lock.start()
    wait_for(lambda: True, "the timer runs", at_least=5)
    assert not told, "what was slept before does not count"
    sleeper.seconds += 30
    wait_for(lambda: bool(told), "the sleep was noticed")
    wait_for(lambda: True, "the timer runs on", at_least=5)
    assert len(told) == 1


def test_nothing_is_told_before_the_start_nor_after_the_stop(
    system_lock: SystemLock, sleeper: Sleeper
) -> None:
    told: list[bool] = []
    system_lock.lock_due.connect(lambda: told.append(True))
    system_lock.on_session_locked()
    system_lock.start()
    system_lock.stop()
    sleeper.seconds += 30
    system_lock.on_sleep_changed(True)
    system_lock.on_screen_saver_changed(True)
    wait_for(lambda: True, "the event loop turned", at_least=5)
    assert told == []


def test_open_notes_are_locked_after_a_sleep(
    system_lock: SystemLock, sleeper: Sleeper, tmp_path: Path
) -> None:
    session = Session(MemoryVaults, system_lock=system_lock)
    session.create(tmp_path / "notes.carevault", PASSPHRASE)
    wait_for(lambda: session.state is SessionState.UNLOCKED, "the notes are open")
    sleeper.seconds += 30
    wait_for(lambda: session.state is SessionState.LOCKED, "the notes are locked")
    session.shut_down()
