"""What stands around some words decides how they are read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from carecompanion.lens import context
from carecompanion.lens.news_text import NewsText, Span

Ready = Callable[[str], NewsText]


def place_of(news: NewsText, words: str) -> Span:
    start = news.plain.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("This is not a cure for anyone.", "cure"),
        ("There is no cure so far.", "cure"),
        ("It isn’t a miracle.", "miracle"),
        ("A cure is not in sight.", "cure"),
        ("The gene therapy has not yet been approved.", "approved"),
        ("The drug lacks approval in Europe.", "approval"),
        ("Regulators refused to grant approval.", "approval"),
        ("Neither company has approval.", "approval"),
        ("Nobody expects a cure.", "cure"),
        ("Nothing in it is a cure.", "cure"),
        ("They stopped short of an approval.", "approval"),
    ],
)
def test_denied_words_are_told(ready: Ready, text: str, words: str) -> None:
    news = ready(text)
    assert context.is_negated(news, place_of(news, words))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It was not only approved but also paid for.", "approved"),
        ("No child was harmed. The drug was approved.", "approved"),
        ("No child was harmed, and the FDA approved it.", "approved"),
        ("It did not work in adults, but the agency approved it for children.", "approved"),
        ("There is no doubt that the approval helps.", "approval"),
        ("It was approved no later than May.", "approved"),
        ("The first panel said no, the second approved it.", "approved"),
        ("It is nothing less than a cure.", "cure"),
    ],
)
def test_words_that_nothing_denies_are_told_apart(ready: Ready, text: str, words: str) -> None:
    news = ready(text)
    assert not context.is_negated(news, place_of(news, words))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The drug could be approved.", "approved"),
        ("It is on the cusp of FDA approval.", "approval"),
        ("If approved, it would be the first.", "approved"),
        ("The company is seeking accelerated approval.", "approval"),
        ("A decision on approval is expected, it said, ahead of the approval.", "approval."),
        ("The FDA may grant approval.", "approval"),
        ("They plan to apply for approval.", "approval"),
    ],
)
def test_hoped_for_words_are_told(ready: Ready, text: str, words: str) -> None:
    news = ready(text)
    assert context.is_hoped(news, place_of(news, words))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In May 2019 the FDA approved it.", "approved"),
        ("May 24, 2019: approved.", "approved"),
        ("The agency approved the drug, which could cost millions.", "approved"),
    ],
)
def test_words_that_happened_are_not_hoped_for(ready: Ready, text: str, words: str) -> None:
    news = ready(text)
    assert not context.is_hoped(news, place_of(news, words))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A doctor called it “a miracle”.", "miracle"),
        ("Drug might be ‘breakthrough’ for patients", "breakthrough"),
        ("'It's a cure, isn't it?' he said.", "cure"),
        ('She said: "We are glad.\nIt was a miracle."', "glad"),
    ],
)
def test_quoted_words_are_told(ready: Ready, text: str, words: str) -> None:
    news = ready(text)
    assert context.is_quoted(news, place_of(news, words))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A doctor said “yes” to a miracle.", "miracle"),
        ("The children's hospital and the patients' miracle.", "hospital"),
        ('She said: "We are glad.\nIt was a miracle.', "miracle"),
    ],
)
def test_words_outside_quotation_marks_are_not_quoted(ready: Ready, text: str, words: str) -> None:
    news = ready(text)
    assert not context.is_quoted(news, place_of(news, words))


NEWS = "First patient treated\n\nA child was treated in May.\n\n"


@pytest.mark.parametrize(
    "aside",
    [
        "About Example Therapeutics\nExample is a biotech company with an approved HERE drug.",
        "About Example Therapeutics, Inc.\n\nWe make HERE drugs.",
        "About Example\n\nExample is a clinical-stage biotechnology company. HERE is next.",
        "Forward-Looking Statements\n\nHERE may happen.",
        "This release contains forward-looking statements. HERE may happen.",
        "IMPORTANT SAFETY INFORMATION\n\nHERE is a boxed warning.",
        "Sign up for our newsletter about HERE",
        "We use cookies, and HERE too.",
        "Related articles\n\nHERE drug approved",
        "Media Contact:\n\nHERE",
        "Related: HERE approved for adults",
        "About Example\nExample sells HERE drugs.",
    ],
)
def test_what_is_not_the_news_is_told(ready: Ready, aside: str) -> None:
    news = ready(NEWS + aside)
    assert context.in_boilerplate(news, place_of(news, "HERE"))
    assert not context.in_boilerplate(news, place_of(news, "A child"))


@pytest.mark.parametrize(
    "part",
    [
        "About the REVEAL trial\n\nThe trial takes HERE adults.",
        "About Rett syndrome\n\nRett syndrome is a HERE condition.",
        "About one in 10,000 children has it. HERE they are.",
        "About Example Inc.\n\nExample is a company.\n\nAbout the trial\n\nHERE it is.",
    ],
)
def test_sections_about_the_news_belong_to_it(ready: Ready, part: str) -> None:
    news = ready(NEWS + part)
    assert not context.in_boilerplate(news, place_of(news, "HERE"))


@pytest.mark.parametrize(
    "sentence",
    [
        "The therapy cured mice.",
        "It was tested in non-human primates.",
        "Treated dogs lived ten years.",
        "Researchers corrected the gene in sheep.",
        "It worked in vitro.",
        "Human cells in a dish made the protein.",
        "Fibroblasts cultured from three families were corrected.",
        "The vet school treated two puppies.",
    ],
)
def test_sentences_about_animals_and_cells_are_told(ready: Ready, sentence: str) -> None:
    news = ready(sentence)
    assert context.about_animals(news, news.sentences[0])


@pytest.mark.parametrize(
    "sentence",
    [
        "Emily plays with her dog, Lucy.",
        "A child was treated in May.",
        "His cells were changed outside the body.",
        "The family has two cats and a farm.",
        "A guide dog came along to the treatment.",
    ],
)
def test_pets_and_people_are_no_research_animals(ready: Ready, sentence: str) -> None:
    news = ready(sentence)
    assert not context.about_animals(news, news.sentences[0])
