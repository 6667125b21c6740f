"""Which questions are asked: those whose conditions, and whose sections' conditions, hold."""

from collections.abc import Iterator, Mapping

from evaluator.forms.check_conditions import drivers
from evaluator.forms.conditions import Condition, One, holds
from evaluator.forms.model import Form, Question, Section
from evaluator.terms import NOT_APPLICABLE, Answer


class Conditions:
    """The conditions of a form, in an order in which what they look at is decided before."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._steps = tuple(_steps(form))
        looked_at = {id for question in form.questions for id in drivers(form, question)}
        self._drivers = tuple(question for question in form.questions if question.id in looked_at)

    def has(self, id: str) -> bool:
        """Whether a question is asked only under conditions."""
        return any(id in ids for _, ids in self._steps)

    def hidden(self, answers: Mapping[str, Answer], figures: Mapping[str, float]) -> frozenset[str]:
        """The ids of the questions that are not asked. What a hidden one was answered says nothing.

        `figures` are those of the call by name; what is not in it is not measurable.
        """
        if not self._steps:
            return frozenset()
        known = self._known(answers)
        hidden: set[str] = set()
        for condition, ids in self._steps:
            if not holds(condition, known, figures):
                hidden.update(ids)
                for id in ids:
                    known.pop(id, None)
        return frozenset(hidden)

    def refusing(
        self, answers: Mapping[str, Answer], figures: Mapping[str, float]
    ) -> dict[str, tuple[Question | Section, ...]]:
        """By the id of each question that is not asked, whose conditions do not hold: those of its
        sections from the outermost, and its own.
        """
        hidden = self.hidden(answers, figures)
        known = {id: named for id, named in self._known(answers).items() if id not in hidden}
        refusing: dict[str, tuple[Question | Section, ...]] = {}
        for question in self._form.questions:
            if question.id in hidden:
                parts: tuple[Question | Section, ...] = (question, *self._form.around(question))
                refusing[question.id] = tuple(
                    part
                    for part in reversed(parts)
                    if part.when is not None and not holds(part.when, known, figures)
                )
        return refusing

    def _known(self, answers: Mapping[str, Answer]) -> dict[str, One | tuple[str, ...]]:
        return {
            question.id: question.named(answers[question.id])
            for question in self._drivers
            if answers.get(question.id, NOT_APPLICABLE) != NOT_APPLICABLE
        }


def _steps(form: Form) -> Iterator[tuple[Condition, tuple[str, ...]]]:
    """Each condition with the ids of the questions that it hides: a section's stands where its
    first question does, behind all that it looks at.
    """
    within: dict[str, list[str]] = {section.id: [] for section in form.sections}
    for question in form.questions:
        for section in form.around(question):
            within[section.id].append(question.id)
    for question in _in_order(form):
        for section in form.around(question):
            ids = tuple(within.pop(section.id, ()))
            if section.when is not None and ids:
                yield section.when, ids
        if question.when is not None:
            yield question.when, (question.id,)


def _in_order(form: Form) -> tuple[Question, ...]:
    """The questions with what they look at before them; the form has checked that this can be."""
    found: dict[str, Question] = {}

    def visit(question: Question) -> None:
        if question.id not in found:
            for id in drivers(form, question):
                visit(form.question(id))
            found[question.id] = question

    for question in form.questions:
        visit(question)
    return tuple(found.values())
