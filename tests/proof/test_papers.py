"""1,000 families at random on paper: nothing lost, nothing too small, nothing that cannot be read.

Each goes the whole way: notes in a vault, the walk read from there, the page, the PDF. What is in
the PDF is read back from its objects, and beside that by PDFium.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Final

import pytest
from bidi.mirror import MIRRORED

from carecompanion.composition import Parts
from carecompanion.domain.after_visit import AfterVisit, AgreedStep, AskedThere
from carecompanion.domain.page import (
    LeftOut,
    LeftOutKind,
    MadePage,
    OnePage,
    PageSource,
    Shortened,
    build_one_page,
)
from carecompanion.domain.page_words import PageWords
from carecompanion.domain.printouts import Paper, Printout
from carecompanion.domain.records import Outcome, Person, Visit
from carecompanion.domain.walk import read_walk
from tests.pages.families import HEADLINE, VISIT, write_family
from tests.pages.proofreading import (
    DrawnLine,
    Proof,
    as_printed,
    first_difference,
    is_leftward,
    lost_for_viewer,
    proofread,
)
from tests.pages.samples import TODAY
from tests.vault.workbench import PASSPHRASE, cheap_vaults

pytestmark = pytest.mark.proof

Figure = Callable[[str, object], None]
FAMILIES = 1000
PARTS_OF_ALL = 20
"""So many tests share the families, for two processors to work on."""

SMALLEST: Final = {
    Printout.ONE_PAGE: 9.0,
    Printout.TWO_LANGUAGES: 9.0,
    Printout.QUESTION_SHEET: 9.0,
    Printout.AFTER_VISIT: 9.0,
    Printout.LARGE_PRINT: 14.0,
}
"""The smallest type of ux.md 3.1 and 3.6, pt; in large print that of the foot."""

PARTS = Parts()
WORDS: PageWords = PARTS.page_words


@pytest.mark.parametrize("part", range(PARTS_OF_ALL))
def test_1000_families_on_paper_are_whole_readable_and_never_smaller_than_allowed(
    part: int, tmp_path: Path, record_property: Figure
) -> None:
    sides: Counter[str] = Counter()
    for number in range(part, FAMILIES, PARTS_OF_ALL):
        source, visit = _kept_and_read(tmp_path / f"{number}.carevault", random.Random(number))
        for paper in Paper:
            for printout, faults, count in _all_printouts(source, visit, paper):
                assert not faults, (number, printout, paper, faults)
                sides[printout.value] += count
    record_property("figure", f"{FAMILIES // PARTS_OF_ALL} families: {dict(sides)} sides")


def test_the_empty_record_of_a_visit_is_one_readable_side() -> None:
    for paper in Paper:
        made = PARTS.make_after_visit(AfterVisit(), paper)
        assert made.page_count == 1
        assert _faults_of_type(Printout.AFTER_VISIT, made, proofread(made.pdf), made.lines) == []


def _kept_and_read(path: Path, chance: random.Random) -> tuple[PageSource, AfterVisit]:
    """What the notes hold once they were written into a file, closed and opened again."""
    store = cheap_vaults().create(path, PASSPHRASE)
    write_family(store, chance)
    store.close()
    store = cheap_vaults().open(path, PASSPHRASE)
    walk, visit = read_walk(store, HEADLINE), store.get(VISIT)
    store.close()
    path.unlink()
    assert walk is not None
    assert isinstance(visit, Visit)
    return walk.page_source(PARTS.question_table, today=TODAY), _record_of(visit, walk.person)


def _record_of(visit: Visit, person: Person) -> AfterVisit:
    return AfterVisit(
        name=person.name_on_pages,
        on=visit.on,
        with_whom=visit.who,
        asked=tuple(
            AskedThere(question=q.text, said=q.answer.said, said_by=q.answer.said_by)
            for q in visit.questions
        ),
        steps=(
            AgreedStep(what=visit.next_step, who=visit.next_who, by_when=visit.next_by),
            *(
                AgreedStep(what=q.text, who=q.answer.who, by_when=WORDS.day(q.answer.by_when))
                for q in visit.questions
                if q.answer.outcome is Outcome.WILL_CHECK
            ),
        ),
        still_open=tuple(q.text for q in visit.questions if q.is_waiting),
        look_up=visit.where,
        understood=visit.next_step,
    )


def _all_printouts(
    source: PageSource, visit: AfterVisit, paper: Paper
) -> Iterator[tuple[Printout, list[str], int]]:
    one = PARTS.make_printout(source, Printout.ONE_PAGE, paper)
    yield Printout.ONE_PAGE, _faults_of_one(source, one, two_languages=False), one.page_count
    two = PARTS.make_printout(source, Printout.TWO_LANGUAGES, paper)
    yield Printout.TWO_LANGUAGES, _faults_of_one(source, two, two_languages=True), two.page_count
    sheet = PARTS.make_printout(source, Printout.QUESTION_SHEET, paper)
    yield Printout.QUESTION_SHEET, _faults_of_sheet(source, one, sheet), sheet.page_count
    large = PARTS.make_printout(source, Printout.LARGE_PRINT, paper)
    yield Printout.LARGE_PRINT, _faults_of_large(source, large), large.page_count
    record = PARTS.make_after_visit(visit, paper)
    yield Printout.AFTER_VISIT, _faults_of_record(visit, record), record.page_count


# --- one side -------------------------------------------------------------------------------------


def _faults_of_one(source: PageSource, made: MadePage, *, two_languages: bool) -> list[str]:
    """What is wrong with the one page: its type, its order, or what nobody accounts for."""
    page = build_one_page(source, WORDS, two_languages=two_languages)
    proof = proofread(made.pdf)
    printout = Printout.TWO_LANGUAGES if two_languages else Printout.ONE_PAGE
    lines = tuple(_as_table(page, made.lines))
    faults = _faults_of_type(printout, made, proof, lines)
    if (made.page_count, len(proof.sides)) != (1, 1):
        faults.append(f"{len(proof.sides)} sides")
    text = _all_letters(lines)
    faults += [f"lost: {lost[:80]!r}" for lost in _unaccounted(page, made, text)]
    faults += [f"not named: {item.text[:60]}" for item in _unnamed_questions(source, made)]
    faults += _wrong_sizes(page, proof.sides[0])
    return faults


def _as_table(page: OnePage, lines: Iterable[str]) -> Iterator[str]:
    """The lines as they stand on paper: the names of the columns once, over the table."""
    words, voice = page.words.details, page.voice
    heads = (words.in_headline, voice.in_notes, voice.mark)
    for line in lines:
        if f" {words.in_headline}: " in line and f" · {voice.mark}: " in line:
            for head in heads:
                line = line.replace(f"{head}: ", "", 1)  # noqa: PLW2901 - the same line, barer
        yield line
        if line == voice.marks_note:
            yield " ".join((words.detail, *heads))


def _unaccounted(page: OnePage, made: MadePage, text: str) -> Iterator[str]:
    """What is neither printed nor named as shortened or left out."""
    named = _all_letters(item.text for item in _named(made))
    fields = (*page.who.fields, *page.safety, *page.changes.items)
    texts = (
        page.who.name,
        page.who.needs,
        page.who.interpreter,
        page.headline.text,
        page.headline.source,
        *(field.text for field in fields),
        *(field.note for field in fields),
        *(asked.text for asked in page.questions),
        *(asked.other or "" for asked in page.questions),
    )
    for each in texts:
        whole = as_printed(each)
        if whole not in text and whole not in named:
            yield each
    for row in page.details:
        cells = (row.in_headline, row.in_notes or "", row.mark)
        whole = as_printed("".join((row.label, *cells)))
        if whole not in text and not all(as_printed(cell) in named for cell in cells):
            yield row.label
    details = sum(item.kind is LeftOutKind.DETAIL for item in made.left_out)
    told = page.words.not_on_page(
        details=details,
        questions=len(made.left_out) - details,
        shortened=bool(made.shortened),
    )
    if as_printed(told) not in text:
        yield told


def _named(made: MadePage) -> tuple[Shortened | LeftOut, ...]:
    return (*made.shortened, *made.left_out)


def _unnamed_questions(source: PageSource, made: MadePage) -> list[Shortened]:
    """Questions that stay for the sheet and are not named, each as often as it was written."""
    left = Counter(item.text for item in made.left_out if item.kind is LeftOutKind.QUESTION)
    wanted = Counter(item.text for item in (*source.chosen[3:], *source.others))
    return [Shortened(label="", text=text) for text in (wanted - left) + (left - wanted)]


def _wrong_sizes(page: OnePage, side: Sequence[DrawnLine]) -> Iterator[str]:
    """Type that is not as large as the table of ux.md 3.1 has it, told by what it says."""
    for text, size in (
        (page.voice.title, 15.0),
        (page.who.name, 12.5),
        (page.headline.text, 11.5),
        (page.voice.questions_heading, 13.0),
        *((asked.text, 12.0) for asked in page.questions),
        *((asked.other or "", 10.5) for asked in page.questions),
        (page.voice.notice, 9.0),
    ):
        whole = as_printed(text)
        found = [line for line in side if size in line.sizes and _begins(whole, line)]
        if whole and not found:
            yield f"{text[:40]!r} is not in {size} pt"


def _begins(whole: str, line: DrawnLine) -> bool:
    """Whether a line could be the first of a text."""
    cut = as_printed(WORDS.left_out.shortened)
    if is_leftward(whole):
        letters = Counter(map(_either, line.letters)) - Counter(map(_either, cut))
        return bool(letters) and not letters - Counter(map(_either, whole))
    start = line.letters.removesuffix(cut)
    return bool(start) and whole.startswith(start)


def _either(letter: str) -> str:
    """One sign for two that turn around with the direction."""
    return min(letter, str(MIRRORED.get(letter, letter)))


# --- as many sides as needed ----------------------------------------------------------------------


def _faults_of_sheet(source: PageSource, one: MadePage, made: MadePage) -> list[str]:
    """All questions in full, and in full what the one page shortened or left out."""
    proof = proofread(made.pdf)
    title = (WORDS.sheet.title, WORDS.voice(source.asker).prepared.format(date=_today()))
    lines, sides = _without_titles(title, made, proof, names=1)
    faults = _faults_of_type(Printout.QUESTION_SHEET, made, Proof(sides, *_rest(proof)), lines)
    text = _all_letters(lines)
    asked = (item.text for item in (*source.chosen, *source.others))
    in_full = (item.text for item in _named(one))
    faults += [
        f"lost: {each[:80]!r}" for each in chain(asked, in_full) if as_printed(each) not in text
    ]
    return faults + _cut(made)


def _faults_of_large(source: PageSource, made: MadePage) -> list[str]:
    """Everything of the page in full, 18 pt but for the foot."""
    page = build_one_page(source, WORDS)
    proof = proofread(made.pdf)
    lines, sides = _without_feet(made, proof)
    faults = _faults_of_type(Printout.LARGE_PRINT, made, Proof(sides, *_rest(proof)), lines)
    small = {size for side in sides for line in side for size in line.sizes if size < 18}
    text = _all_letters(lines)
    fields = (*page.who.fields, *page.safety, *page.changes.items)
    texts = (
        page.who.name,
        page.who.needs,
        page.who.interpreter,
        page.headline.text,
        page.headline.source,
        *(part for field in fields for part in (field.label, field.text, field.note)),
        *(asked.text for asked in page.questions),
        *(
            cell or ""
            for row in page.details
            for cell in (row.label, row.in_headline, row.in_notes)
        ),
    )
    faults += [f"lost: {each[:80]!r}" for each in texts if as_printed(each) not in text]
    return faults + _cut(made) + [f"{size} pt" for size in small]


def _faults_of_record(visit: AfterVisit, made: MadePage) -> list[str]:
    """Everything that was written down about a visit in full."""
    proof = proofread(made.pdf)
    title = (PARTS.sheet_words.after_visit.title,)
    lines, sides = _without_titles(title, made, proof, names=0)
    notice = PARTS.sheet_words.not_advice
    sides = tuple(_without_end(as_printed(notice), side) for side in sides)
    lines = tuple(line for line in lines if line != notice)
    faults = _faults_of_type(Printout.AFTER_VISIT, made, Proof(sides, *_rest(proof)), lines)
    text = _all_letters(lines)
    texts = (
        *(visit.name, visit.with_whom, visit.look_up, visit.understood, *visit.still_open),
        *(part for each in visit.asked for part in (each.question, each.said, each.said_by)),
        *(part for step in visit.steps for part in (step.what, step.who, step.by_when)),
    )
    faults += [f"lost: {each[:80]!r}" for each in texts if as_printed(each) not in text]
    return faults + _cut(made)


def _cut(made: MadePage) -> list[str]:
    """Nothing on these is ever cut."""
    return [f"cut: {item.text[:40]}" for item in made.shortened]


def _today() -> str:
    return WORDS.day(TODAY.isoformat())


def _rest(proof: Proof) -> tuple[str, float, tuple[str, ...]]:
    return proof.viewer, proof.smallest, proof.faults


def _without_titles(
    title: Sequence[str], made: MadePage, proof: Proof, *, names: int
) -> tuple[tuple[str, ...], tuple[tuple[DrawnLine, ...], ...]]:
    """Lines and sides without the titles of further sides, which stand amid what goes on there.

    Under them stand so many `names` that are drawn only.
    """
    lines = list(made.lines)
    for number in range(2, made.page_count + 1):
        head = [*title, WORDS.page_of.format(page=number, pages=made.page_count)]
        place = next(n for n in range(len(lines)) if lines[n : n + len(head)] == head)
        del lines[place : place + len(head)]
    drawn = len(title) + 1 + names
    return tuple(lines), (proof.sides[0], *(side[drawn:] for side in proof.sides[1:]))


def _without_feet(
    made: MadePage, proof: Proof
) -> tuple[tuple[str, ...], tuple[tuple[DrawnLine, ...], ...]]:
    """Lines and sides of large print without the name and number at the foot of each."""
    lines = list(made.lines)
    for number in range(1, made.page_count + 1):
        place = lines.index(WORDS.page_of.format(page=number, pages=made.page_count))
        del lines[place - 1 : place + 1]
    sides = []
    for side in proof.sides:
        foot = [line for line in side if line.sizes == {14.0}]
        assert foot == list(side[-len(foot) :])
        sides.append(side[: -len(foot)])
    return tuple(lines), tuple(sides)


def _without_end(end: str, side: tuple[DrawnLine, ...]) -> tuple[DrawnLine, ...]:
    for count in range(1, 6):
        if "".join(line.letters for line in side[-count:]) == end:
            return side[:-count]
    raise AssertionError(end)


# --- all ------------------------------------------------------------------------------------------


def _all_letters(lines: Iterable[str]) -> str:
    return "".join(map(as_printed, lines))


def _faults_of_type(
    printout: Printout, made: MadePage, proof: Proof, lines: Sequence[str]
) -> list[str]:
    """Type that is too small, missing or off the paper, and what is not read as it is printed."""
    faults = list(proof.faults)
    if proof.smallest < SMALLEST[printout] or made.page_count != len(proof.sides):
        faults.append(f"{proof.smallest} pt, {len(proof.sides)} sides")
    drawn = [line for side in proof.sides for line in side]
    difference = first_difference(lines, drawn)
    if difference:
        faults.append(difference)
    lost = lost_for_viewer(lines, proof.viewer)
    if lost:
        faults.append(f"PDFium does not read {lost[:5]}")
    return faults
