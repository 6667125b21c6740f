"""A button that is one answer: a level, yes or no, a short option, or not applicable."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from evaluator.ui import look
from evaluator.ui.icons import icon
from evaluator.ui.themes import Look, readable_on

HEIGHT = 28
_WIDTH = 34
_ROUND = 6
_MARK = 13
"""Pixels of the mark of a failing answer, in the corner."""


class AnswerButton(QAbstractButton):
    """One answer. Checked means chosen; a locked one can be read and not pressed.

    What fails something bears a mark beside its text, chosen or not.
    """

    def __init__(
        self,
        text: str,
        name: str,
        *,
        fails: bool = False,
        width: int = 0,
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`name` is what the mouse and a screen reader are told; `width` in pixels, 0 for its own.

        A `small` one is written in small letters: not applicable, in whichever language.

        Levels are all as wide as each other, so that those of all points stand in columns.
        """
        super().__init__(parent)
        self.suggested = False
        self._name = name
        self._fails = fails
        self._small = small
        self._width = width or answer_width(text, fails=fails, small=small)
        self.setCheckable(True)
        self.setText(text)
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
        """As wide as was asked."""
        return QSize(self._width, HEIGHT)

    def nextCheckState(self) -> None:
        """Stay as the draft says: a click is a wish, the page shows what came of it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame, filled when chosen, with a ring when it has the focus."""
        colours = look.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, edge = self._colours(colours)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(QColor(ground))
        painter.setPen(QPen(QColor(edge), 1))
        if self.suggested:
            painter.setPen(QPen(QColor(colours.accent), 1.5, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box, _ROUND, _ROUND)
        text = colours.text if self.isEnabled() else colours.muted
        if self.isChecked():
            text = readable_on(ground, colours)
        if self.hasFocus():
            by = 2.5 if self.isChecked() else 0.5
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(text if self.isChecked() else colours.focus), 2))
            painter.drawRoundedRect(box.adjusted(by, by, -by, -by), _ROUND - 1, _ROUND - 1)
        self._write(painter, text)

    def _colours(self, colours: Look) -> tuple[str, str]:
        """Ground and edge."""
        if self.isChecked():
            chosen = colours.bad if self._fails else colours.accent
            return chosen, chosen
        if not self.isEnabled():
            return colours.panel, colours.line
        lit = self.underMouse() or self.isDown()
        return colours.accent_soft if lit else colours.panel, colours.edge

    def _write(self, painter: QPainter, colour: str) -> None:
        size = look.SMALL if self._small else look.BODY
        painter.setFont(look.font(size, bold=self.isChecked()))
        painter.setPen(QColor(colour))
        room = self.rect()
        if self._fails:
            mark = QRect(room.right() - _MARK - 1, 1, _MARK, _MARK)
            dark = look.current().on_accent == colour
            shade = "on_accent" if dark else "text"
            icon("error", shade if self.isChecked() else "bad").paint(painter, mark)
            room = room.adjusted(0, 0, -_MARK // 2, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self.text())


def answer_width(text: str, *, fails: bool = False, small: bool = False) -> int:
    """How wide a button with a text is, in pixels; a `small` one as wide as N/A or wider."""
    font = look.font(look.SMALL if small else look.BODY, bold=True)
    needed = QFontMetrics(font).horizontalAdvance(text) + (1 if small else 2) * look.GRID
    return max(needed + (_MARK // 2 if fails else 0), _WIDTH + 6 if small else _WIDTH)
