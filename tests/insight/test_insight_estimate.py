"""Estimates: against scipy, and never a bare average."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from evaluator.insight.estimate import Estimate, estimate, together
from evaluator.insight.student import t_95

SCORES = st.lists(st.floats(0, 100), min_size=2, max_size=30)


def of(scores: list[float]) -> Estimate:
    return estimate(len(scores), math.fsum(scores), math.fsum(score**2 for score in scores))


@pytest.mark.parametrize(
    "freedom", [1, 1.01, 1.5, 2, 2.7, 3, 4, 5, 9.99, 10, 30, 100, 999.5, 10_000, 100_000]
)
def test_the_quantile_is_that_of_scipy(freedom: float) -> None:
    assert t_95(freedom) == pytest.approx(stats.t.ppf(0.975, freedom), abs=1e-9)


@given(st.floats(1, 5000))
def test_the_quantile_is_that_of_scipy_anywhere(freedom: float) -> None:
    assert t_95(freedom) == pytest.approx(stats.t.ppf(0.975, freedom), abs=1e-9)


def test_the_interval_is_that_of_a_textbook() -> None:
    # Mean 80, s = sqrt(10), t(0.975, 4) = 2.776: 80 ± 2.776 * sqrt(10 / 5).
    found = of([76, 78, 80, 82, 84])
    assert found.mean == 80
    assert found.low == pytest.approx(80 - 2.7764451 * math.sqrt(2), abs=1e-6)
    assert found.high == pytest.approx(80 + 2.7764451 * math.sqrt(2), abs=1e-6)


@given(SCORES)
def test_the_interval_is_that_of_scipy_cut_to_the_scale(scores: list[float]) -> None:
    found = of(scores)
    mean, error = math.fsum(scores) / len(scores), stats.sem(scores)
    reach = stats.t.ppf(0.975, len(scores) - 1) * error
    assert found.mean == pytest.approx(mean)
    # Sums of squares lose half the digits where scores are nearly alike.
    assert found.low == pytest.approx(max(0, mean - reach), abs=2e-3)
    assert found.high == pytest.approx(min(100, mean + reach), abs=2e-3)


@given(SCORES)
def test_the_interval_holds_its_mean_and_stays_on_the_scale(scores: list[float]) -> None:
    found = of(scores)
    assert found.low is not None and found.mean is not None and found.high is not None
    assert 0 <= found.low <= found.mean <= found.high <= 100


def test_one_call_has_no_interval_and_none_has_no_mean() -> None:
    assert of([70.0]) == Estimate(calls=1, mean=70.0)
    assert of([]) == Estimate(calls=0)


def test_under_three_calls_is_few() -> None:
    assert [of([80.0] * calls).few for calls in range(5)] == [True, True, True, False, False]


@pytest.mark.parametrize("score", [76.1363636, 0.1, 33.3333333, 100, 0])
def test_scores_that_are_all_alike_have_no_spread_from_rounding(score: float) -> None:
    found = of([score] * 7)
    assert found.error == 0
    assert found.low == found.high == pytest.approx(score)


def test_a_scale_of_its_own_cuts_the_interval() -> None:
    found = estimate(3, 11, 41, ceiling=4)  # 3, 4 and 4 of 4
    assert found.high == 4
    assert found.mean == pytest.approx(11 / 3)


@given(st.lists(st.lists(st.floats(0, 100), max_size=6), max_size=5))
def test_estimates_put_together_are_the_estimate_of_all_calls(groups: list[list[float]]) -> None:
    every = of([score for group in groups for score in group])
    found = together(of(group) for group in groups)
    assert found.calls == every.calls
    for name in ("mean", "low", "high"):
        expected = getattr(every, name)
        assert getattr(found, name) == (
            None if expected is None else pytest.approx(expected, abs=1e-2)
        )


def test_bonus_above_the_ceiling_is_not_cut() -> None:
    one = estimate(3, 120 + 130 + 140, 120**2 + 130**2 + 140**2)
    assert one.mean == 130 and one.low is not None and one.high is not None
    assert 100 < one.low < 130 < one.high
    below = estimate(2, -30, 10**2 + 20**2)
    assert below.mean == -15 and below.low is not None and below.low < -15


def test_what_rounding_leaves_above_the_ceiling_is_cut() -> None:
    assert estimate(3, 3 * (100 + 1e-12), 3 * 100**2).high == 100.0
