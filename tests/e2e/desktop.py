"""A desktop for one test: a screen, a window manager, a session bus, a keyboard and eyes.

Nothing of it outlives the test. Everything here waits for something that can be seen, with a
deadline; nothing sleeps.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from tests.e2e.eyes import Eyes, Thing

NEEDED = ("Xvfb", "openbox", "xdotool", "dbus-daemon", "setxkbmap")
PATIENCE = 60.0
"""Seconds until something that has to happen counts as not happening."""

GLANCE = 0.05
"""Seconds between two looks."""

SCREEN = "1280x960x24"
KEYBOARD = "it"
"""A keyboard with é and è on it: xdotool then presses keys, and need not invent any."""

FoundT = TypeVar("FoundT")


@dataclass(frozen=True, slots=True)
class Desktop:
    """A running desktop. `env` is what a program started from its menu would get."""

    home: Path
    env: dict[str, str]

    @contextmanager
    def start(self, *arguments: str, under: Sequence[str] = ()) -> Iterator[App]:
        """Start Care Companion, as an argument of the command `under` if there is one."""
        with (self.home.parent / "app.log").open("wb") as log:
            process = subprocess.Popen(
                (*under, *program(), *arguments),
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        eyes = Eyes(self.env["DBUS_SESSION_BUS_ADDRESS"], patience=PATIENCE)
        try:
            yield App(process, self.env, eyes, Path(log.name))
        finally:
            eyes.close()
            _end(process)


class App:
    """The program as a person has it: seen by its accessibility tree, used by its keys."""

    def __init__(
        self, process: subprocess.Popen[bytes], env: dict[str, str], eyes: Eyes, log: Path
    ) -> None:
        self._process = process
        self._env = env
        self._eyes = eyes
        self._log = log

    def press(self, *keys: str) -> None:
        """Press keys one after the other, such as "ctrl+Return"."""
        subprocess.run(("xdotool", "key", "--clearmodifiers", *keys), env=self._env, check=True)

    def type(self, text: str, *, into: str) -> None:
        """Type into the field with the focus, once it has it, until it holds exactly that."""
        self.wait_for_focus(into)
        command = ("xdotool", "type", "--clearmodifiers", "--delay", "4", "--", text)
        subprocess.run(command, env=self._env, check=True)
        self.wait_until(lambda: self._text_of(into) == text, f"{into} holds “{text}”")

    def type_hidden(self, text: str, *, into: str) -> None:
        """Type into a field that shows nobody what it holds."""
        self.wait_for_focus(into)
        command = ("xdotool", "type", "--clearmodifiers", "--delay", "4", "--", text)
        subprocess.run(command, env=self._env, check=True)

    def tab_to(self, name: str) -> None:
        """Press Tab until the focus is there; each stop is waited for."""
        stop = self._focus()
        for _step in range(60):
            if any(name in thing.place for thing in stop):
                return
            self.press("Tab")
            stop = self.wait_until(partial(self._focus_after, stop), "Tab moves on")
        raise AssertionError(f"Tab never comes to {name}\n{self._report()}")

    def read(self, name: str) -> str:
        """What the field with this object name holds, once it holds anything."""
        return self.wait_until(lambda: self._text_of(name), f"{name} holds a text")

    def wait_for_screen(self, name: str) -> None:
        """Wait until a screen of the app is shown."""
        wanted = f"screen_{name}"
        self.wait_until(
            lambda: any(thing.place[-1] == wanted for thing in self._eyes.look()),
            f"the screen “{name}” shows",
        )

    def wait_for_words(self, words: str) -> Thing:
        """Wait until something on the screen says (at least) this."""
        return self.wait_until(
            lambda: next((t for t in self._eyes.look() if words in t.name), None),
            f"the screen says “{words}”",
        )

    def wait_for_focus(self, name: str) -> None:
        """Wait until the focus is in what has this object name."""
        self.wait_until(
            lambda: any(name in thing.place for thing in self._focus()),
            f"the focus is in {name}",
        )

    def wait_for_end(self) -> None:
        """Wait until the program has ended; it has to end well and have had nothing to say."""
        try:
            status = self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"The program does not end.\n{self._report()}") from None
        assert (status, self._said()) == (0, "")

    def wait_until(self, seen: Callable[[], FoundT | None], what: str) -> FoundT:
        """Look again and again until `seen` gives something, or the program is gone."""
        for _glance in range(round(PATIENCE / GLANCE)):
            found = seen()
            if found:
                return found
            try:
                self._process.wait(GLANCE)
            except subprocess.TimeoutExpired:
                continue
            raise AssertionError(f"The program ended before: {what}\n{self._said()}")
        raise AssertionError(f"Not seen: {what}\n{self._report()}")

    def _focus(self) -> list[Thing]:
        """What has the focus; some widgets say so of themselves and of a part."""
        return [thing for thing in self._eyes.look() if thing.has_focus]

    def _focus_after(self, before: list[Thing]) -> list[Thing] | None:
        now = self._focus()
        return None if {t.path for t in now} == {t.path for t in before} else now

    def _text_of(self, name: str) -> str | None:
        for thing in self._eyes.look():
            if name in thing.place and thing.role in {"text", "password text", "entry"}:
                return self._eyes.read(thing)
        return None

    def _report(self) -> str:
        seen = (
            f"{'*' if t.has_focus else ' '} {t.role:<14} {t.place[-1]:<28} {t.name}"
            for t in self._eyes.look()
        )
        return "\n".join(("On the screen:", *seen, "It said:", self._said()))

    def _said(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace")


def program() -> tuple[str, ...]:
    """The command of the program that is tested: a built one that is named, the installed one,
    or the checkout's.
    """
    built = os.environ.get("CARECOMPANION_TEST_PROGRAM")
    if built:
        return (built,)
    if os.environ.get("CARECOMPANION_TEST_SOURCE") == "1":
        return (sys.executable, "-m", "carecompanion")
    return (str(Path(sys.executable).parent / "carecompanion"),)


def missing_tools(*also: str) -> list[str]:
    """Which of the commands that a desktop takes are not on this computer."""
    return [name for name in (*NEEDED, *also) if shutil.which(name) is None]


@contextmanager
def open_desktop(folder: Path) -> Iterator[Desktop]:
    """Start a desktop with an empty home inside `folder`, and end all of it afterwards."""
    started: list[subprocess.Popen[bytes]] = []
    try:
        yield _start_parts(folder, started)
    finally:
        for process in reversed(started):
            _end(process)


def _start_parts(folder: Path, started: list[subprocess.Popen[bytes]]) -> Desktop:
    env = _session(folder)
    env["DISPLAY"] = f":{_answer_of('Xvfb', '-displayfd', *_X_OPTIONS, env=env, started=started)}"
    address = _answer_of("dbus-daemon", "--print-address", *_BUS_OPTIONS, env=env, started=started)
    env["DBUS_SESSION_BUS_ADDRESS"] = address
    # Qt then shows its accessibility tree here; no accessibility service has to be installed.
    env["AT_SPI_BUS_ADDRESS"] = address
    subprocess.run(("setxkbmap", KEYBOARD), env=env, check=True)
    with (folder / "openbox.log").open("wb") as log:
        started.append(subprocess.Popen(("openbox",), env=env, stdout=log, stderr=log))
    _wait_for_window_manager(env, started[-1])
    return Desktop(Path(env["HOME"]), env)


_X_OPTIONS = ("-screen", "0", SCREEN, "-nolisten", "tcp", "-noreset", "-dpi", "96")
_BUS_OPTIONS = ("--session", "--nofork", "--nopidfile")


def _answer_of(
    name: str,
    option: str,
    *options: str,
    env: dict[str, str],
    started: list[subprocess.Popen[bytes]],
) -> str:
    """Start a server that writes one line, its address, to the descriptor after `option`."""
    read_end, write_end = os.pipe()
    # "-displayfd 5" and "--print-address=5": both take the number of an open file.
    told = (option, str(write_end)) if option.startswith("-d") else (f"{option}={write_end}",)
    started.append(
        subprocess.Popen(
            (name, *told, *options),
            env=env,
            pass_fds=(write_end,),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    )
    os.close(write_end)
    with open(read_end, encoding="utf-8") as pipe:  # noqa: PTH123 - a pipe has no path
        line = pipe.readline()
    assert line.endswith("\n"), f"{name} did not start"
    return line.strip()


def _session(folder: Path) -> dict[str, str]:
    """The variables of a fresh login, with everything in `folder`."""
    home = folder / "home"
    env = {
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "PATH": os.environ["PATH"],
        "PYTHONSAFEPATH": "1",
        "TMPDIR": str(folder / "tmp"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_RUNTIME_DIR": str(folder / "run"),
        # This desktop has no registry of accessible programs, and Qt would remark on that.
        "QT_LOGGING_RULES": "qt.accessibility.atspi.warning=false",
    }
    for name in ("HOME", "TMPDIR", *(name for name in env if name.startswith("XDG_"))):
        Path(env[name]).mkdir(mode=0o700)
    if "PYTHONPATH" in os.environ:
        env["PYTHONPATH"] = os.environ["PYTHONPATH"]
    return env


def _wait_for_window_manager(env: dict[str, str], manager: subprocess.Popen[bytes]) -> None:
    for _glance in range(round(PATIENCE / GLANCE)):
        asked = subprocess.run(
            ("xdotool", "get_num_desktops"), env=env, capture_output=True, check=False
        )
        if asked.returncode == 0:
            return
        try:
            manager.wait(GLANCE)
        except subprocess.TimeoutExpired:
            continue
        break
    raise AssertionError("The window manager did not start.")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End one program and, where it leads a session of its own, what it started."""
    if process.poll() is not None:
        return
    leads = os.getpgid(process.pid) == process.pid
    for number in (signal.SIGTERM, signal.SIGKILL):
        if leads:
            os.killpg(process.pid, number)
        else:
            process.send_signal(number)
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            continue
        return
