"""What is doubtful in the single questions of a form."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from evaluator.forms.findings import Finding, called, warning
from evaluator.forms.in_words import fails_in_words
from evaluator.forms.model import Form
from evaluator.forms.question import BY_PLACE, LEVELLED, Question
from evaluator.forms.values import Place
from evaluator.forms.wording import joins_two, numbers_alone, says_not_applicable

_WORD: Final = re.compile(r"[^\W\d_]{2}")
_SIGN: Final = re.compile(r"[^\W_]")


def questions(form: Form) -> Iterator[Finding]:
    """The findings of every question, in order."""
    for place, question in enumerate(form.questions):
        at = ("questions", place)
        if form.counts(question) and joins_two(question.title, form.language):
            yield warning(
                (*at, "title"),
                f"{called('Point', place, question)} seems to ask for two things at once.",
                "Make two points of it: an agent may do one of them and not the other.",
            )
        of = called("point", place, question)
        yield from _answers(question, at, of)
        if form.counts(question):
            yield from _falling(question, at, of)
            yield from _not_applicable(question, at, of, form.language)
        yield from _causes(question, at, of)
        yield from _default(question, at, of)
        yield from _phrases(question, at, of)
        yield from _empty(question, at, of)


def _answers(question: Question, at: Place, of: str) -> Iterator[Finding]:
    """Levels and options that say nothing, or the same as another."""
    levels = question.levels if question.kind in LEVELLED else ()
    for level, text in enumerate(levels):
        if _WORD.search(text) and not numbers_alone(text):
            continue
        yield warning(
            (*at, "levels", level),
            f"Level {level} of {of} has no words.",
            "Say what is heard at this level and not at the next.",
        )
    for level in _twice(levels):
        yield warning(
            (*at, "levels", level),
            f"Level {level} of {of} has the words of another level.",
            "Say what is heard at this level and not at the next.",
        )
    for name, word in (("options", "Option"), ("causes", "Cause")):
        given = getattr(question, name)
        texts = [one.text for one in given]
        for place in _without(texts, _SIGN):
            yield warning(
                (*at, name, place, "text"),
                f"{word} “{given[place].id}” of {of} has no words.",
                "Say in words what it is.",
            )
        for place in _twice(texts):
            yield warning(
                (*at, name, place, "text"),
                f"{word} “{given[place].id}” of {of} has the words of another.",
                "Say how they differ, or take one of them away.",
            )


def _falling(question: Question, at: Place, of: str) -> Iterator[Finding]:
    """Levels that go from the best down, where they are meant to go from the worst up."""
    if question.kind in LEVELLED and question.earned[0] > question.earned[-1]:
        yield warning(
            (*at, "points"),
            f"The highest level of {of} earns less than the lowest.",
            "Levels go from the worst up: turn them round, or their points.",
        )


def _not_applicable(question: Question, at: Place, of: str, language: str) -> Iterator[Finding]:
    name = "levels" if question.kind in LEVELLED else "options"
    for place, one in enumerate(question.choices):
        if says_not_applicable(one.text, language):
            yield warning(
                (*at, name, place, *(() if name == "levels" else ("text",))),
                f"“{one.text}” of {of} is scored as an answer.",
                "Take it away: “not applicable” can be chosen wherever a point is not required, and"
                " is left out of the score.",
            )


def _begun(of: str) -> str:
    """What a part is called, at the beginning of a sentence."""
    return f"{of[0].upper()}{of[1:]}"


def _without(texts: Sequence[str], sign: re.Pattern[str]) -> Iterator[int]:
    return (place for place, text in enumerate(texts) if not sign.search(text))


def _twice(texts: Sequence[str]) -> Iterator[int]:
    """The places of texts that stand there twice, blanks and capitals aside."""
    plain = [" ".join(text.casefold().split()) for text in texts]
    seen = Counter(plain)
    return (place for place, text in enumerate(plain) if seen[text] > 1 and _SIGN.search(text))


def _causes(question: Question, at: Place, of: str) -> Iterator[Finding]:
    """Causes are offered at `causes_at`, or below half of what there is to earn."""
    lowest, best = question.span
    by_place = question.kind in BY_PLACE and not question.causes_at
    if question.causes and by_place and lowest == best:
        yield warning(
            (*at, "causes"),
            f"The causes of {of} are never offered: no answer earns less than another.",
            "Say at which answers they are, in “causes_at”.",
        )
    if question.causes_at and not question.causes:
        yield warning(
            (*at, "causes_at"),
            f"{_begun(of)} says when causes are offered, and has none.",
            "Name its “causes”, or take “causes_at” away.",
        )


def _default(question: Question, at: Place, of: str) -> Iterator[Finding]:
    answer = None if question.default is None else question.answer_of(question.default)
    if answer is None:
        return
    failing = dict.fromkeys(fails for one in question.rules_of(answer) for fails in one.fails)
    if failing:
        said = fails_in_words(failing, sections=question.sections)
        yield warning(
            (*at, "default"),
            f"{_begun(of)} begins with an answer that {said[0].lower()}{said[1:]}.",
            "Let it begin open, or with another answer.",
        )


def _phrases(question: Question, at: Place, of: str) -> Iterator[Finding]:
    phrases = question.listen_for_words
    for place in _without(phrases, _SIGN):
        yield warning(
            (*at, "listen_for_words", place),
            f"“{phrases[place]}” of {of} has no words, so it is never heard.",
            "Give words that are said on a call.",
        )
    for place in _twice(phrases):
        yield warning(
            (*at, "listen_for_words", place),
            f"“{phrases[place]}” of {of} is to be listened for twice.",
            "Take one of them away.",
        )


def _empty(question: Question, at: Place, of: str) -> Iterator[Finding]:
    """Lists that are written and hold nothing: something was forgotten, or they can go."""
    for name in sorted(question.model_fields_set):
        if getattr(question, name) == () and name != "levels":
            yield warning(
                (*at, name),
                f"“{name}” of {of} is an empty list.",
                "Put something in, or take it away.",
            )
