"""The walk over a screen that finds what would shut somebody out: ux.md 5.3, A1 to A12 and A14.

It asks Qt's own accessibility tree, presses Tab, and looks at the painted pixels; it knows no
screen. `check` gives one `Finding` for each thing found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QWidget,
)

from tests.ui.driver import hit_area, plain, shown_in
from tests.ui.pixels import Picture, contrast, place_on, surface_of

TARGET, PRIMARY_TARGET = 24, 44
TEXT_CONTRAST, HIGH_TEXT_CONTRAST = 4.5, 7.0
OUTLINE_CONTRAST = 3.0
RING_MARGIN = 4
MOST_STOPS = 200

_Role = QAccessible.Role
_ROLES: dict[type[QWidget], frozenset[QAccessible.Role]] = {
    QRadioButton: frozenset({_Role.RadioButton}),
    QCheckBox: frozenset({_Role.CheckBox}),
    QPushButton: frozenset({_Role.Button, _Role.Link, _Role.ButtonMenu}),
    QLineEdit: frozenset({_Role.EditableText}),
    QPlainTextEdit: frozenset({_Role.EditableText}),
    QComboBox: frozenset({_Role.ComboBox}),
    QGroupBox: frozenset({_Role.Grouping}),
    QLabel: frozenset({_Role.StaticText, _Role.Graphic}),
}
_CHECKABLE = frozenset({_Role.RadioButton, _Role.CheckBox, _Role.PageTab})
_FIELDS = (QLineEdit, QPlainTextEdit, QComboBox)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: the check, the widget, and what is the matter."""

    check: str
    where: str
    words: str

    def __str__(self) -> str:
        return f"{self.check}: {self.where}: {self.words}"


def check(window: QWidget, *, high_contrast: bool) -> list[Finding]:
    """Everything the walk finds on what the window shows now."""
    return [
        *names(window),
        *shared_names(window),
        *roles(window),
        *labels_of_fields(window),
        *targets(window),
        *_painted(window, high_contrast=high_contrast),
        *clipped(window),
        *keyboard(window),
    ]


def check_colours(window: QWidget, *, high_contrast: bool) -> list[Finding]:
    """What other colours alone can change: contrast, and whether the focus is seen at each stop."""
    findings = list(_painted(window, high_contrast=high_contrast))
    if any(tab_stops(window)):
        walk(window, Qt.Key.Key_Tab, findings)
    return findings


def _painted(window: QWidget, *, high_contrast: bool) -> Iterator[Finding]:
    surfaces = Surfaces()
    least = HIGH_TEXT_CONTRAST if high_contrast else TEXT_CONTRAST
    yield from text_contrast(window, surfaces, least)
    yield from outlines(window, surfaces)


class Surfaces:
    """Pictures of whole surfaces, each painted once."""

    def __init__(self) -> None:
        self._pictures: dict[QWidget, Picture] = {}

    def of(self, widget: QWidget) -> tuple[Picture, QRect]:
        """The picture a widget is in, and where in it."""
        surface = surface_of(widget)
        if surface not in self._pictures:
            self._pictures[surface] = Picture(surface)
        return self._pictures[surface], place_on(surface, widget)


# --- what a screen reader is told -----------------------------------------------------------


def names(window: QWidget) -> Iterator[Finding]:
    """A1: everything that can have the keyboard has a name."""
    for widget in controls(window):
        if not spoken_name(widget).strip():
            yield Finding("A1", ident(widget), "has no name")


def shared_names(window: QWidget) -> Iterator[Finding]:
    """A2: no two controls of one group share a name, and no two fields of the whole window."""
    groups: dict[tuple[QWidget, str], list[QWidget]] = defaultdict(list)
    for widget in controls(window):
        group = window if isinstance(widget, _FIELDS) else group_of(widget)
        groups[group, spoken_name(widget)].append(widget)
    for (_, name), widgets in groups.items():
        if len(widgets) > 1 and name:
            yield Finding("A2", ident(widgets[0]), f"{len(widgets)} controls are called {name!r}")


def roles(window: QWidget) -> Iterator[Finding]:
    """A3: a control says what it is."""
    for widget in controls(window):
        role = QAccessible.queryAccessibleInterface(widget).role()
        if role not in allowed_roles(widget):
            yield Finding("A3", ident(widget), f"says it is {role.name}")


def allowed_roles(widget: QWidget) -> frozenset[QAccessible.Role]:
    """What a widget may say it is."""
    for kind, allowed in _ROLES.items():
        if isinstance(widget, kind):
            is_checkable = isinstance(widget, QPushButton) and widget.isCheckable()
            return _CHECKABLE if is_checkable else allowed
    return frozenset(_Role) - {_Role.NoRole, _Role.Client}


def labels_of_fields(window: QWidget) -> Iterator[Finding]:
    """A4: a field is called by the label that is seen beside it, or that and what it is about."""
    buddies = _buddies(window)
    seen = {plain(label.text()) for label in _visible(window, QLabel)}
    for widget in (*_visible(window, *_FIELDS), *_visible(window, QGroupBox)):
        label = buddies.get(widget)
        name = spoken_name(widget)
        if label is None and not isinstance(widget, QGroupBox):
            yield Finding("A4", ident(widget), "has no label")
        elif label is not None and not is_called(name, plain(label.text())):
            yield Finding("A4", ident(widget), f"is called {name!r}, not as its label")
        elif label is None and name not in seen:
            yield Finding("A4", ident(widget), f"{name!r} cannot be seen")


# --- the keyboard ---------------------------------------------------------------------------


@dataclass
class TabWalk:
    """The stops of Tab from a first one until it is there again."""

    stops: list[QWidget] = field(default_factory=list)
    closed: bool = False


def keyboard(window: QWidget) -> Iterator[Finding]:
    """A5 to A9: Tab reaches everything, in order, and back; where it is can always be seen."""
    window.activateWindow()
    reachable = set(tab_stops(window))
    if not reachable:
        return
    findings: list[Finding] = []
    forward = walk(window, Qt.Key.Key_Tab, findings)
    for widget in reachable - set(forward.stops):
        yield Finding("A5", ident(widget), "is not reached with Tab")
    yield from findings
    yield from _order(forward.stops)
    backward = walk(window, Qt.Key.Key_Backtab)
    for key, went in (("Tab", forward), ("Shift+Tab", backward)):
        if not went.closed:
            yield Finding("A7", ident(went.stops[-1]), f"{key} does not come round")
    for widget in set(forward.stops) - set(backward.stops):
        yield Finding("A7", ident(widget), "is not reached with Shift+Tab")


def walk(window: QWidget, key: Qt.Key, findings: list[Finding] | None = None) -> TabWalk:
    """Press a key until the focus is where it began; look at each stop if `findings` is given."""
    went = TabWalk()
    first = next(iter(tab_stops(window)))
    first.setFocus(Qt.FocusReason.TabFocusReason)
    focused = QApplication.focusWidget()
    while focused is not None and len(went.stops) < MOST_STOPS:
        if focused in went.stops:
            went.closed = focused is went.stops[0]
            break
        went.stops.append(focused)
        look = _Stop(focused) if findings is not None else None
        QTest.keyClick(window.windowHandle(), key)
        if look is not None and findings is not None:
            findings.extend(look.findings())
        if QApplication.focusWidget() is focused:
            break
        focused = QApplication.focusWidget()
    return went


class _Stop:
    """One stop of Tab: what it looks like with the keyboard, to be compared with afterwards."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._area = hit_area(widget)
        self._surface = surface_of(self._area)
        self._covered = _covered(self._area)
        self._focused = self._picture()

    def findings(self) -> Iterator[Finding]:
        """A8 and A9, once the keyboard has gone on."""
        if self._covered:
            yield Finding("A9", ident(self._widget), self._covered)
        ring = self._focused.strong_changes(self._picture(), OUTLINE_CONTRAST)
        around = 2 * (self._area.width() + self._area.height())
        if ring < 1.6 * around:
            words = f"the focus changes {ring} pixels strongly, {round(1.6 * around)} are a ring"
            yield Finding("A8", ident(self._widget), words)

    def _picture(self) -> Picture:
        margin = RING_MARGIN
        rect = place_on(self._surface, self._area).adjusted(-margin, -margin, margin, margin)
        return Picture(self._surface, rect)


def _covered(area: QWidget) -> str:
    seen = area.visibleRegion().boundingRect()
    viewport = _viewport_of(area)
    most = viewport.size() if viewport else area.size()
    if seen.width() >= area.width() and seen.height() >= min(area.height(), most.height()):
        return ""
    return f"only {seen.width()} x {seen.height()} of {area.width()} x {area.height()} is in sight"


def _order(stops: list[QWidget]) -> Iterator[Finding]:
    """A6: inside the content the next stop is never more than a row further up."""
    inside = [_viewport_of(stop) is not None for stop in stops]
    if True not in inside:
        return
    first = next((i for i, here in enumerate(inside) if here and not inside[i - 1]), 0)
    turned = stops[first:] + stops[:first]
    content = [stop for stop in turned if _viewport_of(stop) is not None]
    for before, after in pairwise(content):
        one, two = (place_on(surface_of(s), hit_area(s)) for s in (before, after))
        if two.top() < one.top() - max(one.height(), two.height()):
            yield Finding("A6", ident(after), f"comes after {ident(before)}, further down")


# --- what can be seen and hit ---------------------------------------------------------------


def targets(window: QWidget) -> Iterator[Finding]:
    """A10: everything to click is large enough to hit."""
    for widget in controls(window):
        if not isinstance(widget, (QAbstractButton, *_FIELDS)):
            continue
        area = hit_area(widget).size()
        least = PRIMARY_TARGET if widget.property("role") == "primary" else TARGET
        if min(area.width(), area.height()) < least:
            yield Finding("A10", ident(widget), f"{area.width()} x {area.height()}, not {least}")
    if isinstance(window, QMainWindow):
        bar = window.menuBar()
        for action in bar.actions():
            size = bar.actionGeometry(action).size()
            if action.isVisible() and min(size.width(), size.height()) < TARGET:
                yield Finding("A10", plain(action.text()), f"{size.width()} x {size.height()}")


def text_contrast(window: QWidget, surfaces: Surfaces, least: float) -> Iterator[Finding]:
    """A11: painted letters stand out from what they are painted on."""
    for widget in _visible(window, QLabel, QPushButton, QLineEdit, QPlainTextEdit):
        if not widget.isEnabled() or not _text(widget).strip():
            continue
        picture, rect = surfaces.of(widget)
        colours = picture.colours(rect.adjusted(4, 2, -4, -2))
        if not colours:
            continue
        ground = colours[0][1]
        best = max((contrast(c, ground) for count, c in colours if count >= 2), default=1.0)
        if best < least:
            yield Finding("A11", ident(widget), f"contrast {best:.1f}, not {least}")


def outlines(window: QWidget, surfaces: Surfaces) -> Iterator[Finding]:
    """A12: the edge of a control stands out, and so does the mark of a choice."""
    for widget in controls(window):
        if isinstance(widget, (QRadioButton, QCheckBox)):
            best = _mark_contrast(widget, surfaces)
        elif _has_outline(widget):
            best = _edge_contrast(widget, surfaces)
        else:
            continue
        if best < OUTLINE_CONTRAST:
            yield Finding("A12", ident(widget), f"outline {best:.1f}, not {OUTLINE_CONTRAST}")


def _mark_contrast(mark: QWidget, surfaces: Surfaces) -> float:
    picture, rect = surfaces.of(mark)
    colours = picture.colours(rect)
    ground = picture.at(rect.topLeft()) or colours[0][1]
    return max(contrast(colour, ground) for count, colour in colours if count >= 6)


def _has_outline(widget: QWidget) -> bool:
    if isinstance(widget, QPushButton):
        return widget.property("role") not in ("quiet", "link", "side")
    return isinstance(widget, _FIELDS)


def _edge_contrast(widget: QWidget, surfaces: Surfaces) -> float:
    picture, rect = surfaces.of(widget)
    middle = rect.center().y()
    outside = picture.at(QPoint(rect.left() - 4, middle))
    edge = [picture.at(QPoint(rect.left() + step, middle)) for step in range(-1, 7)]
    if outside is None:
        return contrast((0, 0, 0), (255, 255, 255))
    return max(contrast(colour, outside) for colour in edge if colour is not None)


def clipped(window: QWidget) -> Iterator[Finding]:
    """A14: nothing scrolls sideways, and every text has the room it needs."""
    for area in _visible(window, QScrollArea):
        sideways = area.horizontalScrollBar().maximum()
        if sideways > 0:
            yield Finding("A14", ident(area), f"scrolls {sideways} pixels sideways")
    for widget in _visible(window, QLabel, QPushButton):
        text, missing = _text(widget).strip(), _missing_room(widget)
        if text and missing:
            yield Finding("A14", ident(widget), f"{missing} for {text[:60]!r}")
        parent = widget.parentWidget()
        if parent is not None and not parent.rect().contains(widget.geometry()):
            yield Finding("A14", ident(widget), f"sticks out of {ident(parent)}")


def _missing_room(widget: QWidget) -> str:
    if isinstance(widget, QLabel) and not widget.pixmap().isNull():
        return ""
    room = widget.size()
    if widget.hasHeightForWidth():
        needed = widget.heightForWidth(room.width())
        least = widget.minimumSizeHint().width()
    else:
        needed, least = widget.sizeHint().height(), widget.sizeHint().width()
    if needed > room.height() + 1:
        return f"{room.height()} of {needed} pixels in height"
    if least > room.width() + 1:
        return f"{room.width()} of {least} pixels in width"
    return ""


# --- finding things -------------------------------------------------------------------------


def controls(window: QWidget) -> Iterator[QWidget]:
    """Everything in sight or scrolled away that the keyboard or a click can reach."""
    for widget in shown_in(window):
        if (
            widget.isEnabled()
            and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
            and widget.focusProxy() is None
            and not isinstance(widget, (QScrollBar, QLabel))
            and not isinstance(widget.parentWidget(), QAbstractScrollArea)
        ):
            yield widget


def tab_stops(window: QWidget) -> Iterator[QWidget]:
    """Everything that Tab has to reach: of radio buttons the chosen one stands for all."""
    for widget in controls(window):
        has_tab = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
        if has_tab and not _another_stands_for(widget) and not isinstance(widget, QGroupBox):
            yield widget


def _another_stands_for(widget: QWidget) -> bool:
    """Of several buttons of which one is chosen, Tab goes to that one; arrows do the rest."""
    if not isinstance(widget, QAbstractButton) or widget.isChecked():
        return False
    group: QButtonGroup | None = widget.group()
    return group is not None and group.exclusive() and group.checkedButton() is not None


def spoken_name(widget: QWidget) -> str:
    """What a screen reader calls a widget.

    On Linux Qt gives the chosen line as the name of a list to choose from, and its name as a
    relation to its label.
    """
    if isinstance(widget, QComboBox):
        return widget.accessibleName()
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def is_called(name: str, label: str) -> bool:
    """True when a name is the label, or begins with it and goes on about what: "It says: Phase"."""
    return name == label or name.startswith(f"{label}: ")


def group_of(widget: QWidget) -> QWidget:
    """What a control stands in: a choice, a card, else its area of the window."""
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        is_card = parent.property("role") == "card"
        if isinstance(parent, (QGroupBox, QScrollArea)) or is_card:
            return parent
        if parent.objectName() in ("action_bar", "status_strip", "side_list", "banner"):
            return parent
        parent = parent.parentWidget()
    return widget.window()


def ident(widget: QWidget) -> str:
    """A widget, so that it can be found in the code."""
    said = widget.objectName() or plain(widget.accessibleName()) or _text(widget)[:40]
    return f"{type(widget).__name__} {said!r}"


_KindT = TypeVar("_KindT", bound=QWidget)


def _visible(window: QWidget, *kinds: type[_KindT]) -> list[_KindT]:
    return [widget for widget in shown_in(window) if isinstance(widget, kinds)]


def _text(widget: QWidget) -> str:
    if isinstance(widget, (QLabel, QAbstractButton)):
        return widget.text()
    if isinstance(widget, QLineEdit):
        return widget.displayText() or widget.placeholderText()
    return widget.toPlainText() if isinstance(widget, QPlainTextEdit) else ""


def _buddies(window: QWidget) -> dict[QWidget, QLabel]:
    found: dict[QWidget, QLabel] = {}
    for label in _visible(window, QLabel):
        buddy = label.buddy()
        if isinstance(buddy, QWidget):
            found[buddy] = found[buddy.focusProxy() or buddy] = label
    return found


def _viewport_of(widget: QWidget) -> QWidget | None:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            return parent.viewport()
        parent = parent.parentWidget()
    return None
