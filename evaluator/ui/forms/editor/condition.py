"""When a part is asked: conditions picked from points, answers and facts of the call."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evaluator.figures import FIGURES, Figure
from evaluator.forms import edit_conditions as edits
from evaluator.forms.drafted import Finding
from evaluator.forms.tree import at, put
from evaluator.forms.values import Place
from evaluator.ui import look
from evaluator.ui.forms.editor.controls import Choice, Number, Several
from evaluator.ui.forms.editor.rebuilt import Rebuilt
from evaluator.ui.forms.editor.sheet import Choices
from evaluator.ui.forms.editor.work import Work
from evaluator.ui.widgets.basic import Card, button, icon_button, label, muted

GROUPS: Final = (
    ("all", "when all of these hold"),
    ("any", "when any of these holds"),
    ("none", "when none of these holds"),
)
TESTS: Final = {
    "is": "is",
    "is_not": "is not",
    "any_of": "is any of",
    "all_of": "has all of",
    "at_least": "is at least",
    "at_most": "is at most",
}
_OF_SEVERAL: Final = {"is": "is only", "is_not": "is without", "any_of": "has any of"}
_UNITS: Final = {"s": "seconds", "times": "times", "counted": "counted", "share": "of 1"}
_COUNTED_IN: Final = {"s": "seconds", "times": "how often", "counted": "how many", "share": "share"}
WHEN_NOT: Final = (("hide", "is hidden"), ("disable", "is shown, and cannot be answered"))


class ConditionBox(Rebuilt):
    """The condition of one section or point. Made anew when it has another shape, else shown.

    That of a suggestion looks at facts alone, and there is nothing otherwise.
    """

    keys = ("when", "when_not")

    def __init__(
        self, work: Work, parent: QWidget | None = None, *, suggested: bool = False
    ) -> None:
        super().__init__(work, parent)
        self._suggested = suggested
        self._wrong = label("", look.SMALL, kind="bad", wrap=True)
        self._wrong.hide()
        self.column.setSpacing(4)
        self.column.addWidget(self._wrong)

    def shape(self) -> Any:
        """The tests and groups of the condition, and what they can name."""
        return skeleton(self.value("when")), _known(self.work.content)

    def build(self, column: QVBoxLayout) -> None:
        """Make the controls of the condition."""
        when: Place = (*self.place, "when")
        if self.value("when") is None:
            column.addWidget(muted("Never yet." if self._suggested else "On every call."))
            more = self._more("Only when…", when)
            self.knows(("when",), more, lambda: None)
            column.addLayout(_row(more))
            return
        self._add_condition(column, when)
        if not self._suggested:
            column.addWidget(self.choice(("when_not",), "Otherwise it", WHEN_NOT, "hide"))

    @property
    def wrong(self) -> str:
        """What is wrong with it, "" for nothing."""
        return self._wrong.text()

    def mend(self, findings: Iterable[Finding]) -> None:
        """Say above the condition what is wrong with it."""
        super().mend(findings)
        wrong = [one for key, one in self.own(self._findings) if key[:1] == ("when",)]
        self._wrong.setText(wrong[0].message if wrong else "")
        self._wrong.setVisible(bool(wrong))

    def _add_condition(self, column: QVBoxLayout, place: Place) -> None:
        """A test, or a group with its conditions, one in another."""
        condition = at(self.work.content, place)
        kind = edits.group_of(condition)
        if not kind:
            column.addWidget(self._test(place, condition))
            if place[-1] == "when":
                column.addLayout(_row(self._more("And…", place)))
            return
        head = Choice("How these conditions hold together", GROUPS)
        self.knows(place[len(self.place) :], head, lambda: head.show_value(kind))
        head.chosen.connect(partial(self._do, edits.change_group, "All, any or none", place))
        column.addWidget(head)
        inner = QVBoxLayout()
        inner.setContentsMargins(2 * look.GRID, 0, 0, 0)
        inner.setSpacing(look.GRID)
        for number in range(len(condition[kind])):
            self._add_condition(inner, (*place, kind, number))
        group = button("A group…", partial(self._more_group, place), kind="inline", symbol="add")
        inner.addLayout(_row(self._more("A test…", place), group))
        column.addLayout(inner)

    def _test(self, place: Place, test: dict[str, Any]) -> QWidget:
        subject, name = edits.subject_of(test), edits.test_of(test)
        known = edits.subjects(self.work.content, self.place)
        about = Choice("What to look at", [(one, self._named(one)) for one in known])
        about.show_value(subject)
        about.chosen.connect(partial(self._do, edits.change_subject, "What to look at", place))
        self.knows(place[len(self.place) :], about, lambda: None)
        tests = edits.tests_of(self.work.content, subject)
        which = Choice("Test", [(one, self._test_named(subject, one)) for one in tests])
        which.show_value(name)
        which.chosen.connect(partial(self._do, edits.change_test, "Test", place))
        compared = self._value((*place, name), subject)
        remove = icon_button("remove", "Remove this condition", partial(self._remove, place))
        made = Card(margin=look.GRID)
        made.body.addLayout(_row(about, remove, first=True))
        made.body.addLayout(_row(which, compared))
        return made

    def _value(self, place: Place, subject: edits.Subject) -> QWidget:
        """What a test compares with: an answer, several, or a number."""
        answers = self._answers(subject)

        def now() -> Any:
            return at(self.work.content, place)

        key = place[len(self.place) :]
        if place[-1] in edits.SEVERAL:
            several = Several("Answers to compare with", answers, "choose…")
            several.chosen.connect(partial(self._compare, place))
            self.knows(key, several, lambda: several.show_values(now() or ()))
            return several
        if answers:
            one = Choice("The answer to compare with", answers)
            one.chosen.connect(partial(self._compare, place))
            self.knows(key, one, lambda: one.show_value(now()))
            return one
        number = Number("The number to compare with", width=8)
        number.changed_to.connect(partial(self._compare, place, typing=True))
        number.editingFinished.connect(self.work.editing.pause)
        self.knows(key, number, lambda: number.show_number(now()))
        return number if subject[0] == "question" else _with_unit(number, subject[1])

    def _named(self, subject: edits.Subject) -> str:
        if subject[0] == "fact":
            return f"Fact: {figure_said(FIGURES[subject[1]])}"
        for number, one in enumerate(self.work.content.get("questions", ())):
            if one.get("id") == subject[1]:
                return self.work.named(("questions", number, "title")) or subject[1]
        return subject[1]

    def _test_named(self, subject: edits.Subject, name: str) -> str:
        several = self._question(subject).get("kind") == "multiple"
        return _OF_SEVERAL.get(name, TESTS[name]) if several else TESTS[name]

    def _answers(self, subject: edits.Subject) -> Choices:
        question = self._question(subject)
        answers = edits.answers_to(question) if question else ()
        return [(answer, answer_said(question, answer)) for answer in answers]

    def _question(self, subject: edits.Subject) -> dict[str, Any]:
        known = self.work.content.get("questions", ()) if subject[0] == "question" else ()
        return next((dict(one) for one in known if one.get("id") == subject[1]), {})

    def _more(self, text: str, place: Place) -> QWidget:
        return button(text, partial(self._add_test, place), kind="inline", symbol="add")

    def _add_test(self, place: Place) -> None:
        content = edits.add_test(self.work.content, place, self.place)
        self.work.do("Add a condition", content, (*self.place, "when"))

    def _more_group(self, place: Place) -> None:
        content = edits.add_group(self.work.content, place, self.place)
        self.work.do("Add a group of conditions", content, (*self.place, "when"))

    def _remove(self, place: Place) -> None:
        content = edits.remove_condition(self.work.content, place)
        if at(content, (*self.place, "when")) is None:
            content = put(content, (*self.place, "when_not"), None)
        self.work.do("Remove a condition", content, (*self.place, "when"))

    def _compare(self, place: Place, value: Any, *, typing: bool = False) -> None:
        self.work.set(place, value, "What to compare with", typing=typing)

    def _do(self, edit: Any, what: str, place: Place, value: Any) -> None:
        self.work.do(what, edit(self.work.content, place, value), place)


def figure_said(figure: Figure) -> str:
    """A fact by its name, with what it is counted in: hold has its seconds, and how often."""
    return f"{figure.title}, {_COUNTED_IN[figure.unit]}"


def answer_said(question: Mapping[str, Any], answer: Any) -> str:
    """An answer in words, as far as there is room."""
    if question.get("kind") == "yes_no":
        return str(answer).capitalize()
    if isinstance(answer, int):
        return f"{answer}  {_own(question['levels'][answer])}"[:60]
    options = question.get("options", ())
    return next((_own(one.get("text", "")) for one in options if one.get("id") == answer), answer)


def _own(text: Any) -> str:
    return str(next(iter(text.values()), "")) if isinstance(text, dict) else str(text)


def skeleton(condition: Any) -> Any:
    """A condition without what its tests compare with: what other controls are needed for."""
    if condition is None:
        return None
    kind = edits.group_of(condition)
    if kind:
        return kind, *(skeleton(one) for one in condition[kind])
    return edits.subject_of(condition), edits.test_of(condition)


def _known(content: Any) -> Any:
    """What conditions can name: another list of it needs other choices."""
    return [
        (one.get("id"), one.get("title"), one.get("kind"), one.get("levels"), one.get("options"))
        for one in content.get("questions", ())
    ]


def _with_unit(number: Number, fact: str) -> QWidget:
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(number)
    row.addWidget(muted(_UNITS[FIGURES[fact].unit]))
    row.addStretch()
    return both


def _row(*widgets: QWidget, first: bool = False) -> QHBoxLayout:
    """Side by side; the first takes what room is left, or nothing does."""
    row = QHBoxLayout()
    row.setSpacing(6)
    for number, widget in enumerate(widgets):
        row.addWidget(widget, 1 if first and number == 0 else 0)
    if not first:
        row.addStretch()
    return row
