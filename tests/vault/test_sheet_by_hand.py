"""docs/vault-format.md is enough to open a vault with nothing but its recovery sheet."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from carecompanion.domain.recovery_code import code_groups, number_groups
from tests.vault.workbench import PASSPHRASE, cheap_vaults

PAGE = Path(__file__).parents[2] / "docs" / "vault-format.md"


@pytest.fixture(scope="module")
def names() -> dict[str, Any]:
    """What the blocks of the page define, and nothing of ours."""
    found = re.findall(r"```python(?: sheet)?\n(.*?)```", PAGE.read_text("utf-8"), flags=re.DOTALL)
    assert any("def open_with_sheet" in recipe for recipe in found)
    names: dict[str, Any] = {}
    for recipe in found:
        assert "carecompanion." not in recipe
        exec(recipe, names)
    return names


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notes.carevault"


@pytest.fixture
def sheet(path: Path) -> tuple[str, str]:
    """Code and file number of a closed vault, as they are printed."""
    store = cheap_vaults().create(path, PASSPHRASE)
    secrets = store.sheet_secrets(PASSPHRASE)
    store.close()
    return " ".join(code_groups(secrets.code)), " ".join(number_groups(secrets.number))


def test_the_sheet_alone_opens_a_file_even_with_a_damaged_start(
    names: dict[str, Any], path: Path, sheet: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    code, number = sheet
    for start in (b"", bytes(16)):
        path.write_bytes(start + path.read_bytes()[len(start) :])
        connection = names["open_with_sheet"](path, code, number)
        assert connection.execute("SELECT kind FROM record").fetchall() == [("person",)]
        connection.close()
    assert capsys.readouterr().out == ""


def test_the_page_names_a_mistyped_group(
    names: dict[str, Any], sheet: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    code, number = sheet
    swapped = " ".join([*code.split()[1::-1], *code.split()[2:]])
    names["bytes_of"](swapped)
    assert capsys.readouterr().out.count("mistyped") == 2
    names["bytes_of"](number)
    assert capsys.readouterr().out.count("mistyped") == 8


def test_bytes_of_the_file_number_mend_the_start(
    names: dict[str, Any], path: Path, sheet: tuple[str, str]
) -> None:
    assert names["bytes_of"](sheet[1], 8) == path.read_bytes()[:16]
