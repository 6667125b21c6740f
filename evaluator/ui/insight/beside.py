"""The lower half of Insight: points, sections, what was noted or the time taken, side by side."""

from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from evaluator.ui import look
from evaluator.ui.insight.noted_table import NotedTable
from evaluator.ui.insight.points_table import PointsTable
from evaluator.ui.insight.sections_table import SectionsTable
from evaluator.ui.insight.time_table import TimeTable
from evaluator.ui.insight.view import Shown, View
from evaluator.ui.widgets.basic import Card, Chip, Elided, muted, title

_NOTES: Final = {
    Shown.POINTS: "choose rows to draw them; dashed: under 3 calls",
    Shown.SECTIONS: "average and 95 % interval, over the calls in which a section counted",
    Shown.NOTED: "of all calls; shares of those in which it was answered",
    Shown.TIME: "measured while somebody is at work on a call, all sittings together",
}
_NAMES: Final = {
    Shown.SECTIONS: "Sections",
    Shown.NOTED: "Noted",
    Shown.TIME: "Time taken",
}


class Words(StrEnum):
    """What is said in place of a table that has nothing to show."""

    SECTIONS = "No section was scored in these calls: their forms have none."
    NOTED = "Nothing was noted in these calls: their forms score every answer to choose from."


class Beside(Card):
    """Shows a `View`. `asked` comes when something is chosen that has to be asked for."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.points = PointsTable()
        self.sections = SectionsTable()
        self.noted = NotedTable()
        self.times = TimeTable()
        self.nothing = muted("", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.chip = Chip("Side by side", "Points")
        self.chip.offer(_NAMES.items())
        self.chip.chosen.connect(lambda _: self.asked.emit())
        self.title, self._note = title(""), Elided(kind="muted")
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._tables = QStackedWidget()
        row = QHBoxLayout()
        row.setSpacing(2 * look.GRID)
        row.addWidget(self.title)
        row.addWidget(self.chip)
        row.addWidget(self._note, 1)
        self.body.addLayout(row)
        for one in (self.points, self.sections, self.noted, self.times, self.nothing):
            self._tables.addWidget(one)
        self.body.addWidget(self._tables, 1)

    @property
    def shown(self) -> Shown:
        """Which table is chosen."""
        return Shown(self.chip.value)

    def show_view(self, view: View, names: str, name: str) -> None:
        """Show what was asked; `names` and `name` are of what is compared, as “Agents”, “agent”."""
        parts = "forms" if view.by_form else "points"
        self.chip.name_everything(parts.capitalize())
        self.points.show_table(view.table, name.capitalize())
        table: QWidget = self.points
        head = f"{names} and {parts}"
        match view.shown:
            case Shown.SECTIONS:
                table, head = self.sections, "Sections, all calls"
                self.sections.show_sections(view.sections)
                if not self.sections.model().rowCount():
                    table = self._without(Words.SECTIONS)
            case Shown.NOTED:
                table, head = self.noted, "Noted, without a score"
                self.noted.show_noted(view.noted)
                if not view.noted:
                    table = self._without(Words.NOTED)
            case Shown.TIME:
                table, head = self.times, f"{names} and time taken"
                self.times.show_timings(view.timings, name.capitalize())
        self.title.setText(head)
        self._note.setText(_NOTES[view.shown])
        self._tables.setCurrentWidget(table)

    def _without(self, words: Words) -> QWidget:
        self.nothing.setText(words)
        return self.nothing
