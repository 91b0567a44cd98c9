"""The recovery sheet as a value: what the page that a family keeps at home says.

It has nothing to do with the pages for a visit, and none of their values can hold it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from carecompanion.domain.page_words import PageWords
from carecompanion.domain.recovery_code import code_groups, number_groups, sheet_name
from carecompanion.domain.vault_secrets import SheetSecrets


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryWords:
    """The printed words of the sheet. `sheet_name` has a place for {name}, `made_on` for {date}."""

    title: str
    sheet_name: str
    made_on: str
    lead: str
    code: str
    steps_heading: str
    steps: tuple[str, ...]
    typing: str
    file_name: str
    password: str
    password_note: str
    keep_heading: str
    keep: tuple[str, ...]
    number: str
    number_note: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class RecoverySheet:
    """One sheet, ready to be laid out. `language` and `maker` are those of the PDF.

    `shortened` is what a file name ends in that is too long for its line.
    """

    words: RecoveryWords
    language: str
    maker: str
    shortened: str
    name: str
    made_on: str
    file_name: str
    code: tuple[str, ...]
    number: tuple[str, ...]


def build_recovery_sheet(
    secrets: SheetSecrets,
    *,
    file_name: str,
    today: date,
    words: RecoveryWords,
    page_words: PageWords,
) -> RecoverySheet:
    """The sheet of one key of the notes file called `file_name`."""
    day = page_words.day(today.isoformat())
    return RecoverySheet(
        words=words,
        language=page_words.language,
        maker=page_words.maker,
        shortened=page_words.left_out.shortened,
        name=words.sheet_name.format(name=sheet_name(secrets.number)),
        made_on=words.made_on.format(date=day),
        file_name=file_name,
        code=code_groups(secrets.code),
        number=number_groups(secrets.number),
    )
