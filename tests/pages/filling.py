"""Fills in the fields of a page with two programs that know nothing of each other.

pypdf writes values into the file; PDFium is a viewer, in which somebody clicks and types.
"""

from __future__ import annotations

import ctypes
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import pypdfium2
from pypdf import PdfReader, PdfWriter
from pypdfium2 import raw

Values = Mapping[str, str | bool]
"""What goes into each field: text, or whether the box is ticked."""


def fields_of(pdf: bytes) -> dict[str, Any]:
    """The fields of a PDF by name, as pypdf reads them."""
    return PdfReader(BytesIO(pdf)).get_fields() or {}


def fill_with_pypdf(pdf: bytes, values: Values) -> bytes:
    """Written into the file by pypdf."""
    # It warns of letters that Helvetica lacks; what it stores is right all the same.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    writer = PdfWriter(clone_from=BytesIO(pdf))
    named = {
        name: value if isinstance(value, str) else ("/Yes" if value else "/Off")
        for name, value in values.items()
    }
    writer.update_page_form_field_values(writer.pages[0], named, auto_regenerate=False)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def fill_with_pdfium(pdf: bytes, values: Values) -> bytes:
    """Clicked and typed in PDFium, as in a browser, and saved."""
    with _open(pdf) as (document, form, page):
        for name, kind, x, y in tuple(_fields(form, page)):
            value = values.get(name)
            if value is None or value is False:
                continue
            raw.FORM_OnLButtonDown(form, page, 0, x, y)
            raw.FORM_OnLButtonUp(form, page, 0, x, y)
            if kind == raw.FPDF_FORMFIELD_TEXTFIELD and isinstance(value, str):
                raw.FORM_SelectAllText(form, page)
                raw.FORM_ReplaceSelection(form, page, _wide(value))
            raw.FORM_ForceToKillFocus(form)
        out = BytesIO()
        document.save(out)
    return out.getvalue()


@contextmanager
def _open(pdf: bytes) -> Iterator[tuple[Any, Any, Any]]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        document.init_forms()
        page = document[0]
        yield document, document.formenv.raw, page.raw
    finally:
        document.close()


def _fields(form: Any, page: Any) -> Iterator[tuple[str, int, float, float]]:
    """Name, kind and middle of each field."""
    for place in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, place)
        size = raw.FPDFAnnot_GetFormFieldName(form, annotation, None, 0)
        buffer = ctypes.create_string_buffer(size)
        raw.FPDFAnnot_GetFormFieldName(form, annotation, _as_wide(buffer), size)
        box = raw.FS_RECTF()
        raw.FPDFAnnot_GetRect(annotation, box)
        kind = raw.FPDFAnnot_GetFormFieldType(form, annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        name = buffer.raw[: size - 2].decode("utf-16-le")
        yield name, kind, (box.left + box.right) / 2, (box.top + box.bottom) / 2


def _wide(text: str) -> Any:
    encoded = (text + "\0").encode("utf-16-le")
    return _as_wide(ctypes.create_string_buffer(encoded, len(encoded)))


def _as_wide(buffer: Any) -> Any:
    return ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
