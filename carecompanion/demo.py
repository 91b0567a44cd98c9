"""The main job on a built-in sample: a notes file, its passphrase, and the page as PDF and PNG.

The family in it is made up; the headline is ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from carecompanion.composition import Parts, local_today, make_page, write_owner_only
from carecompanion.domain.changes import Action
from carecompanion.domain.errors import ExportError
from carecompanion.domain.page import MadePage
from carecompanion.domain.ports.notes import NotesStore
from carecompanion.domain.printouts import Paper
from carecompanion.domain.questions import QuestionId
from carecompanion.domain.records import Fact, FactKind, Mark, Record, Relation
from carecompanion.domain.stage import Stage
from carecompanion.domain.walk import Walk, new_walk, read_notes

PICTURE_WIDTH_PX = 1240
"""A4 at 150 dots an inch."""

SAMPLE_HEADLINE = (
    "First children treated with one-time gene therapy for Sanfilippo syndrome type A, company says"
)

_SAMPLE_FACTS = {
    FactKind.CONDITION: "Sanfilippo syndrome type A (MPS IIIA)",
    FactKind.GENE: "SGSH",
    FactKind.GENE_CHANGE: "c.734G>A p.(Arg245His), both copies",
    FactKind.BORN: "March 2021",
    FactKind.CENTRE: "Metabolic clinic, children's hospital",
}


@dataclass(frozen=True, slots=True)
class DemoFiles:
    """Where the sample was written."""

    vault: Path
    passphrase: Path
    pdf: Path
    png: Path


def write_demo(folder: Path, parts: Parts) -> DemoFiles:
    """Write the sample into `folder`; files of an earlier sample there are replaced.

    Raises:
        CareError: a file cannot be written.
    """
    from carecompanion.pages.pictures import picture_pages, png_of

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(folder) from error
    files = DemoFiles(
        vault=folder / "sample.carevault",
        passphrase=folder / "passphrase.txt",
        pdf=folder / "page.pdf",
        png=folder / "page.png",
    )
    page = _fill_vault(files, parts)
    write_owner_only(files.pdf, page.pdf)
    write_owner_only(files.png, png_of(picture_pages(page.pdf, PICTURE_WIDTH_PX)[0]))
    return files


def write_sample_walk(store: NotesStore) -> Walk:
    """Put the made-up family and its headline into an open vault."""
    person, facts = read_notes(store)
    walk = new_walk(person, facts, today=local_today())
    for record in _sample_records(walk):
        walk = walk.with_record(record)
        store.apply(Action.WRITE_HEADLINE, puts=(record,))
    return walk


def _fill_vault(files: DemoFiles, parts: Parts) -> MadePage:
    from carecompanion.composition import suggest_passphrase

    files.vault.unlink(missing_ok=True)
    passphrase = suggest_passphrase()
    store = parts.vaults.create(files.vault, passphrase)
    try:
        walk = write_sample_walk(store)
    finally:
        store.close()
    write_owner_only(files.passphrase, f"{passphrase}\n".encode())
    return make_page(walk, Paper.A4, parts)


def _sample_records(walk: Walk) -> Iterator[Record]:
    yield replace(walk.person, name="Sam", relation=Relation.MY_CHILD)
    for kind, text in _SAMPLE_FACTS.items():
        yield _fact(walk, kind, text)
    yield replace(
        walk.headline,
        text=SAMPLE_HEADLINE,
        seen_where="a charity's news page",
        seen_when="this week",
    )
    marks = (
        (QuestionId.R1, Mark.SAME, "Sanfilippo syndrome type A"),
        (QuestionId.R2, Mark.SAME, "SGSH"),
        (QuestionId.R4, Mark.NOT_KNOWN, "children"),
        (QuestionId.T5, Mark.SAYS, "announced by the company"),
    )
    for question, mark, says in marks:
        yield replace(walk.answer(question), mark=mark, says=says)
    yield replace(walk.answer(QuestionId.T1), mark=Mark.SAYS, stage=Stage.TRIAL)


def _fact(walk: Walk, kind: FactKind, text: str) -> Fact:
    return replace(walk.fact(kind), text=text, known_on=local_today().isoformat())
