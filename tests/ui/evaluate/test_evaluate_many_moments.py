"""The list of very many moments: a few are there at once, the others come between events."""

import pytest
from every_kind import long_form
from PySide6.QtWidgets import QAbstractSlider, QApplication, QVBoxLayout, QWidget

from evaluator.scoring.sheet import Sheet
from evaluator.terms import Moment
from evaluator.ui.evaluate import moments as module
from evaluator.ui.evaluate.moment_row import MomentRow
from evaluator.ui.evaluate.moments import Moments

MANY = 24
FORM = long_form(sections=1, questions=1)


@pytest.fixture
def listed(qtbot, monkeypatch):
    """A list with room for a few, a row an event however fast the machine is."""
    monkeypatch.setattr(module, "_SLICE", -1)
    place, after = QWidget(), QWidget()
    qtbot.addWidget(place)
    made = Moments(after)
    column = QVBoxLayout(place)
    column.addWidget(after)
    column.addWidget(made)
    place.resize(420, 300)
    place.show()
    yield made


def sheet(count, first=0):
    return Sheet(moments=tuple(Moment(id=f"m{at}", start=at) for at in range(first, count)))


def show(listed, sheet, hand=None):
    listed.show_moments(sheet, FORM, "", hand)


def by_place(listed):
    return sorted(listed.rows, key=lambda id: listed.rows[id].y())


def in_view(listed, id):
    row, top = listed.rows[id], listed.verticalScrollBar().value()
    return top <= row.y() and row.y() + row.height() <= top + listed.viewport().height()


def test_the_first_is_there_at_once_and_all_come_in_their_order(qtbot, listed):
    show(listed, sheet(MANY))
    assert list(listed.rows) == ["m0"] and not listed.whole
    qtbot.settle()
    assert listed.whole and by_place(listed) == [f"m{at}" for at in range(MANY)]


def test_tab_goes_through_all_however_they_came(qtbot, listed):
    show(listed, sheet(MANY), hand="m9")
    qtbot.settle()
    stops = [stop for id in by_place(listed) for stop in listed.rows[id].stops()]
    following = [stops[0]]
    while (after := following[-1].nextInFocusChain()) is not stops[0]:
        following.append(after)
    assert [one for one in following if one in stops] == stops


def test_the_note_of_one_that_is_still_to_come_takes_the_cursor(qtbot, listed):
    qtbot.waitActive(listed.window())
    show(listed, sheet(MANY))
    listed.write_note(f"m{MANY - 1}")
    assert QApplication.focusWidget() is listed.rows[f"m{MANY - 1}"].note


def test_one_that_was_looked_for_stays_in_view_while_others_come_above(qtbot, listed):
    show(listed, sheet(MANY))
    listed.reveal("m15")
    qtbot.settle()
    assert listed.whole and in_view(listed, "m15")


def test_one_that_has_only_just_come_below_all_others_is_seen(qtbot, listed):
    show(listed, sheet(MANY))
    qtbot.settle()
    show(listed, sheet(MANY + 1))
    listed.write_note(f"m{MANY}")
    assert listed.whole
    qtbot.settle()
    assert in_view(listed, f"m{MANY}")


def test_whoever_scrolls_while_others_come_stays_there(qtbot, listed):
    show(listed, sheet(MANY))
    listed.reveal("m15")
    qtbot.waitUntil(lambda: listed.verticalScrollBar().value() > 0)
    listed.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
    assert not listed.whole
    qtbot.settle()
    assert listed.verticalScrollBar().value() == 0


def test_those_of_another_call_take_their_place_and_the_others_are_gone(qtbot, listed):
    show(listed, sheet(MANY))
    qtbot.settle()
    show(listed, sheet(MANY + 2, first=MANY))
    assert not any(row.isVisibleTo(listed) for row in rows(listed) if row not in shown(listed))
    qtbot.settle()
    assert list(listed.rows) == ["m24", "m25"] and len(rows(listed)) == 2


def rows(listed):
    return listed.findChildren(MomentRow)


def shown(listed):
    return list(listed.rows.values())
