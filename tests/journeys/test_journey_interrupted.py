"""Killed while scoring: fifty times through the real window, nothing that was said saved is lost.

The evaluators run in processes of their own (child_scoring.py), three databases at a time.
"""

import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, TextIO

import pytest

from evaluator.desk import checks, evaluations, facts, listening, sample
from evaluator.desk import settings as settings_file
from evaluator.desk.desk import Desk
from evaluator.desk.settings import Settings
from evaluator.places import Places

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
KILLS = (17, 17, 16)
MOST_SAVES = 2
LONGEST = 0.3
"""Seconds after the last save that was waited for: a save comes at least every quarter."""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9 and fork are POSIX")


@dataclass
class Life:
    """One evaluator: what stood there at the start, and what may stand there after the kill."""

    opened: dict[str, Any]
    may_stand: list[dict[str, Any]]
    saves: int = 0

    def hear(self, what: str, said: Any) -> None:
        """Take note of a step, or that everything until now is saved."""
        assert what in ("did", "saved"), f"it ended by itself: {what} {said}"
        if what == "saved":
            self.may_stand = [said]
            self.saves += 1
        else:
            self.may_stand.append(said)


class Evaluators:
    """Evaluators on one database, one after the other, as child_scoring.py forks them."""

    def __init__(self, line: TextIO, seed: int) -> None:
        self._line = line
        self._chance = random.Random(seed)

    def one_until_killed(self) -> Life:
        """Let one score, kill it at any moment; what it did and what it had said was saved."""
        print(self._chance.randrange(10**6), file=self._line, flush=True)
        pid = self._hear()[1]
        opened = self._hear()
        assert opened[0] == "opened", opened
        life, wanted = Life(opened[1], [opened[1]]), self._chance.randrange(MOST_SAVES + 1)
        while life.saves < wanted:
            life.hear(*self._hear())
        threading.Timer(self._chance.random() * LONGEST, os.kill, (pid, signal.SIGKILL)).start()
        while (heard := self._hear())[0] != "gone":
            life.hear(*heard)
        assert heard[1] == -signal.SIGKILL, "it ended by itself"
        return life

    def _hear(self) -> list[Any]:
        line = self._line.readline()
        assert line, "the program that forks evaluators is gone"
        return list(json.loads(line))


@contextmanager
def evaluators(homes: list[Path]) -> Iterator[list[TextIO]]:
    """Lines to the one program that forks evaluators, in which each home has a process."""
    pairs = [socket.socketpair() for _ in homes]
    ends = [str(theirs.fileno()) for _, theirs in pairs]
    words = chain(*zip(ends, map(str, homes), strict=True))
    with (
        (homes[0] / "said").open("w") as said,
        subprocess.Popen(
            [sys.executable, str(HERE / "child_scoring.py"), *words],
            env={**os.environ, "CALL_EVALUATOR_HOME": str(homes[0]), "PYTHONPATH": str(ROOT)},
            pass_fds=map(int, ends), stdin=subprocess.DEVNULL,
            stderr=said,
        ),
        ExitStack() as lines,
    ):  # fmt: skip
        for _, theirs in pairs:
            theirs.close()
        yield [lines.enter_context(lines.enter_context(ours).makefile("rw")) for ours, _ in pairs]


def places_in(home: Path) -> Places:
    return Places(*(home / name for name in ("data", "config", "cache", "log")))


def made(home: Path) -> None:
    """The folders of an evaluator who has the sample call to score."""
    own = places_in(home)
    with Desk.opened(own) as desk:
        call = sample.bring_in(desk)
        assert call.recording is not None
        facts.of_call(desk, call)  # which none lives long enough to measure, or to draw
        listening.waveform(desk, call.recording)
    settings_file.write(own, Settings(evaluator="Ines Marsh"))


def score_and_be_killed(home: Path, line: TextIO, kills: int) -> int:
    """So many kills on one database; how many saves were acknowledged."""
    each, lives = Evaluators(line, kills), list[Life]()
    for _ in range(kills):
        life = each.one_until_killed()
        if lives:  # the same point in focus, the same second, every word
            assert life.opened in lives[-1].may_stand
        lives.append(life)
    with Desk.opened(places_in(home)) as desk:
        assert checks.check(desk).problems == ()
        kept = evaluations.latest_draft(desk)
        assert kept is not None
        stood = [(one["answers"], one["focus"], one["second"]) for one in lives[-1].may_stand]
        assert (dict(kept.sheet.answers), kept.focus, int(kept.position)) in stood
    return sum(life.saves for life in lives)


def test_fifty_kills_lose_nothing_that_was_said_to_be_saved(tmp_path: Path) -> None:
    homes = [tmp_path / str(at) for at in range(len(KILLS))]
    made(homes[0])
    for home in homes[1:]:
        shutil.copytree(homes[0], home)
    with evaluators(homes) as lines, ThreadPoolExecutor(len(homes)) as pool:
        saves = sum(pool.map(score_and_be_killed, homes, lines, KILLS))
    assert sum(KILLS) == 50 and saves > 25
