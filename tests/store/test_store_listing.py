from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from store_samples import add_call, finish, form

from evaluator.scoring.sheet import Sheet
from evaluator.store.calls import CallFilter, CallState
from evaluator.store.database import Store
from evaluator.terms import Shop


def found(store: Store, **where: object) -> list[str]:
    page = store.calls.listed(CallFilter(**where))  # type: ignore[arg-type]
    assert page.total == len(page.rows)
    return [row.call.reference for row in page.rows]


@pytest.fixture
def filled(store: Store) -> Store:
    """Four calls from old to new: finished by Eva, drafted by Eva, finished by Max, new."""
    day = datetime(2026, 5, 1, 12, tzinfo=UTC)
    one = add_call(
        store, agent="Émile", team="Blue", client="Acme", started=day, reference="one",
        file="Früh_AGENT.wav",
    )  # fmt: skip
    two = add_call(
        store, agent="Ann", team="Amber", client="Bolt", started=day + timedelta(1),
        reference="two",
    )  # fmt: skip
    three = add_call(
        store, agent="Ann", started=day + timedelta(2), reference="three", shop=Shop(rings=2)
    )
    add_call(store, agent="", started=day + timedelta(3), reference="four")
    finish(store, one)
    store.evaluations.open(two.id, store.people.evaluator("Eva"), form())
    finish(store, three, evaluator="Max", on=form("other", title="Other form"))
    return store


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ({}, ["four", "three", "two", "one"]),
        ({"text": "éMILE"}, ["one"]),
        ({"text": "FRÜH_agent"}, ["one"]),
        ({"text": "bolt"}, ["two"]),
        ({"text": " Fou "}, ["four"]),
        ({"text": "max"}, ["three"]),
        ({"text": "100%"}, []),
        ({"agent": "Ann"}, ["three", "two"]),
        ({"agent": "An"}, []),
        ({"team": "Amber"}, ["three", "two"]),
        ({"client": "Acme"}, ["one"]),
        ({"shops": True}, ["three"]),
        ({"shops": False}, ["four", "two", "one"]),
        ({"since": date(2026, 5, 3)}, ["four", "three"]),
        ({"until": date(2026, 5, 2)}, ["two", "one"]),
        ({"since": date(2026, 5, 2), "until": date(2026, 5, 2)}, ["two"]),
        ({"form": "Other form"}, ["three"]),
        ({"evaluator": "Eva"}, ["two", "one"]),
        ({"evaluator": "Eva", "form": "Other form"}, []),
        ({"state": CallState.NEW}, ["four"]),
        ({"state": CallState.DRAFT}, ["two"]),
        ({"state": CallState.FINISHED}, ["three", "one"]),
        ({"state": CallState.NEW, "evaluator": "Eva"}, ["four", "three"]),
        ({"state": CallState.DRAFT, "evaluator": "Max"}, []),
        ({"state": CallState.FINISHED, "evaluator": "Eva"}, ["one"]),
    ],
)
def test_the_calls_that_are_meant_newest_first(
    filled: Store, where: dict[str, object], expected: list[str]
) -> None:
    assert found(filled, **where) == expected


def test_a_limit_does_not_change_the_total(filled: Store) -> None:
    page = filled.calls.listed(CallFilter(), limit=2)
    assert [row.call.reference for row in page.rows] == ["four", "three"]
    assert page.total == 4


def test_a_row_shows_the_newest_evaluation(filled: Store) -> None:
    new, other, draft, finished = filled.calls.listed(CallFilter()).rows
    assert (new.state, new.evaluation_id, new.score) == (CallState.NEW, None, None)
    assert (draft.state, draft.evaluator, draft.finished) == (CallState.DRAFT, "Eva", None)
    assert (finished.state, finished.score, finished.band) == (
        CallState.FINISHED, 87.5, "On standard",
    )  # fmt: skip
    assert (other.evaluator, other.form) == ("Max", "Other form")
    assert finished.evaluation_id is not None and finished.finished is not None
    second = finish(filled, finished.call, 0, 0, evaluator="Max")
    assert filled.calls.listed(CallFilter()).rows[-1].evaluation_id == second.id
    row = filled.calls.listed(CallFilter(evaluator="Eva")).rows[-1]
    assert row.evaluation_id == finished.evaluation_id


def test_a_reopened_evaluation_is_a_draft_and_stays_finished(filled: Store) -> None:
    row = filled.calls.listed(CallFilter(text="one")).rows[0]
    assert row.evaluation_id is not None
    filled.evaluations.reopen(row.evaluation_id)
    filled.evaluations.keep(row.evaluation_id, Sheet(), None, 0.0)
    assert filled.calls.listed(CallFilter(text="one")).rows[0].state is CallState.DRAFT
    for state in (CallState.DRAFT, CallState.FINISHED):
        shown = filled.calls.listed(CallFilter(text="one", state=state)).rows[0]
        assert (shown.state, shown.score) == (state, 87.5)


def test_days_are_local_days(store: Store) -> None:
    tokyo = timezone(timedelta(hours=9))
    add_call(store, reference="late", started=datetime(2026, 5, 2, 1, tzinfo=tokyo))
    assert found(store, since=date(2026, 5, 2)) == ["late"]
    assert found(store, until=date(2026, 5, 1)) == []


def test_names_found_by_search_follow_a_moved_file_and_a_changed_reference(store: Store) -> None:
    call = add_call(store, reference="Old", file="old.wav")
    assert call.recording is not None
    store.recordings.moved(call.recording, Path("/there/Neu.wav"))
    store.calls.change(replace(call, reference="Anew"))
    assert found(store, text="old") == []
    assert found(store, text="NEU.WAV") == found(store, text="anew") == ["Anew"]
