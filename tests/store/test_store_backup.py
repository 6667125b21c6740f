import itertools
import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from store_samples import add_call, finish

from evaluator.errors import UserError
from evaluator.store import backup
from evaluator.store.counting import counts
from evaluator.store.database import Store
from evaluator.store.troubles import backups_of


def test_a_backup_holds_everything_and_opens_by_itself(path: Path) -> None:
    with closing(Store.open(path)) as store:
        done = finish(store, add_call(store))
        kept = backup.make(path, 1)  # while the database is open, its log not folded in
    copy = kept.rename(path.parent / "restored.db")
    assert not list(kept.parent.iterdir())
    with closing(Store.open(copy)) as store:
        assert store.evaluations.get(done.id) == done
        assert store.check().problems == ()


@pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX")
def test_a_backup_is_its_owners_alone(path: Path) -> None:
    Store.open(path).close()
    kept = backup.make(path, 1)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700


def test_the_newest_backups_are_kept(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "KEPT", 3)
    Store.open(path).close()
    other = path.with_name("other.db")
    Store.open(other).close()
    backup.make(other, 1)
    made = [backup.make(path, 1) for _ in range(5)]
    assert backups_of(path) == made[2:]
    assert len(backups_of(other)) == 1


def test_a_damaged_database_gives_no_backup(path: Path) -> None:
    with closing(Store.open(path)) as store:
        finish(store, add_call(store))
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("PRAGMA writable_schema = ON")
        plain.execute("UPDATE sqlite_master SET rootpage = 3 WHERE name = 'ix_call_at_id'")
        plain.commit()
    with pytest.raises(UserError, match="damaged"):
        backup.make(path, 1)
    assert list((path.parent / "backups").iterdir()) == []


def test_a_backup_that_lacks_rows_does_not_count(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store.open(path).close()
    seen = itertools.count()
    monkeypatch.setattr(backup, "counts", lambda plain: {**counts(plain), "seen": next(seen)})
    with pytest.raises(UserError, match="does not hold what the database holds"):
        backup.make(path, 1)
    assert backups_of(path) == []


def test_no_place_for_backups_is_said(path: Path) -> None:
    Store.open(path).close()
    (path.parent / "backups").write_text("a file in the way")
    with pytest.raises(UserError, match="cannot be opened for writing"):
        backup.make(path, 1)
