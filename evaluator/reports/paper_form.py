"""A form on paper, to be filled in by hand: its points with boxes to tick and lines to write on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from reportlab.platypus.flowables import Flowable, KeepTogether, Spacer

from evaluator.forms.in_words import condition_in_words
from evaluator.forms.model import Band, Form, Question, Section
from evaluator.forms.question import UNSCORED
from evaluator.reports.boxes import Labelled, Lines
from evaluator.reports.letterhead import letterhead
from evaluator.reports.look import STEP, TINT, ReportLook, body, head, small
from evaluator.reports.paper_answers import answers
from evaluator.reports.pdf import PROGRAM, Imprint, write_pdf
from evaluator.reports.rows import Cell, Dress, Row
from evaluator.reports.text import Text
from evaluator.reports.wording import figure

_LEFT: Final = 0.36
"""What of the width a point's title has; the rest is for its answers."""
_NUMBER: Final = 5 * STEP
_GUTTER: Final = 4 * STEP
_POINT: Final = Dress(above=1.5 * STEP, below=0.5 * STEP, rule=True)
_BAND: Final = Dress(above=STEP, below=STEP, fill=TINT)
_FIELDS: Final = (
    ("Agent", "Client", "Evaluator"),
    ("Date and time of the call", "Reference", "Date of evaluation"),
)


def paper_form(
    form: Form, look: ReportLook, out: Path, *, made: datetime, notes: bool = False
) -> None:
    """Write the empty form to `out`, whole or not at all.

    `made` is the day it is printed; private `notes` for the evaluator are printed when asked for.
    Raises UserError for a logo that cannot be used, a full disk or a folder that does not allow it.
    """
    write_pdf(_story(form, look, notes=notes), _imprint(form, look, made), look, out)


def _imprint(form: Form, look: ReportLook, made: datetime) -> Imprint:
    named = f"{form.title}, version {form.version}"
    return Imprint(
        title=named,
        author=look.brand,
        subject="Evaluation form, to be filled in by hand",
        keywords=(form.title, form.id),
        running=" · ".join(filter(None, (look.brand, named))),
        foot=f"{PROGRAM} · {form.id} {form.version} · {form.hash[:12]}",
        made=made,
    )


def _story(form: Form, look: ReportLook, *, notes: bool) -> list[Flowable]:
    story: list[Flowable] = [
        *letterhead(look, "Evaluation form", (look.client, f"Version {form.version}")),
        *_top(form, look),
    ]
    opened: tuple[Section, ...] = ()
    seen: set[str] = set()
    for number, question in enumerate(form.questions, 1):
        around = tuple(reversed(form.around(question)))
        together: list[Flowable] = []
        for depth, section in enumerate(around):
            if section not in opened[: depth + 1]:
                again = section.id in seen
                together.append(_section(form, section, look, depth, again=again, notes=notes))
        seen.update(section.id for section in around)
        opened = around
        point = _point(form, question, number, look, rule=not together, notes=notes)
        story.append(KeepTogether([*together, point]))
    return [*story, KeepTogether(list(_end(form, look)))]


def _top(form: Form, look: ReportLook) -> Iterator[Flowable]:
    yield Text(form.title, head(), outline=0, after=STEP)
    if form.summary:
        yield Text(form.summary, small(), after=STEP)
    for labels in _FIELDS:
        wide = (look.room - 2 * _GUTTER) / 3
        yield Row([
            Cell(place * (wide + _GUTTER), wide, (Labelled(label),))
            for place, label in enumerate(labels)
        ])  # fmt: skip
    yield Spacer(0, 2 * STEP)


def _section(
    form: Form, section: Section, look: ReportLook, depth: int, *, again: bool, notes: bool
) -> Row:
    asides = ["continued"] if again else []
    asides += [f"weight {figure(section.weight)}"] if section.weight is not None else []
    asides += [] if section.scored else ["not scored"]
    style = head() if depth == 0 else body(face="SemiBold")
    inner = look.room - 4 * STEP
    flow: list[Flowable] = [Text(section.title, style, outline=min(depth + 1, 2))]
    for words in () if again else _told(form, section, notes=notes):
        flow.append(Text(words, small()))
    cells = [Cell(2 * STEP, 0.75 * inner, tuple(flow))]
    if asides:
        right = Text(", ".join(asides), small(align="right"))
        cells.append(
            Cell(2 * STEP + 0.75 * inner, 0.25 * inner, (Spacer(0, style.leading - 12), right))
        )
    return Row(cells, _BAND, before=STEP if depth else 3 * STEP, after=STEP)


def _told(form: Form, part: Question | Section, *, notes: bool) -> Iterator[str]:
    """What is meant by a section or a point, when it is asked, and the private notes."""
    if part.definition:
        yield part.definition
    if part.when is not None:
        yield f"Only if: {condition_in_words(form, part.when)}."
    if notes and part.notes:
        yield f"Note: {part.notes}"


def _point(
    form: Form, question: Question, number: int, look: ReportLook, *, rule: bool, notes: bool
) -> Row:
    left = _LEFT * look.room
    told = [*_weight(form, question), *_told(form, question, notes=notes)]
    beside = (
        Text(question.title, body(face="SemiBold"), after=1),
        *(Text(words, small(), after=2) for words in told),
    )
    return Row(
        [
            Cell(0, _NUMBER, (Text(str(number), body(look.ink, face="SemiBold")),)),
            Cell(_NUMBER, left - _NUMBER - _GUTTER, beside),
            Cell(left, look.room - left, tuple(answers(form, question))),
        ],
        replace(_POINT, rule=rule),
    )


def _weight(form: Form, question: Question) -> Iterator[str]:
    if not form.counts(question):
        if question.kind not in UNSCORED:
            yield "Not scored"
    elif question.weight is not None:
        yield f"Weight {figure(question.weight)}"


def _end(form: Form, look: ReportLook) -> Iterator[Flowable]:
    """What the agent reads first, and the score."""
    yield Row(
        [Cell(2 * STEP, look.room - 4 * STEP, (Text("Overall", head(), outline=1),))],
        _BAND,
        before=3 * STEP,
        after=2 * STEP,
    )
    for label, lines in (
        ("Strengths", 2),
        ("One thing to improve", 2),
        ("One action, and by when", 2),
    ):
        yield Lines(label, lines)
    yield Spacer(0, 2 * STEP)
    wide = (look.room - 2 * _GUTTER) / 3
    labels = ("Score, 0 to 100", "Band", "Evaluator’s signature")
    yield Row([
        Cell(place * (wide + _GUTTER), wide, (Labelled(label),))
        for place, label in enumerate(labels)
    ])  # fmt: skip
    yield Spacer(0, STEP)
    yield Text(f"{_bands(form.bands)}. Passed from {figure(form.pass_mark)}.", small())


def _bands(bands: Sequence[Band]) -> str:
    """ "From 80 On standard · below Needs coaching"."""
    told = [f"from {figure(band.at)} {band.name}" for band in bands if band.at]
    text = " · ".join([*told, f"{'below ' if told else ''}{bands[-1].name}"])
    return text[:1].upper() + text[1:]
