"""A timer's beats in the window's thread: the longest gap is how long a click would have waited."""

import time
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QEventLoop, Qt, QTimer

_BEAT = 2  # ms
_QUIET = 200  # ms before and after, so that nothing else is measured and nothing is left out


class Waited(NamedTuple):
    """Milliseconds between two beats at most, and how much of such a gap the window worked itself.

    What is left of the first is a worker with the interpreter, or another program.
    """

    wall: float
    work: float


def longest_wait(begin: Callable[[], object], done: Callable[[], bool]) -> Waited:
    """How long the window was not served at most, until something came to its end."""
    wait(_QUIET)
    beats = [(time.perf_counter(), time.thread_time())]
    timer = QTimer(interval=_BEAT, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: beats.append((time.perf_counter(), time.thread_time())))
    timer.start()
    begin()
    until(done)
    wait(_QUIET)
    timer.stop()
    walls, works = (
        [1000 * (after[clock] - before[clock]) for before, after in pairwise(beats)]
        for clock in (0, 1)
    )
    return Waited(max(walls), max(works))


def until(done: Callable[[], bool]) -> None:
    """Serve events until something came to its end."""
    while not done():
        wait(5)


def wait(milliseconds: int) -> None:
    """Serve events for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
