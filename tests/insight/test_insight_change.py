"""Changes: Welch's interval against scipy, and silence where nothing can be said."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from insight_values import trend_of
from scipy import stats

from evaluator.insight.change import Change, change

SCORES = st.lists(st.integers(0, 100).map(float), min_size=3, max_size=20)


def between(first: list[float], last: list[float]) -> Change | None:
    points = trend_of(A={"2026-05": first, "2026-06": last}).series[0].points
    return change(points[0], points[1])


@given(SCORES, SCORES)
def test_the_interval_is_welchs(first: list[float], last: list[float]) -> None:
    assume(len(set(first)) > 1 and len(set(last)) > 1)
    found = between(first, last)
    test = stats.ttest_ind(last, first, equal_var=False)
    expected = test.confidence_interval(0.95)
    assert found is not None
    assert found.difference == pytest.approx(sum(last) / len(last) - sum(first) / len(first))
    assert found.low == pytest.approx(expected.low, abs=1e-6)
    assert found.high == pytest.approx(expected.high, abs=1e-6)
    assume(abs(test.pvalue - 0.05) > 1e-6)
    assert found.beyond_chance == (test.pvalue < 0.05)


def test_one_period_without_spread_leaves_the_other_ones() -> None:
    found = between([70.0] * 9, [78.0, 80.0, 82.0])
    reach = stats.t.ppf(0.975, 2) * stats.sem([78.0, 80.0, 82.0])
    assert found is not None
    assert found.low == pytest.approx(10 - reach)
    assert found.high == pytest.approx(10 + reach)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ([], [80.0, 81.0, 82.0]),
        ([70.0, 71.0, 72.0], []),
        ([70.0, 71.0], [80.0, 81.0, 82.0]),
        ([70.0, 71.0, 72.0], [80.0, 82.0]),
        ([70.0, 70.0, 70.0], [80.0, 80.0, 80.0]),
    ],
)
def test_few_calls_or_no_spread_say_nothing(first: list[float], last: list[float]) -> None:
    if not first or not last:
        points = trend_of(A={"2026-05": first or last}, B={"2026-04": [1.0]}).series[0].points
        assert change(points[0], points[1]) is None
    else:
        assert between(first, last) is None


def test_up_and_down_beyond_chance() -> None:
    up = between([70.0, 71.0, 72.0], [90.0, 91.0, 92.0])
    down = between([90.0, 91.0, 92.0], [70.0, 71.0, 72.0])
    still = between([60.0, 75.0, 90.0], [61.0, 76.0, 91.0])
    assert up is not None and up.beyond_chance and up.difference == pytest.approx(20)
    assert down is not None and down.beyond_chance and down.difference == pytest.approx(-20)
    assert still is not None and not still.beyond_chance
