"""A day: a field for its date, and a calendar to choose from."""

from datetime import date
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from evaluator.forms.question import Question
from evaluator.now import now
from evaluator.ui import look
from evaluator.ui.days import day_hint
from evaluator.ui.evaluate.answers.field import FieldBox
from evaluator.ui.widgets.basic import icon_button
from evaluator.ui.widgets.day_popup import DayPopup

_WIDTH: Final = 14 * look.GRID
_ICON: Final = QSize(16, 16)


class DayBox(FieldBox):
    """Takes a date as people write it; Enter on the button opens the calendar."""

    def __init__(self, number: int, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(number, question, parent, hint=day_hint(), width=_WIDTH)

    def stops(self) -> list[QWidget]:
        """The calendar's button follows the field."""
        line, *others = super().stops()
        return [line, self.open, *others]

    def _add_field(self) -> None:
        self.popup = DayPopup(self.question.title, "No date", self)
        self.popup.said.connect(self._chosen)
        self.open = icon_button("calendar", f"Point {self.number}, calendar", self._open)
        self.open.setIconSize(_ICON)
        self._row.addWidget(self.line)
        self._row.addWidget(self.open)

    def _open(self) -> None:
        said = self._read()
        day = date.fromisoformat(said) if isinstance(said, str) else now().date()
        self.popup.open_on(day, self.open)

    def _chosen(self, day: date | None) -> None:
        self.answered.emit(None if day is None else day.isoformat())

    def _refresh(self) -> None:
        super()._refresh()
        self.open.setEnabled(not self._locked)
