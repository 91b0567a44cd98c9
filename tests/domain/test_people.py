"""What pages print of a name and of a date of birth."""

from __future__ import annotations

import pytest

from carecompanion.domain.records import BornStyle, NameStyle, Person, new_id


def who(**fields: object) -> Person:
    return Person(id=new_id(), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("style", "printed"),
    [
        (NameStyle.AS_WRITTEN, "Sam van der Doe"),
        (NameStyle.INITIALS, "S. v. d. D."),
        (NameStyle.HIDDEN, ""),
    ],
)
def test_a_name_is_printed_as_it_was_chosen(style: NameStyle, printed: str) -> None:
    assert who(name="Sam van der Doe", name_style=style).name_on_pages == printed


@pytest.mark.parametrize(
    ("written", "year"),
    [
        ("3 March 2021", "2021"),
        ("2021-03-03", "2021"),
        ("2021", "2021"),
        ("born 1999, on paper 2001", "1999"),
        ("3.3.21", ""),
        ("number 20210303", ""),
        ("in spring", ""),
        ("", ""),
    ],
)
def test_the_year_is_the_first_four_digits_written_together(written: str, year: str) -> None:
    assert who(born_style=BornStyle.YEAR).born_on_pages(written) == year


def test_a_date_of_birth_is_printed_as_written_or_not_at_all() -> None:
    assert who().born_on_pages("3 March 2021") == "3 March 2021"
    assert who(born_style=BornStyle.HIDDEN).born_on_pages("3 March 2021") == ""
