"""What-if over 10,000 stored evaluations of 40 points, against reading their sheets alone.

Both run in this one process on the same file, in turns. The limit in seconds is the promise; the
ratio says what scoring them again costs beside getting them.
"""

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from evaluator.desk.desk import Desk
from evaluator.desk.what_if import Alteration, WhatIf, altered, what_if
from evaluator.forms.conditions import Condition
from evaluator.forms.model import Band, Form, Question
from evaluator.places import places
from evaluator.scoring.score import Scorer
from evaluator.scoring.sheet import Sheet
from evaluator.store.database import Store
from evaluator.store.sheets import score_text, sheet_text
from evaluator.store.times import to_text

EVALUATIONS, AGENTS, ROUNDS, SHEETS = 10_000, 40, 5, 500
LIMIT = 2.0
START = datetime(2026, 1, 1, 9, tzinfo=UTC)
QUESTIONS = 40

FORM = Form(
    id="bench",
    version="1",
    title="Bench",
    pass_mark=60.0,
    bands=(Band(at=60.0, name="Good"), Band(at=0.0, name="To do")),
    questions=tuple(
        Question(
            id=f"q{number}",
            title=f"Question {number}",
            weight=1.0,
            levels=("none", "little", "some", "most", "all"),
            required=number <= 5,
            when=Condition(question=f"q{number % 5 + 1}", at_least=1.0) if number > 35 else None,
        )
        for number in range(1, QUESTIONS + 1)
    ),
)


def fill(path: Path) -> None:
    """Write the evaluations as rows, without going through the store one by one."""
    with closing(Store.open(path)) as store:
        store.forms.keep(FORM)
        agents = [store.people.agent(f"Agent {number:02d}", "").id for number in range(AGENTS)]
        evaluator = store.people.evaluator("Evaluator").id
    kept = [_kept(number) for number in range(SHEETS)]
    with closing(sqlite3.connect(path)) as plain, plain:
        for number in range(EVALUATIONS):
            _write(plain, number, agents[number % AGENTS], evaluator, *kept[number % SHEETS])


def run() -> Iterator[str]:
    """Both are timed in turns; more than the limit says so in the line."""
    other = altered(FORM, Alteration(points={"q1": 5.0, "q2": 0.0}, pass_mark=70.0))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        fill(path)
        with Desk.opened(places(), path) as desk:
            found = what_if(desk, other)
            _check(found)
            ours, hand = _times(
                lambda: what_if(desk, other), lambda: list(desk.store.sheets.on(FORM.id))
            )
    yield (
        f"what-if over {EVALUATIONS:,} evaluations of {QUESTIONS} points: {ours:.2f} s "
        f"(at most {LIMIT:g}), reading their sheets alone {hand:.2f} s, ratio {ours / hand:.2f}"
    )


def _check(found: WhatIf) -> None:
    scored = found.shift.was.scores, found.shift.now.scores
    if scored != (EVALUATIONS, EVALUATIONS) or not found.shift.up or not found.shift.down:
        raise SystemExit("The what-if did not score what is there.")


def _kept(number: int) -> tuple[str, str, float | None, str | None]:
    answers = {f"q{at}": (number * 7 + at * 3) % 5 for at in range(1, QUESTIONS + 1)}
    comments = {f"q{at}": "Said so at once and clearly." for at in range(1, 9)}
    score = Scorer(FORM).score(answers)
    sheet = Sheet(answers=answers, comments=comments, strengths="Calm from first to last.")
    return sheet_text(sheet), score_text(score), score.value, score.band


def _write(
    plain: sqlite3.Connection,
    number: int,
    agent: str,
    evaluator: str,
    sheet: str,
    result: str,
    score: float | None,
    band: str | None,
) -> None:
    at = START + timedelta(minutes=5 * number)
    time, id = to_text(at)[0], f"{number:07d}"
    _insert(
        plain, "call", id=f"c{id}", came_in=time, came_in_zone="+00:00", started=time,
        started_zone="+00:00", at=time, day=at.date().isoformat(), agent_id=agent,
        direction="inbound", reference=f"R {number}", words=f"r {number}", agent_channel=0,
    )  # fmt: skip
    both = {"form_hash": FORM.hash, "score": score, "band": band, "finished": time,
            "finished_zone": "+00:00"}  # fmt: skip
    _insert(
        plain, "evaluation", id=f"e{id}", call_id=f"c{id}", evaluator_id=evaluator,
        form_id=FORM.id, revision=1, **both,
    )  # fmt: skip
    _insert(
        plain, "revision", evaluation_id=f"e{id}", number=1, result=result, sheet=sheet,
        previous="", digest="0" * 64, **both,
    )  # fmt: skip


def _insert(plain: sqlite3.Connection, table: str, **row: object) -> None:
    marks = ", ".join("?" * len(row))
    plain.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))


def _times(ours: Callable[[], object], hand: Callable[[], object]) -> tuple[float, float]:
    """The median seconds of each, in turns."""
    times = [(_seconds(ours), _seconds(hand)) for _ in range(ROUNDS)]
    first, second = zip(*times, strict=True)
    return statistics.median(first), statistics.median(second)


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
