"""Subtitles, WebVTT and SRT: a line with two times, then the words, then an empty line.

Shapes: W3C WebVTT (blocks NOTE, STYLE and REGION, cue settings, voice spans, hours optional) and
SubRip as players read it (a comma before the fraction, numbers over the times, simple tags).
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from evaluator.errors import UserError
from evaluator.transcripts.gather import Gathered, clean, quoted
from evaluator.transcripts.model import Format, Transcript
from evaluator.transcripts.speakers import split_names
from evaluator.transcripts.times import seconds_of

ARROW: Final = "-->"
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]([^<>]*)>")
_TAG = re.compile(r"<[^<>]*>|\{\\[^{}]*\}")
_BLANK, _EMPTY = re.compile(r"\s*"), re.compile("\r?")
"""What ends a cue: in SRT a line that looks empty, in WebVTT one that is (live captions have a
space in the line that is still to be said)."""

_ASIDE = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t]|$)")


@dataclass(frozen=True, slots=True)
class _Said:
    """One voice in one cue: `number` is the line of its times in the file."""

    number: int
    start: float
    end: float
    voice: str
    text: str


def read_webvtt(text: str) -> Transcript:
    """A WebVTT file. Raises UserError with the line."""
    blocks = _blocks(text, ends=_EMPTY)
    header = next(blocks, [])
    if any(ARROW in line for _, line in header[1:]):  # no empty line below “WEBVTT”
        blocks = iter([header[1:], *blocks])
    cues = (block for block in blocks if not _ASIDE.match(block[0][1]))
    return _transcript(cues, Format.WEBVTT, broke_off=_breaks_off(text))


def read_srt(text: str) -> Transcript:
    """An SRT file. Raises UserError with the line."""
    return _transcript(_blocks(text), Format.SRT, broke_off=_breaks_off(text))


_Block = list[tuple[int, str]]


def _blocks(text: str, ends: re.Pattern[str] = _BLANK) -> Iterator[_Block]:
    """Lines with their numbers between those that end a block; spaces alone are no words."""
    block: _Block = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            block.append((number, line))
        elif block and (ends.fullmatch(line) or not any(ARROW in told for _, told in block)):
            yield block
            block = []
    if block:
        yield block


def _breaks_off(text: str) -> bool:
    """Whether the file ends in the middle of a line: with a word, and not with what ends a line."""
    return text[-1:].isalnum() or text.endswith((",", "-"))


def _transcript(blocks: Iterator[_Block], format: Format, *, broke_off: bool) -> Transcript:
    said = [voice for block in blocks for voice in _voices(block)]
    gathered = Gathered()
    for voice, (name, words) in zip(said, _names(said), strict=True):
        gathered.line(_line(voice), voice.start, voice.end, words, speaker=name)
    if said and not said[-1].text.strip():
        gathered.mend("The last time has no words; the file may be cut off", _line(said[-1]))
    elif said and broke_off:
        gathered.mend("The file ends within a line; it may be cut off", _line(said[-1]))
    return gathered.transcript(format)


def _line(voice: _Said) -> str:
    return f"Line {voice.number}"


def _names(said: Sequence[_Said]) -> list[tuple[str, str]]:
    """Voice spans say who; where no cue has one, the names in the text do."""
    if any(voice.voice for voice in said):
        return [(voice.voice, voice.text) for voice in said]
    return [(clean(name), words) for name, words in split_names([voice.text for voice in said])]


def _voices(block: _Block) -> Iterator[_Said]:
    """The cues of a block: more than one where the empty line between them is missing."""
    at = [place for place, (_, line) in enumerate(block) if ARROW in line]
    if not at or at[0] > 1:
        number, line = block[0]
        raise UserError(
            f"Line {number} is “{quoted(line)}”, which belongs to no time.",
            f"Expected a time above it, such as 00:00:01.000 {ARROW} 00:00:04.000.",
        )
    for place, until in zip(at, [*at[1:], len(block)], strict=True):
        number, times = block[place]
        words = [line for _, line in block[place + 1 : until]]
        if until < len(block) and words and words[-1].strip().isdigit():
            words.pop()  # the number of the next cue
        start, end = _times(number, times)
        for voice, text in _spans("\n".join(words)):
            yield _Said(number, start, end, voice, text)


def _times(number: int, line: str) -> tuple[float, float]:
    """Start and end; what follows them (cue settings) is how to draw, and is left."""
    before, _, after = line.partition(ARROW)
    start, end = seconds_of(before.strip()), seconds_of((after.split() or [""])[0])
    if start is None or end is None:
        raise UserError(
            f"Line {number} is “{quoted(line)}”.",
            f"Expected two times, such as 00:00:01.000 {ARROW} 00:00:04.000.",
        )
    return start, end


def _spans(payload: str) -> Iterator[tuple[str, str]]:
    """Voice and words: `<v Anna>Yes.</v>` is Anna's; words before any voice are nobody's."""
    first, *rest = _VOICE.split(payload)
    if first.strip() or not rest:
        yield "", _plain(first)
    for voice, words in zip(rest[::2], rest[1::2], strict=True):
        yield clean(html.unescape(voice)), _plain(words)


def _plain(words: str) -> str:
    return html.unescape(_TAG.sub("", words))
