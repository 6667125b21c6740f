"""How scores would move: evaluations side by side as they were scored and as they would be."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from evaluator.terms import shown

STEP: Final = 5
"""How many score points one bar of a distribution holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What an evaluation came to; `passed` is None where that is not decided."""

    score: float | None
    band: str | None
    passed: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """One evaluation as it was scored and as it would be.

    `left_out` counts its answers that were not carried over.
    """

    evaluation_id: str
    call_id: str
    day: date
    agent: str
    reference: str
    was: Outcome
    now: Outcome
    left_out: int = 0

    @property
    def by(self) -> float | None:
        """By how many points the score would move; None where it has none, then or now."""
        if self.was.score is None or self.now.score is None:
            return None
        return self.now.score - self.was.score


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """All evaluations scored in one way: their average and spread, and what passes.

    `spread` is the standard deviation (n - 1), None under two scores. `bars` count the scores in
    steps of `STEP` from 0 up; 100 belongs to the last step below it.
    """

    scores: int
    mean: float | None
    spread: float | None
    passed: int
    failed: int
    bars: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentMove:
    """The average of an agent's evaluations, then and now; "" is who has no name."""

    agent: str
    evaluations: int
    was: float | None
    now: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """What moves. `bands` counts (from, to) where they differ; `up` and `down` go by the score as
    shown, `passing` and `failing` count those whose verdict turns.
    """

    was: Side
    now: Side
    up: int
    down: int
    passing: int
    failing: int
    bands: tuple[tuple[str, str, int], ...]
    agents: tuple[AgentMove, ...]


def most_moved_first(rows: Iterable[Moved]) -> tuple[Moved, ...]:
    """By how far they move, the newest calls first among equals; those without a score last."""

    def key(row: Moved) -> tuple[float, int]:
        return (-1.0 if row.by is None else abs(row.by), row.day.toordinal())

    return tuple(sorted(rows, key=key, reverse=True))


def shift(rows: Sequence[Moved]) -> Shift:
    """What moves over all rows."""
    moves = [_direction(row) for row in rows]
    verdicts = Counter((row.was.passed, row.now.passed) for row in rows)
    bands = Counter(
        (row.was.band or "", row.now.band or "") for row in rows if row.was.band != row.now.band
    )
    return Shift(
        was=_side([row.was for row in rows]),
        now=_side([row.now for row in rows]),
        up=moves.count(1),
        down=moves.count(-1),
        passing=verdicts[False, True],
        failing=verdicts[True, False],
        bands=tuple((was, now, count) for (was, now), count in bands.most_common()),
        agents=_agents(rows),
    )


def _direction(row: Moved) -> int:
    if row.was.score is None or row.now.score is None:
        return 0
    was, now = row.was.score, row.now.score
    return 0 if shown(was) == shown(now) else 1 if now > was else -1


def _side(outcomes: Sequence[Outcome]) -> Side:
    scores = [one.score for one in outcomes if one.score is not None]
    mean = math.fsum(scores) / len(scores) if scores else None
    spread = None
    if mean is not None and len(scores) > 1:
        spread = math.sqrt(math.fsum((one - mean) ** 2 for one in scores) / (len(scores) - 1))
    return Side(
        scores=len(scores),
        mean=mean,
        spread=spread,
        passed=sum(one.passed is True for one in outcomes),
        failed=sum(one.passed is False for one in outcomes),
        bars=_bars(scores),
    )


def _bars(scores: Iterable[float]) -> tuple[int, ...]:
    counted = Counter(max(math.ceil(one / STEP) - 1, 0) if one >= 100 else int(one // STEP)
                      for one in scores)  # fmt: skip
    return tuple(counted[place] for place in range(max([*counted, 100 // STEP - 1]) + 1))


def _agents(rows: Iterable[Moved]) -> tuple[AgentMove, ...]:
    """Agents by name; who has none comes last."""
    of: dict[str, list[Moved]] = {}
    for row in rows:
        of.setdefault(row.agent, []).append(row)
    return tuple(
        AgentMove(
            agent=agent,
            evaluations=len(own),
            was=_mean([row.was.score for row in own]),
            now=_mean([row.now.score for row in own]),
        )
        for agent, own in sorted(of.items(), key=lambda item: (not item[0], item[0].casefold()))
    )


def _mean(scores: Iterable[float | None]) -> float | None:
    known = [one for one in scores if one is not None]
    return math.fsum(known) / len(known) if known else None
