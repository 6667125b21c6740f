"""Rows as JSON for other programs: one list of objects, numbers and texts as they are."""

import json
from collections.abc import Iterable
from pathlib import Path

from evaluator.exchange.answer_rows import AnswerRow
from evaluator.files import whole
from evaluator.job import QUIET, Job

_SAID_EVERY = 500


def write(rows: Iterable[AnswerRow], out: Path, job: Job = QUIET) -> int:
    """Write rows as a list, one on a line; returns how many. Whole or not at all. UserError."""
    count = 0
    with whole(out) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        file.write("[")
        for row in rows:
            file.write(",\n" if count else "\n")
            file.write(json.dumps(row, ensure_ascii=False, allow_nan=False))
            count += 1
            if count % _SAID_EVERY == 0:
                job.step(count, 0, f"{count} rows")
        file.write("\n]\n")
    return count
