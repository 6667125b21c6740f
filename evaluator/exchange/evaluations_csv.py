"""Rows as CSV that spreadsheets open rightly: UTF-8 with its mark, no text run as a formula."""

import csv
from collections.abc import Iterable
from pathlib import Path

from evaluator.exchange.answer_rows import COLUMNS, AnswerRow, Value
from evaluator.files import whole
from evaluator.job import QUIET, Job

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")
_SAID_EVERY = 500


def write(rows: Iterable[AnswerRow], out: Path, job: Job = QUIET) -> int:
    """Write rows; returns how many. Whole or not at all. Raises UserError."""
    count = 0
    with whole(out) as part, part.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for row in rows:
            writer.writerow([as_cell(row[column]) for column in COLUMNS])
            count += 1
            if count % _SAID_EVERY == 0:
                job.step(count, 0, f"{count} rows")
    return count


def as_cell(value: Value) -> str:
    """A value as the text of a cell.

    A text that a spreadsheet would take for a formula gets a ' in front (OWASP ASVS 1.2.10);
    numbers stay numbers, also below zero. Line ends within a text stay. A NUL is left out: no
    spreadsheet reads on behind it.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, str):
        return repr(value)
    safe = f"'{value}" if value.startswith(_STARTS_A_FORMULA) else value
    return safe.replace("\0", "")
