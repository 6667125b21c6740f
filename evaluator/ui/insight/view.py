"""What the Insight place shows at one time, asked of the desk in one go, in the background."""

from dataclasses import dataclass, replace

from evaluator.desk import insight
from evaluator.desk.calls import CallFilter
from evaluator.desk.desk import Desk
from evaluator.insight.chart import Chart, chart
from evaluator.insight.news import News, news
from evaluator.insight.table import PointTable
from evaluator.insight.timing import Timing
from evaluator.insight.trend import Trend
from evaluator.terms import Group, Period

LINES = 4
"""The lines drawn when nobody has chosen any: more would hide each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The question and its answer."""

    where: CallFilter
    by: Period
    group: Group
    trend: Trend
    table: PointTable
    news: tuple[News, ...]
    timings: tuple[Timing, ...]
    calls: int


def ask(desk: Desk, where: CallFilter, by: Period, group: Group) -> View:
    """Ask the desk for all that the place shows."""
    trend = insight.trend(desk, where, by, group)
    table = insight.table(desk, where, group, trend)
    return View(
        where=where,
        by=by,
        group=group,
        trend=trend,
        table=table,
        news=news(trend, table),
        timings=insight.timings(desk, where, group),
        calls=sum(row.overall.calls for row in table.rows),
    )


def drawn(view: View, names: frozenset[str]) -> Chart:
    """The chart of the named lines; of those with the most calls when none is named."""
    most = sorted(view.table.rows, key=lambda row: -row.overall.calls)[:LINES]
    wanted = names or frozenset(row.name for row in most)
    series = tuple(one for one in view.trend.series if one.name in wanted)
    return chart(replace(view.trend, series=series))
