"""The first page of the feedback report: it says it all; the pages that follow say why."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from reportlab.platypus.flowables import Flowable, PageBreak, Spacer

from evaluator.reports.charts import Fill, Scale, Sign, level_of, standard_at
from evaluator.reports.content import Feedback, Point, SectionLine, Verdict
from evaluator.reports.feedback_details import details, facts, narrative, working
from evaluator.reports.letterhead import heading, letterhead, named
from evaluator.reports.look import (
    FAILED,
    FOOT,
    GREY,
    INK,
    STEP,
    TINT,
    TOP,
    ReportLook,
    big,
    body,
    head,
    small,
    tone_of,
)
from evaluator.reports.pdf import PROGRAM, Imprint
from evaluator.reports.rows import Cell, Dress, Row, Table
from evaluator.reports.strip import Timeline
from evaluator.reports.text import Text, shortened, text_width
from evaluator.reports.words import Span, cut

_BLOCKS = 28 * STEP
_NUMBER = 6 * STEP
_MOST_FAILED = 6
_LONG = 420  # letters from which the three columns of the summary stand below each other
_PANEL = Dress(above=3 * STEP, below=3 * STEP, fill=TINT)
_LINE = Dress(above=4, below=4, rule=True)


def imprint(content: Feedback, look: ReportLook) -> Imprint:
    """What stands around the story."""
    about = f"Call feedback for {content.agent}"
    told = " · ".join(filter(None, (look.brand, about, content.dated, content.reference)))
    return Imprint(
        title=f"{about}, {content.dated}" if content.dated else about,
        author=", ".join(filter(None, (content.evaluator, look.brand))),
        subject=f"{content.form}: {content.verdict.score}, {content.verdict.band}",
        keywords=tuple(filter(None, (content.agent, content.client, content.form))),
        running=told,
        foot=f"{PROGRAM} · evaluation {content.evaluation}",
        made=content.finished,
    )


def story(content: Feedback, look: ReportLook) -> list[Flowable]:
    """The report as what flows over the pages. Raises UserError for a logo that cannot be used."""
    apart = content.strip is None
    return [
        *_first_page(content, look),
        PageBreak(),
        *details(content, look),
        *narrative(content, look),
        *working(content, look),
        *_blend(content, look),
        *(() if apart else facts("About this call", content.facts, look)),
        *(facts("Measured from the sound", content.measured, look) if content.measured else ()),
        *facts("About this evaluation", content.colophon, look),
    ]


def _blend(content: Feedback, look: ReportLook) -> Iterator[Flowable]:
    if content.blend is not None:
        yield from facts(f"Blended: {content.blend.title}", content.blend.facts, look)


def _first_page(content: Feedback, look: ReportLook) -> list[Flowable]:
    """As much as stands on one page: the comments in a line each go first, and then the points
    where sections stand for them.
    """
    ways: list[Callable[[Feedback, ReportLook], Iterator[Flowable]]]
    ways = [partial(_chart, comments=True), partial(_chart, comments=False)]
    if content.sections:
        ways.append(_no_points)
    for chart in ways:
        flow = [
            *_head(content, look),
            *_sections(content, look),
            *chart(content, look),
            *_timeline(content, look),
        ]
        if content.strip is None:
            flow += facts("About this call", content.facts, look)
        room = look.size[1] - TOP - FOOT
        if sum(item.getSpaceBefore() + item.wrap(look.room, 1e6)[1] for item in flow) <= room:
            break
    return flow


def _no_points(_content: Feedback, _look: ReportLook) -> Iterator[Flowable]:
    """Nothing: the points follow one by one on the next page."""
    return iter(())


def _head(content: Feedback, look: ReportLook) -> Iterator[Flowable]:
    client = look.client or content.client
    what = f"Call feedback for {client}" if client else "Call feedback"
    yield from letterhead(
        look, what, [content.dated, f"Ref. {content.reference}" if content.reference else ""]
    )
    yield _title(content, look)
    yield Spacer(0, 2 * STEP)
    verdict = content.verdict
    yield Scale(
        verdict.bands, score=verdict.value, place=verdict.place, pass_mark=verdict.pass_mark
    )
    yield Spacer(0, 2 * STEP)
    yield from _failed(content, look)
    yield from _summary(content, look)


def _failed(content: Feedback, look: ReportLook) -> Iterator[Flowable]:
    """Which answers failed what, and how each class of critical errors came out."""
    told = " · ".join(f"{fact.label} {fact.value}" for fact in content.accuracy)
    accuracy = [Text(f"Without error: {told}", small())] if told else []
    count = len(content.failures)
    if not count:
        yield from [*accuracy, Spacer(0, 2 * STEP)] if accuracy else ()
        return
    said = [Text("What failed", body(FAILED, face="SemiBold"), after=2)]
    said += [Text(cut(line, 300), body()) for line in content.failures[:_MOST_FAILED]]
    if count > _MOST_FAILED:
        said.append(Text(f"and {count - _MOST_FAILED} more, each told at its point", body(GREY)))
    cell = Cell(4 * STEP, look.room - 8 * STEP, (*said, *accuracy))
    yield Row([cell], Dress(above=2 * STEP, below=2 * STEP, bar=FAILED))
    yield Spacer(0, STEP)


def _title(content: Feedback, look: ReportLook) -> Row:
    verdict = content.verdict
    score_room = 168.0
    left = look.room - score_room - 4 * STEP
    tone = tone_of(verdict.place, len(verdict.bands)) if verdict.place is not None else None
    colour = tone.colour if tone else GREY
    word = head(colour, align="right", face="Bold")
    outcome = Text(verdict.outcome, small(align="right"))
    sign_at = look.room - min(text_width(verdict.band, word), score_room - 16) - 16
    return Row(
        [
            Cell(
                0,
                left,
                (named(cut(content.agent, 120), left), Text(content.lede, body(GREY))),
            ),
            Cell(
                look.room - score_room,
                score_room,
                (
                    Text(verdict.score, big(align="right")),
                    Text(verdict.band, word),
                    outcome,
                    *((Text(verdict.raw, small(align="right")),) if verdict.raw else ()),
                ),
            ),
            Cell(sign_at, 12, (Spacer(0, 36), *_sign(verdict))),
        ]
    )


def _sign(verdict: Verdict) -> Iterator[Flowable]:
    if verdict.place is not None:
        tone = tone_of(verdict.place, len(verdict.bands))
        yield Sign(tone.shape, tone.colour, 18)


def _summary(content: Feedback, look: ReportLook) -> Iterator[Row]:
    """Three columns on a panel; one under the other where they are long."""
    told = (
        ("Went well", content.went_well, ""),
        ("Work on", content.work_on, ""),
        ("Do next", content.do_next, content.due),
    )
    inside = look.room - 8 * STEP
    if max(len(text) for _, text, _ in told) > _LONG:
        for name, text, due in told:
            yield Row([Cell(4 * STEP, inside, _said(name, text, due, look))], _PANEL, after=STEP)
        return
    each = (inside - 12 * STEP) / 3
    yield Row(
        [
            Cell(4 * STEP + index * (each + 6 * STEP), each, _said(*one, look))
            for index, one in enumerate(told)
        ],
        _PANEL,
    )


def _said(name: str, text: str, due: str, look: ReportLook) -> tuple[Flowable, ...]:
    said = [Text(name, body(look.ink, face="SemiBold"), after=2)]
    if text or not due:
        said.append(Text(text or "Nothing noted.", body(INK if text else GREY)))
    if due:
        strong = body(face="SemiBold")
        said.append(Text([Span("By ", strong), Span(due, strong)], body()))
    return tuple(said)


def _sections(content: Feedback, look: ReportLook) -> Iterator[Flowable]:
    """Every section with its score, at a glance."""
    if content.sections:
        _, share, _ = _columns(look)
        head = [
            Cell(share - 12 * STEP, 12 * STEP, (Text("Share", small(align="right")),)),
            Cell(look.room - 9 * STEP, 9 * STEP, (Text("Score", small(align="right")),)),
        ]
        yield Table(
            [_section_row(line, look) for line in content.sections],
            head=Row(head, Dress(below=2)),
            title=heading("The sections", look, outline=0),
        )


def _section_row(line: SectionLine, look: ReportLook) -> Row:
    notes, share, blocks = _columns(look)
    at = 4 * STEP if line.within else 0
    style = body(INK if line.value is not None else GREY, face="SemiBold")
    note = small(FAILED if line.failed else GREY)
    part = None if line.value is None else line.value / 100
    room = share - 12 * STEP - notes + 4 * STEP
    title = shortened(line.title, style, notes - at - 6 * STEP)
    score = Text(line.score, body(INK, face="Bold", align="right"))
    return Row(
        [
            Cell(at, notes - at - 6 * STEP, (Text(title, style),)),
            Cell(
                notes - 4 * STEP,
                room,
                (Spacer(0, 1.75), Text(shortened(line.note, note, room), note)),
            ),
            Cell(share - 12 * STEP, 12 * STEP, (Text(line.share, body(GREY, align="right")),)),
            Cell(blocks, _BLOCKS, (Fill(part, _BLOCKS, look.ink),)),
            Cell(look.room - 9 * STEP, 9 * STEP, (score,)),
        ],
        _LINE,
    )


def _chart(content: Feedback, look: ReportLook, *, comments: bool) -> Iterator[Flowable]:
    """Every point that is scored with its level, at a glance."""
    points = [point for point in content.points if point.scored]
    count = len(points)
    if not points:
        return
    words = (
        "The seven points" if count == 7 else f"The {count} points" if count > 1 else "The point"
    )
    yield Table(
        [
            _chart_row(point, look, comments=comments, share=bool(content.sections))
            for point in points
        ],
        head=_chart_head(points, content, look),
        title=heading(words, look, outline=0),
    )


def _columns(look: ReportLook) -> tuple[float, float, float]:
    """Where the moments, the weights (their right end) and the blocks stand."""
    blocks = look.room - _BLOCKS - 9 * STEP
    return blocks - 29 * STEP, blocks - 5 * STEP, blocks


def _chart_head(points: Sequence[Point], content: Feedback, look: ReportLook) -> Row:
    moments, weights, blocks = _columns(look)
    point, measure = points[0], content.working.measure
    weight = "Share" if content.sections else "Weight"
    alike = len({(point.top, point.standard) for point in points}) == 1
    cells = [
        Cell(weights - 12 * STEP, 12 * STEP, (Text(weight, small(align="right")),)),
        Cell(look.room - 9 * STEP, 9 * STEP, (Text(measure, small(align="right")),)),
    ]
    if any(point.flags for point in points):
        cells.insert(0, Cell(moments, 20 * STEP, (Text("Moments", small()),)))
    if alike and point.standard < point.top:
        standard = f"Standard {point.standard} of {point.top}"
        right = standard_at(point, _BLOCKS) + 0.5
        cells.insert(-1, Cell(blocks, right, (Text(standard, small(align="right")),)))
    return Row(cells, Dress(below=2))


def _chart_row(point: Point, look: ReportLook, *, comments: bool, share: bool) -> Row:
    moments, weights, blocks = _columns(look)
    room = (moments if point.flags else weights - 12 * STEP) - _NUMBER - 2 * STEP
    weight = point.share if share else point.weight
    title = body(GREY if point.level is None and point.part is None else INK, face="SemiBold")
    flow: list[Flowable] = [Text(cut(point.title, 160), title)]
    if comments:
        said = point.comment or ("" if point.level is not None else point.words)
        line = Text(shortened(said, small(), room), small())
        flow.append(line if said else Spacer(0, line.style.leading))
    when = small(look.ink, face="SemiBold")
    times = shortened(", ".join(flag.when for flag in point.flags), when, 20 * STEP)
    level = body(INK, face="Bold", align="right")
    return Row(
        [
            Cell(0, _NUMBER, (Text(str(point.number), body(GREY)),)),
            Cell(_NUMBER, room, tuple(flow)),
            Cell(moments, 20 * STEP, (Spacer(0, 1.75), Text(times, when))),
            Cell(weights - 12 * STEP, 12 * STEP, (Text(weight, body(GREY, align="right")),)),
            Cell(blocks, _BLOCKS, (level_of(point, _BLOCKS, look.ink),)),
            Cell(look.room - 9 * STEP, 9 * STEP, (Text(point.answer, level),)),
        ],
        _LINE,
    )


def _timeline(content: Feedback, look: ReportLook) -> Iterator[Flowable]:
    if content.strip is not None:
        yield heading("Where on the call", look, outline=0)
        yield Timeline(content.strip, look.ink)
