"""The commands that keep notes safe: backup, check, restore and salvage."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from carecompanion.commands.terminal import EXIT_OK, EXIT_PROBLEM, say, wanted_passphrase

if TYPE_CHECKING:
    from carecompanion.composition import Parts
    from carecompanion.domain.backups import CheckReport, SalvageReport

COMMANDS = ("backup", "check", "restore", "salvage")


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Teach the parser these commands."""
    table = (
        ("backup", "make an encrypted copy, also while the notes are open", "VAULT", "DEST"),
        ("check", "read a notes file or a backup from end to end", "FILE", None),
        ("restore", "put a backup in the place of notes, which are kept", "BACKUP", "DEST"),
        ("salvage", "bring what can be read of a damaged file into a new one", "VAULT", "DEST"),
    )
    for name, help_text, source, target in table:
        command = commands.add_parser(name, help=help_text)
        command.add_argument("source", type=Path, metavar=source)
        if target:
            command.add_argument("target", type=Path, metavar=target)
        command.add_argument(
            "--passphrase-file", type=Path, metavar="FILE", help="else the terminal asks for it"
        )


def run(options: argparse.Namespace, parts: Parts) -> int:
    """Run one of `COMMANDS`; its exit status."""
    work = {"backup": _backup, "check": _check, "restore": _restore, "salvage": _salvage}
    return work[options.command](options, parts)


def _backup(options: argparse.Namespace, parts: Parts) -> int:
    """Into a folder under a dated name, else as the file named."""
    from carecompanion.domain.backups import BackupPlace

    passphrase = wanted_passphrase(options.passphrase_file)
    access = parts.backups.access(options.source, passphrase)
    if options.target.is_dir():
        made = parts.backups.make(access, BackupPlace(options.target)).path
    else:
        parts.backups.copy(access, options.target)
        made = options.target
    print(f"The backup is in {made}. It was read back and is whole.")
    return EXIT_OK


def _check(options: argparse.Namespace, parts: Parts) -> int:
    passphrase = wanted_passphrase(options.passphrase_file)
    report = parts.backups.check(options.source, passphrase)
    if not report.is_complete:
        return say(
            f"{report.incomplete_attachments} of {report.attachments} attachments in "
            f"{options.source.name} are not complete. All notes can be read.",
            EXIT_PROBLEM,
        )
    print(f"{options.source.name} is whole. Every part of it was read.")
    _print_counts(report)
    return EXIT_OK


def _restore(options: argparse.Namespace, parts: Parts) -> int:
    passphrase = wanted_passphrase(options.passphrase_file)
    restored = parts.backups.restore(options.source, passphrase, options.target)
    print(f"{options.target.name} is now the backup, up to {_day(restored.dates.backup)}.")
    if restored.kept is not None:
        print(
            f"The notes that were there, up to {_day(restored.dates.present)}, "
            f"are kept in {restored.kept}."
        )
    return EXIT_OK


def _salvage(options: argparse.Namespace, parts: Parts) -> int:
    """Status 0 only when nothing was lost."""
    passphrase = wanted_passphrase(options.passphrase_file)
    report = parts.backups.salvage(options.source, passphrase, options.target)
    _print_salvaged(report)
    if report.is_whole:
        print(f"No damage was found. {options.target} holds the same notes.")
        return EXIT_OK
    return say(
        f"{options.target.name} holds all that could be read. Some parts could not. "
        f"The damaged file is as it was.",
        EXIT_PROBLEM,
    )


def _print_counts(report: CheckReport) -> None:
    for kind, count in report.kinds:
        print(f"  {kind.replace('_', ' ')}: {count}")
    print(f"  attachments: {report.attachments}")
    print(f"  newest change: {_day(report.newest_change)}")


def _print_salvaged(report: SalvageReport) -> None:
    print(f"{len(report.damaged_pages)} of {report.pages} pages are damaged.")
    if report.is_cut:
        print("The end of the file is not there.")
    for table, count in report.recovered:
        print(f"  {table.replace('_', ' ')}: {count} rows read")
    for words, traces in (
        ("back to an earlier state", report.went_back),
        ("made again from its history", report.rebuilt),
        ("lost", report.lost),
    ):
        for trace in traces:
            print(f"  {trace.kind or 'record'} {trace.record_id}, {trace.at[:10]}: {words}")
    if report.incomplete_attachments:
        print(f"  attachments without some of their parts: {report.incomplete_attachments}")


def _day(moment: datetime | None) -> str:
    return f"{moment.astimezone():%d %B %Y, %H:%M}" if moment else "an unknown date"
