"""The list of very many moments: a few are there at once, the others come between events."""

import pytest
from every_kind import long_form
from PySide6.QtWidgets import QAbstractSlider, QApplication, QVBoxLayout, QWidget

from evaluator.scoring.sheet import Sheet
from evaluator.terms import Moment
from evaluator.ui.evaluate import moments as module
from evaluator.ui.evaluate import turning
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


def some(first, last):
    return [f"m{at}" for at in range(first, last)]


@pytest.fixture
def in_tens(qtbot, listed, monkeypatch):
    """A list that shows ten moments at a time, with the first ten of 24 in it."""
    monkeypatch.setattr(turning, "MOST", 10)
    show(listed, sheet(MANY))
    qtbot.settle()
    yield listed


def test_of_more_than_it_shows_at_a_time_buttons_show_the_others(qtbot, in_tens):
    seen = []
    for turn in (in_tens.turning.later, in_tens.turning.later, in_tens.turning.earlier):
        assert turn.isVisibleTo(in_tens)
        seen.append(turn.text())
        turn.click()
        qtbot.settle()
        seen.append(by_place(in_tens))
    there = ["Later moments, 11 to 20", "Later moments, 21 to 24", "Earlier moments, 11 to 20"]
    assert seen[::2] == there
    assert seen[1::2] == [some(10, 20), some(20, 24), some(10, 20)]


def offered(listed):
    turning = listed.turning
    return turning.earlier.isVisibleTo(listed), turning.later.isVisibleTo(listed)


def test_with_the_first_there_are_no_earlier_ones_and_with_the_last_no_later(qtbot, in_tens):
    assert offered(in_tens) == (False, True)
    in_tens.reveal(f"m{MANY - 1}")
    assert offered(in_tens) == (True, False)
    show(in_tens, sheet(10))
    assert offered(in_tens) == (False, False)


@pytest.mark.parametrize("seek", ["reveal", "write_note"])
def test_a_moment_among_the_others_is_turned_to(qtbot, in_tens, seek):
    getattr(in_tens, seek)("m15")
    qtbot.settle()
    assert by_place(in_tens) == some(10, 20) and in_view(in_tens, "m15")


def test_what_is_taken_in_hand_is_shown_and_who_turns_on_stays_there(qtbot, in_tens):
    show(in_tens, sheet(MANY), hand="m22")
    assert "m22" in in_tens.rows
    in_tens.turning.earlier.click()
    show(in_tens, sheet(MANY), hand="m22")
    qtbot.settle()
    assert by_place(in_tens) == some(10, 20)


def test_where_others_give_way_the_list_goes_back_to_what_there_is(qtbot, in_tens):
    in_tens.reveal("m23")
    show(in_tens, sheet(12))
    qtbot.settle()
    assert by_place(in_tens) == some(10, 12)
    show(in_tens, sheet(MANY + 30, first=MANY))
    qtbot.settle()
    assert by_place(in_tens) == some(MANY, MANY + 10)


def test_the_keyboard_leaves_a_note_that_gives_way_and_nothing_is_taken_in_hand(qtbot, in_tens):
    qtbot.waitActive(in_tens.window())
    in_tens.write_note("m3")
    entered, left = [], []
    in_tens.entered.connect(entered.append)
    in_tens.left_field.connect(lambda: left.append(in_tens.clearFocus()))
    show(in_tens, sheet(MANY), hand="m15")
    qtbot.settle()
    assert by_place(in_tens) == some(10, 20) and entered == [] and len(left) == 1


def test_the_keyboard_stays_at_the_buttons_while_they_are_pressed(qtbot, in_tens):
    qtbot.waitActive(in_tens.window())
    entered = []
    in_tens.entered.connect(entered.append)
    in_tens.turning.later.setFocus()
    for stays in (in_tens.turning.later, in_tens.turning.earlier):
        in_tens.turning.later.click()
        qtbot.settle()
        assert QApplication.focusWidget() is stays
    assert entered == []
    earlier = in_tens.turning.earlier
    chain = [earlier, *(stop for id in some(20, 24) for stop in in_tens.rows[id].stops())]
    at, following = earlier, [earlier]
    while (at := at.nextInFocusChain()) is not earlier:
        following.append(at)
    assert [one for one in following if one in chain] == chain
