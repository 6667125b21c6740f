"""A table as Insight has them: whole rows, no grid, sorted by a click on a heading."""

from PySide6.QtCore import QAbstractItemModel, QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from evaluator.ui import look
from evaluator.ui.insight.table_model import SORT
from evaluator.ui.widgets.sort_header import SortHeader


class PlainTable(QTableView):
    """Shows a model whose rows are ready; one that is not `sortable` stays in its order."""

    def __init__(
        self,
        model: QAbstractItemModel,
        name: str,
        parent: QWidget | None = None,
        *,
        sortable: bool = True,
    ) -> None:
        super().__init__(parent)
        shown = model
        if sortable:
            in_order = QSortFilterProxyModel(self)
            in_order.setSourceModel(model)
            in_order.setSortRole(SORT)
            shown = in_order
        self.setModel(shown)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(5 * look.GRID)
        header = SortHeader()
        self.setHorizontalHeader(header)
        if sortable:
            self.setSortingEnabled(True)
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            header.setSortIndicatorClearable(True)

    def widen(self, column: int, least: int) -> None:
        """Make a column as wide as its heading, and no narrower than so many pixels."""
        header = self.horizontalHeader()
        self.setColumnWidth(column, max(header.sectionSizeHint(column), least))
