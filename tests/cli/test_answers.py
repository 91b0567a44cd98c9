"""A page that came back from the clinic, read and kept from a terminal."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from carecompanion.composition import Parts
from carecompanion.domain.changes import Action
from carecompanion.domain.facts import Fact, FactField, FactKind, Provenance
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.records import Visit, new_id
from carecompanion.domain.visit_loop import own_question
from carecompanion.domain.visits import Outcome as VisitOutcome
from tests.cli.commands import Outcome, run
from tests.pages.filling import fields_of, fill_with_pdfium, fill_with_pypdf

ASKED = (
    "Is it made for the same kind of gene change (variant) as ours?",
    "What is known so far about the risks, and what is not known yet?",
)
ANSWER = "Not before the age of 4 (治療)"
STEP = "Ask the centre"


class Returned:
    """The notes of the sample, the page made of them, and what a clinic filled in."""

    def __init__(self, folder: Path) -> None:
        self.vault = folder / "sample.carevault"
        self.page = folder / "page.pdf"
        self._passphrase = folder / "passphrase.txt"

    def answers(self, *more: str | Path, typed: str | None = None) -> Outcome:
        given = (self.vault, self.page, "--passphrase-file", self._passphrase, *more)
        return run("answers", *given, typed=typed)

    def kept(self, kind: FactKind = FactKind.QUESTION) -> tuple[Fact, ...]:
        with self.opened() as store:
            facts = store.facts(store.people()[0].id, (kind,))
        return tuple(each for each in facts if each.provenance is Provenance.RETURNED_PAGE)

    @contextmanager
    def opened(self) -> Iterator[NotesStore]:
        passphrase = self._passphrase.read_text(encoding="utf-8").strip()
        store = Parts().vaults.open(self.vault, passphrase)
        try:
            yield store
        finally:
            store.close()


@pytest.fixture(params=[fill_with_pypdf, fill_with_pdfium], ids=["pypdf", "pdfium"])
def returned(request: pytest.FixtureRequest, sample: Path, tmp_path: Path) -> Returned:
    folder = shutil.copytree(sample, tmp_path / "notes")
    page = Returned(folder)
    pdf = page.page.read_bytes()
    names = fields_of(pdf)
    first, second = [name for name in names if name.endswith("-answer")][:2]
    tick = next(name for name in names if name.endswith("-will-check") and "-q2-" in name)
    step = next(name for name in names if name.endswith("-next-step"))
    values: dict[str, str | bool] = {first: ANSWER, second: "Yes", tick: True, step: STEP}
    page.page.write_bytes(request.param(pdf, values))
    return page


def test_each_question_is_shown_with_its_answer_and_nothing_is_kept(returned: Returned) -> None:
    before = returned.vault.read_bytes()
    outcome = returned.answers("--dry-run")
    assert (outcome.status, outcome.complained) == (0, "")
    assert outcome.said.splitlines() == [
        "Is it made for the same kind of gene change (variant) as ours?",
        f"  {ANSWER}",
        "What is known so far about the risks, and what is not known yet?",
        "  Yes",
        "  Will check",
        "Next step we agreed",
        f"  {STEP}",
        "Nothing was kept: this only shows what is there.",
    ]
    assert returned.vault.read_bytes() == before


def test_only_what_gets_a_yes_is_kept_and_says_where_it_is_from(returned: Returned) -> None:
    outcome = returned.answers(typed="y\nn\nyes\n")
    assert outcome.status == 0
    assert "Kept in your notes: 2 of 3." in outcome.said
    step, answer = returned.kept()
    assert answer.text == "Is it made for the same kind of gene change (variant) as ours?"
    assert answer.detail(FactField.ANSWER) == ANSWER
    assert {step.provenance, answer.provenance} == {Provenance.RETURNED_PAGE}


def test_a_question_that_the_team_will_check_is_kept_as_a_talk_and_not_as_an_answer(
    returned: Returned,
) -> None:
    assert returned.answers(typed="n\ny\nn\n").status == 0
    assert returned.kept() == ()
    (talk,) = returned.kept(FactKind.TALK)
    assert talk.text == f"{ASKED[1]}\nYes"
    assert talk.detail(FactField.AGREED) == "Will check"


def test_each_yes_stands_beside_its_question_of_the_next_visit(returned: Returned) -> None:
    with returned.opened() as store:
        visit = Visit(id=new_id(), person_id=store.people()[0].id)
        for text in ASKED:
            visit = visit.with_question(own_question(text))
        store.apply(Action.PLAN_VISIT, puts=(visit,))
    assert returned.answers(typed="y\ny\nn\n").status == 0
    with returned.opened() as store:
        now = store.get(visit.id)
        newest = store.history(visit.id)[0]
    assert isinstance(now, Visit)
    answers = [question.answer for question in now.questions]
    assert [answer.said for answer in answers] == [ANSWER, "Yes"]
    assert [answer.outcome for answer in answers] == [
        VisitOutcome.ANSWERED,
        VisitOutcome.WILL_CHECK,
    ]
    assert newest.action is Action.KEEP_ANSWERS


def test_the_same_page_read_again_adds_and_changes_nothing(returned: Returned) -> None:
    assert returned.answers(typed="y\ny\ny\n").status == 0
    before = returned.kept()
    outcome = returned.answers(typed="")
    assert outcome.said.count("This is in your notes already.") == 3
    assert returned.kept() == before


def test_with_nobody_to_ask_nothing_is_kept(returned: Returned) -> None:
    outcome = returned.answers()
    assert outcome.status == 0
    assert "Kept in your notes: 0 of 3." in outcome.said
    assert returned.kept() == ()


def test_a_file_that_is_no_page_of_ours_is_refused_before_the_notes_are_opened(
    sample: Path, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"%PDF-1.7\nno more than this")
    outcome = run("answers", tmp_path / "no.carevault", letter)
    assert (outcome.status, outcome.said) == (1, "")
    assert outcome.complaint == "letter.pdf is not a PDF that can be read. Nothing was changed."


def test_an_empty_page_says_that_nothing_is_filled_in(sample: Path) -> None:
    outcome = Returned(sample).answers("--dry-run")
    assert outcome.status == 0
    assert outcome.said.startswith("Nothing is filled in on this page.")
