"""The draft: the one mutable thing. Widgets say what the evaluator did; the draft decides."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.scoring.score import Score, check, score
from evaluator.scoring.sheet import Sheet
from evaluator.terms import Answer, Moment

Said = TypeVar("Said")


class Draft:
    """An answer sheet being filled in, with undo and redo.

    Every change replaces `sheet`. Typing into one text field undoes as one step.
    """

    def __init__(self, form: Form, sheet: Sheet | None = None) -> None:
        self.form = form
        self._sheet = sheet or Sheet()
        self._done: list[Sheet] = []
        self._undone: list[Sheet] = []
        self._typing: str | None = None

    @property
    def sheet(self) -> Sheet:
        """What has been said so far."""
        return self._sheet

    @property
    def score(self) -> Score:
        """The score so far."""
        return score(self.form, self._sheet.answers)

    def answer(self, question: str, answer: Answer | None) -> None:
        """Answer a question; None takes the answer back. Raises UserError for a wrong answer."""
        answers = {id: kept for id, kept in self._sheet.answers.items() if id != question}
        if answer is not None:
            answers[question] = answer
        check(self.form, answers)
        self._change(replace(self._sheet, answers=self._in_order(answers)))

    def comment(self, question: str, text: str) -> None:
        """Comment a question; "" takes the comment back."""
        comments = {id: kept for id, kept in self._sheet.comments.items() if id != question}
        if text:
            comments[question] = text
        self._change(
            replace(self._sheet, comments=self._in_order(comments)), typing=f"comment {question}"
        )

    def strengths(self, text: str) -> None:
        """Say what went well overall."""
        self._change(replace(self._sheet, strengths=text), typing="strengths")

    def improvement(self, text: str) -> None:
        """Say the one thing to improve."""
        self._change(replace(self._sheet, improvement=text), typing="improvement")

    def action(self, text: str) -> None:
        """Say the one action to take."""
        self._change(replace(self._sheet, action=text), typing="action")

    def action_due(self, day: date | None) -> None:
        """Say when the action is due; None for no date."""
        self._change(replace(self._sheet, action_due=day))

    def put_moment(self, moment: Moment) -> None:
        """Add a moment, or replace the one with the same id. Moments stay in order of time.

        Raises UserError for a time before 0, an end before its start or an unknown question.
        """
        if moment.start < 0 or (moment.end is not None and moment.end < moment.start):
            raise UserError("A moment starts at 0:00 or later and ends after its start.")
        if moment.question is not None and moment.question not in {
            q.id for q in self.form.questions
        }:
            raise UserError(f"The form has no point “{moment.question}”.")
        others = [kept for kept in self._sheet.moments if kept.id != moment.id]
        known = len(others) < len(self._sheet.moments)
        moments = tuple(sorted([*others, moment], key=lambda kept: (kept.start, kept.id)))
        self._change(
            replace(self._sheet, moments=moments), typing=f"moment {moment.id}" if known else None
        )

    def remove_moment(self, id: str) -> None:
        """Take a moment away."""
        moments = tuple(kept for kept in self._sheet.moments if kept.id != id)
        self._change(replace(self._sheet, moments=moments))

    def undo(self) -> bool:
        """Go one change back; False when there is nothing to undo."""
        return self._swap(self._done, self._undone)

    def redo(self) -> bool:
        """Go one change on again; False when there is nothing to redo."""
        return self._swap(self._undone, self._done)

    def missing(self) -> tuple[str, ...]:
        """The ids of the questions without an answer, in order: what finishing waits for."""
        return self.score.open

    def _in_order(self, said: Mapping[str, Said]) -> dict[str, Said]:
        return {q.id: said[q.id] for q in self.form.questions if q.id in said}

    def _change(self, sheet: Sheet, *, typing: str | None = None) -> None:
        if sheet == self._sheet:
            return
        if typing is None or typing != self._typing:
            self._done.append(self._sheet)
        self._typing = typing
        self._undone.clear()
        self._sheet = sheet

    def _swap(self, source: list[Sheet], target: list[Sheet]) -> bool:
        if not source:
            return False
        target.append(self._sheet)
        self._sheet = source.pop()
        self._typing = None
        return True
