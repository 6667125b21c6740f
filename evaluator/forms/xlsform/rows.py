"""Writing a form as an XLSForm spreadsheet: survey, choices, settings, and a help that is not read.

docs/decisions/0094-forms-as-spreadsheets.md says what stands where.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from evaluator.forms.check_conditions import conditions
from evaluator.forms.conditions import Condition, each_test
from evaluator.forms.model import Form, Question, Section
from evaluator.forms.question import YES_NO
from evaluator.forms.write import content
from evaluator.forms.xlsform.columns import (
    CHOICES,
    SCORING,
    SETTINGS,
    SURVEY,
    TRANSLATED,
    Column,
    head_of,
    language_name,
)
from evaluator.forms.xlsform.expressions import FACT, expression, ncname, number
from evaluator.forms.xlsform.shapes import in_cell, in_cells

Row: TypeAlias = dict[str, str | int | float]
"""Cells by the head of their column."""
MOST: Final = 32_767
"""How many characters a cell holds."""

_PARTS: Final = ("scale", "yes_no", "choice")


@dataclass(slots=True)
class Sheets:
    """The rows of the sheets, and what does not fit into them, with its cell's column and row."""

    survey: list[Row] = field(default_factory=list)
    choices: list[Row] = field(default_factory=list)
    settings: list[Row] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def sheets(form: Form) -> Sheets:
    """The form in rows; `read.read_xlsform` reads the same form from them."""
    return _Writing(form).sheets()


class _Writing:
    def __init__(self, form: Form) -> None:
        self._form = form
        self._content = content(form)
        self._done = Sheets()

    def sheets(self) -> Sheets:
        self._settings()
        for fact in _facts(self._form):
            self._done.survey.append({"type": "hidden", "name": f"{FACT}{fact}"})
        self._rows()
        return self._done

    def _settings(self) -> None:
        row: Row = {}
        scoring = self._content.get("scoring", {})
        for column in SETTINGS:
            source = scoring if column.name.startswith(SCORING) else self._content
            self._fill(row, column, source.get(column.field), sheet="settings")
        row["default_language"] = language_name(self._form.language)
        self._done.settings.append(row)

    def _rows(self) -> None:
        """Sections around their questions; what stands apart from its section names it."""
        form = self._form
        written: dict[str, Row] = {}
        opened: list[Section] = []
        for place, question in enumerate(form.questions):
            around = list(reversed(form.around(question)))
            self._close(opened, around)
            apart = self._open(opened, around, written)
            self._question(question, self._content["questions"][place], apart)
        self._close(opened, [])
        for section in form.sections:
            if section.id not in written:
                apart = self._open(opened, [*reversed(form.around(section)), section], written)
                self._close(opened, [])
        if list(written) != [section.id for section in form.sections]:
            order = {section.id: place for place, section in enumerate(form.sections, 1)}
            for id, row in written.items():
                row["order"] = order[id]

    def _close(self, opened: list[Section], around: list[Section]) -> None:
        while opened and opened[-1] not in around:
            self._done.survey.append({"type": "end_group", "name": ncname(opened.pop().id)})

    def _open(self, opened: list[Section], around: list[Section], written: dict[str, Row]) -> str:
        """Open the sections that are not; returns the one that can no longer be stood in, or ""."""
        for place, section in enumerate(around):
            if place < len(opened):
                continue
            if section.id in written:
                return (
                    around[-1].id
                    if place == len(around) - 1
                    else self._apart(opened, around, place, written)
                )
            self._section(section, "")
            written[section.id] = self._done.survey[-1]
            opened.append(section)
        return ""

    def _apart(
        self, opened: list[Section], around: list[Section], place: int, written: dict[str, Row]
    ) -> str:
        """An inner section whose outer one was closed: it stands alone and names the outer one."""
        inner, outer = around[place + 1], around[place]
        if inner.id in written:
            return inner.id
        self._section(inner, outer.id)
        written[inner.id] = self._done.survey[-1]
        self._done.survey.append({"type": "end_group", "name": ncname(inner.id)})
        return inner.id

    def _section(self, section: Section, apart: str) -> None:
        row: Row = {"type": "begin_group", "name": ncname(section.id)}
        plain = self._content["sections"][self._form.sections.index(section)]
        for column in SURVEY:
            self._fill(row, column, plain.get(column.field), when=section.when)
        self._done.survey.append({**row, "section": apart} if apart else row)

    def _question(self, question: Question, plain: Mapping[str, Any], apart: str) -> None:
        row: Row = {"type": _type(question), "name": ncname(question.id)}
        if question.kind in _PARTS:
            row["kind"] = question.kind
        for column in SURVEY:
            value = plain.get(column.field)
            if column.name == "points" and isinstance(value, list):
                continue  # with the levels, in choices
            if column.shape == "suggestions" and question.suggest:
                value = "\n".join(
                    f"{_given(question, one.answer)} if {expression(self._form, one.when)}"
                    for one in question.suggest
                )
            elif column.name == "default" and question.default is not None:
                value = _given(question, question.default)
            elif column.name == "causes_at":
                value = [_given(question, one) for one in question.causes_at] or None
            self._fill(row, column, value, when=question.when)
        if question.ranges:
            row["ranges"] = f"{question.id}.ranges"
            row |= _constraint(question)
        if question.causes:
            row["causes"] = f"{question.id}.causes"
        if apart:
            row["section"] = apart
        self._done.survey.append(row)
        self._lists(question, plain)

    def _lists(self, question: Question, plain: Mapping[str, Any]) -> None:
        for name, one in _listed(question, plain):
            row: Row = {"list_name": name[0], "name": name[1]}
            for column in CHOICES:
                self._fill(row, column, one.get(column.field), sheet="choices")
            self._done.choices.append(row)

    def _fill(
        self, row: Row, column: Column, value: Any, when: Condition | None = None,
        sheet: str = "survey",
    ) -> None:  # fmt: skip
        if value is None:
            return
        if column.shape == "condition" and when is not None:
            value = expression(self._form, when)
        if column.shape in TRANSLATED:
            own = self._form.language
            several = len(self._form.languages) > 1
            for language, text in in_cells(value, column.shape, own).items():
                row[head_of(column, language, own, several=several)] = text
        else:
            row[column.name] = in_cell(value, column.shape)
        for head, text in list(row.items()):
            if isinstance(text, str) and len(text) > MOST:
                del row[head]
                self._done.left_out.append(
                    f"“{head}” of “{row.get('name', 'the form')}” in {sheet}: {len(text)}"
                    f" characters, and a cell holds {MOST}"
                )


def _type(question: Question) -> str:
    match question.kind:
        case "scale" | "yes_no" | "choice":
            return f"select_one {question.id}"
        case "multiple":
            return f"select_multiple {question.id}"
        case "number":
            return "integer" if float(question.step).is_integer() else "decimal"
    return question.kind


def _facts(form: Form) -> dict[str, None]:
    """The facts that conditions and suggestions look at, once each."""
    whens = [one for _, one in conditions(form)]
    whens += [one.when for question in form.questions for one in question.suggest]
    found = (test.fact for one in whens for _, test in each_test(one))
    return dict.fromkeys(fact for fact in found if fact is not None)


def _given(question: Question, given: str | int | float) -> str | int | float:
    """An answer as rows name it: options by their id, yes and no by their names."""
    if question.kind in ("choice", "yes_no") and isinstance(given, int):
        names = YES_NO if question.kind == "yes_no" else [one.id for one in question.options]
        return names[given]
    return number(given) if isinstance(given, float) else given


def _constraint(question: Question) -> Row:
    low, high = question.ranges[0].from_, question.ranges[-1].to
    parts = [f". >= {number(low)}"] if low is not None else []
    parts += [f". <= {number(high)}"] if high is not None else []
    return {"constraint": " and ".join(parts)} if parts else {}


def _listed(
    question: Question, plain: Mapping[str, Any]
) -> Iterator[tuple[tuple[str, str | int], Mapping[str, Any]]]:
    """The rows of a question's lists: levels, options, ranges, causes."""
    if question.kind in ("scale", "yes_no"):
        yield from _levels(question, plain)
    for option in plain.get("options", ()):
        yield (question.id, option["id"]), option
    for place, one in enumerate(plain.get("ranges", ()), 1):
        yield (f"{question.id}.ranges", place), {**one, "text": _range_in_words(one)}
    for cause in plain.get("causes", ()):
        yield (f"{question.id}.causes", cause["id"]), cause


def _levels(
    question: Question, plain: Mapping[str, Any]
) -> Iterator[tuple[tuple[str, str | int], Mapping[str, Any]]]:
    rules = {question.level_of(one.at): place for place, one in enumerate(question.rules)}
    names: Sequence[str | int] = YES_NO if question.kind == "yes_no" else range(len(question.words))
    texts = plain.get("levels") or dict(zip(YES_NO, question.words, strict=False))
    for level, name in enumerate(names):
        one = dict(plain["rules"][rules[level]]) if level in rules else {}
        if isinstance(question.points, tuple):
            one["points"] = question.points[level]
        yield (question.id, name), {**one, "text": texts[name]}


def _range_in_words(one: Mapping[str, Any]) -> str:
    low, high = one.get("from"), one.get("to")
    if low is None or high is None:
        return "any number" if low == high else f"up to {high:g}" if low is None else f"{low:g} up"
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"
