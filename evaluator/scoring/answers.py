"""Answers that fit their questions: checked, and read as people and programs write them."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from typing import Final

from evaluator.errors import UserError
from evaluator.forms.check_question import answers_in_words
from evaluator.forms.model import Form, Question
from evaluator.forms.names import as_id
from evaluator.forms.question import BY_PLACE
from evaluator.forms.wording import says_not_applicable
from evaluator.terms import NOT_APPLICABLE, Answer

LONGEST_TEXT: Final = 100_000
_DIGITS: Final = re.compile(r"\s*-?[0-9]{1,12}(\.[0-9]{1,9})?\s*\Z")
_MOMENT: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}")


def check(form: Form, answers: Mapping[str, Answer]) -> None:
    """Raise UserError unless every answer belongs to a question of the form and fits its kind."""
    check_ids(form, answers)
    for question in form.questions:
        if question.id in answers and not fits(question, answers[question.id]):
            raise wrong(question, answers[question.id])


def check_ids(form: Form, ids: Iterable[str]) -> None:
    """Raise UserError unless every id is that of a question of the form."""
    known = {question.id for question in form.questions}
    for id in ids:
        if id not in known:
            raise UserError(
                f"The form “{form.title}” has no point “{id}”.",
                f"Its points are: {', '.join(question.id for question in form.questions)}.",
            )


def question_named(form: Form, name: str) -> Question:
    """The question with this id, or with the id that it has in the system the form came from.

    Raises UserError.
    """
    known = {question.id: question for question in form.questions}
    check_ids(form, [name] if as_id(name) not in known else [])
    return known[name] if name in known else known[as_id(name)]


def wrong(question: Question, answer: object) -> UserError:
    """The error for an answer that a question does not take."""
    takes = ", or ".join(answers_in_words(question))
    if question.kind == "scale":
        takes = takes.replace("a level", "a whole number")
    return UserError(f"“{_told(answer)}” is no answer to “{question.id}”.", f"Expected {takes}.")


def fits(question: Question, answer: object) -> bool:
    """Whether an answer is one that the question takes, in the shape in which it is kept."""
    if answer == NOT_APPLICABLE:
        return not question.required
    if question.kind in BY_PLACE:
        return type(answer) is int and 0 <= answer <= question.top
    if question.kind == "multiple":
        return _are_options(question, answer)
    if question.kind == "number":
        return isinstance(answer, int | float) and _is_number(answer) and question.takes(answer)
    return isinstance(answer, str) and _is_said(question.kind, answer)


def read_answer(question: Question, said: object) -> Answer:
    """An answer as JSON gives it: an option by its id, its text or its place from 0, yes or no as
    such or as true and false, several options as a list, a number also in quotes, a day also with
    its time, as Connect gives it; not applicable as people write it
    (docs/decisions/0110-not-applicable-in-files.md). Raises UserError.
    """
    if not question.required and _says_not_applicable(question, said):
        return NOT_APPLICABLE
    if question.kind in BY_PLACE:
        return _place(question, said)
    if question.kind == "multiple" and isinstance(said, list | tuple):
        chosen = {_place(question, one) for one in said}
        return tuple(one.id for place, one in enumerate(question.options) if place in chosen)
    if question.kind == "number" and isinstance(said, str) and _DIGITS.match(said):
        said = float(said)
    if question.kind == "date" and isinstance(said, str) and _MOMENT.match(said):
        said = said[:10]
    if isinstance(said, int | float | str) and fits(question, said):
        return float(said) if question.kind == "number" else said
    raise wrong(question, said)


def _says_not_applicable(question: Question, said: object) -> bool:
    """Whether it is “n/a”, or another spelling of that which is neither an option nor a text."""
    if said == NOT_APPLICABLE or not isinstance(said, str) or question.kind == "text":
        return said == NOT_APPLICABLE
    options = {name for one in question.choices for name in (one.id, one.text.strip().casefold())}
    plain = said.strip().casefold()
    return plain not in options and says_not_applicable(said)


def _place(question: Question, said: object) -> int:
    """The place of a level or an option that is named by its place, its id or its text."""
    if isinstance(said, bool) and question.kind == "yes_no":
        said = ("no", "yes")[said]
    if isinstance(said, float) and said.is_integer():
        said = int(said)  # 3.0 is the same number in JSON, and how some programs write 3
    if type(said) is int and 0 <= said < len(question.choices):
        return said
    if isinstance(said, str):
        text = said.strip().casefold()
        ids = [choice.id for choice in question.choices]
        texts = [choice.text.strip().casefold() for choice in question.choices]
        if text in ids:
            return ids.index(text)
        if texts.count(text) == 1:
            return texts.index(text)
        if as_id(said) in ids:  # as it is named in the system that the form came from
            return ids.index(as_id(said))
    raise wrong(question, said)


def _are_options(question: Question, answer: object) -> bool:
    known = {option.id for option in question.options}
    return (
        isinstance(answer, tuple) and known.issuperset(answer) and len(set(answer)) == len(answer)
    )


def _is_number(said: object) -> bool:
    return isinstance(said, int | float) and not isinstance(said, bool) and abs(said) < 1e12


def _is_said(kind: str, text: str) -> bool:
    if kind == "text":
        return 0 < len(text) <= LONGEST_TEXT
    try:
        (date if kind == "date" else time).fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10 if kind == "date" else text[2:3] == ":" and len(text) in (5, 8)


def _told(answer: object) -> str:
    several = isinstance(answer, Sequence) and not isinstance(answer, str)
    told = ", ".join(map(str, answer)) if isinstance(answer, Sequence) and several else str(answer)
    if answer is None or isinstance(answer, bool):
        told = json.dumps(answer)  # as it stands in the file
    return told if len(told) <= 60 else f"{told[:60]}…"
