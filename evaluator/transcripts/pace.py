"""How fast each speaker talks: words per minute of their own talk."""

from collections.abc import Iterable
from dataclasses import dataclass

from evaluator.transcripts.model import Transcript


@dataclass(frozen=True, slots=True)
class Pace:
    """`words` said in `seconds` of a speaker's lines; `per_minute` is None where these are 0.

    Pauses inside a line count as talk, so lines of several sentences read slower than they are.
    """

    speaker: str
    words: int
    seconds: float

    @property
    def per_minute(self) -> float | None:
        """Words per minute."""
        return 60 * self.words / self.seconds if self.seconds else None


def paces(transcript: Transcript) -> tuple[Pace, ...]:
    """Each speaker's pace, in order of appearance; dashes and other signs are no words."""
    words: dict[str, int] = {}
    stretches: dict[str, list[tuple[float, float]]] = {}
    for line in transcript.lines:
        said = sum(any(map(str.isalnum, word.text)) for word in line.words)
        words[line.speaker] = words.get(line.speaker, 0) + said
        stretches.setdefault(line.speaker, []).append((line.start, line.end))
    return tuple(Pace(who, count, _covered(stretches[who])) for who, count in words.items())


def _covered(stretches: Iterable[tuple[float, float]]) -> float:
    """Seconds in stretches that are in order of their start, overlaps counted once."""
    total = until = 0.0
    for start, end in stretches:
        total += max(end - max(start, until), 0.0)
        until = max(until, end)
    return total
