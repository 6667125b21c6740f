"""The overall words: they stand back where room is short, and the calendar is worked by keys."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication

from evaluator.ui.evaluate.feedback import DueDate, Feedback

LONG = "You let her finish and said back what you had understood before you asked. " * 4


@pytest.fixture
def feedback(opened):
    return opened.side.feedback


def lines(field):
    return round((field.height() - 14) / field.fontMetrics().lineSpacing())


def test_in_a_low_window_a_field_is_a_line_until_it_is_written_in(qtbot, opened, feedback):
    opened.resize(1192, 700)
    feedback.strengths.setFocus()
    feedback.strengths.insertPlainText(LONG)
    assert lines(feedback.strengths) > 3
    moments = opened.side.moments
    qtbot.waitUntil(lambda: moments.height() > 0)
    opened.questions.take_focus()
    assert lines(feedback.strengths) == 1
    feedback.strengths.setFocus()
    assert lines(feedback.strengths) > 3


def test_in_a_high_window_all_of_it_is_shown(qtbot, opened, feedback):
    feedback.strengths.setFocus()
    feedback.strengths.insertPlainText(LONG)
    opened.questions.take_focus()
    opened.resize(1192, 1100)
    qtbot.waitUntil(lambda: lines(feedback.strengths) > 3)


def test_arrows_stay_in_the_calendar(qtbot, opened, feedback):
    due = feedback.due
    before = opened._reading.focus
    due.button.click()
    calendar = due.popup.calendar
    calendar.setSelectedDate(QDate(2026, 12, 16))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Right):
        qtbot.keyClick(QApplication.focusWidget(), key)
    assert due.popup.isVisible() and calendar.selectedDate() == QDate(2026, 12, 24)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert not due.popup.isVisible()
    assert opened._reading.sheet.action_due == date(2026, 12, 24)
    assert opened._reading.focus == before


def test_esc_leaves_the_date_as_it_is(qtbot, opened, feedback):
    feedback.due.button.click()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not feedback.due.popup.isVisible() and opened._reading.sheet.action_due is None


def test_a_due_date_is_read_where_nothing_can_be_changed(qtbot):
    due = DueDate()
    qtbot.addWidget(due)
    due.lock(True)
    assert due.isHidden(), "no day takes no room"
    due.show_day(date(2026, 12, 4))
    assert not due.isHidden() and due.button.isHidden()
    assert due._text.text().startswith("Due ") and not due._text.isHidden()
    due.lock(False)
    assert due._text.isHidden() and not due.button.isHidden()


def test_nothing_is_a_window_before_it_stands_in_one(qtbot):
    """A part that shows itself while it is made flashes on the desktop and takes the keyboard."""
    made = Feedback()
    qtbot.addWidget(made)
    due = DueDate()
    qtbot.addWidget(due)
    assert not due.isVisible() and not made.isVisible() and not made.due.isVisible()
