"""The finished sheets on a form come as a stream, each evaluation once."""

from datetime import date

import pytest
from store_samples import add_call, finish, form

from evaluator.scoring.sheet import Sheet
from evaluator.store import finished_sheets
from evaluator.store.database import Store
from evaluator.store.filter import CallFilter


def test_every_evaluation_comes_once_with_its_latest_sheet(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finished_sheets, "_AT_ONCE", 2)
    done = [finish(store, add_call(store), level, "n/a") for level in (0, 1, 2, 3)]
    finish(store, add_call(store), on=form("other", title="Other"))
    newer = finish(store, add_call(store), 4, 4, on=form(version="2"))
    store.evaluations.reopen(done[0].id)
    again = Sheet(answers={"first": 4, "second": 0}, figures={"hold.total": 4.5}, strengths="Clear")
    store.evaluations.keep(done[0].id, again, None, 0.0)
    store.evaluations.finish(done[0].id)
    store.evaluations.reopen(done[1].id)
    store.evaluations.open(add_call(store).id, store.people.evaluator("Eva"), form())

    found = list(store.sheets.on("two-points"))
    assert [one.evaluation_id for one in found] == [*(one.id for one in done), newer.id]
    assert (found[0].answers, found[0].figures) == (again.answers, again.figures)
    assert [one.score for one in found] == [75.0, 25.0, 50.0, 75.0, 100.0]
    assert [one.form_hash for one in found] == [form().hash] * 4 + [form(version="2").hash]
    assert list(store.sheets.on("unknown")) == []


def test_only_the_calls_that_are_meant_are_read(store: Store) -> None:
    finish(store, add_call(store, agent="Ann"))
    ben = finish(store, add_call(store, agent="Ben"))
    (one,) = store.sheets.on("two-points", CallFilter(agent="Ben"))
    assert one.evaluation_id == ben.id
    assert list(store.sheets.on("two-points", CallFilter(until=date(2020, 1, 1)))) == []
