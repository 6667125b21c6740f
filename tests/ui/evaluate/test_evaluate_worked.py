"""How long the work takes: only while somebody is at it, over sittings and revisions."""

import pytest
from evaluate_fakes import Clock, open_call, shown_anew
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStackedWidget, QWidget

from evaluator.desk import evaluations
from evaluator.ui import background
from evaluator.ui.evaluate.worked import IDLE, Worked
from evaluator.ui.window import MainWindow


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def worked(clock):
    made = Worked(clock)
    made.come()
    made.begin(0.0)
    return made


def test_the_time_between_signs_adds_up(worked, clock):
    for seconds in (5.0, 60.0, 0.5):
        clock.now += seconds
        worked.sign()
    assert worked.taken == pytest.approx(65.5)
    clock.now += 30.0
    assert worked.taken == pytest.approx(65.5), "the time since the last sign is not known yet"


def test_a_pause_counts_up_to_two_minutes_and_not_beyond(worked, clock):
    clock.now += IDLE
    worked.sign()
    assert worked.taken == IDLE
    clock.now += IDLE + 0.1
    worked.sign()
    assert worked.taken == IDLE
    clock.now += 1.0
    worked.sign()
    assert worked.taken == IDLE + 1.0


def test_who_is_away_does_not_work(worked, clock):
    clock.now += 10.0
    worked.go()
    clock.now += 20.0
    worked.sign()
    worked.go()
    worked.come()
    clock.now += 3.0
    worked.come()
    worked.sign()
    assert worked.taken == 13.0


def test_a_draft_goes_on_from_the_time_it_had(worked, clock):
    clock.now += 50.0  # between two drafts
    worked.begin(100.0)
    clock.now += 5.0
    worked.sign()
    assert worked.taken == 105.0


def test_a_time_that_is_not_known_stays_so(worked, clock):
    worked.begin(None)
    clock.now += 5.0
    worked.sign()
    assert worked.taken is None


def test_a_draft_that_is_begun_while_nobody_is_here_waits_for_them(clock):
    worked = Worked(clock)
    worked.begin(0.0)
    clock.now += 5.0
    worked.sign()
    worked.come()
    clock.now += 2.0
    worked.sign()
    assert worked.taken == 2.0


@pytest.fixture
def page(make_page, clock):
    return make_page(clock=clock)


def taken(desk, page):
    """What is kept of the time."""
    page._keeping.flush()
    return evaluations.draft(desk, page._keeping.sitting.evaluation_id).taken


def pass_on(page):
    """A key that changes nothing, as it comes from the desktop: through the window."""
    QTest.keyClick(page.window().windowHandle(), Qt.Key.Key_F35)


def test_answers_keys_clicks_and_scrolling_are_signs_of_work(desk, opened, clock):
    assert taken(desk, opened) == 0.0
    clock.now += 10.0
    QTest.keyClick(opened, Qt.Key.Key_3)
    assert taken(desk, opened) == 10.0
    clock.now += 4.0
    pass_on(opened)
    assert taken(desk, opened) == 14.0
    clock.now += 3.0
    QTest.mouseClick(opened.window().windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert taken(desk, opened) == 17.0
    clock.now += IDLE + 1.0
    pass_on(opened)
    assert taken(desk, opened) == 17.0


def test_playing_sound_is_work(desk, opened, clock):
    opened._moved(1.0)
    for second in range(2, 6):
        clock.now += IDLE - 1.0
        opened._moved(float(second))
    assert taken(desk, opened) == 4 * (IDLE - 1.0)


def test_the_time_stands_still_while_another_place_is_shown(qtbot, desk, opened, clock):
    places = QStackedWidget()
    qtbot.addWidget(places)
    places.addWidget(opened)
    places.addWidget(QWidget())
    with qtbot.waitActive(places):
        places.show()
        places.activateWindow()
    clock.now += 5.0
    places.setCurrentIndex(1)
    clock.now += 60.0
    places.setCurrentIndex(0)
    clock.now += 2.0
    pass_on(opened)
    spent = taken(desk, opened)
    opened.setParent(None)  # who made the page puts it away
    assert spent == 7.0


def test_the_time_stands_still_while_another_window_is_active(qtbot, desk, opened, clock):
    other = QWidget()
    qtbot.addWidget(other)
    clock.now += 5.0
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    clock.now += 60.0
    other.hide()
    with qtbot.waitActive(opened):
        opened.activateWindow()
    clock.now += 2.0
    pass_on(opened)
    assert taken(desk, opened) == 7.0


def test_in_the_window_it_counts_from_showing_the_page_to_leaving_it(qtbot, desk, settings, call):
    window = MainWindow(desk, settings)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    worked = window._evaluate._keeping.worked
    assert worked._last is None
    window.open_call(call.id)
    qtbot.waitUntil(lambda: worked._last is not None)
    assert worked.taken == 0.0
    qtbot.waitUntil(lambda: window._evaluate.player.ready)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_3)
    assert worked.taken > 0.0
    window.back()
    assert worked._last is None
    window._evaluate.hearing.close_recording()
    background.settle()


def test_sittings_and_revisions_add_up(qtbot, desk, make_page, call, clock):
    first = make_page(clock=clock)
    open_call(first, call.id)
    for _ in first._reading.form.questions:
        clock.now += 10.0
        QTest.keyClick(first, Qt.Key.Key_3)
    assert first.leave()
    first.hide()
    points = len(first._reading.form.questions)
    clock.now += 3600.0
    again = make_page(clock=clock)
    open_call(again, call.id)
    clock.now += 5.0
    pass_on(again)
    clock.now += 1.0
    again.finish()
    done = again._reading.evaluation
    assert done.taken == 10.0 * points + 5.0
    again.showing.reopen()
    shown_anew(again)
    clock.now += 7.0
    QTest.keyClick(again, Qt.Key.Key_2)
    again.finish()
    assert again._reading.evaluation.taken == done.taken + 7.0
    assert again.footer._taken.text() == (
        f"1 min of work on a {call.recording.duration:.0f} s call, 2.1 times its length"
    )
    again.showing.reopen()
    shown_anew(again)
    assert again.footer._taken.text() == ""
