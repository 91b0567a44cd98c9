"""`carecompanion sheets`: empty sheets without any notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from carecompanion.cli import main
from carecompanion.domain.printouts import EMPTY_SHEETS, Paper


def test_every_empty_sheet_is_written_on_both_papers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "new" / "sheets"
    assert main(["sheets", str(folder)]) == 0
    files = sorted(path.name for path in folder.iterdir())
    assert len(files) == len(EMPTY_SHEETS) * len(Paper)
    assert all((folder / name).read_bytes().startswith(b"%PDF") for name in files)
    told = capsys.readouterr().out
    assert all(name in told for name in files)


def test_a_folder_that_cannot_be_made_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["sheets", str(tmp_path / "file" / "sheets")]) == 1
    assert "cannot be written to" in capsys.readouterr().err
