"""The rows of `survey` as sections and questions of a form."""

import re
from dataclasses import dataclass, field
from typing import Any, Final

from evaluator.forms.misspelt import nearest
from evaluator.forms.places import cut
from evaluator.forms.question import BY_PLACE, UNSCORED
from evaluator.forms.values import Place
from evaluator.forms.xlsform.answering import Answering, Asked
from evaluator.forms.xlsform.cells import Cells, identified
from evaluator.forms.xlsform.columns import SURVEY
from evaluator.forms.xlsform.expressions import FACT
from evaluator.forms.xlsform.lists import Chosen, Lists, kind_of
from evaluator.forms.xlsform.meaning import Driver
from evaluator.forms.xlsform.table import Line, Listing, Table

_WRITTEN: Final = {"integer": "number", "int": "number", "decimal": "number", "range": "number",
                   "text": "text", "string": "text", "date": "date", "datetime": "date",
                   "time": "time"}  # fmt: skip
_SELECT: Final = re.compile(
    r"select[ _](?:(one|multiple)(?:[ _]from)?|all that apply from)(?: +(\S+))?"
    r"(?: +(or_other|or specify other))?\Z",
    re.IGNORECASE,
)
_PARAMETER: Final = re.compile(r"(start|end|step)\s*=\s*(-?[0-9]{1,9}(?:\.[0-9]{1,6})?)")
_BEGIN: Final = re.compile(r"begin[ _](group|repeat)\Z")
_END: Final = re.compile(r"end[ _](group|repeat)\Z")
_REFERENCE: Final = re.compile(r"\$\{[^{}]{1,200}\}")
_LISTS: Final = ("select_one", "select_multiple")
_AROUND: Final = ("begin_group", "end_group", "begin_repeat", "end_repeat")
_ALIKE: Final = 0.8
_HUNDREDTHS: Final = 0.01


@dataclass(slots=True)
class _Group:
    """An open group: the row that begins it, its section, and what deeper ones add to points."""

    line: Line
    section: str
    whens: tuple[str, ...] = ()


@dataclass(slots=True)
class Survey:
    """Reads the sheet. `plain` is a form of somebody else: tolerated, and scored where it earns."""

    lists: Lists
    cells: Cells
    listing: Listing
    plain: bool
    weighted: bool = False
    _sections: list[dict[str, Any]] = field(default_factory=list)
    _questions: list[dict[str, Any]] = field(default_factory=list)
    _orders: dict[str, float] = field(default_factory=dict)
    _groups: list[_Group] = field(default_factory=list)
    _asked: dict[str, Asked] = field(default_factory=dict)
    _left: set[str] = field(default_factory=set)
    _section_lines: dict[str, Line] = field(default_factory=dict)

    def content(self, table: Table) -> dict[str, Any]:
        """The sections and the questions, as plain values."""
        for line in table.lines:
            self._row(line)
        for group in self._groups:
            self.listing.fault(group.line.at("type"), "the group is not ended; expected end_group")
        answering = Answering(self.cells, self.listing, self.plain, self._asked, self._left)
        for place, section in enumerate(self._sections):
            answering.when(section, self._section_lines[section["id"]], ("sections", place))
        for question, asked in zip(self._questions, self._asked.values(), strict=False):
            answering.finish(question, asked)
        if self.plain:
            answering.require_drivers(self._questions)
        content: dict[str, Any] = {"questions": self._questions}
        if self._sections:
            content["sections"] = self._in_order()
        return content

    def _row(self, line: Line) -> None:
        type = " ".join(line.word("type").split())
        if not type:
            self._left.add(line.word("name"))
            if line.blank("type"):
                self.listing.fault(
                    line.at("type"), "the row has no “type”; expected one such as select_one yes_no"
                )
        elif found := _BEGIN.match(type.lower()):
            self._begin(line, repeats=found[1] == "repeat")
        elif found := _END.match(type.lower()):
            self._end(line, found[1])
        elif found := _SELECT.match(type):
            one = (found[1] or "").lower() == "one"
            self._select(line, not one, found[2] or "", bool(found[3]))
        elif type.lower() in _WRITTEN:
            self._written(line, type.lower())
        else:
            self._other(line, type)

    def _end(self, line: Line, what: str) -> None:
        if not self._groups:
            self.listing.fault(
                line.at("type"), f"a {what} ends that was not begun; expected begin_{what} above it"
            )
            return
        begun = self._groups.pop().line
        if not begun.word("type").lower().endswith(what):
            self.listing.fault(
                line.at("type"),
                f"end_{what} ends what “{cut(begun.word('type'))}” began at {begun.at('type')};"
                " expected both of the same",
            )

    def _begin(self, line: Line, *, repeats: bool) -> None:
        if repeats:
            self.listing.leave(line.at("type"), "that the group repeats: its points are asked once")
        outer = self._groups[-1] if self._groups else None
        deep = outer is not None and any(
            one["id"] == outer.section and "within" in one for one in self._sections
        )
        if outer is not None and deep:
            self.listing.repair(
                line.at("type"), f"the group is the third deep: its points go to “{outer.section}”"
            )
            when = line.word("relevant")
            self._groups.append(
                _Group(line, outer.section, (*outer.whens, when) if when else outer.whens)
            )
            return
        place = ("sections", len(self._sections))
        id = identified(line, "name", f"section-{len(self._sections) + 1}", self.listing)
        section: dict[str, Any] = {"id": id, **self.cells.fields(line, SURVEY, place)}
        self._named(section, line, place)
        if line.word("section"):
            section["within"] = identified(line, "section", "", self.listing)
        elif outer is not None:
            section["within"] = outer.section
        order = line.value("order")
        if isinstance(order, int | float):
            self._orders[id] = order
        self.weighted |= "weight" in section
        self._sections.append(section)
        self._section_lines[id] = line
        self._groups.append(_Group(line, id, outer.whens if outer else ()))

    def _named(self, part: dict[str, Any], line: Line, place: Place) -> None:
        """Where the name stands; a title where there is none."""
        self.cells.put(place, line.at("name"))
        self.cells.put((*place, "id"), line.at("name"))
        self.cells.put((*place, "section"), line.at("section"))
        if line.blank("name"):
            self.listing.fault(line.at("name"), "the row has no “name”; expected an id")
        if "title" not in part and self.plain:
            part["title"] = line.word("name") or part["id"]
            self.listing.repair(
                line.at("name"), f"it has no label: “{cut(part['title'])}” is taken"
            )
        if self.plain:
            for head in ("label", "hint"):
                self._references(line, head)

    def _references(self, line: Line, head: str) -> None:
        """List a text into which other tools put an answer."""
        for text in line.texts(head, self.cells.own).values():
            if found := _REFERENCE.search(text):
                self.listing.leave(
                    line.at(head),
                    f"the answer that “{cut(found[0])}” stands for: it is shown as it is written",
                )
                return

    def _select(self, line: Line, several: bool, name: str, other: bool) -> None:
        at = line.at("type")
        if not name:
            self._left.add(line.word("name"))
            self.listing.fault(at, "it names no list; expected one such as select_one yes_no")
            return
        rows = self.lists.of(name, at)
        kind = "multiple" if several else line.word("kind") or kind_of(rows)
        if kind not in (*BY_PLACE, "multiple"):
            self._left.add(line.word("name"))
            self.listing.fault(
                line.at("kind"), f"“{cut(kind)}” is no kind; expected scale, yes_no or choice"
            )
            return
        if other:
            self.listing.leave(at, "“or_other”: a form has no answer beside its options")
        chosen = self.lists.chosen(kind, rows, ("questions", len(self._questions)), at)
        self._question(line, kind, chosen)

    def _written(self, line: Line, type: str) -> None:
        kind = _WRITTEN[type]
        chosen = Chosen({})
        place = ("questions", len(self._questions))
        if kind == "number":
            rows = []
            if name := line.word("ranges"):
                rows = list(self.lists.of(name, line.at("ranges")))
            if rows:
                chosen = Chosen({"ranges": self.lists.ranges(rows, place)}, earns=True)
            elif type == "range":
                chosen = Chosen(self._parameters(line))
            if type == "decimal" and line.value("step") is None:
                chosen.fields["step"] = _HUNDREDTHS
                self.listing.repair(line.at("type"), "it goes in steps of 0.01")
        elif type == "datetime":
            self.listing.leave(line.at("type"), "the time of day: the day is asked")
        if line.word("parameters") and type != "range":
            said = cut(line.word("parameters"))
            self.listing.leave(line.at("parameters"), f"the parameters “{said}”")
        self._question(line, kind, chosen)

    def _parameters(self, line: Line) -> dict[str, Any]:
        """The ends and the step of a type `range`, which has 1 to 10 where it says nothing."""
        said = {name.lower(): float(n) for name, n in _PARAMETER.findall(line.word("parameters"))}
        self.cells.put(("questions", len(self._questions), "ranges"), line.at("parameters"))
        found: dict[str, Any] = {
            "ranges": [{"from": said.get("start", 1.0), "to": said.get("end", 10.0)}],
            "scored": False,
        }
        return found | ({"step": said["step"]} if "step" in said else {})

    def _question(self, line: Line, kind: str, chosen: Chosen) -> None:
        place = ("questions", len(self._questions))
        fields = {**chosen.fields, **self.cells.fields(line, SURVEY, place)}
        if "points" in chosen.fields and line.value("points") is not None:
            self.listing.fault(
                line.at("points"), "its levels have points of their own; expected one or the other"
            )
        id = identified(line, "name", f"point-{len(self._questions) + 1}", self.listing)
        question: dict[str, Any] = {
            "id": id,
            **({} if kind == "scale" else {"kind": kind}),
            **fields,
        }
        self._named(question, line, place)
        group = self._groups[-1] if self._groups else None
        if line.word("section"):
            question["section"] = identified(line, "section", "", self.listing)
        elif group is not None:
            question["section"] = group.section
        if name := line.word("causes"):
            question["causes"] = self.lists.causes(self.lists.of(name, line.at("causes")), place)
        self.weighted |= "weight" in question
        earns = chosen.earns or "weight" in question or "points" in question
        if self.plain and kind not in UNSCORED and not earns:
            question["scored"] = False
        driver = Driver(id, kind, chosen.names, chosen.first, question.get("step", 1))
        if id in self._asked:
            self.listing.fault(
                line.at("name"), f"a second point has the id “{id}”; expected an id of its own"
            )
        self._asked[id] = Asked(line, place, driver, group.whens if group else ())
        self._questions.append(question)

    def _other(self, line: Line, type: str) -> None:
        """Rows that ask nothing of an evaluator."""
        name = line.word("name")
        self._left.add(name)
        if expected := _mistyped(type):
            self.listing.fault(line.at("type"), f"“{cut(type)}” is no type; expected {expected}")
            return
        if type.lower() == "hidden" and name.startswith(FACT):
            return
        if type.lower() == "note" and self._groups:
            section = next(one for one in self._sections if one["id"] == self._groups[-1].section)
            texts = self.cells.fields(line, SURVEY[:1], ("notes",)).get("title")
            if isinstance(texts, str) and isinstance(section.get("notes", ""), str):
                section["notes"] = "\n\n".join(
                    part for part in (section.get("notes", ""), texts) if part
                )
                self.listing.repair(
                    line.at("type"), f"the note stands in the notes of section “{section['id']}”"
                )
                return
        self.listing.leave(line.at("type"), f"“{cut(type)}”, which a form does not ask")

    def _in_order(self) -> list[dict[str, Any]]:
        if not self._orders:
            return self._sections
        ids = [section["id"] for section in self._sections]
        return sorted(
            self._sections, key=lambda one: self._orders.get(one["id"], ids.index(one["id"]) + 1)
        )


def _mistyped(type: str) -> str:
    """What is expected instead of a type that is nearly one that is read; "" for any other."""
    first, *others = type.split(" ")
    if first.lower() in _LISTS:
        return f"one list behind it, such as {first} {others[0]}"
    return nearest(first.lower(), (*_WRITTEN, *_LISTS, *_AROUND), _ALIKE)
