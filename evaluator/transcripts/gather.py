"""Lines as a reader finds them become a transcript: what can be mended is, and is told."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from evaluator.errors import UserError
from evaluator.transcripts.model import Format, Line, Transcript, Word
from evaluator.transcripts.times import on_a_recording

PAUSE: Final = 1.0
"""Silence, in seconds, after which a speaker's next word begins a new line, in word lists."""

WORDS_A_SECOND: Final = 2.5
"""How fast people talk (150 words a minute): the length of a last line that has no end."""

MOST_WORDS: Final = 500_000
"""More than two days of talk; a file with more is no transcript of a call."""

_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), " ")
_SENTENCE_ENDS = (".", "?", "!", "。", "？", "！")


def clean(text: str) -> str:
    """One line of text that every file can hold: no control characters, no halves of characters."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return " ".join(whole.translate(_CONTROLS).split())


def quoted(text: str, most: int = 60) -> str:
    """What a file says, as an error can show it: short, every sign in it to be seen."""
    seen = "".join(sign if sign.isprintable() else "\ufffd" for sign in clean(text[: 4 * most]))
    return f"{seen[:most]}…" if len(seen) > most else seen


@dataclass(frozen=True, slots=True)
class _Open:
    """A line that may not know yet when it ends."""

    line: Line
    ends: bool


class Gathered:
    """What a reader has found so far. `where` is the place in the file: “Line 12”, “segments[3]”.

    Mended and told: an end before its start, lines out of order, a missing end, left out text.
    Overlaps stay: people talk at once. Times that are none raise UserError. A line's words are its
    speaker's, whatever the file says of single words.
    """

    def __init__(self) -> None:
        self._lines: list[_Open] = []
        self._words = 0
        self._mended: dict[str, list[str]] = defaultdict(list)

    def mend(self, what: str, where: str) -> None:
        """Note a repair: `what` in plain words, the same for all places of its kind."""
        self._mended[what].append(where)

    def word(
        self,
        where: str,
        start: float,
        end: float,
        text: str,
        speaker: str = "",
        confidence: float | None = None,
    ) -> Word:
        """A word with its own times, its end mended where needed."""
        start, end = self._stretch(where, start, end)
        return Word(start, end, clean(text), speaker, confidence)

    def line(
        self,
        where: str,
        start: float,
        end: float | None,
        text: str,
        *,
        speaker: str = "",
        channel: int | None = None,
        words: Sequence[Word] = (),
    ) -> None:
        """Take in a line; without words of its own it is cut at its spaces. Empty ones are left."""
        text = clean(text)
        said = tuple(replace(word, speaker=speaker) for word in words if word.text)
        if end is None and said:
            end = max(word.end for word in said)
        start, stop = self._stretch(where, start, start if end is None else end)
        if not text:
            return
        self._words += len(said) or text.count(" ") + 1
        if self._words > MOST_WORDS:
            raise UserError(
                f"It holds more than {MOST_WORDS:,} words.", "Choose the transcript of one call."
            )
        line = Line(
            start=start,
            end=stop,
            text=text,
            words=said or tuple(Word(start, stop, part, speaker) for part in text.split()),
            speaker=speaker,
            channel=channel,
            timed=bool(said),
        )
        self._lines.append(_Open(line, end is not None))

    def words(self, where: str, words: Iterable[Word], channel: int | None = None) -> None:
        """Take in words without lines: one line a sentence, and a new one after a pause."""
        for group in _grouped(word for word in words if word.text):
            self.line(
                where,
                group[0].start,
                max(word.end for word in group),
                " ".join(word.text for word in group),
                speaker=group[0].speaker,
                channel=channel,
                words=group,
            )

    def transcript(self, format: Format, language: str = "") -> Transcript:
        """All lines in order of their start. Raises UserError where there is none."""
        if not self._lines:
            raise UserError(f"This {format} file holds no words.", "Choose a transcript with text.")
        return Transcript(
            lines=tuple(self._ended()),
            format=format,
            language=clean(language),
            repairs=tuple(_told(what, places) for what, places in self._mended.items()),
        )

    def _stretch(self, where: str, start: float, end: float) -> tuple[float, float]:
        on_a_recording(start, where)
        on_a_recording(end, where)
        if end < start:
            self.mend("An end before its start was set to the start", where)
            return start, start
        return start, end

    def _ended(self) -> list[Line]:
        """The lines by start; an open line ends where the next one starts."""
        lines = sorted(self._lines, key=lambda found: found.line.start)
        if lines != self._lines and not _by_channel(self._lines):
            self.mend("Lines were put in order of time", "")
        later: float | None = None
        ended: list[Line] = []
        for place in range(len(lines) - 1, -1, -1):
            found = lines[place]
            if place + 1 < len(lines) and lines[place + 1].line.start > found.line.start:
                later = lines[place + 1].line.start
            ended.append(found.line if found.ends else self._until(found.line, later))
        return ended[::-1]

    def _until(self, line: Line, later: float | None) -> Line:
        if later is None:
            self.mend("The last time has no end; it was judged by its words", "")
            later = line.start + len(line.words) / WORDS_A_SECOND
        return replace(
            line, end=later, words=tuple(replace(word, end=later) for word in line.words)
        )


def _by_channel(lines: Iterable[_Open]) -> bool:
    """Files with channels list one after the other: to sort these is no repair."""
    return any(found.line.channel is not None for found in lines)


def _grouped(words: Iterable[Word]) -> Iterator[list[Word]]:
    group: list[Word] = []
    for word in words:
        last = group[-1] if group else None
        if last and (
            word.speaker != last.speaker
            or word.start - last.end >= PAUSE
            or last.text.endswith(_SENTENCE_ENDS)
        ):
            yield group
            group = []
        group.append(word)
    if group:
        yield group


def _told(what: str, places: Sequence[str]) -> str:
    if not places[0]:
        return f"{what}."
    more = f" and {len(places) - 1} more" if len(places) > 1 else ""
    return f"{what} ({places[0]}{more})."
