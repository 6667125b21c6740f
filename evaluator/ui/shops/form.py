"""The details of a mystery-shop visit as fields, checked where they are typed."""

from typing import Final, TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from evaluator.desk.calls import CallDetails
from evaluator.desk.people import Names
from evaluator.errors import UserError
from evaluator.terms import Direction, EndedBy, Shop
from evaluator.ui import look
from evaluator.ui.evaluate.card_warning import card_warning
from evaluator.ui.widgets.basic import label
from evaluator.ui.widgets.field import Field, choice, complete, line
from evaluator.ui.widgets.time_field import TimeField

ENDED: Final = (
    (EndedBy.UNKNOWN.value, "Not noted"),
    (EndedBy.AGENT.value, "The agent"),
    (EndedBy.CALLER.value, "The shopper"),
    (EndedBy.CUT_OFF.value, "The line was cut off"),
)

_MOST: Final = {
    "rings": 100,
    "seconds_to_answer": 3600,
    "menu_steps": 50,
    "hold_seconds": 14_400,
    "transfers": 20,
}
"""More than this is a slip of the keyboard, not a phone call."""

_Rows: TypeAlias = tuple[tuple[tuple[str, int], ...], ...]

_PARTS: Final[tuple[tuple[str, _Rows], ...]] = (
    (
        "The visit",
        (
            (("client", 6), ("scenario", 6)),
            (("started", 8), ("shopper", 4)),
            (("number", 6), ("reference", 6)),
        ),
    ),
    (
        "The call",
        (
            (("agent", 4), ("team", 4), ("ended_by", 4)),
            (("rings", 4), ("seconds_to_answer", 4), ("menu_steps", 4)),
            (("hold_seconds", 4), ("transfers", 4)),
        ),
    ),
)
"""Line by line: which field, and how many of twelve columns it takes."""

_WHOLE: Final = ("rings", "menu_steps", "transfers")


class ShopForm(QWidget):
    """Fields in three parts: the visit, the call, the story. `edited` with every change."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.client, self.scenario, self.shopper = line(), line(), line()
        self.agent, self.team, self.number = line(), line(), line(placeholder="+44 20 …")
        self.reference = line()
        self.started = TimeField()
        self.figures = {name: line(most=8) for name in _MOST}
        self.ended_by: QComboBox = choice(ENDED)
        self.narrative = QPlainTextEdit()
        self.narrative.setTabChangesFocus(True)
        self.narrative.setPlaceholderText("What happened, in the order it happened.")
        self.narrative.setMinimumHeight(11 * look.GRID)
        self.narrative.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.fields = self._fields()
        self._lay_out()
        self._listen()

    def offer(self, names: Names) -> None:
        """Complete names from those that are known."""
        complete(self.client, names.clients)
        complete(self.agent, names.agents)
        complete(self.team, names.teams)

    def show_visit(self, details: CallDetails, shop: Shop) -> None:
        """Show a visit; a new one is `CallDetails()` and `Shop()`."""
        self.client.setText(details.client)
        self.agent.setText(details.agent)
        self.team.setText(details.team)
        self.reference.setText(details.reference)
        self.started.show_time(details.started)
        self.scenario.setText(shop.scenario)
        self.shopper.setText(shop.shopper)
        self.number.setText(shop.number_dialled)
        for name, field in self.figures.items():
            figure = getattr(shop, name)
            field.setText("" if figure is None else f"{figure:g}")
        self.ended_by.setCurrentIndex(self.ended_by.findData(shop.ended_by.value))
        self.narrative.blockSignals(True)
        self.narrative.setPlainText(shop.narrative)
        self.narrative.blockSignals(False)
        for field_ in self.fields.values():
            field_.complain("")
            if isinstance(field_.control, QLineEdit):
                field_.control.setCursorPosition(0)  # a long text is read from its start

    def details(self) -> CallDetails:
        """The details of the call. Call `check` first."""
        return CallDetails(
            agent=self.agent.text().strip(),
            team=self.team.text().strip(),
            client=self.client.text().strip(),
            started=self.started.time(),
            direction=Direction.INBOUND,
            reference=self.reference.text().strip(),
        )

    def shop(self) -> Shop:
        """The details of the visit. Call `check` first."""
        figures = {name: _figure(name, field.text()) for name, field in self.figures.items()}
        return Shop(
            scenario=self.scenario.text().strip(),
            shopper=self.shopper.text().strip(),
            number_dialled=self.number.text().strip(),
            ended_by=EndedBy(self.ended_by.currentData()),
            narrative=self.narrative.toPlainText().strip(),
            **figures,  # type: ignore[arg-type]  # whole figures are made whole by `_figure`
        )

    def check(self) -> bool:
        """Say at each field what is wrong with it; the focus goes to the first one that is."""
        wrong = [field for name, field in self.fields.items() if not self._good(name, field)]
        if wrong:
            wrong[0].control.setFocus()
        return not wrong

    def _good(self, name: str, field: Field) -> bool:
        try:
            self._read(name)
        except UserError as error:
            field.complain(error.message)
            return False
        field.complain("")
        return True

    def _read(self, name: str) -> None:
        if name == "client" and not self.client.text().strip():
            raise UserError("Needed: for whom was the visit made?")
        if name == "scenario" and not self.scenario.text().strip():
            raise UserError("Needed: what did the shopper act out?")
        if name == "started":
            if not self.started.text.text().strip():
                raise UserError("Needed: when was the call made?")
            self.started.time()
        if name in self.figures:
            _figure(name, self.figures[name].text())

    def _fields(self) -> dict[str, Field]:
        figures = self.figures
        return {
            "client": Field("Client", self.client, required=True),
            "scenario": Field("Scenario", self.scenario, required=True),
            "shopper": Field("Shopper", self.shopper),
            "started": Field("Date and time of the call", self.started, required=True),
            "number": Field("Number dialled", self.number),
            "reference": Field("Reference", self.reference),
            "agent": Field("Agent named", self.agent),
            "team": Field("Team", self.team),
            "ended_by": Field("Who ended the call", self.ended_by),
            "rings": Field("Rings", figures["rings"]),
            "seconds_to_answer": Field("Seconds to answer", figures["seconds_to_answer"]),
            "menu_steps": Field("Menu steps", figures["menu_steps"]),
            "hold_seconds": Field("Seconds on hold", figures["hold_seconds"]),
            "transfers": Field("Transfers", figures["transfers"]),
            "narrative": Field("Narrative", self.narrative),
        }

    def _listen(self) -> None:
        lines = (self.client, self.scenario, self.shopper, self.agent, self.team, self.number)
        for one in (*lines, self.reference, *self.figures.values()):
            one.textEdited.connect(self.edited)
        self.started.edited.connect(self.edited)
        self.ended_by.activated.connect(self.edited)
        self.narrative.textChanged.connect(self.edited)
        for name, field in self.fields.items():
            if isinstance(field.control, QLineEdit) and name in self.figures:
                field.control.editingFinished.connect(lambda n=name, f=field: self._good(n, f))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.GRID)
        for name, rows in _PARTS:
            column.addWidget(label(name, bold=True))
            column.addLayout(self._grid(rows))
            column.addSpacing(look.GRID // 2)
        column.addWidget(self.fields["narrative"], 1)
        column.addWidget(card_warning(self.narrative))

    def _grid(self, rows: _Rows) -> QGridLayout:
        """Fields on a grid of twelve columns."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * look.GRID)
        grid.setVerticalSpacing(look.GRID)
        for at, fields in enumerate(rows):
            column = 0
            for name, span in fields:
                grid.addWidget(self.fields[name], at, column, 1, span)
                column += span
        for column in range(12):
            grid.setColumnStretch(column, 1)
        return grid


def _figure(name: str, text: str) -> int | float | None:
    """A figure from a field, None where nothing is noted. Raises UserError for the field."""
    text = text.strip().replace(",", ".")
    if not text:
        return None
    most = _MOST[name]
    try:
        read = int(text) if name in _WHOLE else float(text)
    except ValueError as error:
        whole = "a whole number" if name in _WHOLE else "a number"
        raise UserError(f"Give {whole} from 0 to {most}.") from error
    if not 0 <= read <= most:  # also refuses "nan"
        raise UserError(f"From 0 to {most}.")
    return read
