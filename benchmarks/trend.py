"""The trend query on 100,000 stored evaluations, against the same SQL by hand with sqlite3.

Both run in this one process on the same file, in turns, so that a slow machine is slow for both.
"""

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from evaluator.forms.model import Band, Form, Question
from evaluator.store.calls import CallFilter
from evaluator.store.database import Store
from evaluator.store.times import to_text
from evaluator.terms import Group, Period

EVALUATIONS, AGENTS, ROUNDS = 100_000, 40, 7
LIMIT = 1.3
START = datetime(2026, 1, 1, 9, tzinfo=UTC)

BY_HAND = """
SELECT key, period, count(*), sum(value), sum(value * value) FROM (
  SELECT coalesce(agent.name, '') AS key, substr(call.day, 1, 7) AS period,
         avg(evaluation.score) AS value
  FROM evaluation JOIN call ON evaluation.call_id = call.id
  LEFT JOIN agent ON call.agent_id = agent.id
  WHERE evaluation.revision > 0 AND evaluation.score IS NOT NULL
  GROUP BY call.id, coalesce(agent.name, ''))
GROUP BY key, period ORDER BY key, period
"""


FORM = Form(
    id="bench",
    version="1",
    title="Bench",
    pass_mark=80.0,
    bands=(Band(at=80.0, name="Good"), Band(at=0.0, name="To do")),
    questions=tuple(
        Question(
            id=f"q{number}",
            title=f"Question {number}",
            weight=1.0,
            definition="What is meant",
            good="What is good",
            levels=("none", "little", "some", "most", "all"),
        )
        for number in range(1, 8)
    ),
)


def fill(path: Path, evaluations: int) -> None:
    """Write as many finished evaluations as rows, without going through the store one by one."""
    with closing(Store.open(path)) as store:
        store.forms.keep(FORM)
        agents = [
            store.people.agent(f"Agent {number:02d}", f"Team {number % 4}").id
            for number in range(AGENTS)
        ]
        evaluator = store.people.evaluator("Evaluator").id
    with closing(sqlite3.connect(path)) as plain, plain:
        plain.executemany(
            "INSERT INTO call VALUES (?,?,'+00:00',?,'+00:00',?,?,?,NULL,NULL,'inbound',?,?,0)",
            (_call(number, agents) for number in range(evaluations)),
        )
        plain.executemany(
            "INSERT INTO evaluation VALUES (?,?,?,'bench',?,1,?,'Good',?,'+00:00',NULL)",
            (_evaluation(number, evaluator) for number in range(evaluations)),
        )
        plain.executemany(
            "INSERT INTO revision VALUES (?,1,?,?,'Good','{}','{}',?,'+00:00','',?,NULL)",
            (_revision(number) for number in range(evaluations)),
        )
        plain.executemany(
            "INSERT INTO answer VALUES (?,1,?,'counted',?,4,NULL)",
            (
                (f"e{number:07d}", f"q{question}", (number * 7 + question * 3) % 5)
                for number in range(evaluations)
                for question in range(1, 8)
            ),
        )


def run() -> Iterator[str]:
    """Both say the same, then both are timed; the ratio is of the medians."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        fill(path, EVALUATIONS)
        with closing(Store.open(path)) as store, closing(sqlite3.connect(path)) as plain:
            ours, hand = _times(lambda: _through(store), lambda: plain.execute(BY_HAND).fetchall())
    yield (
        f"trend query on {EVALUATIONS:,} evaluations: {ours:.3f} s, the same SQL by hand "
        f"{hand:.3f} s, ratio {ours / hand:.2f} (at most {LIMIT:g})"
    )


def _through(store: Store) -> list[tuple[object, ...]]:
    found = store.tallies.scores(CallFilter(), Period.MONTH, Group.AGENT)
    return [(row.key, row.period, row.calls, row.total, row.squares) for row in found]


def _times(ours: Callable[[], object], hand: Callable[[], object]) -> tuple[float, float]:
    """The median seconds of each, in turns, after both have read the file once."""
    if ours() != hand():
        raise SystemExit("The trend query and the SQL by hand do not say the same.")
    times = [(_seconds(ours), _seconds(hand)) for _ in range(ROUNDS)]
    first, second = zip(*times, strict=True)
    return statistics.median(first), statistics.median(second)


def _call(number: int, agents: list[str]) -> tuple[object, ...]:
    at = _at(number)
    day = (START + timedelta(minutes=5 * number)).date().isoformat()
    return (
        f"c{number:07d}", at, at, at, day, agents[number % AGENTS], f"R {number}", f"r {number}",
    )  # fmt: skip


def _evaluation(number: int, evaluator: str) -> tuple[object, ...]:
    return (
        f"e{number:07d}", f"c{number:07d}", evaluator, FORM.hash, _score(number), _at(number),
    )  # fmt: skip


def _revision(number: int) -> tuple[object, ...]:
    return (f"e{number:07d}", FORM.hash, _score(number), _at(number), "0" * 64)


def _score(number: int) -> float:
    return 40 + number * 37 % 601 / 10


def _at(number: int) -> str:
    return to_text(START + timedelta(minutes=5 * number))[0]


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
