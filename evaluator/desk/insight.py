"""Scores over time and side by side: the store adds up, the insight room estimates."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from evaluator.desk.calls import CallFilter, CallPage, CallState
from evaluator.desk.desk import Desk
from evaluator.forms.model import Form
from evaluator.insight import news as told
from evaluator.insight.estimate import Estimate
from evaluator.insight.news import News
from evaluator.insight.table import Heading, PointTable, side_by_side
from evaluator.insight.trend import Trend, over_time, starts
from evaluator.store.tallies import QuestionTally
from evaluator.terms import Call, Group, Period

__all__ = ["News", "calls_behind", "news", "table", "trend", "within"]

_MOST_CALLS: Final = 10_000


def trend(desk: Desk, where: CallFilter, by: Period, group: Group = Group.NONE) -> Trend:
    """Scores by period, one series a name, from the first period with a call to the last.

    A call that several evaluators finished counts once, with their mean. The pass mark is there
    only when every form that may be meant has the same.
    """
    marks = {form.pass_mark for form in desk.store.forms.all() if where.form in ("", form.title)}
    shared = marks.pop() if len(marks) == 1 else None
    return over_time(desk.store.tallies.scores(where, by, group), shared)


def overall(desk: Desk, where: CallFilter) -> Estimate:
    """The average score of all calls that are meant, with its interval."""
    one = trend(desk, where, Period.ALL)
    return one.series[0].points[0].estimate if one.series else Estimate(calls=0)


def table(desk: Desk, where: CallFilter, group: Group, by: Period = Period.MONTH) -> PointTable:
    """The points side by side, a row a name, with the course of its score over the periods.

    Versions of one form share a column for a point; different forms never do.
    """
    tallies = desk.store.tallies.questions(where, group)
    forms = {hash: desk.store.forms.by_hash(hash) for hash in {one.form_hash for one in tallies}}
    apart = len({form.id for form in forms.values()}) > 1
    if apart:
        tallies = tuple(
            replace(one, question=_column(forms[one.form_hash], one.question, apart=apart))
            for one in tallies
        )
    return side_by_side(
        _headings(forms.values(), tallies, apart=apart), trend(desk, where, by, group), tallies
    )


def news(desk: Desk, where: CallFilter, by: Period, group: Group = Group.NONE) -> tuple[News, ...]:
    """What changed, as cards: who moved beyond chance, the weakest point, who has too few calls."""
    return told.news(trend(desk, where, by, group), table(desk, where, group, by))


def calls_behind(
    desk: Desk, where: CallFilter, by: Period, group: Group, key: str, period: str
) -> CallPage:
    """The finished calls behind one figure: those of a name ("" for no name) in a period."""
    meant = replace(within(where, by, period), state=CallState.FINISHED)
    if key or group is Group.NONE:
        return desk.store.calls.listed(_of(meant, group, key), _MOST_CALLS)
    page = desk.store.calls.listed(meant, _MOST_CALLS)
    rows = tuple(row for row in page.rows if _nameless(row.call, group))
    return CallPage(rows=rows, total=len(rows))


def _of(where: CallFilter, group: Group, name: str) -> CallFilter:
    match group:
        case Group.AGENT:
            return replace(where, agent=name)
        case Group.TEAM:
            return replace(where, team=name)
        case Group.FORM:
            return replace(where, form=name)
        case Group.EVALUATOR:
            return replace(where, evaluator=name)
        case Group.CLIENT:
            return replace(where, client=name)
        case Group.NONE:
            return where


def _nameless(call: Call, group: Group) -> bool:
    if group is Group.TEAM:
        return call.agent is None or not call.agent.team
    return group is Group.CLIENT and call.client is None


def _column(form: Form, question: str, *, apart: bool) -> str:
    return f"{form.id}/{question}" if apart else question


def _headings(
    forms: Iterable[Form], tallies: Iterable[QuestionTally], *, apart: bool
) -> tuple[Heading, ...]:
    """The points that were answered, in the order of their forms; the latest version names them."""
    used = {one.question for one in tallies}
    found: dict[str, Heading] = {}
    for form in sorted(forms, key=lambda form: (form.title, form.version)):
        for question in form.questions:
            column = _column(form, question.id, apart=apart)
            if column in used:
                found[column] = Heading(
                    id=column, title=question.title, short=question.heading, top=question.top
                )
    return tuple(found.values())


def within(where: CallFilter, by: Period, period: str) -> CallFilter:
    """The filter narrowed to one period of a trend."""
    """The same filter, narrowed to the days of one period."""
    if by is Period.ALL:
        return where
    first = starts(period)
    if by is Period.WEEK:
        last = first + timedelta(days=6)
    else:
        last = starts(f"{first + timedelta(days=31):%Y-%m}") - timedelta(days=1)
    return replace(
        where,
        since=max(first, where.since or date.min),
        until=min(last, where.until or date.max),
    )
