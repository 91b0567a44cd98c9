"""The language of a text is told by its small words."""

from __future__ import annotations

import pytest

from carecompanion.domain.lens_rules import LensRules
from carecompanion.lens.read import read_news


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A gene therapy for children has been tested in the first trial."),
        ("en", "Gene therapy receives US FDA approval"),
        ("fr", "Une thérapie génique pour les enfants est à l'essai dans une étude."),
        ("de", "Eine Gentherapie für Kinder wird in einer Studie geprüft."),
        ("es", "Una terapia génica para los niños se prueba en un ensayo."),
        ("it", "Una terapia genica per i bambini viene studiata."),
        ("pt", "Uma terapia gênica para as crianças não foi testada."),
        ("nl", "Een gentherapie voor kinderen wordt in een onderzoek getest."),
        ("und", "NCT05089656"),
        ("und", ""),
        ("und", "私たち 遺伝子 治療"),
    ],
)
def test_the_language_is_told(rules: LensRules, language: str, text: str) -> None:
    assert read_news(text, rules).language == language
