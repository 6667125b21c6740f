"""When a version was published and retired is kept; a version of before has no time."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from store_samples import add_call, finish, form

from evaluator.errors import UserError
from evaluator.store.database import Store

OLDER = Path(__file__).resolve().parents[1] / "data" / "store"


def test_a_version_is_published_once_and_retired_and_back(store: Store) -> None:
    store.forms.keep(form())
    (first,) = store.forms.kept()
    assert first.published is not None and first.retired is None
    store.forms.retire(form())
    (gone,) = store.forms.kept()
    store.forms.retire(form())
    assert store.forms.kept() == (gone,) and gone.retired is not None
    with pytest.raises(UserError, match="is retired"):
        finish(store, add_call(store))
    store.forms.unretire(form())
    store.forms.keep(form())
    assert store.forms.kept() == (first,)


def test_finished_evaluations_are_counted_by_version(store: Store) -> None:
    for version in ("1", "1", "2"):
        finish(store, add_call(store), on=form(version=version))
    store.evaluations.open(add_call(store).id, store.people.evaluator("Eva"), form(version="2"))
    assert store.forms.evaluations("two-points") == {
        form(version="1").hash: 2,
        form(version="2").hash: 1,
    }
    assert store.forms.evaluations("other") == {}


def test_forms_of_an_older_database_have_no_time_and_can_be_retired(path: Path) -> None:
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as plain:
        plain.executescript((OLDER / "version_1.sql").read_text("utf-8"))
    with closing(Store.open(path)) as store:
        (kept,) = store.forms.kept()
        assert (kept.published, kept.retired) == (None, None)
        store.forms.retire(store.forms.by_hash(kept.hash))
        (gone,) = store.forms.kept()
        assert gone.published is None and gone.retired is not None
        assert store.check().problems == ()
