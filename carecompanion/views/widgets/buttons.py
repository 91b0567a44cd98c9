"""Buttons with words; a long text takes two lines rather than being clipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from carecompanion.views.theme.spacing import space

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon, QPixmap


class EnterButton(QPushButton):
    """A push button that Enter presses while it has the keyboard, as the space bar does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is a click; the rest as ever."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and plain == Qt.KeyboardModifier.NoModifier:
            self.click()
        else:
            super().keyPressEvent(event)


class _WordButton(EnterButton):
    """A push button whose text wraps when the button is narrower than its words."""

    role = ""
    least = 24
    weight: QFont.Weight | None = None
    underlined = False

    def __init__(
        self, text: str, parent: QWidget | None = None, *, icon: QIcon | None = None
    ) -> None:
        super().__init__(parent)
        self._words = ""
        self._laid_out = False
        self._sizes: dict[str, QSize] = {}
        if self.role:
            self.setProperty("role", self.role)
        self._has_icon = False
        self._set_type()
        if icon is not None:
            self.setIcon(icon)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAutoDefault(False)
        self.setText(text)

    @property
    def words(self) -> str:
        """The text as it was given, on one line."""
        return self._words

    def setText(self, text: str) -> None:
        """Show another text."""
        self._words = text
        self._sizes.clear()
        super().setText(text)
        self.setAccessibleName(text.replace("&&", "\0").replace("&", "").replace("\0", "&"))
        self._wrap(self.width())
        self.updateGeometry()

    def setIcon(self, icon: QIcon | QPixmap) -> None:
        """Show another icon before the words."""
        self._sizes.clear()
        self._has_icon = not icon.isNull()
        self.setProperty("with_icon", self._has_icon)
        self._size_icon()
        super().setIcon(icon)

    def sizeHint(self) -> QSize:
        natural = self._size_of(self._words)
        if self._laid_out and "\n" in self.text():
            natural.setHeight(self._size_of(self.text()).height())
        return natural

    def minimumSizeHint(self) -> QSize:
        words = self._words.split()
        longest = max(words, key=self.fontMetrics().horizontalAdvance, default="")
        return self._size_of(longest)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._size_of(self._wrapped(width)).height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._laid_out = True
        self._wrap(event.size().width())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._sizes.clear()
            if self._has_icon:
                self._size_icon()
            self._wrap(self.width())

    def _set_type(self) -> None:
        """Ask for what differs from the type of the window, and for nothing else."""
        if self.weight is None and not self.underlined:
            return
        font = QFont()
        if self.weight is not None:
            font.setWeight(self.weight)
        if self.underlined:
            font.setUnderline(True)
        self.setFont(font)

    def _size_icon(self) -> None:
        side = space(self, 2) + space(self, 2) + space(self, 1) // 2
        self.setIconSize(QSize(side + space(self, 1), side))

    def _wrap(self, width: int) -> None:
        text = self._wrapped(width) if self._laid_out else self._words
        if text != self.text():
            super().setText(text)

    def _wrapped(self, width: int) -> str:
        """The words with line breaks so that they fit into a button of this width."""
        if self._size_of(self._words).width() <= width:
            return self._words
        room = width - self._size_of("").width()
        return _break_lines(self._words, room, self.fontMetrics())

    def _size_of(self, text: str) -> QSize:
        """The size of the button with this text; measured once for each type size and icon."""
        self.ensurePolished()
        found = self._sizes.get(text)
        if found is None:
            found = self._sizes[text] = self._measure(text)
        return QSize(found)

    def _measure(self, text: str) -> QSize:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = text
        size = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, text or " ")
        if not text:
            size.setWidth(0)
        if self._has_icon:
            size.setWidth(size.width() + option.iconSize.width() + 4)
            size.setHeight(max(size.height(), option.iconSize.height()))
        whole = self.style().sizeFromContents(QStyle.ContentsType.CT_PushButton, option, size, self)
        return whole.expandedTo(QSize(self.least, self.least))


def _break_lines(words: str, room: int, metrics: QFontMetrics) -> str:
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        width = metrics.size(Qt.TextFlag.TextShowMnemonic, longer).width()
        if lines and width <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)


class PrimaryButton(_WordButton):
    """The one main thing to do on a screen; Enter does it where a dialog or screen says so."""

    role = "primary"
    weight = QFont.Weight.DemiBold

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click is one click: its second half would press the next screen's button."""
        event.accept()

    least = 44


class PlainButton(_WordButton):
    """Something else to do."""

    role = "plain"


class QuietButton(_WordButton):
    """A thing to do that stands back: no outline until it is pointed at."""

    role = "quiet"


class LinkButton(_WordButton):
    """Goes somewhere; looks like a link."""

    role = "link"
    underlined = True


class SideButton(_WordButton):
    """An entry of the side list; checkable, to be put into an exclusive group."""

    role = "side"
    weight = QFont.Weight.DemiBold

    def __init__(
        self, text: str, parent: QWidget | None = None, *, icon: QIcon | None = None
    ) -> None:
        super().__init__(text, parent, icon=icon)
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
