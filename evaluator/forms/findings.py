"""One thing to mend in a form that can be read, with its place."""

import re
from dataclasses import dataclass
from typing import Final

from evaluator.forms.places import cut
from evaluator.forms.question import Question
from evaluator.forms.sections import Section
from evaluator.forms.values import Place

_CALLED: Final = re.compile(
    r"(?:\A| (?:of|in) )(?:point|section) \d+ “.*?” \([a-z0-9-]+\)", re.IGNORECASE
)
"""How `called` names a part, with the word that leads to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to mend: an error that makes the form wrong, or a warning.

    `part` is where people find it, such as “point 3 “Tone””, unless the message says so.
    """

    error: bool
    place: Place
    message: str
    mend: str
    part: str = ""

    @property
    def here(self) -> str:
        """The message where it is told at the point or the section itself, which it then need not
        name.
        """
        said = _CALLED.sub("", self.message).lstrip()
        return f"{said[:1].upper()}{said[1:]}"


def warning(place: Place, message: str, mend: str) -> Finding:
    """What is only doubtful."""
    return Finding(error=False, place=place, message=message, mend=mend)


def called(word: str, number: int, part: Question | Section) -> str:
    """A point or a section as people find it, by number and title, and its id: “Point 3 “Tone”
    (tone)”. `number` counts from 0, `word` begins it.
    """
    title = part.heading if isinstance(part, Question) else part.title
    return f"{word} {number + 1} “{cut(title)}” ({part.id})"
