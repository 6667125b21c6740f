"""The sections of the forms, each as a bar with its interval and its number of calls."""

from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from evaluator.insight.estimate import Estimate
from evaluator.insight.table import Heading, PointTable
from evaluator.terms import FEW_CALLS, shown
from evaluator.ui import look
from evaluator.ui.insight.cells import BarCell
from evaluator.ui.insight.plain_table import PlainTable
from evaluator.ui.insight.table_model import PAINT, SORT, said
from evaluator.ui.widgets.plain_model import Index, PlainModel


class SectionColumn(IntEnum):
    """The columns, from left to right."""

    TITLE = 0
    FORM = 1
    BAR = 2
    SCORE = 3
    INTERVAL = 4
    CALLS = 5


_WIDTHS: Final = {
    SectionColumn.FORM: 30,
    SectionColumn.BAR: 44,
    SectionColumn.SCORE: 11,
    SectionColumn.INTERVAL: 16,
    SectionColumn.CALLS: 10,
}


class SectionsModel(PlainModel[tuple[Heading, Estimate]]):
    """Shows the first row of a `PointTable` of sections: all calls together."""

    heads = ("Section", "Form", "0 to 100", "Average", "95 %", "Calls")
    left = (SectionColumn.TITLE, SectionColumn.FORM, SectionColumn.BAR)

    def show(self, table: PointTable) -> None:
        """Show this; a section that counted in no call has no line."""
        cells = table.rows[0].cells if table.rows else ()
        self.put(
            (head, cell.estimate)
            for head, cell in zip(table.questions, cells, strict=False)
            if cell is not None
        )

    @property
    def several_forms(self) -> bool:
        """Whether sections of different forms stand side by side."""
        return any(head.form for head, _ in self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, alignment, sort value, tip, or the bar."""
        if not index.isValid():
            return None
        head, one = self.rows[index.row()]
        column = SectionColumn(index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.side(column)
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(head, one, column)
        if role == SORT:
            return _sorted_by(head, one, column)
        if role == PAINT and column is SectionColumn.BAR:
            return _bar(head, one)
        if role == Qt.ItemDataRole.AccessibleTextRole and column is SectionColumn.BAR:
            return "too few calls" if one.few else said(one)
        if role == Qt.ItemDataRole.ToolTipRole:
            few = f"Fewer than {FEW_CALLS} calls: too few for an average."
            return few if one.few else f"{head.title}: {said(one)}"
        return None


class SectionsTable(PlainTable):
    """The table of sections, in the order of the form until a heading is clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._sections = SectionsModel()
        super().__init__(self._sections, "Sections, all calls together", parent)
        self._sections.setParent(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._bar = BarCell(self)
        self.setItemDelegateForColumn(SectionColumn.BAR, self._bar)
        header = self.horizontalHeader()
        for column, wide in _WIDTHS.items():
            self.widen(column, wide * look.GRID)
        header.setSectionResizeMode(SectionColumn.TITLE, QHeaderView.ResizeMode.Stretch)
        self.setColumnHidden(SectionColumn.FORM, True)

    def show_sections(self, table: PointTable) -> None:
        """Show the sections of all calls together."""
        self._sections.show(table)
        self.setColumnHidden(SectionColumn.FORM, not self._sections.several_forms)


def _text(head: Heading, one: Estimate, column: SectionColumn) -> str:
    match column:
        case SectionColumn.TITLE:
            return head.title
        case SectionColumn.FORM:
            return head.form
        case SectionColumn.BAR:
            return ""
        case SectionColumn.SCORE:
            return shown(None if one.few else one.mean)
        case SectionColumn.CALLS:
            return f"{one.calls:,}"
    if one.few or one.low is None or one.high is None:
        return f"n < {FEW_CALLS}"
    return f"{shown(one.low)} to {shown(one.high)}"


def _sorted_by(head: Heading, one: Estimate, column: SectionColumn) -> str | float:
    match column:
        case SectionColumn.TITLE:
            return head.title.casefold()
        case SectionColumn.FORM:
            return head.form.casefold()
        case SectionColumn.CALLS:
            return one.calls
    if one.few or one.mean is None:
        return -1.0
    if column is SectionColumn.INTERVAL and one.low is not None and one.high is not None:
        return one.high - one.low
    return one.mean


def _bar(head: Heading, one: Estimate) -> tuple[float | None, float | None, float | None]:
    """Parts of the top; no bar of too few calls."""
    if one.few or one.mean is None or one.low is None or one.high is None:
        return None, None, None
    return one.mean / head.top, one.low / head.top, one.high / head.top
