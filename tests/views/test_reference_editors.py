"""Fields for a gene, a condition and a gene change: what they offer, and what they say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from carecompanion.domain.hgvs import VariantForm
from carecompanion.domain.reference import OtherName, Reference, ReferenceLists
from carecompanion.viewmodels.reference import ReferenceModel
from carecompanion.views.reference_editors import condition_editor, gene_editor, variant_editor
from carecompanion.views.reference_words import form_words
from carecompanion.views.theme.appearance import Appearance
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.suggestion_list import Offer, SuggestionList
from tests.ui.waiting import wait_for

LISTS = ReferenceLists(
    version=date(2025, 1, 16),
    genes=("GBA1", "GBA2"),
    conditions={581: "Mucopolysaccharidosis type 3"},
    gene_names=(OtherName(name="GBA", of="GBA1", is_older=True),),
    condition_names=(OtherName(name="Sanfilippo syndrome", of="Mucopolysaccharidosis type 3"),),
)
USUAL = "This looks like the usual form."
OTHER = "This does not look like the usual form. Keep it as the report has it."


@pytest.fixture
def form(look: Appearance, qtbot: QtBot) -> QWidget:
    """An empty window for fields."""
    form = QWidget()
    QVBoxLayout(form)
    qtbot.addWidget(form)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    return form


@pytest.fixture
def reference(form: QWidget) -> Iterator[ReferenceModel]:
    model = ReferenceModel(lambda: Reference(LISTS))
    yield model
    model.shut_down()


def put(form: QWidget, label: str, field: QWidget) -> None:
    layout = form.layout()
    assert layout is not None
    layout.addWidget(FormRow(label, field))
    field.setFocus()


def offered(form: QWidget) -> list[Offer]:
    lists = [names for names in form.findChildren(SuggestionList) if names.isVisible()]
    return [offer for names in lists for offer in names.offers]


def test_the_first_letters_already_offer_names_once_the_lists_are_there(
    form: QWidget, reference: ReferenceModel
) -> None:
    field = gene_editor(reference)
    put(form, "Gene", field)
    QTest.keyClicks(field, "gba")
    wait_for(lambda: bool(offered(form)), "the names")
    assert offered(form) == [Offer("GBA1", "older name: GBA"), Offer("GBA2")]
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "GBA1"


def test_a_condition_says_by_which_name_it_was_found(
    form: QWidget, reference: ReferenceModel
) -> None:
    field = condition_editor(reference)
    put(form, "Condition", field)
    QTest.keyClicks(field, "sanf")
    wait_for(lambda: bool(offered(form)), "the names")
    assert offered(form) == [
        Offer("Mucopolysaccharidosis type 3", "also called Sanfilippo syndrome")
    ]
    assert field.text() == "sanf"


def test_a_gene_change_is_kept_as_typed_and_its_form_told(form: QWidget) -> None:
    editor, after = variant_editor(), variant_editor()
    typed: list[str] = []
    editor.typed.connect(typed.append)
    put(form, "Another change", after)
    put(form, "Gene change", editor)
    QTest.keyClicks(editor.field, "  c.1438G")
    assert editor.form_text() == "", "half a name is nobody's mistake"
    QTest.keyClicks(editor.field, ">T")
    assert (editor.text(), typed[-1]) == ("  c.1438G>T", "  c.1438G>T")
    assert editor.form_text() == USUAL
    QTest.keyClicks(editor.field, "x")
    assert editor.form_text() == ""
    after.setFocus()
    assert editor.form_text() == OTHER
    assert editor.text() == "  c.1438G>Tx"


def test_a_report_of_several_lines_is_kept_line_by_line(form: QWidget) -> None:
    editor = variant_editor()
    put(form, "Gene change", editor)
    report = "NM_000492.3:c.1521_1523del\np.(Phe508del)\n"
    editor.field.insertPlainText(report)
    assert editor.text() == report
    assert editor.form_text() == USUAL


def test_what_is_said_about_the_form_reaches_screen_readers_beside_the_hint(form: QWidget) -> None:
    editor = variant_editor()
    put(form, "Gene change", editor)
    assert editor.field.accessibleName() == "Gene change"
    editor.setAccessibleDescription("As the report has it.")
    editor.set_text_quietly("p.(Arg506Gln)")
    assert editor.field.accessibleDescription() == f"As the report has it. {USUAL}"
    editor.set_text_quietly("")
    assert editor.field.accessibleDescription() == "As the report has it."
    assert editor.form_text() == ""


@pytest.mark.parametrize(
    ("form_of", "words"),
    [(VariantForm.USUAL, USUAL), (VariantForm.OTHER, OTHER), (VariantForm.EMPTY, "")],
)
def test_nothing_else_is_ever_said_about_a_gene_change(form_of: VariantForm, words: str) -> None:
    assert form_words(form_of) == words
