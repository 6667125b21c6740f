"""Scripts from right to left: in which order the words of a line stand.

Unicode's bidirectional algorithm (UAX #9) cut down to whole words: what a note needs. HarfBuzz has
already ordered the letters inside a shaped run; here runs and words are.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from evaluator.reports.fonts import Run, Style, Word

_MIRRORED: Final = str.maketrans("()[]{}<>«»", ")(][}{><»«")


def leans_right(text: str) -> bool:
    """Whether a paragraph runs from right to left: by its first letter (UAX #9, rules P2, P3)."""
    return _way(text) == "R"


def visual(words: Sequence[Word], rightwards: bool) -> Iterator[tuple[Style, Run, float]]:
    """The runs of a line from left to right, each with its style and the gap to its left."""
    ways = _ways([_way(word.text) for word in words], "R" if rightwards else "L")
    if "R" not in ways:
        yield from (
            (w.style, run, 0.0 if i else w.gap) for w in words for i, run in enumerate(w.runs)
        )
        return
    pairs = groupby(zip(ways, words, strict=True), key=lambda pair: pair[0])
    stretches = [(way, [word for _, word in stretch]) for way, stretch in pairs]
    # The gap between two stretches is the one before the first word of the later of them.
    between = [stretch[0].gap for _, stretch in stretches]
    order = list(range(len(stretches)))
    if rightwards:
        order.reverse()
    for place, index in enumerate(order):
        gap = between[max(index, order[place - 1])] if place else 0.0
        yield from _stretch(*stretches[index], gap)


def _stretch(way: str, words: list[Word], gap: float) -> Iterator[tuple[Style, Run, float]]:
    """The runs of words that read the same way; `gap` stands to the left of them all."""
    ordered = words[::-1] if way == "R" else words
    for index, word in enumerate(ordered):
        if index:
            gap = ordered[index - 1].gap if way == "R" else word.gap
        for run in _turned(word.runs) if _way(word.text) == "R" else word.runs:
            yield word.style, run, gap
            gap = 0.0


def _turned(runs: tuple[Run, ...]) -> Iterator[Run]:
    for run in reversed(runs):
        yield run if run.glyphs is not None else replace(run, text=run.text.translate(_MIRRORED))


def _way(text: str) -> str:
    """ "R", "L", or "" for numbers and signs, which go with their neighbours."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            return "R"
        if kind == "L":
            return "L"
    return ""


def _ways(ways: list[str], base: str) -> list[str]:
    """Words without a direction take that of both neighbours where these agree, else the base."""
    left, before = [], base
    for way in ways:
        before = way or before
        left.append(before)
    resolved, after = [], base
    for way, before in zip(reversed(ways), reversed(left), strict=True):
        after = way or after
        resolved.append(way or (before if before == after else base))
    return resolved[::-1]
