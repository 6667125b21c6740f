"""The line under the waveform: play, where it is, jumps, speed, and whether anything is heard."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QWidget

from evaluator.terms import clock
from evaluator.ui import look
from evaluator.ui.evaluate.play_button import PlayButton
from evaluator.ui.evaluate.player import STEP, Player
from evaluator.ui.evaluate.selecting import Selecting
from evaluator.ui.evaluate.skipping import Skipping
from evaluator.ui.evaluate.timeline import NEARER
from evaluator.ui.evaluate.volume import Volume
from evaluator.ui.evaluate.volume_panel import VolumePanel
from evaluator.ui.keys import Keys
from evaluator.ui.widgets.basic import Elided, button, icon_button, label


def precise(seconds: float) -> str:
    """A time with its tenth, as 2:02.4; cut off, never rounded up."""
    tenths = int(seconds * 10 + 1e-6)
    return f"{clock(tenths / 10)}.{tenths % 10}"


class Transport(QWidget):
    """Drives a player and shows where it is. Zoom is asked of the waveform."""

    zoom_asked = Signal(float)
    fit_asked = Signal()
    redact_asked = Signal()

    def __init__(
        self,
        player: Player,
        skipping: Skipping,
        selecting: Selecting,
        volume: Volume,
        keys: Keys,
        *,
        jump: float,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._player = player
        self._skipping = skipping
        self._play_key = keys.shown("play")
        self._play = PlayButton()
        self._play.clicked.connect(player.toggle)
        self._time = label("", look.BODY, bold=True)
        longest = self._time.fontMetrics().horizontalAdvance("0:00:00.0 / 0:00:00")
        self._time.setMinimumWidth(longest)
        self._time.setAccessibleName("Position")
        jump_text = f"{jump:g} s"
        self._back = _chip(f"−{jump_text}", f"Jump back {jump_text} ({keys.shown('back')})")
        self._back.clicked.connect(lambda: player.jump(-jump))
        self._on = _chip(f"+{jump_text}", f"Jump on {jump_text} ({keys.shown('on')})")
        self._on.clicked.connect(lambda: player.jump(jump))
        self._slower = _chip("–", f"Slower ({keys.shown('slower')})")
        self._slower.clicked.connect(lambda: player.set_speed(player.speed - STEP))
        self._speed = _chip("", "Normal speed")
        self._speed.clicked.connect(lambda: player.set_speed(1.0))
        self._speed.setMinimumWidth(64)
        self._faster = _chip("+", f"Faster ({keys.shown('faster')})")
        self._faster.clicked.connect(lambda: player.set_speed(player.speed + STEP))
        self._skip_key = keys.shown("skip")
        self._skip = _chip("Skip silences", f"Skip silences ({self._skip_key})")
        self._skip.setCheckable(True)
        self._skip.clicked.connect(skipping.toggle)
        self._saved = label("", look.SMALL, kind="muted")
        self._saved.setAccessibleName("Time saved")
        self._saved.setMinimumWidth(self._saved.fontMetrics().horizontalAdvance("00:00 saved"))
        self._selecting = selecting
        self._repeat = _chip("Repeat", f"Repeat the selection ({keys.shown('repeat')})")
        self._repeat.setCheckable(True)
        self._repeat.setEnabled(False)
        self._repeat.clicked.connect(selecting.repeat)
        self._redact = _chip("Redact…", f"Redact the selection ({keys.shown('redact')})")
        self._redact.setEnabled(False)
        self._redact.clicked.connect(self.redact_asked)
        self._words = Elided("", look.SMALL, kind="warn")
        self._words.setAccessibleName("Sound")
        self.volume_panel = VolumePanel(volume, keys, self)
        self._volume = icon_button("volume", f"Volume ({keys.shown('volume')})", self.toggle_volume)
        self._zoom = [
            icon_button(
                "zoom-out",
                f"Zoom out ({keys.shown('zoom_out')})",
                self._zoom_out,
            ),
            button("Fit", self.fit_asked.emit, kind="quiet"),
            icon_button(
                "zoom-in",
                f"Zoom in ({keys.shown('zoom_in')})",
                self._zoom_in,
            ),
        ]
        self._lay_out()
        player.moved.connect(self._show_time)
        player.playing_changed.connect(self._show_playing)
        player.speed_changed.connect(self._show_speed)
        player.hearing_changed.connect(self._show_hearing)
        skipping.changed.connect(self._show_skipping)
        selecting.changed.connect(self._show_selecting)
        self._show_playing(False)
        self._show_speed(player.speed)
        self._show_time(player.position)

    @property
    def last_stop(self) -> QWidget:
        """The control that Tab leaves this line from."""
        return self._zoom[-1]

    def enable(self, playable: bool, why_not: str = "") -> None:
        """Let it be used while there is a recording to play; say why not otherwise."""
        for one in (self._play, self._back, self._on):
            one.setEnabled(playable)
        if playable:
            self._show_hearing(self._player.audible)
        else:
            self._say(why_not)

    def toggle_volume(self) -> None:
        """Open the volume, or close it."""
        if self.volume_panel.isVisible():
            self.volume_panel.close()
        else:
            self.volume_panel.open_at(self._volume, self.volume_panel.all)

    def say_preparing(self, words: str) -> None:
        """Say what is being prepared, until there is something to play."""
        self._say(words)

    def _zoom_in(self) -> None:
        self.zoom_asked.emit(NEARER)

    def _zoom_out(self) -> None:
        self.zoom_asked.emit(1 / NEARER)

    def _show_time(self, position: float) -> None:
        self._time.setText(f"{precise(position)} / {clock(self._player.duration)}")

    def _show_playing(self, playing: bool) -> None:
        name = "Pause" if playing else "Play"
        self._play.show_playing(playing)
        self._play.setAccessibleName(name)
        self._play.setToolTip(f"{name} ({self._play_key})")

    def _show_speed(self, speed: float) -> None:
        self._speed.setText(f"{speed:.1f}×")
        self._speed.setAccessibleName(f"Speed {speed:.1f}, back to normal")

    def _show_skipping(self) -> None:
        self._skip.setChecked(self._skipping.on)
        self._skip.setToolTip(f"Skip {self._skipping.what} ({self._skip_key})")
        self._skip.setAccessibleName(f"Skip {self._skipping.what}")
        self._saved.setText(f"{clock(self._skipping.saved)} saved" if self._skipping.on else "")

    def _show_selecting(self) -> None:
        for one in (self._repeat, self._redact):
            one.setEnabled(self._selecting.stretch is not None)
        self._repeat.setChecked(self._selecting.repeating)

    def _show_hearing(self, audible: bool) -> None:
        if audible:
            self._say("")
        else:
            self._say(
                "No sound device", "This computer has no sound device: nothing will be heard."
            )

    def _say(self, words: str, more: str = "") -> None:
        self._words.setText(words)
        self._words.setToolTip(more)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(look.GRID)
        for one in (self._play, self._time, self._back, self._on):
            row.addWidget(one)
        row.addSpacing(look.GRID)
        for one in (self._slower, self._speed, self._faster):
            row.addWidget(one)
        row.addSpacing(look.GRID)
        for one in (self._repeat, self._redact, self._skip, self._saved):
            row.addWidget(one)
        row.addWidget(self._words, 1)
        row.addWidget(self._volume)
        for zoom in self._zoom:
            row.addWidget(zoom)
        for pressed in self.findChildren(QAbstractButton):
            pressed.setFocusPolicy(Qt.FocusPolicy.TabFocus)


def _chip(text: str, name: str) -> QPushButton:
    made = QPushButton(text)
    made.setProperty("kind", "chip")
    made.setAccessibleName(name)
    made.setToolTip(name)
    return made
