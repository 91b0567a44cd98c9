"""A file that somebody chose is opened, or refused without waiting."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from carecompanion.domain.errors import SourceUnreadableError
from carecompanion.exchange.files import open_chosen


def test_a_chosen_file_is_opened_also_by_a_link(tmp_path: Path) -> None:
    there = tmp_path / "there.txt"
    there.write_bytes(b"words")
    link = tmp_path / "link.txt"
    try:
        link.symlink_to(there)
    except OSError:
        pytest.skip("no links here")

    for path in (there, link):
        with open_chosen(path) as file:
            assert file.read() == b"words"


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nothing"):
        with pytest.raises(SourceUnreadableError) as caught:
            open_chosen(path)
        assert caught.value.name == path.name


@pytest.mark.skipif(os.name == "nt", reason="no pipes in folders")
def test_a_pipe_is_refused_and_nobody_waits_for_it(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    with pytest.raises(SourceUnreadableError):
        open_chosen(pipe)
    with pytest.raises(SourceUnreadableError):
        open_chosen(Path("/dev/zero"))
