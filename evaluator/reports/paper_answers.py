"""The answers to a point on paper: boxes for levels and options, fields, room for a comment."""

from collections.abc import Iterator, Sequence
from typing import Final

from reportlab.platypus.flowables import Flowable, Spacer

from evaluator.forms.in_words import asks_in_words, fails_in_words
from evaluator.forms.model import Form, Question
from evaluator.forms.options import Option, Range
from evaluator.forms.question import LEVELLED
from evaluator.reports.boxes import Field, InRow, Lines, Part, Ticked, spans
from evaluator.reports.look import INK, STEP, small
from evaluator.reports.paper_words import decimal, paper
from evaluator.reports.text import Text

_SHORT: Final = 24
"""Letters up to which answers stand beside each other."""


def answers(form: Form, question: Question) -> Iterator[Flowable]:
    """What there is to tick and to write, then not applicable and the comment."""
    match question.kind:
        case "scale" | "yes_no" | "choice" | "multiple":
            yield from _choices(form, question)
        case "number":
            yield from _number(form, question)
        case "date":
            names = [paper(name, form.language) for name in ("day", "month", "year")]
            parts = [Part(cells, after=name) for cells, name in zip((2, 2, 4), names, strict=True)]
            yield Field(parts, after=STEP / 2)
            yield from _not_applicable(question)
        case "time":
            yield Field([Part(2, after=":"), Part(2)], after=STEP / 2)
            yield from _not_applicable(question)
        case "text":
            yield Lines("", 3)
            yield from _not_applicable(question)
    if question.kind != "text":
        comment = paper("Comment and time", form.language)
        yield Lines(comment, 2 if question.kind == "scale" else 1)


def _choices(form: Form, question: Question) -> Iterator[Flowable]:
    asides = [_aside(form, question, one) for one in question.choices]
    places = list(enumerate(zip(question.choices, asides, strict=True)))
    if question.kind in LEVELLED:
        places.reverse()  # what is best stands first, where one looks first
    if question.kind == "multiple":
        yield Text(_ticking(form, question), small(), after=1)
    if question.kind != "scale" and _all_short(question, asides):
        words = [(one.text, aside) for _, (one, aside) in places]
        na = [] if question.required else [(question.ready("Not applicable"), "")]
        yield InRow([*words, *na], after=STEP / 2)
        return
    for place, (one, aside) in places:
        level = str(place) if question.kind == "scale" else ""
        yield Ticked(Text(spans(one.text, aside), small(INK)), number=level, after=1)
    yield from _not_applicable(question, indent=question.kind == "scale")


def _all_short(question: Question, asides: Sequence[str]) -> bool:
    said = zip(question.choices, asides, strict=True)
    short = all(len(one.text) + len(aside) <= _SHORT for one, aside in said)
    return short and (question.required or not question.not_applicable)


def _number(form: Form, question: Question) -> Iterator[Flowable]:
    yield Field([Part(width=16 * STEP, after=question.unit)], after=STEP / 2)
    told = [f"{_span(one, form.language)}: {aside}" for one in question.ranges
            if (aside := _aside(form, question, one))]  # fmt: skip
    if told:
        yield Text(" · ".join(told), small(), after=2)
    yield from _not_applicable(question)


def _not_applicable(question: Question, *, indent: bool = False) -> Iterator[Flowable]:
    if question.required:
        yield Spacer(0, STEP / 2)
        return
    when, na = question.not_applicable, question.ready("Not applicable")
    said = spans(when, "") if when.startswith(na) else spans(na, when)
    yield Ticked(Text(said, small(INK)), number="–" if indent else "", after=STEP / 2)


def _aside(form: Form, question: Question, one: Option | Range) -> str:
    """What an answer earns, where that is not its place on the scale, and what comes of it."""
    said, own = [], form.language
    plain = question.kind in ("scale", "yes_no") and question.points is None
    if form.counts(question) and not plain:
        earned = question.earned[question.ruled.index(one)]
        if earned:
            said.append(_points(float(earned), own))
        if isinstance(one, Option) and one.unselected:
            said.append(paper("without a tick {}", own).format(_points(one.unselected, own)))
    words = (
        fails_in_words(one.fails, own, question.sections),
        "" if one.fails else asks_in_words(one, own),
    )
    # German nouns keep their capitals wherever they stand
    said += [text if own == "de" else text[:1].lower() + text[1:] for text in words if text]
    return ", ".join(said)


def _ticking(form: Form, question: Question) -> str:
    """How several options are ticked, and the most that they earn."""
    own, said = form.language, [paper("Tick all that apply.", form.language)]
    if form.counts(question) and question.cap is not None:
        said.append(paper("At most {} together.", own).format(_points(question.cap, own)))
    return " ".join(said)


def _points(points: float, own: str) -> str:
    told = decimal(points, own)
    return paper("{} point" if told == "1" else "{} points", own).format(told)


def _span(one: Range, own: str) -> str:
    if one.from_ is None or one.to is None:
        end = one.to if one.from_ is None else one.from_
        if end is None:
            return paper("any number", own)
        return paper("up to {}" if one.from_ is None else "{} and more", own).format(
            decimal(end, own)
        )
    low, high = decimal(one.from_, own), decimal(one.to, own)
    return high if low == high else paper("{} to {}", own).format(low, high)
