"""The lists of `choices` as levels, options, ranges and causes of a point."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from evaluator.forms.languages_ready import yes_or_no
from evaluator.forms.question import YES_NO
from evaluator.forms.values import Place
from evaluator.forms.xlsform.cells import Cells, identified
from evaluator.forms.xlsform.columns import CHOICES
from evaluator.forms.xlsform.table import Line, Listing, Table

_MOST_LEVELS: Final = 11
_WHOLE: Final = re.compile(r"[0-9]{1,2}\Z")
_RULES: Final = ("fails", "asks", "bonus")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a list gives to its point: fields of the form, and how rows name its answers.

    `earns` is whether any of it has points; `first` what the lowest level is numbered.
    """

    fields: dict[str, Any]
    names: Mapping[str, str | int] = field(default_factory=dict)
    first: int = 0
    earns: bool = False


class Lists:
    """The lists by name, and which of them a point has asked for."""

    def __init__(self, table: Table, cells: Cells, listing: Listing) -> None:
        self._cells, self._listing = cells, listing
        self._lists: dict[str, list[Line]] = {}
        self._used: set[str] = set()
        for line in table.lines:
            name = line.word("list_name")
            if line.blank("list_name"):
                listing.fault(line.at("list_name"), "the row has no “list_name”; expected the list")
            elif line.blank("name"):
                listing.fault(line.at("name"), "the row has no “name”; expected the answer's name")
            else:
                self._lists.setdefault(name, []).append(line)

    def of(self, name: str, at: str) -> Sequence[Line]:
        """The rows of a list; a fault at the cell that asks where there are none."""
        self._used.add(name)
        if name not in self._lists:
            known = ", ".join(list(self._lists)[:8]) or "a list in choices"
            self._listing.fault(at, f"there is no list “{name[:60]}” in choices; expected {known}")
        return self._lists.get(name, [])

    def list_unused(self) -> None:
        """List what no point asks for."""
        for name, lines in self._lists.items():
            if name not in self._used:
                self._listing.leave(
                    lines[0].at("list_name"), f"the list “{name[:60]}”, which no point asks for"
                )

    def chosen(self, kind: str, lines: Sequence[Line], place: Place, at: str) -> Chosen:
        """Levels or options of a point of this kind. `at` is the cell that names the list."""
        if not lines:
            return Chosen({})
        if kind == "scale":
            return self._levels(_in_order(lines), place, at)
        if kind == "yes_no":
            return self._yes_no(lines, place, at)
        options, names = [], {}
        for number, line in enumerate(lines):
            option = self._row(line, (*place, "options", number))
            option["id"] = identified(line, "name", f"option-{number + 1}", self._listing)
            names[line.word("name")] = option["id"]
            options.append(option)
        earns = any(line.value("points") is not None for line in lines)
        return Chosen({"options": options}, names, earns=earns)

    def ranges(self, lines: Sequence[Line], place: Place) -> list[dict[str, Any]]:
        """The ranges of a number; their names and labels are for the reader of the sheet."""
        found = [self._row(line, (*place, "ranges", n)) for n, line in enumerate(lines)]
        return [{name: one[name] for name in one if name != "text"} for one in found]

    def causes(self, lines: Sequence[Line], place: Place) -> list[dict[str, Any]]:
        """The causes that a point offers."""
        return [
            {
                **self._row(line, (*place, "causes", number)),
                "id": identified(line, "name", f"cause-{number + 1}", self._listing),
            }
            for number, line in enumerate(lines)
        ]

    def _levels(self, lines: Sequence[Line], place: Place, at: str) -> Chosen:
        numbers = [line.word("name") for line in lines]
        first = int(numbers[0]) if _WHOLE.match(numbers[0]) else -1
        if first < 0 or numbers != [str(first + place) for place in range(len(lines))]:
            self._listing.fault(
                at, "the levels of its list are not numbered 0, 1, 2 and so on; expected them so"
            )
            return Chosen({})
        if first:
            self._listing.repair(
                at, f"its levels {first} to {numbers[-1]} are levels 0 to {len(lines) - 1}"
            )
        names = {name: level for level, name in enumerate(numbers)}
        return self._with_rules(lines, list(range(len(lines))), place, at, names, first)

    def _yes_no(self, lines: Sequence[Line], place: Place, at: str) -> Chosen:
        by_name = {line.word("name").lower(): line for line in lines}
        if set(by_name) != set(YES_NO) or len(lines) != len(YES_NO):
            self._listing.fault(at, "its list has other names than yes and no; expected these two")
            return Chosen({})
        names = {line.word("name"): line.word("name").lower() for line in lines}
        for line in lines:
            if isinstance(value := line.value("name"), bool):  # as conditions name it
                names |= {str(value): YES_NO[value], str(value).upper(): YES_NO[value],
                          str(value).lower(): YES_NO[value]}  # fmt: skip
        ordered = [by_name[name] for name in YES_NO]
        found = self._with_rules(ordered, list(YES_NO), place, at, names, 0)
        if found.fields["levels"] == [*yes_or_no(self._cells.own)]:
            del found.fields["levels"]
        return found

    def _with_rules(
        self, lines: Sequence[Line], ats: Sequence[str | int], place: Place, at: str,
        names: Mapping[str, str | int], first: int,
    ) -> Chosen:  # fmt: skip
        """Levels, their points where there are any, and a rule where one has something to say."""
        rows = [self._row(line, (*place, "levels", n)) for n, line in enumerate(lines)]
        fields: dict[str, Any] = {"levels": [row.get("text", "") for row in rows]}
        given = ["points" in row for row in rows]
        if any(given):
            fields["points"] = [row.get("points", 0) for row in rows]
            if not all(given):
                lacking = lines[given.index(False)]
                self._listing.fault(
                    lacking.at("name"), "the level has no points and others have; expected points"
                )
        rules: list[dict[str, Any]] = []
        for number, (level, row) in enumerate(zip(ats, rows, strict=True)):
            said: dict[str, Any] = {name: row[name] for name in _RULES if name in row}
            if said:
                for name in (*_RULES, ""):
                    self._cells.put(
                        (*place, "rules", len(rules), *([name] if name else ())),
                        self._cells.at((*place, "levels", number, name)),
                    )
                rules.append({"at": level, **said})
        if rules:
            fields["rules"] = rules
        self._cells.put((*place, "points"), self._cells.at((*place, "levels", 0, "points")))
        return Chosen(fields, names, first, any(given))

    def _row(self, line: Line, place: Place) -> dict[str, Any]:
        self._cells.put(place, line.at("name"))
        if not line.values.get("label"):
            self._listing.fault(line.at("name"), "the answer has no label; expected its words")
        return self._cells.fields(line, CHOICES, place)


def kind_of(lines: Sequence[Line]) -> str:
    """What a list of answers to choose one from is: yes/no, a scale, or options."""
    names = [line.word("name") for line in lines]
    if sorted(name.lower() for name in names) == sorted(YES_NO):
        return "yes_no"
    if all(map(_WHOLE.match, names)) and 2 <= len(names) <= _MOST_LEVELS:
        numbers = sorted(map(int, names))
        if numbers[0] in (0, 1) and numbers == list(range(numbers[0], numbers[-1] + 1)):
            return "scale"
    return "choice"


def _in_order(lines: Sequence[Line]) -> Sequence[Line]:
    """Levels from the lowest up, whichever way they are written."""
    if all(_WHOLE.match(line.word("name")) for line in lines):
        return sorted(lines, key=lambda line: int(line.word("name")))
    return lines
