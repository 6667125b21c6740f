"""The buttons of one point: a level each from 0 up, and not applicable."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from evaluator.forms.model import Question
from evaluator.terms import NOT_APPLICABLE, Answer
from evaluator.ui import look

_HEIGHT = 28
_WIDTH = 34
_ROUND = 6


class LevelButton(QAbstractButton):
    """One answer. Checked means chosen; a locked one can be read and not pressed."""

    def __init__(self, answer: Answer, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answer = answer
        self.suggested = False
        self._name = name
        self.setCheckable(True)
        self.setText("N/A" if answer == NOT_APPLICABLE else str(answer))
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedSize(self.sizeHint())

    def show_suggested(self, suggested: bool) -> None:
        """Stand for what the sound suggests: a dashed edge, until somebody chooses."""
        if suggested != self.suggested:
            self.suggested = suggested
            name = f"{self._name} (suggested from the sound)" if suggested else self._name
            self.setAccessibleName(name)
            self.setToolTip(name)
            self.update()

    def sizeHint(self) -> QSize:
        """One size for all levels, so that the columns of all points stand under each other."""
        return QSize(_WIDTH + 6 if self.answer == NOT_APPLICABLE else _WIDTH, _HEIGHT)

    def nextCheckState(self) -> None:
        """Stay as the draft says: a click is a wish, the page shows what came of it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame, filled when chosen, with a ring when it has the focus."""
        colours = look.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        chosen, enabled = self.isChecked(), self.isEnabled()
        ground = colours.panel
        if chosen:
            ground = colours.accent
        elif enabled and (self.underMouse() or self.isDown()):
            ground = colours.accent_soft
        edge = colours.accent if chosen else colours.edge if enabled else colours.line
        painter.setBrush(QColor(ground))
        painter.setPen(QPen(QColor(edge), 1))
        if self.suggested:
            painter.setPen(QPen(QColor(colours.accent), 1.5, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box, _ROUND, _ROUND)
        if self.hasFocus():
            by = 2.5 if chosen else 0.5
            inner = box.adjusted(by, by, -by, -by)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.on_accent if chosen else colours.focus), 2))
            painter.drawRoundedRect(inner, _ROUND - 1, _ROUND - 1)
        small = self.answer == NOT_APPLICABLE
        painter.setFont(look.font(look.SMALL if small else look.BODY, bold=chosen))
        painter.setPen(
            QColor(colours.on_accent if chosen else colours.text if enabled else colours.muted)
        )
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class LevelBar(QWidget):
    """All answers to one point in a row. `answered` carries what was clicked."""

    answered = Signal(object)

    def __init__(self, number: int, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.buttons: dict[Answer, LevelButton] = {}
        for level, words in enumerate(question.levels):
            self._add(level, f"Point {number}, {level}: {words}")
        self._add(NOT_APPLICABLE, f"Point {number}, not applicable")
        for button in self.buttons.values():
            row.addWidget(button)

    def show_answer(self, answer: Answer | None) -> None:
        """Mark the chosen answer, none when the point is open."""
        for one, button in self.buttons.items():
            button.setChecked(one == answer)

    def show_suggested(self, answer: Answer | None) -> None:
        """Mark the answer that the sound suggests, none where there is none or one was chosen."""
        for one, button in self.buttons.items():
            button.show_suggested(one == answer)

    def let_reach(self, reachable: bool) -> None:
        """Let Tab stop at each level, or pass them all by."""
        policy = Qt.FocusPolicy.TabFocus if reachable else Qt.FocusPolicy.NoFocus
        for button in self.buttons.values():
            button.setFocusPolicy(policy)

    def lock(self, locked: bool) -> None:
        """Let it be read only."""
        for button in self.buttons.values():
            button.setEnabled(not locked)

    def _add(self, answer: Answer, name: str) -> None:
        button = LevelButton(answer, name, self)
        button.clicked.connect(lambda: self.answered.emit(answer))
        self.buttons[answer] = button
