"""The headings of a table that is sorted by a click: the arrow stands beside the words."""

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QWidget

from evaluator.ui.icons import icon
from evaluator.ui.style import HEADING

_ARROW: Final = 12
_GAP: Final = 2


class SortHeader(QHeaderView):
    """Headings across the top. A style sheet could put the arrow at a heading's edges alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        """Draw a heading, and the arrow where the table is sorted by its column."""
        super().paintSection(painter, rect, column)
        if self.isSortIndicatorShown() and column == self.sortIndicatorSection():
            down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            arrow = icon("down" if down else "up", "muted")
            arrow.paint(painter, self.arrow_place(rect, column))

    def arrow_place(self, rect: QRect, column: int) -> QRect:
        """Where the arrow of a heading stands: behind its words, before those at the right end."""
        option = QStyleOptionHeader()
        self.initStyleOption(option)
        self.initStyleOptionForIndex(option, column)
        wide = option.fontMetrics.horizontalAdvance(option.text)
        if option.textAlignment & Qt.AlignmentFlag.AlignRight:
            x = max(rect.right() - HEADING - wide - _GAP - _ARROW, rect.left())
        else:
            x = min(rect.left() + HEADING + wide + _GAP, rect.right() - _ARROW)
        return QRect(x, rect.center().y() - _ARROW // 2 + 1, _ARROW, _ARROW)
