"""A sheet on the screen with a point in focus: a finished evaluation, and the base of a draft."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from evaluator.forms.asked import Conditions
from evaluator.forms.model import Form
from evaluator.scoring.evaluation import Evaluation
from evaluator.scoring.score import Score
from evaluator.scoring.sheet import Sheet
from evaluator.terms import Evaluator, Moment
from evaluator.ui.evaluate.refusals import Refusing


class Reading(QObject):
    """What is on the screen, with a point in focus and at most one moment in hand.

    The moment in hand is the one that was made, played or chosen last. `focus_moved` carries the
    id of the point that came into focus, `hand_moved` comes when another moment was taken in hand.
    """

    focus_moved = Signal(str)
    hand_moved = Signal()

    def __init__(
        self, evaluation_id: str, evaluator: Evaluator, form: Form, focus: str | None
    ) -> None:
        super().__init__()
        self.evaluation_id = evaluation_id
        self.evaluator = evaluator
        self.form = form
        self.worded = form
        self._conditions = Conditions(form)
        self._ids = [question.id for question in form.questions]
        self.focus = focus if focus in self._ids else self._ids[0]
        self.hand: str | None = None
        self._played: str | None = None

    @property
    def sheet(self) -> Sheet:
        """What has been said."""
        raise NotImplementedError

    @property
    def score(self) -> Score:
        """What it comes to."""
        raise NotImplementedError

    def read_in(self, language: str) -> None:
        """Show the form (`worded`) in a language, or in its own where it has no such texts."""
        self.worded = self.form.in_language(language)

    def focus_on(self, id: str) -> None:
        """Take a point into focus."""
        if id != self.focus:
            self.focus = id
            self.focus_moved.emit(id)

    def step(self, by: int) -> None:
        """Go to the point after, or before, that is asked; stay at either end."""
        asked = self._asked()
        ahead = [id for id in asked if (self._ids.index(id) - self._ids.index(self.focus)) * by > 0]
        if ahead:
            self.focus_on(ahead[0] if by > 0 else ahead[-1])

    def refusing(self) -> Refusing:
        """The points that are not asked, and what says so."""
        return self._conditions.refusing(self.sheet.answers, self.sheet.figures)

    def stay_on_asked(self) -> None:
        """Where the point in focus is not asked any more, go to the next that is."""
        asked = self._asked()
        if asked and self.focus not in asked:
            at = self._ids.index(self.focus)
            after = [id for id in asked if self._ids.index(id) > at]
            self.focus_on(after[0] if after else asked[-1])

    def _asked(self) -> list[str]:
        hidden = self._conditions.hidden(self.sheet.answers, self.sheet.figures)
        return [id for id in self._ids if id not in hidden]

    @property
    def moment_in_hand(self) -> Moment | None:
        """The moment made, played or chosen last, or else the last one on the point in focus."""
        moments = self.sheet.moments
        made = [moment for moment in moments if moment.id == self.hand]
        own = [moment for moment in moments if self.focus in moment.questions]
        return next(iter([*made, *reversed(own)]), None)

    def numbers(self, ids: Sequence[str]) -> list[int]:
        """The numbers of these points, as the page shows them."""
        return [self._ids.index(id) + 1 for id in ids]

    def take(self, id: str) -> None:
        """Take a moment in hand."""
        if id != self.hand:
            self.hand = id
            self.hand_moved.emit()

    def moment(self, id: str) -> Moment:
        """The moment with this id."""
        return next(moment for moment in self.sheet.moments if moment.id == id)

    def next_moment(self) -> Moment | None:
        """The moment of the point in focus to play; asked again, the one after it, in turn."""
        own = [moment for moment in self.sheet.moments if self.focus in moment.questions]
        if not own:
            return None
        ids = [moment.id for moment in own]
        at = ids.index(self._played) + 1 if self._played in ids else 0
        chosen = own[at % len(own)]
        self._played = chosen.id
        return chosen


class Finished(Reading):
    """A finished revision: it can be read and heard, and nothing in it changes."""

    def __init__(self, evaluation: Evaluation, focus: str | None = None) -> None:
        super().__init__(evaluation.id, evaluation.evaluator, evaluation.form, focus)
        self.evaluation = evaluation

    @property
    def sheet(self) -> Sheet:
        """What was said."""
        return self.evaluation.sheet

    @property
    def score(self) -> Score:
        """What it came to then."""
        return self.evaluation.score
