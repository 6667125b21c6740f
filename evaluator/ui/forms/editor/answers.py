"""What can be answered to a point: one line a level, option or range, with what comes of it."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from evaluator.forms import edit_answers as edits
from evaluator.forms.question import LEVELLED, YES_NO
from evaluator.forms.tree import at
from evaluator.forms.values import Place
from evaluator.ui import look
from evaluator.ui.forms.editor.controls import Line, Number, Several, Words
from evaluator.ui.forms.editor.sheet import Rebuilt, as_list
from evaluator.ui.widgets.basic import button, icon_button, label, muted
from evaluator.ui.widgets.flow import Flow

FAILS: Final = (
    ("form", "fails the form"),
    ("section", "fails its section"),
    ("outer_section", "fails the section around its section"),
    ("customer", "customer-critical"),
    ("business", "business-critical"),
    ("compliance", "compliance-critical"),
)
ASKS: Final = (("comment", "a comment"), ("evidence", "a moment"))
LEFT: Final = Qt.AlignmentFlag.AlignLeft
NOTHING_FAILS: Final = "fails nothing"
NOTHING_ASKED: Final = "asks for nothing"


class Answers(Rebuilt):
    """The answers of one point. Made anew when there are more or fewer of them, else shown."""

    def shape(self) -> Any:
        """The kind, and how many answers there are."""
        question = self.value()
        lists = ("levels", "options", "ranges")
        return question.get("kind"), *(len(question.get(name, ())) for name in lists)

    def build(self, column: QVBoxLayout) -> None:
        """Make the controls of the answers that there are now."""
        question = self.value()
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(6)
        column.addLayout(grid)
        kind = question.get("kind", "scale")
        if kind in LEVELLED:
            self._levels(grid, question)
        elif kind in ("choice", "multiple"):
            self._options(grid, question)
        elif kind == "number":
            self._ranges(grid, question)
        else:
            column.addWidget(muted("It is written down, and is never scored.", wrap=True))
        if kind not in ("yes_no", "text", "date", "time"):
            more = {"scale": "Add a level", "number": "Add a range"}.get(kind, "Add an option")
            column.addWidget(
                button(more, lambda: self._add(kind), kind="inline", symbol="add"), 0, LEFT
            )

    def _levels(self, grid: QGridLayout, question: dict[str, Any]) -> None:
        names = YES_NO if question.get("kind") == "yes_no" else None
        for level in range(2 if names else len(question.get("levels", ()))):
            named = names[level].capitalize() if names else f"Level {level}"
            row = 2 * level
            grid.addWidget(label(names[level] if names else str(level), bold=True), row, 0)
            if names is None or question.get("levels"):
                self._words_field(grid, row, ("levels", level), f"{named} in words")
            else:
                grid.addWidget(muted(f"“{named}”, without other words"), row, 1)
            rules = self._rules_row(grid, row)
            self._points_of_level(rules, level, named)
            self._rules_of_level(rules, level, named)
            if names is None:
                self._remove(grid, row, named, partial(self._remove_level, level))
        grid.setColumnStretch(1, 1)

    def _points_of_level(self, rules: QLayout, level: int, named: str) -> None:
        control = Number(f"Points of {named}", width=7)
        control.changed_to.connect(
            lambda value: self._do(
                "Points", edits.set_points(self.work.content, self.place, level, value), level
            )
        )
        key = ("points", level)
        self.knows(
            key, control, lambda: control.show_number(edits.points_of_levels(self.value())[level])
        )
        _named(rules, "points", control)

    def _rules_of_level(self, rules: QLayout, level: int, named: str) -> None:
        fails = Several(f"{named} fails", FAILS, NOTHING_FAILS)
        fails.chosen.connect(
            lambda values: self._do(
                "What fails",
                edits.set_rule(self.work.content, self.place, level, "fails", values),
                level,
            )
        )
        asks = Several(f"{named} asks for", ASKS, NOTHING_ASKED, before="asks for ")
        asks.chosen.connect(
            lambda values: self._do(
                "What is asked for",
                edits.set_asks(self.work.content, self.place, level, values),
                level,
            )
        )
        self.knows(
            ("rules", level),
            fails,
            lambda: fails.show_values(as_list(edits.rules_at(self.value(), level).get("fails"))),
        )
        self.shows(lambda: asks.show_values(edits.asks_at(self.value(), level)))
        rules.addWidget(fails)
        rules.addWidget(asks)

    def _options(self, grid: QGridLayout, question: dict[str, Any]) -> None:
        for number in range(len(question.get("options", ()))):
            row, named = 2 * number, f"Option {number + 1}"
            key: Place = ("options", number)
            grid.addWidget(label(str(number + 1), bold=True), row, 0)
            text = self._words_field(grid, row, (*key, "text"), f"{named} in words")
            text.editingFinished.connect(partial(self._name, number))
            rules = self._rules_row(grid, row)
            self._rules_inline(rules, key, named)
            if question.get("kind") == "multiple":
                self._number(rules, (*key, "unselected"), f"{named} not chosen", "not chosen")
            self._remove(grid, row, named, partial(self._remove_option, number))
        grid.setColumnStretch(1, 1)

    def _ranges(self, grid: QGridLayout, question: dict[str, Any]) -> None:
        for number in range(len(question.get("ranges", ()))):
            row, named = 2 * number, f"Range {number + 1}"
            key: Place = ("ranges", number)
            ends = QHBoxLayout()
            ends.setSpacing(6)
            self._number(ends, (*key, "from"), f"{named} from", "from", hint="lowest")
            self._number(ends, (*key, "to"), f"{named} to", "to", hint="highest")
            ends.addStretch()
            grid.addWidget(label(str(number + 1), bold=True), row, 0)
            grid.addLayout(ends, row, 1)
            self._rules_inline(self._rules_row(grid, row), key, named)
            self._remove(grid, row, named, partial(self._remove_range, number))
        grid.setColumnStretch(1, 1)

    def _rules_row(self, grid: QGridLayout, row: int) -> QLayout:
        """The line below an answer, for what comes of it."""
        rules = Flow(gap=6)
        grid.addLayout(rules, row + 1, 1, 1, 2)
        return rules

    def _rules_inline(self, rules: QLayout, key: Place, named: str) -> None:
        """Points and rules as an option or a range has them."""
        self._number(rules, (*key, "points"), f"Points of {named}", "points", hint="0")
        rules.addWidget(self.several((*key, "fails"), f"{named} fails", FAILS, NOTHING_FAILS))
        rules.addWidget(
            self.several(
                (*key, "asks"), f"{named} asks for", ASKS, NOTHING_ASKED, before="asks for "
            )
        )

    def _words_field(self, grid: QGridLayout, row: int, key: Place, name: str) -> Any:
        control: Line | Words = Words(name) if key[0] == "levels" else Line(name)
        place = (*self.place, *key)
        control.typed.connect(lambda text: self.work.set_text(place, text, name))
        self.knows(key, control, lambda: control.show_text(self.work.text(place)))
        grid.addWidget(control, row, 1)
        return control

    def _number(self, rules: QLayout, key: Place, name: str, shown: str, *, hint: str = "") -> None:
        control = Number(name, hint, width=7)
        control.changed_to.connect(lambda value: self.set(key, value, name, typing=True))
        self.knows(key, control, lambda: control.show_number(self.value(*key)))
        _named(rules, shown, control)

    def _remove(self, grid: QGridLayout, row: int, named: str, do: Callable[[], object]) -> None:
        grid.addWidget(icon_button("remove", f"Remove {named.lower()}", do), row, 2)

    def _add(self, kind: str) -> None:
        make = {"scale": edits.add_level, "number": edits.add_range}.get(kind, edits.add_option)
        list_name = {"scale": "levels", "number": "ranges"}.get(kind, "options")
        content = make(self.work.content, self.place)
        last = len(at(content, (*self.place, list_name))) - 1
        self.work.go("Add an answer", content, (*self.place, list_name, last))

    def _remove_level(self, level: int) -> None:
        self._do("Remove a level", edits.remove_level(self.work.content, self.place, level))

    def _remove_option(self, number: int) -> None:
        self._do("Remove an option", edits.remove_option(self.work.content, self.place, number))

    def _remove_range(self, number: int) -> None:
        self._do("Remove a range", edits.remove_range(self.work.content, self.place, number))

    def _name(self, number: int) -> None:
        if number < len(self.value("options", default=())):
            content = edits.named_by_text(self.work.content, self.place, number)
            self.work.follow("Name an option", content, (*self.place, "options", number, "text"))
            self.work.editing.pause()

    def _do(self, what: str, content: Any, level: int | None = None) -> None:
        typing = "" if level is None else f"{'/'.join(map(str, self.place))}/{what}/{level}"
        self.work.do(what, content, self.place, typing=typing)


def _named(rules: QLayout, name: str, control: QWidget) -> None:
    """A control with a quiet word before it."""
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    row.addWidget(label(name, look.SMALL, kind="muted"))
    row.addWidget(control)
    rules.addWidget(both)
