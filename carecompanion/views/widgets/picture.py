"""A drawing of Learn, sharp at every size and in every palette, and the same in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from carecompanion.domain.learn_library import LearnPicture
from carecompanion.views.theme.palettes import Theme
from carecompanion.views.theme.picture_colours import recoloured
from carecompanion.views.theme.spacing import scale_of
from carecompanion.views.theme.style import theme_of
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.buttons import PlainButton
from carecompanion.views.widgets.labels import WrappingLabel
from carecompanion.views.widgets.notice import Notice

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

_LARGEST = 1.25
"""How much larger than drawn a picture gets at 100 %: it is narrow, so that it fits at 200 %."""


class _Drawing(QLabel):
    """The drawing alone: as large as the text wants it, and never wider than its place."""

    def __init__(self, picture: LearnPicture, caution: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self._is_greyed = bool(caution)
        self._drawn: tuple[int, Theme] | None = None
        self.setAccessibleName(picture.title)
        self.setAccessibleDescription(" ".join(filter(None, (caution, picture.text))))
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setMinimumWidth(1)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the drawing to the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Another palette has other colours, and another text size another size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._draw()

    def _draw(self) -> None:
        from PySide6.QtSvg import QSvgRenderer  # a few screens have drawings: loaded with them

        theme = theme_of(self)
        svg = recoloured(self._picture.svg, theme, greyed=self._is_greyed)
        renderer = QSvgRenderer(svg.encode())
        natural = renderer.defaultSize()
        width = min(self.width(), round(natural.width() * _LARGEST * scale_of(self)))
        if width < 1 or self._drawn == (width, theme):
            return
        self._drawn = (width, theme)
        height = round(natural.height() * width / natural.width())
        self.setPixmap(self._pixmap(renderer, QSize(width, height)))
        self.setFixedHeight(height)

    def _pixmap(self, renderer: QSvgRenderer, size: QSize) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setFont(self.font())
        renderer.render(painter, QRectF(0, 0, size.width(), size.height()))
        painter.end()
        return pixmap


class PictureView(QWidget):
    """A drawing, and a button that shows below it what it says, in words.

    With a `caution` it may be old: it is greyed, and the caution stands below it. `grew` names
    what opened and is to be seen.
    """

    grew = Signal(object)

    def __init__(
        self, picture: LearnPicture, parent: QWidget | None = None, *, caution: str = ""
    ) -> None:
        super().__init__(parent)
        column = Column(self, gap=3)
        column.addWidget(_Drawing(picture, caution))
        if caution:
            column.addWidget(Notice(caution))
        self._button = PlainButton(self.tr("Read the picture as text"))
        self._button.setObjectName("picture_as_text")
        self._button.clicked.connect(self._turn)
        column.addWidget(self._button)
        self._words = WrappingLabel(picture.text, role="quiet" if caution else "body")
        self._words.setObjectName("picture_text")
        self._words.hide()
        column.addWidget(self._words)

    @Slot()
    def _turn(self) -> None:
        is_shown = self._words.isHidden()
        self._words.setVisible(is_shown)
        words = self.tr("Hide the text") if is_shown else self.tr("Read the picture as text")
        self._button.setText(words)
        if is_shown:
            self.grew.emit(self._words)
