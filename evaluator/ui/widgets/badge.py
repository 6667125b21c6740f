"""A score as the window shows it: a figure, its band in a word, a shape and a colour."""

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from evaluator.terms import shown
from evaluator.ui import look

if TYPE_CHECKING:  # the form's model is slow to load, and nothing here needs it
    from evaluator.forms.model import Form


class Tone(StrEnum):
    """How good a score is on its form; each has a shape of its own."""

    TOP = "top"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    NONE = "none"

    @property
    def colour(self) -> str:
        """The look's colour of this tone."""
        names = {Tone.TOP: "good", Tone.NONE: "muted"}
        return str(getattr(look.current(), names.get(self, self.value)))


def tone_of(form: "Form", score: float | None) -> Tone:
    """Top band, at or over the pass mark, under it, or in the lowest band; seen as shown."""
    if score is None:
        return Tone.NONE
    seen = float(shown(score))
    if seen >= form.pass_mark:
        return Tone.TOP if form.band_of(seen) == form.bands[0] else Tone.GOOD
    return Tone.BAD if form.band_of(seen) == form.bands[-1] else Tone.WARN


def paint_shape(painter: QPainter, box: QRectF, tone: Tone) -> None:
    """The tone's shape in a square box: star, disc, diamond, triangle down, or a ring."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = QColor(tone.colour)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if tone is Tone.NONE:
        painter.setPen(colour)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    elif tone is Tone.GOOD:
        painter.drawEllipse(box)
    else:
        painter.drawPolygon(_outline(box, tone))
    painter.restore()


def _outline(box: QRectF, tone: Tone) -> QPolygonF:
    if tone is Tone.WARN:
        points = [(0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)]
    elif tone is Tone.BAD:
        points = [(0, 0.1), (1, 0.1), (0.5, 1)]
    else:  # a five-pointed star
        points = [
            (0.5, 0),
            (0.64, 0.34),
            (1, 0.37),
            (0.72, 0.6),
            (0.81, 0.96),
            (0.5, 0.77),
            (0.19, 0.96),
            (0.28, 0.6),
            (0, 0.37),
            (0.36, 0.34),
        ]
    return QPolygonF(
        [QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in points]
    )


class ScoreBadge(QWidget):
    """Figure, shape and band in a row; `large` for the head of a page."""

    def __init__(self, parent: QWidget | None = None, *, large: bool = False) -> None:
        super().__init__(parent)
        self._figure_font = look.font(look.DISPLAY if large else look.BODY, bold=True)
        self._band_font = look.font(look.BODY)
        self._tone = Tone.NONE
        self._figure = shown(None)
        self._band = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Score")

    def show_score(self, score: float | None, band: str, tone: Tone) -> None:
        """Show a score (0 to 100), the name of its band and its tone."""
        self._figure, self._band, self._tone = shown(score), band, tone
        self.setAccessibleName(f"Score {self._figure}" + (f", {band}" if band else ""))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the longest figure, so that nothing moves while one scores."""
        figure = QFontMetrics(self._figure_font)
        band = QFontMetrics(self._band_font)
        width = figure.horizontalAdvance("100.0") + 28 + band.horizontalAdvance(self._band)
        return QSize(width + 2, max(figure.height(), band.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw figure, shape and band on one middle line."""
        painter = QPainter(self)
        colours = look.current()
        figure = QFontMetrics(self._figure_font).horizontalAdvance("100.0")
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._figure_font)
        painter.setPen(QColor(colours.text))
        painter.drawText(
            QRectF(0, 0, figure, self.height()), middle | Qt.AlignmentFlag.AlignRight, self._figure
        )
        paint_shape(painter, QRectF(figure + 8, self.height() / 2 - 5, 10, 10), self._tone)
        painter.setFont(self._band_font)
        painter.setPen(QColor(self._tone.colour if self._band else colours.muted))
        room = QRectF(figure + 24, 0, self.width() - figure - 24, self.height())
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, self._band)
