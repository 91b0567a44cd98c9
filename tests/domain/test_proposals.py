"""What a yes writes, for each thing that something can become."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.domain.facts import FactField, FactKind, Provenance
from carecompanion.domain.intake import Brought, BroughtKind, IntakeWarning, title_of
from carecompanion.domain.proposals import (
    FACT_LETTERS,
    OTHER_FACTS,
    Becomes,
    Proposal,
    propose,
    with_repeats_marked,
    yes_to,
)
from carecompanion.domain.records import (
    HEADLINE_LIMIT,
    STORY_LIMIT,
    Attachment,
    Fact,
    Headline,
    PaperText,
    Story,
)

PERSON = uuid4()
TODAY = date(2026, 11, 21)
WORDS = "News of the trust\n\nThe study opens in May."


def brought(kind: BroughtKind = BroughtKind.MAIL, text: str = WORDS, **more: object) -> Brought:
    usual: dict[str, object] = {
        "name": "news.eml",
        "title": title_of(text),
        "on": "2026-10-06",
        "source": "Rare Kids Trust",
        "content": b"the file",
    }
    return Brought(kind=kind, text=text, **(usual | more))  # type: ignore[arg-type]


def proposal(thing: Brought, becomes: Becomes, **more: object) -> Proposal:
    (made,) = propose(thing)
    return replace(made, becomes=becomes, **more)  # type: ignore[arg-type]


def test_a_story_becomes_a_headline_with_its_words_behind_it() -> None:
    yes = yes_to(proposal(brought(), Becomes.HEADLINE, keeps_file=True), PERSON, TODAY)
    headline, story = yes.records
    ((file, content),) = yes.files

    assert isinstance(headline, Headline)
    assert (headline.text, headline.seen_where) == ("News of the trust", "Rare Kids Trust")
    assert (headline.seen_when, headline.added_on) == ("2026-10-06", "2026-11-21")
    assert isinstance(story, Story)
    assert (story.text, story.headline_id) == (WORDS, headline.id)
    assert (file.headline_id, content) == (headline.id, b"the file")


def test_a_link_becomes_a_headline_that_is_only_text() -> None:
    thing = brought(BroughtKind.TEXT, "https://news.example/a", name="", source="", on="")
    (headline,) = yes_to(proposal(thing, Becomes.HEADLINE), PERSON, TODAY).records
    assert isinstance(headline, Headline)
    assert headline.text == headline.link == "https://news.example/a"


@pytest.mark.parametrize(
    ("becomes", "kind"),
    [(Becomes.TALK, FactKind.TALK), (Becomes.CHANGE, FactKind.CHANGE)],
)
def test_a_note_says_when_it_was_and_where_it_is_from(becomes: Becomes, kind: FactKind) -> None:
    yes = yes_to(proposal(brought(), becomes, keeps_file=False), PERSON, TODAY)
    (fact,) = yes.records
    assert isinstance(fact, Fact)
    assert (fact.fact, fact.text, fact.dated) == (kind, WORDS, "2026-10-06")
    assert fact.detail(FactField.ON) == "2026-10-06"
    assert (fact.provenance, fact.source) == (Provenance.LETTER, "Rare Kids Trust")
    assert yes.files == ()


def test_a_paper_with_its_file_is_a_title_and_found_by_its_words() -> None:
    yes = yes_to(proposal(brought(), Becomes.PAPER, keeps_file=True), PERSON, TODAY)
    fact, words = yes.records
    ((file, _content),) = yes.files
    assert isinstance(fact, Fact)
    assert (fact.text, fact.papers) == ("News of the trust", (file.id,))
    assert fact.detail(FactField.AUTHOR) == "Rare Kids Trust"
    assert isinstance(words, PaperText)
    assert (words.text, words.attachment_id) == (WORDS, file.id)


def test_a_letter_is_a_file_with_a_line_about_it() -> None:
    thing = brought(BroughtKind.PDF, name="letter.pdf")
    yes = yes_to(proposal(thing, Becomes.LETTER), PERSON, TODAY)
    ((file, _content),) = yes.files
    assert (file.name, file.added_on) == ("letter.pdf", "2026-11-21")
    assert file.note == "Rare Kids Trust, 2026-10-06"
    assert [type(record) for record in yes.records] == [PaperText]


def test_a_letter_takes_the_title_that_a_person_typed() -> None:
    thing = brought(BroughtKind.PDF, name="scan_0012.pdf")
    ((file, _),) = yes_to(
        proposal(thing, Becomes.LETTER, title="Genetic report"), PERSON, TODAY
    ).files
    assert file.name == "Genetic report.pdf"


def test_pasted_words_can_be_kept_as_a_file_too() -> None:
    thing = brought(BroughtKind.TEXT, "What they said", name="", content=b"What they said")
    made = proposal(thing, Becomes.LETTER)
    ((file, content),) = yes_to(made, PERSON, TODAY).files
    assert (file.name, content) == ("What they said.txt", b"What they said")
    assert not proposal(thing, Becomes.TALK).may_keep_file


@pytest.mark.parametrize("kind", OTHER_FACTS)
def test_words_can_become_any_fact(kind: FactKind) -> None:
    made = proposal(brought(), Becomes.FACT, fact=kind, keeps_file=False)
    (fact,) = yes_to(made, PERSON, TODAY).records
    assert isinstance(fact, Fact)
    assert (fact.fact, fact.text, fact.person_id) == (kind, WORDS, PERSON)
    assert fact.dated == "2026-10-06"


def test_what_has_no_words_is_kept_with_its_file_whatever_it_becomes() -> None:
    picture = brought(BroughtKind.PICTURE, "", title="IMG_1", name="IMG_1.jpg")
    made = proposal(picture, Becomes.TALK)
    assert Becomes.HEADLINE not in made.choices
    assert made.must_keep_file
    yes = yes_to(made, PERSON, TODAY)
    (fact,) = yes.records
    assert isinstance(fact, Fact)
    assert (fact.text, fact.papers) == ("IMG_1", (yes.files[0][0].id,))


def test_a_long_text_is_cut_in_a_note_and_whole_in_its_file() -> None:
    long = brought(BroughtKind.PDF, "word " * FACT_LETTERS)
    yes = yes_to(proposal(long, Becomes.TALK), PERSON, TODAY)
    fact, words = yes.records
    assert isinstance(fact, Fact)
    assert isinstance(words, PaperText)
    assert len(fact.text) <= FACT_LETTERS
    assert words.text == long.text.strip()
    assert len(yes.files) == 1


@pytest.mark.parametrize(
    ("warning", "is_wanted"),
    [
        (IntakeWarning.LOCKED, False),
        (IntakeWarning.UNKNOWN_KIND, False),
        (IntakeWarning.OUT_OF_TIME, False),
        (IntakeWarning.ODD_LETTERS, True),
        (IntakeWarning.NO_WORDS, True),
    ],
)
def test_what_could_not_be_read_is_not_ticked(warning: IntakeWarning, is_wanted: bool) -> None:
    (made,) = propose(brought(warnings=(warning,)))
    assert made.is_wanted is is_wanted


def test_a_mail_and_what_hangs_on_it_are_things_of_their_own() -> None:
    logo = brought(BroughtKind.PICTURE, "", name="logo.png", is_inline=True)
    inner = brought(name="inner.eml", parts=(brought(BroughtKind.PDF, name="a.pdf"),))
    made = propose(brought(parts=(logo, inner)))
    assert [each.brought.name for each in made] == ["news.eml", "logo.png", "inner.eml", "a.pdf"]
    assert [each.is_wanted for each in made] == [True, False, True, True]


def test_the_second_of_two_same_things_is_marked_and_not_ticked() -> None:
    first, second, other = (
        *propose(brought()),
        *propose(brought()),
        *propose(brought(content=b"another")),
    )
    marked = with_repeats_marked((first, second, other))
    assert [each.is_repeated for each in marked] == [False, True, False]
    assert [each.is_wanted for each in marked] == [True, False, True]
    assert with_repeats_marked(marked) == marked


@given(
    text=st.text(max_size=300),
    title=st.text(max_size=700),
    becomes=st.sampled_from(Becomes),
    kind=st.sampled_from(BroughtKind),
    keeps_file=st.booleans(),
    name=st.sampled_from(("", "a.txt", ".", "x" * 300)),
)
def test_whatever_is_brought_its_records_are_within_their_limits_and_of_one_person(
    text: str, title: str, becomes: Becomes, kind: BroughtKind, keeps_file: bool, name: str
) -> None:
    made = proposal(brought(kind, text, name=name), becomes, title=title, keeps_file=keeps_file)
    yes = yes_to(made, PERSON, TODAY)
    assert yes.records or yes.files
    for record in (*yes.records, *(file for file, _ in yes.files)):
        assert record.person_id == PERSON
        match record:
            case Headline():
                assert len(record.text) <= HEADLINE_LIMIT
            case Story():
                assert len(record.text.encode("utf-8", "replace")) <= STORY_LIMIT
            case Attachment():
                assert record.name
