"""`carecompanion lens`: what a news text says, quoted with places. It opens no notes."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from carecompanion.commands.terminal import EXIT_OK, EXIT_USAGE, say
from carecompanion.domain.errors import NewsFault, NewsUnreadableError

if TYPE_CHECKING:
    from carecompanion.composition import Parts
    from carecompanion.domain.findings import Finding, Findings

COMMANDS = ("lens",)
MOST_BYTES: Final = 8 * 1024 * 1024

_FROM_PIPE: Final = "-"
_NOTHING: Final = "  the text does not say"


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Teach the parser this command."""
    lens = commands.add_parser("lens", help="point at what a news text says; offline")
    lens.add_argument("file", nargs="?", default=_FROM_PIPE, metavar="FILE|-", help="UTF-8 text")
    lens.add_argument("--json", action="store_true", help="print JSON, with places in the text")


def run(options: argparse.Namespace, parts: Parts) -> int:
    """Read the text and print what it says; exit status 2 where there is no text to read."""
    try:
        text = read_text(options.file)
    except NewsUnreadableError as error:
        return say(_words_for(error), EXIT_USAGE)
    findings = parts.read_news(text)
    if options.json:
        _print_json(findings)
    else:
        _print_listing(findings)
    return EXIT_OK


def read_text(file: str) -> str:
    """The text of a file, or of what comes through a pipe for "-". Every sign of it counts.

    Raises:
        NewsUnreadableError: it is not there, too large, or no UTF-8 text.
    """
    name = "" if file == _FROM_PIPE else Path(file).name
    try:
        content = _content(file)
    except FileNotFoundError as error:
        raise NewsUnreadableError(name, NewsFault.MISSING) from error
    except (OSError, ValueError) as error:
        raise NewsUnreadableError(name, NewsFault.UNREADABLE) from error
    if len(content) > MOST_BYTES:
        raise NewsUnreadableError(name, NewsFault.TOO_LARGE)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NewsUnreadableError(name, NewsFault.NOT_UTF_8) from error


def _content(file: str) -> bytes:
    if file == _FROM_PIPE:
        return _up_to_limit(sys.stdin.buffer)
    with Path(file).open("rb") as source:
        return _up_to_limit(source)


def _up_to_limit(source: BinaryIO) -> bytes:
    return source.read(MOST_BYTES + 1)


def _print_json(findings: Findings) -> None:
    """UTF-8 whatever the terminal is set to: the places count in this text."""
    import json

    from carecompanion.lens.listing import as_data

    content = json.dumps(as_data(findings), ensure_ascii=False, indent=2) + "\n"
    sys.stdout.buffer.write(content.encode("utf-8"))


def _print_listing(findings: Findings) -> None:
    from carecompanion.domain.findings import Topic

    print(f"language: {findings.language}")
    for topic in Topic:
        reading = {
            Topic.STAGE: findings.stage.value,
            Topic.RECRUITING: findings.recruiting.value,
            Topic.PUBLICATION: findings.publication.value,
        }.get(topic)
        print(f"{topic.value}: {reading}" if reading else f"{topic.value}:")
        lines = [_line(finding) for finding in findings.of(topic)]
        print("\n".join(lines or [_NOTHING]))


def _line(finding: Finding) -> str:
    """One finding; a control sign in it does nothing to the terminal."""
    encoding = sys.stdout.encoding or "utf-8"
    shown = "".join(sign if sign.isprintable() else " " for sign in finding.text)
    shown = shown.encode(encoding, "backslashreplace").decode(encoding)
    value = f" ({finding.value})" if finding.value else ""
    return f"  {finding.start}-{finding.end}  {shown}{value}"


def _words_for(error: NewsUnreadableError) -> str:
    name = error.name or "The text"
    return {
        NewsFault.MISSING: f"There is no file called {name}. Check the name and the folder.",
        NewsFault.UNREADABLE: f"{name} cannot be read.",
        NewsFault.NOT_UTF_8: f"{name} is not plain text in UTF-8. Save it as UTF-8 text first.",
        NewsFault.TOO_LARGE: f"{name} is larger than 8 MB. Take the part with the news.",
    }[error.fault]
