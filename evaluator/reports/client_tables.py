"""The tables of the client report: points, agents, calls, and what the evaluators wrote."""

from collections.abc import Iterator, Sequence

from reportlab.platypus.flowables import Flowable

from evaluator.insight.estimate import Estimate
from evaluator.insight.frequency import Noted
from evaluator.insight.table import Cell as Mean
from evaluator.insight.table import Heading, TableRow
from evaluator.reports.charts import Fill, Sign
from evaluator.reports.content import BandMark, CallLine, ClientReport, Quote
from evaluator.reports.letterhead import Rule, heading
from evaluator.reports.look import GREY, STEP, ReportLook, body, small, tone_of
from evaluator.reports.rows import Cell, Dress, Row, Table
from evaluator.reports.text import Text, shortened
from evaluator.reports.trend_chart import Bar
from evaluator.reports.wording import day, moment_of_day
from evaluator.reports.words import Span, cut
from evaluator.terms import counted, percent, shown, trimmed

_BAR = 32 * STEP
_GUTTER = 1.5 * STEP  # between a name and its bar
_LINE = Dress(above=4, below=4, rule=True)
_HEAD = Dress(below=2)
_NONE = "–"


def points(content: ClientReport, look: ReportLook) -> Iterator[Flowable]:
    """The points, best first, as parts of their highest; the best and the weakest are named."""
    ranked = _ranked(content)
    if not ranked:
        return
    rows = []
    differ = _part(ranked[0]) > _part(ranked[-1])
    for place, (title, mean) in enumerate(ranked):
        word = ""
        if differ:
            word = {0: "· best", len(ranked) - 1: "· weakest"}.get(place, "")
        rows.append(_estimate_row(title.title, word, mean.estimate, title.top, look))
    yield Table(
        rows,
        head=_estimate_head("Point", "Average", look),
        title=heading("Points, best first", look, outline=0, aside="bracket: 95 % interval"),
    )


def blended(content: ClientReport, look: ReportLook) -> Iterator[Flowable]:
    """The forms of the blend, each with its share and its own average on the same calls."""
    if content.blend is None:
        return
    rows = [
        _estimate_row(form.title, f"· {trimmed(100 * form.share)} %", form.estimate, 100, look)
        for form in content.blend.forms
    ]
    yield Table(
        rows,
        head=_estimate_head("Form", "Average score", look),
        title=heading(
            "Forms of the blend", look, outline=0, aside="with its share; on the calls that count"
        ),
    )


def sections(content: ClientReport, look: ReportLook) -> Iterator[Flowable]:
    """The sections in the form's order, each over the calls in which it counted."""
    table = content.sections
    rows = [
        _estimate_row(head.title, "", cell.estimate, head.top, look)
        for row in (table.rows[:1] if table else ())
        for head, cell in zip(table.questions if table else (), row.cells, strict=True)
        if cell is not None
    ]
    if rows:
        aside = "over the calls in which they counted"
        yield Table(
            rows,
            head=_estimate_head("Section", "Average score", look),
            title=heading("Sections", look, outline=0, aside=aside),
        )


def noted(content: ClientReport, look: ReportLook) -> Iterator[Flowable]:
    """What was noted without a score: how often each answer was given."""
    rows = []
    for question in content.noted:
        caution = " · caution: under three calls" if question.few else ""
        calls = counted(question.calls, "call")
        title = [
            Span(cut(question.title, 160), body(face="SemiBold")),
            Span(f" {calls}{caution}", small()),
        ]
        rows.append(
            Row([Cell(0, look.room, (Text(title, body()),))], Dress(above=4, rule=True), keep=True)
        )
        rows += [_noted_row(answer, look) for answer in question.answers]
    if rows:
        yield Table(
            rows,
            title=heading("Noted, without a score", look, outline=0, aside="share of the calls"),
        )


def _noted_row(answer: Noted, look: ReportLook) -> Row:
    share = 12 * STEP
    bar = look.room - share - _BAR
    return Row(
        [
            Cell(4 * STEP, bar - 8 * STEP, (Text(cut(answer.words, 160), body(GREY)),)),
            Cell(bar, _BAR, (Fill(answer.share, _BAR, look.ink),)),
            Cell(
                look.room - share,
                share,
                (Text(percent(answer.share), body(align="right")),),
            ),
        ],
        Dress(above=1, below=1),
    )


def agents(content: ClientReport, look: ReportLook) -> Iterator[Flowable]:
    """Agents side by side, where there is more than one; those with few calls are not ranked."""
    if len(content.agents.rows) < 2:
        return
    rows = [_agent_row(row, look) for row in content.agents.rows]
    aside = "hollow: under three calls, not ranked"
    yield Table(
        rows,
        head=_estimate_head("Agent", "Average score", look),
        title=heading("Agents", look, outline=0, aside=aside),
    )


def calls(content: ClientReport, look: ReportLook) -> Iterator[Flowable]:
    """Every call with its score and band."""
    if not content.calls:
        return
    names = ("Date", "Agent", "Reference", "Score", "Band")
    head = _call_row([Text(name, small(align=_side(name))) for name in names], None, _HEAD, look)
    rows = [_call(line, content.bands, look) for line in content.calls]
    yield Table(rows, head=head, title=heading("Calls", look, outline=0))


def quotes(content: ClientReport, look: ReportLook) -> Iterator[Flowable]:
    """What the evaluators wrote, word for word."""
    if not content.quotes:
        return
    yield heading("In the evaluators’ words", look, outline=0)
    for quote in content.quotes:
        yield _quote(quote, look)
    yield Rule()


def _ranked(content: ClientReport) -> list[tuple[Heading, Mean]]:
    found = []
    for row in content.points.rows[:1]:
        for title, cell in zip(content.points.questions, row.cells, strict=True):
            if cell is not None and cell.estimate.mean is not None:
                found.append((title, cell))
    return sorted(found, key=_part, reverse=True)


def _part(ranked: tuple[Heading, Mean]) -> float:
    """An average as a part of the highest."""
    title, mean = ranked
    return (mean.estimate.mean or 0.0) / title.top


def _agent_row(row: TableRow, look: ReportLook) -> Row:
    caution = "· caution: under three calls" if row.overall.few else ""
    return _estimate_row(row.name, caution, row.overall, 100, look)


def _estimate_head(name: str, mean: str, look: ReportLook) -> Row:
    right = small(align="right")
    texts = [Text(name, small()), None, Text(mean, right), Text("95 % interval", right)]
    return _estimate_cells(texts, Text("Calls", right), _HEAD, look)


def _estimate_row(name: str, word: str, one: Estimate, top: float, look: ReportLook) -> Row:
    interval = _NONE
    if one.low is not None and one.high is not None:
        interval = f"{shown(one.low)} to {shown(one.high)}"
    of = f" of {trimmed(top)}" if top != 100 else ""
    right = body(align="right")
    strong = body(face="SemiBold")
    title = Text([Span(cut(name, 160), strong), Span(f" {word}", small())], strong)
    return _estimate_cells(
        [
            title,
            Bar(one, top, _BAR, look.ink),
            Text(f"{shown(one.mean)}{of}", body(face="SemiBold", align="right")),
            Text(interval, body(GREY, align="right")),
        ],
        Text(str(one.calls), right),
        _LINE,
        look,
    )


def _estimate_cells(
    flow: Sequence[Flowable | None],
    count: Flowable,
    dress: Dress,
    look: ReportLook,
) -> Row:
    """Name, bar, average, interval, number of calls."""
    calls, interval, mean = 10 * STEP, 21 * STEP, 19 * STEP
    name = look.room - calls - interval - mean - _BAR - 2 * STEP
    cells, x = [], 0.0
    for item, width in zip(
        [*flow, count], (name, _BAR + 2 * STEP, mean, interval, calls), strict=True
    ):
        if item is not None:
            cells.append(Cell(x, width if x else width - _GUTTER, (item,)))
        x += width
    return Row(cells, dress)


def _side(name: str) -> str:
    return "right" if name == "Score" else "left"


def _call(line: CallLine, bands: tuple[BandMark, ...], look: ReportLook) -> Row:
    when = moment_of_day(line.started) if line.started else _NONE
    texts = [
        Text(when, body()),
        Text(shortened(line.agent, body(face="SemiBold"), 28 * STEP), body(face="SemiBold")),
        Text(shortened(line.reference, body(), 18 * STEP), body(GREY)),
        Text(shown(line.score), body(face="SemiBold", align="right")),
        Text(shortened(line.band, body(), 20 * STEP), body()),
    ]
    names = [band.name for band in bands]
    sign = None
    if line.band in names:
        tone = tone_of(names.index(line.band), len(names))
        sign = Sign(tone.shape, tone.colour, 14)
    return _call_row(texts, sign, Dress(above=2, below=2, rule=True), look)


def _call_row(texts: list[Text], sign: Sign | None, dress: Dress, look: ReportLook) -> Row:
    wide = (39 * STEP, 29 * STEP, 19 * STEP, 10 * STEP)
    cells, x = [], 0.0
    for text, width in zip(texts, wide, strict=False):
        cells.append(Cell(x, width - STEP, (text,)))
        x += width
    x += STEP
    if sign is not None:
        cells.append(Cell(x, 12, (sign,)))
    cells.append(Cell(x + 4 * STEP, look.room - x - 4 * STEP, (texts[-1],)))
    return Row(cells, dress)


def _quote(quote: Quote, look: ReportLook) -> Row:
    side = 38 * STEP
    when = day(quote.started) if quote.started else ""
    about = [
        Text(quote.about, small(look.ink, face="SemiBold")),
        Text(", ".join(filter(None, (quote.agent, when))), small()),
    ]
    return Row(
        [
            Cell(0, side - 2 * STEP, tuple(about)),
            Cell(side, look.room - side, (Text(f"“{quote.text.strip()}”", body()),)),
        ],
        Dress(above=1.5 * STEP, below=1.5 * STEP, rule=True),
    )
