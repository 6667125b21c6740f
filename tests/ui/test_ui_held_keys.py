"""Keys that are pressed while something is read come to what is shown then, as keys do."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from evaluator.ui.held_keys import HeldKeys

KEY = Qt.Key


@pytest.fixture
def place(qtbot):
    """A field and a button, with a shortcut on 3 that writes down when it is used."""
    place = QWidget()
    qtbot.addWidget(place)
    column = QVBoxLayout(place)
    place.field, place.button, place.done = QLineEdit(), QPushButton("Go"), []
    column.addWidget(place.field)
    column.addWidget(place.button)
    shortcut = QShortcut(QKeySequence("3"), place)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(lambda: place.done.append("3"))
    place.button.clicked.connect(lambda: place.done.append("click"))
    with qtbot.waitActive(place):
        place.show()
        place.activateWindow()
    return place


@pytest.fixture
def keys(place):
    keys = HeldKeys(place)
    yield keys
    keys.drop()


def test_what_is_held_does_nothing_until_it_is_let_go_and_then_comes_in_turn(place, keys):
    place.field.setFocus()
    keys.hold()
    QTest.keyClick(place.field, KEY.Key_3)
    QTest.keyClick(place.field, KEY.Key_Space)
    assert place.done == [] and place.field.text() == ""
    place.button.setFocus()
    keys.let_go()
    assert place.done == ["3", "click"]
    assert place.field.text() == ""


def test_a_field_that_has_the_focus_then_takes_its_letters_before_shortcuts_do(place, keys):
    place.button.setFocus()
    keys.hold()
    QTest.keyClicks(place.button, "a3")
    place.field.setFocus()
    keys.let_go()
    assert place.field.text() == "a3" and place.done == []


def test_what_is_dropped_never_comes(place, keys):
    place.button.setFocus()
    keys.hold()
    QTest.keyClick(place.button, KEY.Key_3)
    keys.drop()
    keys.let_go()
    assert place.done == []
    QTest.keyClick(place.button, KEY.Key_3)
    assert place.done == ["3"]
