"""How the program starts: the window at once, or a command of the terminal."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from carecompanion.commands import NAMES


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window, or run the command of `argv`; exit status 0, 1 (a problem) or 2 (usage)."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments or (arguments[0] not in NAMES and not arguments[0].startswith("-")):
        return _window(arguments)
    from carecompanion.commands.line import run_command

    return run_command(arguments)


def _window(arguments: list[str]) -> int:
    """Open the window; the usual way in, so it loads nothing that it does not need."""
    from carecompanion import host
    from carecompanion.plain_imports import import_plainly

    if len(arguments) > 1:
        from carecompanion.commands.terminal import EXIT_USAGE, say

        return say("Name one notes file at most. Use --help to see all commands.", EXIT_USAGE)
    if not host.has_display():
        from carecompanion.commands.terminal import EXIT_PROBLEM, say

        return say(
            "This computer has no display, so the window cannot open. Your notes are safe. "
            "Use “carecompanion page” to make a page, or “carecompanion demo” for a sample.",
            EXIT_PROBLEM,
        )
    # What is made while starting stays; looking for garbage in it would take a tenth of the time.
    # `run` turns this on again.
    gc.disable()
    import_plainly()
    from carecompanion.app import run

    return run(Path(arguments[0]).absolute() if arguments else None)
