"""A form from elsewhere, shown with what was repaired and what is left out before it is added."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from evaluator.desk import form_drafts, form_exchange
from evaluator.desk.desk import Desk
from evaluator.desk.form_exchange import Imported
from evaluator.desk.forms import PublishedOtherwise
from evaluator.errors import UserError
from evaluator.terms import counted
from evaluator.ui import look
from evaluator.ui.widgets.basic import button, label, muted, title
from evaluator.ui.widgets.notice import InlineNotice

_WIDE = 90 * look.GRID
_HIGH = 70 * look.GRID
AS_DRAFT: Final = "Add it as a draft"
"""What is offered for a version that is published already."""
_FEW = 4
"""So many lines a list shows without being scrolled, at least."""


class Brought(QObject):
    """Files of other systems that are to become forms of ours.

    `added` carries the form once it is in, `drafted` the draft where it was added as one, `failed`
    the error where a file cannot be read or taken.
    """

    added = Signal(object)
    drafted = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._parent = parent

    def takes(self, path: Path) -> bool:
        """Whether a file is another system's. One that is, is shown, and added where that is said;
        where there is nothing to say of it, it is added at once.
        """
        if not form_exchange.is_foreign(path):
            return False
        try:
            imported = form_exchange.look(path)
            if imported.repairs or imported.left_out:
                self._show(path, imported)
            else:
                self.added.emit(form_exchange.add(self._desk, imported))
        except UserError as error:
            self.failed.emit(error)
        return True

    def _show(self, path: Path, imported: Imported) -> None:
        dialog = BroughtDialog(self._desk, path, imported, self._parent)
        dialog.added.connect(self.added)
        dialog.drafted.connect(self.drafted)
        dialog.open()


class BroughtDialog(QDialog):
    """Asks whether a form is to be added as it was understood. `added` carries it, or `drafted`
    the draft that it became, where its version is published already.
    """

    added = Signal(object)
    drafted = Signal(object)

    def __init__(self, desk: Desk, path: Path, imported: Imported, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._imported = imported
        self.setWindowTitle("A form from another system")
        self.resize(_WIDE, _HIGH)
        self.notice = InlineNotice()
        self.notice.action_asked.connect(self.add_as_draft)
        self.repairs = _list("What was repaired", imported, imported.repairs)
        self.left_out = _list("What is left out", imported, imported.left_out)
        self.take = button("Add the form", self.add, kind="primary", symbol="add")
        self.leave = button("Cancel", self.reject)
        self._lay_out(path)
        self.take.setDefault(True)
        self.take.setFocus()
        self.finished.connect(self.deleteLater)

    def add(self) -> None:
        """Add the form to the user's own."""
        try:
            form = form_exchange.add(self._desk, self._imported)
        except PublishedOtherwise as error:
            self.notice.say_error(error, action=AS_DRAFT)
            return
        except UserError as error:
            self.notice.say_error(error)
            return
        self.added.emit(form)
        self.accept()

    def add_as_draft(self) -> None:
        """Add the form as a draft of its next version."""
        try:
            draft = form_drafts.begin_from(self._desk, self._imported.form)
        except UserError as error:
            self.notice.say_error(error)
            return
        self.drafted.emit(draft)
        self.accept()

    def _lay_out(self, path: Path) -> None:
        form = self._imported.form
        points = counted(len(form.questions), "point")
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * look.GRID, 3 * look.GRID, 3 * look.GRID, 3 * look.GRID)
        column.setSpacing(look.GRID)
        head = title(form.title)
        head.setWordWrap(True)
        column.addWidget(head)
        column.addWidget(muted(f"{points} · version {form.version} · from {path.name}", wrap=True))
        for said, lines, shown in (
            (
                "Repaired or put in, since it could mean one thing only",
                self._imported.repairs,
                self.repairs,
            ),
            (
                "Left out, since a form here does not hold it",
                self._imported.left_out,
                self.left_out,
            ),
        ):
            column.addSpacing(look.GRID)
            column.addWidget(
                label(f"{said} ({len(lines)})" if lines else _nothing(said), bold=True)
            )
            column.addWidget(shown, max(min(len(lines), 3 * _FEW), _FEW))
            shown.setVisible(bool(lines))
        column.addStretch()
        column.addWidget(self.notice)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.leave)
        row.addWidget(self.take)
        column.addLayout(row)


def _nothing(said: str) -> str:
    return f"Nothing was {said.partition(',')[0].lower()}"


def _is_of_one_part(line: str) -> bool:
    """What is said of the whole form comes first."""
    return "[" in line.partition(": ")[0]


def _list(name: str, imported: Imported, lines: Sequence[str]) -> QListWidget:
    """The lines with their places in words; how the file names a place is told beside each."""
    made = QListWidget()
    made.setAccessibleName(name)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setWordWrap(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    for line in sorted(lines, key=_is_of_one_part):
        item = QListWidgetItem(form_exchange.worded(imported, line), made)
        item.setToolTip("" if item.text() == line else line)
    if lines:
        made.setCurrentRow(0)
    return made
