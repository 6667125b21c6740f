"""The Settings place: whatever is changed is in force at once and kept."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from evaluator.desk import people
from evaluator.desk.desk import Desk
from evaluator.desk.names import check_pattern, read_name
from evaluator.desk.settings import DEFAULT_PATTERN, Settings
from evaluator.errors import UserError
from evaluator.ui import look
from evaluator.ui.days import shown_moment
from evaluator.ui.settings.brand import BrandEditor
from evaluator.ui.settings.data import DataCard
from evaluator.ui.settings.keys_editor import KeysEditor
from evaluator.ui.settings.speech import SpeechCard
from evaluator.ui.settings.thresholds import ThresholdsEditor
from evaluator.ui.widgets.basic import Card, button, heading, muted, title
from evaluator.ui.widgets.field import Field, choice, line

THEMES: Final = (
    ("system", "As the desktop"),
    ("light", "Light"),
    ("dark", "Dark"),
    ("contrast", "High contrast"),
)
_EXAMPLE: Final = "0412_AGENT_ChrisL_DT_2025-02-19T06-01-22.wav"
_SECONDS: Final = {
    "rewind_on_pause": ("Back on pause", 0.0, 5.0, 0.5),
    "reaction_lag": ("Moment set back by", 0.0, 5.0, 0.1),
    "jump": ("Jump", 0.5, 60.0, 0.5),
    "small_jump": ("Small jump", 0.1, 10.0, 0.1),
}


class SettingsPage(QWidget):
    """`changed` carries the new Settings."""

    changed = Signal(object)

    def __init__(self, desk: Desk, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._settings = settings
        self.name = line(most=120, placeholder="Your name")
        self.name.editingFinished.connect(self._say_name)
        self.theme = choice(THEMES)
        self.theme.activated.connect(self._say_theme)
        self.paper: QComboBox = choice((("A4", "A4"), ("Letter", "Letter (US)")))
        self.paper.activated.connect(self._say_paper)
        self.seconds = {name: self._spin(name) for name in _SECONDS}
        self.pattern = line(most=300)
        self.pattern.textEdited.connect(self._try_pattern)
        self.pattern.editingFinished.connect(self._say_pattern)
        self.example = line(most=300)
        self.example.setText(_EXAMPLE)
        self.example.textEdited.connect(self._try_pattern)
        self.read = muted(wrap=True)
        self._pattern_field = Field("Pattern", self.pattern)
        self.brand = BrandEditor(settings)
        self.brand.changed.connect(self._changed)
        self.thresholds = ThresholdsEditor(settings)
        self.thresholds.changed.connect(self._changed)
        self.keys = KeysEditor(settings)
        self.keys.changed.connect(self._changed)
        self.speech = SpeechCard(settings)
        self.speech.changed.connect(self._changed)
        self.data = DataCard(desk)
        self._lay_out()
        self.use(settings)

    def refresh(self) -> None:
        """Offer the clients that are known by now."""
        clients = people.names(self._desk).clients
        self.brand.use(self._settings, clients)
        self.thresholds.use(self._settings, clients)

    def use(self, settings: Settings) -> None:
        """Show other settings."""
        self._settings = settings
        self.name.setText(settings.evaluator)
        self.theme.setCurrentIndex(self.theme.findData(settings.theme))
        self.paper.setCurrentIndex(self.paper.findData(settings.page))
        for name, spin in self.seconds.items():
            spin.blockSignals(True)
            spin.setValue(getattr(settings, name))
            spin.blockSignals(False)
        self.pattern.setText(settings.name_pattern)
        self._try_pattern()
        self.keys.use(settings)
        self.speech.use(settings)
        self.refresh()

    def _changed(self, settings: Settings) -> None:
        self._settings = settings
        self.changed.emit(settings)

    def _say_name(self) -> None:
        name = self.name.text().strip()
        if name != self._settings.evaluator:
            self._changed(replace(self._settings, evaluator=name))

    def _say_theme(self) -> None:
        self._changed(replace(self._settings, theme=self.theme.currentData()))

    def _say_paper(self) -> None:
        self._changed(replace(self._settings, page=self.paper.currentData()))

    def _say_seconds(self) -> None:
        said = {name: round(spin.value(), 1) for name, spin in self.seconds.items()}
        self._changed(replace(self._settings, **said))  # type: ignore[arg-type]

    def _try_pattern(self) -> None:
        """Show live what the pattern reads from the example."""
        try:
            check_pattern(self.pattern.text())
            details = read_name(self.pattern.text(), self.example.text())
        except UserError as error:
            self._pattern_field.complain(error.message)
            self.read.setText(error.hint)
            return
        self._pattern_field.complain("")
        said = {
            "agent": details.agent,
            "team": details.team,
            "client": details.client,
            "date and time": shown_moment(details.started) if details.started else "",
            "direction": details.direction.value,
            "reference": details.reference,
        }
        found = ", ".join(f"{name} {text}" for name, text in said.items() if text)
        self.read.setText(f"Reads: {found}." if found else "Reads nothing from this name.")

    def _say_pattern(self) -> None:
        pattern = self.pattern.text()
        if not self._pattern_field.wrong and pattern != self._settings.name_pattern:
            self._changed(replace(self._settings, name_pattern=pattern))

    def _usual_pattern(self) -> None:
        self.pattern.setText(DEFAULT_PATTERN)
        self._try_pattern()
        self._say_pattern()

    def _spin(self, name: str) -> QDoubleSpinBox:
        text, low, high, step = _SECONDS[name]
        made = QDoubleSpinBox()
        made.setRange(low, high)
        made.setSingleStep(step)
        made.setDecimals(1)
        made.setSuffix(" s")
        made.setAccessibleName(f"{text}, in seconds")
        made.setKeyboardTracking(False)
        made.lineEdit().setTextMargins(look.GRID, 0, 0, 0)  # the style sheet's padding misses it
        made.valueChanged.connect(self._say_seconds)
        return made

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, cards in (
            (left, (self._you(), self._listening(), self._names(), self.speech, self.data)),
            (right, (self.brand, self.thresholds, self.keys)),
        ):
            column.setSpacing(12)
            for card in cards:
                column.addWidget(card)
        left.addStretch()
        right.setStretch(2, 1)
        inside = QWidget()
        inside.setProperty("kind", "plain")
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(0, 0, look.GRID, 0)
        columns.setSpacing(12)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setAccessibleName("Settings")
        head = QHBoxLayout()
        head.addWidget(heading("Settings"))
        head.addSpacing(look.GRID)
        head.addWidget(muted("Kept as soon as you change them."), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(2 * look.GRID, 2 * look.GRID, look.GRID, 2 * look.GRID)
        whole.setSpacing(12)
        whole.addLayout(head)
        whole.addWidget(scroll, 1)

    def _you(self) -> Card:
        card = Card()
        card.body.addWidget(title("You and the window"))
        card.body.addWidget(Field("Your name as the evaluator", self.name))
        row = QHBoxLayout()
        row.setSpacing(2 * look.GRID)
        row.addWidget(Field("Theme", self.theme), 1)
        row.addWidget(Field("Paper", self.paper), 1)
        card.body.addLayout(row)
        return card

    def _listening(self) -> Card:
        card = Card()
        card.body.addWidget(title("Listening"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * look.GRID)
        grid.setVerticalSpacing(look.GRID)
        for at, (name, spin) in enumerate(self.seconds.items()):
            grid.addWidget(Field(_SECONDS[name][0], spin), 0, at)
        card.body.addLayout(grid)
        return card

    def _names(self) -> Card:
        card = Card()
        head = QHBoxLayout()
        head.addWidget(title("What the name of a recording says"), 1)
        head.addWidget(button("Usual pattern", self._usual_pattern, kind="inline"))
        card.body.addLayout(head)
        card.body.addWidget(self._pattern_field)
        card.body.addWidget(Field("Try it on a name", self.example))
        card.body.addWidget(self.read)
        card.body.addWidget(
            muted(
                "{agent}, {team}, {client}, {started}, {direction} and {reference} are read; "
                "* stands for anything.",
                wrap=True,
            )
        )
        return card
