"""The supervisor's question: how do the teams do, and which calls are behind a figure?"""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hands import ALT, KEY, Until, choose_in_menu, press, tab_to, write

from evaluator import app
from evaluator.desk import calls, evaluations
from evaluator.desk.calls import CallState
from evaluator.desk.desk import Desk
from evaluator.insight.chart import Dot
from evaluator.places import places
from evaluator.terms import shown
from evaluator.ui.background import settle
from evaluator.ui.calls.page import CallsPage
from evaluator.ui.insight.page import InsightPage
from evaluator.ui.reports.page import ReportsPage
from evaluator.ui.window import MainWindow


@pytest.fixture
def desk(home: Path, three_months: Path) -> Iterator[Desk]:
    """The supervisor's desk on a copy of that database."""
    own = places()
    own.data.mkdir(parents=True)
    shutil.copy(three_months, own.database)
    with Desk.opened(own) as desk:
        yield desk
        assert settle()


@dataclass(frozen=True)
class Drawn:
    """The one line of the chart: whose it is, and its dots."""

    name: str
    dots: tuple[Dot, ...]


def insight_by_team(window: MainWindow, until: Until) -> InsightPage:
    """Go to Insight and compare teams."""
    press(KEY.Key_3, ALT)
    page = window.page("insight")
    assert isinstance(page, InsightPage)
    until(lambda: page.model.rowCount() > 3)
    tab_to("Compare")
    choose_in_menu("Teams")
    until(lambda: page.model.rowCount() == 3)
    return page


def draw_one_team(page: InsightPage) -> Drawn:
    """Choose the second row of the table: its line alone is drawn."""
    tab_to("Points side by side")
    press(KEY.Key_Down, times=2)
    press(KEY.Key_Up)
    press(KEY.Key_Space)
    (name,) = page.selected
    dots = tuple(spot.dot for spot in page.chart.spots())
    assert {spot.line for spot in page.chart.spots()} == {0}
    assert f"{name}, {dots[0].period}: {shown(dots[0].mean)}" in page.chart.accessibleDescription()
    return Drawn(name, dots)


def test_a_figure_leads_to_its_calls_and_back(window: MainWindow, desk: Desk, until: Until) -> None:
    team = draw_one_team(insight_by_team(window, until))
    tab_to("Score over time")
    press(KEY.Key_Left, times=2)  # takes the last dot up, then goes to the one before
    press(KEY.Key_Return)
    dot = team.dots[-2]
    assert window.place == "calls"
    page = window.page("calls")
    assert isinstance(page, CallsPage)
    rows = page.table.calls.rows
    assert len(rows) == dot.calls
    for row in rows:
        assert row.call.agent is not None and row.call.agent.team == team.name
        assert row.call.started is not None and f"{row.call.started:%Y-%m}" == dot.period
    assert mean_of(desk, [row.call.id for row in rows]) == pytest.approx(dot.mean)

    where = page.filters.where
    press(KEY.Key_Down)
    until(lambda: page.table.chosen is not None)
    chosen = page.table.chosen
    assert chosen is not None
    before = calls.evaluations_of(desk, chosen.call.id)
    press(KEY.Key_Return)
    write("Vera Lind")
    press(KEY.Key_Return)
    until(lambda: window.place == "evaluate")
    tab_to("Back to Calls")
    press(KEY.Key_Space)
    assert window.place == "calls"
    assert page.filters.where == where
    assert [row.call.id for row in page.table.calls.rows] == [row.call.id for row in rows]
    assert page.table.chosen is not None
    assert page.table.chosen.call.id == chosen.call.id
    # Looking is not scoring: no draft of hers stands in the list now.
    after = calls.evaluations_of(desk, chosen.call.id)
    assert [row.evaluator for row in after] == [row.evaluator for row in before]


def mean_of(desk: Desk, ids: list[str]) -> float:
    """The average of calls, one by one: each counts once, with the mean of its evaluations."""
    scores = []
    for id in ids:
        done = [row for row in calls.evaluations_of(desk, id) if row.revision]
        values = [evaluations.get(desk, row.id).score.value for row in done]
        known = [value for value in values if value is not None]
        scores.append(sum(known) / len(known))
    return sum(scores) / len(scores)


def test_the_window_the_command_line_and_the_paper_say_the_same(
    window: MainWindow,
    desk: Desk,
    until: Until,
    saved_as: Path,
    read_pdf: Callable[[Path], str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    team = draw_one_team(insight_by_team(window, until))
    capsys.readouterr()
    assert desk.store.path is not None
    db = str(desk.store.path)
    assert app.main(["trend", "--team", team.name, "--by", "month", "--json", "--db", db]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [
        (dot.period, dot.calls, dot.mean, dot.low, dot.high) for dot in team.dots
    ] == [
        (one["period"], one["calls"], one["mean"], one["low"], one["high"]) for one in told
    ]  # fmt: skip
    assert len(told) >= 3

    report_on(window, team.name, until)
    paper = read_pdf(saved_as)
    assert team.name in paper
    means = " ".join(shown(dot.mean) for dot in team.dots)
    assert sum(dot.calls for dot in team.dots) == everything(desk, team.name)
    for dot in team.dots:
        assert shown(dot.mean) in paper, (means, paper)
    total = sum(dot.calls for dot in team.dots)
    together = sum(dot.calls * dot.mean for dot in team.dots) / total
    assert f"The {total} calls average {shown(together)}." in paper


def everything(desk: Desk, team: str) -> int:
    where = calls.CallFilter(team=team, state=CallState.FINISHED)
    return calls.listed(desk, where).total


def report_on(window: MainWindow, team: str, until: Until) -> None:
    """Make the client report on a team and save it."""
    press(KEY.Key_4, ALT)
    page = window.page("reports")
    assert isinstance(page, ReportsPage)
    tab_to("Kind of report")
    press(KEY.Key_Right)
    tab_to("Team")
    write(team[:4])
    assert page.client.team.currentText() == team
    until(lambda: page._running is None and not page._later.isActive())
    tab_to("Save PDF…")
    press(KEY.Key_Space)
    assert "Saved as" in page.notice.text
