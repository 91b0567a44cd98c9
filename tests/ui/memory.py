"""Looks for a word in everything that this process can reach: Python objects, threads, Qt."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from types import FrameType

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QApplication, QPlainTextEdit

_LETTERS_SHOWN = 60


def is_in_python(word: str) -> bool:
    """Whether any reachable text or bytes has `word` in it."""
    return len(list(_found(word, []))) > 0


def python_objects_with(word: str) -> list[str]:
    """Every reachable text or bytes with `word` in it, each with what holds it."""
    mine: list[object] = []
    return [
        f"{found[:_LETTERS_SHOWN]!r} in {_holders(found, mine)}" for found in _found(word, mine)
    ]


def _found(word: str, mine: list[object]) -> Iterator[str | bytes | bytearray]:
    """Texts that have the word; `mine` is filled with what the search itself holds."""
    gc.collect()
    forms = (word.encode(), word.encode("utf-16-le"))
    mine += [word, forms, *forms]
    for text in _texts_reachable(mine):
        is_found = word in text if isinstance(text, str) else any(form in text for form in forms)
        if is_found and not any(text is own for own in mine):
            yield text


def qt_objects_with(word: str) -> list[str]:
    """Every window, widget, action and undo stack that says `word` in any of its properties."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    application = QApplication.instance()
    assert application is not None
    windows = QApplication.topLevelWidgets()
    objects = {id(o): o for root in (application, *windows) for o in root.findChildren(QObject)}
    return [
        f"{said[:_LETTERS_SHOWN]!r} in {type(each).__name__} {each.objectName()!r}"
        for each in (*objects.values(), *windows)
        for said in _said_by(each)
        if word in said
    ]


def _said_by(thing: QObject) -> Iterator[str]:
    meta = thing.metaObject()
    properties = (meta.property(number) for number in range(meta.propertyCount()))
    names = [str(each.name()) for each in properties if str(each.typeName()) == "QString"]
    dynamic = (bytes(name.data()).decode() for name in thing.dynamicPropertyNames())
    names += [name for name in dynamic if not name.startswith("_")]  # those are Qt's own
    for name in names:
        value = thing.property(name)
        if isinstance(value, str):
            yield value
        elif value is not None and type(value).__module__.startswith("carecompanion"):
            yield repr(value)
    if isinstance(thing, QPlainTextEdit):
        yield thing.toPlainText()
    if isinstance(thing, QUndoStack):
        yield from (thing.text(step) for step in range(thing.count()))


def _texts_reachable(mine: list[object]) -> Iterator[str | bytes | bytearray]:
    waiting: list[object] = [*gc.get_objects(), *_locals_of_threads()]
    mine += [waiting, sys._getframe()]
    seen = {id(each) for each in mine}
    while waiting:
        each = waiting.pop()
        if id(each) in seen:
            continue
        seen.add(id(each))
        if isinstance(each, (str, bytes, bytearray)):
            yield each
        elif not isinstance(each, FrameType):
            waiting.extend(gc.get_referents(each))


def _locals_of_threads() -> Iterator[object]:
    """What the code holds that runs, or waits, in the other threads of this process."""
    this = sys._getframe()
    mine = set()
    frame: FrameType | None = this
    while frame is not None:
        mine.add(id(frame))
        frame = frame.f_back
    for top in sys._current_frames().values():
        frame = top
        while frame is not None:
            if id(frame) not in mine:
                yield from frame.f_locals.values()
            frame = frame.f_back


def _holders(found: object, mine: list[object]) -> str:
    own = {id(each) for each in mine}
    holders = [h for h in gc.get_referrers(found) if id(h) not in own]
    kinds = []
    for holder in holders[:4]:
        above = [type(h).__name__ for h in gc.get_referrers(holder)[:4] if id(h) not in own]
        kinds.append(f"{type(holder).__name__} of {above}")
    return "; ".join(kinds)
