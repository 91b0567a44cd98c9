"""What families bring is read: 30 files of each kind, as real programs write them."""

from __future__ import annotations

import pytest

from carecompanion.domain.intake import IntakeWarning
from carecompanion.exchange.intake.read import read
from tests.exchange.intake.mails import mails
from tests.exchange.intake.papers_and_pictures import papers, pictures
from tests.exchange.intake.texts_and_pages import Sample, pages, texts

SAMPLES = {
    "texts": texts(),
    "pages": pages(),
    "mails": mails(),
    "papers": papers(),
    "pictures": pictures(),
}
EACH = [
    pytest.param(sample, id=f"{kind}-{number}")
    for kind, samples in SAMPLES.items()
    for number, sample in enumerate(samples)
]


def test_there_are_thirty_of_each_kind() -> None:
    assert {kind: len(set(samples)) for kind, samples in SAMPLES.items()} == dict.fromkeys(
        SAMPLES, 30
    )


@pytest.mark.parametrize("sample", EACH)
def test_a_file_says_what_it_says(sample: Sample) -> None:
    brought = read(sample.content, name=sample.name)
    words = " ".join(brought.text.split())

    assert brought.kind is sample.kind
    assert [said for said in sample.says if " ".join(said.split()) not in words] == []
    assert [left for left in sample.never if left in brought.text] == []
    assert IntakeWarning.DAMAGED not in brought.warnings
    assert IntakeWarning.ODD_LETTERS not in brought.warnings or sample.content.isascii() is False
    assert sample.title in (None, brought.title)
    assert sample.on in (None, brought.on)
    assert len(brought.parts) == sample.parts
    assert brought.title
