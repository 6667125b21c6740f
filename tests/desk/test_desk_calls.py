"""Calls: facts, people, shops, and finding a recording again."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from small_wav import write_wav

from evaluator.desk import calls, intake, people, shops
from evaluator.desk.calls import CallDetails, CallFilter
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.terms import Call, Direction, Recording, Shop

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def brought_in(desk: Desk, path: Path) -> tuple[Call, Recording]:
    call = intake.bring_in_one(desk, path)
    assert call.recording is not None
    return call, call.recording


def test_facts_are_set_and_taken_away(desk: Desk, tmp_path: Path) -> None:
    call, _ = brought_in(desk, write_wav(tmp_path / "a.wav"))
    facts = CallDetails(
        agent=" Ann ",
        team="South",
        client="Harbour",
        started=NOON,
        direction=Direction.INBOUND,
        reference="R1",
    )
    described = calls.describe(desk, call.id, facts)
    assert described.agent is not None and described.agent.name == "Ann"
    assert calls.details_of(described) == CallDetails(
        agent="Ann",
        team="South",
        client="Harbour",
        started=NOON,
        direction=Direction.INBOUND,
        reference="R1",
    )
    assert calls.describe(desk, call.id, CallDetails()).agent is None
    names = people.names(desk)
    assert (names.agents, names.teams, names.clients, names.evaluators) == (
        ("Ann",),
        ("South",),
        ("Harbour",),
        (),
    )


def test_names_may_hold_anything(desk: Desk, tmp_path: Path) -> None:
    call, _ = brought_in(desk, write_wav(tmp_path / "a.wav"))
    name = "<b>Robert'); DROP TABLE call;--</b> العربية 😀 \x07"
    assert calls.describe(desk, call.id, CallDetails(agent=name)).agent.name == name.strip()  # type: ignore[union-attr]
    assert people.names(desk).agents == (name.strip(),)


def test_names_are_kept_without_what_no_file_can_hold(desk: Desk, tmp_path: Path) -> None:
    call, _ = brought_in(desk, write_wav(tmp_path / "a.wav"))
    facts = CallDetails(agent="\0 A\udcffnn\0", client="\0", reference=" \ud800 ")
    described = calls.describe(desk, call.id, facts)
    assert described.agent is not None and described.agent.name == "A\ufffdnn"
    assert described.client is None and described.reference == "\ufffd"


def test_facts_fill_gaps_and_a_team_stays_with_its_agent() -> None:
    known = CallDetails(agent="Ann", team="South", client="Harbour")
    assert calls.filled(CallDetails(reference="R"), known).team == "South"
    assert calls.filled(CallDetails(agent="Ann"), known).team == "South"
    assert calls.filled(CallDetails(agent="Ben"), known) == CallDetails(
        agent="Ben", client="Harbour"
    )


def test_lanes_are_swapped_and_swapped_back(desk: Desk, tmp_path: Path) -> None:
    call, _ = brought_in(desk, write_wav(tmp_path / "a.wav"))
    assert calls.swap_lanes(desk, call.id).agent_channel == 1
    assert calls.swap_lanes(desk, call.id).agent_channel == 0
    assert calls.evaluations_of(desk, call.id) == ()


def test_a_recording_is_where_it_was(desk: Desk, tmp_path: Path) -> None:
    path = write_wav(tmp_path / "a.wav")
    _, recording = brought_in(desk, path)
    for _ in range(2):  # the second time by its stamp
        located = calls.locate(desk, recording)
        assert (located.state, located.path) == ("here", path)


def test_a_changed_recording_is_noticed_even_at_the_same_size(desk: Desk, tmp_path: Path) -> None:
    path = write_wav(tmp_path / "a.wav", tone=300)
    _, recording = brought_in(desk, path)
    assert calls.locate(desk, recording).state == "here"
    write_wav(path, tone=440)
    os.utime(path, ns=(1, 1))
    assert path.stat().st_size == recording.size
    located = calls.locate(desk, recording)
    assert (located.state, located.path) == ("changed", path)
    write_wav(path, tone=440, seconds=1.0)
    assert calls.locate(desk, recording).state == "changed"


@pytest.mark.parametrize("where", ["calls/renamed.wav", "later/b.wav", "asked/below/c.wav"])
def test_a_moved_recording_is_found_again(desk: Desk, tmp_path: Path, where: str) -> None:
    path = write_wav(tmp_path / "calls" / "a.wav")
    write_wav(tmp_path / "calls" / "same_size.wav", tone=440)
    call, recording = brought_in(desk, path)
    brought_in(desk, write_wav(tmp_path / "later" / "other.wav", tone=500))
    target = tmp_path / where
    target.parent.mkdir(parents=True, exist_ok=True)
    path.rename(target)
    located = calls.locate(desk, recording, among=[tmp_path / "asked"])
    assert (located.state, located.path) == ("here", target)
    kept = calls.get(desk, call.id).recording
    assert kept is not None and kept.path == target


def test_a_file_among_the_places_asked_for_counts_itself(desk: Desk, tmp_path: Path) -> None:
    path = write_wav(tmp_path / "calls" / "a.wav")
    _, recording = brought_in(desk, path)
    target = tmp_path / "elsewhere.wav"
    path.rename(target)
    assert calls.locate(desk, recording).state == "missing"
    assert calls.locate(desk, recording, among=[target]).path == target


def test_a_vanished_recording_and_its_vanished_folder(desk: Desk, tmp_path: Path) -> None:
    path = write_wav(tmp_path / "calls" / "a.wav")
    _, recording = brought_in(desk, path)
    path.unlink()
    path.parent.rmdir()
    located = calls.locate(desk, recording)
    assert (located.state, located.path) == ("missing", None)


def test_relinking_takes_the_same_sound_only(desk: Desk, tmp_path: Path) -> None:
    path = write_wav(tmp_path / "calls" / "a.wav")
    call, _ = brought_in(desk, path)
    other = write_wav(tmp_path / "b.wav", tone=440)
    with pytest.raises(UserError, match="another recording"):
        calls.relink(desk, call.id, other)
    moved = path.rename(tmp_path / "moved.wav")
    linked = calls.relink(desk, call.id, moved).recording
    assert linked is not None and linked.path == moved


def test_shops(desk: Desk) -> None:
    shop = Shop(scenario="Moves an appointment", rings=3, narrative="Fine")
    call = shops.add(desk, CallDetails(client="Harbour", agent="Ann"), shop)
    assert call.shop == shop and call.recording is None
    changed = shops.change(desk, call.id, CallDetails(client="Harbour"), Shop(rings=4))
    assert changed.shop == Shop(rings=4) and changed.agent is None
    assert calls.listed(desk, CallFilter(shops=True)).total == 1
    with pytest.raises(UserError, match="no recording"):
        calls.relink(desk, call.id, Path("a.wav"))


def test_a_shop_with_impossible_facts_is_refused(desk: Desk) -> None:
    with pytest.raises(UserError, match="no client"):
        shops.add(desk, CallDetails(), Shop())
    with pytest.raises(UserError, match="number of rings cannot be -1"):
        shops.add(desk, CallDetails(client="Harbour"), Shop(rings=-1))
    with pytest.raises(UserError, match="hold cannot be nan"):
        shops.add(desk, CallDetails(client="Harbour"), Shop(hold_seconds=float("nan")))
    assert calls.listed(desk, CallFilter()).total == 0
