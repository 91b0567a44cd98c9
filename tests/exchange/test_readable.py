"""notes.html shows what a family wrote, as text and never as markup, and loads nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.content.readable_words import load_readable_words
from carecompanion.content.resources import resource_path
from carecompanion.domain.changes import Action
from carecompanion.domain.errors import ContentError
from carecompanion.domain.records import Attachment, Headline, new_id
from tests.exchange.folders import PAGE, attach, exported, vault
from tests.fakes.memory_store import MemoryStore
from tests.fakes.records import one_of_each

OURS = {
    *("html", "head", "meta", "title", "style", "body", "main", "section", "article", "span", "a"),
    *("h1", "h2", "h3", "h4", "h5", "p", "br", "dl", "dt", "dd", "ul", "ol", "li"),
    *("table", "tr", "th", "td"),
}
ATTRIBUTES = {
    *("lang", "charset", "http-equiv", "content", "name", "class", "dir", "href", "scope"),
}
VOID = {"meta", "br"}
NASTY = [
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' autofocus='",
    "&lt;b&gt;",
    "<!-- ",
    "]]><![CDATA[",
    "javascript:alert(1)",
    "{name}",
    "</span></p></main>",
]


class Reader(HTMLParser):
    """What a browser would make of a page: its elements, links and text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.strange: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.strange.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data

    def handle_comment(self, data: str) -> None:
        self.strange.append(data)

    @property
    def links(self) -> list[str | None]:
        return [attributes["href"] for tag, attributes in self.elements if tag == "a"]


def page_of(store: MemoryStore, places: dict[str, str] | None = None) -> str:
    return "".join(PAGE.pieces(store, places or {}))


def read(page: str) -> Reader:
    """A page that is whole, and made of our elements alone."""
    reader = Reader(page)
    assert (reader.open, reader.strange) == ([], [])
    assert {tag for tag, _ in reader.elements} <= OURS
    assert {name for _, attributes in reader.elements for name in attributes} <= ATTRIBUTES
    return reader


def filled(words: Iterator[str]) -> MemoryStore:
    store = MemoryStore()
    store.apply(Action.WRITE_HEADLINE, puts=one_of_each(new_id(), words))
    return store


def test_every_word_of_every_kind_is_on_the_page() -> None:
    words = [f"canary-{number:02}" for number in range(80)]
    rest = iter(words)
    reader = read(page_of(filled(rest)))
    used = words[: words.index(next(rest))]
    reason_of_a_rule = {word for word in used if word not in reader.text}
    # `reason` is a key of ours; an absent file has no date; the words of a file are in the file
    assert len(reason_of_a_rule) <= 3
    assert len(used) - len(reason_of_a_rule) >= 17


@pytest.mark.parametrize("nasty", NASTY)
def test_markup_in_what_was_typed_is_text(nasty: str) -> None:
    page = page_of(filled(iter([nasty] * 80)), {"e3b0": "x"})
    assert nasty in read(page).text


@given(text=st.text(min_size=1))
def test_whatever_was_typed_the_page_stays_whole(text: str) -> None:
    page = page_of(filled(iter([text] * 80)))
    read(page)
    page.encode()


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    page = page_of(filled(iter(NASTY * 8)))
    (policy,) = [
        attributes["content"]
        for tag, attributes in read(page).elements
        if tag == "meta" and "http-equiv" in attributes
    ]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"
    style = page.partition("<style>")[2].partition("</style>")[0]
    assert "url(" not in style
    assert "@import" not in style


def test_an_address_that_was_typed_is_no_link() -> None:
    store = MemoryStore()
    person = one_of_each(new_id())[0]
    address = "https://example.org/news"
    headline = Headline(id=new_id(), person_id=person.id, link=address)
    store.apply(Action.WRITE_HEADLINE, puts=(person, headline))
    reader = read(page_of(store))
    assert address in reader.text
    assert reader.links == []


def test_headings_go_down_one_level_at_a_time() -> None:
    levels = [
        int(tag[1])
        for tag, _ in read(page_of(filled(iter("ab" * 40)))).elements
        if tag[0] == "h" and tag[1:].isdigit()
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_what_is_deleted_is_not_on_the_page() -> None:
    store = MemoryStore()
    records = one_of_each(new_id(), iter(f"canary-{number:02}" for number in range(80)))
    store.apply(Action.WRITE_HEADLINE, puts=records)
    store.apply(Action.DELETE_HEADLINE, deletes=[record.id for record in records])
    assert "canary" not in page_of(store)


def test_links_lead_to_the_files_and_carry_the_names_that_a_family_gave(tmp_path: Path) -> None:
    store = vault(tmp_path / "notes.carevault")
    (person,) = store.people()
    headline = Headline(id=new_id(), person_id=person.id)
    store.apply(Action.WRITE_HEADLINE, puts=(headline,))
    attach(store, person.id, b"%PDF-1.7", name="../../<Letter>.exe", headline_id=headline.id)
    attach(store, person.id, b"loose", name="Loose")
    lost = attach(store, person.id, b"of a deleted headline", name="Left", headline_id=new_id())
    files = exported(store, tmp_path / "out")
    reader = read(files["notes.html"].decode())
    assert sorted(str(link) for link in reader.links) == sorted(
        name for name in files if name.startswith("attachments/")
    )
    for name in ("../../<Letter>.exe", "Loose", lost.name):
        assert reader.text.count(name) == 1
    store.close()


def test_a_list_longer_than_one_reading_is_there_whole() -> None:
    store, person_id = MemoryStore(), new_id()
    person = one_of_each(person_id)[0]
    headlines = [
        Headline(id=new_id(), person_id=person_id, text=f"no-{number:03}.") for number in range(120)
    ]
    store.apply(Action.WRITE_HEADLINE, puts=(person, *headlines))
    text = read(page_of(store)).text
    assert all(headline.text in text for headline in headlines)


def test_a_file_whose_content_is_lost_is_named_without_a_link() -> None:
    store, person_id = MemoryStore(), new_id()
    person = one_of_each(person_id)[0]
    lost = Attachment(id=new_id(), person_id=person_id, name="Lost letter")
    store.apply(Action.ADD_ATTACHMENT, puts=(person, replace(lost, sha256="ab")))
    reader = read(page_of(store))
    assert "Lost letter" in reader.text
    assert reader.links == []


def test_a_pack_with_a_word_missing_is_refused_by_name(tmp_path: Path) -> None:
    text = resource_path("exchange", "readable.toml").read_text(encoding="utf-8")
    broken = tmp_path / "readable.toml"
    for line in ('asked = "asked"\n', 'title = "Our notes"\n'):
        broken.write_text(text.replace(line, ""), encoding="utf-8")
        with pytest.raises(ContentError, match=r"readable\.toml: words"):
            load_readable_words(broken)
