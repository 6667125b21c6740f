"""Which answers still ask for a moment that shows them: some forms want proof at some levels."""

from evaluator.forms.model import Form
from evaluator.scoring.sheet import Sheet


def lacking(form: Form, sheet: Sheet, *, recorded: bool) -> tuple[str, ...]:
    """The ids of the questions, in order, whose level asks for evidence that is not there.

    Evidence is a moment of any kind that is linked to the question. A call without a recording has
    no moments, so there a comment on the question is asked for instead.
    """
    shown = {id for moment in sheet.moments for id in moment.questions}
    if not recorded:
        shown = {id for id, text in sheet.comments.items() if text.strip()}
    return tuple(
        question.id
        for question in form.questions
        if sheet.answers.get(question.id) in question.evidence_at and question.id not in shown
    )
