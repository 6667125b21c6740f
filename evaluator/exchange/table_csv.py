"""A table as CSV that spreadsheets open rightly."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from evaluator.exchange.answer_rows import Value
from evaluator.exchange.evaluations_csv import as_cell
from evaluator.files import whole

__all__ = ["Value", "write"]


def write(columns: Sequence[str], rows: Iterable[Sequence[Value]], out: Path) -> int:
    """Write a table; returns how many rows. Whole or not at all. Raises UserError."""
    count = 0
    with whole(out) as part, part.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        for row in rows:
            writer.writerow([as_cell(value) for value in row])
            count += 1
    return count
