"""What a news text says, from a terminal."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from carecompanion.commands.news import MOST_BYTES
from tests.cli.commands import PATIENCE, Outcome, command, run, without_display

TEXT = (
    "Gene therapy trial opens\r\n\r\nThe “Phase 1/2” trial (NCT 05788536, also NCT05788536) "
    "is now recruiting \U0001f476 children, the company said."
)
KEYS = [
    *("language", "stage", "phases", "trial_ids", "recruiting", "locations", "publication"),
    *("conditions", "genes", "variants", "eligibility", "delivery", "risks", "followup"),
    *("access", "hype", "notes"),
]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    file = tmp_path / "news.txt"
    file.write_bytes(TEXT.encode())
    return file


def piped(content: bytes, *options: str) -> Outcome:
    done = subprocess.run(
        (*command(), "lens", "-", *options),
        env=without_display(),
        input=content,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


def spans_in(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [span for item in value for span in spans_in(item)]
    if isinstance(value, dict):
        return [value] if "start" in value else spans_in(list(value.values()))
    return []


def test_the_json_has_every_topic_and_places_in_code_points(news: Path) -> None:
    outcome = run("lens", news, "--json")
    assert (outcome.status, outcome.complained) == (0, "")
    said = json.loads(outcome.said)
    assert list(said) == KEYS
    spans = spans_in(said)
    assert spans
    assert all(TEXT[span["start"] : span["end"]] == span["text"] for span in spans)


def test_one_id_in_two_notations_is_one_with_two_places(news: Path) -> None:
    said = json.loads(run("lens", news, "--json").said)
    (trial,) = said["trial_ids"]
    assert (trial["id"], trial["registry"]) == ("NCT05788536", "NCT")
    assert [span["text"] for span in trial["spans"]] == ["NCT 05788536", "NCT05788536"]


def test_the_readings_come_with_their_words(news: Path) -> None:
    said = json.loads(run("lens", news, "--json").said)
    assert said["language"] == "en"
    for topic, value in (("stage", "trial"), ("recruiting", "yes")):
        assert said[topic]["value"] == value
        assert said[topic]["spans"]
    assert said["publication"]["value"] == "press_release"


def test_a_pipe_is_read_like_a_file(news: Path) -> None:
    assert piped(TEXT.encode(), "--json").said == run("lens", news, "--json").said


def test_without_json_it_is_a_list_to_read(news: Path) -> None:
    outcome = run("lens", news)
    assert outcome.status == 0
    assert "stage: trial" in outcome.said
    assert "Phase 1/2" in outcome.said
    assert "the text does not say" in outcome.said


def test_control_signs_of_a_text_do_nothing_to_the_terminal() -> None:
    outcome = piped("Phase\u00a01 \x1b[31mtrial\x1b[0m started, phase\n2 \x07".encode())
    assert outcome.status == 0
    assert "\x1b" not in outcome.said
    assert "\x07" not in outcome.said


def test_an_empty_text_says_nothing() -> None:
    said = json.loads(piped(b"", "--json").said)
    assert said["stage"] == {"value": "unknown", "spans": []}
    assert said["phases"] == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"caf\xe9", "not plain text in UTF-8"),
        (b"\xff\xfeP\x00h\x00", "not plain text in UTF-8"),
        (b" " * (MOST_BYTES + 1), "larger than 8 MB"),
    ],
)
def test_what_is_no_text_to_read_is_said(tmp_path: Path, content: bytes, words: str) -> None:
    file = tmp_path / "news.txt"
    file.write_bytes(content)
    for outcome in (run("lens", file, "--json"), piped(content)):
        assert (outcome.status, outcome.said) == (2, "")
        assert words in outcome.complaint


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    outcome = run("lens", tmp_path / "none.txt")
    assert (outcome.status, outcome.said) == (2, "")
    assert "none.txt" in outcome.complaint


def test_a_folder_cannot_be_read(tmp_path: Path) -> None:
    outcome = run("lens", tmp_path)
    assert (outcome.status, outcome.said) == (2, "")
    assert "cannot be read" in outcome.complaint


def test_no_window_and_no_notes_are_loaded(news: Path) -> None:
    code = (
        "import sys; from carecompanion.cli import main; main(['lens', sys.argv[1], '--json']);"
        "print([name for name in sys.modules if name.startswith(('PySide6', 'sqlcipher3'))],"
        " file=sys.stderr)"
    )
    done = subprocess.run(
        (sys.executable, "-c", code, str(news)), capture_output=True, text=True, check=True
    )
    assert done.stderr.strip() == "[]"
