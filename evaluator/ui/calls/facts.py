"""The facts of a call as fields: agent, team, client, date and time, direction, reference."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from evaluator.desk.calls import CallFacts
from evaluator.desk.people import Names
from evaluator.errors import UserError
from evaluator.terms import Direction
from evaluator.ui import look
from evaluator.ui.widgets.field import Field, choice, complete, line
from evaluator.ui.widgets.time_field import TimeField

DIRECTIONS: Final = (
    (Direction.UNKNOWN.value, "Not known"),
    (Direction.INBOUND.value, "Inbound: the caller rang"),
    (Direction.OUTBOUND.value, "Outbound: the agent rang"),
)


class FactsForm(QWidget):
    """Fields in a grid, `columns` wide. `edited` with every change by the user."""

    edited = Signal()

    def __init__(self, *, columns: int, client_needed: bool = False) -> None:
        super().__init__()
        self.agent, self.team, self.client = line(), line(), line()
        self.started = TimeField()
        self.direction = choice(DIRECTIONS)
        self.reference = line(placeholder="Ticket, order, case …")
        self._started = Field("Date and time", self.started)
        self._client = Field("Client", self.client, required=client_needed)
        fields = (
            Field("Agent", self.agent),
            Field("Team", self.team),
            self._client,
            self._started,
            Field("Direction", self.direction),
            Field("Reference", self.reference),
        )
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * look.GRID)
        grid.setVerticalSpacing(look.GRID)
        for at, field in enumerate(fields):
            grid.addWidget(field, at // columns, at % columns)
        for at in range(columns):
            grid.setColumnStretch(at, 1)
        for control in (self.agent, self.team, self.client, self.reference):
            control.textEdited.connect(self.edited)
        self.started.edited.connect(self.edited)
        self.direction.activated.connect(self.edited)

    def offer(self, names: Names) -> None:
        """Complete names from those that are known."""
        complete(self.agent, names.agents)
        complete(self.team, names.teams)
        complete(self.client, names.clients)

    def show_facts(self, facts: CallFacts) -> None:
        """Show these facts."""
        self.agent.setText(facts.agent)
        self.team.setText(facts.team)
        self.client.setText(facts.client)
        self.started.show_time(facts.started)
        self.direction.setCurrentIndex(self.direction.findData(facts.direction.value))
        self.reference.setText(facts.reference)
        self._started.complain("")
        self._client.complain("")

    def facts(self) -> CallFacts:
        """The facts as they stand. Raises UserError, after saying it at the field."""
        try:
            started = self.started.time()
        except UserError as error:
            self._started.complain(error.message)
            raise
        self._started.complain("")
        return CallFacts(
            agent=self.agent.text().strip(),
            team=self.team.text().strip(),
            client=self.client.text().strip(),
            started=started,
            direction=Direction(self.direction.currentData()),
            reference=self.reference.text().strip(),
        )

    def complain_client(self, what: str) -> None:
        """Say at the client what is wrong with it."""
        self._client.complain(what)
