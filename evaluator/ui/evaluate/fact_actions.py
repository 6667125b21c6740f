"""What was measured joined to all that shows it: waveform, skipping, points and draft."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from evaluator.desk.settings import Settings
from evaluator.errors import UserError
from evaluator.facts import Facts
from evaluator.figures import measured
from evaluator.scoring.suggestions import suggestions
from evaluator.ui.evaluate.hearing import Hearing
from evaluator.ui.evaluate.questions import Questions
from evaluator.ui.evaluate.reading import Reading
from evaluator.ui.evaluate.side import Side
from evaluator.ui.evaluate.sitting import Sitting

_NOTHING = UserError(
    "Nothing is suggested for this point.",
    "A form says under suggest which answer follows from what is measured.",
)


class FactActions(QObject):
    """Leads the facts of the open call on, once the sound is drawn; suggests what the form says.

    `reading` is what is shown, `sitting` the draft, or None where it is locked, which it says.
    """

    def __init__(
        self,
        hearing: Hearing,
        questions: Questions,
        side: Side,
        settings: Settings,
        reading: Callable[[], Reading | None],
        sitting: Callable[[], Sitting | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._hearing = hearing
        self._questions = questions
        self._measuring = side.measuring
        self._reading = reading
        self._sitting = sitting
        self._facts: Facts | None = None
        self._measuring.settings = settings
        self._measuring.measured.connect(self._show)
        self._measuring.forgotten.connect(self._forget)
        hearing.drawn.connect(self._measuring.soon)
        side.transcript.changed.connect(self._measuring.check)
        questions.stretch_wanted.connect(hearing.player.play)

    def table(self) -> Mapping[str, Callable[[], object]]:
        """Every action of the facts' keys."""
        return {"take_suggestion": self.take}

    def use(self, settings: Settings) -> None:
        """Measure by other thresholds from now on."""
        self._measuring.settings = settings
        self._measuring.check()

    def take(self) -> None:
        """Take over what is suggested for the point in focus, and go on."""
        if sitting := self._sitting():
            suggested = sitting.sheet.suggested.get(sitting.focus)
            if suggested is None:
                sitting.refused.emit(_NOTHING)
            else:
                sitting.answer_and_go(suggested)

    def suggest(self) -> None:
        """Note in the draft what its form looks at of the facts, and what they suggest.

        Only once all of the call has been heard.
        """
        reading = self._reading()
        if self._facts is None or self._measuring.so_far or not isinstance(reading, Sitting):
            return
        figures = measured(self._facts)
        reading.measured(figures)
        reading.suggest(suggestions(reading.form, figures))

    def _show(self, facts: Facts) -> None:
        self._put(facts)
        self.suggest()

    def _forget(self) -> None:
        self._put(None)

    def _put(self, facts: Facts | None) -> None:
        self._facts = facts
        self._hearing.waveform.show_facts(facts)
        self._hearing.skipping.know_facts(facts)
        self._questions.show_facts(facts)
