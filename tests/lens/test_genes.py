"""Genes are quoted where the text is about one, and not where letters look like one."""

from __future__ import annotations

import pytest

from carecompanion.domain.findings import Topic
from carecompanion.domain.lens_rules import LensRules
from tests.lens.quotes import valued

GENES = [
    ("The illness comes from changes in SMN1.", [("SMN1", "SMN1")]),
    ("People with two copies of SMN2 were asked.", [("SMN2", "SMN2")]),
    ("They measured SMN1/SMN2.", [("SMN1", "SMN1"), ("SMN2", "SMN2")]),
    ("A gene called ABCD1 is at work.", [("ABCD1", "ABCD1")]),
    ("It carries a working ARSA gene.", [("ARSA", "ARSA")]),
    ("Repeats in C9orf72 are common.", [("C9orf72", "C9orf72")]),
    ("The AAV-ATP7A vector reached the brain.", [("ATP7A", "ATP7A")]),
    ("CDKL5-related epilepsy begins early.", [("CDKL5", "CDKL5")]),
    ("Mutations in WAS cause the illness.", [("WAS", "WAS")]),
    ("The OTC gene makes an enzyme.", [("OTC", "OTC")]),
    ("A variant of the gene MET was found.", [("MET", "MET")]),
    ("An HTT mutation makes the protein longer.", [("HTT", "HTT")]),
    ("He lacks dystrophin.", [("dystrophin", "DMD")]),
    ("A micro-dystrophin was delivered.", [("micro-dystrophin", "DMD")]),
    ("They infuse factor VIII twice a week.", [("factor VIII", "F8")]),
    ("The AADC enzyme is missing.", [("AADC", "DDC")]),
    ("The enzyme arylsulfatase A is missing.", [("arylsulfatase A", "ARSA")]),
    ("One in ten carries a GBA mutation.", [("GBA", "GBA1")]),
    ("The CLN2 gene was the target.", [("CLN2", "TPP1")]),
    ("The factor IX Padua variant is more active.", [("factor IX", "F9"), ("Padua", "F9")]),
    ("Smn1 knockout mice lived longer.", [("Smn1", "SMN1")]),
    ("DOCTORS REPAIR THE HBB GENE", [("HBB", "HBB")]),
]


@pytest.mark.parametrize(("sentence", "found"), GENES)
def test_genes_are_quoted_with_their_listed_symbol(
    sentence: str, found: list[tuple[str, str]], rules: LensRules
) -> None:
    assert valued(sentence, Topic.GENE, rules) == found


NO_GENES = [
    "The trial WAS stopped, he wrote in capitals.",
    "Wiskott-Aldrich syndrome (WAS) is rare.",
    "Gene therapy for WAS reached the clinic.",
    "It is paid for by the NHS in England.",
    "The NHS gene therapy programme grew.",
    "They sell it as an OTC medicine.",
    "The ADA advises people with diabetes.",
    "OTC deficiency is an illness of the liver.",
    "The researchers SET a date and MET in May.",
    "The HR was 0.5 and the AR form is rarer.",
    "Students with IDS can enter.",
    "She had a CAT scan.",
    "Use the test KIT at home.",
    "It was shown on ESPN last night.",
    "The cells carried CD4 and CD19 on the surface.",
    "He gave her FIX twice a week on the island.",
    "They flew to Padua in June.",
    "Was it a mouse? The cat Met a Kit.",
    "GENE THERAPY HELPS BOY REST AND SET RECORD",
    "The company (NASDAQ: ACHM, NYSE: HTT) spoke.",
    "The charity is called Ada.",
    "It costs 2 C7 and F8 opens the menu.",
    "A grant came from NINDS.",
    "The COMP rate fell, as did the MAX dose.",
]


@pytest.mark.parametrize("sentence", NO_GENES)
def test_words_and_abbreviations_that_look_like_genes_are_not(
    sentence: str, rules: LensRules
) -> None:
    assert valued(sentence, Topic.GENE, rules) == []


CLASHING = (
    "WAS,SET,MET,SRC,HR,TH,AR,REL,PC,SI,MB,TF,GK,CP,TG,KY,FH,KL,XK,DST,REST,MAX,VIM,COMP,APP,DES",
    "IDS,CAT,STS,PROC,CHAT,RET,KIT,ADA,INS,MPI,MAK,DMD,MCC,DAO,CAST,PTS,SKI,LBR,TTR,TTN,SON,GALE",
    "DSP,ASL,AFP,MAG,LOX,LEP,DCT,BLM,TRIO,NYX,GRN,CEL,ALB,NHS,OTC,F2,F5,F7,F8,F9,F11,C2,C3,C5",
    "C6,C7,C9",
)


@pytest.mark.parametrize("symbol", ",".join(CLASHING).split(","))
def test_a_symbol_that_is_a_word_counts_beside_a_gene_word_alone(
    symbol: str, rules: LensRules
) -> None:
    for sentence in (
        f"They spoke of {symbol} in May, and of a gene therapy.",
        f"The {symbol} board met.",
        f"A mother from {symbol} wrote about mutations and her child.",
    ):
        assert valued(sentence, Topic.GENE, rules) == []
    assert valued(f"The {symbol} gene was read.", Topic.GENE, rules) == [(symbol, symbol)]
