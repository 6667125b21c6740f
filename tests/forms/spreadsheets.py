"""Small spreadsheets for the tests of XLSForm, written cell by cell."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

Rows = Sequence[Mapping[str, Any]]


def write_rows(
    path: Path, sheets: Mapping[str, Rows], then: Callable[[Any], None] | None = None
) -> Path:
    """Sheets of rows by the heads of their columns; a datetime becomes a date of the spreadsheet,
    and what starts with = a formula. `then` may change the workbook."""
    with Workbook(path, {"strings_to_formulas": True}) as book:
        date = book.add_format({"num_format": "d.m.yyyy"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            heads = list(dict.fromkeys(head for row in rows for head in row))
            for place, head in enumerate(heads):
                sheet.write_string(0, place, head.rstrip("!"))
            for number, row in enumerate(rows, 1):
                for place, head in enumerate(heads):
                    value = row.get(head)
                    if isinstance(value, datetime):
                        sheet.write_datetime(number, place, value, date)
                    elif value is not None:
                        sheet.write(number, place, value)
        if then is not None:
            then(book)
    return path


def table(heads: str, *rows: str) -> Rows:
    """Rows from lines with | between the cells."""
    names = [head.strip() for head in heads.split("|")]
    cells = ([cell.strip() or None for cell in row.split("|")] for row in rows)
    return [dict(zip_longest(names, row)) for row in cells]
