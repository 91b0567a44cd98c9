"""A picture of a paper, as wide as the column, which grows with the text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from carecompanion.domain.pictures import PagePicture
from carecompanion.views.theme.spacing import COLUMN_PIXELS, scale_of
from carecompanion.views.widgets.page_view import page_image

NARROWEST_PX = 1400
WIDEST_PX = 3000


class PaperPicture(QLabel):
    """Never wider than the window, and small pictures are not blown up at 100 %."""

    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: PagePicture | None = None
        self._image = QImage()
        self.setFrameShape(QFrame.Shape.Box)
        self.setMinimumWidth(1)

    def wanted_width(self) -> int:
        """How many pixels wide a page is drawn, for this text size and screen."""
        width = round(COLUMN_PIXELS * scale_of(self) * self.devicePixelRatioF())
        return min(max(width, NARROWEST_PX), WIDEST_PX)

    def show_picture(self, picture: PagePicture, *, name: str, text: str) -> None:
        """Show a page; `text` is what can be read on it, for screen readers."""
        self._image = page_image(picture)
        self._picture = picture
        self.setAccessibleName(name)
        self.setAccessibleDescription(text)
        self._fit(self.width())

    def forget(self) -> None:
        """Let go of the picture and of what it says."""
        self._image, self._picture = QImage(), None
        self.clear()
        self.setAccessibleName("")
        self.setAccessibleDescription("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the picture to the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit(event.size().width())

    def changeEvent(self, event: QEvent) -> None:
        """Another text size is another size of the picture."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit(self.width())
            self.zoomed.emit()

    def _fit(self, room: int) -> None:
        if self._image.isNull():
            return
        ratio, frame = self.devicePixelRatioF(), 2 * self.frameWidth()
        natural = round(self._image.width() * max(scale_of(self), 1))
        width = max(min(round((room - frame) * ratio), natural), 1)
        scaled = self._image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        scaled.setDevicePixelRatio(ratio)
        self.setPixmap(QPixmap.fromImage(scaled))
        self.setFixedHeight(round(scaled.height() / ratio) + frame)
