"""Numbers of trials and papers by their shape: 200 strings, each taken or refused exactly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.content.id_shapes import load_id_shapes
from carecompanion.content.resources import resource_path
from carecompanion.domain.registry_ids import FoundId, IdKind, IdShapes
from carecompanion.lens.short_text import ids_in

TAKEN = {
    IdKind.NCT: (
        *("NCT03566043", "NCT 05089656", "NCT-05788536", "NCT04088734", "NCT00000102"),
        *("NCT06492863", "NCT99999999", "NCT05901480", "NCT 03164174", "NCT#03566043"),
        "NCT:03566044",
    ),
    IdKind.EUCT: (
        *("2023-503698-40-00", "2022-500014-26", "2024-510001-15-01", "2031-512345-67"),
        *("2025-599999-99-99", "2022-502188-13-00"),
    ),
    IdKind.EUDRACT: (
        *("2020-004184-12", "2015-000380-21", "2004-000001-10", "2023-000123-45"),
        *("2019-002051-42", "2009-012345-67"),
    ),
    IdKind.ISRCTN: ("ISRCTN10175490", "ISRCTN 22222222", "ISRCTN-00000001", "ISRCTN82578342"),
    IdKind.ACTRN: (
        *("ACTRN12623000498695", "ACTRN 12605000022684", "ACTRN-12620000123987"),
        "ACTRN12617001577369",
    ),
    IdKind.JRCT: (
        *("jRCTs041220087", "jRCT2031200043", "jRCT1080224567", "jRCTa030190264"),
        "jRCTc032180140",
    ),
    IdKind.CHICTR: (
        *("ChiCTR2300070727", "ChiCTR-OPN-17011362", "ChiCTR1900023456", "ChiCTR-IIR-16009000"),
        "ChiCTR20000300",
    ),
    IdKind.CTRI: ("CTRI/2023/04/052053", "CTRI/2009/091/000123", "CTRI/2018/11/16363"),
    IdKind.DRKS: ("DRKS00031815", "DRKS00000002", "DRKS99999999"),
    IdKind.PACTR: ("PACTR202304525632216", "PACTR2010010001861409", "PACTR201905466349317"),
    IdKind.UMIN: ("UMIN000049383", "UMIN 000001234", "UMIN-CTR 000012345", "UMIN-CTR000012345"),
    IdKind.NL: ("NL-OMON12345", "NL-OMON 56789", "NTR6789", "NTR 123", "NL9123", "NL 54321"),
    IdKind.IRCT: ("IRCT20080904001199N7", "IRCT138809031306N1", "IRCT20190101042189N12"),
    IdKind.TCTR: ("TCTR20230429001", "TCTR20140101001"),
    IdKind.RBR: ("RBR-6qvdftm", "RBR-2n9z4q", "RBR-10ktqnxb", "RBR-12345"),
    IdKind.KCT: ("KCT0001234", "KCT0009999"),
    IdKind.SLCTR: ("SLCTR/2023/010", "SLCTR/2008/001"),
    IdKind.LBCTR: ("LBCTR2023015204", "LBCTR20190101"),
    IdKind.RPCEC: ("RPCEC00000423", "RPCEC00000001"),
    IdKind.UTN: ("U1111-1234-5678", "U1111-0000-0001"),
    IdKind.REPEC: ("REPEC 046-19", "REPEC: 001-23"),
    IdKind.PREPRINT: (
        *("10.1101/2023.05.03.539243", "10.1101/2020.12.31.20249089v2"),
        "10.1101/2021.01.02.425086v1",
    ),
    IdKind.DOI: (
        *("10.7150/thno.89380", "10.1186/s13023-020-01617-9", "10.1016/j.omtm.2020.10.004"),
        *("10.1038/s41591-024-02929-1", "10.1056/NEJMoa1706198", "10.1002/humu.23445"),
        *("10.1101/gad.123456", "10.123456789/a", "10.1000/182", "10.1093/brain/awab123"),
    ),
}
"""What has the shape of its kind, as it stands."""

TAKEN_OUT_OF = (
    ("(NCT05788536)", IdKind.NCT, "NCT05788536"),
    ("https://clinicaltrials.gov/study/NCT04088734", IdKind.NCT, "NCT04088734"),
    ("Study NCT04088734, please", IdKind.NCT, "NCT04088734"),
    ("EudraCT: 2015-000380-21.", IdKind.EUDRACT, "2015-000380-21"),
    ("PMID: 37490225", IdKind.PMID, "37490225"),
    ("PMID37490225", IdKind.PMID, "37490225"),
    ("pmid 1", IdKind.PMID, "1"),
    ("https://pubmed.ncbi.nlm.nih.gov/37490225/", IdKind.PMID, "37490225"),
    ("https://doi.org/10.1016/j.omtm.2020.10.004.", IdKind.DOI, "10.1016/j.omtm.2020.10.004"),
    ("http://dx.doi.org/10.1000/182", IdKind.DOI, "10.1000/182"),
    ("doi:10.1186/s13023-020-01617-9", IdKind.DOI, "10.1186/s13023-020-01617-9"),
    ("(10.1000/182)", IdKind.DOI, "10.1000/182"),
    ("doi: 10.1101/2023.05.03.539243", IdKind.PREPRINT, "10.1101/2023.05.03.539243"),
    ("NCT\u00a003566043", IdKind.NCT, "NCT 03566043"),
    ("2023\u2011503698\u201140\u201100", IdKind.EUCT, "2023-503698-40-00"),
)
"""What has other letters around it, or another sign where a plain one belongs."""

REFUSED = (
    *("", " ", "NCT", "NCT035660", "NCT0356604", "NCT035660431", "XNCT03566043", "1NCT03566043"),
    *("nct03566043", "Nct03566043", "NCT_03566043", "NCT, 03566043", "NCTO3566043", "NTC03566043"),
    *("N CT03566043", "NCT0356 6043", "03566043", "NCT/03566043", "NCT.03566043"),
    *("2023-503698-4", "2021-503698-40-00", "2023-603698-40-00", "2023-50369-40", "503698-40-00"),
    *("2023-5036980-40", "12023-503698-40-00", "2023-503698-40-0", "2023-503698-40-00-1"),
    *("1999-001234-11", "2003-001234-11", "2024-004184-12", "2020-04184-12", "2020-0004184-12"),
    *("2020-104184-12", "2020-004184-1", "2020-004184-123", "2020-004184", "2020/004184/12"),
    *("ISRCTN1017549", "ISRCTN101754901", "ISCRTN10175490", "isrctn10175490", "ISRCTN"),
    *("AISRCTN10175490", "ISRCTN_10175490"),
    *("ACTRN1262300049869", "ACTRN126230004986951", "ACTR12623000498695", "ANZCTR12623000498695"),
    *("jRCT12", "JRCT2031200043", "jRCT20312000", "jRCTs0412200", "xjRCT2031200043"),
    *("ChiCTR23", "ChiCTR23000707279", "CHICTR2300070727", "ChiCTR-O-17011362", "ChiCTR-17011362"),
    *("CTRI/23/04/052053", "CTRI-2023-04-052053", "CTRI/2023/4/052053", "CTRI/2023/04/0520531"),
    *("DRKS0003181", "DRKS000318155", "DRK00031815", "drks00031815"),
    *("PACTR2023", "PACTR20230452563", "PACTR20230452563221655", "PACT202304525632216"),
    *("UMIN49383", "UMIN0000493831", "UMIN-000049383", "Netherlands", "NTR12", "NL 123", "OMON12"),
    *("IRCT2008", "IRCT20080904001199", "IRCT20080904001199M7", "TCTR2023", "TCTR202304290011"),
    *("RBR-", "RBR-6qv", "RBR-6QVDFTM", "RBR6qvdftm", "RBR-6qvdftmabc", "KCT123", "KCT00012345"),
    *("SLCTR/23/010", "SLCTR/2023/0101", "LBCTR20", "RPCEC423", "RPCEC000004231"),
    *("U1111-123-5678", "U1111-1234-56789", "U1112-1234-5678"),
    *("046-19", "REPEC 46-19", "REPEC 046-190"),
    *("10.1/abc", "version 10.2/3 of", "10.1016", "10.1016/", "110.1016/abc", "3.10.1016/abc"),
    *("10.12345678901/abc", "PMI 37490225", "37490225", "PMID", "PMID: none", "PMID: 123456789"),
    *("a headline about a gene", "https://example.org/news/2023/05/gene", "12 June 2026"),
    *("+44 20 7946 0000", "Phase 1/2", "c.734G>A p.(Arg245His)", "SGSH"),
)
"""What has no shape that is known."""


@pytest.fixture(scope="module")
def shapes() -> IdShapes:
    return load_id_shapes(resource_path("lens"))


def test_there_are_200_strings_without_a_double() -> None:
    taken = [text for texts in TAKEN.values() for text in texts]
    strings = [*taken, *(text for text, _, _ in TAKEN_OUT_OF), *REFUSED]
    assert len(set(strings)) == len(strings)
    assert len(strings) >= 200


def test_every_kind_of_number_is_among_them() -> None:
    assert {*TAKEN, *(kind for _, kind, _ in TAKEN_OUT_OF)} == set(IdKind)


@pytest.mark.parametrize(
    ("text", "kind"), [(text, kind) for kind, texts in TAKEN.items() for text in texts]
)
def test_a_number_is_taken_whole_and_as_its_kind(text: str, kind: IdKind, shapes: IdShapes) -> None:
    assert ids_in(text, shapes) == (FoundId(kind, text),)


@pytest.mark.parametrize(("text", "kind", "number"), TAKEN_OUT_OF)
def test_a_number_is_taken_out_of_what_is_around_it(
    text: str, kind: IdKind, number: str, shapes: IdShapes
) -> None:
    assert ids_in(text, shapes) == (FoundId(kind, number),)


@pytest.mark.parametrize("text", REFUSED)
def test_what_has_no_known_shape_is_refused(text: str, shapes: IdShapes) -> None:
    assert ids_in(text, shapes) == ()


def test_several_numbers_come_in_the_order_of_the_text(shapes: IdShapes) -> None:
    text = "EudraCT 2015-000380-21, also NCT03566043 and PMID 37490225"
    kinds = [found.kind for found in ids_in(text, shapes)]
    assert kinds == [IdKind.EUDRACT, IdKind.NCT, IdKind.PMID]


@given(text=st.text(max_size=200))
def test_any_text_is_read_and_numbers_stand_in_it(text: str, shapes: IdShapes) -> None:
    for found in ids_in(text, shapes):
        assert found.text
        assert found.text == found.text.strip()
