from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluator.now import now
from evaluator.store.times import from_text, to_text

ZONES = st.one_of(
    st.sampled_from(["Europe/Zurich", "America/New_York", "Asia/Kathmandu", "UTC"]).map(ZoneInfo),
    st.integers(-86_399, 86_399).map(lambda seconds: timezone(timedelta(seconds=seconds))),
)
TIMES = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=ZONES)


@given(TIMES)
def test_a_time_comes_back_as_the_same_time_in_its_own_zone(moment: datetime) -> None:
    back = from_text(*to_text(moment))
    assert back.astimezone(UTC) == moment.astimezone(UTC)
    assert back.utcoffset() == moment.astimezone(UTC).astimezone(moment.tzinfo).utcoffset()


@given(TIMES, TIMES)
def test_texts_sort_as_times_do(one: datetime, other: datetime) -> None:
    assert (to_text(one)[0] < to_text(other)[0]) == (one.astimezone(UTC) < other.astimezone(UTC))


def test_the_zone_is_kept_by_name_or_as_an_offset() -> None:
    zurich = datetime(2026, 5, 4, 9, tzinfo=ZoneInfo("Europe/Zurich"))
    assert to_text(zurich) == ("2026-05-04T07:00:00.000000Z", "Europe/Zurich")
    east = datetime(2026, 5, 4, 9, tzinfo=timezone(timedelta(hours=5, minutes=45)))
    assert to_text(east) == ("2026-05-04T03:15:00.000000Z", "+05:45")
    assert from_text(*to_text(zurich)).tzinfo == ZoneInfo("Europe/Zurich")


def test_the_hour_that_is_there_twice_stays_the_one_it_was() -> None:
    for fold in (0, 1):
        moment = datetime(2026, 10, 25, 2, 30, fold=fold, tzinfo=ZoneInfo("Europe/Zurich"))
        assert from_text(*to_text(moment)).fold == fold


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../etc/passwd", ""])
def test_a_zone_that_this_machine_does_not_know_is_shown_in_utc(zone: str) -> None:
    assert from_text("2026-05-04T07:00:00.000000Z", zone) == datetime(2026, 5, 4, 7, tzinfo=UTC)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        to_text(datetime(2026, 5, 4, 9))


def test_the_present_knows_its_zone() -> None:
    assert now().utcoffset() is not None
