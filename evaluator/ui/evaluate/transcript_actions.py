"""The transcript joined to the player, the points and the draft, and what its keys do."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from evaluator.desk.phrases import is_made, moment_of
from evaluator.errors import UserError
from evaluator.ui.evaluate.hearing import Hearing
from evaluator.ui.evaluate.questions import Questions
from evaluator.ui.evaluate.reading import Reading
from evaluator.ui.evaluate.side import Side
from evaluator.ui.evaluate.sitting import Sitting

_NO_PHRASE = UserError(
    "No phrase that this point listens for is left to mark.",
    "A form lists them under listen_for_words; they are looked for in the transcript.",
)


class TranscriptActions(QObject):
    """`moment_wanted` comes when the selected words are to become a moment.

    `reading` is what is shown, `sitting` the draft, or None where it is locked, which it says.
    """

    moment_wanted = Signal()

    def __init__(
        self,
        hearing: Hearing,
        questions: Questions,
        side: Side,
        reading: Callable[[], Reading | None],
        sitting: Callable[[], Sitting | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._player = hearing.player
        self._selecting = hearing.selecting
        self._questions = questions
        self._side = side
        self._panel = side.transcript
        self._reading = reading
        self._sitting = sitting
        self._panel.play_wanted.connect(self._play)
        self._panel.stretch_selected.connect(self._selecting.select)
        self._panel.moment_wanted.connect(self.moment_wanted)
        self._panel.pace_changed.connect(side.measured.show_pace)
        self._panel.changed.connect(self._show_heard)
        self._selecting.changed.connect(self._show_selection)
        self._player.moved.connect(self._panel.show_time)
        questions.heard_wanted.connect(self._play)
        questions.heard_moment_wanted.connect(self.make)

    def table(self) -> Mapping[str, Callable[[], object]]:
        """Every action of the transcript's keys."""
        search = self._panel.searching
        return {
            "transcript": self.go,
            "find_words": self.find,
            "hit_after": partial(search.step, 1),
            "hit_before": partial(search.step, -1),
            "correct": self.correct,
            "heard": self.make_next,
        }

    def go(self) -> None:
        """Bring the transcript up, with the keyboard in it."""
        if self._side.show_transcript():
            self._panel.take_focus()

    def find(self) -> None:
        """Bring the transcript up, with the cursor in its search."""
        if self._side.show_transcript():
            self._panel.begin_search()

    def correct(self) -> None:
        """Correct the word at the cursor, or the one that is being said."""
        if self._side.show_transcript():
            self._panel.correct()

    def make_next(self) -> None:
        """Make a moment of the next phrase that the point in focus listens for."""
        if sitting := self._sitting():
            moments = sitting.sheet.moments
            hits = self._panel.heard.get(sitting.focus, ())
            left = [n for n, hit in enumerate(hits) if not is_made(hit, sitting.focus, moments)]
            if left:
                self.make(sitting.focus, left[0])
            else:
                sitting.refused.emit(_NO_PHRASE)

    def make(self, question: str, number: int) -> None:
        """Make a moment of one phrase that was heard for a point: one step of undo."""
        if sitting := self._sitting():
            moment = moment_of(self._panel.heard[question][number], question)
            sitting.add_moments([moment])
            sitting.take(moment.id)
            self._side.show_moment(moment.id)

    def _play(self, seconds: float) -> None:
        """Play from here, or go here where there is nothing to play yet."""
        if self._player.ready:
            self._player.play(seconds)
        else:
            self._player.seek(seconds)

    def _show_selection(self) -> None:
        self._panel.show_selection(self._selecting.stretch)

    def _show_heard(self) -> None:
        self._questions.show_heard(self._panel.heard)
