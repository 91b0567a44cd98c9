"""The one page as it comes out of the printer: real PDFs, read back."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from carecompanion.domain.page import (
    MadePage,
    PageSource,
    SafetyItem,
    SafetyKind,
    SafetyState,
    build_one_page,
    build_question_sheet,
    can_be_left_out,
    leaving_out,
)
from carecompanion.domain.printed_code import question_code
from carecompanion.domain.printouts import Paper
from carecompanion.domain.records import (
    ChosenQuestion,
    DetailMark,
    EligibilityDetail,
    Fact,
    FactField,
    FactKind,
    Mark,
    Person,
    Relation,
    new_id,
)
from carecompanion.domain.visit_on_page import VisitOnPage, VisitPart
from carecompanion.pages import ReportLabPages
from carecompanion.pages.measures import MM, SMALLEST
from tests.pages import samples
from tests.pages.reading_back import fonts_of, reader, sizes_of, squeezed, text_of
from tests.pages.samples import FONTS, HEADLINE, PERSON, WORDS

MAKER = ReportLabPages(fonts=FONTS)
SAMPLES = (samples.empty, samples.typical, samples.worst, samples.scripts)
both_papers = pytest.mark.parametrize("paper", Paper)
every_sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.__name__)


def make(source: PageSource, paper: Paper = Paper.A4) -> MadePage:
    return MAKER.one_page(build_one_page(source, WORDS), paper)


@both_papers
@every_sample
def test_there_is_one_page_of_the_right_size(
    sample: Callable[[], PageSource], paper: Paper
) -> None:
    pages = reader(make(sample(), paper).pdf).pages
    assert len(pages) == 1
    size = (round(float(pages[0].mediabox.width) / MM), round(float(pages[0].mediabox.height) / MM))
    assert size == {Paper.A4: (210, 297), Paper.LETTER: (216, 279)}[paper]


@both_papers
def test_it_reads_in_the_order_a_clinician_needs(paper: Paper) -> None:
    text = text_of(make(samples.typical(), paper).pdf)
    in_order = (
        "Questions for our appointment",
        "Written by the family on 21 November 2026",
        "Page 1 of 1 · more: question sheet (10)",
        "Sam Rivera",
        "3 March 2019",
        "Spinal muscular atrophy, type 2 (clinician, 12 June 2020)",
        "SMN1 (report, June 2020)",
        "Children's Hospital, neuromuscular team (family)",
        "New one-time gene therapy given into the spine helps older children with SMA, trial finds",
        "Seen: Evening News, 18 November 2026 · NCT05089656",
        "Stage of the research, as we read it: study in people",
        "We are not asking for a decision today.",
        "Would having had nusinersen rule this out for Sam?",
        "Is it made for the same kind of gene change (variant) as ours?",
        "Side by side",
        "Allergies not known here: ask us",
        "Next step we agreed",
        "Corrections to this page",
        "Not on this page: 10 questions.",
        "No clinician has checked it.",
        "“family” means our own notes",
    )
    places = [text.find(part) for part in in_order]
    assert -1 not in places, in_order[places.index(-1)]
    assert places == sorted(places)


@both_papers
@every_sample
def test_only_our_fonts_are_in_it_and_all_are_embedded(
    sample: Callable[[], PageSource], paper: Paper
) -> None:
    fonts = fonts_of(make(sample(), paper).pdf)
    assert all(font.embedded for font in fonts)
    assert {font.name.split("+")[1].split("-")[0] for font in fonts} <= {
        "AtkinsonHyperlegibleNext",
        "NotoSans",
        "NotoSansArabic",
        "NotoSansMath",
    }


@both_papers
@every_sample
def test_no_type_is_smaller_than_the_smallest(
    sample: Callable[[], PageSource], paper: Paper
) -> None:
    assert min(sizes_of(make(sample(), paper).pdf)) >= SMALLEST


@every_sample
def test_the_same_notes_give_the_same_bytes(sample: Callable[[], PageSource]) -> None:
    again = ReportLabPages(fonts=FONTS)
    assert make(sample()).pdf == again.one_page(build_one_page(sample(), WORDS), Paper.A4).pdf


def test_the_file_says_what_it_is_and_nothing_about_the_person() -> None:
    read = reader(make(samples.typical()).pdf)
    assert read.metadata is not None
    assert read.metadata.title == "Questions for our appointment"
    assert read.metadata.author == "Care Companion"
    assert "Rivera" not in str(read.metadata)
    catalog: Any = read.trailer["/Root"]
    assert catalog["/Lang"] == "en"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]


def test_clinical_signs_and_other_alphabets_are_printed_as_they_are() -> None:
    made = make(samples.scripts())
    text = text_of(made.pdf)
    for part in (
        "Nguyễn Thị Ánh Tuyết",
        "Δρεπανοκυτταρική αναιμία HbSβ⁰",
        "HBB (бета-глобин)",
        "c.20A>T; β⁰ → α γ δ µ ≥ ≤ ± ° ½ ₀ ⁰",
        "Bệnh viện Nhi Đồng, Łódź, Şişli, Çeşme, ŭ ğ ø é",
        "Генная терапия β-талассемии: 12 из 15 больных ≥ 1 года без переливаний",
        "[U+6CBB][U+7642]",
        "[U+1F389]",
    ):
        assert part in text
    assert "علاج" in "\n".join(made.lines)
    assert made.unprintable == ("治", "療", "🎉")


def test_what_is_too_long_is_shortened_named_and_kept_whole_for_the_sheet() -> None:
    source = samples.worst()
    made = make(source, Paper.LETTER)
    shortened = {item.label: item.text for item in made.shortened}
    assert shortened["The headline, word for word"] == source.headline.text
    assert shortened["Condition"] == source.facts[0].text
    assert shortened["Question 1"] == source.chosen[0].text
    text = text_of(made.pdf)
    assert "… (shortened)" in text
    assert "Not on this page: 16 details, 6 questions. They are on the question sheet." in text


def test_a_headline_of_two_lines_is_printed_word_for_word() -> None:
    source = samples.typical()
    headline = replace(source.headline, text="Gene therapy news and more " * 6)
    made = make(replace(source, headline=headline))
    assert squeezed(headline.text) in squeezed(text_of(made.pdf))
    assert made.shortened == ()


def test_facts_kept_off_pages_are_nowhere_in_it() -> None:
    source = samples.typical()
    hidden = tuple(replace(fact, show_on_pages=False) for fact in source.facts)
    made = make(replace(source, facts=hidden, answers=()))
    text = text_of(made.pdf) + "\n".join(made.lines)
    for fact in source.facts:
        assert fact.text not in text
    assert "not shown here" in text


def test_the_person_without_a_name_is_named_neutrally() -> None:
    text = text_of(make(samples.empty()).pdf)
    assert "(no name on this page)" in text
    assert "Condition not known yet" in text


def test_an_adult_writes_in_their_own_voice() -> None:
    person = Person(id=PERSON, name="Robin", relation=Relation.ME)
    text = text_of(make(samples.source(person=person)).pdf)
    assert "Questions for my appointment" in text
    assert "Written by me from my own notes" in text
    assert "I am not asking for a decision today." in text
    assert "family" not in text.lower()


def test_without_questions_there_are_three_numbers_to_write_beside() -> None:
    made = make(replace(samples.empty(), chosen=(), others=()))
    assert "Page 1 of 1" in made.lines
    assert [line for line in made.lines if line in ("1.", "2.", "3.")] == ["1.", "2.", "3."]


def test_safety_lines_the_family_stated_are_printed() -> None:
    safety = (
        SafetyItem(kind=SafetyKind.ALLERGIES, state=SafetyState.STATED, text="Penicillin"),
        SafetyItem(kind=SafetyKind.MEDICINES, state=SafetyState.NONE_KNOWN),
    )
    text = text_of(make(replace(samples.typical(), safety=safety)).pdf)
    assert "Allergies Penicillin Medicines none known" in text


def test_markup_is_printed_and_never_obeyed() -> None:
    attack = '<img src="/etc/passwd"> &amp; <b>x</b> <a href="http://a.example">y</a> %s {0}'
    source = samples.typical()
    made = make(
        replace(
            source,
            person=Person(id=PERSON, name="<i>Sam</i> &lt;"),
            headline=replace(source.headline, text=attack),
            facts=(samples.fact(FactKind.GENE, attack),),
            chosen=(ChosenQuestion(text=attack), *source.chosen[1:]),
        )
    )
    assert text_of(made.pdf).count(attack) == 3
    for trace in (b"/Subtype /Image", b"/URI", b"/Subtype /Link", b"/JavaScript", b"root:"):
        assert trace not in made.pdf


def test_the_package_imports_no_reportlab_until_a_page_is_made() -> None:
    code = "import sys, carecompanion.pages; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_fallback_fonts_are_read_only_when_a_character_needs_them() -> None:
    maker = ReportLabPages(fonts=FONTS)
    maker.one_page(build_one_page(samples.typical(), WORDS), Paper.A4)
    assert not [name for name in maker._fonts._faces if name.startswith("Noto")]


@both_papers
def test_an_interpreter_and_what_helps_stand_before_the_headline(paper: Paper) -> None:
    text = text_of(make(samples.talking(samples.typical()), paper).pdf)
    places = [
        text.index(part)
        for part in (
            "Sam Rivera",
            "INTERPRETER: Arabic",
            "What helps when we talk",
            "Time to answer; a quiet room; pictures",
            "The headline, word for word",
        )
    ]
    assert places == sorted(places)


def test_nobody_is_said_to_need_an_interpreter_who_wrote_of_none() -> None:
    text = text_of(make(samples.typical()).pdf)
    assert "INTERPRETER" not in text
    assert "What helps" not in text


@both_papers
def test_changes_since_the_last_visit_are_printed_or_named_newest_first(paper: Paper) -> None:
    source = samples.talking(samples.typical())
    made = make(source, paper)
    heading = "What changed since the visit of 12 June 2026"
    start = made.lines.index(heading)
    named = [item for item in made.left_out if item.label == heading]
    printed = made.lines[start + 1 : start + 4 - len(named)]
    told = [
        "2 November 2026: Sits for 20 minutes now, was 5",
        "11 October 2026: Chokes on thin drinks about twice a week",
        "September 2026: New standing frame at school",
    ]
    assert [*printed, *(item.text for item in named)] == told


def test_a_change_kept_off_pages_is_not_printed() -> None:
    source = replace(
        samples.typical(), changes=(samples.change("CANARY", "2026-11-02", show=False),)
    )
    made = make(source)
    assert "CANARY" not in text_of(made.pdf)
    assert "What changed lately" not in made.lines


def test_a_page_full_of_everything_still_names_every_change() -> None:
    made = make(samples.worst(), Paper.LETTER)
    named = [item for item in made.left_out if item.label.startswith("What changed")]
    assert len(named) == 3


def in_two_languages(source: PageSource, paper: Paper) -> MadePage:
    return MAKER.one_page(build_one_page(source, WORDS, two_languages=True), paper)


@both_papers
def test_each_question_has_the_words_of_the_family_below_it(paper: Paper) -> None:
    typical = samples.typical()
    chosen = (
        replace(typical.chosen[0], other_words="هل هذا العلاج مناسب لطفلنا؟"),
        *typical.chosen[1:],
    )
    made = in_two_languages(replace(typical, chosen=chosen), paper)
    first = made.lines.index(f"1. {chosen[0].text}")
    assert made.lines[first + 1] == "هل هذا العلاج مناسب لطفلنا؟"
    second = made.lines.index(f"2. {chosen[1].text}")
    assert made.lines[second + 1] == "(not translated)"
    assert made.page_count == 1


@both_papers
def test_more_medicines_than_there_is_room_for_are_shortened_and_named_in_full(
    paper: Paper,
) -> None:
    names = [f"Medicine number {number}" for number in range(60)]
    facts = tuple(samples.fact(FactKind.TREATMENT, name) for name in names)
    made = make(replace(samples.worst(), safety_facts=facts), paper)
    (cut,) = [item for item in made.shortened if "Medicine" in item.text]
    assert made.page_count == 1
    assert cut.label == "Medicines"
    assert cut.text == "; ".join(names) + " (family)"


@both_papers
def test_long_words_in_two_languages_are_one_side_all_the_same(paper: Paper) -> None:
    worst = samples.worst()
    chosen = tuple(replace(item, other_words=item.text) for item in worst.chosen)
    made = in_two_languages(replace(worst, chosen=chosen), paper)
    assert made.page_count == 1
    assert [item.label for item in made.shortened].count("Question 1") == 2


def test_a_page_in_one_language_says_nothing_of_translations() -> None:
    assert "(not translated)" not in text_of(make(samples.typical()).pdf)


def test_what_is_left_out_this_once_is_nowhere_in_the_file() -> None:
    """Not in the text, the metadata, an attachment or a field."""
    base = samples.talking(samples.typical())
    hidden = replace(
        base,
        facts=tuple(replace(fact, text="CANARY") for fact in base.facts),
        safety_facts=(samples.fact(FactKind.ALLERGY, "CANARY"),),
        changes=(samples.change("CANARY", "2026-11-02"),),
    )
    out = leaving_out(hidden, set(FactKind))
    made = make(out)
    read = reader(made.pdf)
    assert FactKind.GENE in can_be_left_out(hidden)
    assert "CANARY" not in text_of(made.pdf)
    assert "CANARY" not in "".join(made.lines)
    assert "CANARY" not in str(read.metadata)
    assert read.xmp_metadata is None
    assert not read.attachments
    assert "CANARY" not in str(read.get_fields())
    assert can_be_left_out(out) == ()


def with_beside(detail: EligibilityDetail, fact: Fact) -> PageSource:
    mark = DetailMark(
        id=new_id(), person_id=PERSON, headline_id=HEADLINE, detail=detail, mark=Mark.DIFFERENT
    )
    return replace(samples.typical(), details=(mark,), notes_on={detail: (fact,)})


def with_safety(fact: Fact) -> PageSource:
    return replace(samples.typical(), safety_facts=(fact,))


NO_ALLERGY = replace(samples.fact(FactKind.ALLERGY, ""), none_known=True)
NO_MEDICINE = replace(samples.fact(FactKind.TREATMENT, ""), none_known=True)
WEIGHT = samples.fact(FactKind.WEIGHT, "").with_detail(FactField.VALUE, "61.5")


@pytest.mark.parametrize(
    ("source", "kind", "words"),
    [
        (
            with_beside(EligibilityDetail.WEIGHT, WEIGHT.with_detail(FactField.UNIT, "kg")),
            FactKind.WEIGHT,
            "61.5 kg",
        ),
        (
            with_beside(EligibilityDetail.PREVIOUS_TREATMENTS, NO_MEDICINE),
            FactKind.TREATMENT,
            "none known",
        ),
        (with_safety(NO_ALLERGY), FactKind.ALLERGY, "none known"),
    ],
    ids=["value", "none-beside", "none-in-strip"],
)
def test_what_is_printed_without_words_of_its_own_can_be_left_out_too(
    source: PageSource, kind: FactKind, words: str
) -> None:
    assert words in text_of(make(source).pdf)
    assert kind in can_be_left_out(source)
    out = leaving_out(source, {kind})
    assert words not in text_of(make(out).pdf)
    assert kind not in can_be_left_out(out)


@pytest.mark.parametrize(
    "source",
    [
        with_safety(samples.fact(FactKind.TREATMENT, "Old").with_detail(FactField.STOPPED, "2023")),
        with_beside(EligibilityDetail.WEIGHT, samples.fact(FactKind.WEIGHT, " ")),
    ],
    ids=["stopped", "blank"],
)
def test_what_is_not_printed_is_not_offered_to_be_left_out(source: PageSource) -> None:
    assert can_be_left_out(source) == can_be_left_out(samples.typical())


def test_a_name_is_in_no_metadata_of_any_printout() -> None:
    source = samples.typical()
    page = build_one_page(source, WORDS)
    for made in (MAKER.one_page(page, Paper.A4), MAKER.large_print(page, Paper.A4)):
        assert "Sam Rivera" not in str(reader(made.pdf).metadata)
        assert reader(made.pdf).xmp_metadata is None


def test_nothing_ticked_leaves_the_page_as_it_is() -> None:
    source = samples.typical()
    assert leaving_out(source, ()) is source


@both_papers
def test_each_question_has_its_code_the_same_on_every_sheet(paper: Paper) -> None:
    source = samples.typical()
    codes = [question_code(PERSON, item.text) for item in source.chosen]
    page = build_one_page(source, WORDS)
    made = MAKER.one_page(page, paper)
    sheets = (
        made,
        MAKER.one_page(build_one_page(source, WORDS, two_languages=True), paper),
        MAKER.large_print(page, paper),
        MAKER.question_sheet(build_question_sheet(source, WORDS, made), paper),
    )
    for sheet in sheets:
        text = text_of(sheet.pdf)
        places = [sheet.lines.index(code) for code in codes]
        assert places == sorted(places)
        assert all(code in text for code in codes)
        # What it is for stands on the page once; on large print in several lines.
        assert sum(WORDS.codes == line for line in sheet.lines) == 1
        asked = [sheet.lines[place - 1] for place in places[:1]]
        assert source.chosen[0].text in asked[0] or asked[0] == WORDS.talk.not_translated


def test_the_code_of_a_question_says_nothing_about_anybody() -> None:
    source = samples.typical()
    renamed = replace(
        source, person=replace(source.person, name="Ada Obi"), headline=samples.empty().headline
    )
    codes = [asked.code for asked in build_one_page(source, WORDS).questions]
    assert [asked.code for asked in build_one_page(renamed, WORDS).questions] == codes


@both_papers
def test_a_page_without_questions_explains_no_code(paper: Paper) -> None:
    source = replace(samples.empty(), chosen=(), others=())
    assert WORDS.codes not in make(source, paper).lines


HOPE = "A name to write to about the antibody test"
VISIT = VisitOnPage(on="2026-12-03", needs="a ramp, breaks", hope=HOPE)


@both_papers
def test_the_visit_a_page_is_for_says_its_day_what_is_needed_and_what_is_hoped_for(
    paper: Paper,
) -> None:
    source = replace(samples.talking(samples.typical()), visit=VISIT)
    page = build_one_page(source, WORDS)
    made = MAKER.one_page(page, paper)
    day = "Written by the family on 21 November 2026 · Visit: 3 December 2026"
    needs = "What helps when we talk: Time to answer; a quiet room; pictures; a ramp, breaks"
    hope = f"What we hope to leave with: {HOPE}"
    in_order = [made.lines.index(line) for line in (day, needs, hope)]
    assert in_order == sorted(in_order)
    sheet = MAKER.question_sheet(build_question_sheet(source, WORDS, made), paper)
    assert {day, needs, hope} <= set(sheet.lines)
    large = MAKER.large_print(page, paper)
    assert {day, needs, "What we hope to leave with", HOPE} <= set(large.lines)
    two = MAKER.one_page(build_one_page(source, WORDS, two_languages=True), paper)
    assert {day, needs} <= set(two.lines)
    assert (hope in two.lines) != (HOPE in [item.text for item in two.left_out])


def test_needs_in_the_same_words_are_printed_once() -> None:
    person = replace(samples.typical().person, needs="A quiet  room")
    source = replace(samples.typical(), person=person, visit=VisitOnPage(needs="a quiet room"))
    assert build_one_page(source, WORDS).who.needs == "a quiet room"


@both_papers
def test_a_hope_without_room_is_named_and_stands_on_the_sheet_once(paper: Paper) -> None:
    long = f"{HOPE}, and what happens after that. " * 9
    source = replace(samples.worst(), visit=replace(VISIT, hope=long))
    made = make(source, paper)
    label = "What we hope to leave with"
    assert [item.text for item in made.left_out if item.label == label] == [long]
    sheet = MAKER.question_sheet(build_question_sheet(source, WORDS, made), paper)
    assert squeezed(text_of(sheet.pdf)).count(squeezed(long)) == 1
    typical = replace(samples.typical(), visit=replace(VISIT, hope=long))
    cut = make(typical, paper)
    assert [item.text for item in cut.shortened if item.label == label] == [long]


@both_papers
@pytest.mark.parametrize(
    ("part", "words"),
    [
        (VisitPart.DAY, "3 December"),
        (VisitPart.NEEDS, "a ramp"),
        (VisitPart.HOPE, "antibody test"),
    ],
)
def test_what_is_said_of_a_visit_is_nowhere_when_left_out(
    paper: Paper, part: VisitPart, words: str
) -> None:
    source = replace(samples.typical(), visit=VISIT)
    assert part in can_be_left_out(source)
    out = leaving_out(source, {part})
    assert part not in can_be_left_out(out)
    page = build_one_page(out, WORDS)
    made = MAKER.one_page(page, paper)
    sheet = MAKER.question_sheet(build_question_sheet(out, WORDS, made), paper)
    for printout in (made, sheet, MAKER.large_print(page, paper)):
        assert words not in text_of(printout.pdf)
        assert words not in " ".join(printout.lines)
        assert words.encode() not in printout.pdf
