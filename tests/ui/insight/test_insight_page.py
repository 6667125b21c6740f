"""The Insight place on a desk with three months of scores: chart, table, news, calls behind."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from evaluator.desk import evaluations, forms, shops
from evaluator.desk.calls import CallFacts, CallFilter, CallState
from evaluator.desk.desk import Desk
from evaluator.desk.settings import Settings
from evaluator.places import places
from evaluator.scoring.sheet import Sheet
from evaluator.terms import Shop
from evaluator.ui.background import settle
from evaluator.ui.insight.page import InsightPage, _first_of
from evaluator.ui.insight.table_model import PAINT, Column, PointTableModel
from evaluator.ui.insight.time_table import TimeColumn

LEVELS = {"Ana": (4, 3, 4), "Ben": (2, 2, 1)}
CALLS_A_MONTH = 4


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.opened(places(), tmp_path / "scores.db") as desk:
        yield desk
        assert settle()


@pytest.fixture
def scored(desk: Desk) -> Desk:
    """Two agents with four calls in each of the last three months, and one with a single call."""
    for agent, levels in LEVELS.items():
        for back, level in enumerate(reversed(levels)):
            for number in range(CALLS_A_MONTH):
                score(desk, agent, back, level - number % 2)
    score(desk, "Cy", 0, 3)
    return desk


def score(desk: Desk, agent: str, months_back: int, level: int) -> None:
    form = forms.find(desk, "seven-point-call")
    day = _first_of(date.today(), months_back + 1)
    started = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    facts = CallFacts(agent=agent, team="North", client="Harbour Clinic", started=started)
    call = shops.add(desk, facts, Shop(scenario="A booking"))
    draft = evaluations.open_draft(desk, call.id, "Eve", form)
    sheet = Sheet(answers={question.id: level for question in form.questions})
    taken = None if agent == "Cy" else 420.0
    evaluations.keep_draft(desk, draft.evaluation_id, sheet, None, 0.0, taken)
    evaluations.finish(desk, draft.evaluation_id)


@pytest.fixture
def page(qtbot: QtBot, scored: Desk) -> InsightPage:
    page = InsightPage(scored, Settings())
    qtbot.addWidget(page)
    page.resize(1180, 800)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    return page


def row_of(page: InsightPage, name: str) -> int:
    model = page.table.model()
    return next(
        row for row in range(model.rowCount()) if model.index(row, Column.NAME).data() == name
    )


def test_an_average_is_never_bare(page: InsightPage) -> None:
    model = page.table.model()
    ana, cy = row_of(page, "Ana"), row_of(page, "Cy")
    assert model.index(ana, Column.CALLS).data() == "12"
    assert model.index(ana, Column.INTERVAL).data().startswith("± ")
    assert model.index(cy, Column.SCORE).data() == "–"
    assert model.index(cy, Column.INTERVAL).data() == "n < 3"
    assert model.index(cy, Column.POINTS).data(PAINT)[1] is True
    tip = model.index(ana, Column.POINTS).data(Qt.ItemDataRole.ToolTipRole)
    assert "12 calls" in tip and " to " in tip


def test_the_model_holds_to_the_rules_of_models(
    page: InsightPage, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(page.model)
    assert PointTableModel().rowCount() == 0


def test_the_chart_draws_who_is_chosen(page: InsightPage) -> None:
    everybody = {spot.line for spot in page.chart.spots()}
    assert len(everybody) == 3
    page.table.selectRow(row_of(page, "Ben"))
    assert page.selected == {"Ben"}
    assert {spot.line for spot in page.chart.spots()} == {0}
    assert len(page.chart.spots()) == 3


def test_a_click_on_a_dot_asks_for_its_calls(page: InsightPage, qtbot: QtBot) -> None:
    page.table.selectRow(row_of(page, "Ben"))
    spot = page.chart.spots()[0]
    with qtbot.waitSignal(page.calls_asked) as asked:
        QTest.mouseClick(page.chart, Qt.MouseButton.LeftButton, pos=spot.at.toPoint())
    where = asked.args[0]
    first = _first_of(date.today(), 3)
    assert (where.agent, where.since, where.state) == ("Ben", first, CallState.FINISHED)
    assert where.until.month == first.month


def test_a_dot_is_chosen_by_keys_alone(page: InsightPage, qtbot: QtBot) -> None:
    page.table.selectRow(row_of(page, "Ana"))
    page.chart.setFocus()
    qtbot.keyClick(page.chart, Qt.Key.Key_Left)
    qtbot.keyClick(page.chart, Qt.Key.Key_Left)
    with qtbot.waitSignal(page.calls_asked) as asked:
        qtbot.keyClick(page.chart, Qt.Key.Key_Return)
    assert asked.args[0].since == _first_of(date.today(), 2)


def test_a_click_beside_every_dot_asks_for_nothing(page: InsightPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.calls_asked):
        QTest.mouseClick(page.chart, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))


def test_the_chart_can_be_read_without_seeing_it(page: InsightPage) -> None:
    told = page.chart.accessibleDescription()
    assert "Ana" in told and "4 calls" in told


def test_the_time_taken_stands_in_place_of_the_points(page: InsightPage, qtbot: QtBot) -> None:
    assert page.table.isVisible() and not page.times.isVisible()
    page.side_by_side.choose("time")
    assert page.times.isVisible() and not page.table.isVisible()

    def rows() -> list[list[str]]:
        model = page.times.model()
        return [
            [model.index(row, column).data() for column in TimeColumn]
            for row in range(model.rowCount())
        ]

    assert [row[:4] for row in rows()] == [
        ["Ana", "12", "12", "7 min"], ["Ben", "12", "12", "7 min"], ["Cy", "1", "0", "n < 3"],
    ]  # fmt: skip
    page.group.choose("evaluator")
    qtbot.waitUntil(lambda: len(rows()) == 1)
    assert rows() == [["Eve", "25", "24", "7 min", "7 min to 7 min", "0", "n < 3"]]
    assert page._table_title.text() == "Evaluators and time taken"


def test_other_groups_and_weeks(page: InsightPage, qtbot: QtBot) -> None:
    page.group.choose("team")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert page.table.model().index(0, Column.NAME).data() == "North"
    page.by.choose("week")
    qtbot.waitUntil(lambda: any("W" in spot.dot.period for spot in page.chart.spots()))


def test_a_choice_that_nothing_matches_says_so(page: InsightPage, qtbot: QtBot) -> None:
    page.client.choose("Nobody")
    qtbot.waitUntil(lambda: page.empty.isVisible())
    assert "matches" in page.empty.purpose.text()


def test_an_empty_place_says_what_it_is_for(qtbot: QtBot, desk: Desk) -> None:
    page = InsightPage(desk, Settings())
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: page.empty.isVisible())
    assert "interval" in page.empty.purpose.text()


def test_what_changed_stands_beside_the_chart(page: InsightPage) -> None:
    text = "\n".join(label.text() for label in page.news.findChildren(QLabel))
    assert "Cy: 1 call only" in text


def test_the_filter_holds_whole_months() -> None:
    assert _first_of(date(2026, 1, 31), 3) == date(2025, 11, 1)
    assert _first_of(date(2026, 12, 1), 12) == date(2026, 1, 1)


def test_all_dates_is_a_choice(page: InsightPage) -> None:
    page.months.choose("")
    assert page.where == CallFilter(state=CallState.FINISHED)
