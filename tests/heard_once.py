"""Who speaks when in a recording, listened to once for all tests of a process.

For tests that need it and are about something else: it takes a second for the sample call.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from evaluator.audio.speech import Activity, listen
from evaluator.job import QUIET, Job


def heard_once(
    path: Path, job: Job = QUIET, seen: Callable[[Activity], None] = lambda activity: None
) -> Activity:
    """What `listen` finds, which says nothing on the way; the file must not change."""
    return _heard(path)


@cache
def _heard(path: Path) -> Activity:
    return listen(path)
