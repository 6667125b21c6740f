"""Trends: every period in every series, months and ISO weeks without a gap."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from insight_values import sums, trend_of

from evaluator.insight.trend import Trend, between, in_words, over_time, starts


def test_empty_periods_are_there_with_no_calls() -> None:
    trend = trend_of(North={"2026-05": [80.0], "2026-08": [90.0]}, South={"2026-06": [70.0, 72.0]})
    assert trend.periods == ("2026-05", "2026-06", "2026-07", "2026-08")
    north, south = trend.series
    assert (north.name, south.name) == ("North", "South")
    assert [point.estimate.calls for point in north.points] == [1, 0, 0, 1]
    assert [point.estimate.mean for point in south.points] == [None, 71, None, None]
    assert [point.period for point in south.points] == list(trend.periods)
    assert trend.pass_mark == 80


def test_no_tallies_are_an_empty_trend() -> None:
    assert over_time([]) == Trend(periods=(), series=())


def test_all_calls_together_are_one_period() -> None:
    trend = over_time([sums("North", "", [80.0, 90.0])])
    assert trend.periods == ("",)
    assert trend.series[0].points[0].estimate.mean == 85


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("2026-01", "2026-03", ("2026-01", "2026-02", "2026-03")),
        ("2026-11", "2027-02", ("2026-11", "2026-12", "2027-01", "2027-02")),
        ("2020-W52", "2021-W01", ("2020-W52", "2020-W53", "2021-W01")),
        ("2026-W19", "2026-W19", ("2026-W19",)),
    ],
)
def test_periods_between(first: str, last: str, found: tuple[str, ...]) -> None:
    assert between(first, last) == found


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.integers(0, 800))
def test_weeks_and_months_follow_one_another(day: date, days: int) -> None:
    end = day + timedelta(days=days)
    weeks = between(_week(day), _week(end))
    assert weeks[-1] == _week(end)
    mondays = [starts(week) for week in weeks]
    assert all(b - a == timedelta(days=7) for a, b in pairwise(mondays))
    months = between(f"{day:%Y-%m}", f"{end:%Y-%m}")
    assert months[-1] == f"{end:%Y-%m}"
    count = (end.year - day.year) * 12 + end.month - day.month + 1
    assert len(months) == len(set(months)) == count


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def test_periods_in_words() -> None:
    assert in_words("2026-05") == "May 2026"
    assert in_words("2026-W09") == "week 9 of 2026"
