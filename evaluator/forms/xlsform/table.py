"""A sheet of a form as a table: rows by the heads of their columns, each cell with its place.

What is wrong, what was repaired and what is left out is listed as it is found.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from evaluator.forms.misspelt import nearest
from evaluator.forms.places import cut
from evaluator.forms.xlsform.columns import LANGUAGES
from evaluator.forms.xlsform.merged import merged_cells
from evaluator.forms.xlsform.parts import Cell, Plain
from evaluator.forms.xlsform.workbook import Sheet, cell_name
from evaluator.terms import counted

MOST_ROWS: Final = 5_000
"""Of a sheet; a form has at most 200 points, and 2,400 levels or options."""
_MOST_HEAD: Final = 100
"""How long the head of a column that is known can be."""
OWN: Final = ""
"""The language of a column that names none: the form's own."""
_HEAD: Final = re.compile(r"(.+?)\s*::?\s*(.+)\Z")
_OURS: Final = re.compile(r"(.+?)\s*\(\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\s*\)\Z")
_IN_BRACKETS: Final = re.compile(r".*\(\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\s*\)\Z")
_CODE: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")
_CALLED: Final = {name.casefold(): code for code, name in LANGUAGES.items()} | {
    "german": "de", "french": "fr", "spanish": "es", "italian": "it", "dutch": "nl",
    "portuguese": "pt", "polish": "pl", "russian": "ru", "arabic": "ar", "chinese": "zh",
    "japanese": "ja", "default": OWN,
}  # fmt: skip
_ALIASES: Final = {"list name": "list_name", "relevance": "relevant", "caption": "label"}


@dataclass(slots=True)
class Listing:
    """What was found on the way: faults with their places, repairs, and what is left out."""

    faults: list[tuple[str, str]] = field(default_factory=list)
    repairs: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def fault(self, place: str, message: str) -> None:
        """Something that must be mended."""
        self.faults.append((place, message))

    def repair(self, place: str, message: str) -> None:
        """Something that has one meaning, and was read so."""
        self.repairs.append(f"{place}: {message}")

    def leave(self, place: str, message: str) -> None:
        """Something that a form cannot hold."""
        self.left_out.append(f"{place}: {message}")


@dataclass(frozen=True, slots=True)
class Line:
    """A row that holds something: its values by the head of the column and the language."""

    sheet: str
    number: int
    values: Mapping[str, Mapping[str, tuple[Plain, int]]]

    def at(self, head: str) -> str:
        """The place of a cell, or of the row where there is no such column: survey!C7."""
        found = next(iter(self.values.get(head, {}).values()), None)
        return f"{self.sheet}!{cell_name(self.number, found[1] if found else 1)}"

    def value(self, head: str) -> Plain | None:
        """What stands in a column, None where it is blank."""
        found = next(iter(self.values.get(head, {}).values()), None)
        return None if found is None else found[0]

    def blank(self, head: str) -> bool:
        """Whether nothing stands in a column, nor anything that is told as a fault."""
        return head not in self.values or bool(self.values[head] and not self.word(head))

    def word(self, head: str) -> str:
        """What stands in a column as one word, "" where it is blank."""
        value = self.value(head)
        return "" if value is None else _said(value).strip()

    def texts(self, head: str, own: str) -> dict[str, str]:
        """What stands in a column's languages."""
        found = self.values.get(head, {})
        return {language or own: _said(value) for language, (value, _) in found.items()} | (
            {own: _said(found[own][0])} if own in found else {}
        )


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet's rows, its languages in the order of their columns, the heads it has, and the number
    of their row, 0 where nothing stands in the sheet.
    """

    name: str
    lines: tuple[Line, ...] = ()
    languages: tuple[str, ...] = ()
    heads: frozenset[str] = frozenset()
    row: int = 0


def table(sheet: Sheet, known: Iterable[str], listing: Listing) -> Table:
    """A sheet by its heads, which stand in its first row that is not blank."""
    name = sheet.name.lower()
    rows = sorted(number for number, row in sheet.cells.items() if any(map(_holds, row.values())))
    if not rows:
        return Table(name)
    heads = _heads(sheet, rows[0], frozenset(known), listing)
    if len(rows) > MOST_ROWS:
        place = f"{sheet.name}!A{rows[MOST_ROWS]}"
        listing.fault(place, f"the sheet has more than {MOST_ROWS} rows; expected some hundreds")
        return Table(name)
    for merged in merged_cells(sheet, rows, heads):
        place = f"{sheet.name}!{merged.cells}"
        if merged.clear:
            listing.repair(place, f"cells are merged, and read as {merged.first} alone")
        else:
            listing.fault(place, "cells are merged; expected them apart (unmerge cells)")
    lines = []
    for number in rows[1:]:
        values = _values(sheet, number, heads, listing)
        if values:
            lines.append(Line(sheet.name, number, values))
    _leave_headless(sheet, rows, listing)
    languages = dict.fromkeys(language for _, language in heads.values())
    bases = frozenset(base for base, _ in heads.values())
    return Table(name, tuple(lines), tuple(languages), bases, rows[0])


def _values(
    sheet: Sheet, number: int, heads: Mapping[int, tuple[str, str]], listing: Listing
) -> dict[str, dict[str, tuple[Plain, int]]]:
    """What stands in a row under its heads; faults and formulas are listed. A column whose cell has
    a fault stands there without a value.
    """
    values: dict[str, dict[str, tuple[Plain, int]]] = {}
    for column, cell in sorted(sheet.cells[number].items()):
        if column not in heads or not _holds(cell):
            continue
        base, language = heads[column]
        place, said = f"{sheet.name}!{cell_name(number, column)}", cut(_said(cell.value))
        if cell.fault:
            listing.fault(place, _told(said, cell.fault))
            values.setdefault(base, {})
            continue
        if cell.formula:
            listing.repair(place, f"the formula was read as what it gave: “{said}”")
        if cell.percent:
            listing.repair(place, f"the percent were read as a number: “{said}”")
        values.setdefault(base, {})[language] = (cell.value, column)
    return values


def language_code(said: str) -> str | None:
    """The code of a language as columns and settings name it, OWN for the default; None if none."""
    said = said.strip()
    if len(said) > _MOST_HEAD:
        return None
    if found := _IN_BRACKETS.match(said):
        return found[1]
    if said.casefold() in _CALLED:
        return _CALLED[said.casefold()]
    return said if _CODE.match(said) else None


def _heads(
    sheet: Sheet, row: int, known: frozenset[str], listing: Listing
) -> dict[int, tuple[str, str]]:
    """Base and language of the columns that mean something; the others are listed."""
    found: dict[int, tuple[str, str]] = {}
    for column, cell in sorted(sheet.cells[row].items()):
        said = _said(cell.value).strip()
        place = f"{sheet.name}!{cell_name(row, column)}"
        if cell.fault:
            listing.fault(place, _told(cut(said), cell.fault))
            continue
        if not said:
            continue
        base, language = _head(said) if len(said) <= _MOST_HEAD else (said, None)
        if language is None or base not in known:
            _leave_column(sheet, row, column, known, listing)
        elif (base, language) in found.values():
            listing.fault(place, f"a second column is called “{cut(said)}”; expected it once")
        else:
            found[column] = (base, language)
    return found


def _head(said: str) -> tuple[str, str | None]:
    matched = _HEAD.match(said) or _OURS.match(said)
    base, language = (matched[1], language_code(matched[2])) if matched else (said, OWN)
    base = " ".join(base.lower().split())
    return _ALIASES.get(base, base.replace(" ", "_")), language


def _leave_column(
    sheet: Sheet, row: int, column: int, known: frozenset[str], listing: Listing
) -> None:
    filled = sum(
        number > row and column in cells and _holds(cells[column])
        for number, cells in sheet.cells.items()
    )
    if not filled:
        return
    said = cut(_said(sheet.cells[row][column].value).strip())
    near = nearest(said.lower(), known)
    meant = f": “{near}” may be meant" if near else ""
    listing.leave(
        f"{sheet.name}!{cell_name(row, column)}",
        f"the column “{said}” ({counted(filled, 'cell')}), which a form does not know{meant}",
    )


def _leave_headless(sheet: Sheet, rows: Sequence[int], listing: Listing) -> None:
    """List what stands in columns that have no head."""
    named = {column for column, cell in sheet.cells[rows[0]].items() if _holds(cell)}
    found = [
        (number, column)
        for number in rows[1:]
        for column, cell in sorted(sheet.cells[number].items())
        if column not in named and _holds(cell)
    ]
    if found:
        listing.leave(
            f"{sheet.name}!{cell_name(*found[0])}",
            f"what stands under no heading ({counted(len(found), 'cell')})",
        )


def _told(said: str, fault: str) -> str:
    return f"“{said}” {fault}" if said else f"it {fault}"


def _holds(cell: Cell) -> bool:
    return bool(cell.fault) or not isinstance(cell.value, str) or bool(cell.value.strip())


def _said(value: Plain) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else f"{value!r}"
