"""One thing to mend in a form that can be read, with its place."""

from dataclasses import dataclass

from evaluator.forms.places import cut
from evaluator.forms.question import Question
from evaluator.forms.sections import Section
from evaluator.forms.values import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to mend: an error that makes the form wrong, or a warning."""

    error: bool
    place: Place
    message: str
    mend: str


def warning(place: Place, message: str, mend: str) -> Finding:
    """What is only doubtful."""
    return Finding(error=False, place=place, message=message, mend=mend)


def called(word: str, number: int, part: Question | Section) -> str:
    """A point or a section as people find it, by number and title, and its id: “Point 3 “Tone”
    (tone)”. `number` counts from 0, `word` begins it.
    """
    title = part.heading if isinstance(part, Question) else part.title
    return f"{word} {number + 1} “{cut(title)}” ({part.id})"
