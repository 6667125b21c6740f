"""One point of the form: a row with its levels, and what unfolds under it while it is in focus."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from evaluator.facts import Facts
from evaluator.forms.model import Question
from evaluator.scoring.sheet import Sheet
from evaluator.terms import NOT_APPLICABLE, Answer, Moment, clock
from evaluator.transcripts.search import Hit
from evaluator.ui import look
from evaluator.ui.evaluate.flag import Flag
from evaluator.ui.evaluate.guidance import Guidance
from evaluator.ui.evaluate.heard_phrases import HeardPhrases
from evaluator.ui.evaluate.levels import LevelBar
from evaluator.ui.evaluate.point_facts import PointFacts
from evaluator.ui.themes import Look, mix
from evaluator.ui.widgets.basic import in_order, label

INDENT = 44
_BAR, _BAR_FOCUSED = 2, 5
_BADGES = 3


class Point(QWidget):
    """A row of the form. It takes the focus as a whole: then it is the point in focus.

    `answered` carries (id, answer), `commented` (id, text), `moment_wanted` a moment's id.
    """

    answered = Signal(str, object)
    commented = Signal(str, str)
    came_into_focus = Signal(str)
    moment_wanted = Signal(str)
    heard_wanted = Signal(float)
    heard_moment_wanted = Signal(str, int)
    left_field = Signal()
    guide_wanted = Signal()

    def __init__(
        self, number: int, question: Question, parent: QWidget | None = None, *, take_key: str = ""
    ) -> None:
        """`take_key` takes over what is suggested, as the user reads it."""
        super().__init__(parent)
        self.question = question
        self._number = number
        self._unfolded = False
        self._guidance: Guidance | None = None
        self._locked = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.levels = LevelBar(number, question)
        self.levels.answered.connect(self._answered)
        self.levels.let_reach(False)
        self._title = label(question.title, look.BODY, bold=True)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._comment = _Elided()
        self._flags = [Flag() for _ in range(_BADGES)]
        for flag in self._flags:
            flag.wanted.connect(self.moment_wanted)
        self._more = label("", look.SMALL, kind="muted")
        self.facts = PointFacts(question, take_key)
        self._heard = HeardPhrases(question.id)
        self._heard.wanted.connect(self.heard_wanted)
        self._heard.moment_wanted.connect(self._mark_heard)
        self._lay_out()

    def show_sheet(self, sheet: Sheet) -> None:
        """Show this point's answer, comment and moments."""
        answer = sheet.answers.get(self.question.id)
        self.levels.show_answer(answer)
        comment = sheet.comments.get(self.question.id, "")
        self._comment.show_text(comment)
        self._comment.setVisible(bool(comment) and not self._unfolded)
        if self._guidance is not None:
            self._guidance.show_answer(answer)
            self._guidance.comment.show_text(comment)
        self._show_flags(sheet.moments)
        self._heard.show_moments(sheet.moments)
        suggested = sheet.suggested.get(self.question.id)
        self.levels.show_suggested(suggested if answer is None else None)
        self.facts.show_sheet(sheet)
        self.facts.setVisible(self._unfolded and self.facts.says_something)
        self._say(answer, comment)

    def show_facts(self, facts: Facts | None) -> None:
        """Show what was measured of what this point names."""
        self.facts.show_facts(facts)
        self.facts.setVisible(self._unfolded and self.facts.says_something)

    def show_heard(self, hits: Sequence[Hit]) -> None:
        """Show what is said of the phrases that this point listens for."""
        self._heard.show_hits(hits)
        self._heard.setVisible(self._unfolded and bool(hits))

    def unfold(self, unfolded: bool, sheet: Sheet) -> None:
        """Show definition, levels in words and comment, or the row alone."""
        self._unfolded = unfolded
        self.levels.let_reach(unfolded)
        if unfolded and self._guidance is None:
            self._add_guidance()
        if self._guidance is not None:
            self._guidance.setVisible(unfolded)
        if unfolded:
            in_order([self, *self.levels.buttons.values(), *self._guidance_stops()])
        self._heard.setVisible(unfolded and self._heard.count > 0)
        self._bottom.setVisible(not unfolded)
        self.show_sheet(sheet)
        self.update()

    def lock(self, locked: bool) -> None:
        """Let it be read only."""
        self._locked = locked
        self.levels.lock(locked)
        self._heard.lock(locked)
        if self._guidance is not None:
            self._guidance.lock(locked)

    def show_guide(self, wanted: bool) -> None:
        """Unfold the guide under the levels, or put it away."""
        if self._guidance is not None:
            self._guidance.show_guide(wanted)

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

    def _guidance_stops(self) -> list[QWidget]:
        return [] if self._guidance is None else self._guidance.stops()

    def _answered(self, answer: Answer) -> None:
        self.answered.emit(self.question.id, answer)

    def _mark_heard(self, number: int) -> None:
        self.heard_moment_wanted.emit(self.question.id, number)

    def _add_guidance(self) -> None:
        self._guidance = made = Guidance(self.question)
        made.level_wanted.connect(self._answered)
        made.guide_wanted.connect(self.guide_wanted)
        made.comment.typed.connect(self._commented)
        made.comment.left.connect(self.left_field)
        made.comment.installEventFilter(self)
        made.lock(self._locked)
        self._column.insertWidget(3, made)

    def _commented(self, text: str) -> None:
        self.commented.emit(self.question.id, text)

    def _show_flags(self, moments: Sequence[Moment]) -> None:
        own = [(n, m) for n, m in enumerate(moments, 1) if self.question.id in m.questions]
        for flag, (number, moment) in zip(self._flags, own, strict=False):
            name = f"Moment {number} at {clock(moment.start)}, {moment.kind}"
            name = f"{name}: {moment.note}" if moment.note else name
            flag.show_moment(moment.id, number, moment.kind, name)
        for index, flag in enumerate(self._flags):
            flag.setVisible(index < len(own))
        self._more.setText(f"+{len(own) - _BADGES}" if len(own) > _BADGES else "")

    def _say(self, answer: Answer | None, comment: str) -> None:
        said = "open" if answer is None else f"answered {answer}"
        if answer == NOT_APPLICABLE:
            said = "not applicable"
        name = f"Point {self._number}, {self.question.title}, weight {self.question.weight:g}"
        self.setAccessibleName(f"{name}, {said}")
        self.setAccessibleDescription(f"{self.question.definition} {comment}".strip())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(look.GRID)
        number = label(str(self._number), look.BODY, bold=True, kind="muted")
        number.setFixedWidth(INDENT - 16 - look.GRID)
        weight = label(f"{self.question.weight:g}", look.BODY, kind="muted")
        weight.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        weight.setMinimumWidth(3 * look.GRID)
        weight.setToolTip("Weight")
        badges = QWidget()
        badges.setFixedWidth(_BADGES * 22 + 24)
        in_badges = QHBoxLayout(badges)
        in_badges.setContentsMargins(look.GRID, 0, 0, 0)
        in_badges.setSpacing(2)
        for one in (*self._flags, self._more):
            in_badges.addWidget(one)
        in_badges.addStretch()
        head.addWidget(number)
        head.addWidget(self._title, 1)
        head.addWidget(weight)
        head.addWidget(badges)
        head.addWidget(self.levels)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, look.GRID, 16, 0)
        self._column.setSpacing(4)
        self._column.addLayout(head)
        self.facts.hide()
        self._column.addWidget(self.facts)
        self._heard.hide()
        self._column.addWidget(self._heard)
        self._comment.setContentsMargins(INDENT - 16, 0, 0, 0)
        self._comment.hide()
        self._column.addWidget(self._comment)
        self._bottom = QWidget()
        self._bottom.setFixedHeight(4)
        self._column.addWidget(self._bottom)
        for button in self.levels.buttons.values():
            button.installEventFilter(self)


class _Elided(QLabel):
    """One quiet line of a text, cut with an ellipsis at the width there is."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", "muted")
        self.setFont(look.font(look.SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._whole = ""

    def show_text(self, text: str) -> None:
        self._whole = " ".join(text.split())
        self._cut()

    def resizeEvent(self, event: object) -> None:
        self._cut()

    def _cut(self) -> None:
        room = max(self.width() - self.contentsMargins().left(), 0)
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room))


def _ground(colours: Look) -> str:
    """A breath of the accent, so that plain and muted text keep their contrast on it."""
    return mix(colours.panel, colours.accent_soft, 0.35)
