"""A form with the answers that are tried on it; nothing of that is kept."""

from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.scoring.beginning import begun
from evaluator.scoring.draft import Draft
from evaluator.terms import Answer
from evaluator.ui.evaluate.point_head import weights


class Trial:
    """The form, a draft of its own, and what each point counts for. Made in any thread."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.draft = Draft(form)
        self.weights = weights(form)

    @property
    def hidden(self) -> frozenset[str]:
        """The ids of the points that the answers so far do not ask."""
        return frozenset(part.id for part in self.draft.score.parts if part.state == "hidden")

    def go_on_from(self, before: "Trial") -> None:
        """Take over what was tried on the form as it was before, as far as it is an answer still.

        Options are known by their ids, so that an answer stays with its words.
        """
        if before.form.id != self.form.id:
            return
        begun_with = begun(before.form).answers
        kinds = {question.id: question.kind for question in self.form.questions}
        for question in before.form.questions:
            answer = before.draft.sheet.answers.get(question.id)
            tried = answer != begun_with.get(question.id)
            if tried and kinds.get(question.id) == question.kind:
                self._try(question.id, None if answer is None else question.named(answer))

    def _try(self, id: str, answer: Answer | None) -> None:
        """Answer a point, or leave it as it began where the answer is none any more."""
        try:
            self.draft.answer(id, answer)
        except UserError:
            return
