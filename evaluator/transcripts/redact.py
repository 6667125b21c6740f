"""A transcript without the words that were said in stretches nobody may hear any more."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Final

from evaluator.facts import Stretch
from evaluator.transcripts.kept import text_of
from evaluator.transcripts.model import Line, Transcript, Word

REDACTED: Final = "[redacted]"
"""What stands for words that were taken out, however many there were."""


def redacted(transcript: Transcript, stretches: Iterable[Stretch]) -> Transcript:
    """The transcript without the words of some stretches, in seconds; a line keeps its times.

    Words that touch a stretch go, with what was heard before they were corrected; those beside
    each other leave one mark. Where a line's words have no times of their own the whole line goes:
    of no word of it can be told that it lies outside.
    """
    spans = tuple(stretches)
    return replace(transcript, lines=tuple(_without(line, spans) for line in transcript.lines))


def _without(line: Line, stretches: tuple[Stretch, ...]) -> Line:
    if not any(_touches(word, stretches) for word in line.words):
        return line
    words = tuple(_marked(line.words, stretches))
    return replace(line, words=words, text=text_of(words))


def _marked(words: tuple[Word, ...], stretches: tuple[Stretch, ...]) -> Iterator[Word]:
    for goes, run in groupby(words, lambda word: _touches(word, stretches)):
        together = list(run)
        if goes:
            first, last = together[0], together[-1]
            yield Word(first.start, max(first.start, last.end), REDACTED, first.speaker)
        else:
            yield from together


def _touches(word: Word, stretches: tuple[Stretch, ...]) -> bool:
    """Whether a word lies in a stretch, in part at least; one without a length lies at its time."""
    return any(
        word.start < end and (word.end > start or word.start >= start) for start, end in stretches
    )
