"""Thirty pairs of a headline with its text and a care memory, and what the text quotes in each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

from carecompanion.domain.details import EligibilityDetail as Detail
from carecompanion.domain.findings import Aspect, Topic
from carecompanion.domain.records import FactKind, Relation
from tests.ui.readers import Wanted


@dataclass(frozen=True, slots=True)
class Text:
    """A headline and the whole story, each as somebody may paste it."""

    headline: str
    story: str = ""


@dataclass(frozen=True, slots=True)
class Memory:
    """Who the notes are about, and what they say."""

    relation: Relation
    facts: Mapping[FactKind, str]


TEXTS = (
    Text("New gene therapy may treat Sanfilippo syndrome"),
    Text(
        "First children treated in gene therapy trial",
        "A Phase 1/2 trial for Sanfilippo syndrome (SGSH) is enrolling in Madrid, Lyon, Bremen, "
        "Utrecht and Leeds.\nIt takes children aged 6 months to 2 years who weigh 5 kg or more, "
        "without antibodies to AAV9, who can walk and have a normal liver.",
    ),
    Text(
        "Spinal muscular atrophy drug approved",
        "Approved in the USA for SMN1 with any kind of change. It is paid for by insurance, at "
        "specialist centres. Liver harm was seen. People are followed for 5 years.",
    ),
    Text(
        "Mice walk again \U0001f42d after SGSH therapy",
        "Early\u2029work in mice 🐭: not known in people.",
    ),
    Text("Patients & families <b>hope</b> for a cure", "No news of any kind.\r\nA second line."),
    Text("Eligible? A perfect match, says the ad", "You qualify for this breakthrough, it says."),
)
MEMORIES = (
    Memory(Relation.NOT_SAID, {}),
    Memory(
        Relation.MY_CHILD,
        {
            FactKind.CONDITION: "Sanfilippo syndrome",
            FactKind.GENE: "SGSH",
            FactKind.GENE_CHANGE: "c.734G>A",
            FactKind.BORN: "March 2021",
        },
    ),
    Memory(
        Relation.ME,
        {
            FactKind.CONDITION: "Spinal muscular atrophy",
            FactKind.WEIGHT: "61 kg",
            FactKind.MOBILITY: "Walks with a frame",
            FactKind.ANTIBODIES: "To AAV9, found in 2024",
            FactKind.COUNTRY: "Poland",
        },
    ),
    Memory(
        Relation.SOMEONE,
        {
            FactKind.DISEASE_STAGE: "Early",
            FactKind.RECEIVED: "Stem cells, 2019",
            FactKind.TREATMENT: "Physiotherapy",
            FactKind.ORGAN_FUNCTION: "Liver as usual",
            FactKind.CENTRE: "Metabolic clinic",
            FactKind.TRIAL_PLACE: "Lyon",
            FactKind.TRAVEL: "By train, one night",
            FactKind.FOLLOW_UP: "Every six months",
        },
    ),
    Memory(Relation.MY_CHILD, {FactKind.CONDITION: "sanfilippo  SYNDROME", FactKind.GENE: "sgsh"}),
)
PAIRS = tuple(product(TEXTS, MEMORIES))
assert len(PAIRS) == 30

QUOTED: tuple[Wanted, ...] = (
    (Topic.CONDITION, "", "Sanfilippo syndrome"),
    (Topic.CONDITION, "", "Spinal muscular atrophy"),
    (Topic.GENE, "SGSH", "SGSH"),
    (Topic.GENE, "SMN1", "SMN1"),
    (Topic.VARIANT, "", "any kind of change"),
    (Topic.STAGE, "", "approved"),
    (Topic.STAGE, "", "in mice"),
    (Topic.PHASE, "", "Phase 1/2"),
    (Topic.RECRUITING, "", "is enrolling"),
    *((Topic.LOCATION, "", place) for place in ("Madrid", "Lyon", "Bremen", "Utrecht", "Leeds")),
    (Topic.PUBLICATION, "", "says the ad"),
    (Topic.RISK, "", "Liver harm"),
    (Topic.RISK, Aspect.NOT_KNOWN, "not known"),
    (Topic.FOLLOW_UP, Aspect.OBSERVED, "followed for 5 years"),
    (Topic.ACCESS, Aspect.AVAILABLE, "in the USA"),
    (Topic.ACCESS, Aspect.PAYMENT, "insurance"),
    (Topic.ACCESS, Aspect.CENTRE, "specialist centres"),
    (Topic.ELIGIBILITY, Detail.AGE, "aged 6 months to 2 years"),
    (Topic.ELIGIBILITY, Detail.WEIGHT, "5 kg or more"),
    (Topic.ELIGIBILITY, Detail.ANTIBODIES, "without antibodies to AAV9"),
    (Topic.ELIGIBILITY, Detail.MOBILITY_OR_BREATHING, "can walk"),
    (Topic.ELIGIBILITY, Detail.ORGAN_FUNCTION, "normal liver"),
    (Topic.ELIGIBILITY, Detail.EXACT_DIAGNOSIS, "You qualify"),
)
"""What the reader of these tests quotes, wherever it stands."""
