"""The facts of a call: measured once, kept, and measured again where they no longer hold."""

from dataclasses import replace
from pathlib import Path

import pytest

from evaluator import figures
from evaluator.desk import calls, facts, intake, redaction
from evaluator.desk.desk import Desk
from evaluator.errors import Cancelled, UserError
from evaluator.facts import Facts, Thresholds
from evaluator.places import shipped
from evaluator.terms import Call, Redacting

SAMPLE = next(shipped("resources", "sample").glob("*.ogg"))


@pytest.fixture
def call(desk: Desk) -> Call:
    return intake.bring_in_one(desk, SAMPLE)


@pytest.fixture(scope="module")
def measured() -> Facts:
    return facts.measure(SAMPLE)


def test_the_sample_says_what_its_script_says(measured: Facts) -> None:
    agent, caller = measured.channels
    assert (agent.name, caller.name) == ("agent", "caller")
    assert agent.first_word == pytest.approx(0.8, abs=0.1)
    assert caller.first_word == pytest.approx(5.7, abs=0.1)
    assert measured.talk_over is not None
    ((start, end),) = [entry.stretch for entry in measured.talk_over]
    assert (start, end) == (pytest.approx(27.8, abs=0.1), pytest.approx(29.1, abs=0.1))
    assert measured.talk_over[0].by == "agent"
    ((start, end),) = measured.hold
    assert (start, end) == (pytest.approx(57.1, abs=0.2), pytest.approx(68.1, abs=0.2))
    assert measured.dead_air == measured.ringing == ()


def test_facts_are_kept_with_the_call(desk: Desk, call: Call, measured: Facts) -> None:
    assert facts.kept(desk, call) is None
    assert facts.of_call(desk, call) == measured
    assert facts.kept(desk, call) == measured


def test_other_thresholds_or_lanes_want_another_measurement(desk: Desk, call: Call) -> None:
    strict = Thresholds(talk_over=2.0)
    first = facts.of_call(desk, call, strict)
    assert first.talk_over == () and first.thresholds == strict
    assert facts.kept(desk, call, strict) == first
    assert facts.kept(desk, call) is None
    swapped = calls.swap_lanes(desk, call.id)
    assert facts.kept(desk, swapped, strict) is None
    again = facts.of_call(desk, swapped, strict)
    assert [speaker.name for speaker in again.channels] == ["caller", "agent"]
    assert facts.kept(desk, swapped, strict) == again


def test_a_hold_that_was_announced(desk: Desk, call: Call) -> None:
    found = facts.of_call(desk, call, Thresholds(dead_air_noted=0.6), announced=[55.0])
    known = facts.of_call(desk, call, Thresholds(dead_air_noted=0.6))
    assert len(found.hold) >= len(known.hold) and len(found.dead_air) < len(known.dead_air)


def test_a_call_without_a_recording_or_with_a_lost_one(desk: Desk, call: Call) -> None:
    with pytest.raises(UserError, match="no recording"):
        facts.of_call(desk, replace(call, recording=None))
    assert call.recording is not None
    lost = replace(call.recording, path=Path("gone.wav"))
    with pytest.raises(UserError, match="is not there"):
        facts.of_call(desk, replace(call, recording=lost))
    assert facts.kept(desk, call) is None


def test_cancelling_keeps_what_was_kept(desk: Desk, call: Call, measured: Facts) -> None:
    class Stopped:
        def step(self, done: float, of: float, doing: str) -> None:
            raise Cancelled

    facts.of_call(desk, call)
    with pytest.raises(Cancelled):
        facts.of_call(desk, call, Thresholds(hold=5.0), job=Stopped())
    assert facts.kept(desk, call) == measured


def test_the_facts_in_words(measured: Facts) -> None:
    lines = facts.told(measured)
    assert lines[0] == "1:49 of sound"
    assert "talk-over: agent came in at 0:27 (1.3 s)" in lines
    assert "dead air: none" in lines
    assert f"({figures.said('agent.share', measured.channels[0].share)})" in lines[1]
    partly = facts.told(replace(measured, complete=False, dead_air=((1.0, 7.0), (9.0, 17.0))))
    assert any("missing or damaged" in line for line in partly)
    assert "dead air: 2, 14.0 s: 0:01 (6.0 s), 0:09 (8.0 s); 1 count" in partly


@pytest.mark.parametrize("how", list(Redacting))
def test_what_was_redacted_is_no_dead_air_and_no_hold(
    desk: Desk, call: Call, measured: Facts, how: Redacting
) -> None:
    desk.store.facts.keep(call.id, measured)
    redacted = redaction.redact(desk, call.id, (30.0, 48.0), how, by="Eva")
    assert facts.kept(desk, redacted) is None, "measured anew"
    again = facts.of_call(desk, redacted)
    assert again.dead_air == () and again.ringing == ()
    assert again.hold[0] == pytest.approx(measured.hold[0], abs=0.1) and len(again.hold) == 1
    for speaker in again.channels:
        assert not any(start < 47.9 and end > 30.1 for start, end in speaker.stretches)
    assert again.gaps is not None
    assert not any(one.stretch[0] < 48.0 and one.stretch[1] > 30.0 for one in again.gaps)
    untold = facts.measure(redacted.recording.path) if redacted.recording else again
    assert untold.dead_air or len(untold.hold) > 1, "without the log it would be taken for one"
