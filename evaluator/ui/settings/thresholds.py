"""From how many seconds on something is measured: the usual thresholds, and each client's own."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QHBoxLayout, QWidget

from evaluator.desk.settings import Settings, thresholds_of
from evaluator.desk.thresholds import LIMITS, USUAL
from evaluator.facts import Thresholds
from evaluator.ui import look
from evaluator.ui.settings.whose import Whose
from evaluator.ui.widgets.basic import Card, button, muted, title
from evaluator.ui.widgets.field import Field

_NAMES: Final = {
    "dead_air_noted": ("Dead air is noted from", "Both silent for this long is listed and drawn."),
    "dead_air_counted": ("Dead air counts from", "From here on it is counted, and drawn filled."),
    "talk_over": ("Talk-over from", "Shorter is a listener’s “mm-hm”."),
    "hold": ("Hold, music or tones from", "Shorter is a beep or a click."),
}


class ThresholdsEditor(Card):
    """`changed` carries the settings with the thresholds changed."""

    changed = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.whose = Whose("All clients without their own")
        self.whose.activated.connect(self._show)
        self.seconds = {name: self._spin(name) for name in _NAMES}
        self.reset = button("Usual thresholds", self._reset, kind="inline")
        self._lay_out()
        self._show()

    def use(self, settings: Settings, clients: Iterable[str]) -> None:
        """Show other settings; `clients` are the names that may have their own thresholds."""
        self._settings = settings
        self.whose.offer({*clients, *settings.client_thresholds})
        self._show()

    @property
    def _client(self) -> str:
        return self.whose.client

    def _show(self) -> None:
        """Show the thresholds of whoever is chosen; a way back to the usual where they differ."""
        found = thresholds_of(self._settings, self._client)
        for name, spin in self.seconds.items():
            spin.blockSignals(True)
            spin.setValue(getattr(found, name))
            spin.blockSignals(False)
        own = self._client in self._settings.client_thresholds
        self.reset.setEnabled(own if self._client else found != USUAL)

    def _say(self, name: str) -> None:
        """What counts is noted as well: of dead air's two the other gives way."""
        found = thresholds_of(self._settings, self._client)
        said = replace(found, **{name: round(self.seconds[name].value(), 1)})
        if said.dead_air_noted > said.dead_air_counted:
            both = self.seconds[name].value()
            said = replace(said, dead_air_noted=both, dead_air_counted=both)
        if said != found:
            self._keep(said)

    def _reset(self) -> None:
        """Let a client's go, or go back to what the program came with."""
        if not self._client:
            self._keep(USUAL)
            return
        others = dict(self._settings.client_thresholds)
        others.pop(self._client, None)
        self._took(replace(self._settings, client_thresholds=others))

    def _keep(self, said: Thresholds) -> None:
        if self._client:
            others = {**self._settings.client_thresholds, self._client: said}
            self._took(replace(self._settings, client_thresholds=others))
        else:
            self._took(replace(self._settings, thresholds=said))

    def _took(self, settings: Settings) -> None:
        self._settings = settings
        self._show()
        self.changed.emit(settings)

    def _spin(self, name: str) -> QDoubleSpinBox:
        text, why = _NAMES[name]
        made = QDoubleSpinBox()
        made.setRange(LIMITS[name].low, LIMITS[name].high)
        made.setSingleStep(0.5 if LIMITS[name].low >= 0.5 else 0.1)
        made.setDecimals(1)
        made.setSuffix(" s")
        made.setToolTip(why)
        made.setAccessibleName(f"{text}, in seconds")
        made.setAccessibleDescription(why)
        made.setKeyboardTracking(False)
        made.lineEdit().setTextMargins(look.GRID, 0, 0, 0)  # the style sheet's padding misses it
        made.valueChanged.connect(lambda _value: self._say(name))
        return made

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(title("What is measured of the sound"), 1)
        head.addWidget(self.reset)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * look.GRID)
        grid.setVerticalSpacing(look.GRID)
        for at, (name, spin) in enumerate(self.seconds.items()):
            grid.addWidget(Field(_NAMES[name][0], spin), at // 2, at % 2)
        self.body.addLayout(head)
        self.body.addWidget(Field("Whose calls", self.whose))
        self.body.addLayout(grid)
        self.body.addWidget(
            muted(
                "A call that was measured by other thresholds is heard again, in the background,"
                " when it is opened next.",
                wrap=True,
            )
        )
