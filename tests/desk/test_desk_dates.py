"""Dates as people write them."""

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluator.desk.dates import Order, order_of, read_in_name, read_time
from evaluator.errors import UserError


def plain(text: str, order: Order = Order.UNKNOWN) -> str:
    time = read_time(text, order)
    assert time.tzinfo is not None
    return time.replace(tzinfo=None).isoformat()


@pytest.mark.parametrize(
    "text",
    [
        "2025-02-19T06:01:00",
        "2025-02-19 06:01",
        "2025/02/19 06:01",
        "2025/2/19 06:01:00",
        "19.02.2025 06:01",
        "19/02/2025 6:01",
        "02/19/2025 06:01 AM",
        "19-02-2025, 06:01",
        "19 Feb 2025 06:01",
        "February 19, 2025 6:01 AM",
        "  19  February 2025  06:01:00 ",
    ],
)
def test_one_time_in_many_spellings(text: str) -> None:
    assert plain(text) == "2025-02-19T06:01:00"


def test_noon_and_midnight_of_the_twelve_hour_clock() -> None:
    assert plain("19/02/2025 12:30 PM") == "2025-02-19T12:30:00"
    assert plain("19/02/2025 12:30 a.m.") == "2025-02-19T00:30:00"


def test_a_zone_that_is_written_is_kept() -> None:
    assert read_time("2025-02-19T06:01:00Z") == datetime(2025, 2, 19, 6, 1, tzinfo=UTC)
    assert read_time("2025-02-19T06:01:00+05:30").utcoffset() is not None


def test_a_date_that_may_mean_two_days_is_refused_unless_the_order_is_known() -> None:
    with pytest.raises(UserError, match="two days"):
        read_time("03/04/2025")
    assert plain("03/04/2025", Order.DAY) == "2025-04-03T00:00:00"
    assert plain("03/04/2025", Order.MONTH) == "2025-03-04T00:00:00"
    assert plain("04/04/2025") == "2025-04-04T00:00:00"


def test_a_column_tells_its_order() -> None:
    assert order_of(["03/04/2025", "13/04/2025", "2025-01-01", ""]) is Order.DAY
    assert order_of(["03/04/2025", "04/13/2025 10:00"]) is Order.MONTH
    assert order_of(["03/04/2025"]) is Order.UNKNOWN
    assert order_of(["13/04/2025", "04/13/2025"]) is Order.UNKNOWN


@pytest.mark.parametrize(
    "text", ["", "soon", "31/02/2025", "45/45/2025", "19/02/25", "2025-13-01", "9999999999"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="is no date"):
        read_time(text)


def test_what_is_no_time_in_a_name_says_nothing() -> None:
    assert read_in_name("no date") is None
    assert read_in_name("2025-02-30") is None


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(UserError):
        assert read_time(text).tzinfo is not None


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Puts this machine into another zone for the test."""

    def into(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield into
    monkeypatch.undo()
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process is POSIX")
def test_a_time_without_a_zone_is_this_machines(zone: Callable[[str], None]) -> None:
    zone("America/New_York")
    assert read_time("2025-02-19 06:01").utcoffset() == timedelta(hours=-5)
    assert read_time("2025-07-19 06:01").utcoffset() == timedelta(hours=-4)


@pytest.mark.parametrize("text", ["0001-01-01T00:00+05:00", "9999-12-31", "01/01/0025 10:00"])
def test_a_year_in_which_nobody_telephoned_is_a_slip(text: str) -> None:
    with pytest.raises(UserError, match="is no date"):
        read_time(text)
    assert read_in_name(text) is None
