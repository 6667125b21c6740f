"""A transcript as text on the screen: blocks of words, and where in them each word stands.

No Qt: it is made off the window's thread. Positions count UTF-16 units, as Qt's texts do.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, NamedTuple

from evaluator.transcripts.model import Line, Transcript, Word
from evaluator.transcripts.search import Place

LONGEST_WORD: Final = 60
"""Letters of a word that are shown; the rest of what is no word is cut off."""

_LONGEST_BLOCK = 1500
"""Letters of a line that are laid out as one; a longer line goes on below."""

_LONGEST_NAME = 30


@dataclass(frozen=True, slots=True)
class Block:
    """A line, or a part of a long one.

    `name` is who speaks, "" where that goes on; `text` holds it and the words; `start` is when the
    line starts in seconds, None where a line goes on. `starts` and `ends` are where each word is in
    the text; the first of them is word `first` of line `line`.
    """

    line: int
    first: int
    name: str
    speaker: str
    text: str
    start: float | None
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def word_at(self, position: int) -> int:
        """The place in this block of the word at a position, or before it; of the first at least.

        What stands behind a word up to the next one belongs to it.
        """
        return max(bisect_right(self.starts, position) - 1, 0)


class Spot(NamedTuple):
    """Where a word is on the screen: its block, and from where to where in the block's text."""

    block: int
    start: int
    end: int


class Written:
    """All blocks of a transcript, and the ways from places and times to them."""

    def __init__(self, transcript: Transcript, named: Callable[[str], str]) -> None:
        """`named` tells how a speaker is called on the screen."""
        self.transcript = transcript
        self.blocks = tuple(_blocks(transcript, named))
        self._of_line: list[int] = []
        for number, block in enumerate(self.blocks):
            if block.line == len(self._of_line):
                self._of_line.append(number)
        timed = sorted(
            (word.start, (number, at if line.timed else 0))
            for number, line in enumerate(transcript.lines)
            for at, word in enumerate(line.words if line.timed else line.words[:1])
        )
        self._times = [time for time, _ in timed]
        self._places = [place for _, place in timed]

    def spot(self, place: Place) -> Spot:
        """Where a word is on the screen."""
        line, at = place
        number = self._of_line[line]
        last = self._of_line[line + 1] if line + 1 < len(self._of_line) else len(self.blocks)
        while number + 1 < last and self.blocks[number + 1].first <= at:
            number += 1
        block = self.blocks[number]
        return Spot(number, block.starts[at - block.first], block.ends[at - block.first])

    def place(self, block: int, position: int) -> Place:
        """The word at a position of a block, or the one before it."""
        found = self.blocks[block]
        return found.line, found.first + found.word_at(position)

    def said_at(self, seconds: float) -> Place | None:
        """The word that began last at a time; None before the first. Of a line whose words have
        no times of their own, the first stands for all."""
        at = bisect_right(self._times, seconds) - 1
        return None if at < 0 else self._places[at]

    def word(self, place: Place) -> Word:
        """The word at a place."""
        return self.line(place).words[place[1]]

    def line(self, place: Place) -> Line:
        """The line of a place."""
        return self.transcript.lines[place[0]]

    def words(self, first: Place, last: Place) -> tuple[Word, ...]:
        """All words from one place to another, both included, in the order they are written."""
        lines = self.transcript.lines[first[0] : last[0] + 1]
        words = [word for line in lines for word in line.words]
        behind = len(lines[-1].words) - last[1] - 1
        return tuple(words[first[1] : len(words) - behind])


def quote_of(words: Sequence[Word]) -> str:
    """Words as they are quoted; a stroke stands where another speaks."""
    parts: list[str] = []
    speaker = None
    for word in words:
        if speaker is not None and word.speaker != speaker:
            parts.append("/")
        speaker = word.speaker
        parts.append(word.text)
    return " ".join(parts)


def _blocks(transcript: Transcript, named: Callable[[str], str]) -> Iterator[Block]:
    speaker = ""
    for number, line in enumerate(transcript.lines):
        name = _shown(named(line.speaker), _LONGEST_NAME) if line.speaker != speaker else ""
        speaker = line.speaker
        shown = [_shown(word.text, LONGEST_WORD) for word in line.words]
        for first, last in _pieces(shown):
            yield _block(number, line, name if first == 0 else "", shown, first, last)


def _pieces(shown: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where a line's words are cut into blocks: first word, and the one behind the last."""
    first = length = 0
    for at, word in enumerate(shown):
        if length + len(word) > _LONGEST_BLOCK and at > first:
            yield first, at
            first, length = at, 0
        length += len(word) + 1
    yield first, len(shown)


def _block(
    number: int, line: Line, name: str, shown: Sequence[str], first: int, last: int
) -> Block:
    words = shown[first:last]
    lead = f"{name}  " if name else ""
    lengths = [_units(word) for word in words]
    starts = list(accumulate((length + 1 for length in lengths), initial=_units(lead)))[:-1]
    return Block(
        line=number,
        first=first,
        name=name,
        speaker=line.speaker,
        text=lead + " ".join(words),
        start=line.start if first == 0 else None,
        starts=tuple(starts),
        ends=tuple(start + length for start, length in zip(starts, lengths, strict=True)),
    )


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _shown(text: str, most: int) -> str:
    """A text of at most so many letters, without what would turn or break the text around it."""
    cut = text if len(text) <= most else f"{text[:most]}…"
    if cut.isascii():
        return cut
    return "".join(letter if _harmless(letter) else "\ufffd" for letter in cut)


def _harmless(letter: str) -> bool:
    """Not a mark of direction, an object, or what Qt keeps to itself; joiners stay."""
    if letter in "\u200c\u200d":
        return True
    return letter != "\ufffc" and unicodedata.category(letter) not in ("Cf", "Cn", "Co", "Cs")
