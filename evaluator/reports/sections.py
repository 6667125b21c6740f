"""What the feedback report says of sections: their scores, their points, what was not asked."""

from collections.abc import Iterator, Mapping, Sequence

from evaluator.forms.asked import Conditions
from evaluator.forms.in_words import condition_in_words
from evaluator.forms.model import Form, Question, Section
from evaluator.reports.content import Point, PointGroup, SectionLine
from evaluator.scoring.evaluation import Evaluation
from evaluator.scoring.result import SectionPart
from evaluator.terms import percent, shown, trimmed


def lines_of(evaluation: Evaluation) -> dict[str, SectionLine]:
    """The sections that can count, by their ids, each followed by those within it."""
    form, decimals = evaluation.form, evaluation.score.decimals
    parts = {part.id: part for part in evaluation.score.sections}
    counting = {section.id for q in form.questions if form.counts(q) for section in form.around(q)}
    hidden = {part.id for part in evaluation.score.parts if part.state == "hidden"}
    asked = {s.id for q in form.questions if q.id not in hidden for s in form.around(q)}
    return {
        section.id: _line(section, parts[section.id], decimals, asked=section.id in asked)
        for section in _in_order(form)
        if section.id in parts and section.id in counting
    }


def groups_of(
    evaluation: Evaluation,
    points: Mapping[str, Point],
    lines: Mapping[str, SectionLine],
) -> tuple[PointGroup, ...]:
    """All points by the section they stand in; those in none come where the first of them does."""
    form = evaluation.form
    by_section: dict[str, list[Question]] = {}
    for question in form.questions:
        by_section.setdefault(question.section, []).append(question)
    whens = _whens(evaluation)
    groups = []
    for id, questions in by_section.items():
        asked = tuple(points[q.id] for q in questions if q.id in points)
        groups.append(
            PointGroup(
                title=_title(form, id) if form.sections else "",
                section=lines.get(id),
                points=asked,
                not_asked=tuple(_not_asked(form, questions, whens)),
            )
        )
    return tuple(groups)


def _in_order(form: Form, within: str = "") -> Iterator[Section]:
    for section in form.sections:
        if section.within == within:
            yield section
            yield from _in_order(form, section.id)


def _line(section: Section, part: SectionPart, decimals: int, *, asked: bool) -> SectionLine:
    return SectionLine(
        title=section.title,
        within=bool(section.within),
        failed=part.failed,
        score=shown(part.value),
        value=part.value,
        note=", ".join(_note(part)) if asked else "not asked",
        weight="" if section.weight is None else trimmed(section.weight),
        share=percent(part.share, 1) if part.of else "–",
        points=trimmed(part.points, decimals),
        of=trimmed(part.of, decimals) if part.of else "–",
    )


def _note(part: SectionPart) -> Iterator[str]:
    if shown(part.raw) != shown(part.value):
        yield f"failed: {shown(part.raw)} before"
    elif part.failed:
        yield "failed"
    if part.value is None:
        yield "nothing counted"
    if part.band is not None:
        yield part.band
    if part.passed is not None:
        yield "passed" if part.passed else "not passed"


def _title(form: Form, id: str) -> str:
    """A section's title, with the one around it; points in no section have none."""
    if not id:
        return "Other points"
    section = form.section(id)
    return " · ".join([*(one.title for one in reversed(form.around(section))), section.title])


def _whens(evaluation: Evaluation) -> dict[str, str]:
    """By the id of each point that was not asked, when it is."""
    form, sheet = evaluation.form, evaluation.sheet
    refusing = Conditions(form).refusing(sheet.answers, sheet.figures)
    return {
        id: " and ".join(
            condition_in_words(form, part.when) for part in parts if part.when is not None
        )
        for id, parts in refusing.items()
    }


def _not_asked(
    form: Form, questions: Sequence[Question], whens: Mapping[str, str]
) -> Iterator[str]:
    """One line for all the points that wait for the same."""
    numbers = {question.id: number for number, question in enumerate(form.questions, 1)}
    waiting: dict[str, list[str]] = {}
    for question in questions:
        if question.id in whens:
            named = f"{numbers[question.id]} {question.title}"
            waiting.setdefault(whens[question.id], []).append(named)
    for when, names in waiting.items():
        yield f"Not asked (only when {when}): {' · '.join(names)}"
