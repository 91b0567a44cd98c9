"""Pages that come back, by the hundred: every answer at its question, and no file does harm."""

from __future__ import annotations

import random
import resource
import sys
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfWriter

from carecompanion.domain.changes import Action
from carecompanion.domain.errors import IntakeError, ReturnedPageError
from carecompanion.domain.page import build_one_page
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.printouts import Paper
from carecompanion.domain.questions import QuestionId
from carecompanion.domain.records import (
    Answer,
    Headline,
    Mark,
    QuestionChoice,
    answer_id,
    choice_id,
)
from carecompanion.domain.return_matching import match_returned
from carecompanion.domain.returned import ReturnedAnswer
from carecompanion.domain.walk import read_walk
from carecompanion.exchange.answers.read import read_returned_bytes
from carecompanion.exchange.intake.apart_reader import MEMORY_BYTES
from carecompanion.exchange.intake.form_fields import read_fields
from carecompanion.pages import ReportLabPages
from tests.exchange.answers.hostile import COUNT, hostile
from tests.fakes.memory_store import MemoryVaults
from tests.pages.filling import fields_of, fill_with_pdfium, fill_with_pypdf
from tests.pages.samples import FONTS, HEADLINE, TABLE, TODAY, WORDS

pytestmark = [
    pytest.mark.proof,
    pytest.mark.skipif(sys.platform != "linux", reason="memory is limited and measured here"),
]

Figure = Callable[[str, object], None]
PAGES = 100
PARTS_OF_ALL = 5
"""So many tests share the hostile files, for two processors to work on."""

MAKER = ReportLabPages(fonts=FONTS)
SAYINGS = ("Yes.", "Ab 4 Jahren\nnicht früher", "Ответ ΩЖ", "治療する", "علاج שלום", "हिन्दी ไทย")


def family(chance: random.Random) -> NotesStore:
    """A family whose answers and own questions are by chance."""
    store = MemoryVaults().create(Path("family.carevault"), "four words by chance")
    person = store.people()[0].id
    own = tuple(f"Question {n} of {chance.random()}?" for n in range(chance.randrange(4)))
    store.apply(
        Action.WRITE_HEADLINE,
        puts=(
            Headline(id=HEADLINE, person_id=person, text="News"),
            QuestionChoice(id=choice_id(HEADLINE), person_id=person, headline_id=HEADLINE, own=own),
            *(
                Answer(
                    id=answer_id(HEADLINE, question),
                    person_id=person,
                    headline_id=HEADLINE,
                    question=question,
                    mark=chance.choice(tuple(Mark)),
                    says="something",
                )
                for question in QuestionId
            ),
        ),
    )
    return store


def saved_again(chance: random.Random, pdf: bytes) -> bytes:
    """As some program would: whole, written anew, added to, flattened, or without its end."""
    way = chance.randrange(7)
    if way == 0:
        writer = PdfWriter(clone_from=BytesIO(pdf))
        out = BytesIO()
        writer.write(out)
        return out.getvalue()
    if way == 1:
        writer = PdfWriter(clone_from=BytesIO(pdf))
        writer.remove_annotations(subtypes="/Widget")
        del writer.root_object["/AcroForm"]
        out = BytesIO()
        writer.write(out)
        return out.getvalue()
    if way == 2:
        writer = PdfWriter(BytesIO(pdf), incremental=True)
        writer.add_metadata({"/Title": "Seen by the clinic"})
        out = BytesIO()
        writer.write(out)
        return out.getvalue()
    if way == 3:
        return pdf[: -chance.randrange(1, 400)]
    return pdf[: chance.randrange(len(pdf))] if way == 4 else pdf


def test_100_filled_pages_return_every_readable_answer_to_its_question(
    record_property: Figure,
) -> None:
    chance = random.Random(20261121)
    outcomes: Counter[str] = Counter()
    for number in range(PAGES):
        store = family(chance)
        walk = read_walk(store, HEADLINE)
        assert walk is not None
        page = build_one_page(walk.page_source(TABLE, today=TODAY), WORDS)
        pdf = MAKER.one_page(page, chance.choice(tuple(Paper))).pdf
        said = {
            asked.text: f"{n} {chance.choice(SAYINGS)}" for n, asked in enumerate(page.questions)
        }
        values: dict[str, str | bool] = {
            name: said[page.questions[int(name.split("-q")[1][0]) - 1].text]
            for name in fields_of(pdf)
            if name.endswith("-answer")
        }
        fill = (fill_with_pypdf, fill_with_pdfium)[number % 2]
        form = read_fields(saved_again(chance, fill(pdf, values)))
        found = match_returned(form, store, TABLE)
        answers = {
            each.asked: each.answer for each in found.proposals if isinstance(each, ReturnedAnswer)
        }
        assert answers.items() <= said.items()
        assert found.unmatched == ()
        readable = {f.text for f in form.fields if f.name.endswith("-answer") and f.text}
        assert set(answers.values()) == readable
        is_cut = len(form.fields) not in (0, len(fields_of(pdf)))
        assert is_cut or not form.fields or answers == said
        outcomes["cut" if is_cut else "whole" if answers == said else "without fields"] += 1
    record_property("figure", f"{PAGES} filled pages: {dict(outcomes)}")


def kept_in(store: NotesStore) -> list[object]:
    """Everything, as it stands."""
    return [store.get(each) for each in sorted(store.everything_of(store.people()[0].id))]


@pytest.mark.parametrize("part", range(PARTS_OF_ALL))
def test_1000_hostile_files_are_read_or_refused_and_nothing_is_kept(
    part: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, record_property: Figure
) -> None:
    for name in ("TMPDIR", "HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    store = family(random.Random(1))
    before = kept_in(store)
    outcomes: Counter[str] = Counter()
    for name, content in hostile(part, PARTS_OF_ALL):
        try:
            form = read_returned_bytes(content, name=name)
        except (IntakeError, ReturnedPageError) as refused:
            outcomes[refused.fault.value] += 1
            continue
        match_returned(form, store, TABLE)
        outcomes["read"] += 1
    assert outcomes.total() == COUNT // PARTS_OF_ALL
    assert kept_in(store) == before
    assert list(tmp_path.iterdir()) == []
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    assert peak < MEMORY_BYTES
    record_property("figure", f"{outcomes.total()} files: peak {peak >> 20} MB; {dict(outcomes)}")
