"""Shows printed pages as pictures of the exact bytes, with their text for screen readers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from carecompanion.domain.pictures import PagePicture
from carecompanion.views.widgets.labels import Quiet

RENDER_WIDTH_PX = 1400
"""Pictures are made this wide once and scaled down to the window, so that they stay sharp."""


def page_image(picture: PagePicture) -> QImage:
    """The picture for Qt. It has no pixels of its own: keep `picture` as long as the image."""
    return QImage(
        picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32
    )


class _PagePicture(QLabel):
    """One page, always as wide as the column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: PagePicture | None = None
        self._image = QImage()
        self.setFrameShape(QFrame.Shape.Box)
        self.setMinimumWidth(1)

    def show_page(self, picture: PagePicture, name: str, text: str, *, width: int) -> None:
        """Show a page in the place of the one before; what is below it does not move.

        `width` is that of the column, which a new picture gets only with the next layout.
        """
        self._image = page_image(picture)
        self._picture = picture
        self.setAccessibleName(name)
        self.setAccessibleDescription(text)
        self.fit(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the picture to the new width, sharp on every screen."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit(event.size().width())

    def fit(self, width: int) -> None:
        """Scale the page to `width` logical pixels."""
        ratio = self.devicePixelRatioF()
        if self._image.isNull():
            return
        scaled = self._image.scaledToWidth(
            max(round((width - 2) * ratio), 1), Qt.TransformationMode.SmoothTransformation
        )
        scaled.setDevicePixelRatio(ratio)
        self.setPixmap(QPixmap.fromImage(scaled))
        self.setFixedHeight(round(scaled.height() / ratio) + 2)


class PageView(QWidget):
    """The pages of one printout, one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._waiting = Quiet(self.tr("Making the page…"))
        self._layout.addWidget(self._waiting)
        self._pictures: list[_PagePicture] = []

    def picture_width(self) -> int:
        """How many pixels wide the pictures are wanted."""
        return RENDER_WIDTH_PX

    def show_waiting(self) -> None:
        """A new printout is being made; the old one stays until it is there."""
        self._waiting.setVisible(not self._pictures)

    def forget(self) -> None:
        """Take the pages away, and what they say with them."""
        self._have(0)

    def show_pages(self, pictures: Sequence[PagePicture], text: str) -> None:
        """Show these pages; `text` is their content in reading order."""
        self._have(len(pictures))
        for number, (page, shown) in enumerate(zip(pictures, self._pictures, strict=True), start=1):
            name = self.tr("Page {number} of {count}").format(number=number, count=len(pictures))
            said = text if number == 1 else ""
            shown.show_page(page, name, said, width=self.width())
        self._waiting.hide()

    def _have(self, count: int) -> None:
        """Keep as many places for pages as there are pages."""
        while len(self._pictures) > count:
            old = self._pictures.pop()
            old.hide()
            old.deleteLater()
        while len(self._pictures) < count:
            picture = _PagePicture(self)
            picture.setObjectName(f"page_picture_{len(self._pictures) + 1}")
            self._pictures.append(picture)
            self._layout.addWidget(picture)
