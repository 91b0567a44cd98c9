"""Learn is for reading on the screen: no page for a clinic takes a word of it (issue of Learn)."""

from __future__ import annotations

import ast
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "carecompanion"
FOR_A_CLINIC = (
    *PACKAGE.glob("pages/**/*.py"),
    *PACKAGE.glob("exchange/**/*.py"),
    *(path for path in PACKAGE.glob("domain/page*.py")),
    *(PACKAGE / "domain" / name for name in ("printed_questions.py", "booklet.py", "walk.py")),
)


def imported(path: Path) -> set[str]:
    """Every module that a file names in an import, at its top or further down."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


def test_nothing_that_makes_a_page_or_an_export_knows_learn() -> None:
    assert len(FOR_A_CLINIC) > 40
    for path in FOR_A_CLINIC:
        learn = {name for name in imported(path) if ".learn" in name}
        assert learn == set(), path.name
