"""Agents, teams or others side by side with their points: a thin model of ready rows."""

from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from evaluator.insight.estimate import Estimate
from evaluator.insight.table import Cell, PointTable, TableRow
from evaluator.terms import FEW_CALLS, counted, shown

Index = QModelIndex | QPersistentModelIndex

SORT: Final = Qt.ItemDataRole.UserRole
"""Role of the value that a column is sorted by."""

PAINT: Final = Qt.ItemDataRole.UserRole + 1
"""Role of what a delegate paints: (share of the top level, few) of a point, or a row's trend."""


class Column(IntEnum):
    """The columns before the points; the trend comes after them."""

    NAME = 0
    CALLS = 1
    SCORE = 2
    INTERVAL = 3
    POINTS = 4


class PointTableModel(QAbstractTableModel):
    """Shows a `PointTable`; asks nothing and changes nothing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = PointTable(questions=(), rows=())
        self._name = "Agent"

    @property
    def rows(self) -> tuple[TableRow, ...]:
        """The rows in the order they came."""
        return self._table.rows

    def show(self, table: PointTable, name: str) -> None:
        """Show a table; `name` heads the first column."""
        self.beginResetModel()
        self._table, self._name = table, name
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """One row a name."""
        return 0 if parent is not None and parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Name, calls, score, interval, one column a point, trend."""
        if parent is not None and parent.isValid():
            return 0
        return Column.POINTS + len(self._table.questions) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The column's heading; a point's whole title as the tip."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section == 0 else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        question = section - Column.POINTS
        if 0 <= question < len(self._table.questions):
            if role == Qt.ItemDataRole.DisplayRole:
                return self._table.questions[question].short
            if role == Qt.ItemDataRole.ToolTipRole:
                return self._table.questions[question].title
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            plain = (self._name, "Calls", "Score", "95 %")
            return plain[section] if section < len(plain) else "Trend"
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, alignment, sort value, tip, or what the delegate paints."""
        if not index.isValid():
            return None
        row, column = self._table.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        question = column - Column.POINTS
        if 0 <= question < len(row.cells):
            return self._cell(row.cells[question], question, role)
        if question == len(row.cells):
            return row.trend if role == PAINT else None
        if role in (Qt.ItemDataRole.DisplayRole, SORT):
            return _plain(row, Column(column), role == SORT)
        if role == Qt.ItemDataRole.ToolTipRole and row.overall.few:
            return f"Fewer than {FEW_CALLS} calls: too few to compare."
        if role == Qt.ItemDataRole.ToolTipRole and column == Column.NAME:
            return row.name
        return None

    def _cell(self, cell: Cell | None, question: int, role: int) -> Any:
        heading = self._table.questions[question]
        mean = cell.estimate.mean if cell is not None else None
        if role == SORT:
            return -1.0 if mean is None else mean
        if cell is None or mean is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(mean)
        if role == PAINT:
            return mean / heading.top, cell.estimate.few
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{heading.title}: {said(cell.estimate)} of {heading.top:g}"
        return None


def said(estimate: Estimate) -> str:
    """An average in words, never bare: with its interval and its number of calls."""
    calls = counted(estimate.calls, "call")
    if estimate.low is None or estimate.high is None:
        return f"{shown(estimate.mean)} ({calls})"
    return f"{shown(estimate.mean)} ({shown(estimate.low)} to {shown(estimate.high)}, {calls})"


def _plain(row: TableRow, column: Column, sort: bool) -> Any:
    overall = row.overall
    if column is Column.NAME:
        return row.name.casefold() if sort else row.name
    if column is Column.CALLS:
        return overall.calls if sort else f"{overall.calls:,}"
    if column is Column.SCORE:
        if sort:
            return -1.0 if overall.mean is None else overall.mean
        return shown(None if overall.few else overall.mean)
    width = _half_width(overall)
    if sort:
        return 1000.0 if width is None else width
    if overall.few or width is None:
        return f"n < {FEW_CALLS}"
    return f"± {shown(width)}"


def _half_width(estimate: Estimate) -> float | None:
    if estimate.low is None or estimate.high is None:
        return None
    return (estimate.high - estimate.low) / 2
