"""Scores over time and side by side: the store adds up, the insight room estimates."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from evaluator.desk.calls import CallFilter, CallState
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.forms.blend import Blend
from evaluator.forms.model import Form, Question
from evaluator.insight.estimate import Estimate
from evaluator.insight.frequency import Frequency, frequency
from evaluator.insight.table import Heading, PointTable, side_by_side
from evaluator.insight.timing import Timing, by_name
from evaluator.insight.trend import Trend, over_time, starts
from evaluator.scoring.worth import worth
from evaluator.store.answers import chosen
from evaluator.store.tallies import QuestionTally
from evaluator.terms import Group, Period

_UNNAMED: Final = {
    Group.AGENT: "No agent",
    Group.TEAM: "No team",
    Group.CLIENT: "No client",
}
"""What stands for the name of calls that have none."""


def trend(
    desk: Desk,
    where: CallFilter,
    by: Period,
    group: Group = Group.NONE,
    blend: Blend | None = None,
) -> Trend:
    """Scores by period, one series a name, from the first period with a call to the last.

    A call that several evaluators finished counts once, with their mean. On a blend only calls
    count on which one evaluator finished all of its forms. The pass mark is there only when every
    form that may be meant has the same, and where forms of a blend are not told apart.
    """
    if blend is None:
        marks = {one.pass_mark for one in desk.store.forms.all() if where.form in ("", one.title)}
        tallies = desk.store.tallies.scores(where, by, group)
    else:
        marks = set() if group is Group.FORM else {blend.pass_mark}
        tallies = desk.store.blends.scores(where, blend.shares, by, group)
    shared = marks.pop() if len(marks) == 1 else None
    return over_time([replace(one, key=_named(one.key, group)) for one in tallies], shared)


def overall(desk: Desk, where: CallFilter, blend: Blend | None = None) -> Estimate:
    """The average score of all calls that are meant, with its interval."""
    one = trend(desk, where, Period.ALL, blend=blend)
    return one.series[0].points[0].estimate if one.series else Estimate(calls=0)


def table(desk: Desk, where: CallFilter, group: Group, over: Trend) -> PointTable:
    """The points side by side, a row a name, with the course of its score in the trend `over`.

    Versions of one form share a column for a point; different forms never do. What is not scored
    has no column: `noted` tells of it.
    """
    tallies = desk.store.tallies.questions(where, group)
    return _side_by_side(desk, tallies, group, over, _points_of)


def forms_of(desk: Desk, blend: Blend, where: CallFilter, group: Group, over: Trend) -> PointTable:
    """The forms of a blend side by side, each with its own scores on the calls that count."""
    tallies = [
        QuestionTally(
            key=_named(one.key, group),
            form_hash="",
            question=one.form,
            calls=one.calls,
            total=one.total,
            squares=one.squares,
        )
        for one in desk.store.blends.forms(where, blend.shares, group)
    ]
    titles = {form.id: form.title for form in _by_version(desk.store.forms.all())}
    heads = [
        Heading(id=id, title=titles[id], short=titles[id], top=100)
        for id in blend.shares
        if id in {one.question for one in tallies}
    ]
    return side_by_side(heads, over, tallies)


def sections(desk: Desk, where: CallFilter, group: Group, over: Trend) -> PointTable:
    """The sections side by side, as `table` has the points; their figures are scores."""
    tallies = [
        QuestionTally(
            key=one.key,
            form_hash=one.form_hash,
            question=one.section,
            calls=one.calls,
            total=one.total,
            squares=one.squares,
        )
        for one in desk.store.tallies.sections(where, group)
    ]
    return _side_by_side(desk, tallies, group, over, _sections_of)


def _side_by_side(
    desk: Desk,
    tallies: Iterable[QuestionTally],
    group: Group,
    over: Trend,
    parts: Callable[[Form], Iterable[Heading]],
) -> PointTable:
    forms = {hash: desk.store.forms.by_hash(hash) for hash in {one.form_hash for one in tallies}}
    apart = len({form.id for form in forms.values()}) > 1
    placed = [
        replace(
            one,
            key=_named(one.key, group),
            question=_column(forms[one.form_hash], one.question, apart=apart),
        )
        for one in tallies
    ]
    return side_by_side(_headings(forms.values(), placed, parts, apart=apart), over, placed)


def noted(desk: Desk, where: CallFilter) -> tuple[Frequency, ...]:
    """What the questions that are not scored were answered, as shares of the calls.

    Of those with answers to choose from; versions of one form are counted together, and the latest
    words them.
    """
    forms = {form.hash: form for form in _by_version(desk.store.forms.all())}
    titles: dict[tuple[str, str], str] = {}
    words: dict[tuple[str, str], dict[str, str]] = {}
    for form, question in _unscored(forms.values()):
        place = form.id, question.id
        titles[place] = question.title
        words.setdefault(place, {}).update({one.id: one.text for one in question.choices})
    said: dict[tuple[str, str], list[tuple[tuple[str, ...], float]]] = {}
    for one in desk.store.tallies.said(where, {id for _, id in titles}):
        form = forms[one.form_hash]
        answered = chosen(form.question(one.question), one.value)
        said.setdefault((form.id, one.question), []).append((answered, one.calls))
    return tuple(
        frequency(titles[place], words[place], said[place]) for place in titles if place in said
    )


def _unscored(forms: Iterable[Form]) -> Iterator[tuple[Form, Question]]:
    for form in forms:
        for question in form.questions:
            if question.choices and not form.counts(question):
                yield form, question


def timings(desk: Desk, where: CallFilter, group: Group) -> tuple[Timing, ...]:
    """How long the finished evaluations took, by name: for supervisors, and on no paper."""
    times = desk.store.tallies.times(where, group)
    return by_name(replace(one, key=_named(one.key, group)) for one in times)


def behind(where: CallFilter, by: Period, group: Group, name: str, period: str) -> CallFilter:
    """The finished calls behind one figure: those of a name in a period.

    Raises UserError for those of no name, which a filter cannot tell apart.
    """
    if name == _UNNAMED.get(group):
        raise UserError(
            f"Calls with {name.lower()} cannot be listed apart.", "Give them one in Calls."
        )
    return replace(_of(_within(where, by, period), group, name), state=CallState.FINISHED)


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


def _named(name: str, group: Group) -> str:
    return name or _UNNAMED.get(group, "")


def _column(form: Form, question: str, *, apart: bool) -> str:
    return f"{form.id}/{question}" if apart else question


def _headings(
    forms: Iterable[Form],
    tallies: Iterable[QuestionTally],
    parts: Callable[[Form], Iterable[Heading]],
    *,
    apart: bool,
) -> tuple[Heading, ...]:
    """What was answered, form by form, those of most calls first; the latest version names it."""
    calls: Counter[str] = Counter()
    for one in tallies:
        calls[one.question] += one.calls
    of: dict[str, list[Heading]] = {}
    for form in _by_version(forms):
        of.setdefault(form.id, []).extend(
            replace(
                heading,
                id=_column(form, heading.id, apart=apart),
                form=form.title if apart else "",
            )
            for heading in parts(form)
        )
    most_first = sorted(
        of.values(), key=lambda heads: -max((calls[one.id] for one in heads), default=0)
    )
    return tuple({one.id: one for heads in most_first for one in heads if one.id in calls}.values())


def _by_version(forms: Iterable[Form]) -> list[Form]:
    return sorted(forms, key=lambda form: (form.title, form.version))


def _points_of(form: Form) -> Iterator[Heading]:
    for question in filter(form.counts, form.questions):
        most = worth(form, question).possible
        if most > 0:
            yield Heading(id=question.id, title=question.title, short=question.heading, top=most)


def _sections_of(form: Form) -> Iterator[Heading]:
    for section in form.sections:
        yield Heading(id=section.id, title=section.title, short=section.title, top=100)


def _within(where: CallFilter, by: Period, period: str) -> CallFilter:
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
