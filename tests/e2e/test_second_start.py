"""A second start, as by a double-click on a notes file, ends in the window that is there."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.e2e.desktop import App, Desktop, program


def start_once_more(desktop: Desktop, *arguments: str) -> tuple[int, str]:
    """Start the program beside the one that runs, where no message bus can help it."""
    done = subprocess.run(
        (*program(), *arguments),
        env={**desktop.env, "DBUS_SESSION_BUS_ADDRESS": "disabled:"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stderr


def test_a_second_start_brings_the_window_to_the_front_with_the_notes_file_that_it_names(
    desktop: Desktop, tmp_path: Path
) -> None:
    with desktop.start() as app:
        app.wait_for_screen("welcome")
        put_away(desktop)
        said = "Care Companion is already open. Its window comes to the front.\n"
        assert start_once_more(desktop) == (0, said)
        is_in_front(app, desktop)
        assert start_once_more(desktop, str(tmp_path / "from the stick.carevault")) == (0, said)
        app.wait_for_screen("unlock")
        app.wait_for_words("from the stick.carevault")
        app.press("ctrl+q")
        app.wait_for_end()
    left = [path for path in Path(desktop.env["XDG_RUNTIME_DIR"]).rglob("*") if path.is_file()]
    assert left == []


def put_away(desktop: Desktop) -> None:
    command = ("xdotool", "search", "--sync", "--onlyvisible", "--class", "carecompanion")
    subprocess.run((*command, "windowminimize", "--sync"), env=desktop.env, check=True)
    assert front_window(desktop) == ""


def is_in_front(app: App, desktop: Desktop) -> None:
    app.wait_until(
        lambda: "Care Companion" in front_window(desktop), "the window is in front with the keys"
    )


def front_window(desktop: Desktop) -> str:
    """The title of the window that has the keyboard."""
    asked = subprocess.run(
        ("xdotool", "getactivewindow", "getwindowname"),
        env=desktop.env,
        capture_output=True,
        text=True,
        check=False,
    )
    return asked.stdout.strip() if asked.returncode == 0 else ""
