"""A month to choose a day from, as the rest of the window looks."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton

from evaluator.ui.icons import icon


def calendar() -> QCalendarWidget:
    """A month without the numbers of its weeks; Qt's own weekends are red in every theme."""
    made = QCalendarWidget()
    made.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        made.setWeekdayTextFormat(day, QTextCharFormat())
    for name, symbol in (("qt_calendar_prevmonth", "back"), ("qt_calendar_nextmonth", "right")):
        turn = made.findChild(QToolButton, name)
        if turn is not None:
            turn.setIcon(icon(symbol))
    return made
