"""The pattern for the names of files."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluator.desk.calls import CallDetails
from evaluator.desk.names import check_pattern, read_direction, read_name
from evaluator.desk.settings import DEFAULT_PATTERN
from evaluator.errors import UserError
from evaluator.terms import Direction


def test_the_usual_pattern_reads_names_of_a_telephone_system() -> None:
    details = read_name(
        DEFAULT_PATTERN, "Auto0_GUID_000_AGENT_ChrisL_DT_2025-02-19T06-01-22_Mono.wav"
    )
    assert details.agent == "ChrisL"
    assert details.started is not None
    assert details.started.replace(tzinfo=None).isoformat() == "2025-02-19T06:01:22"
    assert details.started.tzinfo is not None


@pytest.mark.parametrize(
    "name",
    [
        "x_AGENT_Chris L_DT_20250219_060122.mp3",
        "_agent_Chris L_dt_2025-02-19 06.01.22_tail.wav",
        "_AGENT_Chris L_DT_20250219060122.ogg",
    ],
)
def test_other_spellings_of_a_date(name: str) -> None:
    details = read_name(DEFAULT_PATTERN, name)
    assert details.agent == "Chris L"
    assert details.started is not None
    assert details.started.replace(tzinfo=None).isoformat() == "2025-02-19T06:01:22"


def test_a_day_without_a_time_and_a_day_that_does_not_exist() -> None:
    day = read_name(DEFAULT_PATTERN, "a_AGENT_Ann_DT_2025-02-19.wav").started
    assert day is not None and day.hour == 0
    details = read_name(DEFAULT_PATTERN, "a_AGENT_Ann_DT_2025-02-31T06-01-22.wav")
    assert details == CallDetails(agent="Ann")


def test_a_name_that_does_not_follow_the_pattern_says_nothing() -> None:
    assert read_name(DEFAULT_PATTERN, "holiday.wav") == CallDetails()


def test_every_fact_can_be_read() -> None:
    details = read_name(
        "{client}-{team}-{agent}-{direction}-{started}-({reference})",
        "Harbour-Desk-Zoë-outbound-20250219-(A.1).wav",
    )
    assert (details.client, details.team, details.agent) == ("Harbour", "Desk", "Zoë")
    assert details.direction is Direction.OUTBOUND
    assert details.reference == "A.1"
    assert details.started is not None


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("", "names no detail"),
        ("*.wav", "names no detail"),
        ("{agnet}", "unknown"),
        ("{agent}_{agent}", "twice"),
        ("{agent}{client}", "between"),
        ("{agent", "alone"),
        ("agent}", "alone"),
    ],
)
def test_a_pattern_that_cannot_be_used_says_why(pattern: str, said: str) -> None:
    with pytest.raises(UserError, match=said) as caught:
        check_pattern(pattern)
    assert "{agent}" in caught.value.hint


@given(st.text(max_size=40))
def test_any_name_can_be_asked(name: str) -> None:
    read_name(DEFAULT_PATTERN, f"{name}.wav")


@given(st.text(alphabet="{}*ab_agent.(", max_size=20))
def test_any_pattern_is_read_or_refused(pattern: str) -> None:
    with suppress(UserError):
        read_name(pattern, "some_name.wav")


def test_directions_in_their_usual_words() -> None:
    assert read_direction(" IN ") is Direction.INBOUND
    assert read_direction("outgoing") is Direction.OUTBOUND
    assert read_direction("") is Direction.UNKNOWN
    assert read_direction("sideways") is None
