"""The table of times: every median with its number, and none of too few."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from evaluator.insight.timing import Timing
from evaluator.ui.insight.table_model import SORT
from evaluator.ui.insight.time_table import TimeColumn, TimeTable, TimeTableModel

ANA = Timing(
    name="Ana", finished=1200, known=40, median=540.0, shortest=50.0, longest=4000.0,
    compared=30, ratio=3.04,
)  # fmt: skip
BEN = Timing(
    name="ben", finished=4, known=3, median=600.0, shortest=300.0, longest=900.0,
    compared=2, ratio=9.0,
)  # fmt: skip
CY = Timing(
    name="Cy", finished=5, known=0, median=None, shortest=None, longest=None,
    compared=0, ratio=None,
)  # fmt: skip


@pytest.fixture
def table(qtbot: QtBot) -> TimeTable:
    table = TimeTable()
    qtbot.addWidget(table)
    table.show_timings([ANA, BEN, CY], "Evaluator")
    return table


def shown_in(table: TimeTable, row: int) -> list[str]:
    return [str(table.model().index(row, column).data()) for column in TimeColumn]


def test_a_median_is_never_without_its_number(table: TimeTable) -> None:
    assert shown_in(table, 0) == [
        "Ana", "1,200", "40", "9 min", "50 s to 1 h 07 min", "30", "3.0 ×",
    ]  # fmt: skip


def test_a_median_of_too_few_is_not_shown(table: TimeTable) -> None:
    assert shown_in(table, 1)[TimeColumn.MEDIAN :] == ["10 min", "5 min to 15 min", "2", "n < 3"]
    assert shown_in(table, 2) == ["Cy", "5", "0", "n < 3", "–", "0", "n < 3"]
    tips = [
        table.model().index(2, column).data(Qt.ItemDataRole.ToolTipRole) for column in TimeColumn
    ]
    assert [bool(tip) for tip in tips] == [False, False, False, True, False, False, True]


@pytest.mark.parametrize(
    ("column", "names"),
    [
        (TimeColumn.NAME, ["Ana", "ben", "Cy"]),
        (TimeColumn.FINISHED, ["ben", "Cy", "Ana"]),
        (TimeColumn.KNOWN, ["Cy", "ben", "Ana"]),
        (TimeColumn.MEDIAN, ["Cy", "Ana", "ben"]),
        (TimeColumn.RANGE, ["Cy", "ben", "Ana"]),
        (TimeColumn.COMPARED, ["Cy", "ben", "Ana"]),
        (TimeColumn.RATIO, ["ben", "Cy", "Ana"]),
    ],
)
def test_columns_sort_by_what_they_mean(
    table: TimeTable, column: TimeColumn, names: list[str]
) -> None:
    table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
    assert [shown_in(table, row)[0] for row in range(3)] == names


def test_headings_name_the_rows_and_explain_the_rest(table: TimeTable) -> None:
    model, across = table.model(), Qt.Orientation.Horizontal
    assert model.headerData(TimeColumn.NAME, across) == "Evaluator"
    for column in list(TimeColumn)[1:]:
        assert model.headerData(column, across, Qt.ItemDataRole.ToolTipRole)


def test_the_model_holds_to_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model = TimeTableModel()
    model.show([ANA, CY], "Form")
    qtmodeltester.check(model)
    assert model.index(1, TimeColumn.RATIO).data(SORT) == -1.0
