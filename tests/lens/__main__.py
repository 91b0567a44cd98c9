"""How many of the sentences written before the rules are read as expected: python -m tests.lens"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from carecompanion.content.lens_pack import load_lens_rules
from carecompanion.content.reference import load_reference
from carecompanion.content.resources import resource_path
from carecompanion.lens.read import read_news
from tests.lens.unseen import FRESH, SENTENCES, Unseen, unseen

Told = tuple[Unseen, list[str]]


def _figures(told: Iterable[Told]) -> str:
    kinds: dict[bool, list[bool]] = {True: [], False: []}
    for each, faults in told:
        kinds[bool(each.trap)].append(not faults)
    traps, plain = kinds[True], kinds[False]
    both = traps + plain
    return (
        f"{sum(both)} of {len(both)}"
        f" (traps {sum(traps)} of {len(traps)}, plain {sum(plain)} of {len(plain)})"
    )


def _report(file: Path) -> None:
    rules = load_lens_rules(resource_path("lens"), load_reference(resource_path("reference")))
    told = [(each, each.faults(read_news(each.text, rules))) for each in unseen(file)]
    for category in dict.fromkeys(each.category for each, _ in told):
        print(f"{category}: {_figures(pair for pair in told if pair[0].category == category)}")
    print(f"all: {_figures(told)}")
    for each, faults in told:
        if faults:
            print(f"  {each.category}: {each.text}")
            print(*(f"      {fault}" for fault in faults), sep="\n")


if __name__ == "__main__":
    for table in (SENTENCES, FRESH):
        if table.is_file():
            _report(table)
