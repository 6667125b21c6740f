"""How long evaluations took, side by side: for supervisors, each median with its number."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QWidget

from evaluator.insight.timing import Timing
from evaluator.terms import FEW_CALLS, shown
from evaluator.ui import look
from evaluator.ui.insight.plain_table import PlainTable
from evaluator.ui.insight.table_model import SORT
from evaluator.ui.time_taken import about

Index = QModelIndex | QPersistentModelIndex


class TimeColumn(IntEnum):
    """The columns, from left to right."""

    NAME = 0
    FINISHED = 1
    KNOWN = 2
    MEDIAN = 3
    RANGE = 4
    COMPARED = 5
    RATIO = 6


_HEADS: Final = {
    TimeColumn.FINISHED: ("Evaluations", "Finished evaluations"),
    TimeColumn.KNOWN: ("With a time", "Those whose time was measured"),
    TimeColumn.MEDIAN: ("Median time", "Half of them took less, half took more"),
    TimeColumn.RANGE: ("Shortest to longest", "The shortest and the longest time"),
    TimeColumn.COMPARED: ("With a recording", "Those with a time whose call has a length"),
    TimeColumn.RATIO: ("× the call", "Median of the time taken by the length of the call"),
}
_WIDTH: Final = 16 * look.GRID
_FEW: Final = f"n < {FEW_CALLS}"


class TimeTableModel(QAbstractTableModel):
    """Shows timings; asks nothing and changes nothing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Timing, ...] = ()
        self._name = "Agent"

    def show(self, rows: Sequence[Timing], name: str) -> None:
        """Show these; `name` heads the first column."""
        self.beginResetModel()
        self._rows, self._name = tuple(rows), name
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """One row a name."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """As many as `TimeColumn` has."""
        return 0 if parent is not None and parent.isValid() else len(TimeColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The column's heading, with a tip that says what it counts."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section)
        head, tip = _HEADS.get(TimeColumn(section), (self._name, ""))
        if role == Qt.ItemDataRole.DisplayRole:
            return head
        return tip if role == Qt.ItemDataRole.ToolTipRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, alignment, sort value, or the tip of a median of too few."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], TimeColumn(index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column)
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(row, column)
        if role == SORT:
            return _sorted_by(row, column)
        if role == Qt.ItemDataRole.ToolTipRole and _text(row, column) == _FEW:
            return f"Fewer than {FEW_CALLS}: too few to compare."
        return None


class TimeTable(PlainTable):
    """The table of times, sorted by a click on a heading."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._times = TimeTableModel()
        super().__init__(self._times, "Time taken, side by side", parent)
        self._times.setParent(self)
        for column in TimeColumn:
            self.widen(column, _WIDTH)
        self.horizontalHeader().setSectionResizeMode(
            TimeColumn.NAME, QHeaderView.ResizeMode.Stretch
        )

    def show_timings(self, timings: Sequence[Timing], name: str) -> None:
        """Show these; `name` heads the first column."""
        self._times.show(timings, name)


def _side(column: int) -> Qt.AlignmentFlag:
    name = column == TimeColumn.NAME
    side = Qt.AlignmentFlag.AlignLeft if name else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


def _text(row: Timing, column: TimeColumn) -> str:
    match column:
        case TimeColumn.NAME:
            return row.name
        case TimeColumn.FINISHED:
            return f"{row.finished:,}"
        case TimeColumn.KNOWN:
            return f"{row.known:,}"
        case TimeColumn.COMPARED:
            return f"{row.compared:,}"
        case TimeColumn.MEDIAN:
            return _FEW if row.few or row.median is None else about(row.median)
        case TimeColumn.RATIO:
            return _FEW if row.few_compared else f"{shown(row.ratio)} ×"
    if row.shortest is None or row.longest is None:
        return "–"
    return f"{about(row.shortest)} to {about(row.longest)}"


def _sorted_by(row: Timing, column: TimeColumn) -> str | float:
    match column:
        case TimeColumn.NAME:
            return row.name.casefold()
        case TimeColumn.FINISHED:
            return row.finished
        case TimeColumn.KNOWN:
            return row.known
        case TimeColumn.COMPARED:
            return row.compared
        case TimeColumn.MEDIAN:
            return -1.0 if row.few or row.median is None else row.median
        case TimeColumn.RATIO:
            return -1.0 if row.few_compared or row.ratio is None else row.ratio
    return -1.0 if row.longest is None else row.longest
