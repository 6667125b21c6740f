"""A window around a long call, watched by a timer: run as `_window HOME LONG SHORT`, prints JSON.

A process of its own, so that what it holds in memory is what the call takes.
"""

import json
import sys
import time
from pathlib import Path

from benchmarks._beats import Waited, longest_wait
from benchmarks._memory import most
from evaluator.desk import intake
from evaluator.desk.desk import Desk
from evaluator.desk.settings import Settings
from evaluator.places import Places
from evaluator.terms import Call
from evaluator.ui.evaluate.page import EvaluatePage
from evaluator.ui.start import application
from evaluator.ui.warming import Warming
from evaluator.ui.window import MainWindow


def measure(home: Path, long: Path, short: Path) -> dict[str, float]:
    """Milliseconds, seconds and MB, by name: a short call, then the long one, then it again."""
    application()
    places = Places(*(home / name for name in ("data", "config", "cache", "log")))
    with Desk.in_memory(places) as desk:
        window = MainWindow(desk, Settings(evaluator="Bench"))
        window.resize(1280, 800)
        window.show()
        warming = Warming(window, desk)
        longest_wait(warming.begin, lambda: warming.done)
        _opened(window, intake.bring_in_one(desk, short))
        empty = most()
        call = intake.bring_in_one(desk, long)
        reading, drawn = _opened(window, call)
        memory = most() - empty
        _again, drawn_again = _opened(window, call)
        window.close()
    return {
        "reading": reading.wall,
        "its work": reading.work,
        "drawn": drawn,
        "drawn again": drawn_again,
        "memory": memory,
    }


def _opened(window: MainWindow, call: Call) -> tuple[Waited, float]:
    """How long the window was not served until the call is drawn, and how long that took (s)."""
    page = window.page("evaluate")
    assert isinstance(page, EvaluatePage)
    drawn: list[float] = []

    def note() -> None:
        drawn.append(time.perf_counter())

    page.hearing.drawn.connect(note)
    begun: list[float] = []

    def begin() -> None:
        begun.append(time.perf_counter())
        window.open_call(call.id)

    waited = longest_wait(begin, lambda: bool(drawn))
    page.hearing.drawn.disconnect(note)
    return waited, drawn[0] - begun[0]


if __name__ == "__main__":
    print(json.dumps(measure(*map(Path, sys.argv[1:]))))
