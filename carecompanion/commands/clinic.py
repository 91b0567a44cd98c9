"""`carecompanion fhir`: the notes as a file that the systems of a clinic can read."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from carecompanion.commands.headlines import find_walk
from carecompanion.commands.terminal import EXIT_OK, EXIT_PROBLEM, say, wanted_passphrase

if TYPE_CHECKING:
    from carecompanion.composition import Parts
    from carecompanion.domain.ports.notes import NotesStore
    from carecompanion.domain.walk import Walk
    from carecompanion.exchange.fhir.source import FhirSource

COMMANDS = ("fhir",)


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Teach the parser these commands."""
    out = commands.add_parser("fhir", help="write what a page holds as a FHIR R4 document")
    out.add_argument("vault", type=Path, metavar="VAULT")
    out.add_argument("--headline", default="latest", metavar="ID|latest")
    out.add_argument("--out", type=Path, required=True, metavar="FILE.json")
    out.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help="else the terminal asks for it"
    )


def run(options: argparse.Namespace, parts: Parts) -> int:
    """Run one of `COMMANDS`; the exit status. Raises CareError as the work does."""
    return _fhir(options, parts)


def _fhir(options: argparse.Namespace, parts: Parts) -> int:
    from carecompanion.composition import write_owner_only
    from carecompanion.exchange.fhir.document import document_bytes

    passphrase = wanted_passphrase(options.passphrase_file)
    store = parts.vaults.open(options.vault, passphrase)
    try:
        source = _source(store, options.headline, parts)
    finally:
        store.close()
    if source is None:
        return say("There is no such headline in these notes. Nothing was written.", EXIT_PROBLEM)
    write_owner_only(options.out, document_bytes(source))
    print(f"The file for the clinic is in {options.out}.")
    print("It holds what your page holds. Facts you keep off pages are not in it.")
    print("This file is not locked. Anyone who has it can read it.")
    return EXIT_OK


def _source(store: NotesStore, wanted: str, parts: Parts) -> FhirSource | None:
    from carecompanion.composition import utc_now
    from carecompanion.exchange.fhir.source import read_source

    walk = find_walk(store, wanted)
    if walk is None and wanted != "latest":
        return None
    return read_source(
        store,
        walk or _walk_without_headline(store),
        has_headline=walk is not None,
        table=parts.question_table,
        words=parts.page_words,
        made_at=utc_now().astimezone(),
    )


def _walk_without_headline(store: NotesStore) -> Walk:
    """The person shown last with their notes, for who has not pasted a headline yet."""
    from carecompanion.composition import local_today
    from carecompanion.domain.walk import new_walk, read_notes, read_safety

    person, facts = read_notes(store)
    safety = read_safety(store, person.id)
    return new_walk(person, facts, today=local_today(), safety=safety)
