"""What there is to mend in the form, each with a way to its place."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget

from evaluator.forms.drafted import Finding
from evaluator.terms import counted
from evaluator.ui import look
from evaluator.ui.icons import icon
from evaluator.ui.widgets.basic import label

_ROOM: Final = 22 * look.GRID
_EDGES: Final = 4
"""Pixels around the rows of a list."""
_BESIDE: Final = 64
"""Pixels of a row that its words have not: padding, symbol, the bar that scrolls."""


class Findings(QWidget):
    """Errors first, then warnings. `went` carries the place of the one that was chosen."""

    went = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[Finding, ...] = ()
        self.head = label("", bold=True)
        self.head.setIndent(look.GRID)
        self.list = QListWidget()
        self.list.setAccessibleName("What there is to mend")
        self.list.setWordWrap(True)
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setIconSize(QSize(16, 16))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._go)
        self.list.itemActivated.connect(self._go)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.head)
        column.addWidget(self.list)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines that wrap otherwise are as many as they are then."""
        super().resizeEvent(event)
        self._fit()

    def show_findings(self, found: tuple[Finding, ...]) -> None:
        """Show these; the list stays as it is while they are the same."""
        self.head.setText(told(found))
        if found == self._found and self.list.count():
            return
        self._found = found
        self.list.clear()
        for one in found:
            item = QListWidgetItem(
                icon("error", "bad") if one.error else icon("warning", "warn"),
                f"{_said(one)} {one.mend}".strip(),
            )
            word = "Error" if one.error else "Warning"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{word}: {item.text()}")
            item.setToolTip(item.text())
            self.list.addItem(item)
        self.list.setVisible(bool(found))
        self._fit()

    def _fit(self) -> None:
        """As high as what there is to mend, up to a share of the page; then it scrolls.

        Qt's own height of a row leaves out the padding that the style gives it.
        """
        room = QRect(0, 0, max(self.width() - _BESIDE, 1), 0)
        measure, wrapped = self.list.fontMetrics().boundingRect, Qt.TextFlag.TextWordWrap
        rows = _EDGES
        for item in map(self.list.item, range(self.list.count())):
            item.setSizeHint(QSize(0, measure(room, wrapped, item.text()).height() + look.GRID))
            rows += item.sizeHint().height()
        self.list.setFixedHeight(min(rows, _ROOM))

    def _go(self, item: QListWidgetItem) -> None:
        self.went.emit(self._found[self.list.row(item)].place)


def told(found: tuple[Finding, ...]) -> str:
    """How much there is to mend, in words."""
    errors = sum(one.error for one in found)
    warnings = len(found) - errors
    said = []
    if errors:
        said.append(counted(errors, "error"))
    if warnings:
        said.append(counted(warnings, "warning"))
    return " · ".join(said) or "Nothing to mend"


def _said(one: Finding) -> str:
    """What is to mend, and at which part of the form."""
    text = f"{one.part}: {one.message}" if one.part else one.message
    return text[:1].upper() + text[1:]
