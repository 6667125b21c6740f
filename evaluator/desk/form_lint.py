"""Looking a form's file over: what is wrong in it and what is doubtful, each with its place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from evaluator.errors import UserError
from evaluator.forms import places
from evaluator.forms.findings import Finding
from evaluator.forms.foreign.json_lines import lines_of
from evaluator.forms.foreign.reading import is_foreign
from evaluator.forms.foreign.reading import read as read_foreign
from evaluator.forms.foreign.worded import worded
from evaluator.forms.lint import lint as look_over
from evaluator.forms.model import Form
from evaluator.forms.read import MAX_BYTES, Examined, examine
from evaluator.forms.refused import Refused
from evaluator.forms.schema import schema
from evaluator.forms.values import Place
from evaluator.forms.xlsform.cells import Cells
from evaluator.forms.xlsform.read import is_spreadsheet, read_with_cells
from evaluator.forms.xlsform.table import Listing

if TYPE_CHECKING:
    from evaluator.desk.desk import Desk

__all__ = ["Fault", "Linted", "file_of", "lines", "lint_file", "linted", "may_be_blend", "schema"]

WHOLE: Final = "the whole file"
"""The place of a fault that is nowhere in particular."""
_LINE: Final = re.compile(r"line (\d+)")
_PLACED: Final = re.compile(r"(line \d+(?:, column \d+)?|[^\s:]+): (.+)", re.DOTALL)
"""What was repaired or left out: its place, where it has one, and what it is."""
_CELL: Final = re.compile(r"![A-Z]*(\d+)(:[A-Z]*\d+)?\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing to mend: the line of the file (from 1), the way to it, what it is, what to do.

    Of a spreadsheet the line is the row, and the way the cell: survey!C7. `part` is where people
    find it, such as “point 3 “Tone””; "" for the whole, or where the message says it.
    """

    line: int
    place: str
    message: str
    mend: str
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linted:
    """What was found. A form with errors cannot be scored with, or not as it was meant."""

    errors: tuple[Fault, ...]
    warnings: tuple[Fault, ...]


def file_of(desk: "Desk", id_or_path: str) -> Path:
    """The file of a form, by that or its id. Raises UserError where there is none."""
    from evaluator.desk import forms  # who looks a file over waits for no database

    path = Path(id_or_path)
    if path.is_file():
        return path
    for file in reversed(forms.available(desk)):
        if file.form is not None and file.form.id == id_or_path:
            return file.path
    raise UserError(f"There is no form “{id_or_path}”.", "Give its file, or the id of a form.")


def lint_file(path: Path) -> Linted:
    """Look a form's file over; a desk is not needed for that. Raises UserError for no file."""
    try:
        return _foreign(path) if is_foreign(path) else _ours(path)
    except UserError as error:
        if not path.is_file():
            raise
        return Linted(errors=_refused(path, error), warnings=())


def may_be_blend(path: Path) -> bool:
    """Whether a file may hold a blend of forms: at least it has the word in it."""
    try:
        with path.open("rb") as file:
            return b"blend" in file.read(MAX_BYTES)
    except OSError:
        return False  # who reads it as a form says what is wrong


def linted(found: Examined[Any], findings: Iterable[Finding]) -> Linted:
    """A file of ours that was looked at: what is wrong in it, or the findings on what it holds."""
    told = (
        Fault(
            line=one.line,
            place=_way(one.place),
            message=one.fault,
            mend=one.mend,
            part=places.part(found.document.value, one.place),
        )
        for one in found.problems
    )
    if found.content is None:
        return Linted(errors=tuple(told), warnings=())
    return _apart(
        (one.error, _fault(one, _way(one.place), found.document.line(one.place)))
        for one in findings
    )


def _ours(path: Path) -> Linted:
    found = examine(path, Form)
    return linted(found, look_over(found.content) if found.content else ())


def _foreign(path: Path) -> Linted:
    """A form from elsewhere: what was read otherwise than it stands there is doubtful too."""
    cells = Cells("", Listing())
    if is_spreadsheet(path):
        came, cells = read_with_cells(path)
    else:
        came = read_foreign(path)
    told: list[tuple[bool, Fault]] = []
    for one in look_over(came.form):
        place = cells.at(one.place) or came.there.at(one.place) or _way(one.place)
        told.append((one.error, _fault(one, place, 1)))
    for said, mend in (
        *((one, "It was read so; mend it in the file, or leave it.") for one in came.repairs),
        *((one, "It is left out: a form does not hold it.") for one in came.left_out),
    ):
        found = _PLACED.match(said)
        place, message = found.groups() if found else (WHOLE, said)
        named = is_spreadsheet(path) or place == WHOLE or _LINE.match(place)
        part = "" if named else worded(came, said).removesuffix(f": {message}")
        fault = Fault(line=1, place=place, message=_sentence(message), mend=mend, part=part)
        told.append((False, fault))
    faults = _on_lines(path, [fault for _, fault in told])
    return _apart(zip((error for error, _ in told), faults, strict=True))


def _fault(one: Finding, place: str, line: int) -> Fault:
    return Fault(line=line, place=place, message=one.message, mend=one.mend)


def _apart(told: Iterable[tuple[bool, Fault]]) -> Linted:
    found = [*told]
    return Linted(
        errors=tuple(fault for error, fault in found if error),
        warnings=tuple(fault for error, fault in found if not error),
    )


def _refused(path: Path, error: UserError) -> tuple[Fault, ...]:
    """What another system's file or a spreadsheet is refused for, each fault at its place."""
    faults: Iterable[tuple[str, str]] = [("", error.message.removeprefix(str(path)).lstrip(",: "))]
    if isinstance(error, Refused):
        faults = error.faults
    told = ((place, *message.partition("; expected ")) for place, message in faults)
    return _on_lines(
        path,
        [
            Fault(
                line=1,
                place=place or WHOLE,
                message=_sentence(message),
                mend=f"Expected {expected}" if expected else "",
                part="" if _LINE.match(place) or is_spreadsheet(path) else place,
            )
            for place, message, _, expected in told
        ],
    )


def _sentence(message: str) -> str:
    return f"{message.rstrip('.')}."


def _on_lines(path: Path, faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Faults of a file from elsewhere with the lines that their places name, of a spreadsheet its
    rows, or those of their values in JSON; 1 where there is none.
    """
    found = [(one, _LINE.match(one.place) or _CELL.search(one.place)) for one in faults]
    ways = {one.place for one, named in found if named is None and one.place != WHOLE}
    of_values = lines_of(path.read_bytes(), ways) if ways and not is_spreadsheet(path) else {}
    return tuple(
        replace(one, line=int(named[1]) if named else of_values.get(one.place, 1))
        for one, named in found
    )


def lines(path: Path, what: str, faults: Iterable[Fault]) -> list[str]:
    """Faults for a terminal, one a line, as compilers tell them: FILE:LINE, of a spreadsheet
    FILE:SHEET!CELL.
    """
    sheets = is_spreadsheet(path)
    return [f"{_where(path, one, sheets=sheets)}: {what}: {_said(one)}" for one in faults]


def _where(path: Path, one: Fault, *, sheets: bool) -> str:
    if not sheets:
        return f"{path}:{one.line}"
    return f"{path}" if one.place == WHOLE else f"{path}:{one.place}"


def _said(one: Fault) -> str:
    return f"{one.part}{': ' if one.part else ''}{one.message} {one.mend}".rstrip()


def _way(place: Place) -> str:
    return "/".join(map(str, place)) or WHOLE
