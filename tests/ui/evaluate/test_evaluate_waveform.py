"""The waveform: clicks, zoom, flags, growing peaks, and the strip that the playhead costs."""

import time

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication

from evaluator.audio.peaks import peaks_of
from evaluator.terms import Moment
from evaluator.ui import look
from evaluator.ui.evaluate.flag import in_sight, placed
from evaluator.ui.evaluate.lanes import lane_image
from evaluator.ui.evaluate.waveform import Waveform

RATE, BUCKET = 8000, 80
LEFT = Qt.MouseButton.LeftButton


def peaks(seconds, *, lanes=2, loud=20000):
    high = np.full((lanes, int(seconds * RATE / BUCKET)), loud, np.int16)
    return peaks_of(-high, high, sample_rate=RATE, bucket=BUCKET, duration=seconds, complete=True)


@pytest.fixture
def waveform(qtbot):
    made = Waveform()
    qtbot.addWidget(made)
    made.resize(892, 168)  # 800 pixels of lane: 20 a second of 40
    made.show_recording(40.0, 2, 0)
    with qtbot.waitExposed(made):
        made.show()
    return made


def at(waveform, seconds, y=80):
    return QPoint(round(waveform._x(seconds)), y)


def colour(picture, seconds, waveform, y):
    ratio = picture.devicePixelRatio()
    point = at(waveform, seconds, y)
    return picture.toImage().pixelColor(round(point.x() * ratio), round(point.y() * ratio)).name()


def test_a_click_goes_there(qtbot, waveform):
    with qtbot.waitSignal(waveform.seek_asked) as said:
        qtbot.mouseClick(waveform, LEFT, pos=at(waveform, 25))
    assert said.args[0] == pytest.approx(25, abs=0.06)


def test_no_time_under_the_lanes_is_cut_off_at_the_edge(waveform):
    """The last tick stands where the recording ends, and its label has no room there."""
    picture = waveform.grab().toImage()
    edge, foot = picture.width() - 1, picture.height()
    drawn = {picture.pixelColor(edge, y).name() for y in range(foot - 40, foot)}
    assert len(drawn) == 1


def test_a_click_on_a_flag_is_for_its_moment(qtbot, waveform):
    waveform.show_moments([Moment(id="one", start=10), Moment(id="two", start=20)], "")
    with qtbot.waitSignal(waveform.moment_wanted) as said:
        qtbot.mouseClick(waveform, LEFT, pos=at(waveform, 20, 11))
    assert said.args == ["two"]


def test_names_and_gutter_are_no_place_to_go_to(qtbot, waveform):
    with qtbot.assertNotEmitted(waveform.seek_asked):
        qtbot.mouseClick(waveform, LEFT, pos=QPoint(20, 40))


def test_pressing_goes_there_before_it_is_a_drag(qtbot, waveform):
    heard = []
    waveform.seek_asked.connect(heard.append)
    qtbot.mousePress(waveform, LEFT, pos=at(waveform, 5))
    qtbot.mouseMove(waveform, at(waveform, 30))
    qtbot.mouseRelease(waveform, LEFT, pos=at(waveform, 30))
    assert heard[0] == pytest.approx(5, abs=0.06)


def test_ctrl_and_wheel_zoom_at_the_mouse_and_the_wheel_scrolls(waveform):
    def turn(seconds, modifier):
        pos = QPointF(at(waveform, seconds))
        event = QWheelEvent(
            pos,
            waveform.mapToGlobal(pos),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            modifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(waveform, event)

    turn(20, Qt.KeyboardModifier.ControlModifier)
    assert waveform.timeline.length == pytest.approx(40 / 1.5)
    assert waveform._map.isVisible()
    start = waveform.timeline.start
    turn(20, Qt.KeyboardModifier.NoModifier)
    assert waveform.timeline.start < start
    waveform.fit()
    assert waveform.timeline.is_whole
    assert not waveform._map.isVisible()


def test_home_and_end_go_to_either_end(qtbot, waveform):
    heard = []
    waveform.seek_asked.connect(heard.append)
    qtbot.keyClick(waveform, Qt.Key.Key_End)
    qtbot.keyClick(waveform, Qt.Key.Key_Home)
    assert heard == [40.0, 0.0]


def test_it_draws_what_is_decoded_and_nothing_beyond(waveform):
    waveform.show_peaks(peaks(20), whole=False)
    picture = waveform.grab()
    agent_top = 35  # well inside the agent's lane, away from its middle line
    assert colour(picture, 10, waveform, agent_top) == look.current().agent
    assert colour(picture, 30, waveform, agent_top) == look.current().panel
    assert waveform.timeline.duration == 40


def test_a_recording_that_was_cut_off_ends_where_its_sound_ends(waveform):
    waveform.show_peaks(peaks(20), whole=True)
    assert waveform.timeline.duration == 20


def test_swapping_draws_the_other_channel_on_top(waveform):
    low, high = np.zeros((2, 4000), np.int16), np.zeros((2, 4000), np.int16)
    high[1], low[1] = 20000, -20000
    whole = peaks_of(low, high, sample_rate=RATE, bucket=BUCKET, duration=40.0, complete=True)
    waveform.show_peaks(whole, whole=True)
    assert colour(waveform.grab(), 10, waveform, 35) == look.current().panel
    waveform.gutter.show_agent(1)
    assert colour(waveform.grab(), 10, waveform, 35) == look.current().agent


def test_one_channel_is_one_lane_without_a_swap(waveform):
    waveform.show_recording(40.0, 1, 0)
    waveform.show_peaks(peaks(40, lanes=1), whole=True)
    assert not waveform.gutter.swap.isVisible()
    assert colour(waveform.grab(), 10, waveform, 60) == look.current().agent


def test_the_playhead_costs_two_narrow_strips(qtbot, waveform):
    waveform.show_peaks(peaks(40), whole=True)
    waveform.grab()
    painted = []
    draw = waveform._drawn
    waveform._drawn = lambda ratio: painted.append(ratio) or draw(ratio)
    for frame in range(100):
        waveform.show_position(frame / 60)
    qtbot.settle()
    assert painted == [], "moving the playhead drew the whole picture again"
    assert waveform._strip(10).width() <= 6


def test_zoomed_in_the_view_turns_when_the_playhead_leaves_it(waveform):
    waveform.zoom(8)
    waveform.show_position(30)
    assert waveform.timeline.sees(30)


def test_who_looks_elsewhere_while_it_plays_stays_there(waveform):
    waveform.zoom(8)
    waveform.show_position(1)
    waveform.look_at(35)
    for frame in range(20):
        waveform.show_position(1 + frame / 60)
    assert waveform.timeline.sees(35)
    waveform.show_position(12)
    assert waveform.timeline.sees(12)


def test_the_map_shows_the_whole_call_and_a_click_on_it_looks_there(qtbot, waveform):
    loud = peaks(40)
    waveform.show_peaks(loud, whole=True)
    waveform.show_moments([Moment(id="one", start=30)], "")
    lanes = waveform._lanes_height()
    waveform.zoom(8)
    strip = waveform._map
    assert strip.isVisible() and waveform._lanes_height() < lanes
    assert strip.geometry().top() >= 22 + waveform._lanes_height() + 16, "it covers the times"
    image = strip.grab().toImage()
    assert image.pixelColor(600, 9).name() == look.current().accent
    assert image.pixelColor(500, 9).name() == look.current().muted
    start = waveform.timeline.length
    qtbot.mouseClick(strip, LEFT, pos=QPoint(400, 9))
    assert waveform.timeline.start + start / 2 == pytest.approx(20, abs=0.1)
    qtbot.mousePress(strip, LEFT, pos=QPoint(400, 9))
    qtbot.mouseMove(strip, QPoint(2000, 9))
    qtbot.mouseRelease(strip, LEFT, pos=QPoint(2000, 9))
    assert waveform.timeline.end == 40


def test_the_playhead_on_the_map_draws_nothing_again(qtbot, waveform):
    waveform.show_peaks(peaks(40), whole=True)
    waveform.zoom(8)
    waveform.grab()
    picture = waveform._map._picture
    waveform.show_position(1.0)
    waveform.grab()
    assert waveform._map._picture is picture


@pytest.mark.parametrize("length", [7200, 300, 3])
def test_two_hours_are_drawn_in_a_fraction_of_a_frame_that_is_noticed(waveform, length):
    waveform.show_recording(7200.0, 2, 0)
    waveform.show_peaks(peaks(7200), whole=True)
    waveform.zoom(7200 / length)
    taken = []
    for step in range(5):
        waveform.show_selection((0, 10.0 + step))
        begun = time.thread_time()
        waveform.grab()
        taken.append(time.thread_time() - begun)
    assert min(taken) < 0.05, "a frame takes a few milliseconds of this processor"


def test_a_stretch_is_brought_into_view_with_something_around_it(waveform):
    waveform.show_stretch(20, 29)
    assert (waveform.timeline.start, waveform.timeline.end) == (17, 32)
    waveform.show_stretch(39.5, 39.5)
    assert (waveform.timeline.start, waveform.timeline.end) == (36, 40)


def test_a_stretch_is_shaded_from_its_start_to_its_end(waveform):
    waveform.show_moments([Moment(id="one", start=10, end=20)], "")
    picture = waveform.grab()
    assert colour(picture, 15, waveform, 35) == look.current().accent_soft
    assert colour(picture, 25, waveform, 35) == look.current().panel


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_every_column_is_drawn_at_every_scale(waveform, ratio):
    waveform.show_peaks(peaks(40), whole=True)
    picture = waveform._drawn(ratio)
    assert picture.width() == round(892 * ratio)
    image = picture.toImage()
    row = round(35 * ratio)
    first, last = round(waveform._x(0.5) * ratio), round(waveform._x(39.5) * ratio)
    agent = QColor(look.current().agent).rgb()
    assert all(image.pixel(x, row) == agent for x in range(first, last))


def test_silence_is_a_hairline_and_full_scale_fills_the_lane():
    silent = np.zeros(4, np.float32)
    image = lane_image(silent, silent, 40, "#ff0000")
    assert sum(image.pixelColor(0, y).alpha() > 0 for y in range(40)) in (1, 2)
    full = np.ones(4, np.float32)
    image = lane_image(-full, full, 40, "#ff0000")
    assert sum(image.pixelColor(0, y).alpha() > 0 for y in range(40)) >= 38


def test_the_theme_changes_while_it_is_shown(waveform):
    try:
        look.looks().wear("dark")
        assert colour(waveform.grab(), 10, waveform, 5) == look.current().panel
    finally:
        look.looks().wear("light")


def test_another_point_in_focus_draws_it_anew_only_where_flags_are_filled_or_emptied(waveform):
    moments = [Moment(id="one", start=10, questions=("greeting",))]

    def drawn_anew(moments, focus):
        before = waveform.grab().toImage(), waveform._picture
        waveform.show_moments(moments, focus)
        return before[0] != waveform.grab().toImage(), before[1] is not waveform._picture

    assert drawn_anew(moments, "close") == (True, True)
    assert drawn_anew(moments, "listen") == (False, False)
    assert drawn_anew(moments, "greeting") == (True, True)
    assert drawn_anew(moments, "close") == (True, True)


def test_of_flags_in_a_heap_the_uppermost_are_drawn_and_those_of_the_point_in_focus():
    """A thousand of them took longer to draw than all else together."""
    moments = [Moment(id=f"m{n}", start=n, questions=("q",) * (n == 7)) for n in range(1000)]
    drawn = [flag[0].id for flag in in_sight(placed(enumerate(moments, 1), float), "q")]
    assert len(drawn) < 1000 / 6 + 9 and {"m7", "m999"} <= set(drawn)
    assert drawn == sorted(drawn, key=lambda id: int(id[1:]))


def test_flags_that_lie_apart_are_all_drawn():
    flags = placed(((n, Moment(id=f"m{n}", start=19.0 * n)) for n in range(1, 9)), float)
    assert in_sight(flags, "") == flags
