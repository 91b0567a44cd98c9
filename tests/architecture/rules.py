"""The rules of the house that import contracts cannot say, each a function over one module.

A rule takes a module and gives one sentence per breach, with its line.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

STANDARD_LIBRARY = frozenset(sys.stdlib_module_names)

# Package -> what of ours, and which libraries, it may import besides itself and the
# standard library. Every package has its line here.
MAY_IMPORT: dict[str, frozenset[str]] = {
    "commands": frozenset(
        {"composition", "demo", "domain", "exchange", "host", "lens", "selftest"}
    ),
    "content": frozenset({"domain", "msgspec"}),
    "domain": frozenset(),
    "exchange": frozenset({"domain", "icalendar", "msgspec", "pypdf"}),
    "lens": frozenset({"domain"}),
    "pages": frozenset({"PIL", "bidi", "domain", "pypdfium2", "reportlab", "uharfbuzz"}),
    "screen_makers": frozenset({"composition", "views", "PySide6.QtCore"}),
    "session": frozenset({"domain", "PySide6.QtCore", "PySide6.QtDBus", "PySide6.QtGui"}),
    "starts": frozenset({"PySide6.QtCore"}),
    "vault": frozenset(
        {
            *("argon2", "domain", "keyring", "secretstorage", "sqlcipher3"),
            "zxcvbn_rs_py",
        }
    ),
    "viewmodels": frozenset({"domain", "session", "PySide6.QtCore"}),
    "views": frozenset({"domain", "viewmodels", "PySide6"}),
}
# What every package but the domain may ask for.
COMMON = frozenset({"__version__", "host", "synced"})
UNDO_NAMES = frozenset({"QUndoCommand", "QUndoGroup", "QUndoStack"})

NETWORK = frozenset(
    {
        *("aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "nntplib", "poplib"),
        *("requests", "smtplib", "socket", "socketserver", "ssl", "telnetlib", "urllib.request"),
        *("urllib3", "webbrowser", "websockets", "xmlrpc"),
        *("PySide6.QtHttpServer", "PySide6.QtNetwork", "PySide6.QtNetworkAuth"),
        *("PySide6.QtWebEngineCore", "PySide6.QtWebEngineQuick", "PySide6.QtWebEngineWidgets"),
        *("PySide6.QtWebSockets", "PySide6.QtWebView"),
    }
)

PLATFORM_MODULES = frozenset(
    {
        *("ctypes", "fcntl", "grp", "msvcrt", "platform", "posix", "pwd", "resource"),
        *("termios", "winreg"),
    }
)
PLATFORM_NAMES = frozenset(
    {
        *("os.chmod", "os.chown", "os.fchmod", "os.geteuid", "os.getuid", "os.name"),
        *("os.startfile", "os.umask", "os.uname"),
        *("sys.getwindowsversion", "sys.platform"),
    }
)
MUTABLE_MAKERS = frozenset(
    {"Counter", "OrderedDict", "bytearray", "defaultdict", "deque", "dict", "list", "set"}
)
MUTABLE_DISPLAYS = (ast.Dict, ast.DictComp, ast.List, ast.ListComp, ast.Set, ast.SetComp)


@dataclass(frozen=True)
class Module:
    """One source file: its path inside the package, with slashes, and its parsed text."""

    path: str
    tree: ast.Module

    @property
    def package(self) -> str:
        """The first folder, or the file itself at the top of the package."""
        return PurePosixPath(self.path).parts[0]


Rule = Callable[[Module], Iterator[str]]


def parse(path: str, text: str) -> Module:
    """Make a module from its path inside the package and its text."""
    return Module(path, ast.parse(text))


def imports_only_what_its_line_allows(module: Module) -> Iterator[str]:
    """A package imports the standard library, itself and what its line in the table names."""
    if module.package not in MAY_IMPORT:
        return
    own = frozenset({module.package}) if module.package == "domain" else COMMON | {module.package}
    allowed = MAY_IMPORT[module.package] | own | STANDARD_LIBRARY
    for name, line in imports(module.tree):
        if not _within(name.removeprefix("carecompanion."), allowed):
            yield f"{module.path}:{line} imports {name}"


def session_takes_only_undo_from_qtgui(module: Module) -> Iterator[str]:
    """Below the views, QtGui is there for its undo classes alone."""
    if module.package != "session":
        return
    for name, line in imports(module.tree):
        if _within(name, {"PySide6.QtGui"}) and name.split(".")[-1] not in UNDO_NAMES:
            yield f"{module.path}:{line} imports {name}"


def only_the_system_lock_uses_the_bus(module: Module) -> Iterator[str]:
    """QtDBus is there to hear that the computer locks or sleeps, in one module (decision 52)."""
    if module.path == "session/system_lock.py":
        return
    for name, line in imports(module.tree):
        if _within(name, {"PySide6.QtDBus"}):
            yield f"{module.path}:{line} imports {name}"


def is_offline(module: Module) -> Iterator[str]:
    """No networking module is imported, not even by its name in a string."""
    for name, line in (*imports(module.tree), *_imports_by_string(module.tree)):
        if _within(name, NETWORK):
            yield f"{module.path}:{line} imports {name}"


def has_no_star_imports(module: Module) -> Iterator[str]:
    """Names are imported one by one."""
    for name, line in imports(module.tree):
        if name.endswith(".*"):
            yield f"{module.path}:{line} imports {name}"


def has_no_mutable_state(module: Module) -> Iterator[str]:
    """A list, dict or set at the top of a module is a constant: ALL_CAPS or Final."""
    for statement in module.tree.body:
        for name in _names_bound_to_mutables(statement):
            if not name.isupper() and name != "__all__":
                yield f"{module.path}:{statement.lineno} keeps state in {name}"


def leaves_the_platform_to_host(module: Module) -> Iterator[str]:
    """Calls that differ between systems are in host.py and nowhere else."""
    if module.path == "host.py":
        return
    for name, line in imports(module.tree):
        if _within(name, PLATFORM_MODULES | PLATFORM_NAMES):
            yield f"{module.path}:{line} imports {name}"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and _is_platform_attribute(node):
            yield f"{module.path}:{node.lineno} uses {ast.unparse(node)}"


def host_is_standard_library_only(module: Module) -> Iterator[str]:
    """host.py imports the standard library and nothing of ours."""
    for name, line in imports(module.tree):
        if module.path == "host.py" and name.split(".")[0] not in STANDARD_LIBRARY:
            yield f"{module.path}:{line} imports {name}"


def no_style_sheet(module: Module) -> Iterator[str]:
    """The style paints (docs/decisions/0055): any style sheet slows down every widget."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and node.attr == "setStyleSheet":
            yield f"{module.path}:{node.lineno} sets a style sheet"


def leaves_the_focus_chain_to_qt(module: Module) -> Iterator[str]:
    """Asking a widget for its neighbour in the focus chain takes that one from its parent.

    PySide 6.11 then lets Python forget the neighbour while Qt still shows it (decision 122).
    """
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and node.attr.endswith("InFocusChain"):
            yield f"{module.path}:{node.lineno} asks for {node.attr}"


def says_what_it_is(module: Module) -> Iterator[str]:
    """Every module has a docstring."""
    if not ast.get_docstring(module.tree):
        yield f"{module.path}:1 has no docstring"


def imports(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Give every imported name in full, wherever in the file it is imported, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = "carecompanion" if node.level else node.module or ""
            yield from ((f"{base}.{alias.name}", node.lineno) for alias in node.names)


def _within(name: str, allowed: frozenset[str] | set[str]) -> bool:
    return any(name == entry or name.startswith(f"{entry}.") for entry in allowed)


def _imports_by_string(tree: ast.AST) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and node.args):
            continue
        called, first = ast.unparse(node.func), node.args[0]
        if called.split(".")[-1] in {"__import__", "import_module"} and isinstance(
            first, ast.Constant
        ):
            yield str(first.value), node.lineno


def _names_bound_to_mutables(statement: ast.stmt) -> Iterator[str]:
    targets: list[ast.expr]
    if isinstance(statement, ast.AnnAssign):
        targets = [] if "Final" in ast.unparse(statement.annotation) else [statement.target]
    elif isinstance(statement, ast.Assign):
        targets = statement.targets
    else:
        return
    if _is_mutable(statement.value):
        yield from (ast.unparse(target) for target in targets)


def _is_mutable(value: ast.expr | None) -> bool:
    if isinstance(value, ast.Call):
        return ast.unparse(value.func).split(".")[-1] in MUTABLE_MAKERS
    return isinstance(value, MUTABLE_DISPLAYS)


def _is_platform_attribute(node: ast.Attribute) -> bool:
    return ast.unparse(node) in PLATFORM_NAMES or node.attr in {"chmod", "fchmod", "lchmod"}
