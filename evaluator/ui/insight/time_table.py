"""How long evaluations took, side by side: for supervisors, each median with its number."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHeaderView, QWidget

from evaluator.insight.timing import Timing
from evaluator.terms import FEW_CALLS, shown
from evaluator.ui import look
from evaluator.ui.insight.plain_table import PlainTable
from evaluator.ui.insight.table_model import SORT
from evaluator.ui.time_taken import about
from evaluator.ui.widgets.plain_model import Index, PlainModel


class TimeColumn(IntEnum):
    """The columns, from left to right."""

    NAME = 0
    FINISHED = 1
    KNOWN = 2
    MEDIAN = 3
    RANGE = 4
    COMPARED = 5
    RATIO = 6


_TIPS: Final = {
    TimeColumn.FINISHED: "Finished evaluations",
    TimeColumn.KNOWN: "Those whose time was measured",
    TimeColumn.MEDIAN: "Half of them took less, half took more",
    TimeColumn.RANGE: "The shortest and the longest time",
    TimeColumn.COMPARED: "Those with a time whose call has a length",
    TimeColumn.RATIO: "Median of the time taken by the length of the call",
}
_WIDTH: Final = 16 * look.GRID
_FEW: Final = f"n < {FEW_CALLS}"


class TimeTableModel(PlainModel[Timing]):
    """Shows timings; asks nothing and changes nothing."""

    heads = (
        "", "Evaluations", "With a time", "Median time", "Shortest to longest",
        "With a recording", "× the call",
    )  # fmt: skip
    left = (TimeColumn.NAME,)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = "Agent"

    def show(self, rows: Sequence[Timing], name: str) -> None:
        """Show these; `name` heads the first column."""
        self._name = name
        self.put(rows)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The column's heading, with a tip that says what it counts."""
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.ToolTipRole:
                return _TIPS.get(TimeColumn(section), "")
            if role == Qt.ItemDataRole.DisplayRole and section == TimeColumn.NAME:
                return self._name
        return super().headerData(section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, alignment, sort value, or the tip of a median of too few."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], TimeColumn(index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.side(column)
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
