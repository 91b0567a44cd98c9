"""Checks all packs: schema, links, dates, sizes, sentences, words and pictures.

A person reviews what the words say; this finds what a person overlooks (docs/content.md).
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from statistics import mean
from typing import Final

from carecompanion.content.learn_cards import load_theme
from carecompanion.content.learn_glossary import load_glossary
from carecompanion.content.learn_links import broken_links, stamps
from carecompanion.content.learn_pack import load_learn, load_sources
from carecompanion.content.learn_path import load_path
from carecompanion.content.learn_pictures import picture_faults
from carecompanion.content.learn_sizes import wrong_sizes
from carecompanion.content.learn_tables import load_tables
from carecompanion.content.never_words import load_never_words
from carecompanion.content.pack_texts import LEARN, texts_of
from carecompanion.content.packs import Pack
from carecompanion.content.plain_rules import (
    LEARN_GRADE,
    MEAN_GRADE,
    MEAN_WORDS,
    OwnText,
    faults_of,
    grades_of,
    mean_words,
)
from carecompanion.content.reading import words
from carecompanion.domain.content_report import FileReport
from carecompanion.domain.errors import ContentError
from carecompanion.domain.learn import Learn

_WORD_LISTS: Final = ("words", "reference", "lens")
"""Folders of lists of words, which are no text to read."""


def check_content(folder: Path, *, today: date) -> list[FileReport]:
    """A report for each pack below the resources in `folder`, in the order of their names.

    Raises:
        ContentError: the list of never-words is not there or breaks its schema.
    """
    never = load_never_words(folder / "words" / "never.toml")
    reports = []
    of_learn = list(_problems_of_learn(folder / LEARN, today))
    for path in packs_below(folder):
        texts = _texts(path)
        grades = grades_of(texts)
        problems = [fault for text in texts for fault in faults_of(text, never)]
        problems += _problems_on_the_whole(path, texts, grades)
        problems += _problems_of_head(path, today)
        problems += [words for name, words in of_learn if name == path.name]
        reports.append(_report(path.relative_to(folder).as_posix(), texts, grades, problems))
    known = {path.name for path in packs_below(folder)}
    others = [f"{name}: {words}" for name, words in of_learn if name not in known]
    return [*reports, _report(LEARN, [], [], others)] if others else reports


def packs_below(folder: Path) -> list[Path]:
    """The packs with texts of ours below the resources in `folder`."""
    lists = [folder / name for name in _WORD_LISTS]
    found = sorted(folder.rglob("*.toml"))
    return [path for path in found if not any(path.is_relative_to(each) for each in lists)]


def _texts(path: Path) -> list[OwnText]:
    try:
        return texts_of(path)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return []  # the head of the pack says so, too


def _report(
    name: str, texts: list[OwnText], grades: list[float], problems: list[str]
) -> FileReport:
    return FileReport(
        name=name,
        texts=len(texts),
        words=sum(len(words(text.text)) for text in texts),
        mean_grade=mean(grades) if grades else 0.0,
        top_grade=max(grades, default=0.0),
        problems=tuple(dict.fromkeys(problems)),
    )


def _problems_on_the_whole(path: Path, texts: list[OwnText], grades: list[float]) -> Iterator[str]:
    highest = LEARN_GRADE if LEARN in path.parent.parts else MEAN_GRADE
    if grades and mean(grades) > highest:
        yield f"grade {mean(grades):.1f} on the whole, {highest} at most"
    if (length := mean_words(texts)) > MEAN_WORDS:
        yield f"{length:.1f} words in a sentence on the whole, {MEAN_WORDS} at most"


def _problems_of_head(path: Path, today: date) -> Iterator[str]:
    try:
        head = Pack(path).head
    except ContentError as error:
        yield _without_file(str(error))
        return
    if today > head.review_by:
        yield f"pack.review_by: was to be looked at by {head.review_by}"


def _problems_of_learn(folder: Path, today: date) -> Iterator[tuple[str, str]]:
    """The name of a file, and what is wrong with its entries or where they lead."""
    broken = list(_broken_packs(folder))
    if broken:
        yield from broken
        return
    try:
        learn = load_learn(folder, linked=False)
    except ContentError as error:
        yield _apart(str(error))
        return
    yield from map(_apart, broken_links(learn))
    yield from map(_apart, wrong_sizes(learn))
    yield from map(_apart, picture_faults(learn, folder / "pictures"))
    yield from _past_review(learn, today)


def _broken_packs(folder: Path) -> Iterator[tuple[str, str]]:
    """The first complaint about each pack of Learn that breaks its schema."""
    loaders: list[tuple[Callable[[Path], object], Path]] = [
        (load_glossary, folder / "glossary.toml"),
        (load_tables, folder / "tables.toml"),
        (load_path, folder / "path.toml"),
        (load_sources, folder / "sources.toml"),
        *((load_theme, path) for path in sorted((folder / "cards").glob("*.toml"))),
    ]
    for load, path in loaders:
        try:
            load(path)
        except ContentError as error:
            yield _apart(str(error))


def _past_review(learn: Learn, today: date) -> Iterator[tuple[str, str]]:
    for (file, field), stamp in stamps(learn):
        if today > stamp.review_by:
            yield file, f"{field}: was to be looked at by {stamp.review_by}"


def _apart(complaint: str) -> tuple[str, str]:
    file, _, rest = complaint.partition(": ")
    return file, rest


def _without_file(complaint: str) -> str:
    return _apart(complaint)[1]
