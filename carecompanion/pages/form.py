"""The fields of a PDF that can be filled in: transparent, so that an empty page prints as before.

They are written as plain PDF objects: ReportLab's own fields draw borders and backgrounds and know
Latin letters only. A viewer draws what is typed in with Helvetica, which every viewer has, and
with its own fonts for other scripts; what is stored is Unicode.
"""

from __future__ import annotations

from typing import Any, Final

from carecompanion.pages.blocks import Entry, EntryKind
from carecompanion.pages.measures import MM

_PRINTED: Final = 4
"""Annotation flag: what is filled in is printed too."""

_MANY_LINES: Final = 1 << 12
_NO_SPELL_CHECK: Final = 1 << 22
"""Names of genes and medicines are no slips; and some viewers check spelling somewhere else."""

_LETTERS: Final = "/Helv 10 Tf 0 g"
_CHECKED: Final = "Yes"
_TICK_STATES: Final = (_CHECKED, "Off")


class Form:
    """Collects the fields of one PDF while its pages are drawn."""

    def __init__(self, canvas: Any) -> None:
        # ReportLab has no public way to a field of one's own.
        self._document = canvas._doc  # noqa: SLF001
        self._add = canvas._addAnnotation  # noqa: SLF001
        self._fields: list[Any] = []
        self._drawn: dict[tuple[float, float, str], Any] = {}

    def add(self, entry: Entry, x: float, y: float) -> None:
        """Put a field on the present page; `x` and `y` are its top left corner, pt."""
        width, height = entry.width * MM, entry.height * MM
        rect = (x, y - height, x + width, y)
        widget = (
            self._tick(entry, rect) if entry.kind is EntryKind.TICK else self._text(entry, rect)
        )
        self._add(widget)
        self._fields.append(self._document.Reference(widget))

    def finish(self) -> None:
        """Name all fields in the file; a file without any stays as it is."""
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

        if not self._fields:
            return
        fonts = {
            "Helv": self._font("Helvetica", {"Encoding": PDFName("WinAnsiEncoding")}),
            "ZaDb": self._font("ZapfDingbats", {}),
        }
        self._document.Catalog.AcroForm = PDFDictionary(
            {
                "Fields": PDFArray(self._fields),
                "DA": PDFString(_LETTERS),
                "DR": PDFDictionary({"Font": PDFDictionary(fonts)}),
            }
        )

    @staticmethod
    def _font(name: str, more: dict[str, Any]) -> Any:
        """One of the fonts that no PDF has to bring along; used for what is typed in alone."""
        from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName

        font = {"Type": PDFName("Font"), "Subtype": PDFName("Type1"), "BaseFont": PDFName(name)}
        return PDFDictionary(font | more)

    def _text(self, entry: Entry, rect: tuple[float, ...]) -> Any:
        from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFString

        lines = _MANY_LINES if entry.kind is EntryKind.TEXT else 0
        empty = self._appearance(rect, "/Tx BMC EMC")
        return self._widget(
            entry,
            rect,
            kind="Tx",
            Ff=_NO_SPELL_CHECK | lines,
            DA=PDFString(_LETTERS),
            AP=PDFDictionary({"N": empty}),
        )

    def _tick(self, entry: Entry, rect: tuple[float, ...]) -> Any:
        from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFString

        side = rect[2] - rect[0]
        points = (0.18, 0.52, 0.42, 0.24, 0.84, 0.84)
        x1, y1, x2, y2, x3, y3 = (f"{side * point:.2f}" for point in points)
        hook = f"q 1.4 w 1 J 1 j 0 G {x1} {y1} m {x2} {y2} l {x3} {y3} l S Q"
        drawn = dict(zip(_TICK_STATES, (hook, "q Q"), strict=True))
        states = {state: self._appearance(rect, how) for state, how in drawn.items()}
        return self._widget(
            entry,
            rect,
            kind="Btn",
            V=PDFName("Off"),
            AS=PDFName("Off"),
            DA=PDFString("/ZaDb 0 Tf 0 g"),
            MK=PDFDictionary({"CA": PDFString("4")}),
            AP=PDFDictionary({"N": PDFDictionary(states)}),
        )

    def _widget(self, entry: Entry, rect: tuple[float, ...], *, kind: str, **more: Any) -> Any:
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

        common = {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Widget"),
            "FT": PDFName(kind),
            "T": PDFString(entry.name),
            "TU": PDFString(entry.label),
            "Rect": PDFArray([round(place, 2) for place in rect]),
            "F": _PRINTED,
            "BS": PDFDictionary({"W": 0}),
        }
        return PDFDictionary(common | more)

    def _appearance(self, rect: tuple[float, ...], drawn: str) -> Any:
        """What a viewer shows of a field in one state; kept once for fields of one size."""
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream

        width, height = round(rect[2] - rect[0], 2), round(rect[3] - rect[1], 2)
        if (width, height, drawn) in self._drawn:
            return self._drawn[width, height, drawn]
        head = {
            "Type": PDFName("XObject"),
            "Subtype": PDFName("Form"),
            "BBox": PDFArray([0, 0, width, height]),
            "Resources": PDFDictionary({}),
        }
        stream = PDFStream(PDFDictionary(head), drawn)
        self._drawn[width, height, drawn] = self._document.Reference(stream)
        return self._drawn[width, height, drawn]
