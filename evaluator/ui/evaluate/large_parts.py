"""The parts of Evaluate that take long to make: one at a time, by who has the time before it."""

from collections.abc import Callable
from functools import cached_property
from typing import Final

from evaluator.desk.desk import Desk
from evaluator.desk.settings import Settings
from evaluator.ui import key_hints
from evaluator.ui.evaluate.feedback import Feedback
from evaluator.ui.evaluate.footer import Footer
from evaluator.ui.evaluate.header import Header
from evaluator.ui.evaluate.hearing import Hearing, qt_sound
from evaluator.ui.evaluate.label_files import LabelFiles
from evaluator.ui.evaluate.player import Player, Sound
from evaluator.ui.evaluate.side import Side
from evaluator.ui.evaluate.transcript.panel import TranscriptPanel
from evaluator.ui.keys import Keys

PIECES: Final = ("hearing", "transcript", "feedback", "side", "header", "footer")
"""Names of the parts, those before others that stand in them."""


class LargeParts:
    """Each is made when it is first asked for, and stays."""

    def __init__(
        self, desk: Desk, settings: Settings, *, sound: Callable[[Player], Sound] = qt_sound
    ) -> None:
        self._desk = desk
        self._settings = settings
        self._sound = sound
        key_hints.name(Keys(settings.keys))

    @cached_property
    def hearing(self) -> Hearing:
        """The card across the top."""
        return Hearing(self._desk, self._settings, sound=self._sound)

    @cached_property
    def transcript(self) -> TranscriptPanel:
        """The tab with the transcript."""
        return TranscriptPanel(self._desk)

    @cached_property
    def feedback(self) -> Feedback:
        """The overall words."""
        return Feedback()

    @cached_property
    def side(self) -> Side:
        """The card on the right, with the transcript and the overall words in it."""
        label_files = LabelFiles(self.hearing.player)
        return Side(self._desk, label_files, self.transcript, self.feedback)

    @cached_property
    def header(self) -> Header:
        """The line above all."""
        return Header()

    @cached_property
    def footer(self) -> Footer:
        """The line below all."""
        return Footer(Keys(self._settings.keys))
