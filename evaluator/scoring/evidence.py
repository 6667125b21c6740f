"""Which answers still ask for a moment or a comment: some forms want proof or a reason."""

from collections.abc import Collection

from evaluator.errors import UserError
from evaluator.forms.asked import Conditions
from evaluator.forms.model import Form, Question
from evaluator.forms.options import Asked
from evaluator.scoring.sheet import Sheet


def lacking(form: Form, sheet: Sheet, *, recorded: bool) -> tuple[str, ...]:
    """The ids of the questions, in order, whose answer asks for evidence that is not there.

    Evidence is a moment of any kind that is linked to the question. A call without a recording has
    no moments, so there a comment on the question is asked for instead.
    """
    shown = {id for moment in sheet.moments for id in moment.questions}
    return _asking(form, sheet, "evidence", shown if recorded else _commented(sheet))


def without_reason(form: Form, sheet: Sheet) -> tuple[str, ...]:
    """The ids of the questions, in order, whose answer asks for a comment that is not there."""
    return _asking(form, sheet, "comment", _commented(sheet))


def check_shown(form: Form, sheet: Sheet, *, recorded: bool) -> None:
    """Raise UserError while a moment or a comment that the form asks for is not there."""
    moment = "a moment that shows it" if recorded else "a comment"
    for what, ids in (
        (moment, lacking(form, sheet, recorded=recorded)),
        ("a comment", without_reason(form, sheet)),
    ):
        if ids:
            titles = ", ".join(f"“{form.question(id).title}”" for id in ids)
            raise UserError(f"The form asks for {what} on {titles}.", "Add it, then finish.")


def asks(question: Question, sheet: Sheet) -> frozenset[Asked]:
    """What an answer asks for: what the form says of it, and both where it fails something.

    A failure asks for a reason and a moment (rubrics section 9.4).
    """
    answer = sheet.answers.get(question.id)
    found: set[Asked] = set()
    for rules in () if answer is None else question.rules_of(answer):
        found.update(("comment", "evidence") if rules.fails else rules.asks)
    return frozenset(found)


def _commented(sheet: Sheet) -> set[str]:
    return {id for id, text in sheet.comments.items() if text.strip()}


def _asking(form: Form, sheet: Sheet, what: Asked, given: Collection[str]) -> tuple[str, ...]:
    hidden = Conditions(form).hidden(sheet.answers, sheet.figures)
    return tuple(
        question.id
        for question in form.questions
        if question.id not in given and question.id not in hidden and what in asks(question, sheet)
    )
