"""Evaluations then and now, the most moved first: thin models of ready rows."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from evaluator.insight.shift import AgentMove, Moved
from evaluator.terms import shown, signed
from evaluator.ui import look
from evaluator.ui.days import shown_day
from evaluator.ui.widgets.plain_model import Index, PlainModel
from evaluator.ui.widgets.sort_header import SortHeader

SORT: Final = Qt.ItemDataRole.UserRole
"""Role of the value that a column is sorted by."""

_NOBODY: Final = "No agent"


class Column(IntEnum):
    """The columns of evaluations; those of agents are the first five, with a count for a day."""

    AGENT = 0
    DAY = 1
    WAS = 2
    NOW = 3
    CHANGE = 4
    VERDICT = 5
    LEFT_OUT = 6


_HEADS: Final = ("Agent", "Date", "Was", "What if", "Change", "Band, pass", "Left out")
_AGENT_HEADS: Final = ("Agent", "Evaluations", "Was", "What if", "Change")
_WIDTHS: Final = {
    Column.AGENT: 17, Column.DAY: 12, Column.WAS: 8, Column.NOW: 10, Column.CHANGE: 10,
    Column.VERDICT: 20, Column.LEFT_OUT: 9,
}  # fmt: skip


class MovedModel(PlainModel[Moved | AgentMove]):
    """Shows evaluations or agents; asks nothing and changes nothing."""

    left = (Column.AGENT, Column.VERDICT)

    def __init__(self, heads: tuple[str, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads = heads

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, alignment or sort value."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.side(column)
        if role == Qt.ItemDataRole.ToolTipRole and column in (Column.AGENT, Column.VERDICT):
            role = Qt.ItemDataRole.DisplayRole
        if role not in (Qt.ItemDataRole.DisplayRole, SORT):
            return None
        told = _of_agent(row, column) if isinstance(row, AgentMove) else _of_call(row, column)
        return told[role == SORT]


class MovedTable(QTableView):
    """The table, sorted by a click on a heading. `opened` carries the id of a call."""

    opened = Signal(str)

    def __init__(self, name: str, *, agents: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_of_rows = MovedModel(_AGENT_HEADS if agents else _HEADS, self)
        self._order = QSortFilterProxyModel(self)
        self._order.setSourceModel(self.model_of_rows)
        self._order.setSortRole(SORT)
        self.setModel(self._order)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        header = SortHeader()
        self.setHorizontalHeader(header)
        self.setSortingEnabled(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(4 * look.GRID)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        for column in range(self.model_of_rows.columnCount()):
            self.setColumnWidth(column, _WIDTHS[Column(column)] * look.GRID)
        widest = Column.AGENT if agents else Column.VERDICT
        header.setSectionResizeMode(widest, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(6 * look.GRID)
        self.activated.connect(self._open)

    def show_rows(self, rows: Sequence[Moved | AgentMove]) -> None:
        """Show these, in the order in which they come."""
        self.model_of_rows.put(rows)
        self.scrollToTop()

    def _open(self, index: QModelIndex) -> None:
        row = self.model_of_rows.rows[self._order.mapToSource(index).row()]
        if isinstance(row, Moved):
            self.opened.emit(row.call_id)


def _of_call(row: Moved, column: Column) -> tuple[str, str | float]:
    """What a cell says, and what it is sorted by."""
    match column:
        case Column.AGENT:
            return row.agent or _NOBODY, row.agent.casefold()
        case Column.DAY:
            return shown_day(row.day), row.day.toordinal()
        case Column.VERDICT:
            return _verdict(row), _verdict(row)
        case Column.LEFT_OUT:
            return (str(row.left_out) if row.left_out else ""), row.left_out
    return _figure(column, row.was.score, row.now.score, row.by)


def _of_agent(row: AgentMove, column: Column) -> tuple[str, str | float]:
    if column is Column.AGENT:
        return row.agent or _NOBODY, row.agent.casefold()
    if column is Column.DAY:
        return f"{row.evaluations:,}", row.evaluations
    by = None if row.was is None or row.now is None else row.now - row.was
    return _figure(column, row.was, row.now, by)


def _figure(
    column: Column, was: float | None, now: float | None, by: float | None
) -> tuple[str, float]:
    figure = {Column.WAS: was, Column.NOW: now}.get(column, by)
    text = signed(figure) if column is Column.CHANGE else shown(figure)
    return text, -10_000.0 if figure is None else figure


def _verdict(row: Moved) -> str:
    """The band, from what to what where it changes, and the verdict where that turns."""
    was, now = row.was.band or "–", row.now.band or "–"
    bands = now if was == now else f"{was} → {now}"
    match row.was.passed, row.now.passed:
        case True, False:
            return f"{bands} · no longer passes"
        case False, True:
            return f"{bands} · now passes"
    return bands
