"""What became of each question of a finished revision, laid out for SQL to count."""

import json
from typing import TypeAlias

from evaluator.forms.model import Form, Question
from evaluator.scoring.result import Part, Score
from evaluator.scoring.sheet import Sheet
from evaluator.scoring.worth import worth
from evaluator.terms import Answer

Laid: TypeAlias = tuple[str, float | None, float, str | None]
"""A question's state, its own points, what they are of, and what was answered."""


class Layout:
    """A form made ready for laying out what was answered on it."""

    def __init__(self, form: Form) -> None:
        self._questions = {question.id: question for question in form.questions}
        self._worth = {q.id: worth(form, q) for q in form.questions if form.counts(q)}

    def of(self, sheet: Sheet, score: Score) -> dict[str, Laid]:
        """By question id, what is kept of a sheet and its score: a row of `answer` each."""
        return {part.id: self._laid(part, sheet.answers.get(part.id)) for part in score.parts}

    def _laid(self, part: Part, answer: Answer | None) -> Laid:
        if answer is None or part.state not in ("counted", "unscored"):
            return part.state, None, 0.0, None
        said = value_of(self._questions[part.id], answer)
        if part.state == "unscored":
            return part.state, None, 0.0, said
        worth = self._worth[part.id]
        return part.state, worth.points(answer), worth.possible, said


def value_of(question: Question, answer: Answer) -> str:
    """An answer as a text that means the same in every version of the form: a level by its number,
    yes or no, the id of an option, several as a JSON list.
    """
    named = question.named(answer)
    if isinstance(named, tuple):
        return json.dumps(named, ensure_ascii=False)
    if isinstance(named, float) and named.is_integer():
        return str(int(named))
    return str(named)


def chosen(question: Question, value: str) -> tuple[str, ...]:
    """The names of what was chosen, as `value_of` wrote it down."""
    return tuple(json.loads(value)) if question.kind == "multiple" else (value,)


def section_scores(score: Score) -> dict[str, float | None]:
    """The score of each section by its id."""
    return {section.id: section.value for section in score.sections}
