"""What is written as a number, a day or a time of day: read as people write it, shown again."""

import re
from datetime import date, time
from typing import Final

from evaluator.errors import UserError
from evaluator.forms.check_question import answers_in_words
from evaluator.forms.question import Question
from evaluator.terms import NOT_APPLICABLE, Answer
from evaluator.ui.days import read_moment, shown_day

_TIME: Final = re.compile(r"(\d{1,2})[:.]?(\d{2})(?:[:.](\d{2}))?")
_FINEST: Final = 1e12
_DAY: Final = date(2026, 5, 31)


def read(question: Question, text: str) -> Answer | None:
    """The answer that a text is to a number, date or time; None where it is none."""
    text = text.strip()
    if question.kind == "number":
        return _number(question, text)
    return _day(text) if question.kind == "date" else _time(text)


def written(question: Question, answer: Answer | None) -> str:
    """An answer as its field shows it; "" for an open point."""
    if answer is None:
        return ""
    if question.kind == "date" and answer != NOT_APPLICABLE:
        return shown_day(date.fromisoformat(str(answer)))
    return f"{answer:.12g}" if question.kind == "number" else str(answer)


def expected(question: Question) -> str:
    """What a field takes, for the user: “A whole number from 0 up to 10”."""
    if question.kind == "date":
        return f"A day such as {shown_day(_DAY)}"
    words = next(iter(answers_in_words(question)))
    return f"{words[:1].upper()}{words[1:]}"


def _number(question: Question, text: str) -> float | None:
    """Point or comma for the decimals."""
    try:
        number = float(text.replace(",", ".", 1).replace("−", "-"))
    except ValueError:
        return None
    return number if abs(number) < _FINEST and question.takes(number) else None


def _day(text: str) -> str | None:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    try:
        return read_moment(text).date().isoformat()
    except UserError:
        return None


def _time(text: str) -> str | None:
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    hour, minute, second = (int(part or 0) for part in found.groups())
    try:
        said = time(hour, minute, second)
    except ValueError:
        return None
    return said.isoformat("seconds" if found[3] else "minutes")
