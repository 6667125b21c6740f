"""The card on the right: moments, transcript, what was measured or the call; the overall words."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QWidget

from evaluator.desk.desk import Desk
from evaluator.facts import Facts
from evaluator.forms.model import Form
from evaluator.scoring.sheet import Sheet
from evaluator.terms import Call
from evaluator.ui.evaluate.call_details import DetailsTab
from evaluator.ui.evaluate.facts_panel import FactsPanel
from evaluator.ui.evaluate.feedback import Feedback
from evaluator.ui.evaluate.label_files import LabelFiles
from evaluator.ui.evaluate.measuring import Measuring
from evaluator.ui.evaluate.moments import Moments
from evaluator.ui.evaluate.transcript.panel import TranscriptPanel
from evaluator.ui.widgets.basic import Card, in_order, rule

_MOMENTS, _TRANSCRIPT, _MEASURED, _CALL = range(4)

_LOW, _HIGH = 520, 680
"""Pixels; up to these, one line of each of the overall words is shown at rest, and two."""


class Side(Card):
    """What is said about the call as a whole, and where in it things are.

    The sound is measured at once when that is looked at, else some time after it was drawn.
    The transcript has the room of the overall words as well: it is long, and they can wait.
    """

    def __init__(
        self,
        desk: Desk,
        label_files: LabelFiles,
        transcript: TranscriptPanel,
        feedback: Feedback,
        parent: QWidget | None = None,
    ) -> None:
        """`label_files` stands beside the name of the moments."""
        super().__init__(parent, margin=1)
        self._tabs = QTabBar()
        self.label_files = label_files
        self.moments = Moments(label_files)
        self.transcript = transcript
        self.measured = FactsPanel()
        self.measuring = Measuring(desk, self)
        self.measuring.measured.connect(self._show_measured)
        self.measuring.told.connect(self.measured.say)
        self.details = DetailsTab(desk)
        self.feedback = feedback
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._tabs.setAccessibleName("Moments, transcript, what was measured, or the call")
        self._tabs.addTab("Moments")
        self._tabs.addTab("Transcript")
        self._tabs.addTab("Measured")
        self._tabs.addTab("Call")
        self._pages = QStackedWidget()
        self._tabs.currentChanged.connect(self._show_page)
        self.body.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.addWidget(self._tabs)
        head.addStretch()
        head.addWidget(label_files)
        self.body.addLayout(head)
        self.body.addWidget(rule())
        self.body.addWidget(self._pages, 1)
        for page in (self.moments, self.transcript, self.measured, self.details):
            self._pages.addWidget(page)
        self._rule = rule()
        self.body.addWidget(self._rule)
        self.body.addWidget(self.feedback)
        in_order([self._tabs, label_files])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the overall words stand back for the moments."""
        super().resizeEvent(event)
        height = self.height()
        self.feedback.rest(1 if height < _LOW else 2 if height < _HIGH else 5)

    def show_call(self, call: Call) -> None:
        """Show a call's details; moments and what is measured need a recording."""
        self.rest()
        self.show_details(call)
        sounds = call.recording is not None
        self._tabs.setTabVisible(_MOMENTS, sounds)
        self._tabs.setTabVisible(_TRANSCRIPT, sounds)
        self._tabs.setTabVisible(_MEASURED, sounds)
        self._tabs.setCurrentIndex(_MOMENTS if sounds else _CALL)

    def show_details(self, call: Call) -> None:
        """Show what is known of the call now; what was measured of other lanes is measured anew."""
        self.details.show_call(call)
        self.transcript.show_call(call)
        self.measuring.show(call)
        if self._tabs.currentIndex() == _MEASURED:
            self.measuring.go_on()

    def rest(self) -> None:
        """Measure no more: the call is left."""
        self.measuring.stop()
        self.transcript.rest()

    def show_sheet(self, sheet: Sheet, form: Form, focus: str, hand: str | None) -> None:
        """Show moments, the one in hand marked, and overall words."""
        count = len(sheet.moments)
        name = f"Moments  {count:,}" if count else "Moments"
        if name != self._tabs.tabText(_MOMENTS):  # Qt lays the whole page out again, same or not
            self._tabs.setTabText(_MOMENTS, name)
        self.moments.show_moments(sheet, form, focus, hand)
        self.transcript.show_form(form)
        self.feedback.show_sheet(sheet)

    def lock(self, locked: bool) -> None:
        """Let it be read only."""
        self.moments.lock(locked)
        self.feedback.lock(locked)

    def show_moment(self, id: str) -> None:
        """Bring a moment into view."""
        self._tabs.setCurrentIndex(_MOMENTS)
        self.moments.reveal(id)

    def _show_measured(self, facts: Facts) -> None:
        show = self.measured.show_so_far if self.measuring.so_far else self.measured.show_facts
        show(facts)

    def _show_page(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        self.label_files.setVisible(page == _MOMENTS)
        for one in (self._rule, self.feedback):
            one.setVisible(page != _TRANSCRIPT)
        if page == _MEASURED:
            self.measuring.go_on()

    def write_note(self, id: str) -> None:
        """Put the cursor into the note of a moment."""
        self._tabs.setCurrentIndex(_MOMENTS)
        self.moments.write_note(id)

    def show_transcript(self) -> bool:
        """Bring the transcript up; False where there can be none."""
        if self._tabs.isTabVisible(_TRANSCRIPT):
            self._tabs.setCurrentIndex(_TRANSCRIPT)
        return self._tabs.isTabVisible(_TRANSCRIPT)
