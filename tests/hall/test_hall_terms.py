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
from evaluator.terms import clock, shown


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
    ],
)
def test_a_score_is_shown_to_one_decimal_halves_up(score: float | None, text: str) -> None:
    assert shown(score) == text


@given(st.floats(0, 100))
def test_a_shown_score_is_within_half_a_decimal(score: float) -> None:
    assert abs(float(shown(score)) - score) <= 0.05 + 1e-9


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
