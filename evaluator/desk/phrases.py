"""Phrases that a form listens for: where a transcript holds them, and moments made of them."""

from collections.abc import Sequence
from typing import Final

from evaluator.forms.model import Form
from evaluator.ids import new_id
from evaluator.terms import Moment
from evaluator.transcripts.search import Hit, Index, phrases

LONGEST: Final = 1000
"""Letters of a quote in a note; what is longer is cut."""

_SAME = 0.01
"""Seconds within which a moment starts where a phrase does."""


def heard(index: Index, form: Form) -> dict[str, tuple[Hit, ...]]:
    """What is said of the phrases that each point listens for, by the point's id, by time.

    Points that listen for none are left out. Two phrases in the same words are one.
    """
    return {
        question.id: _found(index, question.listen_for_words)
        for question in form.questions
        if question.listen_for_words
    }


def moment_of(hit: Hit, question: str) -> Moment:
    """A moment of what was said, linked to a point, with its words as the note."""
    return Moment(
        id=new_id(), start=hit.start, end=hit.end, note=quote(hit.quote), questions=(question,)
    )


def quote(words: str) -> str:
    """What was said, as a note says it."""
    return f"“{words[:LONGEST]}…”" if len(words) > LONGEST else f"“{words}”"


def is_made(hit: Hit, question: str, moments: Sequence[Moment]) -> bool:
    """Whether what was heard is a moment on a point already."""
    return any(
        question in moment.questions and abs(moment.start - hit.start) < _SAME for moment in moments
    )


def _found(index: Index, wanted: Sequence[str]) -> tuple[Hit, ...]:
    found = {hit.places: hit for hits in phrases(index, wanted).values() for hit in hits}
    return tuple(sorted(found.values()))
