"""The tables of sections and of what was noted: no bar of too few calls, none without number."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from evaluator.insight.estimate import Estimate
from evaluator.insight.frequency import Frequency, Noted
from evaluator.insight.table import Cell, Heading, PointTable, TableRow
from evaluator.ui.insight.noted_table import NotedColumn, NotedModel, NotedTable
from evaluator.ui.insight.sections_table import SectionColumn, SectionsModel, SectionsTable
from evaluator.ui.insight.table_model import PAINT, PointTableModel

MANY = Estimate(calls=1200, mean=80.0, low=78.0, high=82.0, error=1.0)
FEW = Estimate(calls=2, mean=50.0, low=0.0, high=100.0, error=20.0)


def table_of(*sections: tuple[str, Estimate | None], form: str = "") -> PointTable:
    heads = tuple(
        Heading(id=title.lower(), title=title, short=title, top=100, form=form)
        for title, _ in sections
    )
    cells = tuple(
        None if one is None else Cell(question=head.id, estimate=one)
        for head, (_, one) in zip(heads, sections, strict=True)
    )
    row = TableRow(name="", overall=MANY, cells=cells, trend=(80.0,))
    return PointTable(questions=heads, rows=(row,))


NOTED = (
    Frequency(
        title="How?",
        calls=8,
        answers=(
            Noted(words="By telephone", share=0.5625),
            Noted(words="In a chat", share=0.4375),
        ),
    ),
    Frequency(title="Rarely?", calls=2, answers=(Noted(words="Yes", share=0.5),)),
)


@pytest.fixture
def sections(qtbot: QtBot) -> SectionsTable:
    table = SectionsTable()
    qtbot.addWidget(table)
    table.show_sections(table_of(("Opening", MANY), ("Hold", FEW), ("Close", None)))
    return table


@pytest.fixture
def noted(qtbot: QtBot) -> NotedTable:
    table = NotedTable()
    qtbot.addWidget(table)
    table.show_noted(NOTED)
    return table


def test_a_section_has_its_bar_its_interval_and_its_calls(sections: SectionsTable) -> None:
    model = sections.model()
    assert model.rowCount() == 2  # what counted nowhere has no line
    shown = [model.index(0, column).data() for column in SectionColumn]
    assert shown == ["Opening", "", "", "80.0", "78.0 to 82.0", "1,200"]
    assert model.index(0, SectionColumn.BAR).data(PAINT) == (0.8, 0.78, 0.82)
    told = model.index(0, SectionColumn.BAR).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "80.0 (78.0 to 82.0, 1,200 calls)"


def test_a_section_of_too_few_calls_has_no_bar(sections: SectionsTable) -> None:
    model = sections.model()
    shown = [model.index(1, column).data() for column in SectionColumn]
    assert shown == ["Hold", "", "", "–", "n < 3", "2"]
    assert model.index(1, SectionColumn.BAR).data(PAINT) == (None, None, None)
    assert "too few" in model.index(1, SectionColumn.SCORE).data(Qt.ItemDataRole.ToolTipRole)


def test_sections_say_of_which_form_where_there_are_several(sections: SectionsTable) -> None:
    assert sections.isColumnHidden(SectionColumn.FORM)
    sections.show_sections(table_of(("Opening", MANY), form="Chat"))
    assert not sections.isColumnHidden(SectionColumn.FORM)
    assert sections.model().index(0, SectionColumn.FORM).data() == "Chat"


def test_sections_are_sorted_by_a_heading_and_few_calls_come_last(sections: SectionsTable) -> None:
    for column in (SectionColumn.SCORE, SectionColumn.INTERVAL, SectionColumn.CALLS):
        sections.sortByColumn(column, Qt.SortOrder.DescendingOrder)
        assert sections.model().index(0, SectionColumn.TITLE).data() == "Opening"
    sections.sortByColumn(SectionColumn.TITLE, Qt.SortOrder.AscendingOrder)
    assert sections.model().index(0, SectionColumn.TITLE).data() == "Hold"


def test_what_was_noted_is_counted_below_its_question(noted: NotedTable) -> None:
    model = noted.model()
    shown = [
        [str(model.index(row, column).data()).strip() for column in NotedColumn]
        for row in range(model.rowCount())
    ]
    assert shown == [
        ["How?", "", "8", ""],
        ["By telephone", "", "4.5", "56 %"],
        ["In a chat", "", "3.5", "44 %"],
        ["Rarely?", "", "2", ""],
        ["Yes", "", "1", "n < 3"],
    ]
    assert model.index(0, NotedColumn.BAR).data(PAINT) is None
    assert model.index(1, NotedColumn.BAR).data(PAINT) == (0.5625, None, None)
    assert model.index(4, NotedColumn.BAR).data(PAINT) == (None, None, None)


def test_a_heading_stands_above_its_figures() -> None:
    model = PointTableModel()
    model.show(table_of(("Opening", MANY), ("Close", MANY)), "Agent")
    side = Qt.ItemDataRole.TextAlignmentRole
    for column in range(model.columnCount()):
        heading = model.headerData(column, Qt.Orientation.Horizontal, side)
        assert heading == model.data(model.index(0, column), side)


def test_the_models_hold_to_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    sections, noted = SectionsModel(), NotedModel()
    sections.show(table_of(("Opening", MANY), ("Hold", FEW)))
    noted.show(NOTED)
    for model in (sections, noted):
        qtmodeltester.check(model)
    noted.show(())
    assert noted.rowCount() == 0
    sections.show(PointTable(questions=(), rows=()))
    assert sections.rowCount() == 0


def test_bars_are_painted(sections: SectionsTable, noted: NotedTable) -> None:
    for table, column in ((sections, SectionColumn.BAR), (noted, NotedColumn.BAR)):
        table.resize(900, 300)
        image = table.grab().toImage()
        left = table.columnViewportPosition(column)
        bar = range(left, left + table.columnWidth(column))
        y = table.horizontalHeader().height() + table.rowViewportPosition(
            1 if table is noted else 0
        )
        y += table.rowHeight(0) // 2
        assert len({image.pixelColor(x, y).name() for x in bar}) > 2
