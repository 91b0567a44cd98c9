"""What ./run and ./check hand over to: set up what is missing, then do it."""

from __future__ import annotations

import os
import sys

import checks
import environment
import system_packages
from machine import ON_LINUX, ON_WINDOWS, ROOT, SetUpStopped, call, clean_environment, has_display
from machine import tool as tool_path

# What the program does without a window.
WINDOWLESS = {"demo", "page", "--help", "--self-test", "--version", "-h"}
DEMO = ROOT / "demo"


def main(arguments: list[str]) -> int:
    """Do `run …` or `check [--all]`; give the exit status."""
    command, *rest = arguments
    try:
        return run(rest) if command == "run" else check(rest)
    except SetUpStopped as stop:
        print(f"\n{stop}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. What was done so far is kept; start again to go on.", file=sys.stderr)
        return 130


def run(arguments: list[str]) -> int:
    """Open the program; without a display, do the main job on the built-in sample."""
    environment.prepare(for_development=False)
    system_packages.ensure_qt(window_systems=window_systems())
    if has_display():
        return start(arguments)
    if arguments and arguments[0] in WINDOWLESS:
        return start(arguments, QT_QPA_PLATFORM="offscreen")
    print("This computer has no display, so the main job runs here on a built-in sample instead.")
    return start(["demo", str(DEMO)], QT_QPA_PLATFORM="offscreen")


def check(arguments: list[str]) -> int:
    """Run the checks; `--all` adds the long ones."""
    if arguments not in ([], ["--all"]):
        print("Usage: ./check [--all]", file=sys.stderr)
        return 2
    return checks.run_all(long=bool(arguments))


def window_systems() -> tuple[str, ...]:
    """Name the plugins that Qt is going to ask for."""
    displays = {"DISPLAY": "xcb", "WAYLAND_DISPLAY": "wayland"}
    return tuple(p for name, p in displays.items() if ON_LINUX and os.environ.get(name))


def start(arguments: list[str], **extra: str) -> int:
    """Become the installed program, so that signals and exit status are its own."""
    program = tool_path("carecompanion")
    env = clean_environment(**extra)
    if not ON_WINDOWS:
        sys.stdout.flush()
        os.execve(program, [str(program), *arguments], env)
    return call(program, *arguments, env=env)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
