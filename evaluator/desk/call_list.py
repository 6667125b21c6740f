"""A call list: a CSV file of calls, whatever its delimiter and encoding, with columns mapped."""

import codecs
import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from evaluator.errors import UserError

LIST_FIELDS: Final = ("file", "agent", "team", "client", "started", "direction", "reference")

_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "file": ("file", "filename", "recording", "path", "audio", "wav", "recordingfile"),
    "agent": ("agent", "agentname", "employee", "operator", "representative", "user"),
    "team": ("team", "group", "department", "queue", "unit", "skill"),
    "client": ("client", "clientname", "company", "account", "brand", "programme", "campaign"),
    "started": ("started", "start", "starttime", "date", "datetime", "calldate", "time", "when"),
    "direction": ("direction", "calldirection", "inout", "type", "calltype"),
    "reference": ("reference", "ref", "id", "callid", "ticket", "case", "interactionid", "number"),
}
_SHOWN = 20
_MOST_BYTES = 20 * 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPreview:
    """What a call list holds: its columns, the first rows, how many there are, a guessed mapping.

    `mapping` says which column holds a field of `LIST_FIELDS`; fields without one are left out.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: int
    mapping: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """One row: the number of its last line in the file, and its cells by column."""

    line: int
    cells: Mapping[str, str]
    surplus: int


def preview_list(path: Path) -> ListPreview:
    """Look into a call list. Raises UserError when it cannot be read as one."""
    columns, rows = read_rows(path)
    return ListPreview(
        columns=columns,
        rows=tuple(tuple(row.cells[column] for column in columns) for row in rows[:_SHOWN]),
        total=len(rows),
        mapping=guess(columns),
    )


def read_rows(path: Path) -> tuple[tuple[str, ...], list[ListRow]]:
    """The columns and all rows that are not blank. Raises UserError for a file that is no list."""
    text = _text(path)
    lines = _parsed(path, text, _delimiter(text))
    if not lines:
        raise UserError(f"“{path.name}” is empty.", "A call list has a line of headings first.")
    columns = _columns(lines[0][1])
    rows = []
    for line, cells in lines[1:]:
        padded = [*cells, *[""] * (len(columns) - len(cells))]
        given = {column: cell.strip() for column, cell in zip(columns, padded, strict=False)}
        surplus = sum(1 for cell in cells[len(columns) :] if cell.strip())
        rows.append(ListRow(line=line, cells=given, surplus=surplus))
    return columns, rows


def guess(columns: Sequence[str]) -> dict[str, str]:
    """Which column holds which field, by its heading; each column is used once."""
    mapping: dict[str, str] = {}
    for field in LIST_FIELDS:
        for word in _WORDS[field]:
            for column in columns:
                if field not in mapping and _plain(column) == word:
                    mapping[field] = column
    return mapping


def _plain(heading: str) -> str:
    return re.sub(r"[\W_]+", "", heading).casefold()


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UserError(f"“{path.name}” is too large for a call list.", "Split it: 20 MB each.")
        data = path.read_bytes()
    except OSError as error:
        raise UserError(f"“{path.name}” cannot be read: {error.strerror}.") from error
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _decoded(path, data, encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(path, data, "cp1252")


def _decoded(path: Path, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UserError(
            f"The letters of “{path.name}” cannot be read.", "Save the list as CSV in UTF-8."
        ) from error


def _delimiter(text: str) -> str:
    """The delimiter that parts the headings; Excel may say it in a first line `sep=;`."""
    heading = text.lstrip().split("\n", 1)[0].rstrip("\r")
    if heading.lower().startswith("sep=") and len(heading) == 5:
        return heading[4]
    unquoted = re.sub(r'"[^"]*"', "", heading)
    return max(",;\t", key=unquoted.count)


def _parsed(path: Path, text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines = []
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                lines.append((reader.line_num, cells))
    except csv.Error as error:
        raise UserError(
            f"“{path.name}”, line {reader.line_num}, cannot be read as a list: {error}.",
            "Save the list as CSV again.",
        ) from error
    if lines and delimiter.join(lines[0][1]).lower().startswith("sep="):
        return lines[1:]
    return lines


def _columns(cells: Sequence[str]) -> tuple[str, ...]:
    """Headings, made different where two are alike or empty, so that each names one column."""
    columns: list[str] = []
    for number, cell in enumerate(cells, start=1):
        name = wanted = cell.strip() or f"Column {number}"
        while name in columns:
            name = f"{wanted} ({number})"
            wanted = name
        columns.append(name)
    return tuple(columns)
