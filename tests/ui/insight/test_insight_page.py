"""The Insight place on a desk with three months of scores: chart, table, news, calls behind."""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from evaluator.desk import blends, calls, evaluations, forms, shops
from evaluator.desk.calls import CallDetails, CallFilter, CallState
from evaluator.desk.desk import Desk
from evaluator.desk.settings import Settings
from evaluator.places import Places
from evaluator.scoring.sheet import Sheet
from evaluator.store.database import Store
from evaluator.terms import Group, Shop
from evaluator.ui.insight import page as insight_page
from evaluator.ui.insight.page import InsightPage, _first_of
from evaluator.ui.insight.table_model import PAINT, Column, PointTableModel
from evaluator.ui.insight.time_table import TimeColumn
from evaluator.ui.insight.view import Asked, View

LEVELS = {"Ana": (4, 3, 4), "Ben": (2, 2, 1)}
CALLS_A_MONTH = 4


@pytest.fixture(scope="module")
def three_months(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Two agents with four calls in each of the last three months, and one with a single call."""
    root = tmp_path_factory.mktemp("scores")
    with Desk.in_memory(Places(root, root, root, root)) as desk:
        for agent, levels in LEVELS.items():
            for back, level in enumerate(reversed(levels)):
                for number in range(CALLS_A_MONTH):
                    score(desk, agent, back, level - number % 2)
        score(desk, "Cy", 0, 3)
        yield desk.store


@pytest.fixture
def scored(three_months: Store, desk_like: Callable[[Store], Desk]) -> Desk:
    """Those three months, for this test alone."""
    return desk_like(three_months)


def score(desk: Desk, agent: str, months_back: int, level: int) -> None:
    form = forms.find(desk, "seven-point-call")
    day = _first_of(date.today(), months_back + 1)
    started = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    facts = CallDetails(agent=agent, team="North", client="Harbour Clinic", started=started)
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


def test_names_are_read_whole_however_many_points_there_are(page: InsightPage) -> None:
    page.resize(900, 600)
    name = page.table.columnWidth(Column.NAME)
    assert name >= page.table.sizeHintForColumn(Column.NAME)
    page.resize(1600, 600)
    assert page.table.columnWidth(Column.NAME) > name
    header = page.table.horizontalHeader()
    assert header.length() == page.table.viewport().width()


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
    assert page.table.isVisible() and not page.beside.times.isVisible()
    page.beside.chip.choose("time")
    qtbot.waitUntil(page.beside.times.isVisible)
    assert page.beside.times.isVisible() and not page.table.isVisible()

    def rows() -> list[list[str]]:
        model = page.beside.times.model()
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
    assert page.beside.title.text() == "Evaluators and time taken"


BLEND = """
id: own
version: "1"
title: Own blend
pass_mark: 80
bands: [{at: 80, name: On standard}, {at: 0, name: Needs coaching}]
blend: [{form: seven-point-call, share: 60}, {form: apology-letter, share: 40}]
"""


@pytest.fixture
def blended(scored: Desk) -> Desk:
    """A blend of two forms, of which Ana's first three calls are finished on both."""
    folder = blends.folder(scored)
    folder.mkdir(parents=True)
    (folder / "own.yaml").write_text(BLEND, "utf-8")
    form = forms.find(scored, "apology-letter")
    answers = {one.id: len(one.choices) - 1 for one in form.questions}
    for row in calls.listed(scored, CallFilter(agent="Ana")).rows[:3]:
        draft = evaluations.open_draft(scored, row.call.id, "Eve", form)
        evaluations.keep_draft(scored, draft.evaluation_id, Sheet(answers=answers), None, 0.0)
        evaluations.finish(scored, draft.evaluation_id)
    return scored


def test_a_blend_is_chosen_where_a_form_is(blended: Desk, page: InsightPage, qtbot: QtBot) -> None:
    assert not page.counted.isVisible()
    page.form.choose("blend: own")
    qtbot.waitUntil(page.counted.isVisible)
    assert page.count.text() == "3 calls"
    assert page.counted.text().startswith("3 calls count")
    assert "22 not finished on" in page.counted.text()
    model = page.table.model()
    assert model.rowCount() == 1
    assert model.index(0, Column.NAME).data() == "Ana"
    heads = [model.headerData(Column.POINTS + at, Qt.Orientation.Horizontal) for at in range(2)]
    assert heads == [forms.find(blended, id).title for id in ("seven-point-call", "apology-letter")]
    assert page.beside.title.text() == "Agents and forms"
    with qtbot.waitSignal(page.calls_asked) as asked:
        QTest.mouseClick(
            page.chart, Qt.MouseButton.LeftButton, pos=page.chart.spots()[0].at.toPoint()
        )
    assert calls.listed(blended, asked.args[0]).total == 3
    page.form.choose("")
    qtbot.waitUntil(lambda: not page.counted.isVisible())
    assert page.count.text() == "25 calls"


def test_a_blend_on_which_no_call_counts_says_when_one_does(
    page: InsightPage, qtbot: QtBot
) -> None:
    page.form.choose("blend: complaint")
    qtbot.waitUntil(lambda: page.empty.isVisible())
    assert "finished every form" in page.empty.purpose.text()
    assert "25 not finished on" in page.counted.text()


def test_sections_and_what_was_noted_are_asked_for_when_they_are_shown(
    page: InsightPage, qtbot: QtBot
) -> None:
    page.beside.chip.choose("sections")
    qtbot.waitUntil(page.beside.nothing.isVisible)  # the seven points have no sections
    assert "No section" in page.beside.nothing.text()
    page.beside.chip.choose("noted")
    qtbot.waitUntil(lambda: "Nothing was noted" in page.beside.nothing.text())
    assert page.beside.title.text() == "Noted, without a score"


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
    with qtbot.waitSignal(page.sample_asked):
        page.empty.sample.click()
    page.team.offer([("North", "North")])
    page.team.choose("North")
    page._show(page._view)  # type: ignore[arg-type]
    assert page.empty.sample.isHidden()


def test_an_answer_that_was_overtaken_is_not_shown(
    qtbot: QtBot, page: InsightPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    late, really = threading.Event(), insight_page.ask

    def slow_for_agents(desk: Desk, asked: Asked) -> View:
        if asked.group is Group.AGENT:
            assert late.wait(30)
        return really(desk, asked)

    monkeypatch.setattr(insight_page, "ask", slow_for_agents)
    page.refresh()
    overtaken = page._running
    assert overtaken is not None
    page.group.choose(Group.TEAM.value)
    qtbot.waitUntil(lambda: page._view is not None and page._view.group is Group.TEAM)
    with qtbot.waitSignal(overtaken.finished):
        late.set()
    assert page._view is not None and page._view.group is Group.TEAM


def test_what_changed_stands_beside_the_chart(page: InsightPage) -> None:
    text = "\n".join(label.text() for label in page.news.findChildren(QLabel))
    assert "Cy: 1 call only" in text


def test_the_filter_holds_whole_months() -> None:
    assert _first_of(date(2026, 1, 31), 3) == date(2025, 11, 1)
    assert _first_of(date(2026, 12, 1), 12) == date(2026, 1, 1)


def test_all_dates_is_a_choice(page: InsightPage) -> None:
    page.months.choose("")
    assert page.where == CallFilter(state=CallState.FINISHED)
