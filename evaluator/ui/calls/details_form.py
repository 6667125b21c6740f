"""The details of a call as fields: agent, team, client, date and time, direction, reference."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from evaluator.desk.calls import CallDetails
from evaluator.desk.people import Names
from evaluator.errors import UserError
from evaluator.terms import Direction
from evaluator.ui import look
from evaluator.ui.widgets.field import Field, choice, complete, line
from evaluator.ui.widgets.time_field import TimeField

DIRECTIONS: Final = (
    (Direction.UNKNOWN.value, "Not known"),
    (Direction.INBOUND.value, "Inbound"),
    (Direction.OUTBOUND.value, "Outbound"),
)


class DetailsForm(QWidget):
    """Two lines of fields. `edited` with every change by the user."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.agent, self.team, self.client = line(), line(), line()
        self.started = TimeField()
        self.direction = choice(DIRECTIONS)
        self.reference = line(placeholder="Ticket, order, case …")
        self._started = Field("Date and time", self.started)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * look.GRID)
        grid.setVerticalSpacing(look.GRID)
        grid.addWidget(Field("Agent", self.agent), 0, 0, 1, 4)
        grid.addWidget(Field("Team", self.team), 0, 4, 1, 4)
        grid.addWidget(Field("Client", self.client), 0, 8, 1, 4)
        grid.addWidget(self._started, 1, 0, 1, 6)
        grid.addWidget(Field("Direction", self.direction), 1, 6, 1, 3)
        grid.addWidget(Field("Reference", self.reference), 1, 9, 1, 3)
        for column in range(12):
            grid.setColumnStretch(column, 1)
        for control in (self.agent, self.team, self.client, self.reference):
            control.textEdited.connect(self.edited)
        self.started.edited.connect(self.edited)
        self.direction.activated.connect(self.edited)

    def offer(self, names: Names) -> None:
        """Complete names from those that are known."""
        complete(self.agent, names.agents)
        complete(self.team, names.teams)
        complete(self.client, names.clients)

    def show_details(self, details: CallDetails) -> None:
        """Show these details."""
        self.agent.setText(details.agent)
        self.team.setText(details.team)
        self.client.setText(details.client)
        self.reference.setText(details.reference)
        self.started.show_time(details.started)
        for one in (self.agent, self.team, self.client, self.reference):
            one.setCursorPosition(0)
        self.direction.setCurrentIndex(self.direction.findData(details.direction.value))
        self._started.complain("")

    def details(self) -> CallDetails:
        """The details as they stand. Raises UserError, after saying it at the field."""
        try:
            started = self.started.time()
        except UserError as error:
            self._started.complain(error.message)
            raise
        self._started.complain("")
        return CallDetails(
            agent=self.agent.text().strip(),
            team=self.team.text().strip(),
            client=self.client.text().strip(),
            started=started,
            direction=Direction(self.direction.currentData()),
            reference=self.reference.text().strip(),
        )
