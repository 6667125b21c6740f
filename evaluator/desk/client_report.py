"""What a client report says: everything finished in a period, added up, listed and quoted."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from evaluator.desk import insight
from evaluator.desk.calls import CallFilter
from evaluator.desk.desk import Desk
from evaluator.desk.insight_blends import counted, narrowed
from evaluator.errors import UserError
from evaluator.forms.blend import Blend
from evaluator.forms.model import Form, band_of
from evaluator.insight.change import Change, change
from evaluator.insight.trend import Trend
from evaluator.now import now
from evaluator.reports.content import (
    BandMark,
    BlendedForm,
    BlendOf,
    CallLine,
    ClientReport,
    Quote,
)
from evaluator.scoring.blend import blend_score
from evaluator.scoring.evaluation import Evaluation
from evaluator.scoring.result import Score
from evaluator.terms import Call, Group, Period, shown

_QUOTES: Final = 14
_QUOTES_OF_ONE_KIND: Final = 2
_SHORT: Final = 2
"""A report on so many months or fewer shows weeks."""


@dataclass(slots=True)
class _Judged:
    """A call with its finished evaluations; on a blend those of its forms that count."""

    call: Call
    blend: Blend | None
    evaluations: list[Evaluation] = field(default_factory=list)

    @property
    def score(self) -> float | None:
        """The mean of what each evaluator came to, which is what trends count; None without any."""
        given = self._blended() if self.blend else [one.score.value for one in self.evaluations]
        values = [one for one in given if one is not None]
        return sum(values) / len(values) if values else None

    @property
    def failed(self) -> bool:
        """Whether an answer failed the form for one of its evaluators, whatever it shows then."""
        return any(one.score.fails_form for one in self.evaluations)

    @property
    def band(self) -> str:
        """The band of that score, "" where its evaluations are on different forms, unblended."""
        forms = {one.form.hash: one.form for one in self.evaluations}
        if self.score is None or (len(forms) > 1 and self.blend is None):
            return ""
        bands = self.blend.bands if self.blend else next(iter(forms.values())).bands
        return band_of(bands, float(shown(self.score))).name

    def _blended(self) -> Iterator[float | None]:
        """What each evaluator came to on the blend."""
        of: dict[str, dict[str, Score]] = {}
        for one in self.evaluations:
            of.setdefault(one.evaluator.id, {})[one.form.id] = one.score
        if self.blend is not None:
            yield from (blend_score(self.blend, scores).value for scores in of.values())


def content_of(desk: Desk, scope: CallFilter, blend: Blend | None = None) -> ClientReport:
    """The content of the report on a scope, on a blend where one is given.

    Raises UserError when nothing is finished in it, or no call on all forms of the blend.
    """
    told = _counted(desk, scope, blend) if blend else None
    scope = narrowed(scope, blend)
    calls = _judged(desk.store.evaluations.finished(scope), blend)
    if not calls:
        raise _nothing(told)
    evaluations = [one for call in calls for one in call.evaluations]
    forms = {one.form.hash: one.form for one in evaluations}
    marked: Sequence[Form | Blend] = (blend,) if blend else tuple(forms.values())
    by = _fitting(desk, scope)
    together = insight.trend(desk, scope, by, blend=blend)
    by_agent = insight.trend(desk, scope, by, Group.AGENT, blend)
    pass_mark = _one({one.pass_mark for one in marked})
    return ClientReport(
        client=scope.client,
        agent=scope.agent,
        team=scope.team,
        since=scope.since,
        until=scope.until,
        made=now(),
        forms=tuple(dict.fromkeys(form.title for form in forms.values())),
        evaluators=tuple(sorted({one.evaluator.name for one in evaluations})),
        overall=insight.overall(desk, scope, blend),
        pass_mark=pass_mark,
        passed=None if pass_mark is None else _passed(calls, pass_mark),
        bands=_bands(marked),
        trend=together,
        by_agent=by_agent if len(by_agent.series) > 1 else None,
        change=_change(together),
        points=insight.table(desk, scope, Group.NONE, together),
        sections=insight.sections(desk, scope, Group.NONE, together),
        noted=insight.noted(desk, scope),
        agents=insight.table(desk, scope, Group.AGENT, by_agent),
        blend=told,
        calls=tuple(_line(call) for call in calls),
        quotes=tuple(_quotes(evaluations)),
    )


def _judged(evaluations: Iterable[Evaluation], blend: Blend | None) -> list[_Judged]:
    """The calls in order of time."""
    found: dict[str, _Judged] = {}
    for one in evaluations:
        found.setdefault(one.call.id, _Judged(one.call, blend)).evaluations.append(one)
    return list(found.values())


def _counted(desk: Desk, scope: CallFilter, blend: Blend) -> BlendOf:
    """The forms of a blend by their shares, and which calls count."""
    over = insight.trend(desk, scope, Period.ALL, blend=blend)
    table = insight.forms_of(desk, blend, scope, Group.NONE, over)
    cells = table.rows[0].cells if table.rows else ()
    whole = sum(blend.shares.values())
    return BlendOf(
        title=blend.title,
        forms=tuple(
            BlendedForm(
                title=head.title, share=blend.shares[head.id] / whole, estimate=cell.estimate
            )
            for head, cell in zip(table.questions, cells, strict=True)
            if cell is not None
        ),
        counted=counted(desk, blend, scope).said,
    )


def _nothing(told: BlendOf | None) -> UserError:
    if told is not None:
        return UserError(
            f"No call of this period counts on the blend “{told.title}”.", told.counted
        )
    return UserError(
        "Nothing in this period is finished, so there is nothing to report.",
        "Choose a longer period, or another client, agent or team.",
    )


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


def _bands(forms: Iterable[Form | Blend]) -> tuple[BandMark, ...]:
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
