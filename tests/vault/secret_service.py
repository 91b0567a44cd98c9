"""A real password store for one test: a bus, gnome-keyring, and a home of their own.

The bus starts nothing by itself, so that a store that is gone stays gone.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.e2e.bus import Bus
from tests.e2e.desktop import GLANCE, PATIENCE
from tests.vault.child import PREAMBLE, TESTS

NEEDED = ("dbus-daemon", "gnome-keyring-daemon")
STORE = "org.freedesktop.secrets"
LOGIN_PASSWORD = "the password of the login"

_BUS = """<busconfig><type>session</type><listen>unix:dir={folder}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy></busconfig>"""


class Login:
    """A person's login on a computer without a screen. `folder` holds all it writes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.env = _session(folder)
        self._started: list[subprocess.Popen[bytes]] = []

    def start_bus(self) -> None:
        """Start a session bus that knows no services."""
        settings = self.folder / "bus.conf"
        settings.write_text(_BUS.format(folder=self.folder / "run"), encoding="utf-8")
        command = ("dbus-daemon", f"--config-file={settings}", "--nofork", "--print-address=1")
        bus = subprocess.Popen(command, stdout=subprocess.PIPE, env=self.env)
        self._started.append(bus)
        assert bus.stdout is not None
        with bus.stdout as told:
            address = told.readline().decode().strip()
        assert address, "the bus did not start"
        self.env["DBUS_SESSION_BUS_ADDRESS"] = address

    def start_store(self) -> None:
        """Start gnome-keyring with an unlocked collection, and wait until it answers."""
        with (self.folder / "store.log").open("wb") as log:
            store = subprocess.Popen(
                ("gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"),
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                env=self.env,
            )
        self._started.append(store)
        assert store.stdin is not None
        store.stdin.write(LOGIN_PASSWORD.encode())
        store.stdin.close()
        bus = Bus(self.env["DBUS_SESSION_BUS_ADDRESS"], patience=PATIENCE)
        try:
            _wait_for_name(bus, STORE, store)
        finally:
            bus.close()

    @property
    def store_process(self) -> int:
        """The id of the process of gnome-keyring."""
        return self._started[-1].pid

    def freeze_store(self) -> None:
        """From now on the store takes calls and answers none."""
        self._started[-1].send_signal(signal.SIGSTOP)

    def run(self, code: str, *arguments: str) -> list[str]:
        """Run Python code in a process of this login; the lines it printed."""
        done = subprocess.run(
            (sys.executable, "-c", PREAMBLE.format(tests=str(TESTS)) + code, *arguments),
            env=self.env,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout.splitlines()

    def end(self) -> None:
        """Log out."""
        for process in reversed(self._started):
            process.kill()
            process.wait()


def need_a_store() -> None:
    """Skip the test where there is no gnome-keyring; where tests have to be whole, fail it."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        reason = f"Not on this computer: {', '.join(missing)}. ./check installs them when it may."
        if sys.platform == "linux" and os.environ.get("CI", "").lower() in {"1", "true", "yes"}:
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)


@contextmanager
def open_login() -> Iterator[Login]:
    """Log in with a home of its own, and log out and forget it afterwards."""
    # Not the long path of a test: the name of a socket has to be short.
    with tempfile.TemporaryDirectory(prefix="login-") as folder:
        login = Login(Path(folder))
        try:
            yield login
        finally:
            login.end()


def _session(folder: Path) -> dict[str, str]:
    env = {
        "HOME": str(folder / "home"),
        "LANG": "C.UTF-8",
        "PATH": os.environ["PATH"],
        "PYTHONSAFEPATH": "1",
        "TMPDIR": str(folder / "tmp"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_RUNTIME_DIR": str(folder / "run"),
    }
    for name in ("HOME", "TMPDIR", *(name for name in env if name.startswith("XDG_"))):
        Path(env[name]).mkdir(mode=0o700)
    if "PYTHONPATH" in os.environ:
        env["PYTHONPATH"] = os.environ["PYTHONPATH"]
    return env


def _wait_for_name(bus: Bus, name: str, owner: subprocess.Popen[bytes]) -> None:
    names = "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus.NameHasOwner"
    for _glance in range(round(PATIENCE / GLANCE)):
        if bus.call(*names, name) == [1]:
            return
        try:
            owner.wait(GLANCE)
        except subprocess.TimeoutExpired:
            continue
        break
    raise AssertionError(f"{name} did not come to the bus.")
