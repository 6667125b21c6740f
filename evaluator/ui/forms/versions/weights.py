"""The weights of a form in a table to try others in, with their sum."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from evaluator.desk.what_if import Alteration
from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.forms.question import Question
from evaluator.forms.sections import Method, Section
from evaluator.ui import look
from evaluator.ui.widgets.basic import muted

_NONE: Final = {
    "points": "Under points every point counts by what it earns: there are no weights to change.",
    "ratio": "No section of this form has points of its own to weigh.",
    "weighted": "Nothing in this form is scored.",
}


class WeightsTable(QWidget):
    """Points and sections with their weights; `changed` when one was typed."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Section | Question, ...] = ()
        self._outer: tuple[int, ...] = ()
        self.table = QTableWidget(0, 2)
        self.table.setAccessibleName("Weights")
        self.table.setHorizontalHeaderLabels(["Point", "Weight"])
        right = QTableWidgetItem("Weight")
        right.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.table.setHorizontalHeaderItem(1, right)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(4 * look.GRID)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self.table.setColumnWidth(1, 9 * look.GRID)
        self.table.itemChanged.connect(self._typed)
        self.sum = muted()
        self._none = muted(wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.GRID)
        column.addWidget(self.table, 1)
        column.addWidget(self._none)
        column.addWidget(self.sum)

    def show_form(self, form: Form, method: Method) -> None:
        """Show the weights as the form has them; a point without one shares its section's."""
        self._parts = tuple(_weighed(form, method))
        self._outer = tuple(
            row
            for row, part in enumerate(self._parts)
            if all(section.weight is None for section in form.around(part))
        )
        self.table.blockSignals(True)
        self.table.setRowCount(len(self._parts))
        for row, part in enumerate(self._parts):
            self._show(row, part)
        self.table.blockSignals(False)
        self.table.setVisible(bool(self._parts))
        self._none.setText(_NONE[method])
        self._none.setVisible(not self._parts)
        self._add_up()

    def write(self, id: str, weight: str) -> None:
        """Type a weight as the user would."""
        row = [part.id for part in self._parts].index(id)
        self._cell(row).setText(weight)

    def alteration(self) -> Alteration:
        """What was typed that differs from the form. Raises UserError for what is no weight."""
        points: dict[str, float] = {}
        sections: dict[str, float] = {}
        for row, part in enumerate(self._parts):
            weight = self._weight(row)
            if weight is not None and weight != part.weight:
                (points if isinstance(part, Question) else sections)[part.id] = weight
        return Alteration(points=points, sections=sections)

    def _show(self, row: int, part: Section | Question) -> None:
        section = isinstance(part, Section)
        name = QTableWidgetItem(part.title)
        name.setToolTip(part.title)
        name.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        name.setFont(look.font(look.BODY, bold=section))
        weight = QTableWidgetItem("" if part.weight is None else f"{part.weight:g}")
        weight.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        weight.setFont(look.font(look.BODY, bold=section))
        self.table.setItem(row, 0, name)
        self.table.setItem(row, 1, weight)

    def _typed(self, _item: QTableWidgetItem) -> None:
        self._add_up()
        self.changed.emit()

    def _add_up(self) -> None:
        """The sum of what shares the whole."""
        try:
            weights = [self._weight(row) or 0.0 for row in range(len(self._parts))]
            total = sum(weights[row] for row in self._outer)
        except UserError as error:
            self.sum.setText(error.message)
        else:
            was = sum(self._parts[row].weight or 0.0 for row in self._outer)
            self.sum.setText(f"Sum {total:g}, was {was:g}" if self._parts else "")

    def _weight(self, row: int) -> float | None:
        text = self._cell(row).text().strip().replace(",", ".")
        if not text:
            return None
        try:
            weight = float(text)
        except ValueError:
            weight = -1.0
        if not 0 <= weight <= 1000:
            raise UserError(
                f"“{text}” is no weight for “{self._parts[row].title}”.",
                "Expected a number from 0 to 1000.",
            )
        return weight

    def _cell(self, row: int) -> QTableWidgetItem:
        cell = self.table.item(row, 1)
        if cell is None:
            raise LookupError(row)
        return cell


def _weighed(form: Form, method: Method) -> list[Section | Question]:
    """What has a weight to change, in the order of the form, a section before its points."""
    if method == "points":
        return []
    found: list[Section | Question] = []
    seen: set[str] = set()
    for question in form.questions:
        for section in reversed(form.around(question)):
            if section.weight is not None and section.id not in seen:
                seen.add(section.id)
                found.append(section)
        if method == "weighted" and form.counts(question):
            found.append(question)
    return found
