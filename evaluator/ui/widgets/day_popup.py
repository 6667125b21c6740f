"""A calendar that opens beside a control, to choose a day or none."""

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QWidget

from evaluator.ui.widgets.basic import button
from evaluator.ui.widgets.calendar import calendar
from evaluator.ui.widgets.popup import Popup


class DayPopup(Popup):
    """`said` carries the day that was chosen, or None."""

    said = Signal(object)

    def __init__(self, name: str, none: str, parent: QWidget) -> None:
        """`none` is what the choice of no day reads."""
        super().__init__(name, parent)
        self.calendar = calendar()
        self.calendar.activated.connect(self.choose)
        self.calendar.clicked.connect(self.choose)
        self.body.addWidget(self.calendar)
        self.body.addWidget(button(none, self._no_day, kind="quiet"))

    def open_on(self, day: date, anchor: QWidget) -> None:
        """Open beside a control, standing on a day."""
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.open_at(anchor, self.calendar)

    def choose(self, day: QDate) -> None:
        """Choose a day, as a click does."""
        self.close()
        self.said.emit(date(day.year(), day.month(), day.day()))

    def _no_day(self) -> None:
        self.close()
        self.said.emit(None)
