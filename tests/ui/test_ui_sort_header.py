import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

from evaluator.ui.style import HEADING
from evaluator.ui.widgets.sort_header import SortHeader

PLACE = QRect(100, 0, 200, 40)


@pytest.fixture
def header(qtbot):
    table = QTableWidget(2, 2)
    qtbot.addWidget(table)
    header = SortHeader()
    table.setHorizontalHeader(header)
    for column, side in enumerate((Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)):
        item = QTableWidgetItem("Reference")
        item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        table.setHorizontalHeaderItem(column, item)
    table.setSortingEnabled(True)
    yield header


def test_the_arrow_stands_beside_the_words_in_the_middle_of_the_line(header):
    wide = header.fontMetrics().horizontalAdvance("Reference")
    left, right = (header.arrow_place(PLACE, column) for column in (0, 1))
    assert 0 <= left.left() - (PLACE.left() + HEADING + wide) < 8
    assert 0 <= PLACE.right() - HEADING - wide - right.right() < 8
    for arrow in (left, right):
        assert abs(arrow.center().y() - PLACE.center().y()) <= 1


def test_the_arrow_stays_in_a_narrow_column(header):
    narrow = QRect(100, 0, 40, 40)
    assert all(narrow.contains(header.arrow_place(narrow, column)) for column in (0, 1))


def test_only_the_heading_that_is_sorted_by_has_an_arrow(header):
    table = header.parentWidget()
    table.resize(400, 120)

    def drawn(column):
        table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
        return table.grab().toImage()

    assert drawn(0) != drawn(1)
    assert drawn(-1) not in (drawn(0), drawn(1))
