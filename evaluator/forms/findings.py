"""One thing to mend in a form that can be read, with its place."""

from dataclasses import dataclass

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
