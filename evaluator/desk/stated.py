"""The score that another system gave of an evaluation, beside the one that comes of it here."""

from evaluator.scoring.result import Score
from evaluator.terms import shown

_NEAR = 0.1
"""Scores are shown to a tenth, and other systems round theirs."""


def differs(score: Score, stated: float | None) -> bool:
    """Whether the other system gave another score than ours; False where it gave none."""
    return stated is not None and not _near(score.value, stated)


def in_words(score: Score, stated: float | None) -> str:
    """Both scores in a sentence, and what is known of the difference."""
    if stated is None:
        return "The other system states no score."
    told = f"The other system states {shown(stated)}"
    if not differs(score, stated):
        return f"{told}, as it is here."
    if _near(score.raw, stated):
        return f"{told}, which is our raw score: here, what fails counts."
    if score.value is None:
        return f"{told}; here there is no score."
    return f"{told}, which differs: here it is {shown(score.value)}."


def _near(ours: float | None, stated: float) -> bool:
    return ours is not None and abs(ours - stated) < _NEAR
