"""Seconds to pixels and back, zoom, scroll and ticks."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluator.ui.evaluate.timeline import SHORTEST, Timeline

durations = st.floats(1, 7200)
widths = st.floats(320, 4000)
parts = st.floats(0, 1)


@given(durations, widths, parts)
def test_a_time_is_drawn_where_a_click_finds_it(duration, width, part):
    view = Timeline.whole(duration, width).zoomed(4, duration / 3)
    at = view.start + part * view.length
    assert view.at(view.x(at)) == pytest.approx(at, abs=duration * 1e-9)


@given(durations, widths, parts, st.floats(0.1, 50))
def test_zooming_keeps_the_time_under_the_mouse_and_stays_inside(duration, width, part, factor):
    view = Timeline.whole(duration, width).zoomed(3, part * duration)
    around = view.start + part * view.length
    near = view.zoomed(factor, around)
    assert near.start >= 0
    assert near.end <= duration + 1e-6
    assert min(SHORTEST, duration) <= near.length + 1e-9
    if near.start > 0 and near.end < duration - 1e-6:
        assert near.x(around) == pytest.approx(view.x(around), abs=width * 1e-6)


def test_scrolling_ends_at_either_end():
    view = Timeline.whole(100, 500).zoomed(10, 50)
    assert view.scrolled(-1000).start == 0
    assert view.scrolled(1000).end == pytest.approx(100)


def test_the_view_turns_like_a_page_when_the_playhead_leaves_it():
    view = Timeline.whole(100, 500).zoomed(10, 0)
    assert view.following(9) is view
    turned = view.following(12)
    assert turned.sees(12)
    assert turned.start == pytest.approx(11)


@given(durations, widths, st.floats(1, 200))
def test_tick_labels_never_touch(duration, width, factor):
    view = Timeline.whole(duration, width).zoomed(factor, duration / 2)
    ticks = list(view.ticks())
    assert all(view.start <= tick <= view.end for tick in ticks)
    gaps = [later - before for before, later in itertools.pairwise(ticks)]
    assert all(gap / view.length * view.width >= 71.9 for gap in gaps)


def test_four_minutes_over_a_thousand_pixels_are_ticked_each_half_minute():
    assert list(Timeline.whole(245, 1000).ticks()) == [0, 30, 60, 90, 120, 150, 180, 210, 240]


def test_a_recording_found_longer_is_shown_whole_or_kept_in_view():
    assert Timeline.whole(10, 100).lasting(20).end == 20
    near = Timeline.whole(10, 100).zoomed(5, 5)
    assert near.lasting(20).length == pytest.approx(near.length)


def test_no_length_at_all_is_not_divided_by():
    assert Timeline.whole(0, 0).x(0) == 0
