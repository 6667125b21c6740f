"""The feedback report on the page: the first page says it all, the next ones say why."""

from collections.abc import Iterator, Sequence

from reportlab.platypus.flowables import Flowable, Spacer

from evaluator.reports.charts import Blocks, Disc, Scale, Sign, Timeline
from evaluator.reports.content import Fact, Feedback, Flag, Point, Verdict
from evaluator.reports.letterhead import heading, letterhead, rule
from evaluator.reports.look import (
    GREY,
    INK,
    STEP,
    TINT,
    ReportLook,
    big,
    body,
    head,
    small,
    tone_of,
)
from evaluator.reports.pdf import PROGRAM, Imprint
from evaluator.reports.rows import Cell, Dress, Row
from evaluator.reports.text import Text, shortened, text_width
from evaluator.reports.words import Span

_BLOCKS = 112.0
_NUMBER = 6 * STEP


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
    client = look.client or content.client
    what = f"Call feedback for {client}" if client else "Call feedback"
    told = [content.dated, f"Ref. {content.reference}" if content.reference else ""]
    return [
        *letterhead(look, what, told),
        _title(content, look),
        Spacer(0, 2 * STEP),
        Scale(content.verdict),
        Spacer(0, 2 * STEP),
        *_summary(content, look),
        *_chart(content, look),
        *_timeline(content, look),
        *_details(content, look),
        *_narrative(content, look),
        *_working(content, look),
        *_facts("About this call", content.facts, look),
        *_facts("About this evaluation", content.colophon, look),
    ]


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
            Cell(0, left, (Text(content.agent, big(), outline=0), Text(content.lede, body(GREY)))),
            Cell(
                look.room - score_room,
                score_room,
                (Text(verdict.score, big(align="right")), Text(verdict.band, word), outcome),
            ),
            Cell(sign_at, 12, (Spacer(0, 36), *_sign(verdict))),
        ]
    )


def _sign(verdict: Verdict) -> Iterator[Flowable]:
    if verdict.place is not None:
        tone = tone_of(verdict.place, len(verdict.bands))
        yield Sign(tone.shape, tone.colour, 18)


def _summary(content: Feedback, look: ReportLook) -> Iterator[Flowable]:
    """Three columns on a panel; one under the other where they are long."""
    do_next = content.do_next
    if content.due:
        do_next = f"{do_next}\nDue {content.due}" if do_next else f"Due {content.due}"
    told = (
        ("Went well", content.went_well),
        ("Work on", content.work_on),
        ("Do next", do_next),
    )
    inside = look.room - 8 * STEP
    title = body(look.ink, face="SemiBold")
    if max(len(text) for _, text in told) > 420:
        for name, text in told:
            flow = (Text(name, title), Text(text or "Nothing noted.", body()))
            yield Row([Cell(4 * STEP, inside, flow)], _PANEL, after=STEP)
        return
    each = (inside - 8 * STEP) / 3
    yield Row(
        [
            Cell(
                4 * STEP + index * (each + 4 * STEP),
                each,
                (Text(name, title), Text(text or "Nothing noted.", body(INK if text else GREY))),
            )
            for index, (name, text) in enumerate(told)
        ],
        _PANEL,
    )


_PANEL = Dress(above=3 * STEP, below=3 * STEP, fill=TINT)
_LINE = Dress(above=5, below=5, rule=True)


def _chart(content: Feedback, look: ReportLook) -> Iterator[Flowable]:
    """Every point with its level, at a glance."""
    count = len(content.points)
    words = (
        "The seven points" if count == 7 else f"The {count} points" if count > 1 else "The point"
    )
    yield from heading(words, look, outline=0)
    blocks_at = look.room - _BLOCKS - 10 * STEP
    title_room = blocks_at - _NUMBER - 36 * STEP
    yield Row(
        [
            Cell(blocks_at - 34 * STEP, 20 * STEP, (Text("moments", small()),)),
            Cell(blocks_at - 14 * STEP, 10 * STEP, (Text("weight", small(align="right")),)),
            Cell(blocks_at, _BLOCKS, (Text(_range(content.points), small()),)),
            Cell(look.room - 9 * STEP, 9 * STEP, (Text("level", small(align="right")),)),
        ],
        Dress(below=2),
        keep=True,
    )
    for point in content.points:
        times = ", ".join(flag.when for flag in point.flags)
        when = small(look.ink, face="SemiBold")
        strong = body(INK if point.level is not None else GREY, face="SemiBold")
        yield Row(
            [
                Cell(0, _NUMBER, (Text(str(point.number), body(GREY)),)),
                Cell(_NUMBER, title_room, (Text(point.title, strong),)),
                Cell(
                    blocks_at - 34 * STEP,
                    22 * STEP,
                    (Spacer(0, 1.75), Text(shortened(times, when, 22 * STEP), when)),
                ),
                Cell(
                    blocks_at - 14 * STEP,
                    10 * STEP,
                    (Text(point.weight, body(GREY, align="right")),),
                ),
                Cell(
                    blocks_at,
                    _BLOCKS,
                    (Spacer(0, 2.5), Blocks(point.level, point.top, _BLOCKS, look.ink, 0)),
                ),
                Cell(
                    look.room - 9 * STEP,
                    9 * STEP,
                    (Text(point.answer, body(INK, face="Bold", align="right")),),
                ),
            ],
            _LINE,
        )
    yield rule()


def _range(points: Sequence[Point]) -> str:
    tops = {point.top for point in points}
    return f"level 0 to {tops.pop()}" if len(tops) == 1 else "level, of the highest"


def _timeline(content: Feedback, look: ReportLook) -> Iterator[Flowable]:
    if content.strip is None:
        return
    yield from heading("Where on the call", look, outline=0)
    yield Timeline(content.strip, look.ink)


def _details(content: Feedback, look: ReportLook) -> Iterator[Flowable]:
    yield from heading("Point by point", look, outline=0)
    for point in content.points:
        yield _detail(point, look)
    yield rule()
    if content.other_flags:
        yield from heading("Other moments", look, outline=0)
        yield from _moments(content.other_flags, look, look.room)


def _detail(point: Point, look: ReportLook) -> Row:
    side = 22 * STEP
    room = look.room - _NUMBER - side - 4 * STEP
    flow: list[Flowable] = [
        Text(point.title, body(face="SemiBold"), outline=1),
        Text(point.words, body(GREY)),
    ]
    if point.comment:
        flow += [Spacer(0, STEP), Text(point.comment, body())]
    if point.flags:
        flow += [Spacer(0, STEP), *_moments(point.flags, look, room)]
    if point.tip:
        tip = [Span("To practise  ", body(look.ink, face="SemiBold")), Span(point.tip, body())]
        inset = Cell(3 * STEP, room - 5 * STEP, (Text(tip, body()),))
        flow += [
            Spacer(0, 1.5 * STEP),
            Row([inset], Dress(above=STEP, below=STEP, fill=TINT, bar=look.ink)),
        ]
    level = f"{point.answer} of {point.top}" if point.level is not None else point.answer
    aside = (
        Text(level, body(face="Bold", align="right")),
        Spacer(0, 2),
        Blocks(point.level, point.top, side, look.ink, 2),
        Text(f"weight {point.weight}", small(align="right")),
    )
    cells = [
        Cell(0, _NUMBER, (Text(str(point.number), body(GREY)),)),
        Cell(_NUMBER, room, tuple(flow)),
        Cell(look.room - side, side, aside),
    ]
    return Row(cells, Dress(above=2 * STEP, below=2 * STEP, rule=True))


def _moments(flags: Sequence[Flag], look: ReportLook, room: float) -> Iterator[Row]:
    when = body(look.ink, face="SemiBold")
    for flag in flags:
        said = [Span(f"{flag.when}  ", when), Span(flag.note, body())]
        yield Row(
            [
                Cell(0, 5 * STEP, (Disc(flag, 14),)),
                Cell(5 * STEP, room - 5 * STEP, (Text(said, body()),)),
            ]
        )


def _narrative(content: Feedback, look: ReportLook) -> Iterator[Flowable]:
    if content.narrative:
        yield from heading("What happened", look, outline=0)
        yield Text(content.narrative, body())


def _working(content: Feedback, look: ReportLook) -> Iterator[Flowable]:
    yield from heading("How the score came about", look, outline=0)
    yield _sum_row(("", "Point", "Level", "Weight", "Share", "Points", "Of"), look, rule=False)
    for point in content.points:
        level = f"{point.level} of {point.top}" if point.level is not None else point.answer
        said = (str(point.number), point.title, level, point.weight, point.share, point.points)
        yield _sum_row((*said, point.of), look)
    working = content.working
    total = ("", "Together", "", "", "", working.points, working.of)
    yield _sum_row(total, look, strong=True)
    yield Spacer(0, STEP)
    for sentence in working.sentences:
        yield Text(sentence, body(), after=2)


def _sum_row(
    said: Sequence[str], look: ReportLook, *, rule: bool = True, strong: bool = False
) -> Row:
    wide = (60.0, 52.0, 52.0, 52.0, 44.0)
    title = look.room - _NUMBER - sum(wide)
    style = small(INK if rule else GREY, face="SemiBold" if strong else "Regular")
    figures = small(style.colour, face=style.face, align="right")
    cells = [
        Cell(0, _NUMBER, (Text(said[0], small()),)),
        Cell(_NUMBER, title, (Text(said[1], style),)),
    ]
    x = _NUMBER + title
    for text, width in zip(said[2:], wide, strict=True):
        cells.append(Cell(x, width, (Text(text, figures),)))
        x += width
    return Row(cells, Dress(above=2.5, below=2.5, rule=rule), keep=not rule)


def _facts(title: str, facts: Sequence[Fact], look: ReportLook) -> Iterator[Flowable]:
    """Facts in two columns: what it is in grey, what it was beside it."""
    yield from heading(title, look, outline=0)
    half = (look.room - 6 * STEP) / 2
    label = 24 * STEP
    for left in range(0, len(facts), 2):
        cells = []
        for side, fact in enumerate(facts[left : left + 2]):
            x = side * (half + 6 * STEP)
            cells += [
                Cell(x, label, (Text(fact.label, small()),)),
                Cell(x + label, half - label, (Text(fact.value, small(INK)),)),
            ]
        yield Row(cells, Dress(above=2, below=2, rule=True))
    yield rule()
