"""Finding words in a transcript: case, accents and punctuation do not count, line ends neither."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias

import numpy as np

from evaluator.transcripts.model import Transcript, Word

PAUSE: Final = 10.0
"""Silence of a speaker, in seconds, that ends what can be found as one: the other may talk in it
(“mm-hm” amid a number), but two remarks minutes apart are not one phrase."""

Place: TypeAlias = tuple[int, int]
"""A word's place in a transcript: the line's index and the word's in it."""

_NO_DECOMPOSITION = str.maketrans("łŁøØđĐıħĦ", "lLoOdDihH")
_INSIDE_WORDS = "'’‘ʼ"


class Hit(NamedTuple):
    """A stretch of the recording (seconds) with the words found there, all of one speaker.

    Where the file has no times for words, the stretch is that of the whole lines.
    """

    start: float
    end: float
    quote: str
    speaker: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """What one speaker says without a long pause, across lines and across the other's words."""

    speaker: str
    words: tuple[Word, ...]
    places: tuple[Place, ...]

    def hit(self, first: int, last: int) -> Hit:
        """The stretch from word `first` to word `last`, both included."""
        words = self.words[first : last + 1]
        return Hit(
            words[0].start,
            max(word.end for word in words),
            " ".join(word.text for word in words),
            self.speaker,
            self.places[first : last + 1],
        )


def runs(transcript: Transcript) -> Iterator[Run]:
    """All words of a transcript, speaker by speaker."""
    spoken: dict[str, list[tuple[Word, Place]]] = {}
    for number, line in enumerate(transcript.lines):
        said = spoken.setdefault(line.speaker, [])
        said.extend((word, (number, place)) for place, word in enumerate(line.words))
    for speaker, said in spoken.items():
        begun = 0
        for at in range(1, len(said) + 1):
            if at == len(said) or said[at][0].start - said[at - 1][0].end > PAUSE:
                words, places = zip(*said[begun:at], strict=True)
                yield Run(speaker, words, places)
                begun = at


def fold(text: str) -> str:
    """A text without case, accents and punctuation, its words one space apart."""
    plain = unicodedata.normalize("NFKD", text.translate(_NO_DECOMPOSITION)).casefold()
    return " ".join("".join(map(_folded, plain)).split())


def _folded(letter: str) -> str:
    if letter.isalnum():
        return letter
    inside = letter in _INSIDE_WORDS or unicodedata.category(letter).startswith("M")
    return "" if inside else " "


class Index:
    """A transcript made ready for searching: made once, then asked with every letter typed."""

    def __init__(self, transcript: Transcript) -> None:
        folded: dict[str, str] = {}
        starts: list[int] = []
        pieces, length = ["\n "], 2
        self._words: list[tuple[Run, int]] = []
        for run in runs(transcript):
            for at, word in enumerate(run.words):
                if word.text not in folded:
                    folded[word.text] = fold(word.text)
                if piece := folded[word.text]:
                    starts.append(length)
                    self._words.append((run, at))
                    pieces.append(f"{piece} ")
                    length += len(piece) + 1
            pieces.append("\n ")
            length += 2
        self._text = "".join(pieces)
        # Where in the text each word begins, and when it is said.
        self._starts = np.array(starts, dtype=np.int64)
        self._times = np.array([run.words[at].start for run, at in self._words])

    def find(self, text: str, most: int = 1000) -> tuple[Hit, ...]:
        """Where a text is said, parts of words included, by time: the earliest `most`.

        Nothing is found for a text without a letter or a digit.
        """
        return self._hits(fold(text), most)

    def phrase(self, text: str) -> tuple[Hit, ...]:
        """Where a phrase is said in whole words, by time."""
        words = fold(text)
        return self._hits(f" {words} " if words else "", len(self._words))

    def _hits(self, wanted: str, most: int) -> tuple[Hit, ...]:
        """Where a folded text stands; spaces around it make it whole words."""
        if not wanted:
            return ()
        # Taking one letter and looking ahead for the others finds what overlaps as well.
        found = re.finditer(f"{re.escape(wanted[0])}(?={re.escape(wanted[1:])})", self._text)
        begins = np.array([match.start() for match in found], dtype=np.int64)
        first = np.searchsorted(self._starts, begins + wanted.startswith(" "), "right") - 1
        last = np.searchsorted(self._starts, begins + len(wanted.rstrip()) - 1, "right") - 1
        new = np.diff(first, prepend=-1) > 0  # a word that holds it twice is one hit
        first, last = first[new], last[new]
        earliest = np.argsort(self._times[first], kind="stable")[:most]
        return tuple(self._hit(first[at], last[at]) for at in earliest)

    def _hit(self, first: int, last: int) -> Hit:
        run, begin = self._words[first]
        return run.hit(begin, self._words[last][1])


def find(transcript: Transcript, text: str) -> tuple[Hit, ...]:
    """Where a text is said; for asking once. `Index` is for asking often."""
    return Index(transcript).find(text)


def phrases(index: Index, wanted: Iterable[str]) -> dict[str, tuple[Hit, ...]]:
    """Where each phrase is said, in whole words; () for a phrase that is not."""
    return {phrase: index.phrase(phrase) for phrase in wanted}
