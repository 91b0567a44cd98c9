"""How long one page takes from nothing, beside the plainest page that ReportLab can make."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from pypdf import PdfReader

from carecompanion.content.resources import resource_path
from tests.bench.measures import Figure, interleaved, ratio
from tests.bench.program import fresh_home

GOAL = 3.0


def measure(folder: Path) -> Iterator[Figure]:
    """One page from a fresh process."""
    env = fresh_home(folder / "home")
    ours = folder / "ours.pdf"
    our_page = (sys.executable, "-m", "tests.bench.our_page", str(ours))
    _run(our_page, env)
    text = folder / "text.txt"
    text.write_text(PdfReader(ours).pages[0].extract_text(), encoding="utf-8")
    fonts = _font_files(ours)
    plain = (folder / "plain.pdf", text, *fonts)
    plain_page = (sys.executable, "-m", "tests.bench.plain_page", *map(str, plain))
    times = interleaved(
        {"ours": partial(_run, our_page, env), "plain": partial(_run, plain_page, env)}
    )
    words = f"One page from a fresh process ({len(fonts)} fonts)"
    yield ratio(words, times["ours"], times["plain"], "plain ReportLab page", GOAL)


def _run(command: tuple[str, ...], env: dict[str, str]) -> float:
    began = time.monotonic()
    subprocess.run(command, env=env, check=True, stdin=subprocess.DEVNULL)
    return time.monotonic() - began


def _font_files(pdf: Path) -> list[Path]:
    """The files of the fonts that a page holds: "ABCDEF+NotoSans-Regular" is a part of one."""
    embedded, _others = PdfReader(pdf).pages[0]._get_fonts()
    names = sorted(str(name).partition("+")[2] for name in embedded)
    return [path for name in names if (path := resource_path("fonts") / f"{name}.ttf").is_file()]
