"""One evaluator at one draft: what was done goes to the draft, and the page hears what changed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import Signal

from evaluator.errors import UserError
from evaluator.ids import new_id
from evaluator.scoring.draft import Draft
from evaluator.scoring.evaluation import KeptDraft
from evaluator.scoring.score import Score
from evaluator.scoring.sheet import Sheet
from evaluator.terms import Answer, Kind, Moment
from evaluator.ui.evaluate.ends import SHORTEST, End, moved
from evaluator.ui.evaluate.reading import Reading
from evaluator.ui.key_hints import with_keys

_NO_MOMENT: Final = "There is no moment to change."


class Sitting(Reading):
    """The draft under hand. Every method is something an evaluator does.

    `changed` comes after each change of the sheet, `refused` with the UserError of what cannot be.
    """

    changed = Signal()
    refused = Signal(object)

    def __init__(self, kept: KeptDraft, draft: Draft) -> None:
        """`draft` goes on from what is kept."""
        super().__init__(kept.evaluation_id, kept.evaluator, kept.form, kept.focus)
        self.base = kept.base
        self._draft = draft

    @property
    def sheet(self) -> Sheet:
        """What has been said so far."""
        return self._draft.sheet

    @property
    def score(self) -> Score:
        """The score so far."""
        return self._draft.score

    @property
    def missing(self) -> tuple[str, ...]:
        """The points without an answer."""
        return self._draft.missing()

    def answer(self, question: str, answer: Answer | None) -> bool:
        """Answer a point, or take its answer back; True when the draft took it."""
        return self._do(lambda: self._draft.answer(question, answer))

    def answer_and_go(self, answer: Answer) -> None:
        """Answer the point in focus and go to the next, as one key does."""
        if self.answer(self.focus, answer):
            self.step(1)

    def suggest(self, answers: Mapping[str, Answer]) -> None:
        """Note what the sound suggests; nothing is answered by that."""

        def note() -> None:
            for question, answer in answers.items():
                self._draft.suggest(question, answer)

        self._do(note)

    def measured(self, figures: Mapping[str, float]) -> None:
        """Note what the form's conditions look at of what was measured."""
        self._do(lambda: self._draft.measured(figures))

    def choose_causes(self, question: str, causes: Sequence[str]) -> None:
        """Choose the root causes of a point."""
        self._do(lambda: self._draft.choose_causes(question, causes))

    def comment(self, question: str, text: str) -> None:
        """Comment a point."""
        self._do(lambda: self._draft.comment(question, text))

    def strengths(self, text: str) -> None:
        """Say what went well."""
        self._do(lambda: self._draft.strengths(text))

    def improvement(self, text: str) -> None:
        """Say the one thing to improve."""
        self._do(lambda: self._draft.improvement(text))

    def action(self, text: str) -> None:
        """Say the one action."""
        self._do(lambda: self._draft.action(text))

    def action_due(self, day: date | None) -> None:
        """Say when the action is due."""
        self._do(lambda: self._draft.action_due(day))

    def add_moment(self, start: float, end: float | None = None, note: str = "") -> str:
        """A moment here, or a stretch, on the point in focus: one step of undo; its id."""
        moment = Moment(
            id=new_id(), start=max(start, 0.0), end=end, note=note, questions=(self.focus,)
        )
        self.take(moment.id)
        self._do(lambda: self._draft.put_moment(moment))
        return moment.id

    def add_moments(self, moments: Sequence[Moment]) -> None:
        """Take in moments that were made elsewhere: one step of undo."""
        self._do(lambda: self._draft.add_moments(moments))

    def end_moment(self, end: float) -> None:
        """The moment in hand ends here: it becomes a stretch."""
        moment = self.hold()
        if moment is None:
            return
        if end < moment.start + SHORTEST:
            hint = with_keys("Play on, then press {moment_end} again.")
            self.refused.emit(UserError("A moment ends after its start.", hint))
        else:
            self._do(lambda: self._draft.put_moment(replace(moment, end=end)))

    def hold(self) -> Moment | None:
        """The moment in hand; without one it says how to make one."""
        moment = self.moment_in_hand
        if moment is None:
            hint = with_keys("Press {moment} where it starts first.")
            self.refused.emit(UserError(_NO_MOMENT, hint))
        return moment

    def note(self, moment: str, text: str) -> None:
        """Note something on a moment."""
        noted = replace(self.moment(moment), note=text)
        self._do(lambda: self._draft.put_moment(noted, goes_on="note"))

    def link(self, moment: str, question: str | None) -> None:
        """Link a moment to a point, or take it off where it is linked; None takes it off all."""
        linked = self.moment(moment).questions
        kept = () if question is None else tuple(id for id in linked if id != question)
        if question is not None and question not in linked:
            kept = (*linked, question)
        self._do(lambda: self._draft.put_moment(replace(self.moment(moment), questions=kept)))

    def drag(self, moment: str, end: End, seconds: float, duration: float) -> None:
        """Put an end of a moment elsewhere, in a call of this duration: one step of undo."""
        put = moved(self.moment(moment), end, seconds, duration)
        self.take(moment)
        self._do(lambda: self._draft.put_moment(put))

    def nudge(self, end: End, by: float, duration: float) -> None:
        """Move an end of the moment in hand a little; nudges in a row are one step of undo."""
        moment = self.hold()
        if moment is None:
            return
        at = moment.start if end == "start" else moment.end
        if at is None:
            hint = with_keys("{moment_end} ends it here.")
            self.refused.emit(UserError("This moment has no end yet.", hint))
            return
        put = moved(moment, end, round(at + by, 3), duration)
        self._do(lambda: self._draft.put_moment(put, goes_on=end))

    def set_kind(self, moment: str, kind: Kind) -> None:
        """Say what a moment is kept for."""
        self._do(lambda: self._draft.put_moment(replace(self.moment(moment), kind=kind)))

    def remove_moment(self, moment: str) -> None:
        """Take a moment away."""
        self._do(lambda: self._draft.remove_moment(moment))

    def undo(self) -> None:
        """Take the last change back and go to where it was."""
        self._swap(self._draft.undo)

    def redo(self) -> None:
        """Do again what was taken back, and go to where it was."""
        self._swap(self._draft.redo)

    def _do(self, change: Callable[[], None]) -> bool:
        before = self.sheet
        try:
            change()
        except UserError as error:
            self.refused.emit(error)
            return False
        if self.sheet is not before:
            self.stay_on_asked()
            self.changed.emit()
        return True

    def _swap(self, swap: Callable[[], bool]) -> None:
        before = self.sheet
        if swap():
            touched = [id for id in self._ids if _said(before, id) != _said(self.sheet, id)]
            if touched:
                self.focus_on(touched[0])
            self.stay_on_asked()
            self.changed.emit()


def _said(sheet: Sheet, question: str) -> tuple[Answer | None, str]:
    return sheet.answers.get(question), sheet.comments.get(question, "")
