"""The pages that say why: point by point, how the score came about, the facts."""

from collections.abc import Iterator, Sequence

from reportlab.platypus.flowables import Flowable, Spacer

from evaluator.reports.charts import Blocks
from evaluator.reports.content import Fact, Feedback, Flag, Point
from evaluator.reports.letterhead import Rule, heading
from evaluator.reports.look import GREY, INK, STEP, TINT, ReportLook, body, small
from evaluator.reports.marks import Mark
from evaluator.reports.rows import Cell, Dress, Row, Table
from evaluator.reports.text import Text, text_width
from evaluator.reports.words import cut

_NUMBER = 6 * STEP
_SIDE = 22 * STEP
_LONG = 300  # letters that a fact is cut to: what may be longer has a heading of its own


def details(content: Feedback, look: ReportLook) -> Iterator[Flowable]:
    """Each point with the words of its level, the comment, its moments and what to practise."""
    yield heading("Point by point", look, outline=0)
    for point in content.points:
        yield _detail(point, look)
    yield Rule()
    if content.other_flags:
        yield heading("Other moments", look, outline=0)
        yield from _moments(content.other_flags, look, look.room)


def narrative(content: Feedback, look: ReportLook) -> Iterator[Flowable]:
    """What a mystery shop set out to do, where that is long, and what happened."""
    for title, text in (("Scenario", content.scenario), ("What happened", content.narrative)):
        if text:
            yield heading(title, look, outline=0)
            yield Text(text, body())


def working(content: Feedback, look: ReportLook) -> Iterator[Flowable]:
    """How the score came about, to be done again by hand."""
    rows = [_sum_row(_sums(point), look) for point in content.points]
    total = ("", "Together", "", "", "", content.working.points, content.working.of)
    rows.append(_sum_row(total, look, strong=True))
    names = ("", "Point", "Level", "Weight", "Share", "Points", "Of")
    title = heading("How the score came about", look, outline=0)
    yield Table(rows, head=_sum_row(names, look, rule=False), title=title, keep=True)
    said = [Text(sentence, body(), after=STEP) for sentence in content.working.sentences]
    yield Row([Cell(0, look.room, tuple(said))], Dress(above=2 * STEP))


def facts(title: str, said: Sequence[Fact], look: ReportLook) -> Iterator[Flowable]:
    """Facts in two columns: what it is in grey, what it was beside it."""
    rows = []
    half = (look.room - 6 * STEP) / 2
    label = 18 * STEP
    for left in range(0, len(said), 2):
        cells = []
        for side, fact in enumerate(said[left : left + 2]):
            x = side * (half + 6 * STEP)
            cells += [
                Cell(x, label, (Text(fact.label, small()),)),
                Cell(x + label, half - label, (Text(cut(fact.value, _LONG), small(INK)),)),
            ]
        rows.append(Row(cells, Dress(above=2, below=2, rule=True)))
    yield Table(rows, title=heading(title, look, outline=0))


def _detail(point: Point, look: ReportLook) -> Row:
    room = look.room - _NUMBER - _SIDE - 4 * STEP
    flow: list[Flowable] = [
        Text(point.title, body(face="SemiBold"), outline=1),
        Text(point.words, body(GREY)),
    ]
    if point.comment:
        flow += [Spacer(0, STEP), Text(point.comment, body())]
    if point.flags:
        flow += [Spacer(0, STEP), *_moments(point.flags, look, room)]
    if point.tip:
        flow += [Spacer(0, 1.5 * STEP), _tip(point.tip, look, room)]
    level = f"{point.answer} of {point.top}" if point.level is not None else point.answer
    aside = (
        Text(level, body(face="Bold", align="right")),
        Blocks(point, _SIDE, look.ink),
        Spacer(0, 2),
        Text(f"weight {point.weight}", small(align="right")),
    )
    cells = [
        Cell(0, _NUMBER, (Text(str(point.number), body(GREY)),)),
        Cell(_NUMBER, room, tuple(flow)),
        Cell(look.room - _SIDE, _SIDE, aside),
    ]
    return Row(cells, Dress(above=2 * STEP, below=2 * STEP, rule=True))


def _tip(tip: str, look: ReportLook, room: float) -> Row:
    words = "To practise"
    label = body(look.ink, face="SemiBold")
    beside = 3 * STEP + text_width(words, label) + 2 * STEP
    cells = [
        Cell(3 * STEP, beside, (Text(words, label),)),
        Cell(beside, room - beside - 3 * STEP, (Text(tip, body()),)),
    ]
    return Row(cells, Dress(above=1.5 * STEP, below=1.5 * STEP, fill=TINT, bar=look.ink))


def _moments(flags: Sequence[Flag], look: ReportLook, room: float) -> Iterator[Row]:
    """Each moment with its number, time, kind and note, the notes in one column."""
    when, sort = body(look.ink, face="SemiBold"), body(GREY)
    kinds = 5 * STEP + max(text_width(flag.when, when) for flag in flags) + 2 * STEP
    notes = kinds + max(text_width(flag.sort, sort) for flag in flags) + 2 * STEP
    for flag in flags:
        yield Row(
            [
                Cell(0, 5 * STEP, (Mark(flag, 14),)),
                Cell(5 * STEP, kinds - 5 * STEP, (Text(flag.when, when),)),
                Cell(kinds, notes - kinds, (Text(flag.sort, sort),)),
                Cell(notes, room - notes, (Text(flag.note, body()),)),
            ]
        )


def _sums(point: Point) -> tuple[str, ...]:
    level = f"{point.level} of {point.top}" if point.level is not None else point.answer
    sums = (point.weight, point.share, point.points, point.of)
    return (str(point.number), cut(point.title, 160), level, *sums)


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
    return Row(cells, Dress(above=2.5, below=2.5, rule=rule))
