"""The shape of a gene change is looked at, and nothing more."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.domain.hgvs import VariantForm, looks_like_usual_form

USUAL = [
    "NM_000492.3:c.1438G>T",
    "c.76del",
    "c.87+4A>G",
    "c.145_147delinsTGG",
    "m.3243A>G",
    "p.(Arg506Gln)",
    "p.Arg97ProfsTer23",
    "p.0",
    "p.?",
    "NM_000492.3(CFTR):c.1521_1523del (p.Phe508del)",
    "c.1521_1523delCTT",
    "c. 76delA",
    "c.-14G>C",
    "c.*46T>A",
    "c.5266dupC",
    "c.(6438+1_6439-1)_(7200+1_7201-1)del",
    "c.(?_-30)_(12+1_13-1)del",
    "c.[76del];[100A>G]",
    "c.[76del;100A>G]",
    "c.-128_-126[79]",
    "NC_000023.11:g.33344590_33344592=",
    "g.123_456inv",
    "r.76a>g",
    "r.spl?",
    "p.Trp24Ter",
    "p.Trp24*",
    "p.R117H",
    "p.Gln335X",
    "p.(Lys23_Val25del)",
    "p.Lys23_Leu24insArgSerGln",
    "p.Cys28delinsTrpVal",
    "p.Met1ext-5",
    "p.(=)",
    "Heterozygous: c.76del, from the mother",
    "c.76del; c.100A>G",
]
OTHER = [
    "e.g. 3",
    "c. difficile",
    "c.1990",
    "p. 5",
    "p.m.",
    "SMN1/SMN2",
    "SMN1",
    "F508del",
    "exon 51 deletion",
    "a small change in one letter",
    "c.76dl",
    "c.1438G>",
    "c.1438G>TT",
    "C.1438G>T",
    "p.Arg506",
    "p.Xyz506Gln",
    "c.76del and c.100A",
    "abc.76del",
    "not known",
    "?",
]


@pytest.mark.parametrize("text", USUAL)
def test_a_name_as_reports_write_it_looks_usual(text: str) -> None:
    assert looks_like_usual_form(text) is VariantForm.USUAL


@pytest.mark.parametrize("text", OTHER)
def test_anything_else_does_not(text: str) -> None:
    assert looks_like_usual_form(text) is VariantForm.OTHER


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_nothing_written_looks_like_nothing(text: str) -> None:
    assert looks_like_usual_form(text) is VariantForm.EMPTY


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    expected_empty = not text.strip()
    assert (looks_like_usual_form(text) is VariantForm.EMPTY) is expected_empty


@given(st.text(alphabet="cgmnopr.()[]_+-*?;:=>ACGTacgudelinsup0123456789 Arg"))
def test_a_text_of_the_letters_of_such_names_has_an_answer(text: str) -> None:
    assert isinstance(looks_like_usual_form(text), VariantForm)


@given(
    start=st.integers(1, 99_999),
    was=st.sampled_from("ACGT"),
    now=st.sampled_from("ACGT"),
    offset=st.sampled_from(["", "+1", "-14", "+5"]),
    around=st.sampled_from(
        ["{}", "{} (exon 3)", "our report: {}", "{};", "({})", "NM_004006.3:{}"]
    ),
)
def test_a_changed_letter_looks_usual_wherever_it_is(
    start: int, was: str, now: str, offset: str, around: str
) -> None:
    text = around.format(f"c.{start}{offset}{was}>{now}")
    assert looks_like_usual_form(text) is VariantForm.USUAL


def _again(part: str) -> Callable[[int], str]:
    return lambda size: (part * (size // len(part) + 1))[:size]


@pytest.mark.parametrize(
    "make",
    [
        _again("c."),
        _again("c.1"),
        _again("c.1_"),
        _again("c.1del"),
        _again("c.[1del;"),
        _again("p.Arg1"),
        _again("p.("),
        lambda size: "c." + "1" * size,
        lambda size: "c.1del" + "A" * size + "!x",
        lambda size: "c.1+" + "1" * size + "_" + "1" * size,
        lambda size: "c.[" + "1del;" * (size // 5),
        lambda size: "p.Arg1delins" + "Arg" * (size // 3) + "x",
        lambda size: "p.Met1ext" + "Ter" * (size // 3) + "é",
        lambda size: " " * size + "c.",
    ],
)
def test_a_very_long_text_is_gone_over_once(make: Callable[[int], str]) -> None:
    """A pattern that goes over a text again and again would not come back from this."""
    assert looks_like_usual_form(make(100_000)) in (VariantForm.USUAL, VariantForm.OTHER)
