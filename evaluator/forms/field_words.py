"""What the fields of a form are called where a change in them is told to the user."""

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "not_applicable": "word on when it does not apply",
    "listen_for_words": "phrases to listen for",
    "evidence_at": "evidence asked for at levels",
    "causes_at": "offer of causes at levels",
    "good": "word on what good sounds like",
    "tip": "coaching tip",
    "notes": "private notes",
    "short": "short title",
    "points": "points",
    "step": "steps of the number",
    "cap": "most points together",
    "default": "answer to begin with",
    "when": "condition",
    "when_not": "look while its condition does not hold",
    "suggest": "suggestion",
    "within": "section around it",
    "facts": "figures beside it",
    "scoring.not_applicable": "sharing of weight that does not apply",
    "scoring.method": "method of scoring",
    "scoring.divisor": "points that are 100 % of a question",
    "scoring.floor": "answer that counts 0",
    "scoring.cap": "most that a score shows",
    "scoring.on_fail": "score that a failed form shows",
    "scoring.fail_cap": "most that a failed form shows",
}
"""By the name in the file; where a word differs within “scoring”, with that before it."""

ITEMS: Final[Mapping[str, str]] = {
    "levels": "level",
    "bands": "band",
    "options": "option",
    "causes": "cause",
    "ranges": "range",
    "evidence": "sign of evidence",
    "suggest": "suggestion",
    "listen_for_words": "phrase",
    "facts": "figure",
    "points": "points of level",
}
"""What one item of a list is called."""

SWITCHES: Final[Mapping[str, tuple[str, str]]] = {
    "required": ("must be answered", "may be left as not applicable"),
    "optional_driver": (
        "may not apply though conditions look at it",
        "is looked at by conditions only where it must be answered",
    ),
    "scored": ("is scored", "is not scored"),
    "bonus": ("is a bonus", "is no bonus"),
}
"""What is said of a part where a switch is on, and where it is off."""


def words(name: str, within: str = "") -> str:
    """What a field is called."""
    return WORDS.get(f"{within}.{name}") or WORDS.get(name) or name.replace("_", " ")
