"""Reads the shapes of the numbers of trials and papers out of resources/lens."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import Final

from carecompanion.content.lens_patterns import Entry, pattern_of
from carecompanion.content.packs import Pack
from carecompanion.domain.registry_ids import PAPER_KINDS, IdKind, IdShapes

_REGISTRIES: Final = "registries.toml"
_PAPERS: Final = "papers.toml"
_TRIAL_GROUPS: Final = ("patterns", "doubtful")
"""In a field for such numbers a shape that is doubtful in a story counts, too."""


def load_id_shapes(folder: Path) -> IdShapes:
    """The shapes in `folder`.

    Raises:
        ContentError: a file is missing, breaks its schema, or lacks or adds a kind; names the file
            and the field.
    """
    trials, papers = Pack(folder / _REGISTRIES), Pack(folder / _PAPERS)
    trials.expect_names((kind for kind in IdKind if kind not in PAPER_KINDS), "patterns")
    papers.expect_names(PAPER_KINDS, "patterns")
    shapes: dict[IdKind, list[re.Pattern[str]]] = defaultdict(list)
    for pack, group in (*((trials, group) for group in _TRIAL_GROUPS), (papers, "patterns")):
        for name in pack.names(group):
            shapes[IdKind(name)].append(pattern_of(pack, name, pack.entry(Entry, group, name)))
    return IdShapes({kind: tuple(patterns) for kind, patterns in shapes.items()})
