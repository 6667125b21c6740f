"""The ends of moments on the waveform: taken by the mouse, dragged, and put down as one step."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip

from evaluator.terms import Moment, clock
from evaluator.ui.evaluate.waveform import Waveform

SHORTEST: Final = 0.05
"""A stretch lasts at least this long, in seconds."""

_NEAR: Final = 4.0

End: TypeAlias = Literal["start", "end"]


def moved(moment: Moment, end: End, seconds: float, duration: float) -> Moment:
    """A moment with its start or its end elsewhere, as far as the other end and the call let it."""
    if end == "start":
        last = duration if moment.end is None else moment.end - SHORTEST
        return replace(moment, start=max(min(seconds, last), 0.0))
    return replace(moment, end=max(min(seconds, duration), moment.start + SHORTEST))


@dataclass(frozen=True, slots=True)
class _Grip:
    moment: Moment
    end: End
    at: QPointF


class Ends(QObject):
    """Watches the mouse over a waveform; a click that does not drag goes there as anywhere else.

    `dragged` carries a moment's id, "start" or "end", and the time it was dragged to.
    """

    dragged = Signal(str, str, float)

    def __init__(self, waveform: Waveform) -> None:
        super().__init__(waveform)
        self._waveform = waveform
        self._moments: tuple[Moment, ...] = ()
        self._focus = ""
        self._locked = False
        self._grip: _Grip | None = None
        self._moving = False
        waveform.setMouseTracking(True)
        waveform.installEventFilter(self)

    def show_moments(self, moments: Sequence[Moment], focus: str) -> None:
        """Put the moments on the waveform; a drag that goes on is given up."""
        self._grip, self._moving = None, False
        self._moments, self._focus = tuple(moments), focus
        self._waveform.show_moments(moments, focus)

    def lock(self, locked: bool) -> None:
        """Let nothing be dragged."""
        self._locked = locked

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is about an end; the rest is the waveform's."""
        if isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseButtonPress:
                return self._pressed(event)
            if event.type() == QEvent.Type.MouseMove:
                return self._mouse_moved(event)
            if event.type() == QEvent.Type.MouseButtonRelease:
                return self._released(event)
        if isinstance(event, QHelpEvent):
            return self._told(event)
        return False

    def _pressed(self, event: QMouseEvent) -> bool:
        left = event.button() == Qt.MouseButton.LeftButton
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        self._grip = self._grip_at(event.position()) if left and plain else None
        self._moving = False
        return self._grip is not None

    def _mouse_moved(self, event: QMouseEvent) -> bool:
        grip = self._grip
        if grip is None:
            near = not event.buttons() and self._grip_at(event.position()) is not None
            shape = Qt.CursorShape.SplitHCursor if near else Qt.CursorShape.PointingHandCursor
            self._waveform.setCursor(shape)
            return False
        way = abs(event.position().x() - grip.at.x())
        self._moving = self._moving or way >= QApplication.startDragDistance() / 2
        if self._moving:
            shown = self._dragged_to(grip, event.position())
            self._waveform.show_moments(
                [shown if one.id == shown.id else one for one in self._moments], self._focus
            )
        return True

    def _released(self, event: QMouseEvent) -> bool:
        grip, self._grip = self._grip, None
        if grip is None or event.button() != Qt.MouseButton.LeftButton:
            return False
        if self._moving:
            done = self._dragged_to(grip, event.position())
            seconds = done.start if grip.end == "start" else done.end
            self.dragged.emit(grip.moment.id, grip.end, seconds)
        else:
            self._waveform.seek_asked.emit(self._waveform.time_at(event.position()))
        self._moving = False
        return True

    def _dragged_to(self, grip: _Grip, at: QPointF) -> Moment:
        seconds = self._waveform.time_at(at)
        return moved(grip.moment, grip.end, seconds, self._waveform.timeline.duration)

    def _grip_at(self, at: QPointF) -> _Grip | None:
        """The nearest end within a few pixels; those of the point in focus come first."""
        if self._locked or not self._waveform.on_lanes(at):
            return None
        view, seconds = self._waveform.timeline, self._waveform.time_at(at)
        near = _NEAR * view.length / view.width
        found: list[tuple[bool, float, _Grip]] = []
        for moment in self._moments:
            ends: tuple[tuple[End, float | None], ...]
            ends = (("start", moment.start), ("end", moment.end))
            for end, time in ends:
                if time is not None and abs(time - seconds) <= near:
                    other = self._focus not in moment.questions
                    found.append((other, abs(time - seconds), _Grip(moment, end, at)))
        return min(found, key=lambda one: one[:2])[2] if found else None

    def _told(self, event: QHelpEvent) -> bool:
        """Say in words what a mark stands for."""
        id = self._waveform.flag_at(QPointF(event.pos()))
        told = [
            f"{number} · {one.kind.capitalize()} · {clock(one.start)}"
            + (f" · {one.note}" if one.note else "")
            for number, one in enumerate(self._moments, 1)
            if one.id == id
        ]
        QToolTip.showText(event.globalPos(), "".join(told), self._waveform)
        return True
