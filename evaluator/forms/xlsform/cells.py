"""The values of a row as fields of a form, and in which cell each was found."""

import re
from collections.abc import Iterable
from typing import Any

from evaluator.forms.names import as_id
from evaluator.forms.places import cut
from evaluator.forms.values import Place
from evaluator.forms.xlsform.columns import TRANSLATED, Column
from evaluator.forms.xlsform.shapes import bands, lines, switch, words
from evaluator.forms.xlsform.table import Line, Listing


class Cells:
    """Reads the columns that say the same wherever they stand, and remembers their cells.

    `own` is the form's language.
    """

    def __init__(self, own: str, listing: Listing) -> None:
        self.own, self._listing = own, listing
        self._found: dict[Place, str] = {}

    def put(self, place: Place, cell: str) -> None:
        """A value of the form is to be found in this cell."""
        self._found[place] = cell

    def at(self, place: Place) -> str:
        """The cell of a place in the form, or of the nearest around it; "" for none."""
        while place and place not in self._found:
            place = place[:-1]
        return self._found.get(place, "")

    def fields(self, line: Line, columns: Iterable[Column], place: Place) -> dict[str, Any]:
        """The fields of a form that a row holds, of columns that need no other row."""
        found: dict[str, Any] = {}
        for column in columns:
            if not line.values.get(column.name):
                continue
            self.put((*place, column.field), line.at(column.name))
            value = self._value(line, column)
            if value is not None:
                found[column.field] = value
        return found

    def _value(self, line: Line, column: Column) -> Any:
        if column.shape in TRANSLATED:
            return self._texts(line, column)
        value = line.value(column.name)
        match column.shape:
            case "number":
                return self._number(line, column, value)
            case "switch":
                return switch(value)
            case "words":
                return words(line.word(column.name))
            case "levels":
                found = words(line.word(column.name))
                return [int(one) if one.isdecimal() and len(one) < 9 else one for one in found]
            case "word":
                return line.word(column.name)
        return None  # conditions and given answers look at other rows

    def _texts(self, line: Line, column: Column) -> Any:
        texts = line.texts(column.name, self.own)
        try:
            if column.shape == "bands":
                return bands(texts, self.own)
            if column.shape == "lines":
                return lines(texts, self.own)
        except ValueError as error:
            self._listing.fault(line.at(column.name), str(error))
            return None
        return texts[self.own] if texts.keys() == {self.own} else texts

    def _number(self, line: Line, column: Column, value: object) -> object:
        if not isinstance(value, str):
            return value
        plain = value.strip().removesuffix("%").rstrip().replace(",", ".")
        if not re.fullmatch(r"[-+]?[0-9]{1,12}(\.[0-9]{1,12})?", plain):
            return value
        self._listing.repair(line.at(column.name), f"the text “{cut(value)}” is a number")
        number = float(plain)
        return int(number) if number.is_integer() else number


def identified(line: Line, head: str, otherwise: str, listing: Listing) -> str:
    """A name as the id that a form takes: small letters, digits and single hyphens."""
    value = line.value(head)
    said = line.word(head)
    id = as_id(said) or otherwise
    if id != said.removeprefix("_"):
        listing.repair(line.at(head), f"“{cut(said)}” is “{id}”")
    elif isinstance(value, str) and value != said:
        listing.repair(line.at(head), f"blanks around “{cut(said)}” were taken away")
    return id
