"""The thresholds of call facts in the settings: kept, read with care, one client's apart."""

from dataclasses import replace

import pytest

from evaluator.desk.settings import Settings, read, thresholds_of, write
from evaluator.desk.thresholds import LIMITS, USUAL
from evaluator.desk.thresholds import read as read_thresholds
from evaluator.facts import Thresholds
from evaluator.places import places

OWN = Thresholds(dead_air_noted=3.0, dead_air_counted=10.0, talk_over=0.8, hold=4.0)


def test_thresholds_are_kept_the_usual_and_each_clients() -> None:
    usual = replace(USUAL, hold=3.0)
    write(places(), Settings(thresholds=usual, client_thresholds={"Harbour Clinic": OWN}))
    kept = read(places())
    assert kept.notice == ""
    assert thresholds_of(kept, "Harbour Clinic") == OWN
    assert thresholds_of(kept, "Another") == thresholds_of(kept, "") == usual
    write(places(), replace(kept, client_thresholds={}))
    assert thresholds_of(read(places()), "Harbour Clinic") == usual


def test_what_is_set_by_hand_and_wrong_keeps_its_usual_value() -> None:
    write(places(), Settings())
    said = "[thresholds]\ndead_air_noted = 900\nhold = 3\ntalk_over = true\n"
    places().settings.write_text(said, "utf-8")
    kept = read(places())
    assert kept.thresholds == replace(USUAL, hold=3.0)
    assert "thresholds" in kept.notice


@pytest.mark.parametrize("said", ["no table", [1, 2], {"dead_air_counted": 2.0}])
def test_what_makes_no_sense_is_said(said: object) -> None:
    found, right = read_thresholds(said)
    assert not right
    assert found.dead_air_counted >= found.dead_air_noted


def test_the_usual_ones_are_within_their_limits() -> None:
    assert all(LIMITS[name].low <= getattr(USUAL, name) <= LIMITS[name].high for name in LIMITS)
    assert read_thresholds(None) == read_thresholds({}) == (USUAL, True)
