"""The draft: the one mutable thing. Widgets say what the evaluator did; the draft decides."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from evaluator.forms.model import Form
from evaluator.forms.question import WRITTEN
from evaluator.scoring.answers import check, check_ids, read_answer
from evaluator.scoring.beginning import begun, looked_at
from evaluator.scoring.causes import check_causes
from evaluator.scoring.score import Score, Scorer
from evaluator.scoring.sheet import Sheet, check_moment, whole
from evaluator.terms import NOT_APPLICABLE, Answer, Moment

Said = TypeVar("Said")


class Draft:
    """An answer sheet being filled in, with undo and redo.

    Every change replaces `sheet`; answers and comments stay in the form's order, moments in order
    of time. Typing into one text field undoes as one step, and so do nudges of a moment's end.
    """

    def __init__(self, form: Form, sheet: Sheet | None = None) -> None:
        """Take up a sheet, or begin one with the form's default answers.

        Raises UserError when the sheet does not fit the form.
        """
        self.form = form
        self._scorer = Scorer(form)
        self._sheet = self._fitting(begun(form) if sheet is None else sheet)
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
        return self._scorer.score(self._sheet.answers, self._sheet.figures)

    def answer(self, question: str, answer: Answer | None) -> None:
        """Answer a question; None takes the answer back. Raises UserError for a wrong answer.

        What is written (a number, a text, a day, a time) undoes as one step, like a comment.
        """
        answers = {id: kept for id, kept in self._sheet.answers.items() if id != question}
        check_ids(self.form, [question])
        asked = self.form.question(question)
        if answer is not None:
            said = whole(answer) if isinstance(answer, str) else answer
            answers[question] = read_answer(asked, said)
        written = asked.kind in WRITTEN and answer != NOT_APPLICABLE
        self._change(
            replace(self._sheet, answers=self._in_order(answers)),
            typing=f"answer {question}" if written else None,
        )

    def suggest(self, question: str, answer: Answer) -> None:
        """Note what the facts of the call draft for a question, without answering it.

        The first suggestion stays, and going back does not take it away: it is no doing of the
        evaluator's. Raises UserError for a wrong answer.
        """
        check(self.form, {question: answer})
        if question not in self._sheet.suggested:
            suggested = self._in_order({**self._sheet.suggested, question: answer})
            self._everywhere(lambda sheet: replace(sheet, suggested=suggested))

    def measured(self, figures: Mapping[str, float]) -> None:
        """Note the figures of the call, of which the form's conditions look at some.

        Going back does not take them away. What is not measurable is not in them.
        """
        kept = {name: figures[name] for name in looked_at(self.form) if name in figures}
        self._everywhere(lambda sheet: replace(sheet, figures=kept))

    def choose_causes(self, question: str, causes: Iterable[str]) -> None:
        """Choose the root causes of a question by their ids; none takes the choice back.

        Raises UserError for an unknown question or cause.
        """
        chosen = {id: kept for id, kept in self._sheet.causes.items() if id != question}
        if named := tuple(dict.fromkeys(causes)):
            chosen[question] = named
        check_causes(self.form, chosen)
        self._change(replace(self._sheet, causes=self._in_order(chosen)))

    def comment(self, question: str, text: str) -> None:
        """Comment a question; "" takes the comment back. Raises UserError for an unknown one."""
        check_ids(self.form, [question])
        comments = {id: kept for id, kept in self._sheet.comments.items() if id != question}
        if text:
            comments[question] = whole(text)
        self._change(
            replace(self._sheet, comments=self._in_order(comments)), typing=f"comment {question}"
        )

    def strengths(self, text: str) -> None:
        """Say what went well overall."""
        self._change(replace(self._sheet, strengths=whole(text)), typing="strengths")

    def improvement(self, text: str) -> None:
        """Say the one thing to improve."""
        self._change(replace(self._sheet, improvement=whole(text)), typing="improvement")

    def action(self, text: str) -> None:
        """Say the one action to take."""
        self._change(replace(self._sheet, action=whole(text)), typing="action")

    def action_due(self, day: date | None) -> None:
        """Say when the action is due; None for no date."""
        self._change(replace(self._sheet, action_due=day))

    def put_moment(self, moment: Moment, *, goes_on: str | None = None) -> None:
        """Add a moment, or replace the one with the same id. Moments stay in order of time.

        Changes of one moment that follow each other with the same `goes_on` undo as one step.
        Raises UserError for a time before 0, an end before its start or an unknown question.
        """
        moment = replace(self._linked(moment), note=whole(moment.note))
        others = [kept for kept in self._sheet.moments if kept.id != moment.id]
        self._change(
            replace(self._sheet, moments=_sorted([*others, moment])),
            typing=f"{goes_on} of moment {moment.id}" if goes_on else None,
        )

    def add_moments(self, moments: Iterable[Moment]) -> None:
        """Add several moments as one step. Raises UserError as `put_moment` does."""
        added = [replace(self._linked(moment), note=whole(moment.note)) for moment in moments]
        self._change(replace(self._sheet, moments=_sorted([*self._sheet.moments, *added])))

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

    def _fitting(self, sheet: Sheet) -> Sheet:
        check(self.form, sheet.answers)
        check(self.form, sheet.suggested)
        check_ids(self.form, sheet.comments)
        check_causes(self.form, sheet.causes)
        return replace(
            sheet,
            answers=self._in_order(sheet.answers),
            suggested=self._in_order(sheet.suggested),
            causes=self._in_order(sheet.causes),
            comments=self._in_order(sheet.comments),
            moments=_sorted(map(self._linked, sheet.moments)),
        )

    def _linked(self, moment: Moment) -> Moment:
        """A moment that fits the form, its questions once each and in the form's order."""
        check_moment(moment)
        check_ids(self.form, moment.questions)
        ids = tuple(q.id for q in self.form.questions if q.id in moment.questions)
        return replace(moment, questions=ids)

    def _in_order(self, said: Mapping[str, Said]) -> dict[str, Said]:
        return {q.id: said[q.id] for q in self.form.questions if q.id in said}

    def _everywhere(self, do: Callable[[Sheet], Sheet]) -> None:
        """Change what no evaluator does, in the sheets that going back and on leads to as well."""
        self._done = [do(sheet) for sheet in self._done]
        self._undone = [do(sheet) for sheet in self._undone]
        self._sheet = do(self._sheet)

    def _change(self, sheet: Sheet, *, typing: str | None = None) -> None:
        if sheet == self._sheet:
            return
        goes_on = typing is not None and typing == self._typing
        if not goes_on:
            self._done.append(self._sheet)
        elif sheet == self._done[-1]:  # typed back to where it began: no step that does nothing
            self._done.pop()
            typing = None
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


def _sorted(moments: Iterable[Moment]) -> tuple[Moment, ...]:
    return tuple(sorted(moments, key=lambda moment: (moment.start, moment.id)))
