"""Times as transcripts write them, and which times a recording can have."""

import re
from typing import Final

from evaluator.errors import UserError

LONGEST: Final = 1_000_000.0
"""The latest time on a recording, in seconds (some 11 days); what is later is no time."""

CLOCK: Final = r"(?:[0-9]{1,4}:)?[0-9]{1,4}:[0-9]{2}(?:[.,][0-9]{1,9})?"
"""How a time looks: 0:12, 00:12.500, 1:02:03,250."""

_PARTS = re.compile(r"(?:([0-9]{1,4}):)?([0-9]{1,4}):([0-9]{2})(?:[.,]([0-9]{1,9}))?")


def seconds_of(clock: str) -> float | None:
    """Seconds from “[h:]mm:ss[.fff]”, None for anything else.

    Without hours the minutes may pass 59, as some programs write them.
    """
    found = _PARTS.fullmatch(clock)
    if found is None:
        return None
    hours, minutes, seconds = int(found[1] or 0), int(found[2]), int(found[3])
    if seconds > 59 or (found[1] and minutes > 59):
        return None
    return hours * 3600 + minutes * 60 + seconds + float(f"0.{found[4] or 0}")


def on_a_recording(seconds: float, where: str) -> float:
    """The seconds themselves. Raises UserError for NaN, a time before 0 or one beyond all use."""
    if not 0 <= seconds <= LONGEST:
        raise UserError(f"{where}: {seconds:g} is no time on a recording.", "Expected 0 or later.")
    return seconds
