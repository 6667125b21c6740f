"""Parts of a form in words: conditions, and what comes of an answer; for the screen and paper."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Final

from evaluator.figures import FIGURES, said
from evaluator.forms.conditions import Condition, One
from evaluator.forms.options import Range, Rules, Scope
from evaluator.forms.question import Question

if TYPE_CHECKING:
    from evaluator.forms.model import Form

_FAILS: Final = {
    "form": "fails the form",
    "section": "fails its section",
    "outer_section": "fails the section around its section",
    "customer": "customer-critical",
    "business": "business-critical",
    "compliance": "compliance-critical",
}
_ASKS: Final = {"comment": "a comment", "evidence": "a moment"}


def condition_in_words(form: "Form", condition: Condition) -> str:
    """A condition as the end of a sentence: “Reason for the call” is “Complaint” and no hold."""
    if not condition.group:
        return _test(form, condition)
    inner = [
        f"({words})" if len(one.group) > 1 else words
        for one in condition.group
        for words in [condition_in_words(form, one)]
    ]
    if condition.none:
        return f"not {inner[0]}" if len(inner) == 1 else f"none of: {'; '.join(inner)}"
    return (" and " if condition.all else " or ").join(inner)


def fails_in_words(fails: Collection[Scope]) -> str:
    """What an answer fails, "" for nothing: “Fails the form, compliance-critical”."""
    words = ", ".join(text for scope, text in _FAILS.items() if scope in fails)
    return words[:1].upper() + words[1:]


def asks_in_words(rules: Rules) -> str:
    """What an answer asks for, "" for nothing: “Asks for a comment and a moment”.

    What fails something always asks for both (`scoring/evidence.py`).
    """
    asked = ("comment", "evidence") if rules.fails else rules.asks
    words = " and ".join(text for what, text in _ASKS.items() if what in asked)
    return f"Asks for {words}" if words else ""


def range_in_words(one: Range, unit: str = "") -> str:
    """The numbers of a range: “0”, “1 to 4 times”, “5 and more”."""
    low, high = (None if end is None else f"{end:g}" for end in (one.from_, one.to))
    if low is None and high is None:
        return "any number"
    if low is None:
        return f"{high} {unit}".strip() + " and less"
    if high is None:
        return f"{low} {unit}".strip() + " and more"
    return f"{low} {unit}".strip() if low == high else f"{low} to {high} {unit}".strip()


def scoring_in_words(form: "Form") -> str:
    """How a form is scored, in a sentence or three."""
    scoring = form.scoring
    told = [
        {
            "weighted": "Each question counts by its weight.",
            "points": "What is earned counts, of the points that are possible.",
            "ratio": "What is earned counts, of the points that are possible, times the factors"
            " of the sections.",
        }[scoring.method]
    ]
    if scoring.cap > 100:
        told.append(f"With bonus a score goes up to {scoring.cap:g}.")
    if any(rules.fails for question in form.questions for rules in question.ruled):
        shown = {
            "zero": "0",
            "cap": f"{scoring.fail_cap or 0:g} at most",
            "flag": "its score, and that it failed",
        }[scoring.on_fail]
        told.append(f"A failed form shows {shown}.")
    return " ".join(told)


def _test(form: "Form", test: Condition) -> str:
    if test.fact is not None:
        return _fact(test.fact, test)
    question = form.question(test.question or "")
    subject = f"“{question.title}”"
    if test.at_least is not None:
        return f"{subject} is at least {_amount(question, test.at_least)}"
    if test.at_most is not None:
        return f"{subject} is at most {_amount(question, test.at_most)}"
    if question.kind == "multiple":
        return f"{subject} {_of_several(question, test)}"
    if test.is_not is not None:
        return f"{subject} is not {_option(question, test.is_not)}"
    return f"{subject} is {_listed(question, test.any_of or _one(test.is_), 'or')}"


def _of_several(question: Question, test: Condition) -> str:
    if test.is_ is not None:
        return f"has {_option(question, test.is_)} alone"
    if test.is_not is not None:
        return f"is without {_option(question, test.is_not)}"
    if test.any_of:
        return f"has {_listed(question, test.any_of, 'or')}"
    return f"has {_listed(question, test.all_of, 'and')}"


def _fact(name: str, test: Condition) -> str:
    title = FIGURES[name].title
    title = title[0].lower() + title[1:]
    if test.at_most == 0:
        return f"there is no {title}"
    if FIGURES[name].unit in ("s", "share"):
        title = f"{title} is"
    if test.at_least is not None:
        return f"{title} at least {said(name, test.at_least)}"
    if test.at_most is not None:
        return f"{title} at most {said(name, test.at_most)}"
    numbers = [said(name, float(one)) for one in test.named]
    return f"{title}{' not' if test.is_not is not None else ''} {' or '.join(numbers)}"


def _one(given: One | None) -> tuple[One, ...]:
    return () if given is None else (given,)


def _listed(question: Question, given: Sequence[One], word: str) -> str:
    named = [_option(question, one) for one in given]
    return f" {word} ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)


def _option(question: Question, given: One) -> str:
    """An answer as a test names it, in the words that the evaluator reads."""
    if question.kind in ("choice", "multiple"):
        return next((f"“{one.text}”" for one in question.options if one.id == given), str(given))
    return _amount(question, given)


def _amount(question: Question, given: One) -> str:
    number = f"{given:g}" if isinstance(given, int | float) else str(given)
    return f"{number} {question.unit}".strip()
