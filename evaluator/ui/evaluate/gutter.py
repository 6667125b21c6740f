"""What stands left of the waveform: whose each lane is, which is heard alone, and swapping them."""

from typing import Final

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from evaluator.ui import look
from evaluator.ui.evaluate.lane_button import LaneButton
from evaluator.ui.evaluate.picture import Lanes
from evaluator.ui.widgets.basic import icon_button

_LEFT: Final = 8


class Gutter(QObject):
    """Knows the lanes of a recording and names them.

    `lane_asked` carries the channel to hear alone, or None for both; `changed` comes when lanes
    are to be drawn in other colours.
    """

    swap_asked = Signal()
    lane_asked = Signal(object)
    changed = Signal()

    def __init__(self, waveform: QWidget, keys: tuple[str, str]) -> None:
        """`keys` let the agent, the caller be heard alone, as shown."""
        super().__init__(waveform)
        self._keys = keys
        self._channels = 1
        self._agent_channel = 0
        self._heard: int | None = None
        self.swap = icon_button("swap", "Swap agent and caller", self.swap_asked.emit, waveform)
        self.swap.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.swap.setIconSize(QSize(16, 16))
        self.swap.setFixedSize(26, 24)
        self.swap.hide()
        self.names = [LaneButton(name, waveform) for name in ("Agent", "Caller")]
        for row, name in enumerate(self.names):
            name.clicked.connect(lambda _checked, row=row: self._pressed(row))
        self._say()
        look.looks().changed.connect(self._say)

    @property
    def lanes(self) -> Lanes:
        """Colour and channel of each lane, the agent's on top; one not heard is faded."""
        colours = look.current()
        if self._channels < 2:
            return [(colours.agent, 0)]
        own = ((colours.agent, self._agent_channel), (colours.caller, 1 - self._agent_channel))
        return [
            (colour if self._heard in (None, channel) else colours.faded, channel)
            for colour, channel in own
        ]

    def show_recording(self, channels: int, agent_channel: int) -> None:
        """Stand beside another recording, of which all is heard."""
        self._channels, self._agent_channel, self._heard = channels, agent_channel, None
        self.swap.setVisible(channels > 1)
        self._say()

    def show_agent(self, channel: int) -> None:
        """Say which channel is the agent's."""
        self._agent_channel = channel
        self._say()

    def show_heard(self, channel: int | None) -> None:
        """Let the lane that is not heard stand back; None is both."""
        self._heard = channel
        self._say()

    def place(self, top: int, height: int) -> None:
        """Put each name beside the middle of its lane; the lanes have this height together."""
        each = height / len(self.lanes)
        for row, button in enumerate(self.names):
            button.move(_LEFT, round(top + (row + 0.5) * each - button.height() / 2))
        self.swap.move(_LEFT, top + height)

    def _say(self) -> None:
        lanes = self.lanes
        names = ("Agent", "Caller") if len(lanes) > 1 else ("Both",)
        for row, button in enumerate(self.names):
            button.setVisible(row < len(lanes))
            if row < len(lanes):
                colour, channel = lanes[row]
                button.setText(names[row])
                button.setEnabled(len(lanes) > 1)
                button.show_lane(colour, alone=self._heard == channel, key=self._keys[row])
        self.changed.emit()

    def _pressed(self, row: int) -> None:
        channel = self.lanes[row][1]
        self.lane_asked.emit(None if self._heard == channel else channel)
