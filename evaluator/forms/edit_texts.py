"""Texts of a form that is being made, in the language that is shown; the others stay."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any


def text_in(value: Any, shown: str, own: str) -> str:
    """How a text reads in a language; "" where it is not translated."""
    if isinstance(value, dict):
        return str(value.get(shown, ""))
    return str(value or "") if shown == own else ""


def with_text(value: Any, text: str, shown: str, own: str) -> Any:
    """A text that reads so in one language; with no other than the form's own it is plain."""
    if not isinstance(value, dict) and shown == own:
        return text
    texts = dict(value) if isinstance(value, dict) else {own: str(value or "")}
    texts[shown] = text
    kept = {code: one for code, one in texts.items() if one or code == own}
    return kept if len(kept) > 1 else kept.get(own, "")


def relisted(old: Sequence[Any], lines: Sequence[str], shown: str, own: str) -> list[Any]:
    """A list of texts as it was typed, one a line; each keeps its other languages.

    In the form's own language lines come and go; in another each stands for the text of its number.
    """
    if shown != own:
        typed = [*lines, *[""] * len(old)]
        return [
            one if typed[n] == text_in(one, shown, own) else with_text(one, typed[n], shown, own)
            for n, one in enumerate(old)
        ]
    wanted = [line for line in lines if line.strip()]
    seen = [text_in(one, shown, own) for one in old]
    new: list[Any] = []
    steps = SequenceMatcher(None, seen, wanted, autojunk=False).get_opcodes()
    for what, start, end, first, last in steps:
        if what == "equal":
            new += old[start:end]
            continue
        for number, line in enumerate(wanted[first:last], start):
            new.append(with_text(old[number] if number < end else "", line, shown, own))
    return new
