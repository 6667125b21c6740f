"""What a key answers: a digit, yes, no or not applicable, whatever the kind of the point."""

from typing import Final

from evaluator.errors import UserError
from evaluator.forms.question import LEVELLED, Question
from evaluator.terms import NOT_APPLICABLE, Answer
from evaluator.ui.key_hints import with_keys

YES: Final = "yes"
NO: Final = "no"

_KEYS: Final = 10


def digit_of(place: int) -> str:
    """The digit that chooses an option: 1 the first, 0 the tenth; "" for those after it."""
    return str((place + 1) % _KEYS) if place < _KEYS else ""


def key_of(question: Question, place: int) -> str:
    """The key that chooses what stands at a place: its level, Y or N, or a digit."""
    if question.kind == "scale":
        return str(place)
    return "NY"[place] if question.kind == "yes_no" else digit_of(place)


def keyed(question: Question, key: str, now: Answer | None) -> Answer | None:
    """The answer that a key gives to a point answered `now`; None takes its answer back.

    `key` is a digit, `YES`, `NO` or `NOT_APPLICABLE`. Raises UserError where that is no answer.
    """
    if key == NOT_APPLICABLE:
        return _not_applicable(question)
    if key in (YES, NO):
        return _yes_or_no(question, key)
    if question.kind in LEVELLED:
        return _level(question, int(key))
    if question.kind == "multiple":
        return _several(question, key, now)
    return _place(question, key)


def ticked(question: Question, place: int, now: Answer | None) -> Answer | None:
    """Several options with one more, or one less; None where none is left."""
    chosen = set(now) if isinstance(now, tuple) else set()
    chosen ^= {question.options[place].id}
    return tuple(option.id for option in question.options if option.id in chosen) or None


def _not_applicable(question: Question) -> Answer:
    if question.required:
        raise UserError(f"“{question.title}” is asked of every call.", "Choose one of its answers.")
    return NOT_APPLICABLE


def _yes_or_no(question: Question, key: str) -> Answer:
    if question.kind == "yes_no":
        return int(key == YES)
    if question.kind == "multiple" and key == NO:
        return ()
    raise UserError(f"“{question.title}” is not answered by {key}.", _hint(question))


def _level(question: Question, level: int) -> Answer:
    if level > question.top:
        raise UserError(f"{level} is no answer to “{question.title}”.", _hint(question))
    return level


def _place(question: Question, key: str) -> int:
    places = {digit_of(place): place for place in range(min(len(question.options), _KEYS))}
    if key not in places:
        raise UserError(f"{key} is no answer to “{question.title}”.", _hint(question))
    return places[key]


def _several(question: Question, key: str, now: Answer | None) -> Answer | None:
    if key == "0" and len(question.options) < _KEYS:
        return ()
    return ticked(question, _place(question, key), now)


def _hint(question: Question) -> str:
    """Which keys do answer it."""
    match question.kind:
        case "scale":
            return f"Press 0 to {question.top}."
        case "yes_no":
            return with_keys("Press {yes} or {answer_1} for yes, {no} or {answer_0} for no.")
        case "choice" | "multiple":
            last = digit_of(min(len(question.options), _KEYS) - 1)
            none = ", or 0 for none" if question.kind == "multiple" and last != "0" else ""
            return f"Press 1 to {last}{none}."
        case _:
            return "Type its answer."
