"""What the feedback report says of the whole: what failed, by class, and how points become a score.

Together with the table of points this is enough to work the score out again by hand.
"""

from collections.abc import Iterator
from typing import Final

from evaluator.forms.in_words import fails_in_words
from evaluator.forms.model import Form
from evaluator.forms.options import Scope
from evaluator.reports.content import Fact
from evaluator.scoring.evaluation import Evaluation
from evaluator.scoring.result import Failure, Score
from evaluator.terms import shown, trimmed

_TOGETHER: Final = "the score is 100 times the points together, divided by what was possible."


def before(score: Score) -> str:
    """The score before what failed and before the cap, "" where that is the same."""
    if shown(score.raw) == shown(score.value):
        return ""
    what = "without what failed" if score.failed else "before it was cut to what is shown"
    return f"{shown(score.raw)} {what}"


def failures(evaluation: Evaluation) -> Iterator[str]:
    """One line an answer that fails something: which, at which point, and what it fails."""
    form = evaluation.form
    numbers = {question.id: number for number, question in enumerate(form.questions, 1)}
    by_answer: dict[tuple[str, int | float | str], list[Scope]] = {}
    for one in evaluation.score.failed:
        by_answer.setdefault((one.question, one.answer), []).append(one.fails)
    for (id, answer), fails in by_answer.items():
        question = form.question(id)
        said = _in_words(evaluation, Failure(question=id, answer=answer, fails=fails[0]))
        what = fails_in_words(fails, sections=question.sections)
        yield f"{numbers[id]} {question.title} · “{said}” · {what[:1].lower()}{what[1:]}"


def _in_words(evaluation: Evaluation, failure: Failure) -> str:
    question = evaluation.form.question(failure.question)
    if question.kind == "multiple":
        return next(one.text for one in question.options if one.id == failure.answer)
    return question.in_words(evaluation.sheet.answers[question.id])


def accuracy(score: Score) -> tuple[Fact, ...]:
    """Each class of critical errors: how many of the points that were asked are without one."""
    return tuple(
        Fact(
            f"{one.of}-critical",
            f"{one.asked - one.failed} of {one.asked} ({shown(one.value)})"
            if one.asked
            else "none asked",
        )
        for one in score.critical
    )


def how(form: Form, *, levels: bool) -> Iterator[str]:
    """How a line of the table is worked out, and the score from the lines, as this form has it."""
    scoring = form.scoring
    if scoring.method == "weighted":
        if levels and not form.sections and scoring.divisor is None and scoring.floor == "zero":
            line = "its weight times its level, divided by the highest level"
        else:
            line = "what it counts for (“Of”) times what it earned, divided by the most it can earn"
        yield f"The points of a line are {line}; {_TOGETHER}"
        yield from _weights(form)
    elif scoring.method == "points":
        yield f"The points of a line are what its answer earns; {_TOGETHER}"
    else:
        factors = [
            f"{section.title} {trimmed(section.weight)}"
            for section in form.sections
            if section.weight is not None
        ]
        told = f" ({', '.join(factors)})" if factors else ""
        yield (
            "The points of a line are what its answer earns, times the factor of its section"
            f"{told}; {_TOGETHER}"
        )
    if any(
        question.bonus or any(one.bonus for one in question.ruled) for question in form.questions
    ):
        yield "Bonus adds points, and nothing to what was possible."


def _weights(form: Form) -> Iterator[str]:
    if any(section.weight is not None for section in form.sections):
        yield (
            "What a section weighs is shared by its points that count, by their weights."
            if form.scoring.not_applicable == "section"
            else "What a section weighs is shared by its points, by their weights; that of a point"
            " that does not count goes to all the others."
        )
    if form.scoring.floor == "lowest":
        yield "What is earned counts from the lowest answer up."
    if form.scoring.divisor is not None:
        yield f"Whatever the question, {trimmed(form.scoring.divisor)} earned are all of it."
