"""The fields of a PDF, read within limits. It runs in the process that reads for the app.

Nothing in the file is run or followed: scripts, links and attached files are not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from carecompanion.domain.errors import PaperLockedError, PaperUnreadableError
from carecompanion.domain.returned import (
    RETURN_FIELDS,
    RETURN_LETTERS,
    FilledField,
    FilledForm,
)
from carecompanion.exchange.intake.letters import decoded, harmless, one_line
from carecompanion.exchange.intake.pdf_text import opened

if TYPE_CHECKING:
    from pypdf import PdfReader

_NODES: Final = 10 * RETURN_FIELDS
_DEPTH: Final = 32
_NAME_LETTERS: Final = 300
_LETTERS_IN_ALL: Final = 50 * RETURN_LETTERS
_CATALOG: Final = re.compile(
    rb"\b(\d{1,9})\s+(\d{1,5})\s+obj\s*<<(?:(?!endobj).){0,2000}?/Catalog\b", re.DOTALL
)
_OFF: Final = ("", "/Off", "Off")


def read_fields(content: bytes) -> FilledForm:
    """Every field with its value, those of one name each for itself.

    Raises:
        MemoryError: there is not enough memory for it.
    """
    try:
        reader = _opened(content)
        root: Any = reader.trailer["/Root"]
        return _filled(_Tree().fields(_got(_got(root).get("/AcroForm"))))
    except PaperLockedError:
        return FilledForm(is_readable=False, is_locked=True)
    except PaperUnreadableError:
        return FilledForm(is_readable=False)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - the library gives up in many ways on what is broken
        return FilledForm(is_readable=False)


def _opened(content: bytes) -> PdfReader:
    """A PDF, also one whose end is missing: what says where it begins stands there."""
    try:
        return opened(content)
    except PaperLockedError:
        raise
    except PaperUnreadableError:
        begins = _CATALOG.findall(content)
        if not begins:
            raise
        whole = content[: content.rfind(b"\ntrailer")] if b"\ntrailer" in content else content
        end = b"\nendobj\ntrailer\n<< /Root %b %b R >>\nstartxref\n0\n%%%%EOF\n"
        return opened(whole + end % begins[-1])


def _filled(found: Iterator[tuple[FilledField, bool]]) -> FilledForm:
    """As many fields as are read, and whether that was all."""
    fields: list[FilledField] = []
    is_cut, letters = False, 0
    for field, is_short in found:
        letters += len(field.text)
        if len(fields) >= RETURN_FIELDS or letters > _LETTERS_IN_ALL:
            return FilledForm(fields=tuple(fields), is_cut=True)
        is_cut = is_cut or is_short
        fields.append(field)
    return FilledForm(fields=tuple(fields), is_cut=is_cut)


@dataclass(frozen=True, slots=True)
class _Node:
    """A place in the tree, with what it has from above."""

    value: Any
    name: str = ""
    kind: str = ""
    holds: Any = None
    depth: int = 0


class _Tree:
    """Goes through the fields of a form once, however deep or round they are."""

    def __init__(self) -> None:
        self._seen: set[tuple[int, int]] = set()

    def fields(self, form: Any) -> Iterator[tuple[FilledField, bool]]:
        """Each field, and whether its text was cut."""
        waiting = [_Node(each) for each in reversed(_list(_entry(form, "/Fields")))]
        for _ in range(_NODES):
            if not waiting:
                return
            node = waiting.pop()
            if self._is_new(node.value):
                yield from self._of(node, waiting)

    def _is_new(self, value: Any) -> bool:
        """A node that stands in the tree twice is looked at once."""
        number = getattr(value, "idnum", None)
        if number is None:
            return True
        place = (number, getattr(value, "generation", 0))
        is_new = place not in self._seen
        self._seen.add(place)
        return is_new

    def _of(self, node: _Node, waiting: list[_Node]) -> Iterator[tuple[FilledField, bool]]:
        value = _got(node.value)
        if not isinstance(value, dict):
            return
        below = _below(node, value)
        kids = [kid for kid in _list(_entry(value, "/Kids")) if _is_field(kid)]
        if kids and node.depth < _DEPTH:
            waiting += [_Node(kid, *_inherited(below)) for kid in reversed(kids)]
        elif below.name:
            yield _read(below, value)


def _inherited(node: _Node) -> tuple[str, str, Any, int]:
    return node.name, node.kind, node.holds, node.depth + 1


def _below(node: _Node, value: dict[str, Any]) -> _Node:
    """The node with its own name and value, or those from above."""
    part = one_line(str(_entry(value, "/T") or ""))[:_NAME_LETTERS]
    name = ".".join(each for each in (node.name, part) if each)[:_NAME_LETTERS]
    kind = str(_entry(value, "/FT") or node.kind)
    holds = _entry(value, "/V")
    return _Node(value, name, kind, node.holds if holds is None else holds, node.depth)


def _is_field(kid: Any) -> bool:
    """Whether a kid is a field of its own; without a name it only shows its parent again."""
    value = _got(kid)
    return isinstance(value, dict) and (
        _entry(value, "/T") is not None or _entry(value, "/Kids") is not None
    )


def _read(node: _Node, value: dict[str, Any]) -> tuple[FilledField, bool]:
    if node.kind == "/Btn":
        state = node.holds if node.holds is not None else _entry(value, "/AS")
        ticked = isinstance(state, str) and state not in _OFF
        return FilledField(name=node.name, ticked=ticked), False
    text = _text(node.holds)
    return FilledField(name=node.name, text=text[:RETURN_LETTERS]), len(text) > RETURN_LETTERS


def _text(value: Any) -> str:
    """What a field says; a little more than is kept, so that a cut is noticed."""
    if isinstance(value, str):
        return harmless(value[: 2 * RETURN_LETTERS])
    if isinstance(value, bytes):
        return decoded(value[: 8 * RETURN_LETTERS])[0]
    if isinstance(value, list):  # a list to choose from, with several choices
        return ", ".join(harmless(each) for each in value[:50] if isinstance(each, str))
    get_data = getattr(value, "get_data", None)
    if get_data is not None:
        return decoded(bytes(get_data()[: 8 * RETURN_LETTERS]))[0]
    return ""


def _entry(value: Any, name: str) -> Any:
    """An entry of a dictionary, wherever it is kept; None for what is no dictionary."""
    return _got(value.get(name)) if isinstance(value, dict) else None


def _list(value: Any) -> list[Any]:
    return list(value[:_NODES]) if isinstance(value, list) else []


def _got(value: Any) -> Any:
    """What a reference leads to; it may lead to another one, and to nothing."""
    for _ in range(_DEPTH):
        get = getattr(value, "get_object", None)
        found = get() if get is not None else value
        if found is value:
            return value
        value = found
    return None
