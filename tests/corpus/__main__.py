"""Prints how well the lens reads labelled news texts. `python -m tests.corpus [FILE.jsonl]`."""

from __future__ import annotations

import sys
from pathlib import Path

from carecompanion.composition import Parts
from tests.corpus.scoring import DEV, score


def main(arguments: list[str]) -> int:
    """Score one file; 2 when it is not there."""
    file = Path(arguments[0]) if arguments else DEV
    if not file.is_file():
        print(f"There is no file {file}.", file=sys.stderr)
        return 2
    for line in score(file, Parts().read_news).lines():
        print(line)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
