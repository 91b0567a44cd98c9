"""One file in the list of papers: open it, say what it is, delete it."""

from __future__ import annotations

from pathlib import PurePath
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from carecompanion.domain.records import Attachment
from carecompanion.views.paper_words import kind_words, paper_details, paper_title
from carecompanion.views.widgets.boxes import Column
from carecompanion.views.widgets.buttons import QuietButton
from carecompanion.views.widgets.card import Card, CardButton
from carecompanion.views.widgets.flow_layout import FlowRow
from carecompanion.views.widgets.form_row import FormRow
from carecompanion.views.widgets.line_field import LineField

_NAME, _NOTE = "paper_name_", "paper_note_"


class PaperRow(QWidget):
    """Name, kind, size, day and note; the fields for name and note open in place."""

    open_asked = Signal(object)
    delete_asked = Signal(object)
    name_typed = Signal(object, str)
    note_typed = Signal(object, str)
    field_left = Signal()
    grew = Signal()

    def __init__(self, paper: Attachment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper = paper
        self._opener = CardButton("")
        self._opener.setObjectName("open_paper")
        self._opener.clicked.connect(self._open)
        self._change = QuietButton(self.tr("Change name or note"))
        self._change.clicked.connect(self._toggle_fields)
        self._delete = QuietButton(self.tr("Delete"))
        self._delete.clicked.connect(self._ask_delete)
        self._fields: _PaperFields | None = None
        self._column = Column(self, gap=1)
        self._column.addWidget(self._opener)
        self._column.addWidget(FlowRow(self._change, self._delete))
        self.show_paper(paper)

    @property
    def paper_id(self) -> UUID:
        """Which file this row is about."""
        return self._paper.id

    def show_paper(self, paper: Attachment) -> None:
        """Show the file as it is now, and leave what is being typed alone."""
        self._paper = paper
        title = paper_title(paper)
        self._opener.set_words(
            title, status=kind_words(paper.media_type), detail=paper_details(paper)
        )
        for button in (self._change, self._delete):
            button.setAccessibleName(f"{button.words}: {title}")
        if self._fields is not None:
            self._fields.show_paper(paper)

    def open_field(self, name: str) -> bool:
        """Open the fields, if one of them is called so."""
        if name not in (f"{_NAME}{self._paper.id.hex}", f"{_NOTE}{self._paper.id.hex}"):
            return False
        if self._fields is None or self._fields.isHidden():
            self._toggle_fields()
        return True

    @Slot()
    def _open(self) -> None:
        self.open_asked.emit(self._paper)

    @Slot()
    def _ask_delete(self) -> None:
        self.delete_asked.emit(self._paper)

    @Slot()
    def _toggle_fields(self) -> None:
        if self._fields is None:
            self._fields = _PaperFields(self._paper)
            self._fields.name.typed.connect(self._on_name_typed)
            self._fields.note.typed.connect(self._on_note_typed)
            for field in (self._fields.name, self._fields.note):
                field.left.connect(self.field_left)
                field.returnPressed.connect(self._toggle_fields)
            self._column.addWidget(self._fields)
            self._fields.show()
            self.grew.emit()
        else:
            self._fields.setVisible(self._fields.isHidden())
        is_open = not self._fields.isHidden()
        words = self.tr("Done") if is_open else self.tr("Change name or note")
        self._change.setText(words)
        self._change.setAccessibleName(f"{words}: {paper_title(self._paper)}")
        if is_open:
            self._fields.name.setFocus()
            # The end of a name tells other programs what a file is: it stays when one types.
            self._fields.name.setSelection(0, len(PurePath(self._paper.name).stem))
        else:
            self._change.setFocus()

    @Slot(str)
    def _on_name_typed(self, text: str) -> None:
        self.name_typed.emit(self._paper.id, text)

    @Slot(str)
    def _on_note_typed(self, text: str) -> None:
        self.note_typed.emit(self._paper.id, text)


class _PaperFields(Card):
    """The two fields, saved as they are typed."""

    def __init__(self, paper: Attachment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        about = paper_title(paper)
        self.name, self.note = LineField(), LineField()
        # Their own names: the one in use is found again after a lock.
        self.name.setObjectName(f"{_NAME}{paper.id.hex}")
        self.note.setObjectName(f"{_NOTE}{paper.id.hex}")
        self.add(FormRow(self.tr("Name"), self.name, about=about))
        hint = self.tr("One line, for example who wrote it.")
        self.add(FormRow(self.tr("Note"), self.note, about=about, hint=hint, optional=True))
        self.show_paper(paper)

    def show_paper(self, paper: Attachment) -> None:
        """Show what is kept; a field that says so already is left alone."""
        self.name.set_text_quietly(paper.name)
        self.note.set_text_quietly(paper.note)
