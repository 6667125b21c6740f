"""The numbered mark of a moment, the same on the waveform, beside its point and in the list."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QWidget

from evaluator.terms import Kind, Moment
from evaluator.ui import look

SIZE = 18

_SLIVER = 6
"""Pixels of a flag that say nothing beside another: of a thousand in a heap, most are not drawn."""

_SMALLER = (0, 1.5, 2.5, 4)
"""Points that the font of a number of one, two, three and four digits is smaller."""

_SHIFT = {Kind.PRAISE: 1.0, Kind.COACH: -1.5}
"""Pixels that a number moves to where its mark is widest."""


def placed(
    moments: Iterable[tuple[int, Moment]], x: Callable[[float], float]
) -> list[tuple[Moment, QRectF, int]]:
    """Where the flags of numbered moments stand; `x` says where a time is drawn.

    Those that would lie on each other stand beside each other, as far as they stay close.
    """
    seen, taken = [], 0.0
    for number, moment in moments:
        left = x(moment.start) - SIZE / 2
        left = taken if left < taken <= left + 2 * SIZE else left
        taken = left + SIZE + 1
        seen.append((moment, QRectF(left, 2, SIZE, SIZE), number))
    return seen


def in_sight(
    flags: Sequence[tuple[Moment, QRectF, int]], focus: str
) -> list[tuple[Moment, QRectF, int]]:
    """The flags of which something is seen: where many lie on each other, the uppermost.

    Those of the point in focus are drawn filled, and are chosen among themselves.
    """
    taken: set[tuple[bool, float]] = set()
    seen = []
    for flag in reversed(flags):
        moment, box, _ = flag
        place = focus in moment.questions, box.left() // _SLIVER
        if place not in taken:
            taken.add(place)
            seen.append(flag)
    return seen[::-1]


class FlagPainter:
    """Draws marks; what they are drawn with is looked up once for all of them."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter
        self._colours = look.current()
        self._fonts = [look.font(look.SMALL - less, bold=True) for less in _SMALLER]

    def paint(self, box: QRectF, number: int, kind: Kind, *, lit: bool) -> None:
        """A mark with a number; one of another point than that in focus is only outlined."""
        painter, colours = self._painter, self._colours
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.accent), 1.5))
        painter.setBrush(QColor(colours.accent if lit else colours.panel))
        painter.drawPath(_outline(box.adjusted(0.75, 0.75, -0.75, -0.75), kind))
        painter.setFont(self._fonts[min(len(str(number)), len(self._fonts)) - 1])
        painter.setPen(QColor(colours.on_accent if lit else colours.accent))
        painter.drawText(
            box.translated(0, _SHIFT.get(kind, 0)), Qt.AlignmentFlag.AlignCenter, str(number)
        )
        painter.restore()


def _outline(box: QRectF, kind: Kind) -> QPainterPath:
    """The shape of a kind: evidence a disc, praise points up, coaching down, compliance a square.

    The same shapes as on paper.
    """
    path = QPainterPath()
    if kind is Kind.EVIDENCE:
        path.addEllipse(box)
    elif kind is Kind.COMPLIANCE:
        path.addRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 1.5, 1.5)
    else:
        tip, foot = box.top(), box.bottom()
        shoulder = tip + 0.36 * box.height()
        if kind is Kind.COACH:
            tip, foot, shoulder = foot, tip, foot - 0.36 * box.height()
        left, right = box.left() + 0.5, box.right() - 0.5
        corners = [(left, foot), (left, shoulder), (box.center().x(), tip)]
        corners += [(right, shoulder), (right, foot)]
        path.addPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
        path.closeSubpath()
    return path


class Flag(QAbstractButton):
    """The mark as a button; `wanted` carries the moment's id."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moment = ""
        self._number = 0
        self._kind = Kind.EVIDENCE
        self._lit = True
        self.setFixedSize(SIZE + 2, SIZE + 2)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda: self.wanted.emit(self._moment))

    def show_moment(
        self, moment: str, number: int, kind: Kind, name: str, *, lit: bool = True
    ) -> None:
        """Stand for a moment; `name` is what it says to the mouse and to a screen reader."""
        self._moment, self._number, self._kind, self._lit = moment, number, kind, lit
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def sizeHint(self) -> QSize:
        """The mark."""
        return QSize(SIZE + 2, SIZE + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark."""
        box = QRectF(1, 1, SIZE, SIZE)
        FlagPainter(QPainter(self)).paint(box, self._number, self._kind, lit=self._lit)
