"""What can be answered to a point: one row a level, option or range, with what comes of it."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from evaluator.forms import edit_answers as edits
from evaluator.forms.edit_fails import sections_to_fail
from evaluator.forms.edit_named import level_named
from evaluator.forms.question import LEVELLED, YES_NO
from evaluator.forms.tree import as_list, at
from evaluator.forms.values import Place
from evaluator.ui import look
from evaluator.ui.forms.editor.controls import Number, Several, Switch, Words
from evaluator.ui.forms.editor.rows import Row, Rows
from evaluator.ui.widgets.basic import button, label, muted
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
_LISTS: Final = {"scale": "levels", "yes_no": "levels", "number": "ranges"}


class Answers(Rows):
    """The answers of one point. Made anew when there are more or fewer of them, else shown."""

    keys = ("levels", "options", "ranges", "points", "rules", "evidence_at")

    def shape(self) -> Any:
        """The kind, how many answers there are, and whether they can be a bonus."""
        question = self.value()
        lists = ("levels", "options", "ranges")
        return (
            question.get("kind"),
            self._may_be_bonus,
            *(len(question.get(name, ())) for name in lists),
        )

    def fill(self, column: QVBoxLayout) -> None:
        """Make the controls of the answers that there are now."""
        question = self.value()
        kind = question.get("kind", "scale")
        self.name = _LISTS.get(kind, "options")
        if kind in LEVELLED:
            self._levels(column, question)
        elif kind in ("choice", "multiple"):
            for number in range(len(question.get("options", ()))):
                self._option(column, number, several=kind == "multiple")
        elif kind == "number":
            for number in range(len(question.get("ranges", ()))):
                self._range(column, number)
        else:
            column.addWidget(muted("It is written down, and is never scored.", wrap=True))
        more = {"scale": "Add a level", "number": "Add a range", "yes_no": _worded(question)}
        if kind in (*more, "choice", "multiple"):
            text = more.get(kind, "Add an option")
            column.addWidget(
                button(text, partial(self._add, kind), kind="inline", symbol="add"), 0, LEFT
            )

    def row_of(self, key: Place) -> int | None:
        """The number of the row; what is said of a level by its rule belongs to the level."""
        step = key[1] if len(key) > 1 else None
        if not isinstance(step, int) or key[0] not in ("points", "rules", "evidence_at"):
            return super().row_of(key)
        level = step
        if key[0] == "rules":
            level = level_named(self.value(), self.value("rules", step, "at"))
        elif key[0] == "evidence_at":
            level = self.value(*key, default=-1)
        return level if isinstance(level, int) and 0 <= level < len(self.rows) else None

    @property
    def _may_be_bonus(self) -> bool:
        """Whether the method has bonus, or the form says it all the same and it must go."""
        question = self.value()
        answers = (question.get(name, ()) for name in ("rules", "options", "ranges"))
        method = at(self.work.content, ("scoring", "method"), "weighted")
        return method != "weighted" or any(one.get("bonus") for all in answers for one in all)

    def _levels(self, column: QVBoxLayout, question: dict[str, Any]) -> None:
        names = YES_NO if question.get("kind") == "yes_no" else None
        for level in range(2 if names else len(question.get("levels", ()))):
            named = names[level].capitalize() if names else f"Level {level}"
            row = self.add_row(
                column,
                named,
                named if names else str(level),
                remove=None if names else partial(self._remove, edits.remove_level, level),
                moves=names is None,
            )
            if names is None or question.get("levels"):
                self._words_field(row, ("levels", level), f"{named} in words")
            rules = _flow(row)
            self._points_of_level(rules, level, named)
            self._rules_of_level(rules, level, named)

    def _points_of_level(self, rules: QLayout, level: int, named: str) -> None:
        control = Number(f"Points of {named}", width=7)
        control.changed_to.connect(partial(self._earn, level))

        def show() -> None:
            control.show_number(edits.points_of_levels(self.value())[level])

        self.knows(("points", level), control, show)
        _named(rules, "points", control)

    def _rules_of_level(self, rules: QLayout, level: int, named: str) -> None:
        fails = Several(f"{named} fails", FAILS, NOTHING_FAILS)
        fails.chosen.connect(partial(self._rule, level, "fails"))
        asks = Several(f"{named} asks for", ASKS, NOTHING_ASKED, before="asks for ")
        asks.chosen.connect(partial(self._ask, level))

        def rule(name: str) -> Any:
            return edits.rules_at(self.value(), level).get(name)

        self.knows(("rules", level), fails, lambda: self._show_fails(fails, rule("fails")))
        self.shows(lambda: asks.show_values(edits.asks_at(self.value(), level)))
        rules.addWidget(fails)
        rules.addWidget(asks)
        if self._may_be_bonus:
            bonus = Switch("bonus")
            bonus.setAccessibleName(f"{named} is a bonus")
            bonus.switched.connect(lambda on: self._rule(level, "bonus", on or None))
            self.shows(lambda: bonus.show_value(bool(rule("bonus"))))
            rules.addWidget(bonus)

    def _option(self, column: QVBoxLayout, number: int, *, several: bool) -> None:
        key, named = ("options", number), f"Option {number + 1}"
        remove = partial(self._remove, edits.remove_option, number)
        row = self.add_row(column, named, str(number + 1), remove=remove)
        text = self._words_field(row, (*key, "text"), f"{named} in words")
        text.finished.connect(partial(self._name, number))
        self._rules_inline(_flow(row), key, named, several=several)

    def _range(self, column: QVBoxLayout, number: int) -> None:
        key, named = ("ranges", number), f"Range {number + 1}"
        remove = partial(self._remove, edits.remove_range, number)
        row = self.add_row(column, named, str(number + 1), remove=remove)
        both = QWidget()
        ends = QHBoxLayout(both)
        ends.setContentsMargins(0, 0, 0, 0)
        ends.setSpacing(6)
        self._number(ends, (*key, "from"), f"{named} from", "from", hint="lowest", width=10)
        self._number(ends, (*key, "to"), f"{named} to", "to", hint="highest", width=10)
        ends.addStretch()
        row.lead(both)
        self._rules_inline(_flow(row), key, named)

    def _rules_inline(
        self, rules: QLayout, key: Place, named: str, *, several: bool = False
    ) -> None:
        """Points and rules as an option or a range has them."""
        self._number(rules, (*key, "points"), f"Points of {named}", "points", hint="0")
        if several:
            not_chosen = f"{named} not chosen"
            self._number(rules, (*key, "unselected"), not_chosen, "not chosen", hint="0")
        fails = Several(f"{named} fails", FAILS, NOTHING_FAILS)
        place = (*key, "fails")
        fails.chosen.connect(lambda values: self.set(place, values, f"{named} fails"))
        self.knows(place, fails, lambda: self._show_fails(fails, self.value(*place)))
        rules.addWidget(fails)
        rules.addWidget(
            self.several(
                (*key, "asks"), f"{named} asks for", ASKS, NOTHING_ASKED, before="asks for "
            )
        )
        if self._may_be_bonus:
            bonus = self.switch((*key, "bonus"), "bonus")
            bonus.setAccessibleName(f"{named} is a bonus")
            rules.addWidget(bonus)

    def _show_fails(self, control: Several, fails: Any) -> None:
        """What an answer fails, with the sections that there are now to choose from."""
        sections = sections_to_fail(self.work.content)
        control.offer([*FAILS, *((scope, f"fails “{title}”") for scope, title in sections)])
        control.show_values(as_list(fails))

    def _words_field(self, row: Row, key: Place, name: str) -> Words:
        control = Words(name)
        place = (*self.place, *key)
        control.typed.connect(lambda text: self.work.set_text(place, text, name))
        self.knows(key, control, lambda: control.show_text(self.work.text(place)))
        row.lead(control)
        return control

    def _number(
        self, rules: QLayout, key: Place, name: str, shown: str, *, hint: str = "", width: int = 7
    ) -> None:
        control = Number(name, hint, width=width)
        control.changed_to.connect(lambda value: self.set(key, value, name, typing=True))
        self.knows(key, control, lambda: control.show_number(self.value(*key)))
        _named(rules, shown, control)

    def _add(self, kind: str) -> None:
        if kind == "yes_no":
            content = edits.word_yes_no(self.work.content, self.place)
            self.work.do("Words for yes and no", content, (*self.place, "levels"))
            return
        make = {"scale": edits.add_level, "number": edits.add_range}.get(kind, edits.add_option)
        content = make(self.work.content, self.place)
        last = len(at(content, (*self.place, self.name))) - 1
        first = {"ranges": ("to",), "options": ("text",)}.get(self.name, ())
        self.work.go("Add an answer", content, (*self.place, self.name, last, *first))

    def _remove(self, edit: Callable[[Any, Place, int], Any], number: int) -> None:
        self.work.do("Remove an answer", edit(self.work.content, self.place, number), self.place)

    def _name(self, number: int) -> None:
        if number < len(self.value("options", default=())):
            content = edits.named_by_text(self.work.content, self.place, number)
            self.work.follow("Name an option", content, (*self.place, "options", number, "text"))
            self.work.editing.pause()

    def _rule(self, level: int, name: str, value: Any) -> None:
        content = edits.set_rule(self.work.content, self.place, level, name, value)
        self.work.do("What comes of a level", content, self.place)

    def _ask(self, level: int, asks: list[str]) -> None:
        content = edits.set_asks(self.work.content, self.place, level, asks)
        self.work.do("What is asked for", content, self.place)

    def _earn(self, level: int, points: Any) -> None:
        content = edits.set_points(self.work.content, self.place, level, points)
        typing = f"{'/'.join(map(str, self.place))}/points/{level}"
        self.work.do("Points", content, self.place, typing=typing)


def _worded(question: dict[str, Any]) -> str:
    return "Plain yes and no" if question.get("levels") else "Words for yes and no"


def _flow(row: Row) -> QLayout:
    """The line below an answer, for what comes of it."""
    rules = Flow(gap=6)
    row.body.addLayout(rules)
    return rules


def _named(rules: QLayout, name: str, control: QWidget) -> None:
    """A control with a quiet word before it."""
    both = QWidget()
    both.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    row.addWidget(label(name, look.SMALL, kind="muted"))
    row.addWidget(control)
    rules.addWidget(both)
