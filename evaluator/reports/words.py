"""Words and lines: a text cleaned, measured and broken into lines, with no page in sight."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from evaluator.reports.direction import leans_right
from evaluator.reports.fonts import MISSING, Face, Run, Style, Word, runs, width

_DROPPED: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_BREAKS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Where a word may end that is too long for a line, before it is cut anywhere.
_PARTS: Final = re.compile(r"[^-/_]*[-/_]+|[^-/_]+")
_BLANK: Final = re.compile(r"\n[ \t]*\n\s*")
# A line may end after a Chinese or Japanese sign: these are not set apart by spaces.
_UNSPACED: Final = re.compile(
    "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0002fa1f]|[^\u2e80"
    "-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0002fa1f]+"
)


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a paragraph in its own style."""

    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one line in reading order. An empty line is the space between paragraphs."""

    words: tuple[Word, ...]
    width: float
    rightwards: bool


def clean(text: str) -> str:
    """A text as it may be printed: no control signs, none that cannot be seen or encoded.

    Line breaks stay, more than one empty line becomes one; half a surrogate pair becomes the mark
    for what cannot be shown.
    """
    text = _BREAKS.sub("\n", text)
    text = _SURROGATES.sub(MISSING, _DROPPED.sub("", text)).replace("\t", " ")
    return _BLANK.sub("\n\n", unicodedata.normalize("NFC", text)).strip()


def cut(text: str, letters: int) -> str:
    """The text in one paragraph of at most so many letters: for a line of a table."""
    text = " ".join(clean(text[: 4 * letters]).split())
    return text if len(text) <= letters else f"{text[: letters - 1].rstrip()}…"


def lines_of(spans: Iterable[Span], room: float) -> list[Line]:
    """Break spans into lines no wider than `room` points; line breaks in the text are kept."""
    lines: list[Line] = []
    for paragraph in _paragraphs(spans):
        rightwards = leans_right("".join(span.text for span in paragraph))
        row: list[Word] = []
        taken = 0.0
        for word in _fitting(words_of(paragraph), room):
            if row and taken + word.gap + word.width > room + 1e-6:
                lines.append(line_of(row, rightwards))
                row, taken = [], 0.0
            row.append(word if row else replace(word, gap=0.0))
            taken += row[-1].gap + word.width
        lines.append(line_of(row, rightwards))
    return lines


def line_of(words: Sequence[Word], rightwards: bool) -> Line:
    """A line of these words."""
    return Line(tuple(words), sum(word.gap + word.width for word in words), rightwards)


def _paragraphs(spans: Iterable[Span]) -> Iterator[list[Span]]:
    paragraph: list[Span] = []
    for span in spans:
        first, *rest = clean_inside(span.text).split("\n")
        paragraph.append(Span(first, span.style))
        for text in rest:
            yield paragraph
            paragraph = [Span(text, span.style)]
    yield paragraph


def clean_inside(text: str) -> str:
    """Cleaned as `clean` does, but with the spaces at both ends that set spans apart."""
    left = " " if text[:1].isspace() else ""
    right = " " if text[-1:].isspace() else ""
    return f"{left}{clean(text)}{right}"


def words_of(spans: Iterable[Span]) -> Iterator[Word]:
    """The words of one paragraph, measured."""
    spaced = False
    for span in spans:
        style = span.style
        space = width(" ", style.face, style.size)
        for position, text in enumerate(span.text.split(" ")):
            spaced = spaced or position > 0
            if not text:
                continue
            for index, piece in enumerate(_UNSPACED.findall(text)):
                yield _word(piece, style, space if spaced and index == 0 else 0.0)
            spaced = False


def _word(text: str, style: Style, gap: float) -> Word:
    measured = _measured(text, style.face, style.size)
    return Word(measured, style, gap, sum(run.width for run in measured), text)


@lru_cache(maxsize=20_000)
def _measured(text: str, face: Face, size: float) -> tuple[Run, ...]:
    """Words come again and again, within a report and over a batch."""
    return tuple(runs(text, face, size))


def _fitting(words: Iterable[Word], room: float) -> Iterator[Word]:
    """The words, with those cut that are wider than a line: after a hyphen where there is one."""
    for word in words:
        if word.width <= room or len(word.text) == 1:
            yield word
            continue
        gap = word.gap
        for part in _PARTS.findall(word.text):
            for piece in _cut(part, word.style, room):
                yield _word(piece, word.style, gap)
                gap = 0.0


def _cut(text: str, style: Style, room: float) -> Iterator[str]:
    start, taken = 0, 0.0
    for index, character in enumerate(text):
        wide = sum(run.width for run in _measured(character, style.face, style.size))
        if index > start and taken + wide > room:
            yield text[start:index]
            start, taken = index, 0.0
        taken += wide
    yield text[start:]
