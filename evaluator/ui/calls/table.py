"""The list of calls as Calls and Shops show it: sorted, chosen, opened with Enter."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from evaluator.desk.calls import CallRow
from evaluator.ui import look
from evaluator.ui.calls.delegate import ResultDelegate, ScoreDelegate, StateDelegate
from evaluator.ui.calls.model import ROW_ROLE, SORT_ROLE, CallsModel, Column
from evaluator.ui.days import moment_hint
from evaluator.ui.widgets.badge import Tone
from evaluator.ui.widgets.sort_header import SortHeader

_WIDTHS: Final = {
    Column.DATE: 18,
    Column.AGENT: 17,
    Column.TEAM: 13,
    Column.CLIENT: 18,
    Column.STATE: 13,
    Column.SCORE: 23,
    Column.EVALUATOR: 14,
    Column.DURATION: 9,
    Column.REFERENCE: 20,
    Column.SCENARIO: 22,
    Column.SHOPPER: 14,
    Column.RESULT: 23,
}
"""Widths to begin with, in grid steps; the user can drag them."""


class CallTable(QTableView):
    """`opened` and `picked` carry the id of a call; `picked` "" when none is selected.

    `stretched` is the column that takes what room is left.
    """

    opened = Signal(str)
    picked = Signal(str)

    def __init__(
        self, columns: Sequence[Column], stretched: Column, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.calls = CallsModel(columns, self)
        self._told = ""
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.calls)
        self._sorted.setSortRole(SORT_ROLE)
        self.setModel(self._sorted)
        self._look_the_part(columns, stretched)
        self.sortByColumn(columns.index(Column.DATE), Qt.SortOrder.DescendingOrder)
        self.activated.connect(self._activate)
        # Told a turn later: whoever hears of it may show other rows, which must not happen while
        # the selection is still being changed.
        self.selectionModel().selectionChanged.connect(
            self._selected, Qt.ConnectionType.QueuedConnection
        )

    @property
    def chosen(self) -> CallRow | None:
        """The row that is selected."""
        rows = self.selectionModel().selectedRows()
        return rows[0].data(ROW_ROLE) if rows else None

    def show_rows(self, rows: tuple[CallRow, ...], tones: Mapping[tuple[str, str], Tone]) -> None:
        """Show these rows; selection and scroll stay where their call is still there."""
        chosen, place = self.chosen, self.verticalScrollBar().value()
        blocked = self.blockSignals(True)
        self.calls.show(rows, tones)
        if chosen is not None:
            self.choose(chosen.call.id, scroll=False)
        self.verticalScrollBar().setValue(place)
        self.blockSignals(blocked)
        self._tell()

    def choose(self, call_id: str, *, scroll: bool = True) -> bool:
        """Select a call; False when it is not in the list."""
        for at, row in enumerate(self.calls.rows):
            if row.call.id == call_id:
                index = self._sorted.mapFromSource(self.calls.index(at, 0))
                flags = QItemSelectionModel.SelectionFlag
                self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
                if scroll:
                    self.scrollTo(index)
                return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the selected call in view."""
        super().resizeEvent(event)
        if self.chosen is not None:
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, whatever the desktop thinks activates a row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            self._activate(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _activate(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, CallRow):
            self.opened.emit(row.call.id)

    def _selected(self) -> None:
        chosen = self.chosen
        if (chosen.call.id if chosen else "") != self._told:
            self._tell()

    def _tell(self) -> None:
        chosen = self.chosen
        self._told = chosen.call.id if chosen else ""
        self.picked.emit(self._told)

    def _look_the_part(self, columns: Sequence[Column], stretched: Column) -> None:
        self.setAccessibleName("Calls")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalHeader(SortHeader())
        self.setSortingEnabled(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(5 * look.GRID)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for at, column in enumerate(columns):
            self.setColumnWidth(at, _WIDTHS[column] * look.GRID)
            if column is Column.DATE:
                said = self.fontMetrics().horizontalAdvance(moment_hint())
                self.setColumnWidth(at, max(_WIDTHS[column] * look.GRID, said + 3 * look.GRID))
            if column is stretched:
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
            if column is Column.STATE:
                self.setItemDelegateForColumn(at, StateDelegate(self))
            if column is Column.RESULT:
                self.setItemDelegateForColumn(at, ResultDelegate(self))
            if column is Column.SCORE:
                self.setItemDelegateForColumn(at, ScoreDelegate(self))
