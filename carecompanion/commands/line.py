"""The commands of the terminal: thin, over the same code as the window.

A passphrase comes from a file or the terminal, never from argv or the environment.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from carecompanion import __version__
from carecompanion.commands import (
    answers,
    blank_sheets,
    clinic,
    exchanging,
    keeping,
    news,
    reviewing,
)
from carecompanion.commands.headlines import find_walk
from carecompanion.commands.terminal import (
    EXIT_OK,
    EXIT_PROBLEM,
    EXIT_STOPPED,
    NoPassphraseError,
    say,
    wanted_passphrase,
)

if TYPE_CHECKING:
    from carecompanion.composition import Parts
    from carecompanion.domain.errors import CareError


_GROUPS = (exchanging, keeping, clinic, answers, reviewing, news, blank_sheets)


def run_command(arguments: Sequence[str]) -> int:
    """Run the command of `arguments`; exit status 0, 1 (a problem, told on stderr) or 2."""
    from carecompanion import host
    from carecompanion.composition import Parts
    from carecompanion.domain.errors import CareError

    options = _parser().parse_args(arguments)
    host.harden_process()
    try:
        return _run(options, Parts())
    except NoPassphraseError as error:
        return say(str(error), EXIT_PROBLEM)
    except CareError as error:
        return say(_words_for(error), EXIT_PROBLEM)
    except KeyboardInterrupt:
        return say("\nStopped.", EXIT_STOPPED)


def _run(options: argparse.Namespace, parts: Parts) -> int:
    if options.self_test:
        return _self_test(parts)
    if options.command == "demo":
        return _demo(options.folder, parts)
    for commands in _GROUPS:
        if options.command in commands.COMMANDS:
            status: int = commands.run(options, parts)
            return status
    return _page(options, parts)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="carecompanion",
        description="Get ready to ask: from a treatment headline to one page for your care team.",
        epilog="With a notes file, or with nothing, it opens the window.",
    )
    parser.add_argument("--version", action="version", version=f"Care Companion {__version__}")
    parser.add_argument(
        "--self-test", action="store_true", help="check that the program works on this computer"
    )
    commands = parser.add_subparsers(dest="command")
    demo = commands.add_parser("demo", help="write a made-up sample: notes file, page, picture")
    demo.add_argument("folder", type=Path, metavar="DIR")
    page = commands.add_parser("page", help="make the page of a headline as PDF")
    page.add_argument("vault", type=Path, metavar="VAULT")
    page.add_argument("--headline", required=True, metavar="ID|latest")
    page.add_argument("--paper", choices=("a4", "letter"), default="a4")
    page.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    page.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help="else the terminal asks for it"
    )
    for group in _GROUPS:
        group.add_to(commands)
    return parser


def _self_test(parts: Parts) -> int:
    from carecompanion.selftest import SelfTestError, run_self_test

    try:
        run_self_test(parts)
    except SelfTestError as problem:
        return say(f"The self-test stopped at: {problem}. Install the program again.", EXIT_PROBLEM)
    print("The self-test went well: a notes file and a page were made and read back.")
    return EXIT_OK


def _demo(folder: Path, parts: Parts) -> int:
    from carecompanion.demo import write_demo

    files = write_demo(folder, parts)
    print("A made-up sample is ready:")
    print(f"  the page as PDF      {files.pdf}")
    print(f"  the page as picture  {files.png}")
    print(f"  the notes file       {files.vault}")
    print(f"  its password         {files.passphrase}")
    return EXIT_OK


def _page(options: argparse.Namespace, parts: Parts) -> int:
    from carecompanion.composition import make_page, write_owner_only
    from carecompanion.domain.printouts import Paper

    passphrase = wanted_passphrase(options.passphrase_file)
    store = parts.vaults.open(options.vault, passphrase)
    try:
        walk = find_walk(store, options.headline)
    finally:
        store.close()
    if walk is None:
        return say("There is no such headline in these notes. Nothing was written.", EXIT_PROBLEM)
    made = make_page(walk, Paper[options.paper.upper()], parts)
    write_owner_only(options.out, made.pdf)
    print(f"The page is in {options.out}. Anyone with this file can read it.")
    for item in made.left_out:
        print(f"Not on the page, but on the question sheet: {item.text}")
    for character in made.unprintable:
        print(f"Printed as a code: U+{ord(character):04X}")
    return EXIT_OK


def _words_for(error: CareError) -> str:
    from carecompanion.domain import errors

    words = {
        errors.VaultMissingError: "There is no file called {name}. Check the name and the folder.",
        errors.WrongPassphraseError: "That password did not open the notes. Nothing was changed.",
        errors.VaultDamagedError: "Part of {name} cannot be read. Nothing was changed.",
        errors.NotAVaultError: "{name} is not a notes file of Care Companion.",
        errors.VaultTooNewError: "{name} was made with a newer version. Use that version.",
        errors.VaultInUseError: "{name} is open in another window. Close it there first.",
        errors.VaultExistsError: "There is a file called {name} already. Nothing was changed.",
        errors.EarlierVaultNotWritableError: (
            "{name} is from an earlier version. Copy it to a folder that can be written to first."
        ),
        errors.FolderNotWritableError: "The folder of {name} cannot be written to.",
        errors.DiskFullError: "The disk is full or takes no more. Nothing was changed.",
        errors.VaultUnsettledError: "A change to {name} was cut short. Open it in the window once.",
        errors.BackupPlaceMissingError: "{name} is not there. Your notes are safe.",
        errors.BackupPlaceFullError: "There is not enough room in {name}. Your notes are safe.",
        errors.VaultChangedError: "{name} was changed by another program meanwhile. Try again.",
        errors.ExportError: "{name} cannot be written there. Your notes are safe.",
    }.get(type(error), "Part of the program is missing. Install it again. Your notes are safe.")
    path = getattr(error, "path", None)
    return words.format(name=path.name if path else "")
