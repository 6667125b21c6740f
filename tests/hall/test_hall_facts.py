"""Facts as JSON and back."""

import json
from dataclasses import replace

import pytest

from evaluator.facts import Entry, Facts, Speaker, Thresholds, clock_of, from_json, to_json

TWO = Facts(
    duration=60.5,
    complete=False,
    thresholds=Thresholds(dead_air_noted=4.0),
    answered=2.5,
    channels=(
        Speaker(
            name="agent",
            talk=12.25,
            share=0.7,
            first_word=1.0,
            turns=((3.5, 9.5), (20.0, 26.25)),
            stretches=((3.5, 9.5), (20.0, 26.25)),
        ),
        Speaker(name="caller", talk=0.0, share=0.0, first_word=None, turns=(), stretches=()),
    ),
    dead_air=((9.5, 14.0), (26.25, 60.5)),
    talk_over=(Entry(stretch=(5.0, 6.0), by="caller"),),
    hold=(),
    ringing=((0.5, 2.5),),
    gaps=(Entry(stretch=(1.0, 2.0), by="agent"), Entry(stretch=(3.0, 6.0), by="caller")),
)
ONE = Facts(
    duration=8.0,
    complete=True,
    thresholds=Thresholds(),
    answered=0.0,
    channels=(
        Speaker(
            name="both", talk=1.0, share=None, first_word=0.5, turns=None, stretches=((0.5, 1.5),)
        ),
    ),
    dead_air=((1.5, 8.0),),
    talk_over=None,
    hold=(),
    ringing=(),
    gaps=None,
)


@pytest.mark.parametrize("facts", [TWO, ONE])
def test_facts_come_back_as_they_were(facts: Facts) -> None:
    assert from_json(json.loads(json.dumps(to_json(facts)))) == facts


def test_the_json_says_what_can_be_counted() -> None:
    told = to_json(TWO)
    agent, caller = told["channels"]
    assert (agent["turns"], agent["longest"], agent["first_word"]) == (2, 6.25, 1.0)
    assert (caller["turns"], caller["longest"], caller["first_word"]) == (0, 0.0, None)
    assert told["dead_air"] == {
        "total": 38.75,
        "count": 1,  # of the two that are noted one is 7 s or longer
        "stretches": [[9.5, 14.0], [26.25, 60.5]],
    }
    assert told["talk_over"] == {
        "total": 1.0,
        "count": 1,
        "stretches": [[5.0, 6.0]],
        "by": ["caller"],
    }
    assert told["hold"] == {"total": 0.0, "count": 0, "stretches": []}
    assert (told["gaps"]["median"], told["gaps"]["longest"]) == (2.0, 3.0)
    assert told["measurable"] and not told["complete"]


def test_what_one_channel_does_not_tell_is_null() -> None:
    told = to_json(ONE)
    (both,) = told["channels"]
    assert both["share"] is both["turns"] is both["longest"] is None
    assert told["talk_over"] is told["gaps"] is None and told["measurable"] is False


@pytest.mark.parametrize("start", [0.0, 1.008, 1.024, 250.008])
def test_seven_seconds_of_dead_air_count_wherever_they_are(start: float) -> None:
    """8.008 less 1.008 is a little less than 7 in floats."""
    silent = replace(ONE, dead_air=((start, round(start + 7.0, 3)), (300.0, 306.999)))
    assert silent.counted_dead_air == silent.dead_air[:1]


def test_an_edge_that_is_a_hundredth_early_is_read_as_the_second_it_is() -> None:
    assert [clock_of(at) for at in (39.992, 39.9, 40.04, 3599.96)] == [
        "0:40",
        "0:39",
        "0:40",
        "1:00:00",
    ]
