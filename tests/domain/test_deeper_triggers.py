"""What brings a deeper question, with the shipped words, over texts of our own."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.content.deeper_pack import load_deeper
from carecompanion.content.resources import resource_path
from carecompanion.domain.deeper import DeeperBank, offered
from carecompanion.domain.deeper_triggers import LOOKED_AT, Known, Trigger, triggers_of
from carecompanion.domain.findings import Finding, Findings, Publication, Topic
from carecompanion.domain.genetics import AccessState, DiagnosisState
from carecompanion.domain.memory import EligibilityDetail
from carecompanion.domain.questions import Group, QuestionId
from carecompanion.domain.records import Paid
from carecompanion.domain.stage import Stage
from carecompanion.domain.words import Quoted

TODAY = date(2026, 11, 21)
ONE_WAY_DOOR = "deep-K15"

VIRUS_IN_THE_BODY = (
    "A single infusion of an AAV9 vector was given into a vein.",
    "AAVrh74 carries a short dystrophin gene to the muscles.",
    "The children received rAAV2 below the retina of one eye.",
    "It uses an adeno-associated virus to bring the gene to liver cells.",
    "Adeno\u2010associated virus delivery reached the heart.",
    "An AAV-based gene therapy for haemophilia",
    "scAAV9 was given at birth.",
    "A harmless virus carries a healthy gene into the brain.",
    "Doctors used a modified virus, injected into the spinal fluid.",
    "An engineered virus brought the gene to the inner ear.",
    "The team hollowed out a virus; the hollowed-out virus holds the gene.",
    "A viral vector was injected into the muscle.",
    "The viral-vector treatment was given once.",
    "An adenoviral vector reached the liver.",
    "A gel with a herpes simplex vector is put onto the skin.",
    "It works by using a virus to deliver a working copy of the gene.",
    "The gene is carried by a virus to the cells of the eye.",
    "A lentiviral vector was given in vivo, straight into the body.",
    "Viral gene therapy for deafness",
    "VIRAL VECTOR REACHES BRAIN OF FIRST CHILD",
    "They emptied viruses and used the emptied viruses as a taxi for the gene.",
    "A virus that carries the SGSH gene",
    "A virus-based treatment",
    "A stripped-down virus drops the gene off in the liver.",
    "Weakened viruses take the gene to the retina.",
    "A recombinant virus holds the gene.",
    "Ex vivo work came first. Now an AAV8 is infused into a vein.",
    "Cells were first tested ex vivo; then the viral vector went into the brain.",
)
NO_VIRUS_IN_THE_BODY = (
    "A pill slows the illness.",
    "Blood stem cells are treated outside the body with a lentiviral vector and given back.",
    "CAR-T cells made with a retroviral vector",
    "A non-viral carrier, a drop of fat, brings the editor to the liver.",
    "Nonviral vectors avoid some of this.",
    "A rare vasculitis, AAV, was treated with steroids.",
    "The antiviral vector-control programme goes on.",
    "A child caught a virus last winter.",
    "",
)


@pytest.fixture(scope="module")
def bank() -> DeeperBank:
    return load_deeper(resource_path("deeper.toml"))


def fired(bank: DeeperBank, news: str = "", **known: object) -> frozenset[Trigger]:
    """The triggers of a text and whatever else is known."""
    return triggers_of(Known(today=TODAY, news=news, **known), bank.triggers)  # type: ignore[arg-type]


def found(topic: Topic, text: str, value: str = "") -> Finding:
    return Finding(topic=topic, start=0, end=len(text), text=Quoted(text), value=value)


# --- the one-way door ---


@pytest.mark.parametrize("news", VIRUS_IN_THE_BODY)
@pytest.mark.parametrize("stage", Stage)
def test_a_virus_given_in_the_body_always_brings_the_one_way_door_first(
    news: str, stage: Stage, bank: DeeperBank
) -> None:
    there = fired(bank, news, stage=stage)
    assert Trigger.IN_VIVO_VIRAL in there
    assert offered(Group.RISK, there, bank)[0].id == ONE_WAY_DOOR


@pytest.mark.parametrize("news", NO_VIRUS_IN_THE_BODY)
def test_where_no_virus_goes_into_the_body_the_one_way_door_stays_away(
    news: str, bank: DeeperBank
) -> None:
    there = fired(bank, news)
    assert Trigger.IN_VIVO_VIRAL not in there
    assert ONE_WAY_DOOR not in [each.id for each in offered(Group.RISK, there, bank)]


@pytest.mark.parametrize("words", ["AAV9", "viral vector", "adeno-associated virus"])
def test_what_the_lens_found_far_down_a_long_text_counts_too(words: str, bank: DeeperBank) -> None:
    long = "Nothing is said here. " * (LOOKED_AT // 20)
    delivery = Findings(found=(found(Topic.DELIVERY, words),))
    assert Trigger.IN_VIVO_VIRAL not in fired(bank, long + words)
    assert Trigger.IN_VIVO_VIRAL in fired(bank, long + words, findings=delivery)


@given(before=st.text(max_size=80), after=st.text(max_size=80))
def test_no_text_around_it_hides_a_virus_vector(before: str, after: str) -> None:
    shipped = load_deeper(resource_path("deeper.toml"))
    there = fired(shipped, f"{before}\n. AAV9 gene therapy. \n{after}")
    assert Trigger.IN_VIVO_VIRAL in there or "vasculitis" in f"{before}{after}".casefold()


# --- words ---


@pytest.mark.parametrize(
    ("news", "trigger"),
    [
        ("A base editor and CRISPR", Trigger.EDITING),
        ("a CRISPR-Cas9 treatment", Trigger.EDITING),
        ("An antisense drug lowers it", Trigger.SILENCING),
        ("Gene silencing", Trigger.SILENCING),
        ("cells are treated ex-vivo", Trigger.EX_VIVO),
        ("a lentiviral vector", Trigger.INTEGRATING),
        ("children with antibodies to AAV9", Trigger.ANTIBODY),
        ("Two of the children died.", Trigger.DEATH),
        ("It carries a boxed warning", Trigger.BOXED),
        ("The FDA put the trial on clinical hold", Trigger.HOLD),
        ("The company discontinued the programme", Trigger.WITHDRAWN),
        ("compared with an external control group", Trigger.EXTERNAL_CONTROL),
        ("a natural-history study", Trigger.EXTERNAL_CONTROL),
        ("a fall in a biomarker", Trigger.SURROGATE),
        ("Orphan drug designation", Trigger.DESIGNATION),
        ("The BLA was accepted", Trigger.REVIEW),
        ("a bespoke editor for one child", Trigger.N_OF_1),
        ("amenable to exon 51 skipping", Trigger.EXON),
        ("two copies of SMN2", Trigger.SMN),
        ("NICE and the NHS", Trigger.UK),
        ("the EMA", Trigger.EU),
        ("a $2 million price", Trigger.PRICE),
        ("The family is fundraising", Trigger.PAID),
        ("42% of the children", Trigger.SHARE),
        ("ANN ARBOR, Business Wire", Trigger.PRESS_RELEASE),
        ("children 2 years and older", Trigger.AGE_LIMIT),
    ],
)
def test_a_word_in_the_text_brings_its_trigger(
    news: str, trigger: Trigger, bank: DeeperBank
) -> None:
    assert trigger in fired(bank, news)


@pytest.mark.parametrize(
    ("news", "trigger"),
    [
        ("it was nice of them", Trigger.UK),
        ("the primer", Trigger.DESIGNATION),
        ("a blanket", Trigger.REVIEW),
        ("a priceless moment, costume", Trigger.HOLD),
        ("she studied and dieted", Trigger.DEATH),
        ("prime time", Trigger.DESIGNATION),
    ],
)
def test_a_word_inside_another_or_in_small_letters_brings_nothing(
    news: str, trigger: Trigger, bank: DeeperBank
) -> None:
    assert trigger not in fired(bank, news)


# --- what is not in words ---


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (None, set()),
        (DiagnosisState.CONFIRMED, {Trigger.CONFIRMED}),
        (DiagnosisState.LIKELY, {Trigger.LIKELY}),
        (DiagnosisState.UNCERTAIN_VARIANT, {Trigger.UNCERTAIN_VARIANT}),
        (DiagnosisState.CLINICAL, {Trigger.NO_GENE}),
        (DiagnosisState.UNDIAGNOSED, {Trigger.NO_GENE, Trigger.UNDIAGNOSED}),
    ],
)
def test_how_sure_the_diagnosis_is_brings_a_trigger_of_its_own(
    state: DiagnosisState | None, expected: set[Trigger], bank: DeeperBank
) -> None:
    assert fired(bank, diagnosis=state) == expected | {Trigger.ALWAYS}


@pytest.mark.parametrize(
    ("marked", "read", "trigger"),
    [
        (Stage.TRIAL, Stage.PRECLINICAL, Trigger.TRIAL),
        (Stage.UNKNOWN, Stage.PRECLINICAL, Trigger.PRECLINICAL),
        (Stage.APPROVED, Stage.UNKNOWN, Trigger.APPROVAL),
        (Stage.REGULATORY_STEP, Stage.APPROVED, Trigger.REVIEW),
    ],
)
def test_the_mark_of_the_family_goes_before_what_was_read(
    marked: Stage, read: Stage, trigger: Trigger, bank: DeeperBank
) -> None:
    there = fired(bank, stage=marked, findings=Findings(stage=read))
    assert there == {trigger, Trigger.ALWAYS}


def test_what_the_lens_found_brings_triggers(bank: DeeperBank) -> None:
    findings = Findings(
        publication=Publication.PRESS_RELEASE,
        found=(
            found(Topic.GENE, "SGSH", "SGSH"),
            found(Topic.HYPE, "once", "one_time"),
            found(Topic.LOCATION, "Lyon"),
            found(Topic.ELIGIBILITY, "up to two", EligibilityDetail.AGE),
            found(Topic.ELIGIBILITY, "5 kg", EligibilityDetail.WEIGHT),
            found(Topic.ELIGIBILITY, "titre", EligibilityDetail.ANTIBODIES),
            found(Topic.ELIGIBILITY, "walks", EligibilityDetail.MOBILITY_OR_BREATHING),
        ),
    )
    assert fired(bank, findings=findings) == {
        Trigger.ALWAYS,
        Trigger.PRESS_RELEASE,
        Trigger.GENE,
        Trigger.HYPE,
        Trigger.COUNTRY,
        Trigger.AGE_LIMIT,
        Trigger.WEIGHT_LIMIT,
        Trigger.ANTIBODY,
    }


def test_marks_and_choices_of_the_family_bring_triggers(bank: DeeperBank) -> None:
    assert Trigger.OTHER_GENE in fired(bank, different=frozenset({QuestionId.R2}))
    assert Trigger.OTHER_GENE not in fired(bank, different=frozenset({QuestionId.R4}))
    assert Trigger.PAID in fired(bank, paid=Paid.YES)
    assert Trigger.PAID not in fired(bank, paid=Paid.NO)
    assert Trigger.ABROAD in fired(bank, access=frozenset({AccessState.OTHER_COUNTRY}))
    assert Trigger.PRICE in fired(bank, access=frozenset({AccessState.PRIVATE}))
    assert Trigger.MECHANISM in fired(bank, has_effect_note=True)


@pytest.mark.parametrize(
    ("seen", "is_old"),
    [
        ("", False),
        ("2026-11-01", False),
        ("2025-11-21", False),
        ("2025-11-20", True),
        ("2025-11", False),
        ("2025-10", True),
        ("2025", False),
        ("2024", True),
    ],
)
def test_news_from_more_than_a_year_ago_is_old(seen: str, is_old: bool, bank: DeeperBank) -> None:
    assert (Trigger.OLD_DATE in fired(bank, seen_on=seen)) is is_old
