"""A picture of a paper at the size of the text: larger text, larger picture."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from carecompanion.domain.pictures import PagePicture
from carecompanion.views.theme.spacing import COLUMN_PIXELS, scale_of
from carecompanion.views.widgets.page_view import page_image

WIDEST_PX = 3000


class PaperPicture(QScrollArea):
    """As wide as the column at 100 %; where that is wider than the window, it moves sideways.

    Left and Right move it while it has the keyboard. Small pictures are not blown up at 100 %.
    """

    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._label = QLabel()
        self._label.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(self._label)
        self.setFrameShape(QFrame.Shape.Box)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wanted_width(self) -> int:
        """How many pixels wide a picture is drawn, for this text size and screen."""
        width = round(COLUMN_PIXELS * scale_of(self) * self.devicePixelRatioF())
        return min(max(width, COLUMN_PIXELS), WIDEST_PX)

    def show_picture(self, picture: PagePicture, *, name: str, text: str) -> None:
        """Show a page; `text` is what can be read on it, for screen readers."""
        self._image = page_image(picture)
        self.setAccessibleName(name)
        self.setAccessibleDescription(text)
        self._fit()
        self.horizontalScrollBar().setValue(0)

    def forget(self) -> None:
        """Let go of the picture and of what it says."""
        self._image = QImage()
        self._label.clear()
        self.setAccessibleDescription("")

    def sizeHint(self) -> QSize:
        """As tall as the picture."""
        return QSize(COLUMN_PIXELS, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width of the window."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size is another size of the picture."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()
            self.zoomed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right are for the picture; all else is for the page around it."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page, not the picture, unless it is turned sideways."""
        if event.angleDelta().x():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _fit(self) -> None:
        if self._image.isNull():
            return
        ratio, scale = self.devicePixelRatioF(), scale_of(self)
        room = self.viewport().width()
        width = max(room, round(COLUMN_PIXELS * scale)) if scale > 1 else room
        width = min(width, round(self._image.width() * max(scale, 1) / ratio))
        scaled = self._image.scaledToWidth(
            max(round(width * ratio), 1), Qt.TransformationMode.SmoothTransformation
        )
        scaled.setDevicePixelRatio(ratio)
        self._label.setPixmap(QPixmap.fromImage(scaled))
        self._label.adjustSize()
        bar = self.horizontalScrollBar().sizeHint().height() if width > room else 0
        self.setFixedHeight(self._label.height() + bar + 2 * self.frameWidth())
