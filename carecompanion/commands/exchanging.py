"""`carecompanion export` and `import`: all notes out in open formats, and in again."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from carecompanion.commands.terminal import EXIT_OK, EXIT_PROBLEM, say, wanted_passphrase
from carecompanion.domain.errors import FolderNotEmptyError, ImportFault, ImportRefusedError

if TYPE_CHECKING:
    from carecompanion.composition import Parts
    from carecompanion.domain.records import Person

COMMANDS = ("export", "import")


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add both commands to the parser."""
    out = commands.add_parser("export", help="write all notes into a folder, in open formats")
    out.add_argument("vault", type=Path, metavar="VAULT")
    out.add_argument("folder", type=Path, metavar="DIR")
    out.add_argument(
        "--person", metavar="NAME|ID", help="the notes about this person alone, not everybody's"
    )
    back = commands.add_parser("import", help="make a notes file from an exported folder")
    back.add_argument("folder", type=Path, metavar="DIR")
    back.add_argument("vault", type=Path, metavar="VAULT")
    for command in (out, back):
        command.add_argument(
            "--passphrase-file", type=Path, metavar="FILE", help="else the terminal asks for it"
        )


def run(options: argparse.Namespace, parts: Parts) -> int:
    """Run one of `COMMANDS`; the exit status. Raises CareError as the work does."""
    work = _export if options.command == "export" else _import
    try:
        return work(options, parts)
    except FolderNotEmptyError as error:
        return say(
            f"There is something in {error.path.name} already. Name an empty folder.", EXIT_PROBLEM
        )
    except ImportRefusedError as error:
        return say(_words_for(error), EXIT_PROBLEM)


def _export(options: argparse.Namespace, parts: Parts) -> int:
    from carecompanion.exchange.export_notes import export_notes

    given = wanted_passphrase(options.passphrase_file)
    notes = parts.archive_vaults.open(options.vault, given)
    try:
        people = _people_called(options.person, notes.people()) if options.person else ()
        if options.person and len(people) != 1:
            return _say_who_there_is(people, notes.people())
        person_id = people[0].id if people else None
        export_notes(notes, options.folder, parts.readable_page, person_id=person_id)
    finally:
        notes.close()
    which = "The notes about one person" if people else "All notes"
    print(f"{which} are in {options.folder}. To read them, open notes.html there.")
    print("This folder is not locked. Anyone who has it can read it.")
    return EXIT_OK


def _people_called(wanted: str, people: Sequence[Person]) -> Sequence[Person]:
    """Those of this name, whatever the case and the spaces, or the one of this id."""
    called = " ".join(wanted.casefold().split())
    return [
        person
        for person in people
        if called in (" ".join(person.name.casefold().split()), str(person.id))
    ]


def _say_who_there_is(found: Sequence[Person], people: Sequence[Person]) -> int:
    """Which ids to choose from; nothing was written."""
    for person in found or people:
        print(f"{person.id}  {person.name or '(no name)'}")
    if found:
        return say("More than one person is called that. Name the id instead.", EXIT_PROBLEM)
    return say("There is nobody of that name. Nothing was written.", EXIT_PROBLEM)


def _import(options: argparse.Namespace, parts: Parts) -> int:
    from carecompanion.exchange.import_notes import import_notes

    given = wanted_passphrase(options.passphrase_file)
    if not given:
        return say("The password is empty. Nothing was written.", EXIT_PROBLEM)
    # Typed unseen, it is typed twice: a slip would lock the new file for good.
    again = given if options.passphrase_file else wanted_passphrase(None)
    if again != given:
        return say("The two passwords were not the same. Nothing was written.", EXIT_PROBLEM)
    import_notes(options.folder, options.vault, given, parts.archive_vaults)
    print(f"All notes are in {options.vault}, with all earlier changes.")
    print("The folder stays as it is, and it is not locked. Delete it when you can.")
    return EXIT_OK


def _words_for(error: ImportRefusedError) -> str:
    words = {
        ImportFault.MISSING: "is not there",
        ImportFault.NOT_A_PLAIN_FILE: "is a link or a folder, not a file",
        ImportFault.UNREADABLE: "cannot be read",
        ImportFault.NOT_OURS: "was not made by Care Companion",
        ImportFault.TOO_NEW: "was made with a newer version",
        ImportFault.NOT_AS_DOCUMENTED: "is not as an export writes it",
        ImportFault.NOT_TOGETHER: "does not go with the rest of the folder",
        ImportFault.TOO_LARGE: "is larger than any part can be",
        ImportFault.CHANGED: "is not the file that was saved",
    }[error.fault]
    return f"{error.part} {words}. No notes file was made."
