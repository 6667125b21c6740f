"""The facts of calls, kept and kept anew."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from store_samples import add_call, facts

from evaluator.errors import UserError
from evaluator.facts import Thresholds
from evaluator.store.connection import bare
from evaluator.store.database import Store

OLDER = Path(__file__).resolve().parents[1] / "data" / "store"
FACTS = facts()


def test_a_call_keeps_its_facts_with_their_thresholds(store: Store) -> None:
    call, other = (add_call(store, file=f"{name}.wav") for name in "ab")
    assert store.facts.of(call.id) is None
    store.facts.keep(call.id, FACTS)
    assert store.facts.of(call.id) == FACTS
    assert store.facts.of(other.id) is None
    assert store.check().problems == ()


def test_measured_again_they_are_replaced(store: Store) -> None:
    call = add_call(store, file="a.wav")
    store.facts.keep(call.id, FACTS)
    again = replace(FACTS, dead_air=(), thresholds=Thresholds())
    store.facts.keep(call.id, again)
    assert store.facts.of(call.id) == again


def test_facts_are_forgotten(store: Store) -> None:
    call, other = (add_call(store, file=f"{name}.wav") for name in "ab")
    for one in (call, other):
        store.facts.keep(one.id, FACTS)
    store.facts.forget(call.id)
    store.facts.forget(call.id)
    assert (store.facts.of(call.id), store.facts.of(other.id)) == (None, FACTS)


def test_they_are_forgotten_alone(store: Store) -> None:
    call, other = (add_call(store, file=f"{name}.wav") for name in "ab")
    for one in (call, other):
        store.facts.keep(one.id, FACTS)
    store.facts.forget(call.id)
    store.facts.forget(call.id)
    assert store.facts.of(call.id) is None
    assert store.facts.of(other.id) == FACTS


def test_there_are_no_facts_of_no_call(store: Store) -> None:
    with pytest.raises(UserError):
        store.facts.keep("no such call", FACTS)


@pytest.mark.parametrize(
    "change", ["measured = 'yesterday'", "content = 'nothing'", "call_id = 'nobody'"]
)
def test_the_database_refuses_what_is_none(store: Store, change: str) -> None:
    store.facts.keep(add_call(store).id, FACTS)
    with bare(store._database.engine) as plain, pytest.raises(sqlite3.IntegrityError):
        plain.execute(f"UPDATE facts SET {change}")


def test_a_database_of_before_the_facts_gets_them(path: Path) -> None:
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as plain:
        plain.executescript((OLDER / "version_1.sql").read_text(encoding="utf-8"))
        (call_id,) = plain.execute("SELECT id FROM call LIMIT 1").fetchone()
    with closing(Store.open(path)) as store:
        assert store.facts.of(call_id) is None
        store.facts.keep(call_id, FACTS)
        assert store.facts.of(call_id) == FACTS
    assert len(list((path.parent / "backups").iterdir())) == 1
