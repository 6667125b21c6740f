"""The recording across the top: a lane a speaker, moments as flags, and the playhead."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from evaluator.audio.peaks import Peaks
from evaluator.audio.silence import Stretches
from evaluator.facts import Facts
from evaluator.terms import Moment
from evaluator.ui import look
from evaluator.ui.evaluate.facts_layer import FactsLayer, draw_bands
from evaluator.ui.evaluate.flag import FlagPainter, in_sight, placed
from evaluator.ui.evaluate.gutter import Gutter
from evaluator.ui.evaluate.minimap import HEIGHT as MAP_HEIGHT
from evaluator.ui.evaluate.minimap import MiniMap
from evaluator.ui.evaluate.picture import (
    Ground,
    draw_axis,
    draw_lanes,
    draw_redacted,
    draw_selection,
    draw_words,
    shade,
)
from evaluator.ui.evaluate.timeline import NEARER, Timeline

_GUTTER = 76
_RIGHT = 16
_TOP = 22
_AXIS = 24
_UNDER = 4
_JUMP = 0.5
"""Seconds; playing at three times the speed moves a twentieth of a second a frame."""

_DRAG = 4
"""Pixels; a hand that moves less has clicked."""


class Waveform(QWidget):
    """Draws peaks, moments and playhead; times are seconds from the start of the recording.

    `seek_asked` carries the time that was clicked, `moment_wanted` the id of a flag that was,
    `lane_asked` the channel to hear alone, or None for both. `clicked` comes with a click that is
    no drag; a drag asks to select from one time to another, Shift and a click to extend.
    """

    seek_asked = Signal(float)
    moment_wanted = Signal(str)
    swap_asked = Signal()
    lane_asked = Signal(object)
    clicked = Signal()
    select_asked = Signal(float, float)
    extend_asked = Signal(float)

    def __init__(
        self, parent: QWidget | None = None, *, lane_keys: tuple[str, str] = ("", "")
    ) -> None:
        """`lane_keys` are the keys that let the agent, the caller be heard alone, as shown."""
        super().__init__(parent)
        self.timeline = Timeline.whole(0.0, 1.0)
        self._peaks: Peaks | None = None
        self._moments: tuple[Moment, ...] = ()
        self._skips: Stretches = ()
        self._redacted: Stretches = ()
        self._selection: tuple[float, float] | None = None
        self.facts = FactsLayer(self, self.time_at)
        self._pressed: QPointF | None = None
        self._focus = ""
        self._note = ""
        self._position = 0.0
        self._picture: QPixmap | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName("Waveform")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._map = MiniMap(self)
        self._map.view_asked.connect(self.look_at)
        self._map.hide()
        self.gutter = Gutter(self, lane_keys)
        self.gutter.swap_asked.connect(self.swap_asked)
        self.gutter.lane_asked.connect(self.lane_asked)
        self.gutter.changed.connect(self._has_other_lanes)

    def sizeHint(self) -> QSize:
        """As high as its place lets it be."""
        return QSize(800, 280)

    def minimumSizeHint(self) -> QSize:
        """Two thin lanes."""
        return QSize(320, 104)

    def show_recording(self, duration: float, channels: int, agent_channel: int) -> None:
        """Stand for a recording whose sound is still to come."""
        self._peaks = None
        self._map.show_peaks(None)
        self.gutter.show_recording(channels, agent_channel)
        self.timeline = Timeline.whole(duration, self._lane_width())
        self._sync_map()
        self._redraw()

    def show_peaks(self, peaks: Peaks, *, whole: bool) -> None:
        """Draw what has been decoded so far; called again as it grows, at last with the whole."""
        self._peaks = peaks
        self._map.show_peaks(peaks)
        if whole:
            self.timeline = self.timeline.lasting(peaks.duration)
        self._sync_map()
        self._redraw()

    def show_note(self, note: str) -> None:
        """Write a line across the lanes, as why there is nothing to see; "" for none."""
        self._note = note
        self._redraw()

    def show_skips(self, skips: Stretches) -> None:
        """Shade what is left out while it plays."""
        if skips != self._skips:
            self._skips = skips
            self._redraw()

    def show_facts(self, facts: Facts | None) -> None:
        """Draw what was measured, or nothing."""
        self.facts.show_facts(facts)
        self._redraw()

    def show_redacted(self, stretches: Stretches) -> None:
        """Hatch what was redacted."""
        self._redacted = stretches
        self._redraw()

    def show_selection(self, stretch: tuple[float, float] | None) -> None:
        """Shade what is selected, and bound it."""
        self._selection = stretch
        self._redraw()

    def show_moments(self, moments: Sequence[Moment], focus: str) -> None:
        """Put the flags; those of the point in focus are filled."""
        was = self._moments, self._filled()
        self._moments, self._focus = tuple(moments), focus
        if was != (self._moments, self._filled()):
            self._map.show_moments(moments)
            self._redraw()

    def reveal(self, seconds: float) -> None:
        """Scroll to a time that is out of sight; zoom and playhead stay."""
        if not self.timeline.sees(seconds):
            view = self.timeline
            self._view(view.scrolled(seconds - view.start - view.length / 10))

    def time_at(self, at: QPointF) -> float:
        """The time that is drawn at a place, in seconds."""
        return self.timeline.at(at.x() - _GUTTER)

    def on_lanes(self, at: QPointF) -> bool:
        """Whether a place is on the sound, not on the names, the flags or the times."""
        return at.x() >= _GUTTER - 4 and _TOP <= at.y() <= _TOP + self._lanes_height()

    def show_position(self, seconds: float) -> None:
        """Move the playhead: two narrow strips are painted, or the view turns its page.

        Who looks elsewhere while it plays stays there until the playhead jumps.
        """
        before, self._position = self._position, seconds
        self._map.show_position(seconds)
        turned = self.timeline.following(seconds)
        with_it = self.timeline.sees(before) or abs(seconds - before) > _JUMP
        if turned != self.timeline and with_it:
            self._view(turned)
            return
        for at in (before, seconds):
            self.update(self._strip(at))

    def zoom(self, factor: float) -> None:
        """Zoom around the playhead, or around the middle when it is out of sight."""
        seen = self.timeline.sees(self._position)
        middle = (self.timeline.start + self.timeline.end) / 2
        self._view(self.timeline.zoomed(factor, self._position if seen else middle))

    def fit(self) -> None:
        """Show the whole recording."""
        self._view(Timeline.whole(self.timeline.duration, self._lane_width()))

    def look_at(self, seconds: float) -> None:
        """Bring a time into the middle, as near as it was."""
        self._view(self.timeline.centred(seconds))

    def show_stretch(self, start: float, end: float) -> None:
        """Bring a stretch into view, as near as it can be with something to either side."""
        self._view(self.timeline.around(start, end))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the stretch in view over the new width."""
        self.timeline = self.timeline.wide(self._lane_width())
        self._place_names()
        top = self.height() - MAP_HEIGHT - _UNDER
        self._map.setGeometry(_GUTTER, top, round(self._lane_width()), MAP_HEIGHT)
        self._redraw()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a flag plays it, elsewhere it goes there; with Shift the selection does."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at = event.position()
        flag = self.flag_at(at)
        if flag is not None:
            self.moment_wanted.emit(flag)
        elif at.x() >= _GUTTER and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.extend_asked.emit(self.time_at(at))
        elif at.x() >= _GUTTER:
            self._pressed = at
            self.clicked.emit()
            self.seek_asked.emit(self.time_at(at))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Dragging selects."""
        at = event.position()
        if self._pressed is not None and abs(at.x() - self._pressed.x()) >= _DRAG:
            self.select_asked.emit(self.time_at(self._pressed), self.time_at(at))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The drag is over."""
        self._pressed = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom at the mouse; the wheel alone scrolls."""
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            around = self.time_at(event.position())
            self._view(self.timeline.zoomed(NEARER ** (turned.y() / 120), around))
        else:
            steps = (turned.x() or turned.y()) / 120
            self._view(self.timeline.scrolled(-steps * self.timeline.length / 10))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to either end; the other keys are the page's."""
        if event.key() == Qt.Key.Key_Home:
            self.seek_asked.emit(0.0)
        elif event.key() == Qt.Key.Key_End:
            self.seek_asked.emit(self.timeline.duration)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Copy the strip that is asked for from the picture and draw the playhead over it."""
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            self._picture = self._drawn(ratio)
        painter = QPainter(self)
        box = QRectF(event.rect())
        source = QRectF(box.topLeft() * ratio, box.size() * ratio)
        painter.drawPixmap(box, self._picture, source)
        if self.timeline.sees(self._position):
            x = self._x(self._position)
            colours = look.current()
            line = QRectF(x - 0.75, _TOP - 4, 1.5, self._lanes_height() + 4)
            painter.fillRect(line, QColor(colours.text))
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.current().focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 4, 4)

    def _drawn(self, ratio: float) -> QPixmap:
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        colours = look.current()
        picture.fill(QColor(colours.panel))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shade(painter, self._ground, self._skips, colours.hold)
        shade(painter, self._ground, self._stretches(), colours.accent_soft)
        if self._selection is not None:
            draw_selection(painter, self._ground, self._selection)
        draw_lanes(painter, self._ground, self.gutter.lanes, self._peaks, ratio)
        draw_redacted(painter, self._ground, self._redacted)
        draw_bands(painter, self._ground, self.facts.bands)
        draw_axis(painter, self._ground, self.width())
        self._draw_flags(painter)
        if self._note:
            draw_words(painter, self._ground, self._note)
        painter.end()
        return picture

    def _filled(self) -> set[str]:
        return {one.id for one in self._moments if self._focus in one.questions}

    def _stretches(self) -> Stretches:
        return tuple((one.start, one.end) for one in self._moments if one.end is not None)

    def _draw_flags(self, painter: QPainter) -> None:
        flags, foot = FlagPainter(painter), _TOP + self._lanes_height()
        stem = QPen(QColor(look.current().accent), 1, Qt.PenStyle.DotLine)
        for moment, box, number in in_sight(self._flags(), self._focus):
            painter.setPen(stem)
            x = self._x(moment.start)
            painter.drawLine(QPointF(x, box.bottom()), QPointF(x, foot))
            flags.paint(box, number, moment.kind, lit=self._focus in moment.questions)

    @property
    def _ground(self) -> Ground:
        return Ground(view=self.timeline, left=_GUTTER, top=_TOP, height=self._lanes_height())

    def _place_names(self) -> None:
        self.gutter.place(_TOP, self._lanes_height())

    def _has_other_lanes(self) -> None:
        self._place_names()
        self._redraw()

    def _flags(self) -> list[tuple[Moment, QRectF, int]]:
        seen = [one for one in enumerate(self._moments, 1) if self.timeline.sees(one[1].start)]
        return placed(seen, self._x)

    def flag_at(self, at: QPointF) -> str | None:
        """The id of the moment whose flag is there."""
        hit = [moment.id for moment, box, _ in self._flags() if box.contains(at)]
        return hit[-1] if hit else None

    def _x(self, seconds: float) -> float:
        return _GUTTER + self.timeline.x(seconds)

    def _strip(self, seconds: float) -> QRect:
        return QRect(int(self._x(seconds)) - 2, 0, 5, self.height())

    def _lane_width(self) -> float:
        return max(self.width() - _GUTTER - _RIGHT, 1)

    def _lanes_height(self) -> int:
        under = 0 if self.timeline.is_whole else MAP_HEIGHT + _UNDER
        return max(self.height() - _TOP - _AXIS - under, 2)

    def _view(self, timeline: Timeline) -> None:
        if timeline != self.timeline:
            self.timeline = timeline
            self._sync_map()
            self._redraw()

    def _sync_map(self) -> None:
        """Show the strip of the whole call while not all of it is in view."""
        self._map.show_view(self.timeline)
        if self._map.isHidden() != self.timeline.is_whole:
            self._map.setHidden(self.timeline.is_whole)
            self._place_names()

    def _redraw(self) -> None:
        self._picture = None
        self.update()
