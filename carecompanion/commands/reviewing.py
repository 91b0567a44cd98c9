"""`carecompanion content`: for those who write and review what the app explains."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from carecompanion.commands.terminal import EXIT_OK, EXIT_PROBLEM, say

if TYPE_CHECKING:
    from carecompanion.composition import Parts
    from carecompanion.domain.content_report import FileReport

COMMANDS = ("content",)


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Teach the parser this command and its two tasks."""
    content = commands.add_parser("content", help="check the explanations, or print them to review")
    tasks = content.add_subparsers(dest="task", required=True)
    check = tasks.add_parser("check", help="look for what is wrong: links, dates, words, grades")
    booklet = tasks.add_parser("booklet", help="print every explanation with its sources, as PDF")
    booklet.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    booklet.add_argument("--paper", choices=("a4", "letter"), default="a4")
    for task in (check, booklet):
        task.add_argument(
            "--folder", type=Path, metavar="DIR", help="another copy of the resources folder"
        )


def run(options: argparse.Namespace, parts: Parts) -> int:
    """Run one task; its exit status. Raises CareError as the work does."""
    return _check(options) if options.task == "check" else _booklet(options, parts)


def _check(options: argparse.Namespace) -> int:
    from carecompanion.composition import check_all_content

    reports = check_all_content(options.folder)
    for report in reports:
        _print_report(report)
    problems = sum(len(report.problems) for report in reports)
    if problems:
        return say(
            f"Things to look at: {problems}. They are listed under their files.", EXIT_PROBLEM
        )
    print(f"Nothing to look at in {len(reports)} files.")
    return EXIT_OK


def _print_report(report: FileReport) -> None:
    print(
        f"{report.name:32} {report.texts:5} texts {report.words:6} words   "
        f"grade {report.mean_grade:4.1f}, highest {report.top_grade:4.1f}"
    )
    for problem in report.problems:
        print(f"    {problem}")


def _booklet(options: argparse.Namespace, parts: Parts) -> int:
    from carecompanion.composition import write_owner_only
    from carecompanion.domain.printouts import Paper

    made = parts.make_review_booklet(options.folder, Paper[options.paper.upper()])
    write_owner_only(options.out, made.pdf)
    print(f"All that the app explains is in {options.out}, {made.page_count} pages.")
    return EXIT_OK
