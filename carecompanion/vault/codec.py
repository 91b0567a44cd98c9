"""Records as JSON text and back, field by field from their types.

A body with a field missing (written by an earlier version) takes that field's default. Anything
else that does not fit raises `BodyError`: newer files are refused by version before that.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from carecompanion.domain.records import RECORD_TYPES, Record

Decoder = Callable[[Any], Any]


class BodyError(ValueError):
    """A stored body is not one that this version, or an earlier one, wrote."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """How one dataclass is read back."""

    type: type[Any]
    decoders: Mapping[str, Decoder]


def encode(record: Record) -> str:
    """The record as one JSON object, its text readable as it was typed."""
    return encode_text(_plain(record))


def encode_text(value: object) -> str:
    """Plain values as JSON. Half a surrogate pair, which UTF-8 cannot hold, is escaped."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":"))
    return text


def decode(kind: str, body: str) -> Record:
    """The record of this kind in a stored body.

    Raises:
        BodyError: the body does not fit the kind.
    """
    try:
        record: Record = _build(_record_shapes()[kind], json.loads(body))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        # The cause may quote what a family wrote: it goes no further.
        raise BodyError(f"{kind}: {type(error).__name__}") from None
    return record


def _plain(value: Any) -> Any:
    """A value as JSON knows it."""
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, UUID):
        return str(value)
    return value.value if isinstance(value, Enum) else value


@cache
def _record_shapes() -> Mapping[str, _Shape]:
    return {record_type.KIND: _shape(record_type) for record_type in RECORD_TYPES}


def _shape(dataclass_type: type[Any]) -> _Shape:
    hints = get_type_hints(dataclass_type)
    names = [field.name for field in fields(dataclass_type)]
    return _Shape(dataclass_type, {name: _decoder(hints[name]) for name in names})


def _build(shape: _Shape, plain: dict[str, Any]) -> Any:
    return shape.type(**{name: shape.decoders[name](value) for name, value in plain.items()})


def _decoder(hint: Any) -> Decoder:
    """How a value of this type is read from JSON. A type it does not know is a bug of ours."""
    if hint in (str, bool, int):
        return _exactly(hint)
    if get_origin(hint) in (Union, types.UnionType):
        inner = _decoder(_without_none(hint))
        return lambda value: None if value is None else inner(value)
    if get_origin(hint) is tuple:
        item = _decoder(get_args(hint)[0])
        return lambda value: tuple(item(each) for each in value)
    if is_dataclass(hint) and isinstance(hint, type):
        shape = _shape(hint)
        return lambda value: _build(shape, value)
    if isinstance(hint, type) and issubclass(hint, UUID | Enum):
        return hint
    raise NotImplementedError(f"no codec for {hint}")


def _exactly(expected: type[Any]) -> Decoder:
    def read(value: Any) -> Any:
        if type(value) is not expected:
            raise TypeError(f"not {expected.__name__}")
        return value

    return read


def _without_none(hint: Any) -> Any:
    (inner,) = (each for each in get_args(hint) if each is not type(None))
    return inner
