"""Has a page that came back read in a process of its own; see `exchange/intake/apart.py`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec

from carecompanion.domain.errors import (
    IntakeError,
    IntakeFault,
    ReturnedPageError,
    ReturnFault,
    SourceUnreadableError,
)
from carecompanion.domain.intake import INTAKE_BYTES, INTAKE_SECONDS, IntakeWarning
from carecompanion.domain.returned import FilledForm
from carecompanion.exchange.files import open_chosen
from carecompanion.exchange.intake.apart import ask_apart
from carecompanion.exchange.intake.apart_messages import Question, Wanted, unpack_answer

_FAULTS: Final = {
    IntakeWarning.OUT_OF_TIME: ReturnFault.OUT_OF_TIME,
    IntakeWarning.OUT_OF_MEMORY: ReturnFault.OUT_OF_MEMORY,
}


def _go_on() -> bool:
    return False


def read_returned(path: Path, stop: Callable[[], bool] = _go_on) -> FilledForm:
    """The fields of a PDF that somebody chose or dropped.

    Raises:
        IntakeError: it is not there, empty, too large, or the person stopped it.
        ReturnedPageError: nothing in it can be read as fields.
        RuntimeError: the reader has a bug; the message says where.
    """
    try:
        with open_chosen(path) as file:
            content = file.read(INTAKE_BYTES + 1)
    except (OSError, SourceUnreadableError) as error:
        raise IntakeError(path.name, IntakeFault.UNREADABLE) from error
    return read_returned_bytes(content, name=path.name, stop=stop)


def read_returned_bytes(
    content: bytes,
    *,
    name: str = "",
    stop: Callable[[], bool] = _go_on,
    seconds: float = INTAKE_SECONDS,
) -> FilledForm:
    """The same for bytes at hand. Raises as `read_returned`."""
    if not content:
        raise IntakeError(name, IntakeFault.EMPTY)
    if len(content) > INTAKE_BYTES:
        raise IntakeError(name, IntakeFault.TOO_LARGE)
    question = Question(name="", content=content, wanted=Wanted.FIELDS)
    heard = ask_apart(question, name, stop, seconds)
    if isinstance(heard, IntakeWarning):
        raise ReturnedPageError(name, _FAULTS.get(heard, ReturnFault.UNREADABLE))
    try:
        form = unpack_answer(heard, FilledForm)
    except msgspec.MsgspecError as error:
        raise ReturnedPageError(name, ReturnFault.UNREADABLE) from error
    if not form.is_readable:
        fault = ReturnFault.LOCKED if form.is_locked else ReturnFault.UNREADABLE
        raise ReturnedPageError(name, fault)
    if not form.fields:
        raise ReturnedPageError(name, ReturnFault.NO_FIELDS)
    return form
