"""Plain text with times: “[00:12] Agent: …”, “0:12 - 0:15 …”, “00:00:12 Agent: …”."""

import re
from typing import Final

from evaluator.errors import UserError
from evaluator.transcripts.gather import Gathered, clean, quoted
from evaluator.transcripts.model import Format, Transcript
from evaluator.transcripts.speakers import split_names
from evaluator.transcripts.times import CLOCK, seconds_of

_TIMED = re.compile(
    rf"[\[(]?[ \t]*({CLOCK})(?:[ \t]*(?:-->|->|[-–—]|to)[ \t]*({CLOCK}))?"
    r"[ \t]*[\])]?(?![0-9]|[:.,][0-9])[ \t]*[-–—:]?[ \t]*(.*)"
)
_MEANT_AS_TIME = re.compile(r"[\[(][ \t]*-?[0-9]+[:.]|-?[0-9]{1,4}:[0-9]{2}(?![0-9])")
_LOOKED_AT: Final = 40


def has_times(text: str) -> bool:
    """Whether one of the first lines begins with a time."""
    return any(
        _MEANT_AS_TIME.match(line.strip()) for line in text.split("\n", _LOOKED_AT)[:_LOOKED_AT]
    )


def read_text(text: str) -> Transcript:
    """A text whose lines begin with times; a line without one belongs to the line above.

    Where there is no end, a line ends when the next one starts. What stands above the first time
    (a title) is left out and told. Raises UserError with the line for a time that is none.
    """
    gathered = Gathered()
    timed: list[tuple[int, float, float | None]] = []
    said: list[list[str]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if found := _timed(number, line.strip()):
            start, end, words = found
            timed.append((number, start, end))
            said.append([words])
        elif said:
            said[-1].append(line.strip())
        elif line.strip():
            gathered.mend("Text before the first time was left out", f"Line {number}")
    named = split_names(["\n".join(lines) for lines in said])
    for (number, start, end), (name, words) in zip(timed, named, strict=True):
        gathered.line(f"Line {number}", start, end, words, speaker=clean(name))
    return gathered.transcript(Format.TEXT)


def _timed(number: int, line: str) -> tuple[float, float | None, str] | None:
    """Start, end and words of a line; None where it does not begin with a time."""
    if not _MEANT_AS_TIME.match(line):
        return None
    found = _TIMED.fullmatch(line)
    start = seconds_of(found[1]) if found else None
    end = seconds_of(found[2]) if found and found[2] else None
    if found is None or start is None or (found[2] and end is None):
        raise UserError(
            f"Line {number} begins with “{quoted(line, 20)}”, which is no time.",
            "Expected a time such as [00:12], 0:12 - 0:15 or 00:00:12.",
        )
    return start, end, found[3]
