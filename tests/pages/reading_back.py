"""Reads a finished PDF back: what a printer, a screen reader and a curious person find in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from carecompanion.pages.blocks import Block, Entry, Flag, Words
from carecompanion.pages.fonts import FontBook, Weight
from carecompanion.pages.lines import line_width, runs
from carecompanion.pages.measures import CONTENT, MM
from carecompanion.pages.scripts import script_runs
from tests.pages.samples import FONTS

_SIZE = re.compile(rb"/F\d+\+\d+ ([\d.]+) Tf")
_FACES = FontBook(FONTS)
_DEPTH = 0.25
_RISE = 0.75
"""How far type reaches below and above its baseline, for a size of 1; marks may reach further."""


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf), strict=True)


def text_of(pdf: bytes) -> str:
    """All text in the order of the file, with every run of white space as one space."""
    return " ".join(" ".join(page.extract_text() for page in reader(pdf).pages).split())


def squeezed(text: str) -> str:
    """Text without any space: a line may have been broken inside a long word."""
    return "".join(text.split())


def script_words(text: str) -> list[str]:
    """The stretches of shaped scripts in a text."""
    return [text[run.start : run.end] for run in script_runs(text) if run.script]


@dataclass(frozen=True)
class UsedFont:
    name: str
    embedded: bool


def fonts_of(pdf: bytes) -> set[UsedFont]:
    found = set()
    for page in reader(pdf).pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            descriptor = font.get_object().get("/FontDescriptor")
            found.add(
                UsedFont(
                    font.get_object()["/BaseFont"],
                    bool(descriptor) and "/FontFile2" in descriptor.get_object(),
                )
            )
    return found


def sizes_of(pdf: bytes) -> set[float]:
    """Every size of type, pt, that shows something."""
    sizes = set()
    for page in reader(pdf).pages:
        contents: Any = page.get_contents()
        sizes |= {float(size) for size in _SIZE.findall(contents.get_data())}
    return sizes


def faults_of(blocks: Iterable[Block]) -> list[str]:
    """Everything drawn outside its block or the content, or in a font that lacks it."""
    faults = []
    for place, block in enumerate(blocks):
        for mark in block.marks:
            faults += [f"block {place}: {fault}" for fault in _faults_of_mark(block, mark)]
    return faults


def _faults_of_mark(block: Block, mark: Any) -> Iterable[str]:
    if isinstance(mark, Words):
        right = mark.x + line_width(mark.line, mark.size) / MM
        top, bottom = mark.y - _RISE * mark.size / MM, mark.y + _DEPTH * mark.size / MM
        yield from (
            f"no glyph in {run}"
            for run in runs(mark.line)
            if not run.glyphs and not _holds(run.font, run.text)
        )
        name = "".join(cluster.text for cluster in mark.line)[:40]
    elif isinstance(mark, Entry | Flag):
        right, top, bottom, name = mark.x + mark.width, mark.y, mark.y + mark.height, "field"
    elif hasattr(mark, "x2"):
        right, top, bottom, name = mark.x2, mark.y, mark.y2, "stroke"
    else:
        right, top, bottom, name = mark.x + mark.side, mark.y, mark.y + mark.side, "square"
    if mark.x < -0.01 or right > CONTENT + 0.01:
        yield f"{name!r} reaches from {mark.x:.1f} to {right:.1f}"
    if top < -0.4 or bottom > block.height + 0.4:
        yield f"{name!r} reaches from {top:.1f} to {bottom:.1f} of {block.height:.1f}"


def _holds(font: str, text: str) -> bool:
    _FACES.glyph(" ", Weight.REGULAR)
    return all(_FACES.glyph_in(font, character) for character in text)
