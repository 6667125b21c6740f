"""Plain text with times: “[00:12] Agent: …”, “0:12 - 0:15 …”, “00:00:12 Agent: …”.

Or with the name before the time, “Agent 0:12 …”, “Dee Marlow (00:12)” and the words below it, as
note takers of meetings and typists write.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from typing import Final, NoReturn

from evaluator.errors import UserError
from evaluator.transcripts.gather import Gathered, clean, quoted
from evaluator.transcripts.model import Format, Transcript
from evaluator.transcripts.speakers import says_who, split_names
from evaluator.transcripts.times import CLOCK, seconds_of

_TIMED = re.compile(
    rf"[\[(]?[ \t]*({CLOCK})(?:[ \t]*(?:-->|->|[-–—]|to)[ \t]*({CLOCK}))?"
    r"[ \t]*[\])]?(?![0-9]|[:.,][0-9])[ \t]*[-–—:]?[ \t]*(.*)"
)
_MEANT_AS_TIME = re.compile(r"[\[(][ \t]*-?[0-9]+[:.]|-?[0-9]{1,4}:[0-9]{2}(?![0-9])")
_NAME_FIRST = re.compile(
    rf"([^\W\d_][^:\[\]()<>,;.!?]{{0,39}}?)(?:[ \t]*:?[ \t]*[\[(][ \t]*({CLOCK})[ \t]*[\])]|"
    rf"[ \t:]+({CLOCK})(?=[ \t]|$))[ \t]*[-–—:]?[ \t]*(.*)"
)
_LOOKED_AT: Final = 40
_MOST_WORDS: Final = 4


def has_times(text: str) -> bool:
    """Whether one of the first lines begins with a time, or with a name and a time."""
    lines = [line.strip() for line in text.split("\n", _LOOKED_AT)[:_LOOKED_AT]]
    return _begin_with_times(lines) or bool(_names(lines))


def read_text(text: str) -> Transcript:
    """A text whose lines begin with times; a line without one belongs to the line above.

    Where there is no end, a line ends when the next one starts. What stands above the first time
    (a title) is left out and told. Raises UserError with the line for a time that is none.
    """
    gathered = Gathered()
    timed: list[tuple[int, float, float | None]] = []
    said: list[list[str]] = []
    lines = [line.strip() for line in text.split("\n")]
    names = frozenset() if _begin_with_times(lines[:_LOOKED_AT]) else _names(lines)
    for number, line in enumerate(lines, 1):
        if found := _named(number, line, names) if names else _timed(number, line):
            start, end, words = found
            timed.append((number, start, end))
            said.append([words])
        elif said:
            said[-1].append(line)
        elif line:
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
        _no_time(number, line)
    return start, end, found[3]


def _named(
    number: int, line: str, names: Collection[str]
) -> tuple[float, float | None, str] | None:
    """What `_timed` gives, of a line that begins with one of these names and a time."""
    found = _NAME_FIRST.fullmatch(line)
    if found is None or found[1].strip() not in names:
        return None
    start = seconds_of(found[2] or found[3])
    if start is None:
        _no_time(number, line)
    return start, None, f"{found[1].strip()}: {found[4]}"


def _no_time(number: int, line: str) -> NoReturn:
    raise UserError(
        f"Line {number} begins with “{quoted(line, 20)}”, which is no time.",
        "Expected a time such as [00:12], 0:12 - 0:15 or 00:00:12.",
    )


def _begin_with_times(lines: Iterable[str]) -> bool:
    return any(_MEANT_AS_TIME.match(line) for line in lines)


def _names(lines: Iterable[str]) -> frozenset[str]:
    """Who is named before a time.

    “Come back at 10:30” has that shape, too. So a name counts when it says what it is (agent,
    speaker 1), when it begins two lines, or when it is written as names are and nothing follows,
    “Dee Marlow 0:12”, or the time is in brackets.
    """
    found = [match for line in lines if (match := _NAME_FIRST.fullmatch(line))]
    times = Counter(match[1].strip() for match in found)
    return frozenset(
        name
        for match in found
        if len((name := match[1].strip()).split()) <= _MOST_WORDS
        and (says_who(name) or times[name] > 1 or ((match[2] or not match[4]) and name.istitle()))
    )
