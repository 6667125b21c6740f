"""A text field is as high as its text, from its first showing on."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from evaluator.ui.evaluate.field import Field

LONG = (
    "A warm opening and a complete close: the caller knows the day, the hour and what to do. " * 2
)


def held(qtbot, field, width=300):
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.addWidget(field)
    column.addStretch()
    holder.resize(width, 400)
    qtbot.addWidget(holder)
    holder.show()
    return holder


def test_a_text_that_is_there_before_the_field_is_shown_is_seen_whole(qtbot):
    field, one = Field("Strengths"), Field("One line")
    field.show_text(LONG)
    one.show_text("Short.")
    holder = held(qtbot, field)
    holder.layout().insertWidget(0, one)
    qtbot.waitUntil(lambda: field.height() > 2 * one.height())


def test_another_width_makes_another_height(qtbot):
    field = Field("Strengths")
    field.show_text(LONG)
    holder = held(qtbot, field)
    qtbot.waitUntil(lambda: field.height() > 60)
    narrow = field.height()
    holder.resize(1400, 400)
    qtbot.waitUntil(lambda: field.height() < narrow)


def test_a_long_text_grows_to_its_most_and_scrolls(qtbot):
    field = Field("Comment", most=3)
    holder = held(qtbot, field)
    field.show_text("line\n" * 40)
    qtbot.waitUntil(lambda: field.verticalScrollBar().maximum() > 0)
    assert field.height() == field.sizeHint().height()
    field.show_text("")
    qtbot.waitUntil(lambda: field.height() < 50)
    assert holder.isVisible()
