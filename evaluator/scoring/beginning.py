"""What a sheet begins with, and what it must be told of the call before it can be scored."""

from dataclasses import replace

from evaluator.forms.check_conditions import conditions
from evaluator.forms.conditions import each_test
from evaluator.forms.model import Form
from evaluator.scoring.sheet import Sheet


def begun(form: Form) -> Sheet:
    """A sheet with the form's default answers; an empty one where it has none."""
    return Sheet(
        answers={
            question.id: answer
            for question in form.questions
            if question.default is not None
            and (answer := question.answer_of(question.default)) is not None
        }
    )


def nothing_said(form: Form, sheet: Sheet) -> bool:
    """Whether a sheet is as it was begun, whatever was measured and suggested meanwhile."""
    return replace(sheet, suggested={}, figures={}) == begun(form)


def looked_at(form: Form) -> tuple[str, ...]:
    """The names of the figures of the call that decide what the form asks."""
    found = (test.fact for _, condition in conditions(form) for _, test in each_test(condition))
    return tuple(dict.fromkeys(name for name in found if name is not None))
