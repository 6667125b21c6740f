"""The panel that opens from the player's line: volume of all, of each speaker, and both alike."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QSlider, QWidget

from evaluator.ui import look
from evaluator.ui.evaluate.volume import MOST, STEP, Voice, Volume
from evaluator.ui.keys import Keys
from evaluator.ui.widgets.basic import button, in_order, label
from evaluator.ui.widgets.popup import Popup

_WIDE = 320
_STEP = 3  # decibels: less is hardly heard
_VOICES: tuple[tuple[Voice, str], ...] = (("agent", "Agent"), ("caller", "Caller"))


class VolumePanel(Popup):
    """Says what is wanted to a Volume and shows it; Esc or a click elsewhere closes it."""

    def __init__(self, volume: Volume, keys: Keys, parent: QWidget) -> None:
        super().__init__("Volume", parent)
        self._volume = volume
        self.all = _slider(0, 100, round(100 * STEP))
        self.all.valueChanged.connect(lambda value: volume.set_overall(value / 100))
        self.speakers = {voice: _slider(-MOST, MOST, _STEP) for voice, _ in _VOICES}
        self._words: dict[QSlider, QLabel] = {}
        self._names = dict(_VOICES)
        for voice, slider in self.speakers.items():
            slider.setTickPosition(QSlider.TickPosition.TicksBelow)
            slider.setTickInterval(MOST)
            slider.setTracking(False)  # a mix is made when the hand lets go
            slider.valueChanged.connect(partial(self._say, voice))
            slider.sliderMoved.connect(partial(self._show, slider, self._names[voice]))
        self.even = QCheckBox("Even out both speakers")
        self.even.setToolTip(
            f"The quiet speaker as loud as the other, on every call ({keys.shown('even')})"
        )
        self.even.toggled.connect(volume.set_even)
        self.recorded = button("As recorded", volume.as_recorded, kind="quiet")
        self._lay_out()
        volume.changed.connect(self.show_volume)
        self.show_volume()

    def show_volume(self) -> None:
        """Show what is wanted now."""
        for slider, value, name in (
            (self.all, round(100 * self._volume.overall), "All"),
            *((self.speakers[v], self._volume.decibels[v], name) for v, name in _VOICES),
        ):
            slider.blockSignals(True)
            slider.setValue(value)
            slider.blockSignals(False)
            self._show(slider, name, value)
        self.even.setChecked(self._volume.even)

    def allow_speakers(self, two: bool) -> None:
        """Let the speakers be set: not those of a recording with one channel."""
        for one in (*self.speakers.values(), self.even, self.recorded):
            one.setEnabled(two)
        self._one_channel.setVisible(not two)
        self.adjustSize()

    def _say(self, voice: Voice, value: int) -> None:
        self._volume.set_speaker(voice, round(value / _STEP) * _STEP)

    def _show(self, slider: QSlider, name: str, value: int) -> None:
        if slider is self.all:
            words = f"{value} %"
        else:
            step = round(value / _STEP) * _STEP
            words = f"{step:+d} dB".replace("-", "−") if step else "0 dB"
        self._words[slider].setText(words)
        slider.setAccessibleName(f"Volume of {name.lower()}: {words}")

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.GRID)
        grid.setVerticalSpacing(look.GRID)
        rows = ((self.all, "All"), *((self.speakers[v], name) for v, name in _VOICES))
        for row, (slider, name) in enumerate(rows):
            self._words[slider] = label("", kind="muted")
            self._words[slider].setMinimumWidth(56)
            self._words[slider].setAlignment(
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            )
            grid.addWidget(label(name), row, 0)
            grid.addWidget(slider, row, 1)
            grid.addWidget(self._words[slider], row, 2)
        self._one_channel = label("One channel: both are heard together.", kind="muted")
        self._one_channel.hide()
        foot = QHBoxLayout()
        foot.addWidget(self.even)
        foot.addStretch()
        foot.addWidget(self.recorded)
        self.body.addLayout(grid)
        self.body.addLayout(foot)
        self.body.addWidget(self._one_channel)
        self.setMinimumWidth(_WIDE)
        in_order([self.all, *self.speakers.values(), self.even, self.recorded])


def _slider(low: int, high: int, step: int) -> QSlider:
    made = QSlider(Qt.Orientation.Horizontal)
    made.setRange(low, high)
    made.setSingleStep(step)
    made.setPageStep(2 * step)
    return made
