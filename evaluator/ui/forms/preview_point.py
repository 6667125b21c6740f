"""One point of a form in the preview: what answers it, to be tried, and all that the form says."""

from collections.abc import Sequence
from typing import Final, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from evaluator.forms.in_words import (
    condition_in_words,
    fails_in_words,
    range_in_words,
)
from evaluator.forms.model import Form, Question, Section
from evaluator.forms.options import Option, Rules
from evaluator.ui import look
from evaluator.ui.evaluate.answers.make import answer_box
from evaluator.ui.widgets.basic import label, muted

Told: TypeAlias = tuple[str, str]
"""What a text is, and the text."""

WIDTH: Final = 92 * look.GRID
"""Pixels of a text that is easy to read."""
_OPTIONAL: Final = "No condition on it holds then."


class PreviewPoint(QWidget):
    """A question with its `answers` as they are in Evaluate; `box` takes them."""

    def __init__(
        self, number: int, question: Question, told: Sequence[Told], *, narrow: bool = False
    ) -> None:
        """`told` is its guidance, a name and a text each; a `narrow` one wraps all its words."""
        super().__init__()
        self.box = answer_box(number, question)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * look.GRID)
        grid.setVerticalSpacing(look.GRID)
        grid.setColumnMinimumWidth(0, 3 * look.GRID)
        grid.setColumnMinimumWidth(1, 0 if narrow else 18 * look.GRID)
        grid.setColumnStretch(2, 1)
        numbered = label(str(number), bold=True, kind="muted")
        grid.addWidget(numbered, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(PreviewWords(question.title, bold=True), 0, 1, 1, 2)
        self._weight = muted("")
        grid.addWidget(self._weight, 0, 3, Qt.AlignmentFlag.AlignTop)
        if question.definition:
            grid.addWidget(PreviewWords(question.definition), 1, 1, 1, 3)
        self.answers = self._answers(narrow)
        held = QHBoxLayout()  # a grid would ask how high they are in all its width, not in theirs
        held.addWidget(self.answers, 1)
        held.addStretch()
        grid.addLayout(held, 2, 1, 1, 3)
        for name, text in told:
            row = grid.rowCount()
            grid.addWidget(muted(name), row, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(PreviewWords(text), row, 2, 1, 2)

    def show_weight(self, weight: str) -> None:
        """Show what it counts for, "" where it does not."""
        self._weight.setText(f"weight {weight}" if weight else "not scored")

    def _answers(self, narrow: bool) -> QWidget:
        made = QWidget()
        made.setMaximumWidth(WIDTH)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        self.box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        row.addWidget(self.box)
        row.addStretch()
        column.addLayout(row)
        body = self.box.body()
        if body is not None:
            if narrow:
                _below_each_other(body)
            column.addWidget(body)
        return made


class PreviewWords(QLabel):
    """A text no wider than is easy to read; as high as it is then, however wide its cell is."""

    def __init__(self, text: str, kind: str = "", *, bold: bool = False) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(look.font(look.BODY, bold=bold))
        self.setWordWrap(True)
        self.setMaximumWidth(WIDTH)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if kind:
            self.setProperty("kind", kind)

    def heightForWidth(self, width: int) -> int:
        """Qt asks for the width of the cell, which may be more than it takes."""
        return super().heightForWidth(min(width, WIDTH))


def asked_where(form: Form, part: Question | Section) -> str:
    """When a part of a form is asked, in words; "" where always."""
    if part.when is None:
        return ""
    otherwise = "hidden" if part.when_not == "hide" else "switched off"
    return f"Only where {condition_in_words(form, part.when)}; otherwise it is {otherwise}."


def _below_each_other(body: QWidget) -> None:
    """Lay the lines of a body in one column, in the order they have; all their words wrap."""
    for words in body.findChildren(QLabel):
        words.setWordWrap(True)
    grid = body.layout()
    if isinstance(grid, QGridLayout):
        for row in range(grid.count()):
            if line := grid.takeAt(0):
                grid.addItem(line, row, 0)
        for column in range(1, grid.columnCount()):
            grid.setColumnStretch(column, 0)


def guidance(form: Form, question: Question) -> tuple[Told, ...]:
    """All that a form says of a question beside its answers."""
    asked = ", ".join(map(str, sorted(question.evidence_at)))
    default = None if question.default is None else question.answer_of(question.default)
    told = [
        ("Asked", asked_where(form, question)),
        ("Must be answered", "Not applicable is not taken." if question.required else ""),
        ("May not apply", _OPTIONAL if question.optional_driver else ""),
        ("Begins with", "" if default is None else question.in_words(default)),
        ("Points", _points(question) if form.counts(question) else ""),
        ("Sounds good", question.good),
        ("Not applicable", question.not_applicable),
        ("Listen for", "\n".join(question.evidence)),
        ("Coaching tip", question.tip),
        ("Evidence", f"A moment is asked for at level {asked}." if asked else ""),
        ("Root causes", "\n".join(cause.text for cause in question.causes)),
        ("For you alone", question.notes),
        ("Where it comes from", question.source),
    ]
    return tuple((name, text) for name, text in told if text)


def _points(question: Question) -> str:
    """What options and ranges earn; levels that earn their number say nothing."""
    if question.kind == "number":
        return "\n".join(
            f"{range_in_words(one, question.unit)}: {one.points:g}{_failing(question, one)}"
            for one in question.ranges
        )
    if question.points is None and not question.options:
        return ""
    earned = zip(question.choices, question.earned, strict=True)
    told = [f"{one.text} {float(points):g}{_not_chosen(one)}" for one, points in earned]
    cap = [] if question.cap is None else [f"at most {question.cap:g}"]
    return "\n".join([*told, *cap])


def _not_chosen(one: Option) -> str:
    return f" (not chosen: {one.unselected:g})" if one.unselected else ""


def _failing(question: Question, rules: Rules) -> str:
    words = fails_in_words(rules.fails, sections=question.sections)
    return f" ({words[:1].lower()}{words[1:]})" if words else ""
