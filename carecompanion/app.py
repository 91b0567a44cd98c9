"""Starts the window: the first screen at once, everything behind it right after.

One of the few modules that see every part.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QSettings, Signal, Slot
from PySide6.QtWidgets import QApplication

from carecompanion import __version__, host
from carecompanion.content.resources import resource_path
from carecompanion.views.application import Application
from carecompanion.views.main_window import MainWindow
from carecompanion.views.navigator import Navigator
from carecompanion.views.screen import Screen, ScreenName
from carecompanion.views.settings import Settings
from carecompanion.views.start_steps import StartSteps, Step
from carecompanion.views.theme.appearance import Appearance

if TYPE_CHECKING:
    from carecompanion.assembly import Assembly
    from carecompanion.composition import Parts
    from carecompanion.starts.wish import Wish
    from carecompanion.views.models import Models

LOADED_SINGLY = (
    "carecompanion.domain.questions",
    "carecompanion.domain.facts",
    "carecompanion.domain.records",
    "carecompanion.domain.findings",
    "carecompanion.domain.deeper",
    "carecompanion.domain.backups",
    "carecompanion.domain.ports.notes",
    "carecompanion.composition",
    "carecompanion.screen_makers.makers",
    "carecompanion.session.jobs",
    "carecompanion.session.session",
    "carecompanion.viewmodels.recovery",
    "carecompanion.viewmodels.drafts",
    "carecompanion.domain.walk",
    "carecompanion.viewmodels.past",
    "carecompanion.viewmodels.paper",
    "carecompanion.viewmodels.passphrase_hints",
    "carecompanion.viewmodels.page_preview",
    "carecompanion.viewmodels.notes_file",
    "carecompanion.viewmodels.backups",
    "carecompanion.viewmodels.elsewhere",
    "carecompanion.viewmodels.headline_list",
    "carecompanion.viewmodels.question_queue",
    "carecompanion.viewmodels.headline_life",
    "carecompanion.viewmodels.rescue",
    "carecompanion.views.help_screen",
    "carecompanion.domain.memory_words",
    "carecompanion.domain.page_words",
    "carecompanion.viewmodels.booklet",
    "carecompanion.viewmodels.calendar_file",
    "carecompanion.viewmodels.walk",
    "carecompanion.viewmodels.careful",
    "carecompanion.viewmodels.deeper",
    "carecompanion.viewmodels.details",
    "carecompanion.viewmodels.fact_form",
    "carecompanion.viewmodels.intake",
    "carecompanion.viewmodels.learn",
    "carecompanion.viewmodels.learn_path",
    "carecompanion.viewmodels.people",
    "carecompanion.viewmodels.queue_sheet",
    "carecompanion.viewmodels.reference",
    "carecompanion.viewmodels.returned_answers",
    "carecompanion.viewmodels.paper_answer",
    "carecompanion.viewmodels.timeline",
    "carecompanion.viewmodels.visit",
    "carecompanion.viewmodels.visits",
    "carecompanion.viewmodels.finding",
    "carecompanion.viewmodels.paper_words",
    "carecompanion.viewmodels.study_numbers",
    "carecompanion.views.models",
    "carecompanion.views.flow",
    "carecompanion.views.backup_flow",
    "carecompanion.views.recovery_flow",
    "carecompanion.views.intake_flow",
    "carecompanion.views.people_flow",
    "carecompanion.assembly",
)
"""What `Assembly` takes long to load with, so that no two of them fall into one turn.

A list that lags behind costs a longer turn; tests/e2e/test_first_paint.py tells.
"""

_SUGGESTED_WITH = ("msgspec", "carecompanion.content.never_words", "dicewarepy")
"""What takes long to load of what suggests a password, on the screen after the welcome."""

_HAND_OVER_S = 0.0002
"""Python's own is 5 ms, of which ten make a stall (docs/decisions/0123)."""

NOTES_FILE_NAME = "notes.carevault"
DEFAULT_SIZE = (1100, 720)


def run(notes_file: Path | None, place: Path | None = None) -> int:
    """Open the window and stay until it is closed; the exit status.

    `place` is the lock that makes this the one window, if it does: later starts are heard there.
    """
    application = _application()
    app = CareApp(
        application,
        usual_notes_file=_usual_notes_file(),
        settings_file=settings_file(),
    )
    # This can wait until the first screen is painted, and must not wait for a password.
    app.window.first_shown.connect(host.harden_process)
    app.ready.connect(settle)
    app.ready.connect(partial(app.hear_later_starts, place))
    application.file_asked.connect(app.show_file)
    app.start(notes_file)
    status = application.exec()
    app.shut_down()
    return status


def show_already_open() -> None:
    """Say in a window of its own that there is one already, and wait until that is read."""
    from carecompanion.views.already_open import AlreadyOpen

    application = _application()
    settings = Settings(settings_file(), usual_notes_file=_usual_notes_file())
    Appearance(
        application,
        fonts=resource_path("fonts"),
        icons=resource_path("icons"),
        theme=settings.theme,
        text_scale=settings.text_scale,
    )
    AlreadyOpen().exec()


def _application() -> Application:
    """Qt, as both the window and the word about another window need it."""
    host.prepare_environment()
    # Qt's own file dialog writes the folders people visit into a file: let it write nowhere.
    nowhere = str(Path(__file__) / "nowhere")
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, nowhere)
    application = Application(sys.argv[:1])
    application.setApplicationName("carecompanion")
    application.setApplicationDisplayName("Care Companion")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("carecompanion")
    return application


def _usual_notes_file() -> Path:
    return host.default_notes_folder() / NOTES_FILE_NAME


def settle() -> None:
    """Look for garbage again, but not in what is there now: it stays.

    And have a worker hand over the interpreter soon: each call into Qt gives it away, and the
    window waits as long until it has it back.
    """
    gc.freeze()
    gc.enable()
    sys.setswitchinterval(_HAND_OVER_S)


def settings_file() -> Path:
    """Where the settings live, in a folder for its owner only."""
    folder = host.settings_folder()
    folder.mkdir(mode=host.PRIVATE_FOLDER, parents=True, exist_ok=True)
    return folder / "settings.ini"


class CareApp(QObject):
    """One window over one notes file, with everything it needs.

    The window and its first screen come first. Session, view models and all other screens follow
    when the first screen is painted, in steps, or at once when they are needed earlier.
    """

    ready = Signal()

    def __init__(
        self,
        application: QApplication,
        *,
        usual_notes_file: Path,
        settings_file: Path,
        parts: Parts | None = None,
    ) -> None:
        super().__init__()
        self._parts = parts
        self._usual_notes_file = usual_notes_file
        self._settings = Settings(settings_file, usual_notes_file=usual_notes_file)
        self._notes_file = self._settings.notes_file
        self._assembly: Assembly | None = None
        self.appearance = Appearance(
            application,
            fonts=resource_path("fonts"),
            icons=resource_path("icons"),
            theme=self._settings.theme,
            text_scale=self._settings.text_scale,
        )
        self.appearance.changed.connect(self._keep_look)
        QLocale.setDefault(QLocale(QLocale.Language.English))
        self._navigator = Navigator(self)
        self.window = MainWindow(self._navigator, self.appearance, self._make_screen)
        self._rest = StartSteps(self._steps(), self)
        self._after = StartSteps(loads(_SUGGESTED_WITH), self)
        self.window.first_shown.connect(self._rest.begin)
        self.ready.connect(self._load_ahead)

    @property
    def models(self) -> Models:
        """The view models."""
        return self._assembled().models

    def start(self, notes_file: Path | None) -> None:
        """Show the window with its first screen: unlock when there are notes, else the welcome."""
        if not self._settings.restore_window(self.window):
            self.window.resize(*DEFAULT_SIZE)
        self._notes_file = notes_file or self._notes_file
        is_there = notes_file is not None or self._notes_file.exists()
        self._navigator.start_at(ScreenName.UNLOCK if is_there else ScreenName.WELCOME)
        self.window.show()
        self._rest.watch(self.window.windowHandle())

    def finish_starting(self) -> None:
        """Put together now what is behind the first screen. A second time does nothing."""
        self._rest.finish()

    def hear_later_starts(self, place: Path | None) -> None:
        """From now on, what is started later asks this window; None where that cannot be."""
        if place is None:
            return
        from carecompanion.starts.later_starts import LaterStarts

        later = LaterStarts(place, self)
        later.asked.connect(self.grant)
        later.begin()

    @Slot(object)
    def grant(self, wish: Wish) -> None:
        """A later start: show its notes file if it names one, and come to the front."""
        if wish.notes_file is not None:
            self.show_file(wish.notes_file)
        host.use_activation_token(wish.activation)
        self.window.come_to_front()

    @Slot(object)
    def show_file(self, notes_file: Path) -> None:
        """Go on with a notes file that was opened from the desktop. The open one stays as it is."""
        if self._assembled().is_open(notes_file):
            return
        self._assembled().use_file(notes_file)

    def shut_down(self) -> None:
        """End the threads once the window is closed."""
        if self._assembly is not None:
            self._assembly.shut_down()

    def _steps(self) -> list[Step]:
        """What is left to do once the first screen is painted."""
        return [
            *loads(("carecompanion.views.menus",)),
            self._furnish,
            *loads(LOADED_SINGLY),
            self._assemble,
            self.ready.emit,
        ]

    def _furnish(self) -> None:
        self.window.furnish()
        self.window.menus.about_to_choose.connect(self._rest.finish)

    def _assemble(self) -> None:
        from carecompanion.assembly import Assembly
        from carecompanion.composition import Parts

        self._assembly = Assembly(
            self.window,
            self._navigator,
            self.appearance,
            self._settings,
            parts=self._parts or Parts(),
            notes_file=self._notes_file,
            usual_notes_file=self._usual_notes_file,
        )
        for screen in self.window.screens:
            self._assembly.connect_locked_screen(screen)

    @Slot()
    def _load_ahead(self) -> None:
        if self._navigator.current is ScreenName.WELCOME:
            self._after.begin()

    def _assembled(self) -> Assembly:
        self.finish_starting()
        if self._assembly is None:
            raise RuntimeError("the start did not come to its end")
        return self._assembly

    def _make_screen(self, name: ScreenName) -> Screen:
        if name is ScreenName.WELCOME:
            screen = self._welcome()
        elif name is ScreenName.UNLOCK:
            screen = self._unlock()
        else:
            return self._assembled().make_screen(name)
        if self._assembly is not None:
            self._assembly.connect_locked_screen(screen)
        return screen

    def _welcome(self) -> Screen:
        from carecompanion.views.welcome_screen import WelcomeScreen

        return WelcomeScreen(self.appearance)

    def _unlock(self) -> Screen:
        from carecompanion.views.unlock_screen import UnlockScreen

        screen = UnlockScreen()
        screen.set_file(self._notes_file)
        return screen

    @Slot()
    def _keep_look(self) -> None:
        self._settings.keep_look(self.appearance.theme, self.appearance.text_scale)


def loads(names: Iterable[str]) -> list[Step]:
    """Steps that load one module each."""
    return [partial(import_module, name) for name in names]
