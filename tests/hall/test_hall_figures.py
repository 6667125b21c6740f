"""The figures of facts by their names: their values, where they are heard, and their words."""

from dataclasses import replace

import pytest

from evaluator.facts import Entry, Facts, Speaker, Thresholds, to_json
from evaluator.figures import FIGURES, NAMES, figure, measured, said, stretches

AGENT = Speaker(
    name="agent",
    talk=20.0,
    share=0.625,
    first_word=1.5,
    turns=((2.0, 10.0), (30.0, 42.0)),
    stretches=((2.0, 10.0), (30.0, 42.0)),
)
CALLER = replace(AGENT, name="caller", talk=12.0, share=0.375, turns=(), stretches=())
TWO = Facts(
    duration=120.0,
    complete=True,
    thresholds=Thresholds(),
    answered=0.5,
    channels=(AGENT, CALLER),
    dead_air=((50.0, 55.5), (60.0, 70.0), (80.0, 88.0)),
    talk_over=(Entry(stretch=(4.0, 5.0), by="caller"), Entry(stretch=(31.0, 33.0), by="agent")),
    hold=((90.0, 115.0),),
    ringing=(),
    gaps=(
        Entry(stretch=(10.0, 11.0), by="caller"),
        Entry(stretch=(20.0, 22.0), by="agent"),
        Entry(stretch=(27.0, 30.0), by="agent"),
    ),
)
ONE = replace(
    TWO,
    channels=(replace(AGENT, name="both", share=None, turns=None),),
    talk_over=None,
    gaps=None,
)
NEED_TWO = {"talk_over", "gaps", "agent", "caller"}
VALUES = {
    "dead_air.total": 23.5,
    "dead_air.count": 2,
    "dead_air.longest": 10.0,
    "hold.total": 25.0,
    "hold.count": 1,
    "hold.longest": 25.0,
    "talk_over.total": 3.0,
    "talk_over.count": 2,
    "talk_over.longest": 2.0,
    "talk_over.agent": 1,
    "talk_over.caller": 1,
    "gaps.median": 2.0,
    "gaps.longest": 3.0,
    "gaps.agent": 3.0,
    "gaps.caller": 1.0,
    "agent.talk": 20.0,
    "agent.share": 0.625,
    "agent.first_word": 1.5,
    "agent.longest": 12.0,
    "agent.turns": 2,
    "caller.talk": 12.0,
    "caller.share": 0.375,
    "caller.first_word": 1.5,
    "caller.longest": 0.0,
    "caller.turns": 0,
    "ringing.total": 0.0,
    "ringing.count": 0,
    "ringing.longest": 0.0,
    "duration": 120.0,
}


def test_every_figure_has_its_value() -> None:
    assert {name: figure(TWO, name) for name in NAMES} == VALUES


@pytest.mark.parametrize("kind", ["dead_air", "hold", "talk_over", "ringing"])
def test_a_name_says_what_it_says_in_the_json(kind: str) -> None:
    told = to_json(TWO)[kind]
    assert (told["total"], told["count"]) == (figure(TWO, f"{kind}.total"), VALUES[f"{kind}.count"])


def test_what_one_channel_does_not_tell_is_none() -> None:
    untold = {name for name in NAMES if figure(ONE, name) is None}
    assert untold == {name for name in NAMES if name.split(".")[0] in NEED_TWO}
    assert all(stretches(ONE, name) == () for name in untold)


def test_what_was_measured_leaves_out_what_could_not_be() -> None:
    assert measured(TWO) == VALUES
    assert set(measured(ONE)) == {name for name in NAMES if name.split(".")[0] not in NEED_TWO}


def test_no_gap_has_no_length() -> None:
    none = replace(TWO, gaps=())
    assert figure(none, "gaps.median") is figure(none, "gaps.agent") is None


def test_a_figure_can_be_heard() -> None:
    assert stretches(TWO, "dead_air.count") == ((60.0, 70.0), (80.0, 88.0))
    assert stretches(TWO, "dead_air.total") == TWO.dead_air
    assert stretches(TWO, "dead_air.longest") == ((60.0, 70.0),)
    assert stretches(TWO, "talk_over.agent") == ((31.0, 33.0),)
    assert stretches(TWO, "gaps.agent") == ((27.0, 30.0),)
    assert stretches(TWO, "agent.longest") == ((30.0, 42.0),)
    assert stretches(TWO, "duration") == ()


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("hold.total", 0.0, "0 s"),
        ("hold.total", 4.25, "4.2 s"),
        ("hold.total", 9.96, "10 s"),
        ("hold.total", 59.6, "1 min"),
        ("hold.total", 65.0, "1 min 5 s"),
        ("dead_air.count", 2, "2 counted"),
        ("hold.count", 0, "none"),
        ("hold.count", 1, "once"),
        ("hold.count", 2, "2 times"),
        ("agent.share", 0.625, "63 %"),
        ("agent.share", None, "not measurable"),
    ],
)
def test_a_value_is_said_with_its_unit(name: str, value: float | None, words: str) -> None:
    assert said(name, value) == words


def test_titles_tell_figures_of_one_unit_apart() -> None:
    titles = {(one.title, one.unit) for one in FIGURES.values()}
    assert len(titles) == len(FIGURES)
