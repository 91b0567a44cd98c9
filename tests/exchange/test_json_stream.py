"""Reading piece by piece finds the same as reading at once, wherever the pieces end."""

from __future__ import annotations

import io
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from carecompanion.exchange.json_stream import JsonStream

VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(allow_nan=False, allow_infinity=False),
        st.text(),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(), inner, max_size=4)
    ),
    max_leaves=12,
)


class Pieces(io.BytesIO):
    """Gives so many bytes at a time."""

    def __init__(self, content: bytes, size: int) -> None:
        super().__init__(content)
        self._piece = size

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(self._piece)


@given(
    values=st.lists(VALUES, max_size=6),
    piece=st.integers(1, 40),
    indent=st.sampled_from([None, 0, 3]),
    escaped=st.booleans(),
)
def test_a_list_is_the_same_in_pieces(
    values: list[Any], piece: int, indent: int | None, escaped: bool
) -> None:
    text = json.dumps(values, indent=indent, ensure_ascii=escaped)
    stream = JsonStream(Pieces(text.encode("utf-8", "surrogatepass"), piece), "notes.json")
    assert list(stream.items()) == values
    stream.expect_end()
