"""The parts of a spreadsheet's archive: what is read of their XML, event by event."""

import math
import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, Protocol, TypeAlias
from xml.parsers import expat

Attributes: TypeAlias = dict[str, str]
Plain: TypeAlias = str | int | float | bool

MAX_PART: Final = 8 * 2**20
MAX_ELEMENTS: Final = 100_000
"""Of a part; the largest form has some 60,000, and more would be slow to refuse."""
MAX_TEXT: Final = 32_767
"""How many characters a cell holds."""
_EPOCH: Final = datetime(1899, 12, 30)
_LETTERS: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})\Z")
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_NO_CODE: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_MOST_CODE: Final = 255
"""How long a number format is at most."""
_DATES: Final = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""The built-in number formats that show days or times (ECMA-376 part 1, 18.8.30)."""
_PERCENTS: Final = ("9", "10")
"""Those that show percent."""


class Damaged(Exception):  # noqa: N818 - becomes a UserError where the file's name is known
    """What is wrong with a file, and what is expected; `place` is a cell, "" for the file."""

    def __init__(self, message: str, place: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.place = place


def damage(what: str) -> str:
    """How a damaged file is told of."""
    return f"it is damaged ({what}); expected a file that a spreadsheet program opens"


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, or what its `formula` gave when the file was saved.

    `fault` says why it cannot be taken as it stands, "" where it can. A number that is shown in
    `percent` is what is shown: 75 where 75% is, which spreadsheets keep as 0.75.
    """

    value: Plain
    fault: str = ""
    formula: bool = False
    percent: bool = False


class Reader(Protocol):
    """Takes the events of a part: elements by their names without namespaces."""

    @property
    def at(self) -> str:
        """The place that it has come to, "" where that has no name."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """A piece of text."""


def parse(content: bytes, name: str, reader: Reader) -> None:
    """Lead a part's events to its reader. Raises Damaged."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    elements = 0

    def start(element: str, attributes: Attributes) -> None:
        nonlocal elements
        elements += 1
        if elements > MAX_ELEMENTS:
            raise Damaged(
                f"its part “{name}” goes on and on; expected some hundred rows, and what is below"
                " and beside them deleted",
                reader.at,
            )
        if any(" " in key for key in attributes):
            attributes = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        reader.start(element.rpartition(" ")[2], attributes)

    def doctype(*_: object) -> None:
        raise Damaged(damage(f"its part “{name}” declares a document type"))

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda element: reader.end(element.rpartition(" ")[2])
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise Damaged(damage(f"its part “{name}” is no XML, {error}")) from error


class _Silent:
    """A reader that looks at the beginnings of elements alone."""

    at = ""

    def end(self, name: str) -> None:
        """Nothing to do."""

    def text(self, text: str) -> None:
        """Nothing to do."""


class Named(_Silent):
    """The attributes of every element with a name."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.found: list[Attributes] = []

    def start(self, name: str, attributes: Attributes) -> None:
        """Keep those that are wanted."""
        if name == self._name:
            self.found.append(attributes)


class Relations(_Silent):
    """What a part refers to: type and name of the other part, by the id."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.found: dict[str, tuple[str, str]] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        """Keep a relationship, its target led back to the archive's root."""
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(
                posixpath.join("/", self._folder, attributes.get("Target", ""))
            )
            type = attributes.get("Type", "").rpartition("/")[2]
            self.found[attributes.get("Id", "")] = (type, target.lstrip("/"))


class Strings:
    """The texts that cells share; rich text without its dress, no reading aids."""

    at = ""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._pieces: list[str] = []
        self._in_text = self._aside = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Begin a text."""
        if name == "si":
            self._pieces = []
        elif name == "rPh":
            self._aside = True
        self._in_text = name == "t" and not self._aside

    def end(self, name: str) -> None:
        """Keep a text."""
        self._in_text = False
        if name == "rPh":
            self._aside = False
        elif name == "si":
            self.found.append(_unescaped("".join(self._pieces)[: MAX_TEXT + 1]))

    def text(self, text: str) -> None:
        """Take in a piece."""
        if self._in_text:
            self._pieces.append(text)


class Styles(_Silent):
    """Which styles of cells show numbers as days or times, and which in percent."""

    def __init__(self) -> None:
        self._custom: set[str] = set()
        self._custom_percent: set[str] = set()
        self._dates: list[bool] = []
        self._percents: list[bool] = []
        self._in_cells = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Keep the formats of numbers and, by their place, the styles of cells."""
        format = attributes.get("numFmtId", "")
        if name == "numFmt":
            code = _NO_CODE.sub("", attributes.get("formatCode", "")[:_MOST_CODE]).lower()
            if code != "general" and set(code) & set("ymdhs"):
                self._custom.add(format)
            elif "%" in code:
                self._custom_percent.add(format)
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            self._dates.append(
                format in self._custom or (format.isdecimal() and int(format) in _DATES)
            )
            self._percents.append(format in self._custom_percent or format in _PERCENTS)

    def end(self, name: str) -> None:
        """Leave the styles of cells."""
        if name == "cellXfs":
            self._in_cells = False

    def is_date(self, style: str) -> bool:
        """Whether a cell of this style shows a day or a time."""
        return _has(self._dates, style)

    def is_percent(self, style: str) -> bool:
        """Whether a cell of this style shows a number in percent."""
        return _has(self._percents, style)


def _has(styles: Sequence[bool], style: str) -> bool:
    return style.isdecimal() and int(style) < len(styles) and styles[int(style)]


class SheetPart:
    """The cells of a sheet that hold something, by row and column, and its merged ranges."""

    def __init__(self, name: str, strings: Sequence[str], styles: Styles) -> None:
        self.cells: dict[int, dict[int, Cell]] = {}
        self.merged: list[str] = []
        self._name, self._strings, self._styles = name, strings, styles
        self._row = self._column = 0
        self._cell: Attributes = {}
        self._formula = self._in_text = False
        self._pieces: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        """A row, a cell, or what is in it."""
        self._in_text = name in ("v", "t")
        if name == "row":
            given = attributes.get("r", "")
            self._row = int(given) if given.isdecimal() else self._row + 1
            self._column = 0
        elif name == "c":
            self._begin(attributes)
        elif name == "f":
            self._formula = True
        elif name == "mergeCell":
            self.merged.append(attributes.get("ref", ""))

    @property
    def at(self) -> str:
        """The row that is read."""
        return f"{self._name}!{self._row}:{self._row}"

    def end(self, name: str) -> None:
        """A cell is whole."""
        self._in_text = False
        if name == "c":
            text = "".join(self._pieces)
            if text or self._formula:
                self.cells.setdefault(self._row, {})[self._column] = self._whole(text)

    def text(self, text: str) -> None:
        """A piece of what a cell holds."""
        if self._in_text:
            self._pieces.append(text)

    def _begin(self, attributes: Attributes) -> None:
        found = _LETTERS.match(attributes.get("r", ""))
        self._column += 1
        if found:
            self._row = int(found[2])
            self._column = column_number(found[1])
        self._cell, self._pieces, self._formula = attributes, [], False

    def _whole(self, text: str) -> Cell:
        cell = self._plain(text)
        if isinstance(cell.value, str) and len(cell.value) > MAX_TEXT:
            said = f"is longer than the {MAX_TEXT:,} characters that a cell holds"
            return Cell(cell.value[:40], f"{said}; expected a shorter text")
        if not self._formula or cell.fault:
            return cell
        if not text and self._cell.get("t", "n") != "str":
            return Cell(text, "is a formula without a value; expected what it gives, typed in")
        if cell.value == 0 and not isinstance(cell.value, bool):
            said = "is a formula that gives 0, or was never computed"
            return Cell(text, f"{said}; expected what it gives, typed in")
        return replace(cell, formula=True)

    def _plain(self, text: str) -> Cell:
        """What stands in the cell, whether it was typed or computed."""
        type = self._cell.get("t", "n")
        if type == "e":
            return Cell(text, f"is the error {text[:40]}; expected a value")
        if type == "s":
            known = text.isdecimal() and int(text) < len(self._strings)
            return (
                Cell(self._strings[int(text)])
                if known
                else Cell(text[:40], "is damaged; expected it typed again")
            )
        if type in ("str", "inlineStr"):
            return Cell(_unescaped(text))
        if type == "b":
            return Cell(text == "1")
        if type == "d" or self._styles.is_date(self._cell.get("s", "")):
            return Cell(
                _day(text),
                "was made a date by the spreadsheet; expected the cell formatted as text, and what"
                " was meant typed again",
            )
        if not text and self._formula:
            return Cell("")
        percent = self._styles.is_percent(self._cell.get("s", ""))
        return _percent(text) if percent else _number(text)


def _day(text: str) -> str:
    """A day or a time as spreadsheets count them, days from the end of 1899, as people read it."""
    try:
        at = _EPOCH + timedelta(days=float(text))
    except (ValueError, OverflowError):
        return text[:40]
    day, time = at.date().isoformat(), at.time().isoformat("minutes")
    return time if at.date() == _EPOCH.date() else day if time == "00:00" else f"{day} {time}"


def column_number(letters: str) -> int:
    """The number of a column, from 1: C is 3."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _number(text: str) -> Cell:
    """A number as it was typed: spreadsheets keep 17 digits, of which the last two are noise."""
    try:
        number = float(f"{float(text):.16g}")
    except ValueError:
        return Cell(text[:40], "is damaged; expected it typed again")
    if not math.isfinite(number):
        return Cell(text[:40], "is damaged; expected it typed again")
    return Cell(int(number) if number.is_integer() and abs(number) < 1e15 else number)


def _percent(text: str) -> Cell:
    """A number that is shown in percent, as it is shown."""
    cell = _number(text)
    if cell.fault or isinstance(cell.value, str):
        return cell
    return replace(_number(f"{cell.value * 100:.12g}"), percent=True)


def _unescaped(text: str) -> str:
    """Spreadsheets write signs that XML does not take as _x0007_."""
    if "_x" not in text:
        return text
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
