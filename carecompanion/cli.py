"""How the program starts: the window at once, or a command of the terminal."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from carecompanion.commands import NAMES

if TYPE_CHECKING:
    from carecompanion.starts.second_start import Answer


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
    notes_file = Path(arguments[0]).absolute() if arguments else None
    place = host.window_place()
    try:
        lock = host.take_window_place(place)
    except BlockingIOError:
        from carecompanion.starts.second_start import Answer, ask_first
        from carecompanion.starts.wish import Wish

        wish = Wish(notes_file=notes_file, activation=host.take_activation_token())
        answer = ask_first(place, wish)
        if isinstance(answer, Answer):
            return _end_second_start(answer)
        lock = answer
    # What is made while starting stays; looking for garbage in it would take a tenth of the time.
    # `run` turns this on again.
    gc.disable()
    import_plainly()
    from carecompanion.app import run

    try:
        return run(notes_file, place if lock else None)
    finally:
        if lock:
            lock.release()


def _end_second_start(answer: Answer) -> int:
    """Say what became of it in the terminal, and in a window where the other did not answer."""
    from carecompanion.commands.terminal import EXIT_OK, EXIT_PROBLEM, say
    from carecompanion.starts.second_start import Answer

    if answer is Answer.HEARD:
        return say("Care Companion is already open. Its window comes to the front.", EXIT_OK)
    from carecompanion.app import show_already_open

    show_already_open()
    return say("Care Companion is already open. Use the window that is there.", EXIT_PROBLEM)
