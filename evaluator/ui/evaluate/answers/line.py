"""A line that is one answer in words: a level, an option to choose, or one of several."""

from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QLabel, QWidget

from evaluator.forms.in_words import asks_in_words
from evaluator.forms.options import Option, Range
from evaluator.ui import look
from evaluator.ui.icons import icon
from evaluator.ui.themes import Look
from evaluator.ui.widgets.basic import label, set_kind

Glyph = Literal["", "one", "several"]
"""What is drawn before the words: nothing, a ring to choose one, a box to tick."""

_KEY = 16
_GLYPH = 16
_MARK = 14
_NARROWEST = 9 * look.GRID
_TOP = 4


class AnswerLine(QAbstractButton):
    """One answer: the key that chooses it, its words, and what comes of it. Checked means chosen.

    A level (without a glyph) is chosen by its button; here by the mouse alone.
    """

    def __init__(
        self, key: str, words: str, *, glyph: Glyph = "", fails: str = "", more: str = ""
    ) -> None:
        """`fails` says what it fails, `more` what else comes of it; "" for nothing."""
        super().__init__()
        self.suggested = False
        self._glyph = glyph
        self._fails = fails
        self._locked = False
        self.setCheckable(True)
        said = (f"{key}: {words}" if key else words, fails, more)
        self.setAccessibleName(". ".join(one.rstrip(".") for one in said if one))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, _TOP, 6, _TOP)
        row.setSpacing(6)
        number = _text(key, bold=True, kind="muted")
        number.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        number.setFixedWidth(_KEY)
        row.addWidget(number)
        row.addSpacing(_GLYPH + 4 if glyph else 0)
        self._said = _text(words, wrap=True)
        # Qt would rather widen the page than wrap long words
        self._said.setMinimumWidth(_NARROWEST)
        row.addWidget(self._said, 1)
        if more:
            row.addWidget(_text(more, look.SMALL, kind="muted"))
        if fails:
            row.addSpacing(_MARK)
            self._tag = _text(fails, look.SMALL, bold=True, kind="bad")
            row.addWidget(self._tag)

    def show_suggested(self, suggested: bool) -> None:
        """Stand for what the sound suggests: a dashed edge."""
        if suggested != self.suggested:
            self.suggested = suggested
            self.update()

    def lock(self, locked: bool) -> None:
        """Let it be read only."""
        if locked != self._locked:
            set_kind(self._said, "read" if locked else "")  # a finished answer is there to be read
        self._locked = locked
        self.setEnabled(not locked)
        shape = Qt.CursorShape.ArrowCursor if locked else Qt.CursorShape.PointingHandCursor
        self.setCursor(shape)

    def nextCheckState(self) -> None:
        """Stay as the draft says."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a patch and a bar behind the chosen one, its glyph, and the mark of a failure."""
        colours = look.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.isChecked():
            failing = bool(self._fails)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.bad_soft if failing else colours.accent_soft))
            painter.drawRoundedRect(box, 4, 4)
            painter.setBrush(QColor(colours.bad if failing else colours.accent))
            painter.drawRoundedRect(QRectF(0, 3, 3, self.height() - 6), 1.5, 1.5)
        if self.suggested or self.hasFocus():
            dash = Qt.PenStyle.SolidLine if self.hasFocus() else Qt.PenStyle.DashLine
            painter.setPen(QPen(QColor(colours.focus), 2 if self.hasFocus() else 1.5, dash))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        if self._glyph:
            self._paint_glyph(painter, colours)
        if self._fails:
            tag = self._tag.geometry()
            mark = QRect(tag.left() - _MARK - 3, tag.center().y() - _MARK // 2, _MARK, _MARK)
            icon("error", "bad").paint(painter, mark)

    def _paint_glyph(self, painter: QPainter, colours: Look) -> None:
        top = _TOP + (self.fontMetrics().height() - _GLYPH) / 2 + 1
        box = QRectF(4 + _KEY + 6, top, _GLYPH, _GLYPH).adjusted(0.5, 0.5, -0.5, -0.5)
        chosen = self.isChecked()
        fill = colours.bad if self._fails else colours.accent
        edge = colours.edge if self.isEnabled() else colours.faded
        painter.setPen(QPen(QColor(fill if chosen else edge), 1))
        painter.setBrush(QColor(fill if chosen else colours.panel))
        if self._glyph == "one":
            painter.drawEllipse(box)
            if chosen:
                painter.setBrush(QColor(colours.panel))
                painter.drawEllipse(box.center(), 3, 3)
            return
        painter.drawRoundedRect(box, 3, 3)
        if chosen:
            painter.setPen(QPen(QColor(colours.panel), 2))
            left, middle, right = ((0.22, 0.52), (0.42, 0.72), (0.78, 0.3))
            points = [
                QPointF(box.left() + x * box.width(), box.top() + y * box.height())
                for x, y in (left, middle, right)
            ]
            painter.drawPolyline(points)


def more_of(choice: Option | Range) -> str:
    """What comes of a choice beside failing, in a word; "" for nothing."""
    told = [f"+{choice.points:g} bonus"] if choice.bonus else []
    if not choice.fails and choice.asks:
        told.append(asks_in_words(choice))
    return ", ".join(told)


def in_columns(lines: list[AnswerLine], columns: int) -> QWidget:
    """Lines side by side, row after row."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 2, 0, 4)
    grid.setHorizontalSpacing(2 * look.GRID)
    grid.setVerticalSpacing(2)
    for index, line in enumerate(lines):
        grid.addWidget(line, index // columns, index % columns, Qt.AlignmentFlag.AlignTop)
    for column in range(columns):
        grid.setColumnStretch(column, 1)
    return made


def _text(
    text: str, size: float = look.BODY, *, bold: bool = False, kind: str = "", wrap: bool = False
) -> QLabel:
    made = label(text, size, bold=bold, kind=kind, wrap=wrap)
    made.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return made
