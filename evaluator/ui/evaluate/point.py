"""One point of the form: a row with its answers, and what unfolds under it while it is in focus."""

from collections.abc import Sequence
from typing import Final, TypeVar

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from evaluator.facts import Facts
from evaluator.forms.in_words import fails_in_words
from evaluator.forms.model import Question
from evaluator.scoring.causes import offers_causes
from evaluator.scoring.sheet import Sheet
from evaluator.terms import NOT_APPLICABLE, Answer
from evaluator.transcripts.search import Hit
from evaluator.ui import look
from evaluator.ui.evaluate.answers.make import answer_box
from evaluator.ui.evaluate.flags import Flags
from evaluator.ui.evaluate.guidance import Guidance
from evaluator.ui.evaluate.heard_phrases import HeardPhrases
from evaluator.ui.evaluate.point_facts import PointFacts
from evaluator.ui.evaluate.point_head import INDENT, point_head
from evaluator.ui.evaluate.point_note import PointNote
from evaluator.ui.evaluate.quiet_line import QuietLine
from evaluator.ui.themes import Look, mix
from evaluator.ui.widgets.basic import in_order

_BAR, _BAR_FOCUSED = 2, 5
_PARTS: Final = ("note", "facts", "heard", "guidance", "comment")
"""What stands under the row, from the top, where there is any of it."""

_Part = TypeVar("_Part", bound=QWidget)


class Point(QWidget):
    """A row of the form. It takes the focus as a whole: then it is the point in focus.

    `answered` carries (id, answer or None), `commented` (id, text), `causes_chosen` (id, ids of
    causes), `moment_wanted` a moment's id; `entered` comes when what is written is done with.
    """

    answered = Signal(str, object)
    commented = Signal(str, str)
    causes_chosen = Signal(str, object)
    came_into_focus = Signal(str)
    moment_wanted = Signal(str)
    stretch_wanted = Signal(float, float)
    heard_wanted = Signal(float)
    heard_moment_wanted = Signal(str, int)
    entered = Signal()
    left_field = Signal()
    guide_wanted = Signal()

    def __init__(
        self,
        number: int,
        question: Question,
        parent: QWidget | None = None,
        *,
        weight: str = "",
    ) -> None:
        """`weight` is what it counts for, "" where it does not."""
        super().__init__(parent)
        self.question = question
        self._number = number
        self._weight = weight
        self._unfolded = False
        self._guidance: Guidance | None = None
        self._locked = False
        self._wrong = ""
        self._reason = ""
        self._parts: dict[str, QWidget] = {}
        self.note: PointNote | None = None
        self.facts: PointFacts | None = None
        self._heard: HeardPhrases | None = None
        self._comment: QuietLine | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.box = answer_box(number, question)
        self.box.answered.connect(self._answered)
        self.box.entered.connect(self.entered)
        self.box.left.connect(self.left_field)
        self.box.complained.connect(self._complained)
        self.box.let_reach(False)
        self._flags = Flags(question.id)
        self._flags.wanted.connect(self.moment_wanted)
        self._lay_out()
        if question.facts or question.suggest:
            self.facts = self._put("facts", PointFacts(question))
            self.facts.wanted.connect(self.stretch_wanted)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show this point's answer, comment, causes and moments."""
        id = self.question.id
        answer, comment = sheet.answers.get(id), sheet.comments.get(id, "")
        self.box.show_answer(answer)
        self._show_comment(sheet, comment)
        if self._guidance is not None:
            self._guidance.comment.show_text(comment)
            offered = offers_causes(self.question, answer)
            self._guidance.show_causes(sheet.causes.get(id, ()), offered=offered)
        self._flags.show_moments(sheet.moments)
        if self._heard is not None:
            self._heard.show_moments(sheet.moments)
        suggested = sheet.suggested.get(id)
        self.box.show_suggested(suggested if answer is None else None)
        if self.facts is not None:
            self.facts.show_sheet(sheet)
            self.facts.setVisible(self._unfolded and self.facts.says_something)
        self._show_note(answer)
        self._say(answer, comment)

    def show_refused(self, refused: bool, reason: str = "") -> None:
        """Stand back where it is not asked, with the reason where that is its own."""
        self._reason = reason
        if refused == self.isEnabled():
            self.setEnabled(not refused)
        self._show_note(self.box.answer)

    def show_facts(self, facts: Facts | None) -> None:
        """Show what was measured of what this point names."""
        if self.facts is not None:
            self.facts.show_facts(facts)
            self.facts.setVisible(self._unfolded and self.facts.says_something)

    def show_heard(self, hits: Sequence[Hit]) -> None:
        """Show what is said of the phrases that this point listens for."""
        if self._heard is None and hits:
            self._heard = self._put("heard", HeardPhrases(self.question.id))
            self._heard.wanted.connect(self.heard_wanted)
            self._heard.moment_wanted.connect(self._mark_heard)
            self._heard.lock(self._locked)
        if self._heard is not None:
            self._heard.show_hits(hits)
            self._heard.setVisible(self._unfolded and bool(hits))

    def unfold(self, unfolded: bool, sheet: Sheet) -> None:
        """Show definition, answers in words and comment, or the row alone."""
        self._unfolded = unfolded
        if unfolded and self._guidance is None:
            self._add_guidance()
        self.box.let_reach(unfolded)
        if self._guidance is not None:
            self._guidance.setVisible(unfolded)
        if unfolded:
            in_order([self, *self.box.stops(), *self._guidance_stops()])
        if self._heard is not None:
            self._heard.setVisible(unfolded and self._heard.count > 0)
        self._leave_room()
        self.show_sheet(sheet)
        self.update()

    def lock(self, locked: bool) -> None:
        """Let it be read only."""
        self._locked = locked
        self.box.lock(locked)
        if self._heard is not None:
            self._heard.lock(locked)
        if self._guidance is not None:
            self._guidance.lock(locked)

    def show_guide(self, wanted: bool) -> None:
        """Unfold the guide under the answers, or put it away."""
        if self._guidance is not None:
            self._guidance.show_guide(wanted)

    def write(self, text: str) -> bool:
        """Put the cursor into the field of the answer, after `text`; False where there is none."""
        return self.box.write(text)

    def write_comment(self) -> None:
        """Put the cursor into the comment."""
        if self._guidance is not None:
            self._guidance.comment.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come into focus as the point too."""
        super().focusInEvent(event)
        self.came_into_focus.emit(self.question.id)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Lose the ring."""
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click anywhere takes the point into focus."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Something inside took the focus: this is the point in focus."""
        if event.type() == QEvent.Type.FocusIn:
            self.came_into_focus.emit(self.question.id)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the bar of the point in focus, wide while it has the keyboard."""
        painter = QPainter(self)
        colours = look.current()
        if self._unfolded:
            painter.fillRect(self.rect(), QColor(_ground(colours)))
            wide = _BAR_FOCUSED if self.hasFocus() else _BAR
            painter.fillRect(QRectF(0, 0, wide, self.height()), QColor(colours.focus))
        painter.fillRect(QRectF(16, self.height() - 1, self.width() - 32, 1), QColor(colours.line))

    @property
    def last_stop(self) -> QWidget:
        """Where Tab stops last in it: in a folded one it stops nowhere else."""
        inside = [*self.box.stops(), *self._guidance_stops()] if self._unfolded else []
        return [self, *inside][-1]

    def _guidance_stops(self) -> list[QWidget]:
        return [] if self._guidance is None else self._guidance.stops()

    def _answered(self, answer: Answer | None) -> None:
        self.answered.emit(self.question.id, answer)

    def _mark_heard(self, number: int) -> None:
        self.heard_moment_wanted.emit(self.question.id, number)

    def _add_guidance(self) -> None:
        self._guidance = made = Guidance(self.question, self.box.body())
        made.guide_wanted.connect(self.guide_wanted)
        made.causes_chosen.connect(self._causes_chosen)
        made.comment.typed.connect(self._commented)
        made.comment.left.connect(self.left_field)
        for stop in (*self.box.stops(), *made.stops()):
            stop.installEventFilter(self)
        made.lock(self._locked)
        self._put("guidance", made)

    def _commented(self, text: str) -> None:
        self.commented.emit(self.question.id, text)

    def _causes_chosen(self, causes: tuple[str, ...]) -> None:
        self.causes_chosen.emit(self.question.id, causes)

    def _complained(self, what: str) -> None:
        self._wrong = what
        self._show_note(self.box.answer)

    def _show_comment(self, sheet: Sheet, comment: str) -> None:
        """The folded row tells causes and comment in a line."""
        chosen = sheet.causes.get(self.question.id, ())
        causes = [cause.text for cause in self.question.causes if cause.id in chosen]
        if not causes and offers_causes(self.question, sheet.answers.get(self.question.id)):
            causes = ["Root cause?"]
        told = " · ".join([*causes, comment] if comment else causes)
        if self._comment is None and told:
            self._comment = self._put("comment", QuietLine())
            self._comment.setContentsMargins(INDENT - 16, 0, 0, 0)
        if self._comment is not None:
            self._comment.show_text(told)
            self._comment.setVisible(bool(told) and not self._unfolded)

    def _show_note(self, answer: Answer | None) -> None:
        """Why it is not asked, what is no answer, or what the answer fails: one of them at most."""
        rules = () if answer is None or not self.isEnabled() else self.question.rules_of(answer)
        fails = {scope for one in rules for scope in one.fails}
        text = self._reason or self._wrong or fails_in_words(fails, sections=self.question.sections)
        if self.note is None and text:
            self.note = self._put("note", PointNote(INDENT - 16))
        if self.note is not None:
            self.note.say("muted" if self._reason else "bad", text)

    def _say(self, answer: Answer | None, comment: str) -> None:
        said = "open" if answer is None else f"answered {self.question.named(answer)}"
        if answer == NOT_APPLICABLE:
            said = "not applicable"
        elif answer == ():
            said = "answered none of these"
        counts = f"weight {self._weight}" if self._weight else "not scored"
        note = f", {self.note.text}" if self.note is not None and self.note.text else ""
        title = self.question.title
        self.setAccessibleName(f"Point {self._number}, {title}, {counts}, {said}{note}")
        self.setAccessibleDescription(f"{self.question.definition} {comment}".strip())

    def _put(self, name: str, part: _Part) -> _Part:
        """Put a part into its place under the row, hidden as yet."""
        part.hide()
        after = _PARTS.index(name)
        place = sum(_PARTS.index(other) < after for other in self._parts)
        self._column.insertWidget(1 + place, part)
        self._parts[name] = part
        return part

    def _leave_room(self) -> None:
        """Air above the line below; what unfolds brings its own."""
        self._column.setContentsMargins(16, look.GRID, 16, 0 if self._unfolded else look.GRID)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(4)
        self._column.addLayout(point_head(self.box, self._weight, self._flags))
        self._leave_room()
        for stop in self.box.stops():
            stop.installEventFilter(self)


def _ground(colours: Look) -> str:
    """A breath of the accent, so that plain and muted text keep their contrast on it."""
    return mix(colours.panel, colours.accent_soft, 0.35)
