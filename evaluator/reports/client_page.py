"""The client report on the page: what it comes to, how it went over time, what stands behind."""

from collections.abc import Iterator

from reportlab.platypus.flowables import Flowable, Spacer

from evaluator.insight.change import Change
from evaluator.insight.chart import chart
from evaluator.insight.estimate import Estimate
from evaluator.insight.trend import Trend, in_words
from evaluator.reports.charts import Scale, Sign
from evaluator.reports.client_tables import agents, blended, calls, noted, points, quotes, sections
from evaluator.reports.content import BlendOf, ClientReport
from evaluator.reports.letterhead import heading, letterhead, named
from evaluator.reports.look import (
    GREY,
    STEP,
    TINT,
    ReportLook,
    big,
    body,
    tone_of,
)
from evaluator.reports.pdf import PROGRAM, Imprint
from evaluator.reports.rows import Cell, Dress, Row
from evaluator.reports.text import Text
from evaluator.reports.trend_chart import MOST_LINES, TrendChart
from evaluator.reports.wording import day, listed
from evaluator.terms import FEW_CALLS, counted, percent, shown, signed, trimmed


def imprint(content: ClientReport, look: ReportLook) -> Imprint:
    """What stands around the story."""
    about = f"Calls of {_subject(content)}"
    period = _period(content)
    return Imprint(
        title=f"{about}, {period}",
        author=", ".join(filter(None, (look.brand, *content.evaluators[:3]))),
        subject=f"{counted(content.overall.calls, 'call')}, average {shown(content.overall.mean)}",
        keywords=tuple(filter(None, (content.client, content.agent, content.team, *content.forms))),
        running=" · ".join(filter(None, (look.brand, about, period))),
        foot=f"{PROGRAM} · client report made on {day(content.made)}",
        made=content.made,
    )


def story(content: ClientReport, look: ReportLook) -> list[Flowable]:
    """The report as what flows over the pages. Raises UserError for a logo that cannot be used."""
    client = content.client or look.client
    what = f"Client report for {client}" if client else "Client report"
    top = [
        *letterhead(look, what, [f"Made on {day(content.made)}"]),
        _title(content, look),
        Spacer(0, 3 * STEP),
    ]
    if content.overall.calls == 0:
        return [*top, *_nothing(content, look)]
    return [
        *top,
        *_average(content, look),
        *_chart("Score over time", content.trend, look),
        *blended(content, look),
        *sections(content, look),
        *points(content, look),
        *noted(content, look),
        *_agents(content, look),
        *calls(content, look),
        *quotes(content, look),
    ]


def _subject(content: ClientReport) -> str:
    """Who the report is about: the narrowest of agent, team and client."""
    team = f"team {content.team}" if content.team else ""
    return content.agent or team or content.client or "all clients"


def _period(content: ClientReport) -> str:
    since, until = content.since, content.until
    if since and until:
        return f"{day(since)} to {day(until)}"
    if since:
        return f"from {day(since)}"
    return f"up to {day(until)}" if until else "all calls to date"


def _title(content: ClientReport, look: ReportLook) -> Row:
    subject = _subject(content)
    facts = [
        counted(content.overall.calls, "call") if content.overall.calls else "",
        f"evaluated by {listed(content.evaluators)}" if content.evaluators else "",
        f"with {listed(content.forms)}" if content.forms else "",
    ]
    period = _period(content)
    right = 168.0
    left = look.room - right - 4 * STEP
    cells = [
        Cell(
            0,
            left,
            (
                named(subject[:1].upper() + subject[1:], left),
                Text(period[:1].upper() + period[1:], body(face="SemiBold")),
                Text(" · ".join(filter(None, facts)), body(GREY)),
            ),
        )
    ]
    if content.overall.mean is not None:
        cells.append(Cell(look.room - right, right, _figure(content.overall)))
    return Row(cells)


def _figure(overall: Estimate) -> tuple[Flowable, ...]:
    """The average, never bare: with its interval and its number of calls."""
    if overall.low is None or overall.high is None:
        interval = "no interval from one call"
    else:
        interval = f"95 % interval {shown(overall.low)} to {shown(overall.high)}"
    return (
        Text(shown(overall.mean), big(align="right")),
        Text(f"average of {counted(overall.calls, 'call')}", body(face="SemiBold", align="right")),
        Text(interval, body(GREY, align="right")),
    )


def _nothing(content: ClientReport, look: ReportLook) -> Iterator[Flowable]:
    period = _period(content)
    text = (
        f"There is no finished evaluation for {_subject(content)}, {period}. "
        "A report can be made as soon as the first call of the period is evaluated."
    )
    yield Row(
        [Cell(4 * STEP, look.room - 8 * STEP, (Text(text, body()),))],
        Dress(above=4 * STEP, below=4 * STEP, fill=TINT),
    )


def _average(content: ClientReport, look: ReportLook) -> Iterator[Flowable]:
    overall = content.overall
    if content.bands and overall.mean is not None:
        seen = float(shown(overall.mean))
        place = next(i for i, band in enumerate(content.bands) if seen >= band.at)
        ends = None
        if overall.low is not None and overall.high is not None:
            ends = (overall.low, overall.high)
        yield Scale(
            content.bands,
            score=overall.mean,
            place=place,
            pass_mark=content.pass_mark,
            interval=ends,
        )
        yield Spacer(0, 2 * STEP)
    said = [Text(sentence, body(), after=2) for sentence in _sentences(content)]
    yield Row(
        [Cell(4 * STEP, look.room - 8 * STEP, tuple(said))],
        Dress(above=3 * STEP, below=3 * STEP, fill=TINT),
    )
    if overall.few:
        yield Spacer(0, 2 * STEP)
        yield caution(
            f"Fewer than {FEW_CALLS} calls: one or two calls can be a good or a bad day. Do not "
            "compare or rank on this figure.",
            look,
        )


def caution(words: str, look: ReportLook) -> Row:
    """A warning with its sign: few calls say little."""
    tone = tone_of(2, 4)
    return Row(
        [
            Cell(4 * STEP, 12, (Sign(tone.shape, tone.colour, 14),)),
            Cell(9 * STEP, look.room - 13 * STEP, (Text(words, body(tone.colour)),)),
        ],
        Dress(above=2 * STEP, below=2 * STEP, bar=tone.colour),
    )


def _sentences(content: ClientReport) -> Iterator[str]:
    overall = content.overall
    if content.blend is not None:
        yield _blend(content.blend)
        yield content.blend.counted
    if overall.low is not None and overall.high is not None:
        yield (
            f"The {counted(overall.calls, 'call')} average {shown(overall.mean)}. Calls differ, so "
            f"the average of all such calls may lie anywhere from {shown(overall.low)} to "
            f"{shown(overall.high)} (95 % interval)."
        )
    else:
        yield f"One call scored {shown(overall.mean)}: how calls differ cannot be told from one."
    if content.passed is not None and content.pass_mark is not None:
        share = percent(content.passed / overall.calls)
        yield (
            f"{content.passed:,} of {overall.calls:,} reached the pass mark of "
            f"{trimmed(content.pass_mark)} ({share})."
        )
    if content.change and len(content.trend.periods) > 1:
        yield _changed(content.change, content.trend)


def _blend(blend: BlendOf) -> str:
    parts = listed(tuple(f"{trimmed(100 * form.share)} % {form.title}" for form in blend.forms))
    return f"A call’s score is the blend “{blend.title}”: {parts}."


def _changed(change: Change, trend: Trend) -> str:
    first, last = (in_words(trend.periods[end]) for end in (0, -1))
    size = signed(change.difference)
    ends = f"{signed(change.low)} to {signed(change.high)}"
    verdict = "more than chance alone would bring" if change.beyond_chance else "within chance"
    return f"From {first} to {last}: {size} (95 % interval {ends}), {verdict}."


def _agents(content: ClientReport, look: ReportLook) -> Iterator[Flowable]:
    several = content.by_agent
    if several and 2 <= len(several.series) <= MOST_LINES:
        yield from _chart("Agents over time", several, look)
    yield from agents(content, look)


def _chart(title: str, trend: Trend, look: ReportLook) -> Iterator[Flowable]:
    aside = "average and 95 % interval; hollow: under three calls"
    yield heading(title, look, outline=0, aside=aside)
    yield TrendChart(chart(trend), look.ink)
