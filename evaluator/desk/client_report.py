"""What a client report says: everything finished in a period, added up, listed and quoted."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from evaluator.desk import insight
from evaluator.desk.calls import CallFilter
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.insight.change import Change, change
from evaluator.insight.trend import Trend
from evaluator.now import now
from evaluator.reports.content import BandMark, CallLine, ClientReport, Quote
from evaluator.scoring.evaluation import Evaluation
from evaluator.terms import Call, Group, Period, shown

_QUOTES: Final = 14
_QUOTES_OF_ONE_KIND: Final = 2
_SHORT: Final = 2
"""A report on so many months or fewer shows weeks."""


@dataclass(slots=True)
class _Judged:
    """A call with its finished evaluations."""

    call: Call
    evaluations: list[Evaluation] = field(default_factory=list)

    @property
    def score(self) -> float | None:
        """The mean of its evaluations, which is what trends count; None where none has a score."""
        values = [one.score.value for one in self.evaluations if one.score.value is not None]
        return sum(values) / len(values) if values else None

    @property
    def failed(self) -> bool:
        """Whether an answer failed the form for one of its evaluators, whatever it shows then."""
        return any(one.score.fails_form for one in self.evaluations)

    @property
    def band(self) -> str:
        """The band of that score, "" where its evaluations are on different forms."""
        forms = {one.form.hash: one.form for one in self.evaluations}
        if self.score is None or len(forms) > 1:
            return ""
        return next(iter(forms.values())).band_of(float(shown(self.score))).name


def content_of(desk: Desk, scope: CallFilter) -> ClientReport:
    """The content of the report on a scope. Raises UserError when nothing is finished in it."""
    calls = _judged(desk.store.evaluations.finished(scope))
    if not calls:
        raise UserError(
            "Nothing in this period is finished, so there is nothing to report.",
            "Choose a longer period, or another client, agent or team.",
        )
    evaluations = [one for call in calls for one in call.evaluations]
    forms = {one.form.hash: one.form for one in evaluations}
    by = _fitting(desk, scope)
    together = insight.trend(desk, scope, by)
    by_agent = insight.trend(desk, scope, by, Group.AGENT)
    pass_mark = _one({form.pass_mark for form in forms.values()})
    return ClientReport(
        client=scope.client,
        agent=scope.agent,
        team=scope.team,
        since=scope.since,
        until=scope.until,
        made=now(),
        forms=tuple(dict.fromkeys(form.title for form in forms.values())),
        evaluators=tuple(sorted({one.evaluator.name for one in evaluations})),
        overall=insight.overall(desk, scope),
        pass_mark=pass_mark,
        passed=None if pass_mark is None else _passed(calls, pass_mark),
        bands=_bands(forms.values()),
        trend=together,
        by_agent=by_agent if len(by_agent.series) > 1 else None,
        change=_change(together),
        points=insight.table(desk, scope, Group.NONE, together),
        sections=insight.sections(desk, scope, Group.NONE, together),
        noted=insight.noted(desk, scope),
        agents=insight.table(desk, scope, Group.AGENT, by_agent),
        calls=tuple(_line(call) for call in calls),
        quotes=tuple(_quotes(evaluations)),
    )


def _judged(evaluations: Iterable[Evaluation]) -> list[_Judged]:
    """The calls in order of time."""
    found: dict[str, _Judged] = {}
    for one in evaluations:
        found.setdefault(one.call.id, _Judged(one.call)).evaluations.append(one)
    return list(found.values())


def _fitting(desk: Desk, scope: CallFilter) -> Period:
    months = len(insight.trend(desk, scope, Period.MONTH).periods)
    return Period.WEEK if months <= _SHORT else Period.MONTH


def _change(trend: Trend) -> Change | None:
    if not trend.series:
        return None
    points = trend.series[0].points
    return change(points[0], points[-1])


def _one(marks: set[float]) -> float | None:
    return marks.pop() if len(marks) == 1 else None


def _passed(calls: Sequence[_Judged], pass_mark: float) -> int:
    return sum(
        1
        for call in calls
        if call.score is not None and not call.failed and float(shown(call.score)) >= pass_mark
    )


def _bands(forms: Iterable[Form]) -> tuple[BandMark, ...]:
    kinds = {form.bands for form in forms}
    if len(kinds) > 1:
        return ()
    return tuple(BandMark(band.at, band.name) for band in kinds.pop())


def _line(judged: _Judged) -> CallLine:
    call = judged.call
    return CallLine(
        started=call.started,
        agent=call.agent.name if call.agent else "",
        reference=call.reference,
        score=judged.score,
        band=judged.band,
    )


def _quotes(evaluations: Sequence[Evaluation]) -> list[Quote]:
    """The newest words of the evaluators, one an evaluation, a few of each kind, none twice."""
    chosen: dict[str, list[Quote]] = {}
    said: set[str] = set()
    for one in reversed(evaluations):
        fresh = [
            (about, text)
            for about, text in _words(one)
            if text not in said and len(chosen.setdefault(about, [])) < _QUOTES_OF_ONE_KIND
        ]
        if fresh and len(said) < _QUOTES:
            about, text = min(fresh, key=lambda word: len(chosen[word[0]]))
            said.add(text)
            agent = one.call.agent.name if one.call.agent else ""
            chosen[about].append(
                Quote(about=about, text=text, agent=agent, started=one.call.started)
            )
    return [quote for quotes in chosen.values() for quote in quotes]


def _words(one: Evaluation) -> Iterator[tuple[str, str]]:
    sheet = one.sheet
    yield from ((about, text) for about, text in _overall(one) if text.strip())
    for question in one.form.questions:
        if sheet.comments.get(question.id, "").strip():
            yield question.title, sheet.comments[question.id]


def _overall(one: Evaluation) -> tuple[tuple[str, str], ...]:
    return ("Went well", one.sheet.strengths), ("Work on", one.sheet.improvement)
