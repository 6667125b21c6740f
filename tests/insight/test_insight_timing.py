"""How long evaluations took: medians, and how many they are of."""

from dataclasses import dataclass

import pytest

from evaluator.insight.timing import by_name


@dataclass(frozen=True)
class One:
    key: str
    taken: float | None
    call_length: float | None = None


def test_one_long_evaluation_does_not_carry_the_median_away() -> None:
    times = (300.0, 360.0, 420.0, 480.0, 36_000.0)
    (eva,) = by_name(One("Eva", taken, 120.0) for taken in times)
    assert (eva.median, eva.shortest, eva.longest) == (420.0, 300.0, 36_000.0)
    assert eva.ratio == 3.5
    assert (eva.finished, eva.known, eva.compared) == (5, 5, 5)
    assert not eva.few and not eva.few_compared


def test_what_is_not_known_counts_as_finished_alone() -> None:
    (eva,) = by_name([One("Eva", None, 60.0), One("Eva", 100.0), One("Eva", 200.0, 50.0)])
    assert (eva.finished, eva.known, eva.compared) == (3, 2, 1)
    assert eva.median == 150.0 and eva.ratio == 4.0
    assert eva.few and eva.few_compared


@pytest.mark.parametrize("length", [None, 0.0])
def test_a_call_without_a_length_has_no_ratio(length: float | None) -> None:
    (eva,) = by_name([One("Eva", 100.0, length)] * 3)
    assert (eva.median, eva.ratio, eva.compared) == (100.0, None, 0)
    assert not eva.few and eva.few_compared


def test_nothing_known_is_no_time_at_all() -> None:
    (eva,) = by_name([One("Eva", None)])
    assert (eva.median, eva.shortest, eva.longest, eva.ratio) == (None,) * 4


def test_names_come_in_their_order() -> None:
    assert [one.name for one in by_name([One("max", 1.0), One("Eva", 1.0)])] == ["Eva", "max"]
    assert by_name([]) == ()
