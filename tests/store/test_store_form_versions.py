"""Versions of forms: kept with when they were published, in use or retired."""

from contextlib import closing
from pathlib import Path

import pytest
from store_samples import add_call, finish, form

from evaluator.errors import UserError
from evaluator.store.connection import bare
from evaluator.store.database import Store


def test_a_version_is_published_when_it_is_kept_and_only_once(store: Store) -> None:
    store.forms.keep(form())
    (kept,) = store.forms.kept()
    assert (kept.id, kept.version, kept.hash) == ("two-points", "1", form().hash)
    assert kept.published is not None and kept.retired is None
    store.forms.keep(form())
    assert store.forms.kept() == (kept,)


def test_evaluations_are_counted_by_version_when_they_are_finished(store: Store) -> None:
    finish(store, add_call(store))
    finish(store, add_call(store))
    finish(store, add_call(store), on=form(version="2"))
    finish(store, add_call(store), on=form("other"))
    store.evaluations.open(add_call(store).id, store.people.evaluator("Eva"), form())
    counted = {form().hash: 2, form(version="2").hash: 1}
    assert store.forms.evaluations("two-points") == counted


def test_on_a_retired_version_nothing_is_begun_until_it_is_back(store: Store) -> None:
    call, eva = add_call(store), store.people.evaluator("Eva")
    store.forms.retire(form())
    (kept,) = store.forms.kept()
    assert kept.retired is not None
    store.forms.retire(form())
    assert store.forms.kept() == (kept,)  # it was retired then, and not again now
    with pytest.raises(UserError, match="Version 1 of “Two points” is retired"):
        store.evaluations.open(call.id, eva, form())
    store.forms.unretire(form())
    assert store.forms.kept()[0].retired is None
    assert store.evaluations.open(call.id, eva, form()).form == form()


def test_what_was_kept_before_there_was_a_status_can_be_retired(store: Store) -> None:
    store.forms.keep(form())
    with bare(store._database.engine) as plain:
        plain.execute("DELETE FROM form_status")
    (kept,) = store.forms.kept()
    assert kept.published is None and kept.retired is None
    store.forms.retire(form())
    (kept,) = store.forms.kept()
    assert kept.published is None and kept.retired is not None


def test_a_form_that_is_not_kept_is_not_found(path: Path) -> None:
    with closing(Store.open(path)) as store, pytest.raises(UserError, match="not in the database"):
        store.forms.by_hash("0" * 64)
