"""Scripts whose letters change with their neighbours, and those read from right to left."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from subprocess import run
from sys import executable
from typing import Any

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.domain.page import PageSource, build_one_page
from carecompanion.domain.page_words import apart
from carecompanion.domain.printouts import Paper
from carecompanion.domain.records import ChosenQuestion
from carecompanion.pages import ReportLabPages
from carecompanion.pages.clusters import Cluster, Clusters
from carecompanion.pages.direction import visual
from carecompanion.pages.fonts import FontBook, Weight
from carecompanion.pages.lines import Typesetter, line_width, plain, runs
from carecompanion.pages.measures import BODY
from carecompanion.pages.scripts import Script
from tests.pages import samples
from tests.pages.reading_back import squeezed, text_of
from tests.pages.samples import FONTS, WORDS

BOOK = FontBook(FONTS)
CLUSTERS = Clusters(BOOK)
SETTER = Typesetter(CLUSTERS, "… (shortened)")

SAID = {
    Script.ARABIC: "هل هذا العلاج مناسب لطفلنا",
    Script.HEBREW: "האם הטיפול מתאים לשינוי שלנו",
    Script.DEVANAGARI: "क्या यह उपचार हमारे जीन परिवर्तन के लिए है",
    Script.BENGALI: "এই চিকিৎসা কি আমাদের জিন পরিবর্তনের জন্য",
}

ROOT = Path(__file__).parents[2]


def clusters(text: str) -> tuple[Cluster, ...]:
    return tuple(CLUSTERS.of(text, Weight.REGULAR))


def glyphs(text: str) -> list[tuple[int, ...]]:
    """The numbers of the glyphs of each cluster in the font, in the order of reading."""
    found = []
    for cluster in clusters(text):
        face: Any = BOOK.script_font(_script(cluster), Weight.REGULAR).face
        found.append(tuple(face.charToGlyph.get(g.code, 0) for g in cluster.glyphs))
    return found


def _script(cluster: Cluster) -> Script:
    return next(script for script in Script if script.value in cluster.font)


def source(text: str) -> PageSource:
    typical = samples.typical()
    return replace(
        typical,
        person=replace(typical.person, name=text.split(maxsplit=1)[0]),
        chosen=(ChosenQuestion(question=None, text=text),),
    )


def picture(pdf: bytes) -> Any:
    return pypdfium2.PdfDocument(BytesIO(pdf))[0].render(scale=2).to_pil().convert("L")


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("script", Script)
def test_two_programs_read_the_words_back_from_the_page(script: Script, paper: Paper) -> None:
    said = SAID[script]
    made = ReportLabPages(fonts=FONTS).one_page(build_one_page(source(said), WORDS), paper)
    assert made.unprintable == ()
    assert any(said in line for line in made.lines)
    text = squeezed(text_of(made.pdf))
    other = pypdfium2.PdfDocument(BytesIO(made.pdf))[0].get_textpage().get_text_bounded()
    for word in said.split():
        assert word in text
        assert word in other


def test_arabic_letters_join() -> None:
    joined = glyphs("ببب")
    alone = glyphs("ب")[0]
    assert len(joined) == 3
    assert len({joined[0], joined[1], joined[2], alone}) == 4


def test_a_conjunct_of_two_letters_is_one_piece() -> None:
    assert [cluster.text for cluster in clusters("क्षत्रिय")] == ["क्ष", "त्रि", "य"]
    assert len(glyphs("क्ष")[0]) == 1


def test_a_vowel_that_is_read_after_its_letter_stands_before_it() -> None:
    vowel, letter = glyphs("कि")[0]
    assert letter == glyphs("क")[0][0]
    assert vowel != letter


def test_words_stand_from_right_to_left_and_numbers_among_them_do_not() -> None:
    ordered = "".join(cluster.text for cluster in visual(clusters("שלום 12 בית")))
    assert ordered == "תיב 12 םולש"


def test_brackets_turn_around_with_the_direction() -> None:
    drawn = "".join(run.text for run in runs(clusters("שיבא (3)")))
    assert drawn.startswith("(3) ")
    assert plain(clusters("שיבא (3)")) == "שיבא (3)"


def test_a_name_in_a_sentence_of_ours_leaves_the_sentence_as_it_is() -> None:
    line = clusters(f"Seen: {apart('הארץ')}, 18 November")
    assert "".join(cluster.text for cluster in visual(line)) == "Seen: ץראה, 18 November"


def test_characters_that_turn_others_around_have_no_power() -> None:
    line = visual(clusters("\u202eSMN1 ב"))
    assert "".join(cluster.text for cluster in line) == "[U+202E]SMN1 ב"


def test_lines_break_in_the_order_of_reading() -> None:
    found = SETTER.broken("אחת שתיים שלוש ארבע חמש", BODY, 60)
    assert len(found.lines) > 1
    assert found.leftward
    assert " ".join(map(plain, found.lines)) == "אחת שתיים שלוש ארבע חמש"


def test_the_words_for_shortened_end_a_text_on_the_left() -> None:
    found = SETTER.broken("אחת שתיים שלוש ארבע חמש שש שבע " * 9, BODY, 160, most=2)
    last = "".join(cluster.text for cluster in visual(found.lines[1]))
    assert last.startswith("… (shortened)")
    assert line_width(found.lines[1], BODY.size) <= 160


def test_a_question_read_from_right_to_left_begins_at_the_right() -> None:
    pages = ReportLabPages(fonts=FONTS)
    arabic = picture(pages.one_page(build_one_page(source("هل هذا"), WORDS), Paper.A4).pdf)
    english = picture(pages.one_page(build_one_page(source("Is it"), WORDS), Paper.A4).pdf)
    width, height = arabic.size
    band = int(height * 0.285), int(height * 0.315)
    left = (int(width * 0.12), band[0], int(width * 0.3), band[1])
    right = (int(width * 0.7), band[0], int(width * 0.93), band[1])
    assert (ink(arabic, right) > 0, ink(arabic, left)) == (True, 0)
    assert (ink(english, left) > 0, ink(english, right)) == (True, 0)


def ink(page: Any, box: tuple[int, ...]) -> int:
    return sum(page.crop(box).histogram()[:100])


def test_the_dots_of_letters_are_on_the_page() -> None:
    """They are shapes: the letters without them would be other letters."""
    pages = ReportLabPages(fonts=FONTS)
    with_dots = picture(pages.one_page(build_one_page(source("تتت"), WORDS), Paper.A4).pdf)
    without = picture(pages.one_page(build_one_page(source("ٮٮٮ"), WORDS), Paper.A4).pdf)
    whole = (0, 0, *with_dots.size)
    assert ink(with_dots, whole) > ink(without, whole)


def test_the_same_page_gives_the_same_bytes_whatever_was_made_before() -> None:
    page = build_one_page(source(SAID[Script.ARABIC]), WORDS)
    before = ReportLabPages(fonts=FONTS)
    before.one_page(build_one_page(source("ششش ضضض"), WORDS), Paper.A4)
    assert (
        before.one_page(page, Paper.A4).pdf
        == ReportLabPages(fonts=FONTS).one_page(page, Paper.A4).pdf
    )


@given(st.text(alphabet=st.characters(min_codepoint=0x590, max_codepoint=0x9FF), max_size=60))
def test_any_letters_are_drawn_or_named(text: str) -> None:
    line = clusters(text)
    for cluster in line:
        assert cluster.width <= 9
        if cluster.glyphs:
            assert cluster.unprintable == ""
    assert sorted(map(id, visual(line))) == sorted(map(id, line))


def test_a_page_without_such_letters_loads_no_such_font() -> None:
    code = (
        "import sys\n"
        f"sys.path.append({str(ROOT)!r})\n"
        "from tests.pages import samples\n"
        "from carecompanion.domain.page import build_one_page\n"
        "from carecompanion.domain.printouts import Paper\n"
        "from carecompanion.pages import ReportLabPages\n"
        "pages = ReportLabPages(fonts=samples.FONTS)\n"
        "pages.one_page(build_one_page(samples.typical(), samples.WORDS), Paper.A4)\n"
        "assert 'carecompanion.pages.shaping' not in sys.modules\n"
        "assert 'bidi' not in sys.modules\n"
    )
    done = run((executable, "-c", code), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
