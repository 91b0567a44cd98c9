"""`carecompanion sheets`: the empty sheets for a pen, without any notes."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from carecompanion.commands.terminal import EXIT_OK

if TYPE_CHECKING:
    from carecompanion.composition import Parts

COMMANDS = ("sheets",)


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Teach the parser this command."""
    sheets = commands.add_parser("sheets", help="write the empty sheets for a pen, as PDF")
    sheets.add_argument("folder", type=Path, metavar="DIR")


def run(options: argparse.Namespace, parts: Parts) -> int:
    """Write every empty sheet on both papers, in place of older ones of the same name.

    Raises:
        FolderNotWritableError: the folder cannot be made or written to.
        DiskFullError: the disk takes no more.
    """
    from carecompanion.composition import write_owner_only
    from carecompanion.domain.errors import FolderNotWritableError
    from carecompanion.domain.printouts import EMPTY_SHEETS, Paper

    folder: Path = options.folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FolderNotWritableError(folder) from error
    for paper in Paper:
        for printout in EMPTY_SHEETS:
            path = folder / f"{printout.value.replace('_', '-')}-{paper.value}.pdf"
            write_owner_only(path, parts.make_printout(None, printout, paper).pdf)
            print(f"Written: {path}")
    return EXIT_OK
