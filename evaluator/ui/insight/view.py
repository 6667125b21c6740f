"""What the Insight place shows at one time, asked of the desk in one go, in the background."""

from dataclasses import dataclass, replace
from enum import StrEnum

from evaluator.desk import insight
from evaluator.desk.blends import Blend
from evaluator.desk.calls import CallFilter
from evaluator.desk.desk import Desk
from evaluator.desk.insight_blends import Counted, counted, narrowed
from evaluator.insight.chart import Chart, chart
from evaluator.insight.frequency import Frequency
from evaluator.insight.news import News, news
from evaluator.insight.table import PointTable
from evaluator.insight.timing import Timing
from evaluator.insight.trend import Trend
from evaluator.terms import Group, Period

LINES = 4
"""The lines drawn when nobody has chosen any: more would hide each other."""


class Shown(StrEnum):
    """What stands side by side; POINTS are the forms where a blend is chosen."""

    POINTS = ""
    SECTIONS = "sections"
    NOTED = "noted"
    TIME = "time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The question: which calls, cut how, compared by what, on which blend, and which table."""

    where: CallFilter
    by: Period
    group: Group
    blend: Blend | None = None
    shown: Shown = Shown.POINTS


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The question and its answer.

    `where` leaves the evaluations that count. `by_form` says that the columns of the table are the
    forms of a blend. `counted` is None without a blend; `sections`, `noted` and `timings` are there
    when they are shown, since none of them is needed for the rest.
    """

    where: CallFilter
    by: Period
    group: Group
    shown: Shown
    trend: Trend
    table: PointTable
    by_form: bool
    news: tuple[News, ...]
    counted: Counted | None
    sections: PointTable
    noted: tuple[Frequency, ...]
    timings: tuple[Timing, ...]
    calls: int


def ask(desk: Desk, asked: Asked) -> View:
    """Ask the desk for all that the place shows."""
    where, blend, group = narrowed(asked.where, asked.blend), asked.blend, asked.group
    trend = insight.trend(desk, where, asked.by, group, blend)
    if blend is None:
        table = insight.table(desk, where, group, trend)
    else:
        table = insight.forms_of(desk, blend, where, group, trend)
    return View(
        where=where,
        by=asked.by,
        group=group,
        shown=asked.shown,
        trend=trend,
        table=table,
        by_form=blend is not None,
        news=news(trend, table, part="point" if blend is None else "form"),
        counted=None if blend is None else counted(desk, blend, where),
        sections=_sections(desk, where, asked),
        noted=insight.noted(desk, where) if asked.shown is Shown.NOTED else (),
        timings=insight.timings(desk, where, group) if asked.shown is Shown.TIME else (),
        calls=sum(row.overall.calls for row in table.rows),
    )


def drawn(view: View, names: frozenset[str]) -> Chart:
    """The chart of the named lines; of those with the most calls when none is named."""
    most = sorted(view.table.rows, key=lambda row: -row.overall.calls)[:LINES]
    wanted = names or frozenset(row.name for row in most)
    series = tuple(one for one in view.trend.series if one.name in wanted)
    return chart(replace(view.trend, series=series))


def _sections(desk: Desk, where: CallFilter, asked: Asked) -> PointTable:
    if asked.shown is not Shown.SECTIONS:
        return PointTable(questions=(), rows=())
    together = insight.trend(desk, where, Period.ALL, blend=asked.blend)
    return insight.sections(desk, where, Group.NONE, together)
