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
from evaluator.reports.paper_words import decimal, paper
from evaluator.reports.pdf import PROGRAM, Imprint, write_pdf
from evaluator.reports.rows import Cell, Dress, Row
from evaluator.reports.text import Text

_LEFT: Final = 0.36
"""What of the width a point's title has; the rest is for its answers."""
_NUMBER: Final = 5 * STEP
_GUTTER: Final = 4 * STEP
_POINT: Final = Dress(above=1.5 * STEP, below=STEP, rule=True)
_BAND: Final = Dress(above=STEP, below=STEP, fill=TINT)
_FIELDS: Final = (
    ("Agent", "Client", "Evaluator"),
    ("Date and time of the call", "Reference", "Date of evaluation"),
)


def paper_form(
    form: Form,
    look: ReportLook,
    out: Path,
    *,
    made: datetime,
    notes: bool = False,
    language: str = "",
) -> None:
    """Write the empty form to `out`, whole or not at all.

    `made` is the day it is printed; private `notes` for the evaluator are printed when asked for;
    in another `language` of the form, where it has that, in place of its own.
    Raises UserError for a logo that cannot be used, a full disk or a folder that does not allow it.
    """
    worded = form.in_language(language)
    imprint = replace(_imprint(worded, look, made), foot=_foot(form))
    write_pdf(_story(worded, look, notes=notes), imprint, look, out)


def _imprint(form: Form, look: ReportLook, made: datetime) -> Imprint:
    own = form.language
    named = paper("{}, version {}", own).format(form.title, form.version)
    return Imprint(
        title=named,
        author=look.brand,
        subject=paper("Evaluation form, to be filled in by hand", own),
        keywords=(form.title, form.id),
        running=" · ".join(filter(None, (look.brand, named))),
        foot=_foot(form),
        made=made,
        language="en-GB" if own == "en" else own,
        page=paper("Page {} of {}", own),
    )


def _foot(form: Form) -> str:
    """What identifies the form: the same in each of its languages."""
    return f"{PROGRAM} · {form.id} {form.version} · {form.hash[:12]}"


def _story(form: Form, look: ReportLook, *, notes: bool) -> list[Flowable]:
    version = paper("Version {}", form.language).format(form.version)
    story: list[Flowable] = [
        *letterhead(look, paper("Evaluation form", form.language), (look.client, version)),
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
            Cell(place * (wide + _GUTTER), wide, (Labelled(paper(label, form.language)),))
            for place, label in enumerate(labels)
        ])  # fmt: skip
    yield Spacer(0, 2 * STEP)


def _section(
    form: Form, section: Section, look: ReportLook, depth: int, *, again: bool, notes: bool
) -> Row:
    own = form.language
    asides = [paper("continued", own)] if again else []
    if section.weight is not None:
        asides.append(paper("weight {}", own).format(decimal(section.weight, own)))
    asides += [] if section.scored else [paper("not scored", own)]
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
        when = condition_in_words(form, part.when, form.language)
        yield paper("Only if: {}.", form.language).format(when)
    if notes and part.notes:
        yield paper("Note: {}", form.language).format(part.notes)


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
            yield paper("Not scored", form.language)
    elif question.weight is not None:
        yield paper("Weight {}", form.language).format(decimal(question.weight, form.language))


def _end(form: Form, look: ReportLook) -> Iterator[Flowable]:
    """What the agent reads first, and the score."""
    own = form.language
    overall = Text(paper("Overall", own), head(), outline=1)
    yield Row(
        [Cell(2 * STEP, look.room - 4 * STEP, (overall,))],
        _BAND,
        before=3 * STEP,
        after=2 * STEP,
    )
    for label, lines in (
        ("Strengths", 2),
        ("One thing to improve", 2),
        ("One action, and by when", 2),
    ):
        yield Lines(paper(label, own), lines)
    yield Spacer(0, 2 * STEP)
    wide = (look.room - 2 * _GUTTER) / 3
    labels = ("Score, 0 to 100", "Band", "Evaluator’s signature")
    yield Row([
        Cell(place * (wide + _GUTTER), wide, (Labelled(paper(label, own)),))
        for place, label in enumerate(labels)
    ])  # fmt: skip
    yield Spacer(0, STEP)
    passed = paper("Passed from {}.", own).format(decimal(form.pass_mark, own))
    yield Text(f"{_bands(form.bands, own)}. {passed}", small())


def _bands(bands: Sequence[Band], own: str) -> str:
    """ "From 80 On standard · below Needs coaching"."""
    above = paper("from {} {}", own)
    told = [above.format(decimal(band.at, own), band.name) for band in bands if band.at]
    last = paper("below {}", own).format(bands[-1].name) if told else bands[-1].name
    text = " · ".join([*told, last])
    return text[:1].upper() + text[1:]
