"""Whisper's JSON, as OpenAI's program, faster-whisper, WhisperX and whisper.cpp write it.

Shapes: openai/whisper transcribe.py and the API's verbose_json: {"language", "segments": [{"start",
"end", "text", "words"?: [{"word", "start", "end", "probability"}]}]} in seconds, or "words" alone.
The API asked for both kinds of times has "segments" without words and "words" beside them, which
are bare: the segments alone have punctuation.
faster-whisper's segments as people save them: the same, also as a bare list. WhisperX adds
"speaker" and calls the probability "score"; a word it could not place has no times.
whisper.cpp examples/cli/cli.cpp, output_json: {"result": {"language"}, "transcription":
[{"offsets": {"from", "to"} in ms, "text", "speaker"?, "tokens"?: [{"text", "offsets", "p"}]}]}.
"""

import math
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from evaluator.transcripts.gather import Gathered
from evaluator.transcripts.json_values import Value
from evaluator.transcripts.model import Format, Transcript, Word

_MILLI = 1000.0
_CONTROL_TOKEN = re.compile(r"\[_[A-Z]+_?[0-9]*\]|<\|[^|]*\|>")


def read_whisper(file: Value) -> Transcript:
    """Segments or words in seconds, in a group or a bare list. Raises UserError with the path."""
    gathered = Gathered()
    inside = isinstance(file.what, dict)
    segments = file.get("segments") if inside else file
    language = file.get("language").name() if inside else ""
    if inside and not file.has("segments"):
        _take_words(gathered, file.get("words"))
    elif not inside and any(item.has("word") for item in file.listed()[:1]):
        _take_words(gathered, file)
    else:
        beside = deque(_words(gathered, file.get("words"), "", 0.0, None) if inside else ())
        found = list(segments.items())
        for segment, after in zip_longest(found, found[1:]):
            until = after.get("start").seconds() if after is not None else math.inf
            _take_segment(gathered, segment, list(_before(until, beside)))
    return gathered.transcript(Format.WHISPER, language)


def _take_segment(gathered: Gathered, segment: Value, beside: Sequence[Word]) -> None:
    """A segment with its own words, or with those that stand beside all segments."""
    start, end = segment.get("start").seconds(), segment.get("end")
    speaker, text = segment.get("speaker").name(), segment.get("text").text()
    until = None if end.what is None else end.seconds()
    own = list(_words(gathered, segment.get("words"), speaker, start, until))
    words = own or _punctuated(beside, text)
    gathered.line(segment.path, start, until, text, speaker=speaker, words=words)


def _before(until: float, words: deque[Word]) -> Iterator[Word]:
    """Take the words whose middle lies before a time."""
    while words and (words[0].start + words[0].end) / 2 < until:
        yield words.popleft()


def _punctuated(words: Sequence[Word], text: str) -> Sequence[Word]:
    """Bare words as the text of their segment writes them, where it has as many."""
    parts = text.split()
    if len(parts) != len(words):
        return words
    return [replace(word, text=part) for word, part in zip(words, parts, strict=True)]


def _take_words(gathered: Gathered, words: Value) -> None:
    gathered.words(words.path, _words(gathered, words, "", 0.0, None))


def _words(
    gathered: Gathered, words: Value, speaker: str, since: float, until: float | None
) -> Iterator[Word]:
    """Words of a list; one without times stands where the word before it ends."""
    for word in words.items():
        text = word.first("word", "text").text()
        if not word.has("start"):
            gathered.mend("A word without a time was put behind the one before it", word.path)
        start = word.get("start").seconds() if word.has("start") else since
        end = word.get("end").seconds() if word.has("end") else start
        confidence = word.first("probability", "score", "confidence").confidence()
        said = gathered.word(
            word.path, start, end, text, word.get("speaker").name() or speaker, confidence
        )
        since = said.end if until is None else min(said.end, until)
        yield said


def read_whisper_cpp(file: Value) -> Transcript:
    """whisper.cpp's "transcription", with tokens or without. Raises UserError with the path.

    With --diarize the speaker is the channel that was louder: "0", "1" or "?".
    """
    gathered = Gathered()
    for segment in file.get("transcription").items():
        times, text = segment.get("offsets"), segment.get("text").text()
        speaker = segment.get("speaker").name()
        words = _joined(gathered, segment.get("tokens").items(), speaker)
        gathered.line(
            segment.path,
            times.get("from").seconds(_MILLI),
            times.get("to").seconds(_MILLI),
            text,
            speaker=speaker,
            channel=int(speaker) if speaker in ("0", "1") else None,
            # Tokens cut some letters in two; the segment's text has them whole.
            words=words if " ".join(word.text for word in words) == text else (),
        )
    result = file.get("result")
    return gathered.transcript(
        Format.WHISPER, result.get("language").name() if result.what is not None else ""
    )


def _joined(gathered: Gathered, tokens: Iterable[Value], speaker: str) -> list[Word]:
    """Tokens are pieces of words: one that begins with a space begins a word."""
    words: list[Word] = []
    for token in tokens:
        piece = token.get("text").what
        if not isinstance(piece, str):
            token.get("text").wrong("text in quotes")
        if _CONTROL_TOKEN.fullmatch(piece) or not token.has("offsets"):
            continue
        times = token.get("offsets")
        start, end = times.get("from").seconds(_MILLI), times.get("to").seconds(_MILLI)
        sure = token.get("p").confidence()
        if words and not piece.startswith(" "):
            last = words.pop()
            sure = min((p for p in (last.confidence, sure) if p is not None), default=None)
            start, end, piece = last.start, max(last.end, end), last.text + piece
        words.append(gathered.word(token.path, start, end, piece, speaker, sure))
    return words
