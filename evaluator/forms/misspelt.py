"""A name that a form does not know: the one that was meant, where that can be guessed."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Final

from evaluator.forms.places import cut

_ALIKE: Final = 0.75
"""How alike two names are, 0 to 1, for one to be a slip of the other."""

_MEANT: Final[Mapping[str, tuple[str, ...]]] = {
    "answers": ("options", "levels"),
    "answer_type": ("kind",),
    "choices": ("options", "levels"),
    "condition": ("when",),
    "equals": ("is",),
    "group": ("section",),
    "help": ("definition",),
    "hint": ("definition",),
    "label": ("title", "text"),
    "less_than": ("at_most",),
    "mandatory": ("required",),
    "max": ("to", "at_most", "cap"),
    "maximum": ("to", "at_most", "cap"),
    "min": ("from", "at_least"),
    "minimum": ("from", "at_least"),
    "more_than": ("at_least",),
    "name": ("title", "text", "id"),
    "points": ("questions",),
    "question": ("title", "questions"),
    "score": ("points", "at"),
    "scores": ("points",),
    "show_if": ("when",),
    "text": ("title",),
    "type": ("kind",),
    "value": ("points", "is", "at"),
}
"""What people call a field, and the names it may have, whichever of them is known there."""
_ELSEWHERE: Final[Mapping[tuple[str, str], str]] = {
    ("the", "blend"): "a form, not a blend of forms: that is made in Forms, under Blends",
    ("point", "fails"): "it in an option, a range or a rule, such as rules: [{at: 0, fails: form}]",
    (
        "point",
        "asks",
    ): "it in an option, a range or a rule, such as rules: [{at: 0, asks: comment}]",
    ("section", "questions"): "points in the “questions” of the form, each with its “section”",
    ("section", "points"): "points in the “questions” of the form, each with its “section”",
}
"""Names that belong elsewhere: of what they were said, and where they are expected."""


def nearest(name: str, known: Iterable[str], alike: float = _ALIKE) -> str:
    """The known name that is most like another, "" where none is as much `alike`."""
    return next(iter(get_close_matches(name, [*known], 1, alike)), "")


def meant(name: str, names: Iterable[str], part: str, value: object) -> str:
    """What is expected instead of a name, after “expected”. `part` is what it was said of, such as
    point; of the form it is “the”. `value` is what stands behind the name.
    """
    if part == "band" and isinstance(value, int | float):
        return f"{{at: {cut(str(value))}, name: {cut(name)}}}"
    known = [*names]
    plain = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")
    if elsewhere := _ELSEWHERE.get((part, plain)):
        return elsewhere
    likely = (nearest(plain, known), *_MEANT.get(plain, ()))
    guess = next((one for one in likely if one in known), "")
    listed = f"one of {', '.join(known)}"
    return f"“{guess}”, or {listed}" if guess else listed
