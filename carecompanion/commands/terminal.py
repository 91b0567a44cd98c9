"""How commands ask for a passphrase, and how they end."""

from __future__ import annotations

import sys
from pathlib import Path

EXIT_OK, EXIT_PROBLEM, EXIT_USAGE, EXIT_STOPPED = 0, 1, 2, 130


class NoPassphraseError(Exception):
    """No passphrase could be had; the text says why."""


def say(words: str, status: int) -> int:
    """Put one sentence or two on the error output; the status back."""
    print(words, file=sys.stderr)
    return status


def wanted_passphrase(file: Path | None) -> str:
    """The passphrase from a file, or from the terminal when none is named.

    Raises:
        NoPassphraseError: the file cannot be read, or there is no terminal.
    """
    passphrase = _passphrase_of(file) if file else _asked_passphrase()
    if passphrase is None:
        raise NoPassphraseError(
            "The passphrase file cannot be read. Nothing was changed."
            if file
            else "There is no terminal to ask for the password in. Use --passphrase-file."
        )
    return passphrase


def _passphrase_of(file: Path) -> str | None:
    """The first line of a file, without the mark that some editors begin it with; None for none.

    A line ends where an editor ends it: the other signs that count as ends may be in a password.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    return text.split("\n", 1)[0].removesuffix("\r") if text else None


def _asked_passphrase() -> str | None:
    """What is typed into the terminal, unseen; None without a terminal that can hide it."""
    import warnings
    from getpass import GetPassWarning, getpass

    with warnings.catch_warnings():
        warnings.simplefilter("error", GetPassWarning)
        try:
            return getpass("Password for your notes: ")
        except (GetPassWarning, EOFError):
            return None
