"""`carecompanion answers`: what a clinic filled in on a page, shown and kept one by one."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from carecompanion.commands.terminal import EXIT_OK, EXIT_PROBLEM, say, wanted_passphrase
from carecompanion.domain.errors import (
    IntakeError,
    IntakeFault,
    ReturnedPageError,
    ReturnFault,
)

if TYPE_CHECKING:
    from carecompanion.composition import Parts
    from carecompanion.domain.ports.notes import NotesStore
    from carecompanion.domain.returned import Returned, ReturnedPage, Unmatched

COMMANDS = ("answers",)


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Teach the parser this command."""
    command = commands.add_parser(
        "answers", help="show what the clinic filled in on a page, and keep what you want"
    )
    command.add_argument("vault", type=Path, metavar="VAULT")
    command.add_argument("page", type=Path, metavar="FILE.pdf")
    command.add_argument("--dry-run", action="store_true", help="only show it, and ask nothing")
    command.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help="else the terminal asks for it"
    )


def run(options: argparse.Namespace, parts: Parts) -> int:
    """Run the command; the exit status. Raises CareError as the work does."""
    from carecompanion.exchange.answers.read import read_returned

    try:
        form = read_returned(options.page)
    except IntakeError as error:
        return say(_words_for_file(error), EXIT_PROBLEM)
    except ReturnedPageError as error:
        return say(_words_for_page(error), EXIT_PROBLEM)
    store = parts.vaults.open(options.vault, wanted_passphrase(options.passphrase_file))
    try:
        from carecompanion.domain.return_matching import match_returned

        page = match_returned(form, store, parts.question_table)
        return _show(page, store, parts, asks=not options.dry_run, is_cut=form.is_cut)
    finally:
        store.close()


def _show(page: ReturnedPage, store: NotesStore, parts: Parts, *, asks: bool, is_cut: bool) -> int:
    kept = [_one(each, store, parts, asks=asks) for each in page.proposals]
    for field in page.unmatched:
        print(f"Not matched ({_reason(field.why)}): {field.name}")
        print(_indented(field.text or "ticked"))
    if is_cut:
        print("There is more in this file than is read. Look at the page itself as well.")
    if not page.is_ours:
        return say(_no_fields(), EXIT_PROBLEM)
    if not page.proposals and not page.unmatched:
        print("Nothing is filled in on this page.")
    if asks and page.proposals:
        print(f"Kept in your notes: {sum(kept)} of {len(kept)}.")
    elif not asks:
        print("Nothing was kept: this only shows what is there.")
    return EXIT_OK


def _one(returned: Returned, store: NotesStore, parts: Parts, *, asks: bool) -> bool:
    """Show one of them, and keep it after a yes; whether it was kept now."""
    from carecompanion.composition import local_today
    from carecompanion.domain.changes import Action
    from carecompanion.domain.returned import ReturnedRemark, answer_of, asked_of
    from carecompanion.domain.visit_returned import records_to_keep

    words = parts.page_words
    print(asked_of(returned, words))
    print(_indented(answer_of(returned, words)))
    if isinstance(returned, ReturnedRemark) and returned.who:
        print(_indented(f"{words.team.who}: {returned.who}"))
    if store.get(returned.id) is not None:
        print("  This is in your notes already.")
        return False
    if not asks or not _is_wanted():
        return False
    puts = records_to_keep(store, (returned,), words, today=local_today())
    store.apply(Action.KEEP_ANSWERS, puts=puts)
    return True


def _is_wanted() -> bool:
    """Whether the person says yes; without anybody to ask it is a no."""
    try:
        said = input("  Keep this in your notes? [y/n] ")
    except EOFError:
        print()
        return False
    return said.strip().casefold() in ("y", "yes")


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.splitlines())


def _reason(why: Unmatched) -> str:
    from carecompanion.domain.returned import Unmatched

    return {
        Unmatched.NOT_OURS: "no field of our pages",
        Unmatched.OTHER_NOTES: "the page was not made from these notes",
        Unmatched.WORDS_GONE: "the question is not in these notes any more",
        Unmatched.TWICE: "the field is there twice and says two things",
    }[why]


def _no_fields() -> str:
    return (
        "This file has no fields of our page. A printed or scanned page has none. "
        "Type the answers in by hand. Nothing was changed."
    )


def _words_for_file(error: IntakeError) -> str:
    words = {
        IntakeFault.TOO_LARGE: "is larger than a page can be",
        IntakeFault.EMPTY: "is empty",
        IntakeFault.UNREADABLE: "cannot be read",
        IntakeFault.STOPPED: "was not read to its end",
    }[error.fault]
    return f"{error.name} {words}. Nothing was changed."


def _words_for_page(error: ReturnedPageError) -> str:
    if error.fault is ReturnFault.NO_FIELDS:
        return _no_fields()
    words = {
        ReturnFault.UNREADABLE: "is not a PDF that can be read",
        ReturnFault.LOCKED: "has a password of its own. Ask for it without one",
        ReturnFault.OUT_OF_TIME: "takes too long to read",
        ReturnFault.OUT_OF_MEMORY: "takes more memory than a page may",
    }[error.fault]
    return f"{error.name} {words}. Nothing was changed."
