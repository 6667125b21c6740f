"""What was measured, as thin bands on the lanes, each with a tooltip that says what it is.

Dead air, hold and ringing lie under the lanes, where both are drawn to be silent or held;
talk-over lies between the two. What counts is filled, what is only noted is an outline, ringing
is dashed: shapes tell them apart as well as colours.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from evaluator.facts import Facts, Stretch, clock_of, length
from evaluator.ui import look
from evaluator.ui.evaluate.picture import Ground

_HIGH: Final = 4
"""Pixels of a band: what the lanes leave free above, below and between them."""

_NARROWEST: Final = 2
_NEAR: Final = 3.0
"""Pixels beside a band where the mouse still means it."""

Shape = Literal["counted", "noted", "over", "hold", "ringing"]


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch, how it is drawn, and its words."""

    stretch: Stretch
    shape: Shape
    words: str


def bands(facts: Facts) -> tuple[Band, ...]:
    """All that is drawn of these facts."""
    counted = set(facts.counted_dead_air)
    least = facts.thresholds.dead_air_counted
    return (
        *(Band(one, "ringing", _said("Ringing", one)) for one in facts.ringing),
        *(Band(one, "hold", _said("Hold, music or tones", one)) for one in facts.hold),
        *(
            Band(one, "counted", _said("Dead air", one) + ", counts")
            if one in counted
            else Band(one, "noted", _said("Dead air", one) + f", counts from {least:g} s")
            for one in facts.dead_air
        ),
        *(
            Band(one.stretch, "over", _said(f"{one.by.capitalize()} came in", one.stretch))
            for one in facts.talk_over or ()
        ),
    )


def draw_bands(painter: QPainter, ground: Ground, found: tuple[Band, ...]) -> None:
    """Paint what of the bands is in view; one that would hide under the last is left out.

    A long call seen whole has hundreds: what they have in common is worked out once.
    """
    view, box = ground.view, ground.box
    colours = look.current()
    listen, pass_by = QColor(colours.warn), QColor(colours.muted)
    foot, middle = round(box.bottom() - _HIGH), round(box.center().y() - _HIGH / 2)
    last: dict[Shape, int] = {}
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for band in found:
        start, end = band.stretch
        if end <= view.start or start >= view.end:
            continue
        left = round(max(ground.x(start), box.left()))
        right = max(round(min(ground.x(end), box.right())), left + _NARROWEST)
        if right > last.get(band.shape, -1):
            last[band.shape] = right
            top = middle if band.shape == "over" else foot
            colour = pass_by if band.shape in ("hold", "ringing") else listen
            _draw(painter, QRect(left, top, right - left, _HIGH), band.shape, colour)
    painter.restore()


def _draw(painter: QPainter, box: QRect, shape: Shape, colour: QColor) -> None:
    if shape == "ringing":
        painter.setPen(QPen(colour, _HIGH, Qt.PenStyle.DotLine, Qt.PenCapStyle.FlatCap))
        middle = box.top() + _HIGH // 2
        painter.drawLine(box.left(), middle, box.left() + box.width(), middle)
    elif shape == "noted":
        painter.setPen(QPen(colour, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0, 0, -1, -1))
    else:
        painter.fillRect(box, colour)


def _said(name: str, stretch: Stretch) -> str:
    return f"{name} at {clock_of(stretch[0])}, {length(stretch):.1f} s"


class FactsLayer(QObject):
    """The bands of one waveform; `time_at` says which time is drawn at a place on it.

    It answers the waveform's tooltips where there is a band; elsewhere there is none.
    """

    def __init__(self, waveform: QWidget, time_at: Callable[[QPointF], float]) -> None:
        super().__init__(waveform)
        self._time_at = time_at
        self.bands: tuple[Band, ...] = ()
        waveform.installEventFilter(self)

    def show_facts(self, facts: Facts | None) -> None:
        """Stand for these facts, or for none."""
        self.bands = () if facts is None else bands(facts)

    def words_at(self, at: QPointF) -> str:
        """What is measured at a place, a line each."""
        first = self._time_at(at - QPointF(_NEAR, 0))
        last = self._time_at(at + QPointF(_NEAR, 0))
        here = (
            one.words for one in self.bands if one.stretch[0] <= last and one.stretch[1] >= first
        )
        return "\n".join(here)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer a tooltip of the waveform."""
        if not isinstance(event, QHelpEvent) or event.type() != QEvent.Type.ToolTip:
            return False
        words = self.words_at(QPointF(event.pos()))
        if words and isinstance(watched, QWidget):
            QToolTip.showText(event.globalPos(), words, watched)
        return bool(words)
