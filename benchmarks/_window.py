"""A window around a long call, watched by a timer: run as `_window HOME LONG SHORT`, prints JSON.

A process of its own, so that what it holds in memory is what the call takes.
"""

import json
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from benchmarks._memory import most
from evaluator.desk import intake
from evaluator.desk.desk import Desk
from evaluator.desk.settings import Settings
from evaluator.places import Places
from evaluator.terms import Call
from evaluator.ui.start import application
from evaluator.ui.warming import Warming
from evaluator.ui.window import MainWindow

_BEAT = 2  # ms


def measure(home: Path, long: Path, short: Path) -> dict[str, float]:
    """Milliseconds, seconds and MB, by name: a short call, then the long one, then it again."""
    application()
    places = Places(*(home / name for name in ("data", "config", "cache", "log")))
    with Desk.in_memory(places) as desk:
        window = MainWindow(desk, Settings(evaluator="Bench"))
        window.resize(1280, 800)
        window.show()
        warming = Warming(window, desk)
        warm = _longest_wait_until(warming.begin, lambda: warming.done)
        first = _opened(window, intake.bring_in_one(desk, short))
        empty = most()
        call = intake.bring_in_one(desk, long)
        then = _opened(window, call)
        memory = most() - empty
        again = _opened(window, call)
        window.close()
    return {
        "warming": warm,
        "first opening": first["opening"],
        "opening": then["opening"],
        "reading": then["reading"],
        "drawn": then["drawn"],
        "drawn again": again["drawn"],
        "memory": memory,
    }


def _longest_wait_until(begin: Callable[[], object], done: Callable[[], bool]) -> float:
    """Milliseconds that the window was not served at most, while something comes to its end."""
    _wait(300)
    beats = [time.perf_counter()]
    timer = QTimer(interval=_BEAT)
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    timer.start()
    begin()
    while not done():
        _wait(10)
    return max(1000 * (after - before) for before, after in pairwise(beats))


def _opened(window: MainWindow, call: Call) -> dict[str, float]:
    """How long the window was not served: until it shows the call, and from then on."""
    _wait(300)
    beats = [time.perf_counter()]
    timer = QTimer(interval=_BEAT)
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    timer.start()
    drawn: list[float] = []
    window.open_call(call.id)
    hearing = window.page("evaluate").hearing  # type: ignore[attr-defined]  # the Evaluate place
    hearing._listening.drawn.connect(lambda _peaks: drawn.append(time.perf_counter()))
    while not hearing.player.ready:
        _wait(10)
    shown = len(beats)
    while not drawn:
        _wait(10)
    _wait(200)
    timer.stop()
    gaps = [1000 * (after - before) for before, after in pairwise(beats)]
    return {
        "opening": max(gaps[:shown]),
        "reading": max(gaps[shown:]),
        "drawn": drawn[0] - beats[0],
    }


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    print(json.dumps(measure(*map(Path, sys.argv[1:]))))
