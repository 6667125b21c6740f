"""Points side by side, with a small trend a row; the rows chosen are drawn in the chart."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from evaluator.insight.table import PointTable
from evaluator.ui import look
from evaluator.ui.insight.cells import PointCell, TrendCell
from evaluator.ui.insight.plain_table import PlainTable
from evaluator.ui.insight.table_model import Column, PointTableModel

_NARROWEST, _WIDEST = 16 * look.GRID, 34 * look.GRID
"""Of the names, where the points leave them no more room."""
_WIDTHS: Final[dict[int, int]] = {Column.CALLS: 8, Column.SCORE: 9, Column.INTERVAL: 10}


class PointsTable(PlainTable):
    """Shows a `PointTable`. `chose` comes when other rows are chosen."""

    chose = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.rows = PointTableModel()
        super().__init__(self.rows, "Points side by side", parent)
        self.rows.setParent(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chose.emit())
        self._point_cell, self._trend_cell = PointCell(self), TrendCell(self)
        self.setWordWrap(False)

    @property
    def selected(self) -> frozenset[str]:
        """The names of the rows that are chosen."""
        rows = self.selectionModel().selectedRows(Column.NAME)
        return frozenset(str(index.data() or "") for index in rows)

    def show_table(self, table: PointTable, name: str) -> None:
        """Show this; `name` heads the first column. Names that were chosen stay chosen."""
        before = self.selected
        self.rows.show(table, name)
        self._fit_columns(len(table.questions))
        self._choose(before)

    def _choose(self, names: frozenset[str]) -> None:
        selection, model = self.selectionModel(), self.model()
        flags = selection.SelectionFlag.Select | selection.SelectionFlag.Rows
        for row in range(model.rowCount()):
            index = model.index(row, Column.NAME)
            if str(index.data() or "") in names:
                selection.select(index, flags)

    def _fit_columns(self, points: int) -> None:
        header = self.horizontalHeader()
        last = Column.POINTS + points
        for column in range(last + 1):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            plain = column < Column.POINTS
            self.setItemDelegateForColumn(
                column,
                None if plain else self._trend_cell if column == last else self._point_cell,  # type: ignore[arg-type]
            )
            self.widen(column, _WIDTHS.get(column, 9) * look.GRID)
        self._fit_names()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the names have the room that the points leave."""
        super().resizeEvent(event)
        self._fit_names()

    def _fit_names(self) -> None:
        """As wide as what is left, and never so narrow that a name is not read."""
        header = self.horizontalHeader()
        others = header.length() - header.sectionSize(Column.NAME)
        wanted = min(max(self.sizeHintForColumn(Column.NAME), _NARROWEST), _WIDEST)
        header.resizeSection(Column.NAME, max(self.viewport().width() - others, wanted))
