"""What the agent will read first: strengths, one thing to improve, one action with its due date."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from evaluator.now import now
from evaluator.scoring.sheet import Sheet
from evaluator.ui import look
from evaluator.ui.days import shown_day
from evaluator.ui.evaluate.card_warning import card_warning
from evaluator.ui.evaluate.field import Field
from evaluator.ui.widgets.basic import button, label
from evaluator.ui.widgets.day_popup import DayPopup

_BESIDE = 72
"""Pixels: the shortened names beside their fields, one below the other."""


class Feedback(QWidget):
    """The overall words. It says what was typed and shows what it is given.

    `left_field` comes when Esc leaves a field.
    """

    strengths_said = Signal(str)
    improvement_said = Signal(str)
    action_said = Signal(str)
    due_said = Signal(object)
    left_field = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strengths = Field("Strengths", "What went well …", most=5)
        self.improvement = Field("One thing to improve", "What matters most …", most=5)
        self.action = Field("One action", "What the agent will do …", most=4)
        self.due = DueDate()
        for field, said in (
            (self.strengths, self.strengths_said),
            (self.improvement, self.improvement_said),
            (self.action, self.action_said),
        ):
            field.typed.connect(said)
            field.left.connect(self.left_field)
        self.due.said.connect(self.due_said)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 16, 10)
        column.setSpacing(6)
        self._rows: list[tuple[QBoxLayout, QLabel, str, str]] = []
        self._row(column, "Strengths", "Strengths", self.strengths)
        self._row(column, "One thing to improve", "To improve", self.improvement)
        self._row(column, "One action", "Action", self.action, self.due)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show what has been said."""
        self.strengths.show_text(sheet.strengths)
        self.improvement.show_text(sheet.improvement)
        self.action.show_text(sheet.action)
        self.due.show_day(sheet.action_due)

    def rest(self, lines: int) -> None:
        """Show at most so many lines of a field while nobody writes in it.

        With one line its name stands beside it, shortened, and not above.
        """
        for field in (self.strengths, self.improvement, self.action):
            field.rest(lines)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        for row, name, text, short in self._rows:
            row.setDirection(across if lines == 1 else down)
            name.setText(short if lines == 1 else text)
            name.setMinimumWidth(_BESIDE if lines == 1 else 0)

    def _row(
        self, column: QVBoxLayout, text: str, short: str, field: Field, *beside: QWidget
    ) -> None:
        name = label(text, look.SMALL, bold=True, kind="muted")
        row = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        row.setSpacing(2)
        row.addWidget(name)
        side = QHBoxLayout()
        side.setSpacing(look.GRID)
        side.addWidget(field, 1)
        for one in beside:
            side.addWidget(one)
        row.addLayout(side, 1)
        column.addLayout(row)
        column.addWidget(card_warning(field))
        self._rows.append((row, name, text, short))

    def lock(self, locked: bool) -> None:
        """Let it be read only."""
        for field in (self.strengths, self.improvement, self.action):
            field.lock(locked)
        self.due.lock(locked)


class DueDate(QWidget):
    """A button that reads the date and opens a calendar; no date is a choice too."""

    said = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day: date | None = None
        self._locked = False
        self.popup = DayPopup("Due date of the action", "No due date", self)
        self.popup.said.connect(self.said)
        self.button = button("", self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._text = label("", kind="muted")
        self._text.hide()
        row.addWidget(self.button)
        row.addWidget(self._text)
        self._say()

    def lock(self, locked: bool) -> None:
        """Let it be read only."""
        self._locked = locked
        self._show()

    def show_day(self, day: date | None) -> None:
        """Show a date, or that there is none."""
        self._day = day
        self._say()
        self._show()

    def _say(self) -> None:
        shown = "Due …" if self._day is None else "Due " + shown_day(self._day)
        self.button.setText(shown)
        self._text.setText(shown)
        self.button.setAccessibleName(
            "Due date of the action: " + ("none" if self._day is None else shown)
        )

    def _show(self) -> None:
        """What can only be read has no button, and takes no room where there is no day."""
        self.button.setVisible(not self._locked)
        self._text.setVisible(self._locked)
        self.setVisible(not self._locked or self._day is not None)

    def _open(self) -> None:
        self.popup.open_on(self._day or now().date() + timedelta(days=7), self.button)
