"""What unfolds under the point in focus: what it asks, its levels in words, and the comment."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from evaluator.forms.model import Question
from evaluator.terms import Answer
from evaluator.ui import look
from evaluator.ui.evaluate.card_warning import card_warning
from evaluator.ui.evaluate.field import Field
from evaluator.ui.widgets.basic import button, label

_LEFT = 28


class Guidance(QWidget):
    """Definition, levels and comment; and the guide, for who still learns the form.

    The guide is what good sounds like, the evidence to listen for, the coaching tip and when the
    point does not apply. `level_wanted` carries the level whose words were clicked; `guide_wanted`
    comes when the guide is asked for or put away.
    """

    level_wanted = Signal(object)
    guide_wanted = Signal()

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._levels = [_LevelWords(level, words) for level, words in enumerate(question.levels)]
        self.comment = Field(f"Comment on {question.title}", "Comment (C) …")
        self.guide = _guide(question)
        self._guide_button = button("Guide (G)", self.guide_wanted.emit, kind="quiet")
        self._guide_button.setCheckable(True)
        self._guide_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_LEFT, 0, 0, 12)
        self._column.setSpacing(6)
        self._column.addWidget(label(question.definition, kind="muted", wrap=True))
        self._column.addLayout(self._level_grid())
        self._column.addWidget(self.guide)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 4, 0, 0)
        foot.addWidget(self.comment, 1)
        foot.addWidget(self._guide_button, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(foot)
        self._column.addWidget(card_warning(self.comment))

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in reading order."""
        return [self.comment, self._guide_button]

    def show_guide(self, wanted: bool) -> None:
        """Unfold the guide, or put it away."""
        self.guide.setVisible(wanted)
        self._guide_button.setChecked(wanted)

    def show_answer(self, answer: Answer | None) -> None:
        """Mark the words of the chosen level."""
        for line in self._levels:
            line.mark(line.level == answer)

    def lock(self, locked: bool) -> None:
        """Let it be read only."""
        self.comment.lock(locked)
        for line in self._levels:
            line.lock(locked)

    def _level_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 2, 0, 4)
        grid.setHorizontalSpacing(2 * look.GRID)
        grid.setVerticalSpacing(2)
        for index, line in enumerate(self._levels):
            line.wanted.connect(self.level_wanted)
            grid.addWidget(line, index // 2, index % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid


class _LevelWords(QWidget):
    """A level with its words; a click answers with it."""

    wanted = Signal(object)

    def __init__(self, level: int, words: str) -> None:
        super().__init__()
        self.level = level
        self._marked = False
        self._locked = False
        self._number = label(str(level), bold=True, kind="muted")
        self._number.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._number.setFixedWidth(2 * look.GRID)
        self._words = label(words, wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{level}: {words}")
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 3, 4, 3)
        row.setSpacing(6)
        row.addWidget(self._number)
        row.addWidget(self._words, 1)

    def mark(self, marked: bool) -> None:
        """Stand out as the chosen level."""
        self._marked = marked
        self.update()

    def lock(self, locked: bool) -> None:
        """Let it be read only."""
        self._locked = locked
        shape = Qt.CursorShape.ArrowCursor if locked else Qt.CursorShape.PointingHandCursor
        self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Answer with this level."""
        if not self._locked and self.rect().contains(event.position().toPoint()):
            self.wanted.emit(self.level)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a patch and a bar behind the chosen one."""
        if self._marked:
            colours = look.current()
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_soft))
            painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(QRectF(0, 3, 3, self.height() - 6), 1.5, 1.5)


def _guide(question: Question) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    for name, text in (
        ("Good sounds like", question.good),
        ("Listen for", " · ".join(question.evidence)),
        ("Coaching tip", question.tip),
        ("Not applicable", question.not_applicable),
        ("Evidence", _evidence_at(question)),
    ):
        if text:
            column.addWidget(_named(name, text))
    return made


def _evidence_at(question: Question) -> str:
    """Which levels ask for a moment, "" for none."""
    levels = ", ".join(map(str, sorted(question.evidence_at)))
    return f"A moment is asked for at level {levels}." if levels else ""


def _named(name: str, text: str) -> QWidget:
    """A short name in front of a wrapped text, all names as wide as one another."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(4, 0, 0, 0)
    row.setSpacing(look.GRID)
    head: QLabel = label(name, look.SMALL, bold=True, kind="muted")
    head.setAlignment(Qt.AlignmentFlag.AlignTop)
    head.setFixedWidth(14 * look.GRID)
    row.addWidget(head)
    row.addWidget(label(text, look.SMALL, wrap=True), 1)
    return made
