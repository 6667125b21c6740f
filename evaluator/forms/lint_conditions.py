"""What is doubtful in the conditions of a form: what they never let through, or always."""

from collections.abc import Iterator

from evaluator.forms.conditions import Condition
from evaluator.forms.findings import Finding, called, warning
from evaluator.forms.in_words import condition_in_words
from evaluator.forms.model import Form
from evaluator.forms.question import Question
from evaluator.forms.reach import Reach
from evaluator.forms.sections import Section
from evaluator.forms.values import Place


def conditions(form: Form) -> Iterator[Finding]:
    """Parts that are never asked or always, and tests that decide nothing."""
    reach, told = Reach(form), list[Place]()
    for at, named, part in _conditional(form):
        if not reach.asked(part).holds:
            told.append(at)
            yield Finding(
                error=True,
                place=at,
                message=f"{named} is never asked: nothing makes its condition hold.",
                mend="Change the condition, or those of what it looks at.",
            )
        elif not reach.own(part).fails:
            told.append(at)
            yield warning(
                at,
                f"{named} is always asked: its condition holds whatever is answered.",
                "Take the condition away, or change it.",
            )
    for at, test, passes in reach.idle():
        if not any(at[: len(place)] == place for place in told):
            yield _idle(form, at, test, passes=passes)


def _conditional(form: Form) -> Iterator[tuple[Place, str, Question | Section]]:
    """The parts with a condition, but no section that is empty."""
    full = {section.id for question in form.questions for section in form.around(question)}
    for place, section in enumerate(form.sections):
        if section.when is not None and section.id in full:
            yield ("sections", place, "when"), called("Section", place, section), section
    for place, question in enumerate(form.questions):
        if question.when is not None:
            yield ("questions", place, "when"), called("Point", place, question), question


def _idle(form: Form, at: Place, test: Condition, *, passes: bool) -> Finding:
    said = condition_in_words(form, test)
    return warning(
        at,
        f"A test that decides nothing: {said} "
        + ("whatever it is." if passes else "can never be."),
        "Take the test away, or compare with something else.",
    )
