"""What is doubtful in a form that can be read: each finding with its place and how to mend it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from evaluator.forms.languages import slots
from evaluator.forms.model import Form
from evaluator.forms.question import LEVELLED, Question
from evaluator.forms.reach import unreachable
from evaluator.forms.values import Place, exact

MOST_QUESTIONS: Final = 40
"""Rubrics section 10: 20 to 40 questions, of a form that is filled in from memory."""

_ROUNDING: Final = Fraction(1, 1000)
"""Weights such as 33.333 or 100/41 never add up to the last digit; so little changes no score."""

_AND: Final[Mapping[str, str]] = {"en": "and", "de": "und", "fr": "et", "es": "y", "nl": "en"}
_RESOLVED: Final = re.compile(
    r"resol|solv|solution|outcome|remed|next step|settle|fix|(need|request|question)s? (is|are|was"
    r"|were) (met|answered)",
    re.IGNORECASE,
)
"""Words by which a form asks what became of the caller's matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to mend: an error that makes the form wrong, or a warning."""

    error: bool
    place: Place
    message: str
    mend: str


def lint(form: Form) -> tuple[Finding, ...]:
    """Everything that is doubtful in a form, errors first, then in the order of the form.

    What the reader refuses (ids, ranges, circles) cannot stand in a form, so it is not looked for.
    """
    found = [*_unreachable(form), *_weights(form), *_questions(form), *_whole(form)]
    return tuple(sorted(found, key=lambda one: not one.error))


def _unreachable(form: Form) -> Iterator[Finding]:
    places = {question.id: place for place, question in enumerate(form.questions)}
    for id in unreachable(form):
        yield Finding(
            error=True,
            place=("questions", places[id], "when"),
            message=f"Point “{id}” is never asked: nothing makes its condition hold.",
            mend="Change the condition, or those of what it looks at.",
        )


def _weights(form: Form) -> Iterator[Finding]:
    """Weights that are read as percent and do not add up; unused ones."""
    if form.scoring.method != "weighted":
        yield from _unused(form)
        return
    yield from _adding_up(form, "", (), "The weights", Fraction(100))
    for place, section in enumerate(form.sections):
        if section.weight is not None:
            named = f"The weights in section “{section.id}”"
            at: Place = ("sections", place, "weight")
            yield from _adding_up(form, section.id, at, named, exact(section.weight))


def _adding_up(
    form: Form, section: str, at: Place, named: str, other: Fraction
) -> Iterator[Finding]:
    weights = [*_own(form, section)]
    given = [weight for weight in weights if weight is not None]
    if not given and section:
        return  # shared evenly
    total = sum(map(exact, given), Fraction())
    if len(given) < len(weights):
        yield Finding(
            error=False,
            place=at,
            message=f"{named} are given for some points and not for others, which count 1.",
            mend="Give each a weight, or none.",
        )
    elif all(abs(total - wanted) > _ROUNDING for wanted in (Fraction(100), other)):
        yield Finding(
            error=False,
            place=at,
            message=f"{named} add up to {float(total):g}, not to 100.",
            mend=f"Change them by {float(100 - total):+g} together, or balance them.",
        )


def _own(form: Form, section: str) -> Iterator[float | None]:
    """The weights that share what a section has; those of an inner one without weight too."""
    for question in form.questions:
        if question.section == section and form.counts(question):
            yield question.weight
    for inner in form.sections:
        if inner.within == section:
            if inner.weight is None:
                yield from _own(form, inner.id)
            elif any(
                form.counts(question)
                for question in form.questions
                if inner in form.around(question)
            ):
                yield inner.weight


def _unused(form: Form) -> Iterator[Finding]:
    method = form.scoring.method
    parts: list[tuple[Place, str, float | None]] = [
        (("questions", place, "weight"), f"Point “{one.id}”", one.weight)
        for place, one in enumerate(form.questions)
    ]
    if method == "points":
        parts += [
            (("sections", place, "weight"), f"Section “{one.id}”", one.weight)
            for place, one in enumerate(form.sections)
        ]
    for at, named, weight in parts:
        if weight is not None:
            yield Finding(
                error=False,
                place=at,
                message=f"{named} has a weight, which “method: {method}” does not look at.",
                mend="Take it away, or change its points.",
            )


def _questions(form: Form) -> Iterator[Finding]:
    joined = re.compile(rf"\s(?:{_AND.get(form.language, 'and')}|&)\s", re.IGNORECASE)
    for place, question in enumerate(form.questions):
        if form.counts(question) and joined.search(question.title):
            yield Finding(
                error=False,
                place=("questions", place, "title"),
                message=f"Point “{question.id}” seems to ask for two things at once.",
                mend="Make two points of it: an agent may do one of them and not the other.",
            )
        if question.kind in LEVELLED and question.levels:
            yield from _words(question, ("questions", place, "levels"))


def _words(question: Question, at: Place) -> Iterator[Finding]:
    seen = Counter(words.strip().casefold() for words in question.levels)
    for level, words in enumerate(question.levels):
        twice = seen[words.strip().casefold()] > 1
        if twice or not re.search(r"[^\W\d_]{2}", words):
            yield Finding(
                error=False,
                place=(*at, level),
                message=f"Level {level} of point “{question.id}” "
                + ("has the words of another level." if twice else "has no words."),
                mend="Say what is heard at this level and not at the next.",
            )


def _whole(form: Form) -> Iterator[Finding]:
    if len(form.questions) > MOST_QUESTIONS:
        yield Finding(
            error=False,
            place=("questions",),
            message=f"The form has {len(form.questions)} points.",
            mend=f"Keep to {MOST_QUESTIONS} at most: longer forms are filled in without care.",
        )
    if not any(map(form.counts, form.questions)):
        yield Finding(
            error=False,
            place=("questions",),
            message="No point is scored, so no call gets a score.",
            mend="Score one point at least.",
        )
    elif form.language.startswith("en") and not any(map(_resolves, _deciding(form))):
        yield Finding(
            error=False,
            place=("questions",),
            message="A call that left the caller's matter unresolved could score 100.",
            mend="Score what became of the matter, or let it fail the form.",
        )
    yield from _translations(form)


def _deciding(form: Form) -> Iterator[Question]:
    """The questions that move the score."""
    for question in form.questions:
        if form.counts(question) or any("form" in one.fails for one in question.ruled):
            yield question


def _resolves(question: Question) -> bool:
    texts = [question.title, question.definition, question.good]
    return bool(_RESOLVED.search(" ".join([*texts, *(one.text for one in question.choices)])))


def _translations(form: Form) -> Iterator[Finding]:
    content = form.model_dump(mode="json", exclude_defaults=True, by_alias=True)
    for language, texts in sorted(form.translations.items()):
        left = [slot for slot in slots(Form, content) if slot[1] not in texts]
        if left:
            what = "1 text is" if len(left) == 1 else f"{len(left)} texts are"
            yield Finding(
                error=False,
                place=left[0][0],
                message=f"{what} not translated into “{language}”, the first “{left[0][1]}”.",
                mend="Translate what is left; until then it is shown as it is.",
            )
