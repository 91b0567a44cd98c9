"""The shape of the program, as sentences that can be untrue.

Each rule is tried twice: on the package, where it holds, and on a planted
breach, where it has to speak up.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture import rules
from tests.architecture.rules import Module, Rule

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "carecompanion"

BREACHES: list[tuple[Rule, str, str]] = [
    (rules.imports_only_what_its_line_allows, "domain/x.py", "import msgspec"),
    (rules.imports_only_what_its_line_allows, "vault/x.py", "from PySide6.QtCore import QObject"),
    (rules.imports_only_what_its_line_allows, "pages/x.py", "def f():\n    import PySide6"),
    (rules.imports_only_what_its_line_allows, "content/x.py", "from PySide6 import QtGui"),
    (
        rules.imports_only_what_its_line_allows,
        "session/x.py",
        "from PySide6.QtWidgets import QWidget",
    ),
    (rules.imports_only_what_its_line_allows, "session/x.py", "from PySide6 import QtWidgets"),
    (
        rules.imports_only_what_its_line_allows,
        "viewmodels/x.py",
        "from PySide6.QtGui import QColor",
    ),
    (rules.imports_only_what_its_line_allows, "views/x.py", "import reportlab"),
    (rules.imports_only_what_its_line_allows, "domain/x.py", "from carecompanion import host"),
    (rules.imports_only_what_its_line_allows, "session/x.py", "from carecompanion import vault"),
    (rules.imports_only_what_its_line_allows, "views/x.py", "import carecompanion.session.jobs"),
    (rules.session_takes_only_undo_from_qtgui, "session/x.py", "from PySide6.QtGui import QColor"),
    (rules.session_takes_only_undo_from_qtgui, "session/x.py", "from PySide6 import QtGui"),
    (
        rules.only_the_system_lock_uses_the_bus,
        "session/x.py",
        "def f():\n    from PySide6.QtDBus import QDBusConnection",
    ),
    (rules.only_the_system_lock_uses_the_bus, "views/x.py", "from PySide6 import QtDBus"),
    (rules.is_offline, "views/x.py", "import socket"),
    (rules.is_offline, "app.py", "def f():\n    from urllib import request"),
    (rules.is_offline, "app.py", "import http.client"),
    (rules.is_offline, "views/x.py", "from PySide6 import QtNetwork"),
    (rules.is_offline, "views/x.py", "import importlib\nimportlib.import_module('ssl')"),
    (rules.has_no_star_imports, "views/x.py", "from PySide6.QtWidgets import *"),
    (rules.has_no_mutable_state, "vault/x.py", "cache = {}"),
    (rules.has_no_mutable_state, "vault/x.py", "seen: set[str] = set()"),
    (rules.has_no_mutable_state, "vault/x.py", "import collections\nq = collections.deque()"),
    (rules.leaves_the_platform_to_host, "vault/x.py", "import os\nos.chmod('a', 0o600)"),
    (rules.leaves_the_platform_to_host, "vault/x.py", "path.chmod(0o600)"),
    (rules.leaves_the_platform_to_host, "app.py", "import sys\nif sys.platform == 'win32': pass"),
    (rules.leaves_the_platform_to_host, "app.py", "from sys import platform"),
    (rules.leaves_the_platform_to_host, "app.py", "import ctypes.util"),
    (rules.host_is_standard_library_only, "host.py", "import carecompanion.domain"),
    (rules.no_style_sheet, "views/x.py", "self.label.setStyleSheet('color: red')"),
    (rules.no_style_sheet, "views/theme/look.py", "app.setStyleSheet(text)"),
    (rules.leaves_the_focus_chain_to_qt, "views/x.py", "before = widget.previousInFocusChain()"),
    (rules.says_what_it_is, "views/x.py", "x = 1"),
]
RULES = sorted({rule for rule, _, _ in BREACHES}, key=lambda rule: rule.__name__)


@pytest.fixture(scope="module")
def package() -> list[Module]:
    """Every module of the checkout, parsed."""
    files = sorted(PACKAGE.rglob("*.py"))
    paths = [(file.relative_to(PACKAGE).as_posix(), file) for file in files]
    return [rules.parse(path, file.read_text(encoding="utf-8")) for path, file in paths]


def test_packages_import_only_what_the_contracts_allow() -> None:
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_contracts_notice_an_import_that_points_up(tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(PACKAGE, tmp_path / "carecompanion")
    planted = tmp_path / "carecompanion" / "domain" / "planted.py"
    planted.write_text("import carecompanion.cli\n", encoding="utf-8")
    (tmp_path / "carecompanion" / "cli.py").touch()
    done = lint_imports(tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "carecompanion.domain" in done.stdout


def test_the_contracts_notice_a_package_without_a_place(tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(PACKAGE, tmp_path / "carecompanion")
    (tmp_path / "carecompanion" / "planted.py").touch()
    done = lint_imports(tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "planted" in done.stdout


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_module(rule: Rule, package: list[Module]) -> None:
    assert not [breach for module in package for breach in rule(module)]


@pytest.mark.parametrize(("rule", "path", "text"), BREACHES)
def test_each_rule_notices_a_breach(rule: Rule, path: str, text: str) -> None:
    assert list(rule(rules.parse(path, text)))


@pytest.mark.parametrize(
    ("rule", "path", "text"),
    [
        (
            rules.imports_only_what_its_line_allows,
            "session/x.py",
            "from PySide6.QtCore import QObject",
        ),
        (rules.imports_only_what_its_line_allows, "views/x.py", "from carecompanion import host"),
        (rules.imports_only_what_its_line_allows, "app.py", "import carecompanion.vault"),
        (rules.session_takes_only_undo_from_qtgui, "session/x.py", "import PySide6.QtCore"),
        (
            rules.only_the_system_lock_uses_the_bus,
            "session/system_lock.py",
            "from PySide6 import QtDBus",
        ),
        (rules.is_offline, "content/x.py", "import urllib.parse"),
        (rules.has_no_mutable_state, "domain/x.py", "NAMES = ['a']\nnames: Final = []"),
        (rules.has_no_mutable_state, "domain/x.py", "def f():\n    found = []"),
        (rules.leaves_the_platform_to_host, "host.py", "import ctypes"),
    ],
)
def test_no_rule_speaks_up_about_what_is_allowed(rule: Rule, path: str, text: str) -> None:
    assert not list(rule(rules.parse(path, text)))


def test_every_package_has_its_line_in_the_table() -> None:
    packages = {file.parent.name for file in PACKAGE.glob("*/__init__.py")}
    assert packages <= set(rules.MAY_IMPORT)


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter over the checkout in a folder."""
    program = Path(sys.executable).with_name(f"lint-imports{Path(sys.executable).suffix}")
    env = {**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200", "PYTHONUTF8": "1"}
    return subprocess.run(
        (program, "--no-cache"),
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
