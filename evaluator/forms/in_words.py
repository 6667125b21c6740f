"""Parts of a form in words: conditions, and what comes of an answer; for the screen and paper.

They are in English, or in a `language` that has ready words (`languages_ready.py`).
"""

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from evaluator.figures import FIGURES, said
from evaluator.forms.conditions import Condition, One
from evaluator.forms.languages_figures import said_in, speaks, title_in
from evaluator.forms.languages_ready import ready
from evaluator.forms.options import NAMED, Range, Rules, Scope
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
_UNTITLED: Final[Mapping[str, str]] = MappingProxyType({})
_ASKS: Final = {"comment": "a comment", "evidence": "a moment"}


def condition_in_words(form: "Form", condition: Condition, language: str = "en") -> str:
    """A condition as the end of a sentence: “Reason for the call” is “Complaint” and no hold."""
    if not condition.group:
        return _test(form, condition, language)
    inner = [
        f"({words})" if len(one.group) > 1 else words
        for one in condition.group
        for words in [condition_in_words(form, one, language)]
    ]
    if condition.none:
        which = "not {}" if len(inner) == 1 else "none of: {}"
        return ready(which, language).format("; ".join(inner))
    return ready(" and " if condition.all else " or ", language).join(inner)


def fails_in_words(
    fails: Collection[Scope], language: str = "en", sections: Mapping[str, str] = _UNTITLED
) -> str:
    """What an answer fails, "" for nothing: “Fails the form, compliance-critical”. A section that
    is named stands there by its title of `sections`, else by its id.
    """
    told = [ready(text, language) for scope, text in _FAILS.items() if scope in fails]
    named = [scope.removeprefix(NAMED) for scope in fails if scope.startswith(NAMED)]
    other = ready("fails the section {}", language)
    titled = [_quoted(sections.get(id, id), language) for id in sorted(named)]
    words = ", ".join([*told, *(other.format(title) for title in titled)])
    return words[:1].upper() + words[1:]


def asks_in_words(rules: Rules, language: str = "en") -> str:
    """What an answer asks for, "" for nothing: “Asks for a comment and a moment”.

    What fails something always asks for both (`scoring/evidence.py`).
    """
    asked = ("comment", "evidence") if rules.fails else rules.asks
    words = " and ".join(text for what, text in _ASKS.items() if what in asked)
    return ready(f"Asks for {words}", language) if words else ""


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
            "weighted": "Each point counts by its weight.",
            "points": "The score is what was earned of what could be earned.",
            "ratio": "The score is what was earned of what could be earned, times the factors"
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


def _test(form: "Form", test: Condition, language: str) -> str:
    if test.fact is not None:
        return _fact(test.fact, test, language)
    question = form.question(test.question or "")
    subject = _quoted(question.title, language)
    if test.at_least is not None:
        words, given = "{} is at least {}", _amount(question, test.at_least)
    elif test.at_most is not None:
        words, given = "{} is at most {}", _amount(question, test.at_most)
    elif question.kind == "multiple":
        words, given = _of_several(question, test, language)
    elif test.is_not is not None:
        words, given = "{} is not {}", _option(question, test.is_not, language)
    else:
        named = test.any_of or _one(test.is_)
        words, given = "{} is {}", _listed(question, named, " or ", language)
    return ready(words, language).format(subject, given)


def _of_several(question: Question, test: Condition, language: str) -> tuple[str, str]:
    if test.is_ is not None:
        return "{} has {} alone", _option(question, test.is_, language)
    if test.is_not is not None:
        return "{} is without {}", _option(question, test.is_not, language)
    if test.any_of:
        return "{} has {}", _listed(question, test.any_of, " or ", language)
    return "{} has {}", _listed(question, test.all_of, " and ", language)


def _fact(name: str, test: Condition, language: str) -> str:
    if speaks(language):
        return _fact_in(name, test, language)
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


def _fact_in(name: str, test: Condition, language: str) -> str:
    """In other languages the name of the figure stands by itself: “Espera: al menos 30 s”."""
    words, numbers = "{}: {}", [float(one) for one in test.named]
    if test.at_least is not None:
        words, numbers = "{}: at least {}", [test.at_least]
    elif test.at_most is not None:
        words, numbers = "{}: at most {}", [test.at_most]
    elif test.is_not is not None:
        words = "{}: not {}"
    told = ready(" or ", language).join(said_in(name, one, language) for one in numbers)
    return ready(words, language).format(title_in(name, language), told)


def _one(given: One | None) -> tuple[One, ...]:
    return () if given is None else (given,)


def _listed(question: Question, given: Sequence[One], word: str, language: str) -> str:
    named = [_option(question, one, language) for one in given]
    last = ready(word, language)
    return last.join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)


def _option(question: Question, given: One, language: str) -> str:
    """An answer as a test names it, in the words that the evaluator reads."""
    if question.kind in ("choice", "multiple"):
        texts = {one.id: _quoted(one.text, language) for one in question.options}
        return texts.get(str(given), str(given))
    if question.kind == "yes_no" and speaks(language):
        return _quoted(question.words[question.level_of(given) or 0], language)
    return _amount(question, given)


def _quoted(text: str, language: str) -> str:
    return ready("“{}”", language).format(text)


def _amount(question: Question, given: One) -> str:
    number = f"{given:g}" if isinstance(given, int | float) else str(given)
    return f"{number} {question.unit}".strip()
