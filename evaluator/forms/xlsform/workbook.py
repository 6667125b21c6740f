"""Reading a spreadsheet (.xlsx) with the standard library: the plain values of its cells.

Nothing is computed or resolved, and no part is unpacked beyond a limit, so that a hostile file ends
as soon as a damaged one (docs/decisions/0094-forms-as-spreadsheets.md).
"""

import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Final

from evaluator.forms.places import cut
from evaluator.forms.xlsform.parts import (
    MAX_PART,
    Cell,
    Damaged,
    Named,
    Relations,
    SheetPart,
    Strings,
    Styles,
    column_number,
    damage,
    parse,
)

__all__ = ["Book", "Cell", "Damaged", "Sheet", "cell_name", "column_number", "read_book"]

MAX_BYTES: Final = 5 * 2**20
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED: Final = 0x1
"""The bit of a part in an archive that asks for a password."""
_MACROS: Final = re.compile(r"(^|/)vbaProject\.bin$", re.IGNORECASE)
_UNPACKING: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
)
"""What unpacking a damaged archive ends in."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its cells by row and column (both from 1), blank ones left out; merged ranges."""

    name: str
    hidden: bool
    cells: Mapping[int, Mapping[int, Cell]] = field(default_factory=dict)
    merged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets that were asked for, the names of the others, and whether there are macros."""

    sheets: Mapping[str, Sheet]
    others: tuple[str, ...]
    macros: bool


def cell_name(row: int, column: int) -> str:
    """A cell as spreadsheets name it: row 7, column 3 is C7."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def read_book(path: Path, wanted: tuple[str, ...]) -> Book:
    """The wanted sheets of a file; their names are compared in small letters.

    Raises OSError where it cannot be read and Damaged, worded for the user, where it is no .xlsx.
    """
    with path.open("rb") as file:
        _look_at_kind(file)
        try:
            with zipfile.ZipFile(file) as archive:
                return _Parts(archive).book(wanted)
        except _UNPACKING as error:
            raise Damaged(damage(str(error) or type(error).__name__)) from error


def _look_at_kind(file: IO[bytes]) -> None:
    start = file.read(MAX_BYTES + 1)
    file.seek(0)
    if len(start) > MAX_BYTES:
        raise Damaged(f"it is larger than {MAX_BYTES // 2**20} MB; expected some 50 kB")
    if start.startswith(_COMPOUND):
        if "EncryptedPackage".encode("utf-16-le") in start:
            raise Damaged("it is protected by a password; expected one saved without")
        raise Damaged("it is a spreadsheet of before 2007 (.xls); expected it saved as .xlsx")
    if not start.startswith(b"PK"):
        raise Damaged("this is no spreadsheet; expected one saved as .xlsx")


class _Parts:
    """The parts of an open archive."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        names = archive.namelist()
        self._names = frozenset(names)
        if len(self._names) < len(names):
            twice = Counter(names).most_common(1)[0][0]
            raise Damaged(damage(f"its part “{cut(twice)}” stands in it twice"))

    def book(self, wanted: tuple[str, ...]) -> Book:
        if "mimetype" in self._names:
            raise Damaged("it is an OpenDocument file; expected it saved as .xlsx")
        main = self._main()
        targets = self._relations(main)
        listed = Named("sheet")
        self._parse(main, listed)
        strings, styles = Strings(), Styles()
        for kind, reader in (("sharedStrings", strings), ("styles", styles)):
            name = next((name for type, name in targets.values() if type == kind), "")
            if name in self._names:
                self._parse(name, reader)
        sheets: dict[str, Sheet] = {}
        others = []
        for one in listed.found:
            name = one.get("name", "").strip()
            _, part = targets.get(one.get("id", ""), ("", ""))
            if name.lower() not in wanted:
                others.append(name)
                continue
            if name.lower() in sheets:
                raise Damaged(
                    f"a second sheet is called “{name}”; expected one of them deleted", name.lower()
                )
            read = SheetPart(name.lower(), strings.found, styles)
            self._parse(part, read)
            sheets[name.lower()] = Sheet(
                name, one.get("state", "visible") != "visible", read.cells, tuple(read.merged)
            )
        return Book(sheets, tuple(others), any(map(_MACROS.search, self._names)))

    def _main(self) -> str:
        found = self._relations("")
        part = next((name for type, name in found.values() if type == "officeDocument"), "")
        if part not in self._names:
            raise Damaged("this is no spreadsheet; expected one saved as .xlsx")
        if part.endswith(".bin"):
            raise Damaged("it is a binary spreadsheet (.xlsb); expected it saved as .xlsx")
        return part

    def _relations(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part refers to, by the id it refers by: the type and the part's name."""
        at = PurePosixPath(part)
        name = str(at.parent / "_rels" / f"{at.name}.rels") if part else "_rels/.rels"
        if name not in self._names:
            return {}
        read = Relations(str(at.parent) if part else "")
        self._parse(name, read)
        return read.found

    def _parse(self, name: str, reader: "Named | Relations | Strings | Styles | SheetPart") -> None:
        if name not in self._names:
            raise Damaged(damage(f"its part “{cut(name)}” is missing"))
        if self._archive.getinfo(name).flag_bits & _LOCKED:
            raise Damaged("it is protected by a password; expected one saved without")
        with self._archive.open(name) as part:
            content = part.read(MAX_PART + 1)
        if len(content) > MAX_PART:
            raise Damaged(
                f"its part “{name}” is larger than {MAX_PART // 2**20} MB; expected a form of"
                " some hundred rows"
            )
        parse(content, name, reader)
