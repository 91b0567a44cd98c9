"""Messages above every screen that stay until they are dealt with; never a pop-up."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from carecompanion.views.widgets.boxes import Column, keep_tab_order
from carecompanion.views.widgets.buttons import PlainButton, QuietButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.notice import Notice, announce


class Banner(QWidget):
    """One message with at most two things to do about it."""

    try_again_chosen = Signal()
    keep_both_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._report = ""
        self._column = Column(self, gap=2, margin=3)
        self.hide()

    def furnish(self) -> None:
        """Make the message and its buttons. There is nothing to tell at the very start."""
        self._notice = Notice("")
        self._notice.setObjectName("banner_words")
        self._try_again = PlainButton(self.tr("Try again"))
        self._try_again.setObjectName("banner_try_again")
        self._try_again.clicked.connect(self.try_again_chosen)
        self._keep_both = PlainButton(self.tr("Keep both"))
        self._keep_both.setObjectName("banner_keep_both")
        self._keep_both.clicked.connect(self.keep_both_chosen)
        self._copy = PlainButton(self.tr("Copy a report"))
        self._copy.setObjectName("banner_copy_report")
        self._copy.clicked.connect(self._copy_report)
        self._close = QuietButton(self.tr("Close this message"))
        self._close.setObjectName("banner_close")
        self._close.clicked.connect(self.hide)
        self._column.addWidget(self._notice)
        self._column.addWidget(FlowRow(self._try_again, self._keep_both, self._copy, self._close))
        keep_tab_order(self)

    def say_not_saved(self) -> None:
        """The disk is full, or takes no more for another reason."""
        self._show(
            self.tr(
                "Your last change is not saved yet: the disk is full or takes no more. What was "
                "saved before is safe. Free some space; we keep trying."
            ),
            retry=True,
        )

    def say_cannot_save(self) -> None:
        """The file cannot be written to for another reason."""
        self._show(
            self.tr(
                "Your last change is not saved yet: the notes file cannot be written to. What was "
                "saved before is safe. Check that its folder or USB stick is there; we keep trying."
            ),
            retry=True,
        )

    def say_changed(self) -> None:
        """Another program changed or replaced the file while it was open here."""
        self._show(
            self.tr(
                "Another program changed your notes file while it was open here. Nothing was "
                "written over. Keep both: you go on in a second file, and the other one stays."
            ),
            both=True,
        )

    def say_saved_again(self) -> None:
        """The disk took the change after all."""
        if self._try_again.isVisibleTo(self) or self._keep_both.isVisibleTo(self):
            self.hide()

    def say_unexpected(self, report: str) -> None:
        """Something went wrong in the app itself."""
        self._report = report
        self._show(
            self.tr(
                "Something in the app did not work. What you typed is saved. You can carry on, or "
                "lock your notes and open them again. The report holds none of your words."
            ),
            report=True,
        )

    def say_locking_soon(self) -> None:
        """Nobody has typed for a while."""
        self._show(self.tr("Locking in 60 seconds. Press any key to stay. What you typed is kept."))

    def _show(
        self, words: str, *, retry: bool = False, both: bool = False, report: bool = False
    ) -> None:
        self._notice.set_text(words)
        self._try_again.setVisible(retry)
        self._keep_both.setVisible(both)
        self._copy.setVisible(report)
        self.show()
        announce(self, words, polite=False)

    @Slot()
    def _copy_report(self) -> None:
        QApplication.clipboard().setText(self._report)
