from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from store_samples import CAME_IN, add_call, recording

from evaluator.errors import UserError
from evaluator.ids import new_id
from evaluator.store.database import Store
from evaluator.terms import Call, Direction, EndedBy, Shop

SHOP = Shop(
    scenario="Asks for a quote",
    shopper="S. Hopper",
    number_dialled="+41 44 000 00 00",
    rings=3,
    seconds_to_answer=11.5,
    menu_steps=2,
    hold_seconds=40.25,
    transfers=1,
    ended_by=EndedBy.CALLER,
    narrative="Friendly.\x00 <b> 🎉 مرحبا",
)


def test_a_name_is_one_person(store: Store) -> None:
    assert store.people.client(" Acme ") == store.people.client("Acme")
    assert store.people.evaluator("Eva") == store.people.evaluator("Eva ")
    assert [client.name for client in store.people.clients()] == ["Acme"]
    assert [evaluator.name for evaluator in store.people.evaluators()] == ["Eva"]


def test_a_team_that_is_given_becomes_the_agents(store: Store) -> None:
    first = store.people.agent("Chris")
    assert first.team == ""
    assert store.people.agent("Chris", "Blue") == replace(first, team="Blue")
    assert store.people.agent("Chris").team == "Blue"
    store.people.agent("Ann", "Amber")
    assert [agent.name for agent in store.people.agents()] == ["Ann", "Chris"]
    assert store.people.teams() == ("Amber", "Blue")


@pytest.mark.parametrize("who", ["client", "agent", "evaluator"])
def test_an_empty_name_is_refused(store: Store, who: str) -> None:
    with pytest.raises(UserError, match=f"{who} has no name"):
        getattr(store.people, who)("  ")


def test_the_same_sound_is_the_same_recording_where_it_lies_now(store: Store) -> None:
    first = store.recordings.keep(recording("a.wav"))
    again = store.recordings.keep(replace(first, id=new_id(), path=Path("/else/b.wav")))
    assert again == replace(first, path=Path("/else/b.wav"))
    assert store.recordings.by_hash(first.sha256) == again
    assert store.recordings.by_hash("0" * 64) is None
    assert store.recordings.moved(first, Path("/c.wav")).path == Path("/c.wav")
    with pytest.raises(UserError, match="not in the database"):
        store.recordings.moved(replace(first, sha256="0" * 64), Path("/c.wav"))


def test_a_file_name_that_is_no_text_is_refused(store: Store) -> None:
    with pytest.raises(UserError, match="cannot be read as text"):
        store.recordings.keep(recording("call\udcff.wav"))


def test_a_call_comes_back_as_it_was(store: Store) -> None:
    whole = Call(
        id=new_id(),
        came_in=CAME_IN,
        agent=store.people.agent("Chris", "Blue"),
        client=store.people.client("Acme"),
        started=datetime(2026, 5, 4, 23, 30, tzinfo=ZoneInfo("Europe/Zurich")),
        direction=Direction.OUTBOUND,
        reference="T-1",
        recording=store.recordings.keep(recording()),
        shop=SHOP,
        agent_channel=1,
    )
    bare = Call(id=new_id(), came_in=CAME_IN.astimezone(timezone(timedelta(hours=-3))))
    for call in (whole, bare):
        store.calls.add(call)
        back = store.calls.get(call.id)
        assert back == call
        assert back.came_in.tzinfo == call.came_in.tzinfo
    started = store.calls.get(whole.id).started
    assert started is not None and started.hour == 23


def test_facts_of_a_call_can_be_put_right(store: Store) -> None:
    call = add_call(store, agent="", shop=SHOP)
    named = replace(
        call,
        agent=store.people.agent("Ann"),
        started=datetime(2026, 1, 2, 3, tzinfo=UTC),
        shop=replace(SHOP, rings=None),
    )
    store.calls.change(named)
    assert store.calls.get(call.id) == named
    store.calls.change(replace(named, shop=None, started=None))
    assert store.calls.get(call.id) == replace(named, shop=None, started=None)


def test_an_unknown_call_is_said_to_be_unknown(store: Store) -> None:
    with pytest.raises(UserError, match="not in the database"):
        store.calls.get(new_id())
    with pytest.raises(UserError, match="not in the database"):
        store.calls.change(Call(id=new_id(), came_in=CAME_IN))


def test_a_recording_belongs_to_one_call(store: Store) -> None:
    call = add_call(store, file="call.wav")
    assert call.recording is not None
    assert store.calls.of_recording(call.recording.id) == call
    assert store.calls.of_recording(new_id()) is None
    with pytest.raises(UserError, match="in the list already"):
        store.calls.add(replace(call, id=new_id()))
