"""What was noted without a score: how many of the calls had each answer."""

from collections.abc import Iterable
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from evaluator.insight.frequency import Frequency, Noted
from evaluator.terms import FEW_CALLS, percent, shown
from evaluator.ui import look
from evaluator.ui.insight.cells import BarCell
from evaluator.ui.insight.plain_table import PlainTable
from evaluator.ui.insight.table_model import PAINT
from evaluator.ui.widgets.plain_model import Index, PlainModel


class NotedColumn(IntEnum):
    """The columns, from left to right."""

    WORDS = 0
    BAR = 1
    CALLS = 2
    SHARE = 3


_WIDTHS: Final = {NotedColumn.BAR: 44, NotedColumn.CALLS: 14, NotedColumn.SHARE: 10}


class NotedModel(PlainModel[tuple[Frequency, Noted | None]]):
    """Shows questions, each above its answers."""

    heads = ("Answer", "0 to 100 %", "Calls", "Share")
    left = (NotedColumn.WORDS, NotedColumn.BAR)

    def show(self, noted: Iterable[Frequency]) -> None:
        """Show these."""
        self.put((one, answer) for one in noted for answer in (None, *one.answers))

    @property
    def questions(self) -> tuple[int, ...]:
        """The rows that are questions."""
        return tuple(row for row, (_, answer) in enumerate(self.rows) if answer is None)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, alignment, font, tip, or the bar."""
        if not index.isValid():
            return None
        question, answer = self.rows[index.row()]
        column = NotedColumn(index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.side(column)
        if role == Qt.ItemDataRole.FontRole:
            return look.font(look.BODY, bold=answer is None)
        if role == Qt.ItemDataRole.DisplayRole:
            if answer is None:
                return _of_question(question, column)
            return _text(question, answer, column)
        if role == PAINT and column is NotedColumn.BAR and answer is not None:
            return (None if question.few else answer.share), None, None
        if role == Qt.ItemDataRole.ToolTipRole and question.few:
            return f"Fewer than {FEW_CALLS} calls: too few for a share."
        return None


class NotedTable(PlainTable):
    """The table of what was noted, in the order of the forms."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._noted = NotedModel()
        super().__init__(self._noted, "Noted without a score", parent, sortable=False)
        self._noted.setParent(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().setDefaultSectionSize(4 * look.GRID)
        self._bar = BarCell(self)
        self.setItemDelegateForColumn(NotedColumn.BAR, self._bar)
        for column, wide in _WIDTHS.items():
            self.widen(column, wide * look.GRID)
        self.horizontalHeader().setSectionResizeMode(
            NotedColumn.WORDS, QHeaderView.ResizeMode.Stretch
        )

    def show_noted(self, noted: Iterable[Frequency]) -> None:
        """Show these; a question has its row for itself, but for its number of calls."""
        self.clearSpans()
        self._noted.show(noted)
        for row in self._noted.questions:
            self.setSpan(row, NotedColumn.WORDS, 1, 2)


def _of_question(question: Frequency, column: NotedColumn) -> str:
    if column is NotedColumn.WORDS:
        return question.title
    return f"{question.calls:,}" if column is NotedColumn.CALLS else ""


def _text(question: Frequency, answer: Noted, column: NotedColumn) -> str:
    match column:
        case NotedColumn.WORDS:
            return f"    {answer.words}"
        case NotedColumn.CALLS:
            return f"{float(shown(answer.share * question.calls)):,g}"
        case NotedColumn.SHARE:
            return f"n < {FEW_CALLS}" if question.few else percent(answer.share)
    return ""
