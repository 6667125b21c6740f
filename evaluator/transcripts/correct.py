"""Putting single words of a transcript right."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from evaluator.errors import UserError
from evaluator.transcripts.gather import clean
from evaluator.transcripts.kept import text_of
from evaluator.transcripts.model import Line, Transcript, Word
from evaluator.transcripts.search import Place

LONGEST: Final = 200
"""Letters that a corrected word may have; what is longer is no word."""


def corrected(transcript: Transcript, place: Place, text: str) -> Transcript:
    """The transcript with the word at a place put right; no text puts back what was heard.

    What was heard is kept with the word, however often it is corrected. The word keeps its times.
    Raises UserError for a text that is too long.
    """
    said = clean(text)
    if len(said) > LONGEST:
        raise UserError(f"A word has at most {LONGEST} letters.", "Correct one word at a time.")
    number, at = place
    line = transcript.lines[number]
    return _with_line(transcript, number, _changed(line, at, lambda word: _put_right(word, said)))


def corrections(transcript: Transcript) -> int:
    """How many words were corrected."""
    return sum(bool(word.heard) for line in transcript.lines for word in line.words)


def _put_right(word: Word, said: str) -> Word:
    heard = word.heard or word.text
    if said in ("", heard):
        return replace(word, text=heard, heard="")
    return replace(word, text=said, heard=heard)


def _changed(line: Line, at: int, change: Callable[[Word], Word]) -> Line:
    """A line with one word changed; its text is then that of its words."""
    words = (*line.words[:at], change(line.words[at]), *line.words[at + 1 :])
    return replace(line, words=words, text=text_of(words))


def _with_line(transcript: Transcript, number: int, line: Line) -> Transcript:
    lines = (*transcript.lines[:number], line, *transcript.lines[number + 1 :])
    return replace(transcript, lines=lines)
