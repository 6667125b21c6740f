"""Transcripts as JSON values and back: what is kept with a call, corrections included."""

from collections.abc import Mapping, Sequence
from typing import Any

from evaluator.transcripts.model import Format, Line, Transcript, Word

_NOT_SAID = (None, "")
"""What a word has behind its times when nobody gave a confidence and nothing was corrected."""


def to_json(transcript: Transcript) -> dict[str, Any]:
    """A transcript as JSON values: words are [text, start, end, confidence, heard], cut short.

    A line says its text only where that is not its words with spaces between them.
    """
    return {
        "format": transcript.format.value,
        "language": transcript.language,
        "repairs": list(transcript.repairs),
        "lines": [_line(line) for line in transcript.lines],
    }


def from_json(told: Mapping[str, Any]) -> Transcript:
    """The transcript that `to_json` told."""
    return Transcript(
        lines=tuple(_read_line(line) for line in told["lines"]),
        format=Format(told["format"]),
        language=told["language"],
        repairs=tuple(told["repairs"]),
    )


def _line(line: Line) -> dict[str, Any]:
    said: dict[str, Any] = {
        "start": line.start,
        "end": line.end,
        "speaker": line.speaker,
        "channel": line.channel,
        "timed": line.timed,
        "words": [_word(word) for word in line.words],
    }
    return said if line.text == text_of(line.words) else {**said, "text": line.text}


def text_of(words: Sequence[Word]) -> str:
    """Words as a line of text."""
    return " ".join(word.text for word in words)


def _word(word: Word) -> list[Any]:
    said: list[Any] = [word.text, word.start, word.end, word.confidence, word.heard]
    while said[-1] in _NOT_SAID:
        said.pop()
    return said


def _read_line(told: Mapping[str, Any]) -> Line:
    words = tuple(_read_word(told["speaker"], *word) for word in told["words"])
    return Line(
        start=told["start"],
        end=told["end"],
        text=told["text"] if "text" in told else text_of(words),
        words=words,
        speaker=told["speaker"],
        channel=told["channel"],
        timed=told["timed"],
    )


def _read_word(
    speaker: str,
    text: str,
    start: float,
    end: float,
    confidence: float | None = None,
    heard: str = "",
) -> Word:
    return Word(start, end, text, speaker, confidence, heard)
