import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSlider, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from evaluator.ui.widgets.in_view import FocusInView, keep_in_view

HIGH = 60


class Column(QScrollArea):
    """Many fields below each other, of which a few are in view."""

    def __init__(self):
        super().__init__()
        inner = QWidget()
        self.column = QVBoxLayout(inner)
        self.fields = [self.add() for _ in range(20)]
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)
        self.resize(240, 3 * HIGH)

    def add(self, place=-1):
        made = QWidget()
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setMinimumHeight(HIGH)
        self.column.insertWidget(place, made)
        return made

    def sees(self, field):
        return field.isVisible() and field.visibleRegion().boundingRect() == field.rect()


@pytest.fixture
def area(qtbot):
    made = Column()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.fields[0].setFocus()
    yield made


def kept(field):
    field.setFocus()
    keep_in_view(field, field)
    return field


def test_what_was_only_just_made_at_the_end_comes_into_view(qtbot, area):
    new = kept(area.add())
    qtbot.waitUntil(lambda: area.sees(new))


def test_it_stays_there_while_more_comes_above_it(qtbot, area):
    field = kept(area.fields[15])
    qtbot.waitUntil(lambda: area.sees(field))
    before = area.verticalScrollBar().maximum()
    for _ in range(8):
        area.add(place=0)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() >= before + 8 * HIGH)
    qtbot.waitUntil(lambda: area.sees(field))


def test_what_was_hidden_is_in_view_once_it_shows(qtbot, area):
    field = area.fields[-1]
    field.hide()
    keep_in_view(field, area.fields[0])
    field.show()
    qtbot.waitUntil(lambda: area.sees(field))


@pytest.mark.parametrize("leave", ["scroll", "focus"])
def test_whoever_looks_elsewhere_is_not_called_back(qtbot, area, leave):
    field, bar = kept(area.fields[-1]), area.verticalScrollBar()
    qtbot.waitUntil(lambda: area.sees(field))
    if leave == "scroll":
        bar.triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
    else:
        area.fields[0].setFocus()
        bar.setValue(0)
    before = bar.maximum()
    area.add()
    qtbot.waitUntil(lambda: bar.maximum() > before)
    qtbot.settle()
    assert bar.value() == 0


def test_tab_into_a_list_that_is_scrolled_away_comes_to_what_is_seen(qtbot):
    place = QWidget()
    qtbot.addWidget(place)
    before, area = QLineEdit(), Column()
    column = QVBoxLayout(place)
    column.addWidget(before)
    column.addWidget(area)
    seen = FocusInView(place)
    place.resize(240, 4 * HIGH)
    with qtbot.waitActive(place):
        place.show()
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    before.setFocus()
    bar.setValue(bar.maximum())
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: area.sees(area.fields[0]))
    assert area.fields[0].hasFocus() and seen.parent() is place
