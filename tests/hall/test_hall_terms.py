"""The hall: how scores and times are shown, who a message is for, ids in order."""

import threading
import time
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluator import ids
from evaluator.errors import UserError
from evaluator.job import QUIET
from evaluator.terms import added, clock, percent, rounded, shown, trimmed


@pytest.mark.parametrize(
    ("score", "text"),
    [
        (None, "–"),
        (0, "0.0"),
        (100.0, "100.0"),
        (87.5, "87.5"),
        (79.95, "80.0"),
        (79.949, "79.9"),
        (0.05, "0.1"),
        (76.13636363636364, "76.1"),
        (1e-7, "0.0"),
        (-0.04, "0.0"),
        (-66.25, "-66.3"),
    ],
)
def test_a_score_is_shown_to_one_decimal_halves_up(score: float | None, text: str) -> None:
    assert shown(score) == text


@given(st.floats(0, 100))
def test_a_shown_score_is_within_half_a_decimal(score: float) -> None:
    assert abs(float(shown(score)) - score) <= 0.05 + 1e-9


def test_halves_are_rounded_away_from_0_as_they_are_written() -> None:
    assert [rounded(n, 2) for n in (13.125, 1.005, -0.125, 0.0)] == [
        "13.13",
        "1.01",
        "-0.13",
        "0.00",
    ]
    assert [rounded(n, 0) for n in (0.5, 2.5, 9.4)] == ["1", "3", "9"]


def test_decimals_that_say_nothing_are_left_out() -> None:
    assert [trimmed(n) for n in (12.0, 9.333, 0.5, 1000)] == ["12", "9.33", "0.5", "1000"]
    assert [trimmed(1000, 0), trimmed(6.25, 1), trimmed(1 / 3, 4)] == ["1000", "6.3", "0.3333"]


def test_parts_of_a_whole_are_told_in_percent() -> None:
    assert [percent(0.125), percent(0.285), percent(0.1315, 1)] == ["13 %", "29 %", "13.2 %"]


def test_decimals_add_up_as_they_are_written() -> None:
    assert added([0.1, 0.2]) == 0.3
    assert added([]) == 0


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0:00"), (59.999, "0:59"), (60, "1:00"), (245, "4:05"), (3599, "59:59"), (3600, "1:00:00"),
     (36_061.5, "10:01:01")],
)  # fmt: skip
def test_a_time_on_a_recording(seconds: float, text: str) -> None:
    assert clock(seconds) == text


def test_a_user_error_says_what_happened_and_what_to_do() -> None:
    assert str(UserError("The disk is full.", "Free some space.")) == (
        "The disk is full. Free some space."
    )
    assert str(UserError("The disk is full.")) == "The disk is full."


def test_ids_are_version_7_and_in_order() -> None:
    before = time.time_ns() // 1_000_000
    made = [ids.new_id() for _ in range(2000)]
    after = time.time_ns() // 1_000_000
    assert made == sorted(made)
    assert len(set(made)) == 2000
    for id in (made[0], made[-1]):
        value = UUID(id)
        assert (value.version, value.variant) == (7, "specified in RFC 4122")
        assert before <= value.int >> 80 <= after + 1


def test_ids_stay_in_order_when_the_clock_is_set_back(monkeypatch: pytest.MonkeyPatch) -> None:
    first = ids.new_id()
    monkeypatch.setattr(time, "time_ns", lambda: 0)
    assert ids.new_id() > first


def test_ids_of_several_threads_are_all_different() -> None:
    made: list[str] = []
    threads = [
        threading.Thread(target=lambda: made.extend(ids.new_id() for _ in range(300)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made)) == 1200


def test_the_quiet_job_takes_every_step() -> None:
    for done in range(3):
        QUIET.step(done, 2, "Working")
