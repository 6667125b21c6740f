"""The pages that say why: point by point, how the score came about, the facts."""

from collections.abc import Iterator, Sequence

from reportlab.platypus.flowables import Flowable, Spacer

from evaluator.reports.charts import level_of
from evaluator.reports.content import Fact, Feedback, Flag, Point, PointGroup
from evaluator.reports.letterhead import Rule, heading
from evaluator.reports.look import FAILED, GREY, INK, STEP, TINT, ReportLook, body, small
from evaluator.reports.marks import Mark
from evaluator.reports.rows import Cell, Dress, Row, Table
from evaluator.reports.text import Text, text_width
from evaluator.reports.words import Span, cut

_NUMBER = 6 * STEP
_SIDE = 22 * STEP
_FEW = 16  # rows of sums that stay on the page of the words below them
_LONGEST = 2000  # letters of what was not asked
_LONG = 300  # letters that a fact is cut to: what may be longer has a heading of its own


def details(content: Feedback, look: ReportLook) -> Iterator[Flowable]:
    """Each point with the words of its level, the comment, its moments and what to practise.

    Under the sections of the form, where it has some.
    """
    yield heading("Point by point", look, outline=0)
    for group in content.groups:
        scored = any(point.scored for point in group.points)
        if group.title:
            yield _group(group, look, scored=scored)
        for point in group.points:
            yield _detail(point, look, counts=scored or not group.title)
        for sentence in group.not_asked:
            yield _aside(sentence, look)
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
    rows = [row for group in content.groups for row in _sum_rows(group, look)]
    total = ("", "Together", "", "", "", content.working.points, content.working.of)
    rows.append(_sum_row(total, look, strong=True))
    measure = "Earned" if content.sections else content.working.measure
    names = ("", "Point", measure, "Weight", "Share", "Points", "Of")
    title = heading("How the score came about", look, outline=0)
    short = len(rows) <= _FEW
    yield Table(rows, head=_sum_row(names, look, rule=False), title=title, keep=short)
    said = [Text(sentence, body(), after=STEP) for sentence in content.working.sentences]
    if content.verdict.raw:
        raw = f"Raw score: {content.verdict.raw}."
        said.insert(1, Text(raw, body(), after=STEP))
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


def _group(group: PointGroup, look: ReportLook, *, scored: bool) -> Row:
    """The head of a section: its title, what it came to and what stands behind that."""
    cells = [Cell(0, 0.6 * look.room, (Text(group.title, body(look.ink, face="Bold")),))]
    if group.section:
        score = Text(group.section.score, body(face="Bold", align="right"))
        cells.append(Cell(look.room - 11 * STEP, 11 * STEP, (score,)))
    note = group.section.note if group.section else "" if scored else "not scored"
    if note:
        told = (Spacer(0, 2), Text(note, small(align="right")))
        aside = 12 * STEP if group.section else 0
        cells.append(Cell(0.6 * look.room, 0.4 * look.room - aside, told))
    return Row(cells, Dress(above=3 * STEP, below=1.5 * STEP, rule=True), keep=True)


def _aside(sentence: str, look: ReportLook) -> Row:
    """What was not asked, in the small print."""
    text = Text(cut(sentence, _LONGEST), small())
    cell = Cell(_NUMBER, look.room - _NUMBER, (text,))
    return Row([cell], Dress(above=1.5 * STEP, below=1.5 * STEP, rule=True))


def _detail(point: Point, look: ReportLook, *, counts: bool) -> Row:
    room = look.room - _NUMBER - _SIDE - 4 * STEP
    flow: list[Flowable] = [Text(point.title, body(face="SemiBold"), outline=1)]
    if point.words != point.answer:
        flow.append(Text(point.words, body(GREY if point.scored else INK)))
    if point.fails:
        flow += [Spacer(0, STEP), Text(point.fails, body(FAILED, face="SemiBold"))]
    if point.causes:
        flow += [Spacer(0, STEP), _cause(point.causes, look)]
    if point.comment:
        flow += [Spacer(0, STEP), Text(point.comment, body())]
    if point.flags:
        flow += [Spacer(0, STEP), *_moments(point.flags, look, room)]
    if point.tip:
        flow += [Spacer(0, 1.5 * STEP), _tip(point.tip, look, room)]
    cells = [
        Cell(0, _NUMBER, (Text(str(point.number), body(GREY)),)),
        Cell(_NUMBER, room, tuple(flow)),
        Cell(look.room - _SIDE, _SIDE, tuple(_beside(point, look, counts=counts))),
    ]
    return Row(cells, Dress(above=2 * STEP, below=2 * STEP, rule=True))


def _beside(point: Point, look: ReportLook, *, counts: bool) -> Iterator[Flowable]:
    """What a point came to, at its right."""
    strong, right = body(face="Bold", align="right"), small(align="right")
    if point.top and point.level is not None and point.answer.isdigit():
        yield Text(f"{point.answer} of {point.top}", strong)
    elif point.top or not point.scored or point.part is None:
        yield Text(point.answer or " ", strong)
    else:
        yield Text(point.earned, strong)
    if point.scored or point.top > 1:
        yield level_of(point, _SIDE, look.ink)
        yield Spacer(0, 2)
    if counts:
        yield Text(point.counts, right)
    if point.verdict:
        yield Text(point.verdict, right)


def _cause(causes: Sequence[str], look: ReportLook) -> Text:
    label = "Root cause: " if len(causes) == 1 else "Root causes: "
    style = body()
    return Text(
        [Span(label, body(look.ink, face="SemiBold")), Span("; ".join(causes), style)], style
    )


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


def _sum_rows(group: PointGroup, look: ReportLook) -> Iterator[Row]:
    """The points of a section that are scored, under the section with its sums."""
    scored = [point for point in group.points if point.scored]
    if group.title and scored:
        section = group.section
        sums = (section.share, section.points, section.of) if section else ("", "", "")
        scores = (section.score, section.weight) if section else ("", "")
        named = ("", cut(group.title, 160), *scores, *sums)
        yield _sum_row(named, look, strong=True, keep=True)
    for point in scored:
        sums = (point.share, point.points, point.of)
        earned = (point.earned, point.weight)
        yield _sum_row((str(point.number), cut(point.title, 160), *earned, *sums), look)


def _sum_row(
    said: Sequence[str],
    look: ReportLook,
    *,
    rule: bool = True,
    strong: bool = False,
    keep: bool = False,
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
    return Row(cells, Dress(above=2.5, below=2.5, rule=rule), keep=keep)
