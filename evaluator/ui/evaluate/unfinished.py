"""What finishing waits for, in words: points without answer, answers without moment or reason."""

from collections.abc import Sequence

from evaluator.ui.evaluate.standing import listed
from evaluator.ui.keys import Keys


def open_text(numbers: Sequence[int]) -> str:
    """Which points have no answer."""
    if len(numbers) == 1:
        return f"Point {numbers[0]} is still open."
    return f"{len(numbers)} points are still open: {listed(numbers)}."


def lacking_text(numbers: Sequence[int], *, recorded: bool) -> str:
    """Which answers the form wants evidence for: a moment, or a comment without a recording."""
    what = "a moment that shows it" if recorded else "a comment"
    if len(numbers) == 1:
        return f"The answer on point {numbers[0]} asks for {what}."
    return f"The answers on points {listed(numbers)} ask for {what} each."


def reason_text(numbers: Sequence[int]) -> str:
    """Which answers the form wants a reason for: a comment."""
    if len(numbers) == 1:
        return f"The answer on point {numbers[0]} asks for a comment that says why."
    return f"The answers on points {listed(numbers)} ask for a comment each that says why."


def reason_hint(keys: Keys) -> str:
    """How to give it."""
    return f"Here is the first one: press {keys.shown('comment')} and say why."


def lacking_hint(keys: Keys, *, recorded: bool) -> str:
    """How to give it."""
    if not recorded:
        return f"Here is the first one: press {keys.shown('comment')} and say what happened."
    mark, link = keys.shown("moment"), keys.shown("link")
    return f"Here is the first one: {mark} marks one, {link} links the moment in hand."
