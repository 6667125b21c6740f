"""Answers that facts of the call draft, and when; the evaluator decides."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from evaluator.forms.edit_suggestions import SUGGESTS, add_suggestion
from evaluator.forms.tree import at, removed
from evaluator.ui.forms.editor.answer_choice import AnswerChoice
from evaluator.ui.forms.editor.condition import ConditionBox
from evaluator.ui.forms.editor.rows import Rows
from evaluator.ui.widgets.basic import button, muted
from evaluator.ui.widgets.field import Field


class Suggestions(Rows):
    """A row for each: the answer, and the condition on facts. The first that holds drafts it."""

    name = "suggest"
    keys = ("suggest",)

    def shape(self) -> Any:
        """How many there are, for which kind of answer."""
        return len(self.value("suggest", default=())), self.value("kind", default="scale")

    def fill(self, column: QVBoxLayout) -> None:
        """Make a row for each suggestion."""
        count, kind = self.shape()
        for number in range(count):
            self._suggestion(column, number)
        if not count:
            column.addWidget(muted("An answer that follows from facts of the call.", wrap=True))
        if kind in SUGGESTS:
            more = button("Suggest an answer", self._add, kind="inline", symbol="add")
            column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _suggestion(self, column: QVBoxLayout, number: int) -> None:
        named, key = f"Suggestion {number + 1}", ("suggest", number)
        remove = partial(self._remove, number)
        row = self.add_row(column, named, str(number + 1), remove=remove)
        answer = AnswerChoice(f"{named} answer")
        answer.chosen.connect(lambda value: self._set(number, value))
        self.knows(
            (*key, "answer"),
            answer,
            lambda: answer.show_answer(self.value(), self.value(*key, "answer")),
        )
        self.fields[(*key, "answer")] = Field("Drafts", answer)
        when = ConditionBox(self.work, suggested=True)
        when.stand_at((*self.place, *key))
        self.holds(when)
        row.lead(self.fields[(*key, "answer")])
        row.body.addWidget(when)

    def go_to(self, place: tuple[str | int, ...]) -> bool:
        """Give the focus to the control at a place."""
        if place[: len(self.place) + 1] == (*self.place, "suggest") and "when" in place:
            number = place[len(self.place) + 1]
            inner = [one for one in self._sheets if one.place[-1] == number]
            return any(one.go_to(place) for one in inner)
        return super().go_to(place)

    def _set(self, number: int, answer: Any) -> None:
        self.set(("suggest", number, "answer"), answer, "What is suggested", typing=True)

    def _add(self) -> None:
        content = add_suggestion(self.work.content, self.place)
        last = len(at(content, (*self.place, "suggest"))) - 1
        self.work.go("Suggest an answer", content, (*self.place, "suggest", last, "answer"))

    def _remove(self, number: int) -> None:
        content = removed(self.work.content, (*self.place, "suggest", number))
        self.work.do("Remove a suggestion", content, self.place)
