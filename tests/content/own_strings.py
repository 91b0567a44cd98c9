"""Finds the strings of our own that a person can see, in the code and in content packs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from carecompanion.content.pack_texts import texts_of

TRANSLATES = frozenset({"tr", "translate", "QT_TRANSLATE_NOOP", "QT_TR_NOOP"})
TALKS = frozenset(
    {"print", "write", "add_argument", "ArgumentParser", "add_parser", "exit", "error", "say"}
)
TERMINAL = frozenset(
    {
        *("__main__.py", "app.py", "cli.py", "demo.py", "selftest.py"),
        *("exchanging.py", "keeping.py", "line.py", "reviewing.py", "terminal.py"),
    }
)
"""The files that talk to a person in a terminal; `TALKS` counts only there."""

_CONTEXT = re.compile(r"[A-Z]\w*")
_MNEMONIC = re.compile(r"&(?=\w)")


@dataclass(frozen=True, slots=True)
class OwnString:
    """A string a person can see, and where it is written; a list of names is not `graded`."""

    where: str
    text: str
    graded: bool = True


def in_package(package: Path) -> list[OwnString]:
    """Every string a person can see in the Python files below `package`."""
    return [string for file in sorted(package.rglob("*.py")) for string in in_module(file, package)]


def in_module(file: Path, package: Path) -> Iterator[OwnString]:
    """Every string a person can see in one Python file."""
    names = TRANSLATES | TALKS if file.name in TERMINAL else TRANSLATES
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in names:
            where = f"{file.relative_to(package)}:{node.lineno}"
            for text in _texts(node):
                yield OwnString(where, _MNEMONIC.sub("", text))


def in_pack(file: Path) -> list[OwnString]:
    """Every string a person can see in a content pack."""
    return [
        OwnString(f"{file.name}: {text.field}", text.text, text.graded) for text in texts_of(file)
    ]


def _texts(call: ast.Call) -> Iterator[str]:
    arguments = [*call.args, *(word.value for word in call.keywords if word.arg != "dest")]
    texts = [text for argument in arguments if (text := _text(argument))]
    if len(texts) > 1 and _CONTEXT.fullmatch(texts[0]) and _name(call.func) in TRANSLATES:
        texts = texts[1:]
    yield from texts


def _text(node: ast.expr) -> str:
    """The words of a literal; each value inside an f-string becomes a place holder."""
    match node:
        case ast.Constant(value=str() as text):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(
                _text(part) if isinstance(part, ast.Constant) else "{}" for part in parts
            )
        case ast.BinOp(left=left, right=right):
            return _text(left) + _text(right)
        case ast.Call(func=ast.Attribute(value=inner, attr="format")):
            return _text(inner)
        case _:
            return ""


def _name(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""
