"""The titles in the menu bar; `menus.py` puts the entries under them."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtWidgets import QMainWindow, QMenu


class MenuTitles(NamedTuple):
    """One menu for each title, empty at first."""

    file: QMenu
    edit: QMenu
    view: QMenu
    go: QMenu
    help: QMenu


def add_menu_titles(window: QMainWindow) -> MenuTitles:
    """Put the titles into the menu bar of a window."""
    bar = window.menuBar()
    return MenuTitles(
        file=bar.addMenu(window.tr("&File")),
        edit=bar.addMenu(window.tr("&Edit")),
        view=bar.addMenu(window.tr("&View")),
        go=bar.addMenu(window.tr("&Go")),
        help=bar.addMenu(window.tr("&Help")),
    )
