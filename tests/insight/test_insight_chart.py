"""The chart's values: every interval inside the axis, calls under each period."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from insight_values import trend_of

from evaluator.insight.chart import Axis, chart
from evaluator.insight.trend import Trend


def test_lines_marks_and_pass_mark() -> None:
    found = chart(
        trend_of(
            North={"2026-11": [80.0, 82.0, 84.0], "2027-01": [90.0]},
            South={"2026-12": [70.0, 75.0]},
        )
    )
    assert [(mark.label, mark.calls) for mark in found.marks] == [
        ("Nov 2026", (3, 0)),
        ("Dec", (0, 2)),
        ("Jan 2027", (1, 0)),
    ]
    north, south = found.lines
    assert (north.name, south.name) == ("North", "South")
    assert [(dot.place, dot.period, dot.mean, dot.calls, dot.few) for dot in north.dots] == [
        (0, "2026-11", 82, 3, False),
        (2, "2027-01", 90, 1, True),
    ]
    assert north.dots[0].low is not None and north.dots[0].low < 82
    assert (north.dots[1].low, north.dots[1].high) == (None, None)
    assert [dot.place for dot in south.dots] == [1]
    assert found.pass_mark == 80


@pytest.mark.parametrize(
    ("scores", "pass_mark", "axis"),
    [
        ([82.0] * 3, 80, Axis(low=70, high=100, ticks=(70, 80, 90, 100))),
        ([100.0] * 3, None, Axis(low=70, high=100, ticks=(70, 80, 90, 100))),
        ([0.0] * 3, None, Axis(low=0, high=30, ticks=(0, 10, 20, 30))),
        ([31.0] * 3, 95, Axis(low=20, high=100, ticks=(20, 40, 60, 80, 100))),
        ([12.0] * 3, 85, Axis(low=0, high=100, ticks=(0, 20, 40, 60, 80, 100))),
        ([5.0] * 3, 65, Axis(low=0, high=80, ticks=(0, 20, 40, 60, 80))),
        ([11.0] * 3, 95, Axis(low=0, high=100, ticks=(0, 20, 40, 60, 80, 100))),
        ([41.0] * 3, 99, Axis(low=40, high=100, ticks=(40, 50, 60, 70, 80, 90, 100))),
    ],
)
def test_the_axis(scores: list[float], pass_mark: float | None, axis: Axis) -> None:
    assert chart(trend_of(pass_mark, A={"2026-05": scores})).axis == axis


@given(st.lists(st.floats(0, 100), min_size=1, max_size=6), st.none() | st.floats(0, 100))
def test_the_axis_holds_every_interval_of_enough_calls_and_the_pass_mark(
    scores: list[float], pass_mark: float | None
) -> None:
    found = chart(trend_of(pass_mark, A={"2026-05": scores}))
    axis = found.axis
    assert 0 <= axis.low < axis.high <= 100
    assert (axis.ticks[0], axis.ticks[-1]) == (axis.low, axis.high)
    assert len({b - a for a, b in zip(axis.ticks, axis.ticks[1:], strict=False)}) == 1
    for dot in found.lines[0].dots:
        for value in (dot.mean, pass_mark, *(() if dot.few else (dot.low, dot.high))):
            assert value is None or axis.low <= value <= axis.high


def test_the_bar_of_a_few_calls_does_not_stretch_the_axis() -> None:
    found = chart(trend_of(A={"2026-05": [80.0, 90.0], "2026-06": [84.0, 85.0, 86.0]}))
    few, enough = found.lines[0].dots
    assert few.low == pytest.approx(85 - 12.7062 * 5, abs=1e-3)
    assert few.high == 100
    assert enough.low is not None
    assert found.axis == Axis(low=70, high=100, ticks=(70, 80, 90, 100))


def test_a_bar_is_cut_at_the_axis() -> None:
    axis = Axis(low=70, high=100, ticks=(70, 100))
    assert [axis.cut(score) for score in (21.5, 70.0, 85.0, 100.0)] == [70, 70, 85, 100]
    assert [axis.holds(score) for score in (21.5, 70.0, 100.0)] == [False, True, True]


def test_weeks_and_all_calls_have_labels() -> None:
    weeks = chart(trend_of(A={"2026-W52": [1.0], "2027-W01": [2.0]}))
    assert [mark.label for mark in weeks.marks] == ["W52 2026", "W53", "W01 2027"]
    assert [mark.label for mark in chart(trend_of(A={"": [1.0]})).marks] == ["All"]


def test_an_empty_trend_is_an_empty_chart() -> None:
    found = chart(Trend(periods=(), series=()))
    assert found.axis == Axis(low=0, high=100, ticks=(0, 20, 40, 60, 80, 100))
    assert (found.marks, found.lines, found.pass_mark) == ((), (), None)


def test_averages_above_100_are_on_the_axis() -> None:
    drawn = chart(trend_of(pass_mark=None, Ann={"2026-05": [135, 137, 136]}))
    assert drawn.axis.low < 130 and drawn.axis.high >= 140
